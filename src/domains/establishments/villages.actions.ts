/** Craft villages: the list, one village with what stands in it, adding and correcting its facts. */

import type * as z from 'zod'
import { actsOn, actTold } from '../../db/acts.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, unknown } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { loadLine } from '../reference/lineage.actions.ts'
import { loadUnits, placeName, takeNumber } from '../reference/reference.actions.ts'
import { type UnitIndex, validOn } from '../reference/units.rules.ts'
import { asSeen, seesPersons } from './artisans.rules.ts'
import { selectArtisans } from './artisans.store.ts'
import { isDemoNote } from './demo-note.rules.ts'
import {
  artisanTitles,
  establishmentKinds,
  type RecognitionRow,
  type Village,
  type VillageRow,
  villageTitles,
} from './establishments.schema.ts'
import { selectPeriods } from './recognitions.store.ts'
import { unitsBelow } from './views.rules.ts'
import { villagePorts } from './villages.ports.ts'
import {
  craftGroups,
  periodOn,
  periodsOverlap,
  type Recognition,
  recognitionOn,
  recognitionSteps,
  recognitions,
  villageSearch,
} from './villages.rules.ts'
import * as store from './villages.store.ts'

export const villageEditors = ['appraiser', 'centre_officer', 'leader'] as const

export interface VillageQuery {
  q?: string | undefined
  craft?: string | undefined
  unitId?: string | undefined
  state?: Recognition | undefined
  /** The day that `state` is asked for: today when left out. */
  on?: Day | undefined
}
/** Villages that stand for themselves, by name, filtered; `state` and `stateLabel` are those of the day asked for. */
export const listVillages = async (ctx: Context, query: VillageQuery = {}) => {
  const day = query.on ?? ctx.today
  const units = await loadUnits(ctx.db)
  const places = query.unitId ? new Set(unitsBelow(units, query.unitId, ctx.today)) : undefined
  const words = searchable(query.q ?? '')
    .split(' ')
    .filter(Boolean)
  const found = (await store.selectVillages(ctx.db))
    .filter(({ village }) => words.every(word => village.search.includes(word)))
    .filter(({ village }) => !places || (village.unitId !== null && places.has(village.unitId)))
  return (await villageLines(ctx, found, day)).filter(
    row => (!query.craft || row.groups.some(group => group === query.craft)) && (!query.state || row.state === query.state),
  )
}
/** Villages as a list shows them on a day. */
export const villageLines = async (ctx: Context, found: Awaited<ReturnType<typeof store.selectVillages>>, day: Day) => {
  const units = await loadUnits(ctx.db)
  const periods = groupBy(await selectPeriods(ctx.db), row => row.villageId)
  return found.map(({ village, unitName, establishments, artisans }) => {
    const { search, id, createdAt, mergedInto, ...facts } = village
    const own = periods.get(id) ?? []
    const { state, period } = periodOn(own, day)
    const above = village.unitId ? units.ancestors(village.unitId).find(u => u.level === 'district') : undefined
    return {
      ...facts,
      unitName: unitName && above ? `${unitName}, ${above.fullName}` : unitName,
      titleLabel: village.title && villageTitles[village.title],
      groups: craftGroups(village.craft),
      state,
      stateLabel: recognitions[state],
      /** The period that says so on that day. */
      recognitionNumber: period?.recognitionNumber ?? null,
      recognisedOn: period?.recognisedOn ?? null,
      withdrawalNumber: period?.withdrawalNumber ?? null,
      withdrawnOn: period?.withdrawnOn ?? null,
      periods: own.length,
      establishments,
      artisans,
      demo: isDemoNote(village.note),
    }
  })
}
export type VillageLine = Awaited<ReturnType<typeof listVillages>>[number]

/** The place of the last act in the log: what a screen shows is overwritten only by somebody who saw it. */
const revisionOf = (acts: Awaited<ReturnType<typeof actsOn>>): number => acts.at(-1)?.act.seq ?? 0
/** Where a period was read or who recorded it: the first act that tells of it. Older acts told of a village's only period in words of its own. */
const sourceOf = (period: RecognitionRow, acts: Awaited<ReturnType<typeof actsOn>>) => {
  const tells = ({ act, values }: (typeof acts)[number]): boolean => {
    if (act.recordId === period.id) return true
    const listed = values?.recognitions
    if (Array.isArray(listed)) return listed.some(each => each?.id === period.id)
    return Boolean(values?.recognisedOn ?? values?.recognitionNumber) && values?.recognisedOn === period.recognisedOn
  }
  const first = acts.find(tells)
  return first ? { day: first.act.day, action: first.act.action, role: first.act.role, recordId: first.act.recordId } : null
}

/** One village: facts, its commune through time, who works there as far as the reader sees, support by year, acts and sources. */
export const openVillage = async (ctx: Context, code: string) => {
  const village = (await store.findVillage(ctx.db, code)) ?? unknown(say('villages.none', { code }))
  const { search, id, createdAt, mergedInto, unitId, ...facts } = village
  const units = await loadUnits(ctx.db)
  const periods = await selectPeriods(ctx.db, [id])
  const acts = await actsOn(ctx.db, null, id, ...periods.map(period => period.id))
  const sources = await store.sourcesOfRecords(ctx.db, [id, ...periods.map(period => period.id)])
  const all = await store.establishmentsIn(ctx.db, id)
  const { everywhere, unitIds, establishmentIds } = ctx.reach
  const seen = all.filter(({ establishment: e }) => everywhere || unitIds.includes(e.unitId) || establishmentIds.includes(e.id))
  const open = seesPersons(ctx)
  const state = recognitionOn(periods, ctx.today)
  const editor = holds(actorOf(ctx), ...villageEditors) && mergedInto === null
  const kept = mergedInto ? await store.findVillageById(ctx.db, mergedInto) : undefined
  return {
    ...facts,
    unitId,
    place: unitId ? await placeName(ctx.db, unitId) : null,
    titleLabel: village.title && villageTitles[village.title],
    groups: craftGroups(village.craft).map(group => crafts[group]),
    state,
    stateLabel: recognitions[state],
    /** Oldest first, each with the act or the workbook row that it came from. */
    periods: periods.map(({ createdAt: _, villageId: __, ...period }) => {
      const source = sourceOf(period as RecognitionRow, acts)
      return { ...period, source: source && { ...source, file: sources.find(each => each.recordId === source.recordId) ?? null } }
    }),
    overlapping: periodsOverlap(periods),
    demo: isDemoNote(village.note),
    mergedInto: kept ? { code: kept.code, name: kept.name } : null,
    units: unitId ? await unitSteps(ctx, units, unitId) : [],
    /** The communes of today's map: one when certain, several when a split leaves it open. */
    mapCodes: unitId ? todaysCodes(units, unitId, ctx.today) : [],
    establishments: seen.map(({ establishment: e, unitName }) => ({
      code: e.code,
      name: e.name,
      kindLabel: establishmentKinds[e.kind],
      craftLabel: crafts[e.craft],
      unitName,
      workers: e.workers,
      closedOn: e.closedOn,
    })),
    establishmentsBeyond: all.length - seen.length,
    artisans: (await selectArtisans(ctx.db, ctx.reach, { villageId: id })).map(({ artisan }) => {
      const { code: artisanCode, name, title, craft, recognisedOn } = asSeen(artisan, open)
      return { code: artisanCode, name, titleLabel: artisanTitles[title], craftLabel: crafts[craft], recognisedOn }
    }),
    support: (await villagePorts.support?.(ctx, id)) ?? [],
    sources,
    acts: acts.map(found => ({ ...actTold(found), recordId: found.act.recordId })),
    can: editor ? ['edit'] : [],
    steps: recognitionSteps(periods).map(({ action, why }) => {
      const reason = editor ? why : say('villages.notEditor')
      return { action, allowed: reason === null, why: reason }
    }),
    revision: revisionOf(acts),
  }
}
/** The units that its commune came of and went into: an entry for each reform, with every unit that it was made of or divided into. */
const unitSteps = async (ctx: Context, units: UnitIndex, unitId: string) => {
  const line = await loadLine(ctx.db, unitId)
  const named = (id: string | null) =>
    id &&
    units
      .ancestors(id)
      .filter(unit => unit.level !== 'province')
      .map(unit => unit.fullName)
      .join(', ')
  return (['before', 'after'] as const).flatMap(side => {
    const steps = groupBy(line[side], step => `${step.on} ${side === 'before' ? step.toId : step.fromId}`)
    return [...steps.values()].map(group => ({
      side,
      on: group[0]!.on,
      from: [...new Set(group.map(step => named(step.fromId)))],
      /** Null: nobody has said which unit followed. */
      to: [...new Set(group.map(step => named(step.toId)))],
      split: group.some(step => step.kind === 'split'),
    }))
  })
}
/** The first day of the 126 communes that the map shows. */
const mapDay = '2025-07-01'
const todaysCodes = (units: UnitIndex, unitId: string, today: Day): string[] =>
  units.successorsOf(unitId, today > mapDay ? today : mapDay).units.flatMap(id => units.unit(id)?.code ?? [])

export type VillageInput = Omit<z.output<typeof Village.input>, 'search' | 'code' | 'mergedInto'> & { code?: string | undefined }
/** What every village must fulfil to be saved. Its unit may be one that has ended, as long as it is the one that is recorded already. */
export const checkVillage = (
  ctx: Context,
  units: UnitIndex,
  { unitId }: { unitId?: string | null | undefined },
  before?: Pick<VillageRow, 'unitId'>,
): void => {
  if (!unitId || unitId === before?.unitId) return
  const place = units.unit(unitId)
  if (place?.level !== 'commune' || !validOn(place, ctx.today))
    invalid(say('establishments.badUnit'), [{ path: 'unitId', message: say('establishments.badUnit') }])
}
const checked = async (ctx: Context, input: VillageInput, code: string, before?: VillageRow) => {
  checkVillage(ctx, await loadUnits(ctx.db), input, before)
  const unitId = input.unitId ?? null
  const values = {
    code,
    name: input.name,
    otherNames: input.otherNames ?? null,
    title: input.title ?? null,
    craft: input.craft ?? null,
    unitId,
    note: input.note ?? null,
  }
  return { ...values, search: villageSearch(values, unitId && (await placeName(ctx.db, unitId))) }
}
/** A code of the series that nothing has yet: a workbook may have brought the next one in by hand. */
export const freshCode = async (tx: Tx, series: string, taken: (code: string) => Promise<boolean>): Promise<string> => {
  for (;;) {
    const code = await takeNumber(tx, series, 5)
    if (!(await taken(code))) return code
  }
}
/** What the log keeps of a village and its periods of recognition. */
export const recordedVillage = (
  { search, createdAt, ...values }: VillageRow,
  periods: readonly RecognitionRow[],
): Record<string, unknown> => ({
  ...values,
  recognitions: periods.map(({ createdAt: _, villageId, ...period }) => period),
})

/** Adds a village; its code is given when left empty. Its recognition is a step of its own. */
export const addVillage = (ctx: Context, input: VillageInput) =>
  ctx.db.transaction(async tx => {
    if (input.code && (await store.findVillage(tx, input.code))) conflict(say('villages.codeTaken', { code: input.code }))
    const code = input.code ?? (await freshCode(tx, 'LN', async each => (await store.findVillage(tx, each)) !== undefined))
    const row = await store.insertVillage(tx, await checked(ctx, input, code))
    await logged(tx, ctx, { entity: 'village', recordId: row.id, action: 'create', values: recordedVillage(row, []) })
    return { code }
  })

/** The village held for a change, which must be the one that the person saw. */
export const heldVillage = async (tx: Tx, code: string, revision: number): Promise<VillageRow> => {
  await store.lockVillage(tx, code)
  const village = (await store.findVillage(tx, code)) ?? unknown(say('villages.none', { code }))
  if (village.mergedInto) conflict(say('villages.merged'))
  const periods = await selectPeriods(tx, [village.id])
  const acts = await actsOn(tx, null, village.id, ...periods.map(period => period.id))
  if (revision !== revisionOf(acts)) conflict(say('villages.changed'))
  return village
}
/** Corrects a village's facts; what it was stays in its versions. */
export const correctVillage = (ctx: Context, code: string, input: VillageInput & { revision: number; reason?: string | undefined }) =>
  ctx.db.transaction(async tx => {
    const { revision, reason, ...given } = input
    const village = await heldVillage(tx, code, revision)
    const row = await store.updateVillage(tx, village.id, await checked(ctx, given, code, village))
    const values = recordedVillage(row, await selectPeriods(tx, [row.id]))
    await logged(tx, ctx, { entity: 'village', recordId: row.id, action: 'correct', values, reason: reason ?? null })
    return { code }
  })
