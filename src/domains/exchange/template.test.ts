/** Templates carry what a person needs to fill them in. */
import { describe, expect, it } from 'vitest'
import { readTable, readWorkbook } from '../../files/workbook-read.ts'
import { tableColumns } from '../../kernel/sheet.ts'
import { writeTemplate } from './template.actions.ts'
import { workbookKinds, workbooks } from './workbooks.schema.ts'

describe.each(workbookKinds)('the template of %s', kind => {
  it('has the instructions and every sheet, whose headers are read back', async () => {
    const sheets = await readWorkbook(await writeTemplate(kind))
    const visible = sheets.filter(sheet => !sheet.hidden)
    expect(visible.map(sheet => sheet.name)).toEqual(['Hướng dẫn', ...workbooks[kind].sheets.map(sheet => sheet.name)])
    for (const sheet of workbooks[kind].sheets) {
      const found = visible.find(candidate => candidate.name === sheet.name)
      expect(found && readTable(found, tableColumns(sheet))).toEqual({ rows: [], problems: [] })
    }
  })
  it('explains every column', async () => {
    const [first] = await readWorkbook(await writeTemplate(kind))
    const explained = first?.rows.map(row => `${row.cells[0]?.raw}|${row.cells[1]?.raw}`) ?? []
    for (const sheet of workbooks[kind].sheets)
      for (const column of sheet.columns) expect(explained).toContain(`${sheet.name}|${column.header}`)
  })
  it('has no two columns of one name in a sheet', () => {
    for (const sheet of workbooks[kind].sheets) expect(new Set(sheet.columns.map(column => column.header)).size).toBe(sheet.columns.length)
  })
  it('is the same file each time', async () => {
    expect(Buffer.from(await writeTemplate(kind)).equals(Buffer.from(await writeTemplate(kind)))).toBe(true)
  })
})
