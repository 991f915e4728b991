/** Many corrections as one change: establishments written with an act each; any list's change kept with what was before. */
import { createHash } from 'node:crypto'
import { writeRecords } from '../../db/records.ts'
import { actorOf, type Context, performer } from '../../kernel/context.ts'
import { type ActDraft, canonical, recordAll, type Tx } from '../../kernel/log.ts'
import { type Refusal, refusalBy } from '../../kernel/refusal.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type { Difference, Pointed, Stored } from './bulk.rules.ts'
import * as store from './bulk.store.ts'
import type { ChangeList } from './change-list.rules.ts'
import { checkRecord, keepFormerName, searchTextOf, withoutSearch } from './establishments.actions.ts'
import { Establishment, type EstablishmentRow } from './establishments.schema.ts'
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
  establishments: new Map(),
})

/** Whether the editor's reach covers the record: reading further than one may write changes nothing. */
export const reaches = (ctx: Context): ((row: EstablishmentRow) => boolean) => {
  const units = new Set(ctx.reach.unitIds)
  return row => ctx.reach.everywhere || units.has(row.unitId)
}
/** Why the record may not become so, as the correction of one record would say it; undefined when it may. */
export const refusalOf = (ctx: Context, held: Held, row: EstablishmentRow, after: Stored): Refusal | undefined =>
  refusalBy(() => checkRecord(ctx, held.units, { ...row, ...after }, row))
/** A record of a list with its values before and after, by field. */
export interface KeptRow {
  id: string
  code: string
  before: Record<string, unknown>
  after: Record<string, unknown>
}
/** What stands for a plan: the same records would become the same. Whoever applies it has seen exactly this. */
export const fingerprintOf = (rows: readonly KeptRow[]): string =>
  createHash('sha256')
    .update(canonical(rows.map(({ id, before, after }) => [id, before, after])))
    .digest('hex')
    .slice(0, 32)
export const keptRow = ({ row, before, after }: Planned): KeptRow => ({
  id: row.id,
  code: row.code,
  before: { ...before },
  after: { ...after },
})
/** Keeps a change, so that it can be undone. Returns its id. */
export const keepChange = (
  tx: Tx,
  ctx: Context,
  change: { entity: ChangeList['entity']; kind: 'bulk' | 'excel'; reason: string | null; rows: KeptRow[] },
): Promise<string> => store.insertChange(tx, { ...change, accountId: actorOf(ctx).id, day: ctx.today, count: change.rows.length })

/**
 * Writes the records and an act for each.
 * @param former whether a name that is given up stays as a former one; not when a wrong name is taken back
 */
export const writePlanned = async (
  tx: Tx,
  ctx: Context,
  held: Held,
  planned: readonly Pick<Planned, 'row' | 'after'>[],
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
  await writeRecords(tx, Establishment.table, rows, [...fields])
  await recordAll(tx, performer(ctx.actor, ctx.grant), ctx.today, drafts)
}
/** Takes values of a person out of every change that is kept, for domains above. */
export const forgetInChanges = (tx: Tx, recordId: string, fields: readonly string[]) => store.eraseFromChanges(tx, recordId, fields)

/** Writes a plan and keeps it, so that it can be undone. Returns the change's id. */
export const applyPlanned = async (
  tx: Tx,
  ctx: Context,
  held: Held,
  planned: readonly Planned[],
  reason: string | null,
): Promise<string> => {
  await writePlanned(tx, ctx, held, planned, reason)
  return keepChange(tx, ctx, { entity: 'establishment', kind: 'bulk', reason, rows: planned.map(keptRow) })
}
