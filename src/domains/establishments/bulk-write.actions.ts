/** Writes many corrections as one change: every record with its act, the whole with what was before. */
import { createHash } from 'node:crypto'
import { actorOf, type Context, performer } from '../../kernel/context.ts'
import { type ActDraft, canonical, recordAll, type Tx } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type { Difference, Pointed, Stored } from './bulk.rules.ts'
import * as store from './bulk.store.ts'
import { checkRecord, keepFormerName, searchTextOf, withoutSearch } from './establishments.actions.ts'
import type { EstablishmentRow } from './establishments.schema.ts'
import { placeIn } from './views.rules.ts'
import { allVillages } from './views.store.ts'

/** One record with what it would become. */
export interface Planned extends Difference {
  row: EstablishmentRow
}
/** What names and checks need, loaded once for many records. */
export interface Held extends Pointed {
  units: Awaited<ReturnType<typeof loadUnits>>
}
export const holdNames = async (tx: Tx, ctx: Context): Promise<Held> => ({
  units: await loadUnits(ctx.db),
  villages: new Map((await allVillages(tx)).map(village => [village.id, village.name])),
})

/** Whether the editor's reach covers the record: reading further than one may write changes nothing. */
export const reaches = (ctx: Context): ((row: EstablishmentRow) => boolean) => {
  const units = new Set(ctx.reach.unitIds)
  return row => ctx.reach.everywhere || units.has(row.unitId)
}
/** Why the record may not become so, as the correction of one record would say it; undefined when it may. */
export const refusalOf = (ctx: Context, held: Held, row: EstablishmentRow, after: Stored): Refusal | undefined => {
  try {
    checkRecord(ctx, held.units, { ...row, ...after }, row)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
/** What stands for a plan: the same records would become the same. Whoever applies it has seen exactly this. */
export const fingerprintOf = (planned: readonly Planned[], more: unknown = null): string =>
  createHash('sha256')
    .update(canonical([planned.map(({ row, before, after }) => [row.id, before, after]), more]))
    .digest('hex')
    .slice(0, 32)

/**
 * Writes the records and an act for each.
 * @param former whether a name that is given up stays as a former one; not when a wrong name is taken back
 */
export const writePlanned = async (
  tx: Tx,
  ctx: Context,
  held: Held,
  planned: readonly Planned[],
  reason: string | null,
  former = true,
): Promise<void> => {
  if (planned.length === 0) return
  const fields = new Set<keyof EstablishmentRow>(['search'])
  const drafts: ActDraft[] = []
  const rows: EstablishmentRow[] = []
  for (const { row, after } of planned) {
    const next = { ...row, ...after }
    next.search = searchTextOf(next, placeIn(held.units, next.unitId))
    for (const field of Object.keys(after)) fields.add(field as keyof Stored)
    rows.push(next)
    const named = after.name === undefined || !former ? {} : await keepFormerName(tx, row, next.name, ctx.today)
    drafts.push({ entity: 'establishment', recordId: row.id, action: 'correct', values: { ...withoutSearch(next), ...named }, reason })
  }
  await store.writeRecords(tx, rows, [...fields])
  await recordAll(tx, performer(ctx.actor, ctx.grant), ctx.today, drafts)
}
/** Writes a plan and keeps it, so that it can be undone. Returns the change's id. */
export const applyPlanned = async (
  tx: Tx,
  ctx: Context,
  held: Held,
  planned: readonly Planned[],
  how: { kind: 'bulk' | 'excel'; reason: string | null },
): Promise<string> => {
  await writePlanned(tx, ctx, held, planned, how.reason)
  return store.insertChange(tx, {
    entity: 'establishment',
    ...how,
    accountId: actorOf(ctx).id,
    day: ctx.today,
    rows: planned.map(({ row, before, after }) => ({ id: row.id, code: row.code, before: { ...before }, after: { ...after } })),
    count: planned.length,
  })
}
