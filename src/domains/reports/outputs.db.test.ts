/** Workbook, paper and JSON show the same figures; what was submitted stays as it was. */
import { readFile } from 'node:fs/promises'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { testDatabase } from '../../db/testing.ts'
import { textOfDocument } from '../../files/document.ts'
import { type ReadSheet, readWorkbook } from '../../files/workbook-read.ts'
import { act } from '../../kernel/log.ts'
import { sayNumber } from '../../kernel/money.ts'
import { FileAnswer } from '../../kernel/route.ts'
import { Design } from '../designs/designs.schema.ts'
import type { PaperHead } from '../reference/paper-head.schema.ts'
import { reportDocument } from './document.actions.ts'
import { jsonBytes, publishedSchema, reportJson, reportSchema } from './json.rules.ts'
import type { Report } from './report.rules.ts'
import { buildReport } from './reports.actions.ts'
import { reportsRoutes } from './reports.api.ts'
import { contextOn, fillYear } from './reports.testing.ts'
import { compareWithSnapshot, listSnapshots, submitReport } from './snapshots.actions.ts'
import { reportWorkbook } from './workbook.actions.ts'

let database: Database
let report: Report
const head: PaperHead = { parent: 'UBND MINH HỌA', issuer: 'SỞ MINH HỌA', symbol: '/BC-MH', place: 'Hà Nội', signerTitle: 'GIÁM ĐỐC' }
const ctx = () => contextOn(database.db, '2024-11-22')
beforeAll(async () => {
  database = await testDatabase()
  await fillYear(database.db)
  report = await buildReport(ctx(), { period: '2024' })
})
afterAll(() => database?.close())

const valuesOf = (sheet: ReadSheet | undefined) => (sheet?.rows ?? []).map(row => row.cells.map(cell => cell.raw))
/** The row of a sheet that carries a figure code in its last filled cell. */
const rowOf = (sheet: ReadSheet | undefined, figure: string) => valuesOf(sheet).find(row => row.at(-1) === figure) ?? []

describe('the three outputs', () => {
  it('show the same figures of every target', async () => {
    const sheets = await readWorkbook(await reportWorkbook(report))
    const json = reportJson(report)
    const paper = await textOfDocument(await reportDocument(report, head))
    expect(json.targets.map(target => target.code)).toEqual([
      'export_growth',
      'new_designs',
      'fair_participations',
      'machine_establishments',
      'managers_trained',
    ])
    for (const [i, target] of json.targets.entries()) {
      const row = rowOf(sheets[0], target.code)
      expect(row.slice(3, 7), target.code).toEqual([target.min, target.max, target.actual, target.inPeriod])
      const interval = `${sayNumber(target.min)}–${sayNumber(target.max)}`
      expect(paper).toContain(`${target.name}\t${target.unit}\t${interval}\t${sayNumber(target.actual ?? Number.NaN)}`)
      const evidence = valuesOf(sheets[4 + i]).filter(cells => /^\d+$/.test(String(cells[0])))
      expect(evidence, target.code).toHaveLength(target.rows.length)
    }
  })
  it('show the same money, by line, group and unit, to the đồng', async () => {
    const sheets = await readWorkbook(await reportWorkbook(report))
    const json = reportJson(report)
    const paper = await textOfDocument(await reportDocument(report, head))
    for (const row of [...json.budget.lines, json.budget.totals]) {
      expect(rowOf(sheets[1], row.figure).slice(2, 8)).toEqual([
        row.planned,
        row.approved,
        row.advanced,
        row.paid,
        row.settled,
        row.remaining,
      ])
      const told = [row.planned ?? 0, row.approved, row.advanced, row.settled, row.remaining ?? 0].map(n => sayNumber(n)).join('\t')
      expect(paper).toContain(told)
    }
    for (const [sheet, rows] of [
      [sheets[2], json.breakdowns.byGroup],
      [sheets[3], json.breakdowns.byUnit],
    ] as const)
      for (const row of rows) {
        const cells = [row.submitted, row.projects, row.accepted, row.approved, row.advanced, row.paid, row.settled]
        expect(rowOf(sheet, row.figure).slice(1, 8), row.figure).toEqual(cells)
        expect(paper).toContain([row.label, ...[row.projects, row.approved, row.advanced, row.settled].map(n => sayNumber(n))].join('\t'))
      }
    expect(sheets.map(sheet => sheet.name).slice(0, 4)).toEqual(['Chỉ tiêu', 'Kinh phí', 'Theo nội dung', 'Theo đơn vị'])
  })
  it('lead from the evidence sheet to file, sheet and row', async () => {
    const sheets = await readWorkbook(await reportWorkbook(report))
    const designs = sheets.find(sheet => sheet.name.startsWith('CT-02'))
    expect(valuesOf(designs).some(row => row.slice(-3).join() === 'ket-qua.xlsx,Mẫu,7')).toBe(true)
  })
  it('are marked as demo data and say what is not known', async () => {
    await database.db.execute(sql`update export_turnover set month = '2022-05' where month = '2024-05'`)
    const late = await buildReport(contextOn(database.db, '2024-12-14'), { period: '2024' })
    await database.db.execute(sql`update export_turnover set month = '2024-05' where month = '2022-05'`)
    const paper = await textOfDocument(await reportDocument(late, head))
    expect(paper).toContain('BẢN MINH HỌA')
    expect(paper).toContain('%\t6–8\tchưa xác định')
    expect(paper).toContain('không phải bằng 0')
    expect(reportJson(late).targets[0]).toMatchObject({ actual: null, reachable: null, level: 'undetermined' })
    const [targets] = await readWorkbook(await reportWorkbook(late))
    expect(rowOf(targets, 'export_growth')[5]).toBe('chưa xác định')
  })
  it('are the same bytes for the same report', async () => {
    const again = await buildReport(ctx(), { period: '2024' })
    expect(Buffer.from(await reportWorkbook(again)).equals(Buffer.from(await reportWorkbook(report)))).toBe(true)
    expect(Buffer.from(await reportDocument(again, head)).equals(Buffer.from(await reportDocument(report, head)))).toBe(true)
    expect(Buffer.from(jsonBytes(again)).equals(Buffer.from(jsonBytes(report)))).toBe(true)
  })
})

describe('the JSON', () => {
  it('has exactly the published parts and fits its schema', () => {
    const json: unknown = JSON.parse(new TextDecoder().decode(jsonBytes(report)))
    expect(Object.keys(json as object)).toEqual(['plan', 'period', 'targets', 'budget', 'breakdowns'])
    expect(reportSchema.parse(json)).toEqual(json)
    expect(reportJson(report).targets[1]?.rows).toContainEqual({ file: 'ket-qua.xlsx', sheet: 'Mẫu', row: 7 })
    expect(reportJson(report).targets.map(target => target.reachable)).toEqual([true, true, true, true, false])
  })
  it('is described by docs/reference/bao-cao.schema.json', async () => {
    const kept = await readFile(new URL('../../../docs/reference/bao-cao.schema.json', import.meta.url), 'utf8')
    expect(JSON.parse(kept)).toEqual(JSON.parse(publishedSchema()))
  })
})

describe('a submitted report', () => {
  it('is frozen with its hash, logged, and shows what later corrections changed', async () => {
    const sent = await submitReport(ctx(), { period: '2024' })
    expect(await listSnapshots(ctx(), '2024')).toMatchObject([{ id: sent.id, asOf: '2024-11-22', sha256: sent.sha256 }])
    const acts = await database.db.select().from(act).where(eq(act.recordId, sent.id))
    expect(acts).toMatchObject([{ entity: 'report_snapshot', action: 'submit' }])
    expect((await compareWithSnapshot(ctx(), { id: sent.id })).deltas).toEqual([])

    await database.db.update(Design.table).set({ copyFoundOn: '2024-11-01' }).where(eq(Design.table.code, 'D4'))
    const later = contextOn(database.db, '2024-12-14')
    const changed = await compareWithSnapshot(later, { id: sent.id })
    expect(changed.deltas).toContainEqual({ figure: 'new_designs', label: 'Mẫu mới', before: 2, now: 1, delta: -1 })
    expect(changed.deltas).toContainEqual(expect.objectContaining({ figure: 'new_designs.copies', delta: 1 }))
    expect(changed.unchanged).toBeGreaterThan(50)
  })
  it('is not trusted once its body was touched', async () => {
    const sent = await submitReport(ctx(), { period: '2024-Q1' })
    await database.db.execute(sql`update report_snapshot set body = jsonb_set(body, '{targets,1,actual}', '999') where id = ${sent.id}`)
    await expect(compareWithSnapshot(ctx(), { id: sent.id })).rejects.toMatchObject({ kind: 'conflict' })
  })
  it('is of the whole city only', async () => {
    const local = contextOn(database.db, '2024-11-22', { everywhere: false, unitIds: ['hn-c-10183'], establishmentIds: [] })
    await expect(submitReport(local, { period: '2024' })).rejects.toMatchObject({ kind: 'refused' })
  })
})

describe('the routes', () => {
  it('are for officials, none for applicants', () => {
    for (const each of reportsRoutes) expect(each.who).not.toContain('applicant')
  })
  it('answer files in three formats', async () => {
    const file = reportsRoutes.find(each => each.path === '/reports/file')!
    for (const format of ['xlsx', 'docx', 'json']) {
      const answer = await file.handle(ctx(), { query: { period: '2024-H1', format } } as never)
      expect(answer).toBeInstanceOf(FileAnswer)
      expect((answer as FileAnswer).name).toBe(`bao-cao-2024-H1.${format}`)
    }
  })
})
