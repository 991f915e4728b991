/** What the values of a change point to: found by what people write, said by name, followed to where it stands now. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type { Pointed } from './bulk.rules.ts'
import * as store from './bulk.store.ts'
import type { ChangeColumn, PointsTo } from './change-list.rules.ts'
import { type Lookup, namedLookup, placeLookup } from './register-workbook.rules.ts'
import { allVillages } from './views.store.ts'

/** A lookup for each kind of link; of establishments only those within reach that a text names. */
export const lookupsFor = async (tx: Tx, ctx: Context, texts: readonly string[]): Promise<Record<PointsTo, Lookup>> => ({
  place: placeLookup(await loadUnits(ctx.db), ctx.today),
  village: namedLookup(await allVillages(tx)),
  establishment: namedLookup(texts.length ? await store.establishmentsNamed(tx, ctx.reach, texts) : []),
})
type Values = Readonly<Record<string, unknown>>
const fieldsTo = (columns: readonly ChangeColumn[], to: PointsTo): string[] =>
  columns.flatMap(({ field, points }) => (field && points === to ? [field] : []))
/** The ids of one kind that values point to. */
const idsTo = (columns: readonly ChangeColumn[], to: PointsTo, values: readonly Values[]): string[] => {
  const fields = fieldsTo(columns, to)
  return [...new Set(values.flatMap(each => fields.flatMap(field => (typeof each[field] === 'string' ? [each[field]] : []))))]
}
/** The names that stored values are said by; of what was merged away since too. */
export const namesOf = async (tx: Tx, ctx: Context, columns: readonly ChangeColumn[], values: readonly Values[]): Promise<Pointed> => {
  const byId = (rows: readonly { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))
  return {
    units: await loadUnits(ctx.db),
    villages: byId(await store.villagesById(tx, idsTo(columns, 'village', values))),
    establishments: byId(await store.establishmentsById(tx, idsTo(columns, 'establishment', values))),
  }
}

/** Links of kept values as they stand now. */
export interface LinksNow {
  /** The values with each link led to where its record lives on. */
  follow: (values: Values) => Values
  /** Fields whose link leads to nothing any more. */
  lost: (values: Values) => string[]
}
/** Follows the links of values that were kept long ago through the merges since. */
export const linksNow = async (tx: Tx, columns: readonly ChangeColumn[], values: readonly Values[]): Promise<LinksNow> => {
  const now = new Map<string, ReadonlyMap<string, string>>()
  for (const to of ['village', 'establishment'] as const) {
    const standing = await store.standingLinks(tx, to, idsTo(columns, to, values))
    for (const field of fieldsTo(columns, to)) now.set(field, standing)
  }
  const led = (field: string, value: unknown): unknown => (typeof value === 'string' ? now.get(field)?.get(value) : value)
  return {
    follow: each =>
      Object.fromEntries(Object.entries(each).map(([field, value]) => [field, now.has(field) ? (led(field, value) ?? value) : value])),
    lost: each =>
      Object.keys(each).filter(field => now.has(field) && typeof each[field] === 'string' && led(field, each[field]) === undefined),
  }
}
