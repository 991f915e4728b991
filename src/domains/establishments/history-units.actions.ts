/** Where an establishment lies through time: the line of its commune, who answers for it today, and the move out of a unit that has ended. */
import { type Context, logged } from '../../kernel/context.ts'
import { addDays, type Day, lastDay, sayDay } from '../../kernel/dates.ts'
import { invalid, refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { loadLine } from '../reference/lineage.actions.ts'
import type { LineageStep } from '../reference/lineage.rules.ts'
import { allDuties, loadUnits, placeName } from '../reference/reference.actions.ts'
import { type Role, roles } from '../reference/roles.schema.ts'
import { type UnitIndex, validOn } from '../reference/units.rules.ts'
import { heldForChange, searchTextOf, seenEstablishment, withoutSearch } from './establishments.actions.ts'
import * as store from './establishments.store.ts'
import { unitHeldOn } from './history.actions.ts'

const nameOf = (units: UnitIndex, id: string) =>
  units
    .ancestors(id)
    .filter(unit => unit.level === 'commune' || unit.level === 'district')
    .map(unit => unit.fullName)
    .join(', ') || id

/** The units that may take the record over on a day: none while its own stands. One is certain unless the unit was divided. */
export const successorsOn = (units: UnitIndex, unitId: string, day: Day) => {
  const unit = units.unit(unitId)
  if (!unit || validOn(unit, day) || day < unit.validFrom) return { ended: null, certain: true, ids: [] as string[] }
  const { units: ids, certain } = units.successorsOf(unitId, day)
  return { ended: unit.validUntil && lastDay(unit.validUntil), certain, ids }
}

/** Steps of a line, one entry a day and unit that began or ended. */
const stepsSaid = (units: UnitIndex, steps: readonly LineageStep[], by: 'fromId' | 'toId') => {
  const groups = new Map<string, LineageStep[]>()
  for (const step of steps) {
    const key = `${step.on} ${step[by] ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), step])
  }
  return [...groups.values()].map(group => ({
    on: group[0]!.on,
    from: [...new Set(group.map(step => step.fromId))].map(id => ({
      name: nameOf(units, id),
      part: group.some(step => step.fromId === id && step.kind === 'split'),
    })),
    to: [...new Set(group.map(step => step.toId))].map(id => (id ? nameOf(units, id) : null)),
    sure: group.every(step => step.confidence === 'stated'),
    note: group.find(step => step.note)?.note ?? null,
  }))
}

/**
 * The commune of an establishment, its line before and after, who carries local duties for it, and where it may be moved: today, or as it was on a
 * day.
 */
export const openUnits = async (ctx: Context, code: string, asOf?: Day) => {
  const day = asOf ?? ctx.today
  const { establishment } = await seenEstablishment(ctx.db, ctx, code)
  const units = await loadUnits(ctx.db)
  const unitId = asOf ? await unitHeldOn(ctx, establishment, asOf) : establishment.unitId
  const unit = units.unit(unitId)
  const line = await loadLine(ctx.db, unitId)
  const next = successorsOn(units, unitId, day)
  const standing = next.ended === null ? unitId : next.certain ? (next.ids[0] ?? null) : null
  const above = standing ? units.ancestors(standing) : []
  const duties = (await allDuties(ctx)).filter(
    each =>
      each.duty === 'survey' &&
      each.validFrom <= day &&
      (each.validUntil === null || day < each.validUntil) &&
      above.some(one => one.level === each.level),
  )
  const codeOfUnit = (id: string) => units.unit(id)?.code ?? ''
  // The map knows the communes of today only.
  const now = next.ended === null ? [unitId] : next.ids
  const drawn = now.flatMap(id => {
    const at = units.unit(id)
    return at && at.validUntil === null ? [id] : units.successorsOf(id, '9999-12-31').units
  })
  return {
    name: nameOf(units, unitId),
    from: unit?.validFrom ?? null,
    ended: next.ended,
    certain: next.certain,
    successors: next.ids.map(id => ({ id, name: nameOf(units, id) })),
    before: stepsSaid(units, line.before, 'toId'),
    after: stepsSaid(
      units,
      line.after.filter(step => step.on <= day),
      'fromId',
    ),
    coming: stepsSaid(
      units,
      line.after.filter(step => step.on > day),
      'fromId',
    ),
    responsible: duties.map(each => ({
      role: roles[each.role as Role] ?? each.role,
      unit: above.find(one => one.level === each.level)?.fullName ?? '',
      since: each.validFrom,
      basis: each.basis,
    })),
    map: drawn.map(codeOfUnit),
  }
}

/**
 * Moves an establishment out of a unit that has ended into one that took it over.
 * @param unitId one of its successors: the certain one, or the one that an officer chose where the unit was divided
 */
export const moveToSuccessor = (ctx: Context, code: string, input: { unitId: string; revision: number }) =>
  ctx.db.transaction(async tx => {
    const establishment = await heldForChange(tx, ctx, code, input.revision)
    const units = await loadUnits(ctx.db)
    const next = successorsOn(units, establishment.unitId, ctx.today)
    if (next.ended === null) return refuse(say('establishments.unitStands'))
    if (!next.ids.includes(input.unitId)) {
      const message = say('establishments.notSuccessor', { units: next.ids.map(id => nameOf(units, id)).join('; ') })
      return invalid(message, [{ path: 'unitId', message }])
    }
    if (!ctx.reach.everywhere && !ctx.reach.unitIds.includes(input.unitId)) return refuse(say('establishments.notYourUnit'))
    const place = await placeName(ctx.db, input.unitId)
    const row = await store.updateEstablishment(tx, establishment.id, {
      unitId: input.unitId,
      search: searchTextOf(establishment, place),
    })
    await logged(tx, ctx, {
      entity: 'establishment',
      recordId: row.id,
      action: 'move',
      values: withoutSearch(row),
      reason: say('establishments.movedOn', {
        from: nameOf(units, establishment.unitId),
        to: nameOf(units, input.unitId),
        day: sayDay(addDays(next.ended, 1)),
      }),
    })
    return { code }
  })
