/**
 * Brings a large workbook in on a throw-away database, as an officer would: look, then import, then take back; all the while others ask.
 * `npx tsx bench/import/run.ts [rows]` prints seconds, memory and the slowest answer to others.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openDatabase } from '../../src/db/connect.ts'
import { runJobsNow, startRunner } from '../../src/domains/jobs/runner.actions.ts'
import { createAccount } from '../../src/domains/people/people.actions.ts'
import { nobody } from '../../src/domains/people/reach.actions.ts'
import { loadUnits } from '../../src/domains/reference/reference.actions.ts'
import { validOn } from '../../src/domains/reference/units.rules.ts'
import { seed } from '../../src/domains/seed.ts'
import { folderStorage } from '../../src/files/storage.ts'
import { buildApp } from '../../src/server/app.ts'
import { registerOf } from './workbook.ts'

const count = Number(process.argv[2] ?? 100_000)
const today = '2024-11-22'
const folder = await mkdtemp(join(tmpdir(), 'khuyencong-bench-'))
const database = await openDatabase({ folder: join(folder, 'db'), durable: true })
await seed(database.db)
const files = folderStorage(join(folder, 'files'))
const app = await buildApp({ database, today: () => today, demo: true, files })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
await createAccount(
  { db: database.db, today, actor: null, reach: nobody, demo: true, files },
  { username: 'lanhdao', name: 'Lãnh đạo thử', password: 'mật khẩu thử 1', persona: true, grants: [{ role: 'leader', unitId: 'hn-a-sct', validFrom: '2020-01-01' }] },
)
const runner = startRunner({ database, files, demo: true })

const signedIn = await fetch(`${address}/api/session/persona`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ username: 'lanhdao' }),
})
const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
const session = (await (await fetch(`${address}/api/session`, { headers: { cookie } })).json()) as { csrf: string }
const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const answer = await fetch(`${address}/api${path}`, { ...init, headers: { cookie, 'x-csrf-token': session.csrf, ...(init.headers as object) } })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
const post = <T>(path: string, body: object) =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

// Somebody else, in a thread of their own, asks every 20 ms.
const others = new Worker(
  `const { parentPort, workerData } = require('node:worker_threads')
   let times = [], on = true
   parentPort.on('message', () => { parentPort.postMessage(times); times = [] })
   ;(async () => { for (;;) { const t = performance.now(); await fetch(workerData + '/api/health').then(r => r.text()); times.push(performance.now() - t); await new Promise(r => setTimeout(r, 20)) } })()`,
  { eval: true, workerData: address },
)
const waits = () =>
  new Promise<number[]>(resolve => {
    others.once('message', resolve)
    others.postMessage('tell')
  })
let peak = 0
const memory = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 100)

interface Job {
  id: string
  state: string
  problem: string | null
  note: string | null
  result: { accepted?: number; rejected?: number; undone?: number } | null
}
const over = async (id: string): Promise<Job> => {
  for (;;) {
    const job = await ask<Job>(`/jobs/${id}`)
    if (!['waiting', 'running'].includes(job.state)) return job
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}
const lines: string[] = []
const stage = async (name: string, begin: () => Promise<{ id: string }>) => {
  await waits()
  peak = 0
  const from = performance.now()
  const { id } = await begin()
  const job = await over(id)
  const seconds = (performance.now() - from) / 1000
  const times = (await waits()).sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  const { accepted, rejected, undone } = job.result ?? {}
  lines.push(
    `| ${name} | ${seconds.toFixed(1)} | ${Math.round(count / seconds)} | ${Math.round(peak / 1048576)} | ${times.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`,
  )
  console.log(name, job.state, job.problem ?? '', JSON.stringify({ accepted, rejected, undone }), `${seconds.toFixed(1)} s`)
  return id
}

const units = await loadUnits(database.db)
const places = units.all.filter(unit => unit.level === 'commune' && validOn(unit, today)).map(({ code }) => code)
const bytes = await registerOf(count, places)
console.log(`${count} rows, ${(bytes.length / 1048576).toFixed(1)} MB`)
await waits()
const quiet = performance.now()
await new Promise(resolve => setTimeout(resolve, 3000))
const still = (await waits()).sort((a, b) => a - b)
console.log(`at rest: ${still.length} answers in ${Math.round(performance.now() - quiet)} ms, slowest ${Math.round(still.at(-1) ?? 0)} ms`)

const upload = (query: string) => {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], 'co-so.xlsx'))
  return ask<{ id: string }>(`/exchange/import/establishments?${query}`, { method: 'POST', body: form })
}
const id = await stage('read and look', () => upload('mode=preview'))
await stage('import the good rows', () => post(`/exchange/imports/${id}/continue`, { mode: 'good' }))
await stage('the same file as a correction', () => upload(`mode=preview&correctionOf=${id}`))
const match = (await ask<{ kind: string; id: string }[]>('/jobs')).find(({ kind }) => kind === 'import_match')
if (match) console.log('compare with the register', (await over(match.id)).state)
await stage('take all of it back', () => post(`/exchange/imports/${id}/undo`, { reason: 'Đo thời gian' }))

console.log('\n| step | seconds | rows/s | peak MB | answers | median ms | p99 ms | slowest ms |\n|---|---|---|---|---|---|---|---|')
for (const line of lines) console.log(line)
clearInterval(memory)
await others.terminate()
await runner.stop()
await runJobsNow(database, { files })
await app.close()
await database.close()
await rm(folder, { recursive: true, force: true })
