/** A workbook comes in as a job: batch by batch, stopped, broken off, gone on with, corrected; nothing is lost and nothing comes in twice. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type TestServer, testServer } from '../../server/testing.ts'
import { type JobRun, ports } from '../jobs/jobs.ports.ts'
import { goOnWith, importRows, type Rows, seeJob, sendWorkbook, soundPlan, soundProjects, soundRegister } from './import.testing.ts'
import { runImport, runMatch } from './import-job.actions.ts'
import { importJobKind, matchJobKind } from './import-job.schema.ts'
import { batch } from './passes.actions.ts'
import { writeTemplate } from './template.actions.ts'

let server: TestServer
let serial = 0
/** Every test has codes of its own. */
let prefix = ''
beforeAll(async () => {
  server = await testServer()
})
beforeEach(() => {
  prefix = `K${++serial}-`
  batch.rows = 10
  // The comparison with the register is a job of its own; it has its turn in the last test.
  delete ports.handlers[matchJobKind]
  ports.handlers[importJobKind] = runImport
})
afterAll(() => server.close())

const query = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await server.database.pool.query<T>(text, values)).rows
const countOf = async (text: string, values: unknown[] = []) => Number((await query(text, values))[0]?.n)
/** Establishments of this test, `bad` of which have a tax code with a wrong check digit. */
const many = (count: number, bad: readonly number[] = []): Rows => ({
  'Cơ sở': Array.from({ length: count }, (_, at) => ({
    code: `${prefix}${String(at).padStart(4, '0')}`,
    name: `Cơ sở thử ${at}`,
    kind: 'company',
    craft: 'lacquer',
    sector: 'đ',
    place: '10192',
    ...(bad.includes(at) && { taxCode: '0100109107' }),
  })),
})
const inRegister = () => countOf(`select count(*) as n from establishment where code like '${prefix}%'`)
/** Each record came in once: one source, one act, one version. */
const expectOnce = async (count: number) => {
  expect(await inRegister()).toBe(count)
  const [found] = await query(`
    select count(*)::int as records, sum((select count(*) from source_row s where s.record_id = e.id))::int as sources,
      sum((select count(*) from act a where a.record_id = e.id and a.action = 'imported'))::int as acts
    from establishment e where e.code like '${prefix}%'`)
  expect(found).toEqual({ records: count, sources: count, acts: count })
}
/** Lets an import's job be watched, or held up, at what it asks its run. */
const watch = (over: (run: JobRun) => Partial<JobRun>) => {
  ports.handlers[importJobKind] = run => runImport({ ...run, ...over(run) })
}

it('brings 100 rows in by batches, tells how far it is, and keeps no cells of what is in', async () => {
  const seen: number[] = []
  watch(run => ({
    progress: async (how, tx) => {
      if (how.done !== undefined && tx) seen.push(how.done)
      return run.progress(how, tx)
    },
  }))
  const { id, state, done, total, outcome } = await importRows(server, 'establishments', many(100, [7, 42]), { mode: 'good' })
  expect({ state, done, total }).toEqual({ state: 'done', done: 100, total: 100 })
  expect(seen).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
  expect(outcome).toMatchObject({ saved: true, importId: id, read: 100, accepted: 98, rejected: 2, left: 0 })
  expect(outcome.groups[0]).toMatchObject({ cause: 'tax_code', count: 2, problems: [{ cell: 'D9' }, { cell: 'D44' }] })
  await expectOnce(98)
  expect(await query('select accepted, rejected from import where id = $1', [id])).toEqual([{ accepted: 98, rejected: 2 }])
  expect(await query(`select distinct state, cells = '{}' as emptied from import_row where job_id = $1 order by state`, [id])).toEqual([
    { state: 'bad', emptied: false },
    { state: 'saved', emptied: true },
  ])
  expect((await query(`select 1 from job where id = $1 and input ? 'file'`, [id])).length).toBe(0)
})
it('reads a large workbook in a thread of its own', async () => {
  batch.rows = 1000
  const rows = many(2500, [2499])
  expect((await writeTemplate('establishments', rows)).length).toBeGreaterThan(128 * 1024)
  const { outcome } = await importRows(server, 'establishments', rows, { mode: 'preview' })
  expect(outcome).toMatchObject({ saved: false, read: 2500, accepted: 2499, rejected: 1 })
})
it('finds the same thing twice although the rows lie in different batches', async () => {
  const rows = many(30)
  rows['Cơ sở']![27] = { ...rows['Cơ sở']![3]!, name: 'Tên khác' }
  const looked = await importRows(server, 'establishments', rows, { mode: 'preview' })
  const twice = { cause: 'duplicate', problems: [{ cell: 'A29', reason: expect.stringContaining('dòng 5') as unknown as string }] }
  expect(looked.outcome.groups).toMatchObject([twice])
  const { outcome } = await goOnWith(server, looked.id)
  expect(outcome.groups).toMatchObject([twice])
  await expectOnce(29)
})
it('looks at rows that point to other rows of the workbook before either is in', async () => {
  const rows = many(15)
  for (const row of rows['Cơ sở']!) row.villageCode = `${prefix}LN`
  rows['Làng nghề'] = [{ code: `${prefix}LN`, name: 'Làng thử' }]
  const looked = await importRows(server, 'establishments', rows, { mode: 'preview' })
  expect(looked.outcome).toMatchObject({ accepted: 16, rejected: 0 })
  expect(await inRegister()).toBe(0)
  expect((await goOnWith(server, looked.id, 'none')).outcome).toMatchObject({ saved: true, accepted: 16 })
  expect(
    await countOf(`select count(*) as n from establishment e join village v on v.id = e.village_id where v.code = $1`, [`${prefix}LN`]),
  ).toBe(15)
})

it('stopped in the middle keeps what is in, says so, and can be gone on with', async () => {
  let asked = 0
  const leader = await server.as('lanhdao')
  watch(run => ({
    cancelled: async () => {
      if (++asked === 5) expect((await leader.post(`/jobs/${run.id}/cancel`)).status).toBe(200)
      return run.cancelled()
    },
  }))
  const stopped = await importRows(server, 'establishments', many(60, [1]), { mode: 'good' })
  expect(stopped.state).toBe('cancelled')
  // The first question came while the file was read, the next four before a batch each.
  expect(stopped.outcome).toMatchObject({ saved: true, accepted: 29, rejected: 1, left: 30 })
  await expectOnce(29)
  const [listed] = (await leader.get('/exchange/imports')).body as unknown as Record<string, unknown>[]
  expect(listed).toMatchObject({ id: stopped.id, state: 'stopped', accepted: 29, can: ['undo', 'open'] })
  ports.handlers[importJobKind] = runImport
  expect((await goOnWith(server, stopped.id)).outcome).toMatchObject({ saved: true, accepted: 59, rejected: 1, left: 0 })
  await expectOnce(59)
  expect((await leader.post(`/jobs/${stopped.id}/cancel`)).status).toBe(409)
})
it('stopped while only looking brings nothing in', async () => {
  let asked = 0
  watch(run => ({
    cancelled: async () => {
      if (++asked > 3) await query('update job set cancel_asked = true where id = $1', [run.id])
      return run.cancelled()
    },
  }))
  const { state, outcome } = await importRows(server, 'establishments', many(60), { mode: 'preview' })
  expect(state).toBe('cancelled')
  expect(outcome).toMatchObject({ saved: false, accepted: 20, left: 40 })
  expect(await inRegister()).toBe(0)
})

it('goes on where a process that died had come to, without loss or doubling', async () => {
  // The process dies in the middle of a batch: its transaction is lost, what it had ended is not.
  watch(run => ({
    progress: async (how, tx) => {
      if (tx && how.done === 40) throw new Error('killed')
      return run.progress(how, tx)
    },
  }))
  const { body } = await sendWorkbook(server, 'establishments', many(100), { mode: 'good' })
  await server.runJobs()
  expect(await inRegister()).toBe(30)
  await query(`update job set state = 'running', ended_at = null, beat_at = now() - interval '10 minutes' where id = $1`, [body.id])
  ports.handlers[importJobKind] = runImport
  expect(await server.runJobs()).toBe(1)
  expect((await seeJob(server, String(body.id))).outcome).toMatchObject({ accepted: 100, left: 0 })
  await expectOnce(100)
})
it('a process taken for dead that still works is turned away, and its batch comes in once', async () => {
  let goOn = () => {}
  const held = new Promise<void>(resolve => {
    goOn = resolve
  })
  let reached = () => {}
  const inBatch = new Promise<void>(resolve => {
    reached = resolve
  })
  watch(run => ({
    progress: async (how, tx) => {
      if (tx && how.done === 30) {
        reached()
        await held
      }
      return run.progress(how, tx)
    },
  }))
  const { body } = await sendWorkbook(server, 'establishments', many(60), { mode: 'good' })
  const first = server.runJobs()
  await inBatch
  await query(`update job set beat_at = now() - interval '10 minutes' where id = $1`, [body.id])
  ports.handlers[importJobKind] = runImport
  const second = server.runJobs()
  // The second run has the job and waits for the first one's open batch.
  while ((await countOf('select attempts as n from job where id = $1', [body.id])) < 2)
    await new Promise(resolve => setTimeout(resolve, 20))
  goOn()
  await Promise.all([first, second])
  expect((await seeJob(server, String(body.id))).outcome).toMatchObject({ accepted: 60, left: 0 })
  await expectOnce(60)
  expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
})
it('runs for its asker only as long as they hold the role', async () => {
  const { body } = await sendWorkbook(server, 'establishments', many(5), { mode: 'good', as: 'thamdinh' })
  const [person] = await query(`select id from account where username = 'thamdinh'`)
  await query(`update role_grant set valid_until = '2021-01-01' where account_id = $1`, [person?.id])
  await server.runJobs()
  await query('update role_grant set valid_until = null where account_id = $1', [person?.id])
  expect(await seeJob(server, String(body.id), 'thamdinh')).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('vai trò') as unknown as string,
  })
  expect(await inRegister()).toBe(0)
})

it('a corrected workbook is looked at only where it differs', async () => {
  const first = await importRows(server, 'establishments', many(40, [3, 33]), { mode: 'good' })
  expect(first.outcome).toMatchObject({ accepted: 38, rejected: 2 })
  // Corrected since on screen: looked at again, this row would be refused as one that says otherwise.
  await query(`update establishment set workers = 77 where code = $1`, [`${prefix}0010`])
  const again = await importRows(server, 'establishments', many(40, [33]), { mode: 'preview' })
  expect(again.outcome.groups.map(({ cause }) => cause).sort()).toEqual(['exists', 'tax_code'])
  const corrected = await importRows(server, 'establishments', many(40, [33]), { mode: 'preview', correctionOf: first.id })
  expect(corrected.outcome).toMatchObject({ accepted: 1, unchanged: 38, rejected: 1 })
  expect((await goOnWith(server, corrected.id)).outcome).toMatchObject({ saved: true, accepted: 1, unchanged: 38, rejected: 1 })
  await expectOnce(39)
})
it('a correction of what was only looked at takes the good rows over', async () => {
  const first = await importRows(server, 'establishments', many(20, [3]), { mode: 'preview' })
  const corrected = await importRows(server, 'establishments', many(20), { mode: 'none', correctionOf: first.id })
  expect(corrected.outcome).toMatchObject({ saved: true, accepted: 20, rejected: 0 })
  await expectOnce(20)
  const { status } = await sendWorkbook(server, 'plan', soundPlan(), { correctionOf: first.id })
  expect(status).toBe(403)
})

it('all or nothing: one row that is refused while saving takes everything back', async () => {
  const rows = many(30)
  const looked = await importRows(server, 'establishments', rows, { mode: 'preview' })
  expect(looked.outcome).toMatchObject({ accepted: 30, rejected: 0 })
  // Somebody else takes the last code in between.
  await importRows(server, 'establishments', { 'Cơ sở': [{ ...rows['Cơ sở']![29]!, name: 'Của người khác' }] }, { mode: 'good' })
  const { outcome } = await goOnWith(server, looked.id, 'none')
  expect(outcome).toMatchObject({ saved: false, importId: null, accepted: 29, rejected: 1 })
  expect(await inRegister()).toBe(1)
  expect((await query('select 1 from import where id = $1', [looked.id])).length).toBe(0)
})
it('a code that was merged away leads to the record that was kept', async () => {
  await importRows(server, 'establishments', {
    ...many(3),
    'Làng nghề': [
      { code: `${prefix}A`, name: 'Làng A' },
      { code: `${prefix}B`, name: 'Làng B' },
    ],
  })
  await query(`update village set merged_into = (select id from village where code = $1) where code = $2`, [`${prefix}A`, `${prefix}B`])
  await query(`update establishment set merged_into = (select id from establishment where code = $1) where code = $2`, [
    `${prefix}0000`,
    `${prefix}0001`,
  ])
  const [model] = soundRegister()['Cơ sở'] ?? []
  const { taxCode: _taxCode, ...plain } = model ?? {}
  const linked = await importRows(server, 'establishments', { 'Cơ sở': [{ ...plain, code: `${prefix}9000`, villageCode: `${prefix}B` }] })
  expect(linked.outcome.groups).toEqual([])
  expect(
    await query(`select v.code from establishment e join village v on v.id = e.village_id where e.code = $1`, [`${prefix}9000`]),
  ).toEqual([{ code: `${prefix}A` }])
  const fairs = {
    'Hội chợ': [{ code: `${prefix}HC`, name: 'Hội chợ thử', startsOn: '2024-06-01' }],
    'Tham gia hội chợ': [{ fairCode: `${prefix}HC`, establishmentCode: `${prefix}0001`, state: 'attended' }],
  }
  await importRows(server, 'results', fairs)
  expect(
    await query(`select e.code from participation p join establishment e on e.id = p.establishment_id where e.code like '${prefix}%'`),
  ).toEqual([{ code: `${prefix}0000` }])
  const gone = await importRows(
    server,
    'establishments',
    { 'Cơ sở': [{ ...many(2)['Cơ sở']![1]!, name: 'Viết lại' }] },
    { mode: 'preview' },
  )
  expect(gone.outcome.groups[0]?.problems[0]?.reason).toContain('gộp')
})
it('deletes rows that stayed out, and files, after the days that the settings say', async () => {
  const { id } = await importRows(server, 'establishments', many(5, [1]), { mode: 'good' })
  await query(`update job set ended_at = now() - interval '31 days' where id = $1`, [id])
  await importRows(server, 'projects', { 'Đề án': soundProjects()['Đề án']!.slice(0, 1) }, { mode: 'preview' })
  expect((await query('select 1 from import_row where job_id = $1', [id])).length).toBe(0)
  expect(await (await server.as('lanhdao')).post(`/exchange/imports/${id}/continue`, {})).toMatchObject({
    status: 403,
    body: { detail: expect.stringContaining('Chọn lại tệp') as unknown as string },
  })
})
it('what came in is compared with the register afterwards, once, and likely pairs are queued', async () => {
  const named = (code: string): Rows => ({
    'Cơ sở': [
      { ...soundRegister()['Cơ sở']![0]!, code: `${prefix}${code}`, villageCode: null, name: `Công ty TNHH Sơn mài Trùng Lặp ${prefix}` },
    ],
  })
  await importRows(server, 'establishments', named('A'), { mode: 'good' })
  await query(`delete from job where kind = $1`, [matchJobKind])
  const { id, outcome } = await importRows(server, 'establishments', named('B'), { mode: 'good' })
  ports.handlers[matchJobKind] = runMatch
  expect(await server.runJobs()).toBe(1)
  const found = await (await server.as('lanhdao')).get(`/jobs/${outcome.matchJob}`)
  expect(found.body).toMatchObject({ state: 'done', result: { importId: id } })
  const pairs = await query(
    `select p.found_by from duplicate_pair p join establishment a on a.id = p.left_id join establishment b on b.id = p.right_id where a.code like '${prefix}%' and b.code like '${prefix}%'`,
  )
  expect(pairs).toEqual([{ found_by: 'import' }])
})
