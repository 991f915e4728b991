/** Latency and recall of search through the real server: `npx tsx bench/search/run.ts <establishments> [folder]`. */
import { mkdtempSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/db/connect.ts'
import { createAccount } from '../../src/domains/people/people.actions.ts'
import { nobody } from '../../src/domains/people/reach.actions.ts'
import type { SearchAnswer } from '../../src/domains/search/search.actions.ts'
import { seed } from '../../src/domains/seed.ts'
import { searchable } from '../../src/kernel/text.ts'
import { buildApp } from '../../src/server/app.ts'
import { processor } from '../processor.ts'
import { keystrokes, questions } from './queries.ts'
import { fill, type Made } from './register.ts'

const size = Number(process.argv[2] ?? 20_000)
const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'khuyencong-search-'))
const today = '2024-11-22'
const log = (line: string) => console.error(line)

const database = await openDatabase({ folder, name: `search_${size}` })
const { pool } = database
await seed(database.db)
const files = { keep: async () => '', read: async () => new Uint8Array() }
await pool.query('create table if not exists bench_sample (made jsonb)')
let sample = (await pool.query<{ made: Made }>('select made from bench_sample')).rows.map(row => row.made)
if (!sample.length) {
  sample = await fill(pool, size, 400, log)
  await pool.query('insert into bench_sample select jsonb_array_elements($1::jsonb)', [JSON.stringify(sample)])
  await createAccount(
    { db: database.db, today, actor: null, reach: nobody, demo: true, files },
    {
      username: 'do',
      name: 'Người đo',
      password: 'đo tốc độ tìm kiếm',
      persona: true,
      grants: [{ role: 'centre_officer', unitId: 'p-01', validFrom: '2020-01-01' }],
    },
  )
  await pool.query('vacuum analyze')
}
const app = await buildApp({ database, today: () => today, demo: true, files })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const signedIn = await fetch(`${address}/api/session/persona`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ username: 'do' }),
})
const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
const timed = async <T>(path: string): Promise<{ ms: number; body: T }> => {
  const began = performance.now()
  const answer = await fetch(`${address}/api${path}`, { headers: { cookie } })
  const body = (await answer.json()) as T
  if (!answer.ok) throw new Error(`${answer.status} ${path} ${JSON.stringify(body)}`)
  return { ms: performance.now() - began, body }
}
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
const row = (name: string, times: readonly number[], used: number, rest: readonly string[] = []) => {
  const sorted = [...times].sort((a, b) => a - b)
  const figures = [
    sorted.length,
    ...[0.5, 0.95, 0.99, 1].map(share => at(sorted, share).toFixed(1)),
    (used / sorted.length).toFixed(1),
    ...rest,
  ]
  console.log(`| ${[name, ...figures].join(' | ')} |`)
}

const asked = questions(sample, 20)
for (const { text } of asked.slice(0, 40)) await timed(`/search?limit=10&q=${encodeURIComponent(text)}`)

console.log(
  `\n${size} establishments, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
)
console.log(
  '| question | asked | p50 ms | p95 | p99 | worst | processor ms each | the record in the first 10 | it or one of the same name |',
)
console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|')
const whole: number[] = []
const counts = [0, 0]
let since = await processor(pool)
const slow: [number, string][] = []
for (const kind of new Set(asked.map(each => each.kind))) {
  const times: number[] = []
  const before = await processor(pool)
  let itself = 0
  let equal = 0
  const mine = asked.filter(each => each.kind === kind)
  for (const { text, wanted } of mine) {
    const { ms, body } = await timed<SearchAnswer>(`/search?limit=10&q=${encodeURIComponent(text)}`)
    times.push(ms)
    slow.push([ms, text])
    const hits = body.groups.find(group => group.kind === 'establishment')?.hits ?? []
    const here = hits.some(hit => hit.id === wanted.id)
    const same = hits.some(hit => searchable(hit.title) === searchable(wanted.name))
    itself += here ? 1 : 0
    equal += here || same ? 1 : 0
    if (!here && !same && process.env.MISSES) log(`${kind}: ${text} → ${wanted.name} (${wanted.code})`)
  }
  whole.push(...times)
  counts[0]! += itself
  counts[1]! += equal
  row(kind, times, (await processor(pool)) - before, [`${itself}/${mine.length}`, `${equal}/${mine.length}`])
}
row('all', whole, (await processor(pool)) - since, [
  `${((100 * counts[0]!) / asked.length).toFixed(1)} %`,
  `${((100 * counts[1]!) / asked.length).toFixed(1)} %`,
])
const typing: number[] = []
since = await processor(pool)
// Of very many records every tenth question is enough: a letter costs the same whichever it is of.
for (const { text } of asked.filter((_, at) => size <= 100_000 || at % 10 === 0))
  for (const typed of keystrokes(text)) {
    const { ms } = await timed(`/search?q=${encodeURIComponent(typed)}`)
    typing.push(ms)
    slow.push([ms, typed])
  }
row('every keystroke of these', typing, (await processor(pool)) - since, ['', ''])
const lists: number[] = []
since = await processor(pool)
for (const { text } of asked.slice(0, 200)) lists.push((await timed(`/establishments?size=50&q=${encodeURIComponent(text)}`)).ms)
row('the register, filtered by these', lists, (await processor(pool)) - since, ['', ''])
if (process.env.SLOW) for (const [ms, text] of slow.sort((a, b) => b[0] - a[0]).slice(0, 30)) log(`${ms.toFixed(0)} ms ${text}`)
await app.close()
await database.close()
