/**
 * Kills the server (SIGKILL) three times in the middle of an import and starts it again: what is in is counted at the end.
 * `npx tsx bench/import/killed.ts [rows]` exits 1 when a row is missing or came in twice.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killServer, leaderAt, serve, spawnServer } from './server.ts'
import { registerOf } from './workbook.ts'

const count = Number(process.argv[2] ?? 20_000)
const folder = await mkdtemp(join(tmpdir(), 'khuyencong-killed-'))
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

let { child, address } = await spawnServer(folder)
let leader = await leaderAt(address)
const { id } = await leader.upload(await registerOf(count, ['10192', '10183']), 'mode=good')
for (const share of [0.2, 0.5, 0.8]) {
  for (;;) {
    const { note, done, state } = await leader.job(id)
    if (state !== 'waiting' && state !== 'running') throw new Error(`ended early: ${state}`)
    if (note?.includes('lưu') && done >= count * share) break
    await wait(20)
  }
  await killServer(child)
  const at = performance.now()
  ;({ child, address } = await spawnServer(folder))
  leader = await leaderAt(address)
  const { done } = await leader.job(id)
  while ((await leader.job(id)).done === done) await wait(100)
  console.log(`killed at ${done} rows; went on ${((performance.now() - at) / 1000).toFixed(0)} s later`)
}
const { state, result } = await leader.over(id)
await killServer(child)
const last = await serve(folder)
const { rows } = await last.database.pool.query<Record<string, number>>(`
  select (select count(*) from establishment)::int as records, (select count(*) from source_row)::int as sources,
    (select count(distinct record_id) from source_row)::int as "differentSources", (select count(*) from act where action = 'imported')::int as acts,
    (select count(*) from version v join act a on a.id = v.act_id where a.action = 'imported')::int as versions, (select accepted from import) as accepted`)
await last.stop()
await rm(folder, { recursive: true, force: true })
console.log(state, JSON.stringify({ accepted: result?.accepted, rejected: result?.rejected }), JSON.stringify(rows[0]))
const whole =
  Object.values(rows[0] ?? {}).every(value => value === result?.accepted) && Number(result?.accepted) + Number(result?.rejected) === count
console.log(whole ? 'nothing lost, nothing twice' : 'NOT WHOLE')
process.exitCode = whole ? 0 : 1
