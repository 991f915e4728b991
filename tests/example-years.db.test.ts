/** The example years as an officer runs them: which rows are refused, and the same figures in all three reports. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../src/db/connect.ts'
import { productFolder } from '../src/db/connect.ts'
import { testDatabase } from '../src/db/testing.ts'
import { type RunResult, runYear } from '../src/domains/exchange/run.actions.ts'
import '../src/domains/index.ts'
import { textOfDocument } from '../src/files/document.ts'
import { type ReadSheet, readWorkbook } from '../src/files/workbook-read.ts'
import { sayNumber } from '../src/kernel/money.ts'

interface Paper {
  targets: {
    code: string
    name: string
    unit: string
    min: number
    max: number
    actual: number | null
    level: string
    reachable: boolean | null
    rows: { file: string; sheet: string; row: number }[]
  }[]
}
const year = (set: string, asOf: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'khuyencong-year-'))
  const state = { database: undefined as Database | undefined, result: undefined as RunResult | undefined }
  beforeAll(async () => {
    state.database = await testDatabase()
    state.result = await runYear({ input: join(productFolder, 'examples', set), output: folder, asOf, database: state.database })
  })
  afterAll(async () => {
    await state.database?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
  return { result: () => state.result!, bytes, paper: (): Paper => JSON.parse(new TextDecoder().decode(bytes('bao-cao.json'))) }
}
const cells = (sheet: ReadSheet | undefined) => (sheet?.rows ?? []).map(row => row.cells.map(cell => cell?.raw ?? ''))

describe('Hà Nội 2024, as of 22/11/2024', () => {
  const run = year('ha-noi-2024', '2024-11-22')
  it('reads all but the seeded mistakes and says so', () => expect(run.result()).toMatchObject({ exit: 2 }))
  it('names each refused row by file, sheet, cell, reason and fix', async () => {
    const [sheet] = await readWorkbook(run.bytes('loi.xlsx'))
    const text = cells(sheet).map(row => row.join(' '))
    for (const place of ['D304', 'D305', 'G306', 'A307', 'W136', 'M137', 'T138', 'B701', 'A2387'])
      expect(
        text.filter(row => row.includes(place)),
        place,
      ).toHaveLength(1)
  })
  it('gives the five targets with evidence for each row counted', () => {
    const { targets } = run.paper()
    expect(targets.map(t => [t.code, t.min, t.max, t.actual, t.level, t.reachable])).toEqual([
      ['export_growth', 6, 8, 6.8, 'inside', true],
      ['new_designs', 650, 800, 633, 'under', true],
      ['fair_participations', 600, 650, 612, 'inside', true],
      ['machine_establishments', 10, 15, 9, 'under', null],
      ['managers_trained', 2000, 2500, 2050, 'inside', true],
    ])
    for (const target of targets.slice(1)) expect(target.rows, target.code).toHaveLength(target.actual ?? -1)
    for (const { rows } of targets)
      for (const row of rows) expect(row).toMatchObject({ file: expect.stringMatching(/\.xlsx$/), row: expect.any(Number) })
  })
  it('shows the same figures in the workbook and on the paper', async () => {
    const [sheet] = await readWorkbook(run.bytes('bao-cao.xlsx'))
    const paper = await textOfDocument(run.bytes('bao-cao.docx'))
    for (const { name, actual } of run.paper().targets) {
      const row = cells(sheet).find(r => r.includes(name))
      expect(row, name).toContain(actual)
      expect(
        paper.split('\n').find(line => line.includes(`${name}\t`)),
        name,
      ).toContain(`\t${sayNumber(actual ?? 0)}\t`)
    }
  })
  it('screens every project and proposes a choice with reasons', async () => {
    const screened = cells((await readWorkbook(run.bytes('sang-loc.xlsx')))[0])
    expect(screened.length).toBeGreaterThan(110)
    const chosen = (await readWorkbook(run.bytes('lua-chon.xlsx'))).flatMap(cells).map(row => row.join(' '))
    expect(chosen.some(row => /MH-DA-\d+/.test(row))).toBe(true)
  })
})
describe('the commune era, 2026', () => {
  const run = year('xa-2026', '2026-11-22')
  it('reads every row', () => expect(run.result()).toMatchObject({ exit: 0 }))
  it('knows no district', async () => {
    const paper = await textOfDocument(run.bytes('bao-cao.docx'))
    expect(paper).not.toMatch(/Huyện|Quận/)
    expect(run.paper().targets.map(t => t.actual)).toEqual([5.4, 21, 26, 2, 75])
  })
})
it('the example workbooks are those that their generator writes', async () => {
  const { writeExamples } = await import('../scripts/examples/write.ts')
  const written = await writeExamples()
  for (const [path, bytes] of Object.entries(written)) {
    const kept = readFileSync(join(productFolder, 'examples', path))
    expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(createHash('sha256').update(kept).digest('hex'))
  }
})
