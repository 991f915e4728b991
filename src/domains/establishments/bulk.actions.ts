/** The same values set in many records: previewed, then applied exactly as previewed, in one transaction. */
import { actorOf, type Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { reachOf } from '../people/reach.actions.ts'
import { readers } from '../reference/roles.schema.ts'
import { differenceOf, type Stored, sayDifference } from './bulk.rules.ts'
import type { BulkAsk, BulkValues } from './bulk.schema.ts'
import * as store from './bulk.store.ts'
import { applyPlanned, fingerprintOf, type Held, holdNames, keptRow, type Planned, reaches, refusalOf } from './bulk-write.actions.ts'
import { registerChangeColumns } from './columns.rules.ts'
import type { EstablishmentRow } from './establishments.schema.ts'
import { askedFor } from './views.actions.ts'
import type { Selection } from './views.schema.ts'
import { idsByCodes, viewIds, villageByCode } from './views.store.ts'

/** More records than these are changed in several steps, so that a mistake stays small enough to look through. */
export const mostRecords = 20_000
const firstRows = 20
const firstRefused = 10

/** The records that somebody chose in a list: what they may read decides, not what they may write. */
const chosen = async (tx: Tx, ctx: Context, selection: Selection): Promise<{ ids: string[]; missing: number }> => {
  const reach = await reachOf(ctx.db, actorOf(ctx), ctx.today, readers)
  if ('codes' in selection) {
    const codes = [...new Set(selection.codes)]
    const ids = await idsByCodes(tx, reach, codes)
    return { ids, missing: codes.length - ids.length }
  }
  const all = await viewIds(tx, selection.filter, await askedFor(ctx, selection.filter, reach))
  const left = new Set(selection.except?.length ? await idsByCodes(tx, reach, selection.except) : [])
  return { ids: all.filter(id => !left.has(id)), missing: 0 }
}
/** Values as they are stored: a village by its id. */
const storedValues = async (tx: Tx, { villageCode, ...values }: BulkValues): Promise<Stored> => {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Stored
  if (villageCode === undefined) return given
  if (villageCode === null) return { ...given, villageId: null }
  const village = await villageByCode(tx, villageCode)
  if (!village || village.mergedInto)
    return invalid(say('registerList.noVillage', { code: villageCode }), [
      { path: 'villageCode', message: say('registerList.noVillage', { code: villageCode }) },
    ])
  return { ...given, villageId: village.id }
}

interface Refused {
  reason: string
  rows: EstablishmentRow[]
}
interface BulkPlan {
  held: Held
  planned: Planned[]
  total: number
  /** Records that have all the values already. */
  same: number
  refused: Refused[]
  missing: number
}
const planBulk = async (tx: Tx, ctx: Context, { selection, values }: BulkAsk, hold: boolean): Promise<BulkPlan> => {
  const wanted = await storedValues(tx, values)
  const { ids, missing } = await chosen(tx, ctx, selection)
  if (ids.length > mostRecords) refuse(say('registerList.bulkTooMany', { count: ids.length, most: mostRecords }))
  const held = await holdNames(tx, ctx)
  const mine = reaches(ctx)
  const plan: BulkPlan = { held, planned: [], total: ids.length + missing, same: 0, refused: [], missing }
  const refused = new Map<string, EstablishmentRow[]>()
  const put = (reason: string, row: EstablishmentRow) => {
    const rows = refused.get(reason)
    if (rows) rows.push(row)
    else refused.set(reason, [row])
  }
  for (const row of await store.recordsOf(tx, ids, hold)) {
    if (!mine(row)) {
      put(say('establishments.notYourUnit'), row)
      continue
    }
    const difference = differenceOf(row, wanted)
    if (!difference) {
      plan.same += 1
      continue
    }
    const refusal = refusalOf(ctx, held, row, difference.after)
    if (refusal) put(refusal.message, row)
    else plan.planned.push({ row, ...difference })
  }
  plan.refused = [...refused].map(([reason, rows]) => ({ reason, rows }))
  return plan
}
const fingerprint = ({ planned }: BulkPlan) => fingerprintOf(planned.map(keptRow))
const nameOf = ({ code, name }: EstablishmentRow) => ({ code, name })

/** What a bulk edit would do: how many change, have it already, are refused and why; the first rows before and after. */
export const previewBulk = async (ctx: Context, ask: BulkAsk) => {
  const plan = await planBulk(ctx.db, ctx, ask, false)
  return {
    total: plan.total,
    changes: plan.planned.length,
    same: plan.same,
    missing: plan.missing,
    refused: plan.refused.map(({ reason, rows }) => ({ reason, count: rows.length, rows: rows.slice(0, firstRefused).map(nameOf) })),
    rows: plan.planned.slice(0, firstRows).map(({ row, before, after }) => ({
      ...nameOf(row),
      changes: sayDifference(registerChangeColumns, before, after, plan.held),
    })),
    fingerprint: fingerprint(plan),
  }
}
/** Applies a bulk edit as it was previewed; when the records changed meanwhile, nothing is written. */
export const applyBulk = (ctx: Context, { fingerprint: seen, reason, ...ask }: BulkAsk & { fingerprint: string; reason: string }) =>
  ctx.db.transaction(async tx => {
    const plan = await planBulk(tx, ctx, ask, true)
    if (fingerprint(plan) !== seen) conflict(say('registerList.bulkMoved'))
    if (plan.planned.length === 0) return { id: null, changed: 0, same: plan.same }
    const id = await applyPlanned(tx, ctx, plan.held, plan.planned, reason)
    return { id, changed: plan.planned.length, same: plan.same }
  })
