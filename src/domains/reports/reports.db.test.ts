/** The report over a small invented year: what counts, what does not, and that every figure opens to its rows. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { testDatabase } from '../../db/testing.ts'
import { readFacts } from './facts.actions.ts'
import type { Report } from './report.rules.ts'
import { buildReport, openFigure, planGauges } from './reports.actions.ts'
import { contextOn, fillYear, thuongTin } from './reports.testing.ts'

let database: Database
let year: Report
const ctx = () => contextOn(database.db, '2024-11-22')
const targetOf = (report: Report, code: string) => report.targets.find(target => target.code === code)!
beforeAll(async () => {
  database = await testDatabase()
  await fillYear(database.db)
  year = await buildReport(ctx(), { period: '2024' })
})
afterAll(() => database?.close())

describe('the five targets on 22/11/2024', () => {
  it('take the business day when the period is still open, and say what they cover', () => {
    expect(year.period).toMatchObject({ from: '2023-12-15', lastDay: '2024-12-14', asOf: '2024-11-22', coveredUntil: '2024-11-22' })
  })
  it('compare ten ended months of exports in one series', () => {
    const target = targetOf(year, 'export_growth')
    expect(target).toMatchObject({ actual: 7, level: 'inside', reachable: 'reachable', expectedToday: null })
    expect(target.rows).toHaveLength(20)
    expect(target.note).toContain('sơ bộ')
  })
  it('count a design with its variants once, in the year it was made, less confirmed copies', () => {
    const target = targetOf(year, 'new_designs')
    expect(target.actual).toBe(2)
    expect(target.beside.map(({ figure, value }) => [figure, value])).toEqual([
      ['new_designs.declared', 3],
      ['new_designs.accepted', 1],
      ['new_designs.copies', 1],
    ])
    expect(target.rows.map(row => row.label).join()).toContain('và 1 biến thể')
    expect(target.rows.find(row => row.label.includes('D1'))?.source).toEqual({ file: 'ket-qua.xlsx', sheet: 'Mẫu', row: 7 })
  })
  it('count an establishment at each fair that it attended', () => {
    const target = targetOf(year, 'fair_participations')
    expect(target).toMatchObject({ actual: 3, level: 'under', reachable: 'reachable', remaining: 1, undetermined: 1 })
    expect(target.beside).toMatchObject([{ figure: 'fair_participations.establishments', value: 2 }])
  })
  it('count an establishment once however many machine projects it has, and name what cannot be placed', () => {
    const target = targetOf(year, 'machine_establishments')
    // CS-1 (two projects) and CS-2; CS-3's was stopped, P6 names no beneficiary.
    expect(target).toMatchObject({ actual: 2, level: 'under', undetermined: 1, remaining: 1, reachable: 'reachable' })
    expect(target.overlap).toContain('1 bản ghi')
    expect(target.rows.map(row => row.date)).toEqual(['2024-06-20', '2024-11-22'])
  })
  it('count attendances of managers, with persons and vocational trainees beside them', () => {
    const target = targetOf(year, 'managers_trained')
    expect(target).toMatchObject({ actual: 3, reachable: 'out_of_reach', remaining: 2 })
    expect(target.beside.map(({ figure, value }) => [figure, value])).toEqual([
      ['managers_trained.persons', 2],
      ['vocational_trainees', 1],
    ])
    expect(JSON.stringify(target.rows)).not.toContain('Người minh họa')
  })
})

describe('a period and an as-of day', () => {
  it('cumulate from the beginning of the year and show the part inside the period', async () => {
    const quarter = await buildReport(ctx(), { period: '2024-Q3' })
    expect(quarter.period).toMatchObject({ from: '2024-06-15', lastDay: '2024-09-14', asOf: '2024-09-14' })
    expect(targetOf(quarter, 'machine_establishments')).toMatchObject({ actual: 1, inPeriod: 1 })
    expect(targetOf(quarter, 'fair_participations')).toMatchObject({ actual: 1, inPeriod: 0 })
    expect(targetOf(quarter, 'export_growth').rows).toHaveLength(18)
  })
  it('put the 14th into the month and the 15th into the next', async () => {
    const september = await buildReport(ctx(), { period: '2024-09' })
    expect(targetOf(september, 'managers_trained').inPeriod).toBe(0)
    const october = await buildReport(ctx(), { period: '2024-10' })
    expect(targetOf(october, 'managers_trained').inPeriod).toBe(2)
  })
  it('count a design that was confirmed as a copy only from that day on', async () => {
    expect(targetOf(await buildReport(ctx(), { period: '2024', asOf: '2024-09-30' }), 'new_designs').actual).toBe(3)
    expect(targetOf(await buildReport(ctx(), { period: '2024', asOf: '2024-10-01' }), 'new_designs').actual).toBe(2)
  })
  it('count what was accepted then and stopped later', async () => {
    expect(targetOf(await buildReport(ctx(), { period: '2024', asOf: '2024-05-31' }), 'machine_establishments').actual).toBe(1)
    expect(targetOf(await buildReport(ctx(), { period: '2024', asOf: '2024-06-01' }), 'machine_establishments').actual).toBe(0)
  })
  it('take growth over the months that have come out and name those that have not', async () => {
    const later = await buildReport(contextOn(database.db, '2024-12-14'), { period: '2024' })
    const target = targetOf(later, 'export_growth')
    expect(target).toMatchObject({ actual: 7, level: 'inside', reachable: 'reachable', undetermined: 2 })
    expect(target.note).toContain('11/2024, 12/2024')
  })
  it('are undetermined where a month between is missing, and give the growth that is known beside', async () => {
    const { rows } = await database.pool.query(`delete from export_turnover where month = '2024-05' returning *`)
    const target = targetOf(await buildReport(contextOn(database.db, '2024-12-14'), { period: '2024' }), 'export_growth')
    await database.pool.query('insert into export_turnover select * from json_populate_record(null::export_turnover, $1)', [
      JSON.stringify(rows[0]),
    ])
    expect(target).toMatchObject({ actual: null, level: 'undetermined', reachable: 'undetermined' })
    expect(target.note).toContain('05/2024')
    expect(target.beside).toMatchObject([{ figure: 'export_growth.known', value: 7 }])
  })
  it('follow the dated setting of which designs are reported', async () => {
    const later = contextOn(database.db, '2024-12-14')
    await database.db.execute(
      sql`insert into setting (key, value, valid_from, source, confidence) values ('designs_reported', '"accepted"', '2024-12-10', 'Kiểm thử', 'X')`,
    )
    expect(targetOf(await buildReport(later, { period: '2024' }), 'new_designs').actual).toBe(1)
    expect(targetOf(await buildReport(later, { period: '2024', asOf: '2024-12-09' }), 'new_designs').actual).toBe(2)
  })
  it('are refused when they cannot be answered', async () => {
    await expect(buildReport(ctx(), { period: '2024-13' })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(buildReport(ctx(), { period: '2024', year: 2023 })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(buildReport(ctx(), { period: '2024', asOf: '2024-12-01' })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(buildReport(ctx(), { period: '2023' })).rejects.toMatchObject({ kind: 'unknown' })
    expect((await planGauges(ctx(), { year: 2023 })).targets).toEqual([])
  })
})

describe('money', () => {
  it('is what the line holds, what was decided, paid and settled on its day', () => {
    const line = year.budget.lines.find(row => row.figure === 'budget.technology.city')
    expect(line).toMatchObject({
      planned: 1_000_000_000,
      approved: 600_000_003,
      advanced: 200_000_000,
      paid: 280_000_001,
      settled: 280_000_001,
      remaining: 399_999_997,
    })
    expect(year.budget.totals).toMatchObject({ planned: 1_500_000_001, approved: 710_000_003, remaining: 789_999_998 })
  })
  it('shows the part of a period beside the cumulative', async () => {
    const { budget } = await buildReport(ctx(), { period: '2024-Q3' })
    expect(budget.totals.approved).toBe(460_000_003 + 200_000_000)
    expect(budget.totals.inPeriod).toEqual({ approved: 100_000_003, advanced: 0, paid: 80_000_001, settled: 280_000_001 })
  })
  it('stands by district, by commune where no district is, and by an explicit row for the city and for what is not known', () => {
    const rows = new Map(year.breakdowns.byUnit.map(row => [row.key, row]))
    expect([...rows.keys()]).toEqual([thuongTin.district, thuongTin.laterCommune, 'city', 'unknown'])
    expect(rows.get(thuongTin.district)).toMatchObject({ approved: 600_000_003, level: 'district' })
    expect(rows.get(thuongTin.laterCommune)).toMatchObject({ approved: 50_000_000, level: 'commune' })
    expect(rows.get('city')).toMatchObject({ approved: 60_000_000, projects: 1 })
    expect(rows.get('unknown')?.targets).toMatchObject({ new_designs: 1, managers_trained: 1 })
  })
  it('comes to the totals in counts and in đồng, by every way of dividing', () => {
    const { byGroup, byUnit, total } = year.breakdowns
    for (const kind of ['submitted', 'projects', 'accepted', 'approved', 'advanced', 'paid', 'settled'] as const)
      for (const rows of [byGroup, byUnit])
        expect(
          rows.reduce((sum, row) => sum + row[kind], 0),
          kind,
        ).toBe(total[kind])
    expect(year.budget.lines.reduce((sum, row) => sum + row.approved, 0)).toBe(year.budget.totals.approved)
    for (const target of year.targets.filter(one => one.code !== 'export_growth'))
      expect(byUnit.reduce((sum, row) => sum + (row.targets?.[target.code] ?? 0), 0)).toBe(target.actual)
  })
})

describe('an opened figure', () => {
  it('has as many rows, or rows that sum to as much, as its value: every figure of the report', async () => {
    const { figures } = await readFacts(ctx(), { period: '2024-Q3' })
    expect(figures.size).toBeGreaterThan(300)
    for (const { code, measure, value, rows, numerator, denominator } of figures.values()) {
      const total = (side?: string) => rows.filter(row => row.side === side).reduce((sum, row) => sum + row.amount, 0)
      if (measure === 'count') expect(rows.length, code).toBe(value)
      if (measure === 'sum') expect(total(), code).toBe(value)
      if (measure === 'ratio') expect([total('numerator'), total('denominator')], code).toEqual([numerator?.value, denominator?.value])
    }
  })
  it('says what it counts, over which days, and leads to its records', async () => {
    const opened = await openFigure(ctx(), { figure: 'budget.technology.city.approved', period: '2024' })
    expect(opened.value).toBe(600_000_003)
    expect(opened.definition).toContain('ngày phê duyệt')
    expect(opened.filter).toContain('15/12/2023')
    expect(opened.rows.map(row => row.link?.code)).toEqual(['P1', 'P4', 'P2'])
    expect(opened.rows[0]?.source).toEqual({ file: 'de-an.xlsx', sheet: 'Đề án', row: 5 })
    expect(JSON.stringify(opened)).not.toContain('recordId')
  })
  it('opens a ratio to numerator and denominator, and a distinct count to its overlap', async () => {
    const growth = await openFigure(ctx(), { figure: 'export_growth', period: '2024' })
    expect([growth.numerator?.value, growth.denominator?.value]).toEqual([1070, 1000])
    const machines = await openFigure(ctx(), { figure: 'CT-04', period: '2024' })
    expect(machines).toMatchObject({ figure: 'machine_establishments', value: 2, overlap: { count: 1 } })
  })
  it('is unknown when the report has no such figure', async () => {
    await expect(openFigure(ctx(), { figure: 'constructor', period: '2024' })).rejects.toMatchObject({ kind: 'unknown' })
  })
})

describe('what a reader may see', () => {
  it('is the figures of their units, without a comparison with the city’s interval or its line amounts', async () => {
    const reach = { everywhere: false, unitIds: [thuongTin.laterCommune], establishmentIds: [] }
    const part = await buildReport(contextOn(database.db, '2024-11-22', reach), { period: '2024' })
    expect(targetOf(part, 'machine_establishments')).toMatchObject({ actual: 1, level: 'undetermined', reachable: 'undetermined' })
    expect(targetOf(part, 'new_designs').actual).toBe(0)
    expect(targetOf(part, 'export_growth')).toMatchObject({ actual: null, rows: [] })
    expect(part.budget.totals).toMatchObject({ approved: 50_000_000, planned: null, remaining: null })
    expect(JSON.stringify(part)).not.toContain('P1')
  })
  it('is nothing for someone without units', async () => {
    const reach = { everywhere: false, unitIds: [], establishmentIds: ['00000000-0000-4000-8000-000000000000'] }
    await expect(buildReport(contextOn(database.db, '2024-11-22', reach), { period: '2024' })).rejects.toMatchObject({ kind: 'refused' })
  })
})
