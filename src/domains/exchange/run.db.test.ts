/** A folder of workbooks becomes six files: the same each time, with every refused row named. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../db/testing.ts'
import { readWorkbook } from '../../files/workbook-read.ts'
import { reportSchema } from '../reports/json.rules.ts'
import '../index.ts'
import { type Rows, soundPlan, soundProjects, soundRegister, soundResults } from './import.testing.ts'
import { runFiles, runYear } from './run.actions.ts'
import { writeTemplate } from './template.actions.ts'
import { type WorkbookKind, workbooks } from './workbooks.schema.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khuyến công '))
})
afterAll(() => rm(folder, { recursive: true }))

let serial = 0
/** Runs a folder with these workbooks on a database of its own. */
const runWith = async (books: Partial<Record<WorkbookKind, Rows>>, more: { period?: string; asOf?: string } = {}) => {
  const input = await mkdtemp(join(folder, 'vào '))
  const output = join(folder, `ra ${serial++}`)
  for (const [kind, rows] of Object.entries(books) as [WorkbookKind, Rows][])
    await writeFile(join(input, workbooks[kind].fileName), await writeTemplate(kind, rows))
  const database = await testDatabase()
  try {
    return { ...(await runYear({ input, output, database, ...more })), output }
  } finally {
    await database.close()
  }
}
const sound = () => ({ plan: soundPlan(), establishments: soundRegister(), projects: soundProjects(), results: soundResults() })
const json = async (output: string) => reportSchema.parse(JSON.parse(await readFile(join(output, runFiles.json), 'utf8')))
const textOf = async (output: string, file: string) =>
  (await readWorkbook(await readFile(join(output, file))))
    .flatMap(sheet => sheet.rows.map(row => row.cells.map(cell => cell.raw).join('|')))
    .join('\n')

describe('a sound folder', () => {
  it('writes the six files and exits 0', async () => {
    const { exit, lines, output } = await runWith(sound())
    expect({ exit, lines }).toMatchObject({ exit: 0 })
    expect((await readdir(output)).sort()).toEqual(Object.values(runFiles).sort())
    const report = await json(output)
    expect(report.plan.year).toBe(2024)
    const machines = report.targets.find(target => target.code === 'machine_establishments')
    expect(machines).toMatchObject({ actual: 1, rows: [{ file: 'de-an.xlsx', sheet: 'Đề án', row: 2 }] })
    expect(report.targets.find(target => target.code === 'new_designs')?.actual).toBe(1)
    expect(await textOf(output, runFiles.screening)).toContain('DA-2024-001')
  })
  it('gives the same bytes on another database', async () => {
    const [first, second] = [await runWith(sound()), await runWith(sound())]
    for (const file of Object.values(runFiles))
      expect((await readFile(join(first.output, file))).equals(await readFile(join(second.output, file))), file).toBe(true)
  })
  it('as of an earlier day, what came later has not happened', async () => {
    const { exit, output } = await runWith(sound(), { asOf: '2024-06-30' })
    expect(exit).toBe(0)
    expect((await json(output)).targets.find(target => target.code === 'machine_establishments')?.actual).toBe(0)
    expect(await textOf(output, runFiles.screening)).toContain('Đang thực hiện')
  })
  it('proposes a choice with reasons where projects wait', async () => {
    const books = sound()
    const [model] = soundProjects()['Đề án'] ?? []
    const waiting = Object.fromEntries(
      Object.entries(model ?? {}).filter(([key]) => !/^(decision|planned|approved|contract|advance|started|accepted|settled)/.test(key)),
    )
    books.projects['Đề án']?.push({ ...waiting, code: 'DA-CHO', beneficiaries: 'CS-0002' })
    const { output } = await runWith(books)
    expect(await textOf(output, runFiles.choice)).toMatch(/DA-CHO.*Ứng dụng máy CNC/)
  })
})

describe('a folder with mistakes', () => {
  it('names them in loi.xlsx, reports on the rest and exits 2', async () => {
    const books = sound()
    const [company] = soundRegister()['Cơ sở'] ?? []
    books.establishments['Cơ sở']?.push({ ...company, code: 'CS-0009', taxCode: '0100109107' })
    const { exit, lines, output } = await runWith(books)
    expect(exit).toBe(2)
    expect(lines.at(-1)).toContain('loi.xlsx')
    const errors = await textOf(output, runFiles.errors)
    expect(errors).toMatch(/co-so\.xlsx\|Cơ sở\|4\|D4\|Mã số thuế\|/)
    expect(errors).not.toContain('0100109107')
    expect((await json(output)).targets).toHaveLength(3)
  })
  it('without a plan there is no report: exit 1, and the file is named', async () => {
    const { plan: _, ...books } = sound()
    const { exit, lines } = await runWith(books)
    expect(exit).toBe(1)
    expect(lines.join('\n')).toContain('ke-hoach.xlsx')
  })
  it('other workbooks may be missing; they are named', async () => {
    const { exit, lines } = await runWith({ plan: soundPlan() })
    expect(exit).toBe(0)
    expect(lines.join('\n')).toContain('Thiếu tệp ket-qua.xlsx')
  })
  it('a period that is none fails in words', async () => {
    expect(await runWith(sound(), { period: '2024-Q9' })).toMatchObject({ exit: 1 })
  })
})
