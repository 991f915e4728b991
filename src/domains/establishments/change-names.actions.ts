/** What the values of a change point to: found by what people write, said by name. */
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
/** The names that stored values are said by. */
export const namesOf = async (
  tx: Tx,
  ctx: Context,
  columns: readonly ChangeColumn[],
  values: readonly Readonly<Record<string, unknown>>[],
): Promise<Pointed> => {
  const fields = columns.flatMap(({ field, points }) => (field && points === 'establishment' ? [field] : []))
  const ids = new Set(values.flatMap(each => fields.flatMap(field => (typeof each[field] === 'string' ? [each[field]] : []))))
  return {
    units: await loadUnits(ctx.db),
    villages: new Map((await allVillages(tx)).map(({ id, name }) => [id, name])),
    establishments: new Map((await store.establishmentsById(tx, [...ids])).map(({ id, name }) => [id, name])),
  }
}
