/** An establishment's page: each fact with its value, day and source, as it stands or as it was on a day. */
import type { Context } from '../../kernel/context.ts'
import { type Day, lastDay, sayDay } from '../../kernel/dates.ts'
import type { FieldModel } from '../../kernel/entity.ts'
import { sayNumber } from '../../kernel/money.ts'
import { invalid } from '../../kernel/refusal.ts'
import { knows, say } from '../../words/say.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { type Role, roles } from '../reference/roles.schema.ts'
import { type UnitIndex, validOn } from '../reference/units.rules.ts'
import { asSeen, maskContact, seesPersons } from './artisans.rules.ts'
import { maskTaxCode } from './contacts.rules.ts'
import { openEstablishment, seenEstablishment, seesContacts } from './establishments.actions.ts'
import { artisanTitles, Establishment, EstablishmentName, type EstablishmentRow, type VillageRow } from './establishments.schema.ts'
import { type ActSaid, firstDay, type Held, heldOn, namesOn, namesTraced, valuesOf } from './history.rules.ts'
import * as store from './history.store.ts'
import { listNames } from './names.store.ts'
import { selectPeriods } from './recognitions.store.ts'
import { periodOn, recognitions } from './villages.rules.ts'

/** The fields of the page, in the order of the paper dossier. */
export const factGroups = {
  general: ['name', 'kind', 'taxCode', 'craft', 'experienceYears', 'sector', 'unitId', 'address', 'villageId', 'closedOn'],
  production: ['workers', 'cleanerProduction', 'clusterInfrastructure'],
  priority: ['localMaterials', 'exporting', 'supportingIndustry', 'womenOwned', 'minorityOwned'],
  contact: ['representative', 'phone', 'email'],
} as const
export type FactGroup = keyof typeof factGroups

const fieldOf = (key: string): FieldModel => Establishment.form.find(field => field.key === key)!
/** A 12-digit tax code is personal too, and so is the name of a household that is called after its owner: erasure takes them. */
const traced = (key: string) => ({ key, personal: fieldOf(key).personal === true || key === 'taxCode' || key === 'name' })

/** Where a value came from. */
export interface Source {
  kind: 'import' | 'officer' | 'system' | 'unknown'
  /** In one line: 'Excel co-so.xlsx, trang “Cơ sở”, dòng 17'. */
  says: string
  /** The unit at which the officer acted. */
  unit: string | null
  /** The workbook row, where it was one. */
  file: { name: string; sheet: string; row: number } | null
  reason: string | null
  at: string | null
}
/** The words of an act: 'sửa thông tin'. Other domains name theirs under `act_…`. */
export const actWords = (action: string): string => {
  const key = `establishmentScreens.act_${action}`
  return knows(key) ? say(key) : say('establishmentScreens.act_other')
}
type WorkbookRow = Awaited<ReturnType<typeof store.listSources>>[number]

/** Who acted, in words: an officer's role with the commune or district; the city's agencies stand in the role's own name. */
const whoSays = (role: string | null, unitName: string | null): string => {
  if (!role) return say('registerScreens.system')
  const label = roles[role as Role] ?? role
  return role === 'local_officer' && unitName ? `${label} ${unitName}` : label
}
/** Says where an act's values came from. */
const sourceOf = (act: ActSaid | null, rows: readonly WorkbookRow[]): Source => {
  if (!act) return { kind: 'unknown', says: say('establishmentScreens.sourceUnknown'), unit: null, file: null, reason: null, at: null }
  const { reason, at } = act
  const row = act.action === 'imported' ? (rows.findLast(each => each.at.toISOString() <= at) ?? rows[0]) : undefined
  if (row) {
    const says = say('establishmentScreens.sourceRow', { file: row.file, sheet: row.sheet, row: row.row })
    return { kind: 'import', says, unit: act.unitName, file: { name: row.file, sheet: row.sheet, row: row.row }, reason, at }
  }
  const says = `${whoSays(act.role, act.unitName)} ${actWords(act.action)}`
  return { kind: act.role ? 'officer' : 'system', says, unit: act.unitName, file: null, reason, at }
}

const nameOf = (units: UnitIndex, unitId: string) =>
  units
    .ancestors(unitId)
    .filter(unit => unit.level !== 'province' || unit.id === unitId)
    .map(unit => unit.fullName)
    .join(', ')
/** A place under the name that holds on a day, with the name in the register where that is another one. */
const placeOn = (units: UnitIndex, unitId: string, day: Day): { says: string; note: string | null } => {
  const unit = units.unit(unitId)
  const recorded = nameOf(units, unitId) || unitId
  if (!unit?.validUntil || validOn(unit, day) || day < unit.validFrom) return { says: recorded, note: null }
  const next = units.successorsOf(unitId, day)
  const ended = sayDay(lastDay(unit.validUntil))
  return next.certain
    ? {
        says: nameOf(units, next.units[0] ?? ''),
        note: say('establishmentScreens.placeRecorded', { name: recorded, day: ended }),
      }
    : { says: recorded, note: say('establishmentScreens.placeOpen', { day: ended }) }
}

interface Saying {
  /** Whether the reader sees the persons of the establishment. */
  open: boolean
  units: UnitIndex
  villages: ReadonlyMap<string, VillageRow>
}
/** A value in words on a day; null where there is none. */
const inWords = (
  key: string,
  value: unknown,
  day: Day,
  { open, units, villages }: Saying,
): { says: string | null; note: string | null } => {
  const plain = (says: string | null) => ({ says, note: null })
  // An establishment that names no village lies in none; any other blank is simply not known.
  if (key === 'villageId' && value === null) return plain(say('registerScreens.noVillage'))
  if (value === null || value === undefined || value === '') return plain(null)
  if (key === 'unitId') return placeOn(units, String(value), day)
  if (key === 'villageId') return plain(villages.get(String(value))?.name ?? null)
  if (key === 'taxCode') return plain(maskTaxCode(String(value)))
  const field = fieldOf(key)
  if (field.personal && !open) return plain(maskContact(key, String(value)))
  if (field.options) return plain(field.options[String(value)] ?? String(value))
  if (field.kind === 'flag') return plain(say(value ? 'registerScreens.yes' : 'registerScreens.no'))
  if (field.kind === 'date') return plain(sayDay(String(value)))
  return plain(typeof value === 'number' ? sayNumber(value) : String(value))
}

/** The labels of what each act changed; the act that brought the record in changed nothing. */
const changesOf = (values: ReadonlyMap<string, readonly Held[]>, acts: readonly ActSaid[]) =>
  new Map(
    acts
      .slice(1)
      .map(act => [act, [...values].filter(([, held]) => held.some(each => each.act === act)).map(([key]) => fieldOf(key).label)]),
  )

export interface AsOf {
  /** The record as it was on this day; today when left out. */
  asOf?: Day | undefined
  /** Another day to compare with. */
  compare?: Day | undefined
}
/** Every act on the record with what it says of it. */
const actsSaid = async (ctx: Context, id: string): Promise<ActSaid[]> =>
  (await store.listVersions(ctx.db, 'establishment', id)).map(row => ({
    action: row.act.action,
    day: row.act.day,
    at: new Date(row.act.at).toISOString(),
    role: row.act.role,
    unitName: row.unitName,
    reason: row.reason,
    values: row.values ?? {},
    erased: row.erasedAt !== null,
  }))
/** The unit that the record named on a day; the present one where the log does not lead so far back. */
export const unitHeldOn = async (ctx: Context, { id, unitId }: Pick<EstablishmentRow, 'id' | 'unitId'>, day: Day): Promise<string> => {
  const held = heldOn(valuesOf(traced('unitId'), await actsSaid(ctx, id), unitId), day)
  return typeof held?.value === 'string' ? held.value : unitId
}
/** The whole page of an establishment within reach. */
export const openPage = async (ctx: Context, code: string, query: AsOf = {}) => {
  for (const day of [query.asOf, query.compare])
    if (day && day > ctx.today) invalid(say('establishmentScreens.futureDay', { today: sayDay(ctx.today) }))
  const open = await openEstablishment(ctx, code)
  const { establishment } = await seenEstablishment(ctx.db, ctx, code)
  const day = query.asOf ?? ctx.today
  const acts = await actsSaid(ctx, establishment.id)
  const rows = await store.listSources(ctx.db, [establishment.id])
  const keys = Object.values(factGroups).flat()
  const values = new Map<string, Held[]>(keys.map(key => [key, valuesOf(traced(key), acts, establishment[key])]))
  const villageIds = (values.get('villageId') ?? []).flatMap(held => (typeof held.value === 'string' ? [held.value] : []))
  const villages = new Map((await store.villagesByIds(ctx.db, [...new Set(villageIds)])).map(row => [row.id, row]))
  const saying = { open: seesContacts(ctx, establishment.id), units: await loadUnits(ctx.db), villages }

  const since = firstDay(acts)
  const existed = (on: Day) => since === null || since <= on
  // Nothing can be compared with a day on which the record was not there.
  const compared = query.compare && existed(query.compare) && existed(day) ? query.compare : undefined
  const factOf = (group: FactGroup, key: string) => {
    const all = values.get(key) ?? []
    const held = heldOn(all, day)
    const other = compared ? heldOn(all, compared) : undefined
    const on = (one: Held | undefined, when: Day) => inWords(key, one?.value, when, saying)
    const now = on(held, day)
    const then = compared ? on(other, compared).says : null
    return {
      key,
      group,
      label: fieldOf(key).label,
      ...now,
      known: held?.known ?? 'known',
      since: held?.day ?? null,
      source: held ? sourceOf(held.act, rows) : null,
      compared: then,
      changed: compared !== undefined && then !== now.says,
      values: all.map((one, at) => ({
        from: one.day,
        until: all[at + 1]?.day ?? null,
        says: on(one, one.day ?? ctx.today).says,
        known: one.known,
        source: sourceOf(one.act, rows),
      })),
    }
  }
  const names = namesTraced(await listNames(ctx.db, establishment.id), acts)
  const villageId = heldOn(values.get('villageId') ?? [], day)?.value
  const village = typeof villageId === 'string' ? villages.get(villageId) : undefined
  const recognised = periodOn(village ? await selectPeriods(ctx.db, [village.id]) : [], day)
  const changes = changesOf(values, acts)
  const closedOn = heldOn(values.get('closedOn') ?? [], day)?.value
  return {
    ...open,
    day,
    asOf: query.asOf ?? null,
    compare: query.compare ?? null,
    /** The day on which the register came to hold it; null when no act tells. */
    since,
    existed: existed(day),
    comparable: compared !== undefined,
    facts: (Object.keys(factGroups) as FactGroup[]).flatMap(group => factGroups[group].map(key => factOf(group, key))),
    closed: typeof closedOn === 'string' && closedOn <= day ? closedOn : null,
    names: namesOn(names, day).map(({ act, ...name }) => ({
      ...name,
      kindLabel: EstablishmentName.fields.kind.options?.[name.kind] ?? name.kind,
      source: sourceOf(act, rows),
    })),
    nameKinds: EstablishmentName.fields.kind.options ?? {},
    village: village
      ? {
          code: village.code,
          name: village.name,
          recognisedOn: recognised.period?.recognisedOn ?? null,
          withdrawnOn: recognised.state === 'withdrawn' ? (recognised.period?.withdrawnOn ?? null) : null,
          recognitionNumber: recognised.period?.recognitionNumber ?? null,
          recognition: recognised.state,
          recognitionLabel: recognitions[recognised.state],
        }
      : null,
    artisans: (await store.listArtisans(ctx.db, establishment.id)).map(each => ({
      code: each.code,
      name: asSeen(each, seesPersons(ctx)).name,
      titleLabel: artisanTitles[each.title],
    })),
    acts: acts.map(act => ({
      day: act.day,
      at: act.at,
      says: actWords(act.action),
      action: act.action,
      who: whoSays(act.role, act.unitName),
      reason: act.reason,
      changed: changes.get(act) ?? [],
    })),
  }
}
