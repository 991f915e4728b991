/** An officer at their spreadsheet: opens the register's workbook, changes cells, moves rows and columns, saves it again. */

import { type Cell, writeWorkbook } from '../../files/workbook.ts'
import { readWorkbook } from '../../files/workbook-read.ts'

export interface Grid {
  name: string
  hidden: boolean
  header: string[]
  rows: (string | number | boolean | null)[][]
  /** The value under a header in the row with a code. */
  get(code: string, header: string): string | number | boolean | null
  set(code: string, header: string, value: string | number | null): void
}
const gridOf = (name: string, hidden: boolean, header: string[], rows: Grid['rows']): Grid => {
  const place = (code: string, column: string): [(string | number | boolean | null)[], number] => {
    const row = rows.find(each => each[header.indexOf('Mã cơ sở')] === code)
    const at = header.indexOf(column)
    if (!row || at < 0) throw new Error(`no cell ${column} of ${code}`)
    return [row, at]
  }
  return {
    name,
    hidden,
    header,
    rows,
    get: (code, column) => {
      const [row, at] = place(code, column)
      return row[at] ?? null
    },
    set: (code, column, value) => {
      const [row, at] = place(code, column)
      row[at] = value
    },
  }
}
export const openGrids = async (bytes: Uint8Array): Promise<Grid[]> =>
  (await readWorkbook(bytes)).map(({ name, hidden, rows }) => {
    const [first, ...rest] = rows
    const header = (first?.cells ?? []).map(cell => String(cell.raw ?? ''))
    return gridOf(
      name,
      hidden ?? false,
      header,
      rest.map(row => header.map((_, at) => row.cells[at]?.raw ?? null)),
    )
  })
const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
export const saveGrids = (grids: readonly Grid[]): Promise<Uint8Array> =>
  writeWorkbook(
    grids.map(({ name, hidden, header, rows }) => ({
      name,
      ...(hidden && { hidden }),
      columns: header.map((text, at) => {
        const values = rows.map(row => row[at] ?? null).filter(value => value !== null)
        const kind =
          values.length && values.every(value => typeof value === 'number')
            ? ('int' as const)
            : values.some(isDay)
              ? ('date' as const)
              : undefined
        return { header: text, ...(kind && { kind }) }
      }),
      rows: rows as Cell[][],
    })),
  )
