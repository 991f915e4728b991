/** Workbooks go in through the real file, reader and database: good rows stay, bad ones are named. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer } from '../../server/testing.ts'
import { ports } from '../jobs/jobs.ports.ts'
import { bring, type ImportMode } from './import.actions.ts'
import {
  contextOf,
  establishmentWith,
  goOnWith,
  importRows,
  projectWith,
  type Rows,
  sendWorkbook,
  soundPlan,
  soundProjects,
  soundRegister,
  soundResults,
  soundYear,
} from './import.testing.ts'
import { matchJobKind } from './import-job.schema.ts'
import { writeTemplate } from './template.actions.ts'
import { type WorkbookKind, workbookKinds } from './workbooks.schema.ts'

let server: TestServer
let fresh: TestServer
beforeAll(async () => {
  // The comparison with the register is another job's; here it would only take time.
  delete ports.handlers[matchJobKind]
  server = await testServer()
  fresh = await testServer()
})
afterAll(async () => {
  await server.close()
  await fresh.close()
})
const rowsOf = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>, on = server) =>
  (await on.database.db.execute<T>(query)).rows
const count = async (table: string, on = server) =>
  Number((await rowsOf<{ n: number }>(sql`select count(*) as n from ${sql.identifier(table)}`, on))[0]?.n)
const send = async (kind: WorkbookKind, rows: Rows, mode: ImportMode = 'none') => (await importRows(server, kind, rows, { mode })).outcome
const preview = (kind: WorkbookKind, rows: Rows | Uint8Array, fileName?: string) =>
  importRows(server, kind, rows, { mode: 'preview', ...(fileName && { fileName }) })
describe('a sound year', () => {
  it('comes in from four filled templates', async () => {
    const sound = soundYear()
    for (const kind of workbookKinds) {
      const outcome = await send(kind, sound[kind])
      expect(outcome.groups, kind).toEqual([])
      expect(outcome.saved).toBe(true)
      expect(outcome.accepted).toBe(Object.values(sound[kind]).flat().length)
    }
    expect(await count('attendance')).toBe(2)
    expect(await count('settlement')).toBe(1)
  })
  it('derives states and money from the dated columns', async () => {
    const { rows } = { rows: await rowsOf(sql`select code, state from project order by code`) }
    expect(rows).toEqual([
      { code: 'DA-2022-009', state: 'accepted' },
      { code: 'DA-2024-001', state: 'settled' },
      { code: 'DA-2024-002', state: 'reviewed' },
    ])
    expect(await count('allocation')).toBe(1)
    const { rows: paid } = await server.database.db.execute(sql`select amount, kind from payment order by kind`)
    expect(paid).toEqual([
      { amount: 100_000_000, kind: 'advance' },
      { amount: 140_000_000, kind: 'final' },
    ])
  })
  it('keeps which file, sheet and row each record came from', async () => {
    const { rows } = await server.database.db.execute(sql`
      select s.file, s.sheet, s.row from source_row s join project p on p.id = s.record_id where p.code = 'DA-2024-002'`)
    expect(rows).toEqual([{ file: 'projects.xlsx', sheet: 'Đề án', row: 3 }])
  })
  it('logs every record; no act holds a personal value, and no version one of a learner', async () => {
    const { rows } = await server.database.db.execute<{ n: number }>(
      sql`select count(*) as n from act where action = 'imported' and entity <> 'allocation'`,
    )
    expect(rows[0]?.n).toBe(await count('source_row'))
    const { rows: acts } = await server.database.db.execute<{ all: string }>(sql`select string_agg(act::text, ' ') as all from act`)
    for (const secret of ['001190567890', 'Nguyễn Văn Mẫu', '0912345678', 'Trần Thị Thử', 'Tác giả Mẫu', 'Thôn minh họa', '0100109106'])
      expect(acts[0]?.all).not.toContain(secret)
    // The history of an establishment's facts needs their values; those of learners and authors are kept nowhere but in their rows.
    const { rows: kept } = await server.database.db.execute<{ all: string }>(sql`select string_agg(values::text, ' ') as all from version`)
    for (const secret of ['Trần Thị Thử', 'Tác giả Mẫu']) expect(kept[0]?.all).not.toContain(secret)
    expect(kept[0]?.all).toContain('0100109106')
  })
  it('changes nothing when the same workbooks come again', async () => {
    for (const [kind, rows] of [
      ['plan', soundPlan()],
      ['establishments', soundRegister()],
      ['projects', soundProjects()],
      ['results', soundResults()],
    ] as const) {
      const outcome = await send(kind, rows)
      expect(outcome.groups, kind).toEqual([])
      expect(outcome).toMatchObject({ saved: false, accepted: 0, rejected: 0, unchanged: Object.values(rows).flat().length })
    }
  })
  it('warns that a 12-digit tax code is early before 1/7/2025, and still takes the row', async () => {
    const { outcome } = await preview('establishments', { 'Cơ sở': [{ ...soundRegister()['Cơ sở']?.[1], code: 'CS-0003' }] })
    expect(outcome.warnings.find(group => group.cause === 'tax_code')?.problems[0]?.cell).toBe('D2')
  })
})

describe('good rows or none', () => {
  const mixed = (): Rows => ({
    'Cơ sở': [
      ...(establishmentWith({ code: 'CS-0100' })['Cơ sở'] ?? []),
      ...(establishmentWith({ code: 'CS-0101', taxCode: '0100109107' })['Cơ sở'] ?? []),
    ],
  })
  const books = () => Promise.all(['establishment', 'act', 'version', 'import', 'source_row'].map(table => count(table)))
  it('none leaves the database as it was', async () => {
    await server.as('lanhdao')
    const before = await books()
    const { status, body } = await sendWorkbook(server, 'establishments', mixed(), { mode: 'none' })
    expect(status).toBe(200)
    await server.runJobs()
    const { rows } = await server.database.db.execute(sql`select result from job where id = ${body.id}`)
    expect(rows[0]?.result).toMatchObject({ saved: false, accepted: 1, rejected: 1 })
    const signIns = (await rowsOf<{ n: number }>(sql`select count(*) as n from act where action = 'sign_in'`))[0]?.n ?? 0
    expect(signIns).toBeGreaterThan(0)
    const [establishments, acts = 0, versions = 0, imports, sources] = await books()
    // Only the sender's sign-in was written into the log.
    expect([establishments, acts - 1, versions - 1, imports, sources]).toEqual(before)
  })
  it('gives the refused rows back to be corrected, and the corrected file comes in', async () => {
    const { id } = await preview('establishments', mixed())
    const answer = await rejected(id)
    const [sheet] = await readWorkbook(answer)
    expect(sheet?.name).toBe('Cơ sở')
    expect(sheet?.rows).toHaveLength(2)
    expect(sheet?.rows[0]?.cells.slice(-3).map(cell => cell.raw)).toEqual(['Ô lỗi', 'Lý do', 'Cách sửa'])
    expect(sheet?.rows[1]?.cells[21]?.raw).toBe('D3')
    const { outcome } = await preview('establishments', answer)
    expect(outcome.warnings.filter(group => group.cause === 'header')).toEqual([])
    expect(outcome.groups.map(group => group.cause)).toEqual(['tax_code'])
  })
  it('what was looked at comes in without being sent again', async () => {
    const { id, outcome } = await preview('establishments', mixed())
    expect(outcome).toMatchObject({ saved: false, accepted: 1, rejected: 1, importId: null })
    const done = await goOnWith(server, id)
    expect(done.outcome).toMatchObject({ saved: true, importId: id, accepted: 1, rejected: 1, left: 0 })
    expect(await rowsOf(sql`select code from establishment where code like 'CS-01%'`)).toEqual([{ code: 'CS-0100' }])
    expect(await rowsOf(sql`select accepted, rejected from import where id = ${id}`)).toEqual([{ accepted: 1, rejected: 1 }])
  })
  it('names the row at which a budget line runs out, and takes the rows around it', async () => {
    const row = (code: string, amount: number) =>
      projectWith({
        code,
        totalCost: 2_000_000_000,
        requested: amount,
        approvedAmount: amount,
        contractAmount: 100_000_000,
        settledOn: null,
        settledAmount: null,
      })['Đề án']?.[0] ?? {}
    const outcome = await send(
      'projects',
      { 'Đề án': [row('DA-B1', 400_000_000), row('DA-B2', 500_000_000), row('DA-B3', 300_000_000)] },
      'good',
    )
    expect(outcome).toMatchObject({ accepted: 2, rejected: 1, saved: true })
    expect(outcome.groups[0]?.problems[0]).toMatchObject({ cause: 'budget', row: 3, cell: 'AB3' })
    expect(outcome.groups[0]?.problems[0]?.reason).toContain('còn 350.000.000')
  })
})
/** The workbook of refused rows, as it is fetched. */
const rejected = async (id: string): Promise<Uint8Array> => {
  const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: 'lanhdao' } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const answer = await server.app.inject({ method: 'GET', url: `/api/exchange/imports/${id}/rejected`, headers: { cookie } })
  return new Uint8Array(answer.rawPayload)
}

describe('who and how', () => {
  it('only a leader brings a plan in, and a local officer nothing', async () => {
    expect(await sendWorkbook(server, 'plan', soundPlan(), { as: 'thamdinh' })).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('không được nhập') as unknown as string },
    })
    expect((await sendWorkbook(server, 'results', soundResults(), { as: 'thuongtin' })).status).toBe(403)
  })
  it('nobody sees or goes on with another officer’s workbook, but the leader may', async () => {
    const { id } = await importRows(server, 'establishments', establishmentWith({ code: 'CS-0200' }), { mode: 'preview', as: 'trungtam' })
    const other = await server.as('thamdinh')
    expect((await other.get(`/jobs/${id}`)).status).toBe(404)
    expect((await other.post(`/exchange/imports/${id}/continue`, { mode: 'good' })).status).toBe(404)
    expect((await (await server.as('quantri')).get(`/jobs/${id}`)).body).toMatchObject({ state: 'done', result: null })
    expect((await (await server.as('lanhdao')).get(`/jobs/${id}`)).body.result).toMatchObject({ accepted: 1 })
  })
  it('a run leaves out what lies after its day', async () => {
    const manner = { leaveOutAfter: '2024-06-30', newId: () => crypto.randomUUID() }
    const at = contextOf(fresh.database.db, 'leader', '2024-06-30')
    await bring(at, 'plan', await writeTemplate('plan', soundPlan()), 'a', 'good', manner)
    await bring(at, 'establishments', await writeTemplate('establishments', soundRegister()), 'b', 'good', manner)
    const { outcome } = await bring(at, 'projects', await writeTemplate('projects', soundProjects()), 'c', 'good', manner)
    expect(outcome.rejected).toBe(0)
    expect(await rowsOf(sql`select state, accepted_on from project where code = 'DA-2024-001'`, fresh)).toEqual([
      { state: 'under_way', accepted_on: null },
    ])
    expect(await count('settlement', fresh)).toBe(0)
  })
})

describe('projects past the step of filing', () => {
  it('come in by a leader only; an officer’s row is refused at its cell', async () => {
    const own = await testServer()
    try {
      await importRows(own, 'plan', soundPlan())
      await importRows(own, 'establishments', soundRegister())
      for (const as of ['trungtam', 'thamdinh']) {
        const { outcome } = await importRows(own, 'projects', soundProjects(), { mode: 'good', as })
        const states = await rowsOf<{ state: string }>(sql`select distinct state from project`, own)
        expect(states.every(row => ['draft', 'submitted'].includes(row.state))).toBe(true)
        expect(outcome.groups.map(group => group.cause)).toContain('history')
      }
      const { outcome } = await importRows(own, 'projects', soundProjects(), { mode: 'good' })
      expect(outcome.groups.map(group => group.cause)).not.toContain('history')
      expect((await rowsOf(sql`select 1 from act where entity = 'allocation' and action = 'imported'`, own)).length).toBeGreaterThan(0)
    } finally {
      await own.close()
    }
  })
})
