/** Workbooks go in through the real file, reader and database: good rows stay, bad ones are named. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { testDatabase } from '../../db/testing.ts'
import { readWorkbook } from '../../files/workbook-read.ts'
import { bring, importWorkbook, previewWorkbook, rejectedRows } from './import.actions.ts'
import { contextOf, type Rows, soundPlan, soundProjects, soundRegister, soundResults } from './import.testing.ts'
import type { Problem } from './lines.rules.ts'
import { writeTemplate } from './template.actions.ts'
import { type WorkbookKind, workbookKinds } from './workbooks.schema.ts'

let database: Database
let fresh: Database
beforeAll(async () => {
  database = await testDatabase()
  fresh = await testDatabase()
})
afterAll(async () => {
  await database.close()
  await fresh.close()
})
const ctx = (role?: string, today?: string) => contextOf(database.db, role, today)
const count = async (table: string, db = database.db) =>
  Number((await db.execute<{ n: number }>(sql`select count(*) as n from ${sql.identifier(table)}`)).rows[0]?.n)
const send = async (kind: WorkbookKind, rows: Rows, mode: 'good' | 'none' = 'none') =>
  importWorkbook(ctx(), kind, await writeTemplate(kind, rows), `${kind}.xlsx`, mode)
/** What a preview says is wrong with these rows. */
const problemsOf = async (kind: WorkbookKind, rows: Rows, today?: string): Promise<Problem[]> =>
  (await previewWorkbook(ctx(undefined, today), kind, await writeTemplate(kind, rows), 'thu.xlsx')).groups.flatMap(group => group.problems)
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
    const { rows } = await database.db.execute(sql`select code, state from project order by code`)
    expect(rows).toEqual([
      { code: 'DA-2022-009', state: 'accepted' },
      { code: 'DA-2024-001', state: 'settled' },
      { code: 'DA-2024-002', state: 'reviewed' },
    ])
    expect(await count('allocation')).toBe(1)
    const { rows: paid } = await database.db.execute(sql`select amount, kind from payment order by kind`)
    expect(paid).toEqual([
      { amount: 100_000_000, kind: 'advance' },
      { amount: 140_000_000, kind: 'final' },
    ])
  })
  it('keeps which file, sheet and row each record came from', async () => {
    const { rows } = await database.db.execute(sql`
      select s.file, s.sheet, s.row from source_row s join project p on p.id = s.record_id where p.code = 'DA-2024-002'`)
    expect(rows).toEqual([{ file: 'projects.xlsx', sheet: 'Đề án', row: 3 }])
  })
  it('logs every record and no personal value', async () => {
    const { rows } = await database.db.execute<{ n: number }>(
      sql`select count(*) as n from act where action = 'imported' and entity <> 'allocation'`,
    )
    expect(rows[0]?.n).toBe(await count('source_row'))
    const { rows: kept } = await database.db.execute<{ all: string }>(sql`select string_agg(values::text, ' ') as all from version`)
    for (const secret of ['001234567890', 'Nguyễn Văn Mẫu', '0912345678', 'Trần Thị Thử', 'Tác giả Mẫu', 'Thôn minh họa'])
      expect(kept[0]?.all).not.toContain(secret)
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
    const { warnings } = await previewWorkbook(
      ctx(),
      'establishments',
      await writeTemplate('establishments', { 'Cơ sở': [{ ...soundRegister()['Cơ sở']?.[1], code: 'CS-0003' }] }),
      'a.xlsx',
    )
    expect(warnings.find(group => group.cause === 'tax_code')?.problems[0]?.cell).toBe('D2')
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
  it('a tax code whose first zero Excel dropped', async () => {
    const problems = await problemsOf('establishments', establishmentWith({ taxCode: 100_109_106 as never }))
    expect(problems[0]).toMatchObject({ cell: 'D2', fix: expect.stringContaining('số 0') as unknown as string })
  })
  it('a file that is no workbook is refused with what it is', async () => {
    await expect(previewWorkbook(ctx(), 'plan', new TextEncoder().encode('a,b\n1,2\n'), 'a.csv')).rejects.toThrow('.csv')
  })
  it('a sheet of another name is reported, and the one that must be there is missed', async () => {
    const outcome = await previewWorkbook(ctx(), 'projects', await writeTemplate('results', soundResults()), 'a.xlsx')
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
  it('none leaves the database as it was', async () => {
    const before = [await count('establishment'), await count('act'), await count('import'), await count('source_row')]
    expect(await send('establishments', mixed(), 'none')).toMatchObject({ saved: false, accepted: 1, rejected: 1 })
    expect([await count('establishment'), await count('act'), await count('import'), await count('source_row')]).toEqual(before)
  })
  it('gives the refused rows back to be corrected, and the corrected file comes in', async () => {
    const bytes = await rejectedRows(ctx(), 'establishments', await writeTemplate('establishments', mixed()), 'a.xlsx')
    const [sheet] = await readWorkbook(bytes)
    expect(sheet?.name).toBe('Cơ sở')
    expect(sheet?.rows).toHaveLength(2)
    expect(sheet?.rows[0]?.cells.slice(-3).map(cell => cell.raw)).toEqual(['Ô lỗi', 'Lý do', 'Cách sửa'])
    expect(sheet?.rows[1]?.cells[18]?.raw).toBe('D3')
    const again = await previewWorkbook(ctx(), 'establishments', bytes, 'a.xlsx')
    expect(again.warnings.filter(group => group.cause === 'header')).toEqual([])
    expect(again.groups.map(group => group.cause)).toEqual(['tax_code'])
  })
  it('good brings in the others', async () => {
    expect(await send('establishments', mixed(), 'good')).toMatchObject({ saved: true, accepted: 1, rejected: 1 })
    const { rows } = await database.db.execute(sql`select code from establishment where code like 'CS-01%'`)
    expect(rows).toEqual([{ code: 'CS-0100' }])
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

describe('who and how', () => {
  it('only a leader brings a plan in, and a local officer nothing', async () => {
    const bytes = await writeTemplate('plan', soundPlan())
    await expect(previewWorkbook(ctx('appraiser'), 'plan', bytes, 'a.xlsx')).rejects.toThrow('không được nhập')
    await expect(previewWorkbook(ctx('local_officer'), 'results', bytes, 'a.xlsx')).rejects.toThrow('không được nhập')
  })
  it('a run leaves out what lies after its day', async () => {
    const manner = { leaveOutAfter: '2024-06-30', newId: () => crypto.randomUUID() }
    const at = contextOf(fresh.db, 'leader', '2024-06-30')
    await bring(at, 'plan', await writeTemplate('plan', soundPlan()), 'a', 'good', manner)
    await bring(at, 'establishments', await writeTemplate('establishments', soundRegister()), 'b', 'good', manner)
    const { outcome } = await bring(at, 'projects', await writeTemplate('projects', soundProjects()), 'c', 'good', manner)
    expect(outcome.rejected).toBe(0)
    const { rows } = await fresh.db.execute(sql`select state, accepted_on from project where code = 'DA-2024-001'`)
    expect(rows).toEqual([{ state: 'under_way', accepted_on: null }])
    expect(await count('settlement', fresh.db)).toBe(0)
  })
})

describe('projects past the step of filing', () => {
  it('come in by a leader only; an officer’s row is refused at its cell', async () => {
    const fresh = await testDatabase()
    try {
      for (const [kind, rows] of [
        ['plan', soundPlan()],
        ['establishments', soundRegister()],
      ] as const)
        await importWorkbook(contextOf(fresh.db), kind, await writeTemplate(kind, rows), `${kind}.xlsx`, 'good')
      const bytes = await writeTemplate('projects', soundProjects())
      for (const role of ['centre_officer', 'appraiser']) {
        const outcome = await importWorkbook(contextOf(fresh.db, role), 'projects', bytes, 'projects.xlsx', 'good')
        const states = await fresh.db.execute<{ state: string }>(sql`select distinct state from project`)
        expect(states.rows.every(row => ['draft', 'submitted'].includes(row.state))).toBe(true)
        expect(outcome.groups.map(group => group.cause)).toContain('history')
      }
      const byLeader = await importWorkbook(contextOf(fresh.db), 'projects', bytes, 'projects.xlsx', 'good')
      expect(byLeader.groups.map(group => group.cause)).not.toContain('history')
      const money = await fresh.db.execute(sql`select 1 from act where entity = 'allocation' and action = 'imported'`)
      expect(money.rows.length).toBeGreaterThan(0)
    } finally {
      await fresh.close()
    }
  })
})
