/**
 * Brings a large workbook in on a throw-away database, as an officer would: look, import, correct, take back; all the while others ask.
 * `npx tsx bench/import/run.ts [rows]` prints seconds, memory and the slowest answer to others.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { killServer, leaderAt, serve, spawnServer } from './server.ts'
import { registerOf } from './workbook.ts'

const count = Number(process.argv[2] ?? 100_000)
const folder = await mkdtemp(join(tmpdir(), 'khuyencong-bench-'))
const { child, address, used } = await spawnServer(folder)
const leader = await leaderAt(address)

// Somebody else, in a thread of their own, asks every 20 ms.
const others = new Worker(
  `const { parentPort, workerData } = require('node:worker_threads')
   let times = []
   parentPort.on('message', () => { parentPort.postMessage(times); times = [] })
   ;(async () => { for (;;) { const t = performance.now(); await fetch(workerData + '/api/health').then(r => r.text()); times.push(performance.now() - t); await new Promise(r => setTimeout(r, 20)) } })()`,
  { eval: true, workerData: address },
)
const waits = () =>
  new Promise<number[]>(resolve => {
    others.once('message', (times: number[]) => resolve(times.sort((a, b) => a - b)))
    others.postMessage('tell')
  })
const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)

const lines: string[] = []
let before = 0
/** Begins to count anew. */
const begin = async () => {
  await waits()
  before = (await used()).processor
}
const line = async (name: string, seconds: number) => {
  const { peak, processor } = await used()
  const times = await waits()
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  const figures = [seconds.toFixed(1), ((processor - before) / 1000).toFixed(1), megabytes(peak), times.length, at(0.5), at(0.99), at(1)]
  lines.push(`| ${[name, ...figures].join(' | ')} |`)
}
const step = async (name: string, ask: () => Promise<{ id: string }>) => {
  await begin()
  const from = performance.now()
  const { id, state, problem, result } = await leader.over((await ask()).id)
  await line(name, (performance.now() - from) / 1000)
  console.log(name, state, problem ?? '', JSON.stringify({ ...result, groups: undefined, warnings: undefined, sheets: undefined }))
  return id
}

const bytes = await registerOf(count, await leader.places())
console.log(`${count} rows, ${(bytes.length / 1_048_576).toFixed(1)} MB`)
await begin()
await new Promise(resolve => setTimeout(resolve, 3000))
await line('at rest', 3)

const id = await step('read and look at every row', () => leader.upload(bytes, 'mode=preview'))
await step('import the good rows', () => leader.post(`/exchange/imports/${id}/continue`, { mode: 'good' }))
const match = (await leader.jobs()).find(({ kind }) => kind === 'import_match')
if (match) await step('compare them with the register (in the background)', async () => match)
await step('the same workbook sent as a correction', () => leader.upload(bytes, `mode=preview&correctionOf=${id}`))
await step('take all of it back', () => leader.post(`/exchange/imports/${id}/undo`, { reason: 'Đo thời gian' }))

console.log(
  '\n| step | seconds | processor s | peak MB | others’ questions | median ms | p99 ms | slowest ms |\n|---|--:|--:|--:|--:|--:|--:|--:|',
)
for (const each of lines) console.log(each)
await others.terminate()
await killServer(child)
await (await serve(folder)).stop()
await rm(folder, { recursive: true, force: true })
