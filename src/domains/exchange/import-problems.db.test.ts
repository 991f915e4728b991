/** What is wrong in a workbook is named: by sheet and cell, with the reason and how to mend it. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../server/testing.ts'
import { ports } from '../jobs/jobs.ports.ts'
import { establishmentWith, importRows, projectWith, type Rows, soundPlan, soundResults, soundYear } from './import.testing.ts'
import { matchJobKind } from './import-job.schema.ts'
import type { Problem } from './lines.rules.ts'
import { writeTemplate } from './template.actions.ts'
import { type WorkbookKind, workbookKinds } from './workbooks.schema.ts'

let server: TestServer
beforeAll(async () => {
  // The comparison with the register is another job's; here it would only take time.
  delete ports.handlers[matchJobKind]
  server = await testServer()
  const sound = soundYear()
  for (const kind of workbookKinds) await importRows(server, kind, sound[kind], { mode: 'good' })
})
afterAll(() => server.close())
const rowsOf = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => (await server.database.db.execute<T>(query)).rows
const preview = (kind: WorkbookKind, rows: Rows | Uint8Array, fileName?: string) =>
  importRows(server, kind, rows, { mode: 'preview', ...(fileName && { fileName }) })
/** What a preview says is wrong with these rows. */
const problemsOf = async (kind: WorkbookKind, rows: Rows, today = '2024-11-22'): Promise<Problem[]> => {
  server.day = today
  const { outcome } = await preview(kind, rows)
  server.day = '2024-11-22'
  return outcome.groups.flatMap(group => group.problems)
}

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
