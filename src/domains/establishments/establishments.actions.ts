/** The register's verbs: search, open, add, correct, reveal a masked code. */

import type * as z from 'zod'
import { actsOn } from '../../db/acts.ts'
import { type Actor, holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { crafts, sectors } from '../reference/catalog.schema.ts'
import { loadUnits, placeName, takeNumber } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import { listQuery } from '../search/search.actions.ts'
import { maskContact, seesPersons } from './artisans.rules.ts'
import { carriesPersonalNumber, isPhone, maskTaxCode, phoneProblem } from './contacts.rules.ts'
import { type Establishment, type EstablishmentRow, establishmentKinds } from './establishments.schema.ts'
import * as store from './establishments.store.ts'
import * as names from './names.store.ts'
import { taxCodeProblem } from './taxcode.rules.ts'

/** What search looks through: names and codes, never personal values. */
export const searchTextOf = (
  row: { code: string; name: string; taxCode?: string | null | undefined; craft: string },
  place: string,
): string =>
  searchable(
    [
      row.code,
      row.name,
      row.taxCode && row.taxCode.length < 12 ? row.taxCode : '',
      crafts[row.craft as keyof typeof crafts] ?? '',
      place,
    ].join(' '),
  )

export interface RegisterQuery {
  q?: string | undefined
  unitId?: string | undefined
  craft?: string | undefined
  kind?: string | undefined
  sector?: string | undefined
  sort?: 'name' | 'code' | 'workers' | undefined
  descending?: boolean | undefined
  page?: number | undefined
  size?: number | undefined
}
const line = (row: EstablishmentRow, unitName: string, villageName: string | null) => ({
  code: row.code,
  name: row.name,
  kind: row.kind,
  kindLabel: establishmentKinds[row.kind],
  craft: row.craft,
  craftLabel: crafts[row.craft],
  sector: row.sector,
  taxCode: maskTaxCode(row.taxCode),
  unitName,
  villageName,
  workers: row.workers,
})
/** A page of the register: search with or without marks, filter by unit (with all below it), craft, kind, sector. */
export const searchRegister = async (ctx: Context, query: RegisterQuery) => {
  const size = Math.min(query.size ?? 50, 100_000)
  const units = await loadUnits(ctx.db)
  const unitIds = query.unitId ? [...units.territory(query.unitId, ctx.today), query.unitId] : undefined
  const { rows, total } = await store.listEstablishments(ctx.db, ctx.reach, {
    ...query,
    words: await listQuery(ctx, 'establishment', query.q),
    unitIds,
    limit: size,
    offset: ((query.page ?? 1) - 1) * size,
  })
  const place = (unitId: string, fullName: string) => {
    const above = units.ancestors(unitId).find(u => u.level === 'district')
    return above ? `${fullName}, ${above.fullName}` : fullName
  }
  return {
    total,
    page: query.page ?? 1,
    size,
    kinds: establishmentKinds,
    rows: rows.map(r => line(r.establishment, place(r.establishment.unitId, r.unitName), r.villageName)),
  }
}

/** Acts that change an establishment's values. */
export const changingActions: readonly string[] = ['create', 'imported', 'correct', 'move', 'merged', 'unmerged', 'erase']
/** How many acts changed it: what a screen shows is overwritten only by somebody who saw it. */
const revisionOf = (acts: readonly { act: { action: string } }[]): number =>
  acts.filter(({ act }) => changingActions.includes(act.action)).length
const mayEdit = (actor: Actor) => holds(actor, 'local_officer', 'centre_officer', 'appraiser')
/** The record within reach, or the one answer for what is not there and what is not the reader's. */
export const seenEstablishment = async (tx: Tx, ctx: Context, code: string) =>
  (await store.findEstablishment(tx, ctx.reach, code)) ?? unknown(say('establishments.none', { code }))

/** Whether the reader sees the persons of an establishment: those who work with them, and whoever signs in for it. */
export const seesContacts = (ctx: Context, establishmentId: string): boolean =>
  seesPersons(ctx) || ctx.reach.establishmentIds.includes(establishmentId)
type ContactKey = 'address' | 'representative' | 'phone' | 'email'
/** The personal facts as the reader may see them. */
const contactsSeen = (ctx: Context, row: EstablishmentRow) => {
  const open = seesContacts(ctx, row.id)
  const seen = (key: ContactKey) => (open || !row[key] ? row[key] : maskContact(key, row[key]))
  return {
    address: seen('address'),
    representative: seen('representative'),
    phone: seen('phone'),
    email: seen('email'),
    minorityOwned: open ? row.minorityOwned : null,
  }
}
/** One establishment as it stands, with its village and what the reader may do. A merged one names the record that it lives on in. */
export const openEstablishment = async (ctx: Context, code: string) => {
  const { establishment, village } = await seenEstablishment(ctx.db, ctx, code)
  const { search, id, taxCode, createdAt, villageId, mergedInto, ...facts } = establishment
  return {
    ...facts,
    ...contactsSeen(ctx, establishment),
    taxCode: maskTaxCode(taxCode),
    taxCodeMasked: taxCode !== maskTaxCode(taxCode),
    taxCodeWarning: taxCode ? (taxCodeProblem(taxCode, establishment.kind, ctx.today)?.says ?? null) : null,
    phoneWarning: establishment.phone && !isPhone(establishment.phone) ? say('establishments.phoneFlag') : null,
    kindLabel: establishmentKinds[establishment.kind],
    craftLabel: crafts[establishment.craft],
    sectorLabel: sectors[establishment.sector],
    place: await placeName(ctx.db, establishment.unitId),
    villageCode: village?.code ?? null,
    mergedInto: mergedInto && (await store.codeOf(ctx.db, mergedInto)),
    can: !mergedInto && mayEdit(actorOf(ctx)) ? ['edit'] : [],
    revision: revisionOf(await actsOn(ctx.db, 'establishment', id)),
  }
}

export type EstablishmentInput = Omit<z.output<typeof Establishment.input>, 'search' | 'code' | 'villageId'> & {
  code?: string | undefined
  villageCode?: string | null | undefined
}
/**
 * What every record must fulfil to be saved, whether it is written alone, in bulk or from Excel. The units are loaded once for many.
 * @param held what is recorded already: a unit that has ended, a number that cannot be one stay until somebody changes just them
 */
export const checkRecord = (
  ctx: Context,
  units: Awaited<ReturnType<typeof loadUnits>>,
  input: Pick<EstablishmentInput, 'unitId' | 'kind' | 'taxCode' | 'phone'> &
    Partial<Pick<EstablishmentInput, 'name' | 'address' | 'representative'>>,
  held?: Pick<EstablishmentRow, 'unitId' | 'taxCode' | 'phone'>,
): void => {
  const place = units.unit(input.unitId)
  if (input.unitId !== held?.unitId && (place?.level !== 'commune' || !validOn(place, ctx.today)))
    throw new Refusal('invalid', say('establishments.badUnit'), [{ path: 'unitId', message: say('establishments.badUnit') }])
  if (!ctx.reach.everywhere && !ctx.reach.unitIds.includes(input.unitId)) refuse(say('establishments.notYourUnit'))
  for (const path of ['name', 'address', 'representative'] as const)
    if (carriesPersonalNumber(input[path] ?? ''))
      throw new Refusal('invalid', say('establishments.personalNumber'), [{ path, message: say('establishments.personalNumber') }])
  const problems = {
    taxCode: input.taxCode && input.taxCode !== held?.taxCode ? taxCodeProblem(input.taxCode, input.kind, ctx.today) : undefined,
    phone: input.phone && input.phone !== held?.phone ? phoneProblem(input.phone) : undefined,
  }
  for (const [path, problem] of Object.entries(problems))
    if (problem?.level === 'error') throw new Refusal('invalid', problem.says, [{ path, message: problem.says, fix: problem.fix }])
}
const checked = async (tx: Tx, ctx: Context, input: EstablishmentInput, held?: EstablishmentRow) => {
  checkRecord(ctx, await loadUnits(ctx.db), input, held)
  const { villageCode, ...values } = input
  const village = villageCode ? await store.findVillageByCode(tx, villageCode) : undefined
  // A form that was opened before the village was merged still names the old one: the record goes where that one went.
  const villageId = village ? (village.mergedInto ?? village.id) : null
  if (villageCode && !village)
    throw new Refusal('invalid', say('registerList.noVillage', { code: villageCode }), [
      { path: 'villageCode', message: say('registerList.noVillage', { code: villageCode }) },
    ])
  return { ...values, villageId, place: await placeName(ctx.db, input.unitId) }
}
/** Adds an establishment; its code is given when left empty. */
export const addEstablishment = (ctx: Context, input: EstablishmentInput) =>
  ctx.db.transaction(async tx => {
    const { place, ...values } = await checked(tx, ctx, input)
    const code = values.code ?? (await takeNumber(tx, 'CS', 5))
    const row = await store.insertEstablishment(tx, { ...values, code, search: searchTextOf({ ...values, code }, place) })
    await logged(tx, ctx, { entity: 'establishment', recordId: row.id, action: 'create', values: withoutSearch(row) })
    return { code: row.code }
  })
/** Corrects an establishment; what it was stays in its versions. */
export const correctEstablishment = (
  ctx: Context,
  code: string,
  input: EstablishmentInput & { revision: number; reason?: string | undefined },
) =>
  ctx.db.transaction(async tx => {
    const { reason, revision, ...given } = input
    const before = await heldForChange(tx, ctx, code, revision)
    // A masked code comes back masked when nobody revealed it: it then stays as it is.
    const taxCode = given.taxCode?.includes('•') ? before.taxCode : given.taxCode
    const { place, ...values } = await checked(tx, ctx, { ...given, taxCode }, before)
    const row = await store.updateEstablishment(tx, before.id, {
      ...values,
      code,
      search: searchTextOf({ ...values, code }, place),
    })
    await logged(tx, ctx, {
      entity: 'establishment',
      recordId: row.id,
      action: 'correct',
      values: { ...withoutSearch(row), ...(await keepFormerName(tx, before, row.name, ctx.today)) },
      reason: reason ?? null,
    })
    return { code }
  })
/**
 * The record, held until the transaction ends, for somebody who may change it.
 * @param revision what they saw of it; a change that came in between is never overwritten
 */
export const heldForChange = async (tx: Tx, ctx: Context, code: string, revision?: number): Promise<EstablishmentRow> => {
  await store.lockEstablishment(tx, code)
  const { establishment } = await seenEstablishment(tx, ctx, code)
  if (establishment.mergedInto)
    refuse(say('establishments.merged', { code, into: (await store.codeOf(tx, establishment.mergedInto)) ?? '' }))
  if (revision !== undefined && revision !== revisionOf(await actsOn(tx, 'establishment', establishment.id)))
    conflict(say('establishments.changed'))
  return establishment
}
/** A name that is given up stays with the record as a former one, in use until today; the log keeps it with the act. */
export const keepFormerName = async (tx: Tx, before: EstablishmentRow, name: string, today: Day) => {
  if (before.name === name || (await names.listNames(tx, before.id)).some(held => held.kind === 'former' && held.name === before.name))
    return {}
  const row = await names.insertName(tx, { establishmentId: before.id, name: before.name, kind: 'former', until: today })
  return { otherName: { id: row.id, name: row.name, kind: row.kind, until: row.until, note: null } }
}
export const withoutSearch = ({ search, createdAt, ...values }: EstablishmentRow) => values

/** Shows a masked tax code once, for a stated purpose that the log keeps. */
export const revealTaxCode = (ctx: Context, code: string, purpose: string) =>
  ctx.db.transaction(async tx => {
    const { establishment } = await seenEstablishment(tx, ctx, code)
    await logged(tx, ctx, { entity: 'establishment', recordId: establishment.id, action: 'reveal_tax_code', reason: purpose })
    return { taxCode: establishment.taxCode }
  })

/** Ids by code, for domains above. */
export const establishmentIds = async (tx: Tx, codes: readonly string[]): Promise<Map<string, string>> =>
  new Map((await store.findByCodes(tx, codes)).map(row => [row.code, row.id]))
