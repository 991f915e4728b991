/** A list as a workbook that may come back: its rows, what was asked for, and a hidden original by which changes are found. */
import { createHash } from 'node:crypto'
import { Spool } from '../../files/spool.ts'
import { type LongSheet, workbookPieces } from '../../files/workbook-fill.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { yesNo } from '../../kernel/sheet.ts'
import { clean, compareVietnamese } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import type { BaseValue, ChangeColumn, ChangeList } from './change-list.rules.ts'
import { baseHeaders, cellValue, sheetNames } from './register-workbook.rules.ts'
import { placeIn } from './views.rules.ts'
import { allVillages } from './views.store.ts'

/** What stands on the hidden sheet for one record: values as they were given out, and a mark by which a touched line is noticed. */
export const markOf = (code: string, revision: string, values: string): string =>
  createHash('sha256')
    .update([code, revision, clean(values)].join('\n'))
    .digest('hex')
    .slice(0, 16)

/** A row of a list as it goes out. */
export interface OutRow {
  key: string
  revision: number
  /** By column, at least those of the workbook. */
  values: Readonly<Record<string, BaseValue>>
}
export interface Outgoing {
  list: ChangeList
  columns: readonly ChangeColumn[]
  parts: AsyncIterable<readonly OutRow[]>
  /** What somebody who finds the file later must know of it, line by line. */
  info: readonly (readonly [string, string])[]
}
const widths: Readonly<Record<string, number>> = { name: 40, address: 34, email: 24, sector: 34, note: 40, otherNames: 24, groups: 26 }
const pointedWidths = { place: 34, village: 20, establishment: 36 } as const
const widthOf = ({ key, kind, points, options }: ChangeColumn) =>
  widths[key] ?? (points ? pointedWidths[points] : options ? 24 : kind === 'text' ? 18 : 13)
const noteOf = (column: ChangeColumn, list: ChangeList) => {
  if (column.mask) return say('registerList.noteMasked')
  if (column.key === list.key) return say('registerList.noteCode')
  return column.sheet ? undefined : (column.elsewhere ?? say('registerList.noteCounted'))
}
const sheetColumnsOf = async (ctx: Context, { columns, list }: Outgoing): Promise<LongSheet['columns']> => {
  const units = await loadUnits(ctx.db)
  const offered = {
    place: () =>
      units.all
        .filter(unit => unit.level === 'commune' && validOn(unit, ctx.today))
        .filter(unit => ctx.reach.everywhere || ctx.reach.unitIds.includes(unit.id))
        .map(unit => placeIn(units, unit.id))
        .sort(compareVietnamese),
    village: async () => (await allVillages(ctx.db)).map(village => village.name),
    // Too many to choose from.
    establishment: () => [],
  }
  const made: LongSheet['columns'] = []
  for (const column of columns) {
    const { points, kind } = column
    const note = noteOf(column, list)
    const options = points ? await offered[points]() : column.options ? Object.values(column.options) : kind === 'flag' ? yesNo() : []
    made.push({
      header: column.label,
      width: widthOf(column),
      ...(kind === 'int' || kind === 'date' ? { kind } : {}),
      ...(note && { note }),
      ...(options.length && { options }),
    })
  }
  return made
}
export const infoColumns = [
  { header: say('registerList.infoItem'), width: 24 },
  { header: say('registerList.infoText'), width: 90 },
]

/** The workbook in pieces as it is made: a list of any length goes out without being held. */
export const outgoingWorkbook = async (ctx: Context, outgoing: Outgoing): Promise<AsyncIterable<Uint8Array>> => {
  const { list, columns, parts, info } = outgoing
  // The hidden sheet comes after the table, of the same values: what it says must be what stands in the cells.
  const originals = new Spool<BaseValue[]>()
  async function* rows() {
    for await (const part of parts) {
      await originals.add(
        part.map(({ key, revision, values }) => {
          const text = JSON.stringify(Object.fromEntries(columns.map(column => [column.key, values[column.key] ?? null])))
          return [key, String(revision), markOf(key, String(revision), text), text]
        }),
      )
      yield part.map(({ values }) => columns.map(column => cellValue(column, values[column.key] ?? null)))
    }
  }
  const back: [string, string] = [say('registerList.infoBack'), say('registerList.infoBackText', { sheet: list.sheet, noun: list.noun })]
  return workbookPieces([
    { name: list.sheet, columns: await sheetColumnsOf(ctx, outgoing), parts: rows() },
    { name: sheetNames.info, columns: infoColumns, parts: [holds(actorOf(ctx), ...list.editors) ? [...info, back] : info] },
    {
      name: sheetNames.base,
      hidden: true,
      columns: Object.values(baseHeaders).map(header => ({ header, width: 14 })),
      parts: originals,
    },
  ])
}
