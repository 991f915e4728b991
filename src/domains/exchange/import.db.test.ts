/** Workbooks go in through the real file, reader and database: good rows stay, bad ones are named. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer } from '../../server/testing.ts'
import { ports } from '../jobs/jobs.ports.ts'
import { bring, type ImportMode } from './import.actions.ts'
import {
  contextOf,
  goOnWith,
  importRows,
  type Rows,
  sendWorkbook,
  soundPlan,
  soundProjects,
  soundRegister,
  soundResults,
} from './import.testing.ts'
import { matchJobKind } from './import-job.schema.ts'
import type { Problem } from './lines.rules.ts'
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
/** What a preview says is wrong with these rows. */
const problemsOf = async (kind: WorkbookKind, rows: Rows, today = '2024-11-22'): Promise<Problem[]> => {
  server.day = today
  const { outcome } = await preview(kind, rows)
  server.day = '2024-11-22'
  return outcome.groups.flatMap(group => group.problems)
}
const projectWith = (change: Record<string, unknown>): Rows => ({
  'Đề án': [{ ...soundProjects()['Đề án']?.[0], code: 'DA-THU', decisionNumber: '99/QĐ-DEMO', ...change } as Rows[string][number]],
})
const establishmentWith = (change: Record<string, unknown>): Rows => ({
  'Cơ sở': [{ ...soundRegister()['Cơ sở']?.[0], code: 'CS-THU', ...change } as Rows[string][number]],
})

describe('a sound year', () => {
  it('comes in from four filled templates', async () => {
    const sound = { plan: soundPlan(), establishments: soundRegister(), projects: soundProjects(), results: soundResults() }
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

describe('what is wrong is named by sheet, cell, reason and fix', () => {
  const cases: [name: string, kind: WorkbookKind, rows: () => Rows, expected: Partial<Problem>][] = [
    ['a missing value', 'establishments', () => establishmentWith({ name: null }), { cause: 'required', sheet: 'Cơ sở', cell: 'B2' }],
    ['a word outside the list', 'establishments', () => establishmentWith({ craft: 'Phi thuyền' }), { cause: 'choice', cell: 'E2' }],
    ['a number that is no number', 'establishments', () => establishmentWith({ workers: 'nhiều' }), { cause: 'int', cell: 'J2' }],
    ['a wrong check digit', 'establishments', () => establishmentWith({ taxCode: '0100109107' }), { cause: 'tax_code', cell: 'D2' }],
    ['a tax code of the wrong length', 'establishments', () => establishmentWith({ taxCode: '12345' }), { cause: 'check', cell: 'D2' }],
    ['an unknown village', 'establishments', () => establishmentWith({ villageCode: 'LN-99' }), { cause: 'unknown_code', cell: 'I2' }],
    [
      'a misspelt commune',
      'establishments',
      () => establishmentWith({ place: 'Xã Duyên Thai' }),
      { cause: 'unit_unknown', cell: 'G2', fix: expect.stringContaining('Xã Duyên Thái, Huyện Thường Tín') as unknown as string },
    ],
    [
      'a name that several communes have',
      'establishments',
      () => establishmentWith({ place: 'Xã Tân Minh' }),
      { cause: 'unit_ambiguous', cell: 'G2' },
    ],
    ['an amount in millions', 'projects', () => projectWith({ totalCost: '600 triệu' }), { cause: 'money', sheet: 'Đề án', cell: 'K2' }],
    ['a day that does not exist', 'projects', () => projectWith({ submittedOn: '30/02/2024' }), { cause: 'date', cell: 'T2' }],
    ['dates out of order', 'projects', () => projectWith({ reviewedOn: '2024-02-01' }), { cause: 'date_order', cell: 'V2' }],
    ['a step left out', 'projects', () => projectWith({ surveyedOn: null }), { cause: 'date_gap', cell: 'U2' }],
    ['a survey of a class', 'projects', () => projectWith({ activity: 'management_class' }), { cause: 'date_gap', cell: 'U2' }],
    ['a day to come', 'projects', () => projectWith({ settledOn: '2024-12-30' }), { cause: 'date_future' }],
    ['money without its date', 'projects', () => projectWith({ advancedOn: null }), { cause: 'money_date', cell: 'AF2' }],
    ['a date without its money', 'projects', () => projectWith({ advanceAmount: null }), { cause: 'money_date', cell: 'AG2' }],
    ['a contract above the approved', 'projects', () => projectWith({ contractAmount: 260_000_000 }), { cause: 'arithmetic', cell: 'AE2' }],
    ['an unknown beneficiary', 'projects', () => projectWith({ beneficiaries: 'CS-0001; CS-9999' }), { cause: 'unknown_code', cell: 'J2' }],
    ['no budget line', 'projects', () => projectWith({ source: 'national' }), { cause: 'budget', cell: 'F2' }],
    [
      'an end without its reason',
      'projects',
      () => projectWith({ acceptedOn: null, acceptedEligibleCost: null, settledOn: null, settledAmount: null, endedOn: '2024-10-30' }),
      { cause: 'money_date', cell: 'AO2' },
    ],
    [
      'another year of plan',
      'plan',
      () => ({ ...soundPlan(), 'Kế hoạch': [{ ...soundPlan()['Kế hoạch']?.[0], title: 'Tên khác' }] }),
      { cause: 'exists', sheet: 'Kế hoạch', cell: 'A2' },
    ],
    [
      'a new line in a plan that is there',
      'plan',
      () => ({ ...soundPlan(), 'Dòng ngân sách': [{ contentGroup: 'designs', source: 'city', amount: 5 }] }),
      { cause: 'exists', sheet: 'Dòng ngân sách', cell: 'A2' },
    ],
    [
      'an existing code with other values',
      'establishments',
      () => establishmentWith({ code: 'CS-0001', name: 'Tên khác' }),
      { cause: 'exists', cell: 'A2' },
    ],
    [
      'a fair that ends before it begins',
      'results',
      () => ({ 'Hội chợ': [{ code: 'HC-9', name: 'X', startsOn: '2024-06-05', endsOn: '2024-06-01' }] }),
      { cause: 'date_order', sheet: 'Hội chợ', cell: 'E2' },
    ],
    [
      'a machine of somebody else',
      'results',
      () => ({ 'Máy móc': [{ projectCode: 'DA-2024-001', establishmentCode: 'CS-0002', name: 'Máy' }] }),
      { cause: 'unknown_code', sheet: 'Máy móc', cell: 'B2' },
    ],
    [
      'a month that is none',
      'results',
      () => ({ 'Kim ngạch xuất khẩu': [{ month: '13/2024', source: 'A', currency: 'USD', mapping: 'B', amount: 1, status: 'final' }] }),
      { cause: 'check', cell: 'A2' },
    ],
  ]
  it.each(cases)('%s', async (_name, kind, rows, expected) => {
    const problems = await problemsOf(kind, rows())
    const found = problems.find(problem => problem.cause === expected.cause && (!expected.cell || problem.cell === expected.cell))
    expect(found, JSON.stringify(problems, null, 1)).toMatchObject(expected)
    expect(found?.reason).toBeTruthy()
    expect(found?.fix).toBeTruthy()
    expect(found?.reason).not.toContain('exchange.')
    expect(found?.fix).not.toContain('{{')
  })
  it('the same code twice in a file', async () => {
    const [row] = establishmentWith({})['Cơ sở'] ?? []
    const problems = await problemsOf('establishments', { 'Cơ sở': [row ?? {}, { ...row, name: 'Khác' }] })
    expect(problems).toMatchObject([{ cause: 'duplicate', cell: 'A3', reason: expect.stringContaining('dòng 2') as unknown as string }])
  })
  it('a commune that has ended, with the one that followed', async () => {
    const problems = await problemsOf('establishments', establishmentWith({}), '2026-02-01')
    expect(problems[0]).toMatchObject({ cause: 'unit_ended', cell: 'G2', fix: expect.stringContaining('Hồng Vân') as unknown as string })
  })
  it('numbers and legal forms as people write them are no mistakes, and go in as the register writes them', async () => {
    const [row] = establishmentWith({})['Cơ sở'] ?? []
    const { outcome } = await importRows(
      server,
      'establishments',
      {
        'Cơ sở': [
          { ...row, code: 'CS-0201', kind: 'HKD', phone: '+84 912.345.678', taxCode: null },
          { ...row, code: 'CS-0202', kind: 'Cty TNHH', phone: ' 024-3826 5555', taxCode: '0100 109 106' },
          { ...row, code: 'CS-0203', kind: 'htx', phone: null, taxCode: null },
        ],
        'Nghệ nhân': [
          { code: 'NN-0201', name: 'Nghệ nhân Thử', title: 'Nghệ nhân Hà Nội', craft: 'Sơn mài', place: row?.place, phone: '0912 345 678' },
        ],
      } as Rows,
      { mode: 'good' },
    )
    expect(outcome.groups).toEqual([])
    expect(await rowsOf(sql`select kind, phone, tax_code as tax from establishment where code like 'CS-020%' order by code`)).toEqual([
      { kind: 'household', phone: '0912345678', tax: null },
      { kind: 'company', phone: '02438265555', tax: '0100109106' },
      { kind: 'cooperative', phone: null, tax: null },
    ])
    expect(await rowsOf(sql`select phone from artisan where code = 'NN-0201'`)).toEqual([{ phone: '0912345678' }])
  })
  it('values that are not in the right form, or not in a list, are a cause for each column: many of one do not hide another', async () => {
    const [row] = establishmentWith({})['Cơ sở'] ?? []
    const wrong = Array.from({ length: 25 }, (_, at) => ({ ...row, code: `CS-D${at}`, phone: '12' }))
    const { outcome } = await preview('establishments', {
      'Cơ sở': [
        ...wrong,
        { ...row, code: 'CS-DX', email: 'không có' },
        { ...row, code: 'CS-DY', craft: 'Phi thuyền', sector: 'Vũ trụ' },
      ] as Rows[string],
    })
    expect(outcome.groups.map(({ cause, title, count }) => [cause, title, count])).toEqual([
      ['check', 'Chưa đúng dạng: Điện thoại', 25],
      ['check', 'Chưa đúng dạng: Thư điện tử', 1],
      ['choice', 'Không có trong danh mục: Ngành (Điều 5 NĐ 45/2012)', 1],
      ['choice', 'Không có trong danh mục: Nghề chính', 1],
    ])
    expect(outcome.groups[1]?.problems).toMatchObject([{ cell: 'U27', column: 'Thư điện tử' }])
  })
  it('the line of sums below a list is no record, and is told', async () => {
    const header = 'Mã cơ sở;Tên cơ sở;Loại hình;Nghề chính;Ngành (Điều 5 NĐ 45/2012);Xã, phường;Số lao động\n'
    const sound = 'CS-TONG;Tổ thử tổng;Tổ hợp tác;Sơn mài;đ;10192;7\n'
    const { outcome } = await preview('establishments', new TextEncoder().encode(`${header}${sound};TỔNG CỘNG:;;;;;7\n`), 'co-so.csv')
    expect(outcome.sheets.find(({ name }) => name === 'Cơ sở')).toMatchObject({ read: 1, accepted: 1, rejected: 0 })
    expect(outcome.warnings.flatMap(({ problems }) => problems).find(({ row }) => row === 3)).toMatchObject({ cell: 'B3', cause: 'sums' })
  })
  it('a tax code whose first zero Excel dropped', async () => {
    const problems = await problemsOf('establishments', establishmentWith({ taxCode: 100_109_106 as never }))
    expect(problems[0]).toMatchObject({ cell: 'D2', fix: expect.stringContaining('số 0') as unknown as string })
  })
  it('a file that is no workbook is refused with what it is, and leaves nothing behind', async () => {
    const pdf = await preview('plan', new TextEncoder().encode('%PDF-1.4 thử'), 'a.pdf')
    expect(pdf).toMatchObject({ state: 'failed', problem: expect.stringContaining('PDF') as unknown as string })
    expect((await server.database.pool.query(`select 1 from job where input ? 'file'`)).rowCount).toBe(0)
  })
  it('a text file whose columns are those of one sheet is read as that sheet', async () => {
    const csv =
      'Mã cơ sở;Tên cơ sở;Loại hình;Nghề chính;Ngành (Điều 5 NĐ 45/2012);Xã, phường\nCS-CSV;Tổ thử chữ;Tổ hợp tác;Phi thuyền;x;10192\n'
    const { outcome } = await preview('establishments', new TextEncoder().encode(csv), 'co-so.csv')
    expect(outcome.sheets.find(({ name }) => name === 'Cơ sở')).toMatchObject({ read: 1, rejected: 1 })
    expect(outcome.groups.flatMap(({ problems }) => problems)).toContainEqual(
      expect.objectContaining({ cause: 'choice', sheet: 'co-so', cell: 'D2' }),
    )
  })
  it('a sheet of another name is reported, and the one that must be there is missed', async () => {
    const { outcome } = await preview('projects', await writeTemplate('results', soundResults()))
    expect(outcome.groups[0]).toMatchObject({ cause: 'sheet', problems: [{ sheet: 'Đề án', level: 'error' }] })
    expect(outcome.warnings.find(group => group.cause === 'sheet')?.count).toBe(7)
  })
  it('breaches of law are no errors of the import', async () => {
    expect(await problemsOf('projects', projectWith({ requested: 590_000_000, counterpart: 10_000_000 }))).toEqual([])
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
