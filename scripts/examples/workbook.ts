/** Writes example workbooks from the sheets that the templates and the import use, so that a changed column cannot leave them behind. */
import { instructionsSheet, type WorkbookKind, workbooks } from '../../src/domains/exchange/workbooks.schema.ts'
import { type Cell, type Column, columnLetters, type SheetSpec, writeWorkbook } from '../../src/files/workbook.ts'
import { optionsOf, type Sheet, type SheetColumn, type ValuesOf } from '../../src/kernel/sheet.ts'

/** What happens to a mistake that was put in on purpose. */
export const effects = {
  rejected: 'Dòng bị từ chối khi nhập',
  warning: 'Cảnh báo khi nhập, dòng vẫn được nhận',
  finding: 'Dòng được nhận; thẩm định nêu phát hiện',
  duplicate: 'Dòng được nhận; hàng chờ bản ghi trùng hỏi có là một cơ sở',
} as const
export interface Seed {
  /** Column of the cell. */
  key: string
  effect: keyof typeof effects
  says: string
}
/** A row of a sheet: a code for a choice, 'YYYY-MM-DD' for a day. */
export type Cells<S> = { [K in keyof ValuesOf<S> & string]?: Cell }
export interface Row<S> {
  cells: Cells<S>
  seeds?: readonly Seed[]
}
export interface ExampleSheet {
  sheet: Sheet
  rows: readonly { cells: Readonly<Record<string, Cell | undefined>>; seeds?: readonly Seed[] }[]
}
export interface ExampleBook {
  kind: WorkbookKind
  /** What the workbook is, in one or two sentences. */
  about: string
  sheets: readonly ExampleSheet[]
}
/** A seeded mistake with its place. */
export interface SeededCell extends Seed {
  file: string
  sheet: string
  cell: string
}

export const exampleSheet = <S>(sheet: S, rows: readonly Row<S>[]): ExampleSheet => ({ sheet: sheet as Sheet, rows })

const banner = 'DỮ LIỆU MINH HỌA'
/** Two title lines and the header stand above the rows. */
const firstRow = 4
const kinds: Partial<Record<SheetColumn['kind'], Column['kind']>> = { int: 'int', decimal: 'number', money: 'money', date: 'date' }

const columnOf = (column: SheetColumn): Column => {
  const options = optionsOf(column)
  const kind = kinds[column.kind]
  return {
    header: column.header,
    ...(kind && { kind }),
    ...(column.required && { required: true }),
    ...(column.help && { note: column.help }),
    ...(options && { options }),
  }
}
const cellOf = (column: SheetColumn, value: Cell | undefined): Cell =>
  typeof value === 'string' ? (column.options?.[value] ?? value) : (value ?? null)

/** A row must fill the sheet as it is declared now, but for the cells that are wrong on purpose. */
const mustFit = ({ sheet }: ExampleSheet, row: ExampleSheet['rows'][number], number: number) => {
  const stray = Object.keys(row.cells).find(key => !sheet.columns.some(column => column.key === key))
  const empty = sheet.columns.find(
    column => column.required && (row.cells[column.key] ?? null) === null && !row.seeds?.some(seed => seed.key === column.key),
  )
  if (stray || empty) throw new Error(`${sheet.name}, row ${number}: ${stray ? `no column ${stray}` : `${empty?.key} is empty`}`)
}

/** Where each seeded mistake stands. */
export const seededCells = ({ kind, sheets }: ExampleBook): SeededCell[] =>
  sheets.flatMap(({ sheet, rows }) =>
    rows.flatMap((row, index) =>
      (row.seeds ?? []).map(seed => {
        const column = sheet.columns.findIndex(({ key }) => key === seed.key)
        if (column < 0) throw new Error(`${sheet.name}: no column ${seed.key}`)
        return { ...seed, file: workbooks[kind].fileName, sheet: sheet.name, cell: `${columnLetters(column)}${index + firstRow}` }
      }),
    ),
  )

/** The first sheet: that it is all invented, and what is wrong on purpose; without such mistakes, what the sheets hold. */
const guide = (book: ExampleBook): SheetSpec => {
  const seeded = seededCells(book)
  const sheet = { header: 'Trang', width: 24 }
  const table: Pick<SheetSpec, 'columns' | 'rows'> = seeded.length
    ? {
        columns: [sheet, { header: 'Ô', width: 8 }, { header: 'Lỗi hoặc trường hợp cài sẵn', width: 70 }, { header: 'Kết quả', width: 40 }],
        rows: seeded.map(({ sheet: name, cell, says, effect }) => [name, { value: cell, link: `#${name}!${cell}` }, says, effects[effect]]),
      }
    : {
        columns: [sheet, { header: 'Nội dung', width: 110 }],
        rows: book.sheets.map(({ sheet: { name, help } }) => [{ value: name, link: `#${name}!A1` }, help]),
      }
  return {
    name: instructionsSheet,
    title: [
      banner,
      book.about,
      'Cơ sở, đề án, con người, số tiền và số liệu trong tệp đều được đặt ra, không dùng để ra quyết định.',
      seeded.length ? 'Các lỗi và trường hợp cài sẵn để thử chức năng nhập và thẩm định:' : 'Tệp này không có lỗi cài sẵn.',
    ],
    ...table,
  }
}

/** The bytes of an example workbook; the same rows give the same bytes. */
export const writeExample = (book: ExampleBook): Promise<Uint8Array> => {
  const declared = workbooks[book.kind].sheets
  if (declared.length !== book.sheets.length || declared.some((sheet, i) => sheet !== book.sheets[i]?.sheet))
    throw new Error(`${book.kind}: the sheets differ from those that are declared`)
  return writeWorkbook([
    guide(book),
    ...book.sheets.map((example): SheetSpec => {
      for (const [index, row] of example.rows.entries()) mustFit(example, row, index + firstRow)
      const { sheet, rows } = example
      return {
        name: sheet.name,
        title: [banner, sheet.help],
        columns: sheet.columns.map(columnOf),
        rows: rows.map(({ cells }) => sheet.columns.map(column => cellOf(column, cells[column.key]))),
      }
    }),
  ])
}
