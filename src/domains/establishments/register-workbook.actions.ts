/** The register as an Excel file: exactly the rows, columns and order on screen, what is masked stays masked, and a hidden original for the way back. */
import { createHash } from 'node:crypto'
import { Spool } from '../../files/spool.ts'
import { type LongSheet, workbookPieces } from '../../files/workbook-fill.ts'
import type { Context } from '../../kernel/context.ts'
import { sayNumber } from '../../kernel/money.ts'
import { refuse } from '../../kernel/refusal.ts'
import { yesNo } from '../../kernel/sheet.ts'
import { clean, compareVietnamese } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import { chosenColumns, columnOf, type RegisterColumn } from './columns.schema.ts'
import { infoColumns, infoLines, logPersonal } from './list-workbook.actions.ts'
import { type BaseValue, baseHeaders, baseValue, cellValue, sheetNames } from './register-workbook.rules.ts'
import { countView, filterSentence, orderOf, seesPersonal, shownValue, viewInParts } from './views.actions.ts'
import { placeIn } from './views.rules.ts'
import type { RegisterView } from './views.schema.ts'
import { allVillages, type ViewRow } from './views.store.ts'

/** What comes back must be read again, and the reader takes no more cells than that many rows with all columns have. */
export const mostRows = 200_000
const widths: Partial<Record<RegisterColumn['key'], number>> = {
  name: 40,
  code: 12,
  place: 34,
  village: 20,
  address: 34,
  email: 24,
  craft: 26,
  sector: 34,
}
const widthOf = ({ key, kind }: RegisterColumn) => widths[key] ?? (kind === 'choice' ? 24 : kind === 'text' ? 18 : 13)

/** What stands on the hidden sheet for one record: values as they were given out, and a mark by which a touched line is noticed. */
export const markOf = (code: string, revision: string, values: string): string =>
  createHash('sha256')
    .update([code, revision, clean(values)].join('\n'))
    .digest('hex')
    .slice(0, 16)

type Units = Awaited<ReturnType<typeof loadUnits>>
/** The values of a record in the form in which they are given out and compared when they come back. */
export const givenOut = (columns: readonly RegisterColumn[], row: ViewRow, units: Units): Record<string, BaseValue> =>
  Object.fromEntries(columns.map(({ key }) => [key, baseValue(shownValue(key, row, units))]))

/** The columns of the workbook: those on screen in their order, and the code, by which a row is found again. */
const workbookColumns = (view: RegisterView, personal: boolean): readonly RegisterColumn[] => {
  const columns = chosenColumns(view.cols, personal)
  return columns.some(column => column.key === 'code') ? columns : [columnOf('code'), ...columns]
}
const headerNote = (column: RegisterColumn) => {
  if (column.key === 'taxCode') return say('registerList.noteTax')
  if (!column.field) return say(column.key === 'code' ? 'registerList.noteCode' : 'registerList.noteCounted')
  return undefined
}
const optionsOf = (column: RegisterColumn, places: readonly string[], villages: readonly string[]) => {
  if (column.options) return Object.values(column.options)
  if (column.kind === 'flag') return yesNo()
  if (column.key === 'place') return places
  return column.key === 'village' ? villages : undefined
}
const dataColumns = async (ctx: Context, columns: readonly RegisterColumn[], units: Units): Promise<LongSheet['columns']> => {
  const places = units.all
    .filter(unit => unit.level === 'commune' && validOn(unit, ctx.today))
    .filter(unit => ctx.reach.everywhere || ctx.reach.unitIds.includes(unit.id))
    .map(unit => placeIn(units, unit.id))
    .sort(compareVietnamese)
  const villages = (await allVillages(ctx.db)).map(village => village.name)
  return columns.map(column => {
    const note = headerNote(column)
    const options = optionsOf(column, places, villages)
    return {
      header: column.label,
      width: widthOf(column),
      ...(column.kind === 'int' || column.kind === 'date' ? { kind: column.kind } : {}),
      ...(note && { note }),
      ...(options?.length && { options }),
    }
  })
}

/** What somebody who finds the file later must know of it. */
const infoSheet = async (ctx: Context, view: RegisterView, columns: readonly RegisterColumn[], total: number): Promise<LongSheet> => {
  const { sort, down } = orderOf(view, seesPersonal(ctx))
  const lines: [string, string][] = [
    ...infoLines(ctx, {
      sentence: await filterSentence(ctx, view),
      count: [say('registerList.infoCount'), total],
      order: columnOf(sort ?? 'code').label,
      down,
      columns,
    }),
    [say('registerList.infoMasked'), say('registerList.infoMaskedText')],
    ...(columns.some(column => column.personal)
      ? ([[say('registerList.infoPersonal'), say('registerList.infoPersonalText')]] as [string, string][])
      : []),
    [say('registerList.infoBack'), say('registerList.infoBackText')],
  ]
  return {
    name: sheetNames.info,
    columns: infoColumns,
    parts: [lines],
  }
}

/**
 * The workbook of a view, in pieces as it is made: a register of any length goes out without being held. What it holds of people is written into
 * the log before the first piece.
 */
export const registerWorkbook = async (ctx: Context, view: RegisterView): Promise<AsyncIterable<Uint8Array>> => {
  const total = await countView(ctx, view)
  if (total > mostRows) refuse(say('registerList.excelTooMany', { total: sayNumber(total), most: sayNumber(mostRows) }))
  const columns = workbookColumns(view, seesPersonal(ctx))
  const units = await loadUnits(ctx.db)
  // The hidden sheet comes after the table, of the same values: what it says must be what stands in the cells.
  const originals = new Spool<BaseValue[]>()
  async function* rows() {
    for await (const part of viewInParts(ctx, view, 500)) {
      const given = part.map(row => ({ row, values: givenOut(columns, row, units) }))
      await originals.add(
        given.map(({ row, values }) => {
          const { code } = row.establishment
          const text = JSON.stringify(values)
          return [code, String(row.revision), markOf(code, String(row.revision), text), text]
        }),
      )
      yield given.map(({ values }) => columns.map(column => cellValue(column, values[column.key] ?? null)))
    }
  }
  const sheets: LongSheet[] = [
    { name: sheetNames.data, columns: await dataColumns(ctx, columns, units), parts: rows() },
    await infoSheet(ctx, view, columns, total),
    {
      name: sheetNames.base,
      hidden: true,
      columns: Object.values(baseHeaders).map(header => ({ header, width: 14 })),
      parts: originals,
    },
  ]
  const personal = columns.filter(column => column.personal).map(column => column.key)
  if (personal.length) await logPersonal(ctx, personal, total)
  return workbookPieces(sheets)
}
