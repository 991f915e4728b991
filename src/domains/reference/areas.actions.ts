/** Lists of areas of priority: entered from their documents, ended, taken out when entered by mistake. */
import { holds } from '../../kernel/access.ts'
import { type Context, logged } from '../../kernel/context.ts'
import { type Day, overlap, sayDay, within } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { invalid, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { compareVietnamese, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type AreaNamed, type AreaStanding, areaStanding } from './areas.rules.ts'
import { type AreaKind, type AreaListRow, areaKinds } from './areas.schema.ts'
import * as store from './areas.store.ts'
import { placesInFile } from './areas-file.actions.ts'
import { headsAmong, pastedPlaces, placesRead, sayUnread, type WrittenPlace, wholeName } from './areas-read.rules.ts'
import { loadUnits } from './reference.actions.ts'
import type { Role } from './roles.schema.ts'
import type { UnitIndex } from './units.rules.ts'

/** Who enters lists. */
export const areaKeepers: readonly Role[] = ['appraiser', 'leader', 'admin']

/** Every list of any time with the units that it names. */
export const loadAreas = async (tx: Tx): Promise<(AreaNamed & { id: string })[]> => {
  const places = groupBy(await store.selectPlaces(tx), place => place.listId)
  return (await store.selectLists(tx)).map(({ createdAt, ...list }) => ({
    ...list,
    unitIds: (places.get(list.id) ?? []).map(place => place.unitId),
  }))
}
/** Tells whether a place is a difficult area on a day: for whatever condition, norm or fee differs there. */
export const difficultAreas = async (tx: Tx, units: UnitIndex): Promise<(unitId: string, day: Day) => AreaStanding> => {
  const lists = await loadAreas(tx)
  return (unitId, day) => areaStanding(lists, units, unitId, day, ['difficult'])
}
const rangeOf = ({ validFrom, validUntil }: Pick<AreaNamed, 'validFrom' | 'validUntil'>) => ({ from: validFrom, until: validUntil })
/** The lists as a screen shows them, and the kinds of which none is in force today. */
export const areasShown = async (ctx: Context) => {
  const units = await loadUnits(ctx.db)
  const lists = await loadAreas(ctx.db)
  const inForce = (list: Pick<AreaNamed, 'validFrom' | 'validUntil'>) => within(ctx.today, rangeOf(list))
  return {
    kinds: areaKinds,
    lists: lists.map(({ unitIds, ...list }) => ({
      ...list,
      kindLabel: areaKinds[list.kind],
      inForce: inForce(list),
      places: unitIds.map(id => units.unit(id)?.fullName ?? id).sort(compareVietnamese),
    })),
    missing: (Object.keys(areaKinds) as AreaKind[])
      .filter(kind => !lists.some(list => list.kind === kind && inForce(list)))
      .map(kind => areaKinds[kind]),
    can: ctx.actor && holds(ctx.actor, ...areaKeepers) ? ['edit'] : [],
  }
}

/** Places before anything is kept: those that were read, and each that was not with where it stands and why. */
export interface PlacesLook {
  names: string[]
  /** How many were written again. */
  again: number
  /** Names that stand above others of the list: perhaps only headings. */
  heads: string[]
  unread: { at: string; line: string; says: string }[]
  /** One place a line, in the words of the units; what was not read as it was written. */
  text: string
}
const lookedAt = async (ctx: Context, written: readonly WrittenPlace[], day: Day): Promise<PlacesLook> => {
  const units = await loadUnits(ctx.db)
  const { unitIds, again, unread } = placesRead(units, written, day)
  const names = unitIds.map(id => wholeName(units, id))
  return {
    names,
    again,
    heads: headsAmong(units, unitIds).map(id => wholeName(units, id)),
    unread: unread.map(place => ({ at: place.at, line: place.line, says: sayUnread(units, place, day) })),
    text: [...names, ...unread.map(({ line }) => line)].join('\n'),
  }
}
/** What would be read of pasted places on the day from which their list holds. */
export const lookAtPasted = (ctx: Context, { places, validFrom }: { places: string; validFrom: Day }): Promise<PlacesLook> =>
  lookedAt(ctx, pastedPlaces(places), validFrom)
/** The same of a file, whose columns are known by their headings. */
export const lookAtFile = async (ctx: Context, file: UploadedFile, validFrom: Day): Promise<PlacesLook> =>
  lookedAt(ctx, await placesInFile(file), validFrom)

export interface NewAreaList {
  kind: AreaKind
  document: string
  validFrom: Day
  validUntil?: Day | null | undefined
  complete: boolean
  /** One unit a line, as pasted from the document. A complete list may be empty: the city has no such place. */
  places: string
}
const recorded = ({ createdAt, ...values }: AreaListRow, unitIds: readonly string[]): Record<string, unknown> => ({ ...values, unitIds })
const wrong = (path: string, message: string, fix?: string) => invalid(message, [{ path, message, ...(fix && { fix }) }])
/** Enters a list. Refuses with every line that names no unit of the day on which it begins, so that none is lost unseen. */
export const addAreaList = (ctx: Context, { places, ...input }: NewAreaList) =>
  ctx.db.transaction(async tx => {
    const validUntil = input.validUntil ?? null
    if (validUntil && validUntil <= input.validFrom) wrong('validUntil', say('areas.untilBefore'))
    const twin = (await store.selectLists(tx)).find(
      ({ kind, document, ...days }) =>
        kind === input.kind &&
        searchable(document) === searchable(input.document) &&
        overlap(rangeOf(days), rangeOf({ ...input, validUntil })),
    )
    if (twin) wrong('document', say('areas.twice', { document: twin.document, from: sayDay(twin.validFrom) }), say('areas.twiceFix'))
    const units = await loadUnits(ctx.db)
    const { unitIds, unread } = placesRead(units, pastedPlaces(places), input.validFrom)
    const lines = unread.map(place => say('areas.unreadAt', { at: place.at, why: sayUnread(units, place, input.validFrom) })).join(' ')
    if (unread.length) wrong('places', say('areas.unread', { lines }), say('areas.unreadFix'))
    if (unitIds.length === 0 && !input.complete) wrong('places', say('areas.noPlaces'))
    const row = await store.insertList(tx, { ...input, validUntil }, unitIds)
    await logged(tx, ctx, { entity: 'area_list', recordId: row.id, action: 'create', values: recorded(row, unitIds) })
    return { id: row.id, places: unitIds.length }
  })
/** Ends a list on the day from which another document holds, or takes its end back. */
export const endAreaList = (ctx: Context, id: string, validUntil: Day | null) =>
  ctx.db.transaction(async tx => {
    const before = (await store.findList(tx, id)) ?? unknown(say('areas.none'))
    if (validUntil && validUntil <= before.validFrom) wrong('validUntil', say('areas.untilBefore'))
    const row = await store.updateList(tx, id, { validUntil })
    await logged(tx, ctx, { entity: 'area_list', recordId: id, action: 'correct', values: recorded(row, await store.placesOf(tx, id)) })
    return { id }
  })
/** Takes out a list that was entered by mistake; what it was stays in the log. */
export const removeAreaList = (ctx: Context, id: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const row = (await store.findList(tx, id)) ?? unknown(say('areas.none'))
    const unitIds = await store.placesOf(tx, id)
    await store.deleteList(tx, id)
    await logged(tx, ctx, { entity: 'area_list', recordId: id, action: 'remove', values: recorded(row, unitIds), reason })
    return { id }
  })
