/**
 * Sends the register out as a workbook and reads it back, on a throw-away database, while others ask.
 * `npx tsx bench/export/run.ts [establishments]` prints seconds, memory of the server and the slowest answer to others.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccount } from '../../src/domains/people/people.actions.ts'
import { nobody } from '../../src/domains/people/reach.actions.ts'
import { killServer, serve, spawnServer, today } from '../import/server.ts'
import { fill } from '../search/register.ts'

const count = Number(process.argv[2] ?? 100_000)
const folder = await mkdtemp(join(tmpdir(), 'khuyencong-export-'))
const first = await serve(folder)
await fill(first.database.pool, count, 100, line => console.error(line))
await createAccount(
  {
    db: first.database.db,
    today,
    actor: null,
    reach: nobody,
    demo: true,
    files: { keep: async () => '', read: async () => new Uint8Array() },
  },
  {
    username: 'trungtam',
    name: 'Cán bộ thử',
    password: 'mật khẩu thử 1',
    persona: true,
    grants: [{ role: 'centre_officer', unitId: 'p-01', validFrom: '2020-01-01' }],
  },
)
await first.database.pool.query('vacuum analyze')
await first.stop()

const { child, address, used } = await spawnServer(folder)
const signedIn = await fetch(`${address}/api/session/persona`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ username: 'trungtam' }),
})
const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
const { csrf } = (await (await fetch(`${address}/api/session`, { headers: { cookie } })).json()) as { csrf: string }

console.log('| step | seconds | processor s | peak MB | slowest answer to others, ms |\n|---|--:|--:|--:|--:|')
const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const before = await used()
  let slowest = 0
  let over = false
  const others = (async () => {
    while (!over) {
      const asked = performance.now()
      await (await fetch(`${address}/api/health`)).text()
      slowest = Math.max(slowest, performance.now() - asked)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  })()
  const from = performance.now()
  const result = await work()
  const seconds = (performance.now() - from) / 1000
  over = true
  await others
  const { peak, processor } = await used()
  const figures = [seconds.toFixed(1), ((processor - before.processor) / 1000).toFixed(1), Math.round(peak / 2 ** 20), Math.round(slowest)]
  console.log(`| ${[name, ...figures].join(' | ')} |`)
  return result
}
await step('at rest', () => new Promise(resolve => setTimeout(resolve, 3000)))
const bytes = await step(`${count} establishments out`, async () => {
  const answer = await fetch(`${address}/api/establishments.xlsx?cols=code,kind,craft,place,village,taxCode,workers,representative,phone`, {
    headers: { cookie },
  })
  if (!answer.ok) throw new Error(await answer.text())
  return new Uint8Array(await answer.arrayBuffer())
})
console.error(`${(bytes.length / 2 ** 20).toFixed(1)} MB`)
const seen = await step('the same file read back', async () => {
  const form = new FormData()
  form.set('file', new File([bytes], 'so-bo.xlsx'))
  const answer = await fetch(`${address}/api/register/workbook/preview`, {
    method: 'POST',
    headers: { cookie, 'x-csrf-token': csrf },
    body: form,
  })
  return (await answer.json()) as { read?: number; cells?: number; problems?: number; detail?: string }
})
console.error(JSON.stringify({ read: seen.read, cells: seen.cells, problems: seen.problems, detail: seen.detail }))
await killServer(child)
await (await serve(folder)).stop()
await rm(folder, { recursive: true, force: true })
