/** Numbers of papers of many projects from one sheet: looked at first, each wrong row named by its cell, the good ones then kept as if typed one by one. */
import { openRows } from '../../files/rows.ts'
import { columnLetters, writeWorkbook } from '../../files/workbook.ts'
import { WorkbookError } from '../../files/workbook-error.ts'
import type { ReadRow } from '../../files/xlsx-rows.ts'
import type { Context } from '../../kernel/context.ts'
import { invalid, Refusal } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { addItem } from './items.actions.ts'
import { type ItemColumn, isFault, itemColumns, itemHeaders, itemOf, type SheetFault, type SheetItem } from './items-sheet.actions.ts'
import { typedKinds } from './overlaps.schema.ts'

/** So many rows at once: more are sent in several files. */
const most = 2000
const firstRows = 20

interface ReadSheet {
  sheet: string
  columns: Partial<Record<ItemColumn, number>>
  rows: (SheetItem | SheetFault)[]
}
const textsOf = (row: ReadRow): string[] => Array.from(row.cells, cell => String(cell?.raw ?? ''))

/** The first sheet whose headers are those of the template. Refuses ('invalid') a file without one, or with too many rows. */
const read = async ({ bytes, name }: UploadedFile): Promise<ReadSheet> => {
  const file = await openRows(bytes, name).catch((error: unknown) => {
    throw error instanceof WorkbookError ? new Refusal('invalid', error.message) : error
  })
  for (const sheet of file.sheets.filter(each => !each.hidden)) {
    let columns: Partial<Record<ItemColumn, number>> | null = null
    const rows: (SheetItem | SheetFault)[] = []
    for await (const batch of file.rows(sheet))
      for (const row of batch) {
        if (!columns) {
          if (row.number > firstRows) break
          columns = itemHeaders(textsOf(row))
          continue
        }
        const one = itemOf(row, columns)
        if (one) rows.push(one)
        if (rows.length > most) invalid(say('overlaps.sheetTooLong', { most }))
      }
    if (columns) return { sheet: sheet.name, columns, rows }
  }
  return invalid(say('overlaps.sheetNoHeaders', { headers: Object.values(itemColumns).join(', ') }))
}
export interface ItemImport {
  sheet: string
  /** Rows with something in them. */
  rows: number
  good: number
  /** Kept now; 0 while only looked at. */
  kept: number
  problems: { cell: string; says: string }[]
}
class LookedAt extends Error {}

/**
 * @param save false: only says what would be kept. Rows are tried in the order of the sheet, so that a number that stands there twice is kept once.
 */
export const importItems = async (ctx: Context, file: UploadedFile, save: boolean): Promise<ItemImport> => {
  const { sheet, columns, rows } = await read(file)
  const problems: ItemImport['problems'] = []
  const problem = (row: number, column: number, says: string) => problems.push({ cell: `${columnLetters(column)}${row}`, says })
  let good = 0
  const fill = async (inside: Context) => {
    for (const one of rows) {
      if (isFault(one)) {
        problem(one.row, one.column, one.says)
        continue
      }
      const { row, code, ...item } = one
      try {
        await addItem(inside, code, item)
        good++
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const path = error.errors[0]?.path
        const column: ItemColumn = error.kind === 'unknown' ? 'code' : path === 'sellerTaxCode' ? 'seller' : 'value'
        problem(row, columns[column] ?? 0, error.message)
      }
    }
  }
  try {
    await ctx.db.transaction(async tx => {
      await fill({ ...ctx, db: tx as unknown as Context['db'] })
      // Only looked at: everything is taken back as it was.
      if (!save) throw new LookedAt()
    })
  } catch (error) {
    if (!(error instanceof LookedAt)) throw error
  }
  return { sheet, rows: rows.length, good, kept: save ? good : 0, problems }
}

/** The sheet to fill in, with the kinds to choose from. */
export const itemTemplate = (): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: say('overlaps.sheetName'),
      columns: [
        { header: itemColumns.code, width: 18, required: true },
        { header: itemColumns.kind, width: 22, required: true, options: Object.values(typedKinds) },
        { header: itemColumns.value, width: 28, required: true },
        { header: itemColumns.seller, width: 20, note: say('overlaps.sheetSellerNote') },
        { header: itemColumns.issuedOn, width: 16, kind: 'date' },
      ],
      rows: [],
      freezeHeader: true,
    },
  ])
