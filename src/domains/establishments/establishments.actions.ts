/** The register's verbs: search, open, add, correct, reveal a masked code. */

import type * as z from 'zod'
import { type Actor, holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { conflict, Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { crafts, sectors } from '../reference/catalog.schema.ts'
import { loadUnits, placeName, takeNumber } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import { Establishment, type EstablishmentRow, establishmentKinds } from './establishments.schema.ts'
import * as store from './establishments.store.ts'
import { taxCodeProblem } from './taxcode.rules.ts'

/** A 12-digit tax code is its owner's personal number: all but the last three digits are hidden. */
export const maskTaxCode = (code: string | null): string | null => (code && /^\d{12}$/.test(code) ? `•••••••••${code.slice(-3)}` : code)
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

/** How many acts changed it: what a screen shows is overwritten only by somebody who saw it. */
const revisionOf = (acts: readonly { act: { action: string } }[]): number =>
  acts.filter(({ act }) => ['create', 'imported', 'correct', 'erase'].includes(act.action)).length
const mayEdit = (actor: Actor) => holds(actor, 'local_officer', 'centre_officer', 'appraiser')
/** One establishment with its facts, village and acts; what lies in other domains comes through its port. */
export const openEstablishment = async (ctx: Context, code: string) => {
  const found = await store.findEstablishment(ctx.db, ctx.reach, code)
  if (!found) return unknown(say('establishments.none', { code }))
  const { establishment, village } = found
  const [acts, place, history] = [
    await store.listActs(ctx.db, 'establishment', establishment.id),
    await placeName(ctx.db, establishment.unitId),
    await (ports.history?.(ctx, establishment.id) ?? []),
  ]
  const { search, id, taxCode, createdAt, villageId, ...facts } = establishment
  return {
    ...facts,
    taxCode: maskTaxCode(taxCode),
    taxCodeMasked: taxCode !== maskTaxCode(taxCode),
    taxCodeWarning: taxCode ? (taxCodeProblem(taxCode, establishment.kind, ctx.today)?.says ?? null) : null,
    kindLabel: establishmentKinds[establishment.kind],
    craftLabel: crafts[establishment.craft],
    sectorLabel: sectors[establishment.sector],
    place,
    village: village && {
      code: village.code,
      name: village.name,
      recognisedOn: village.recognisedOn,
      withdrawnOn: village.withdrawnOn,
      recognitionNumber: village.recognitionNumber,
    },
    projects: history,
    acts: acts.map(a => ({
      day: a.act.day,
      at: new Date(a.act.at).toISOString(),
      action: a.act.action,
      role: a.act.role,
      unitName: a.unitName,
      reason: a.reason,
    })),
    can: mayEdit(actorOf(ctx)) ? ['edit'] : [],
    revision: revisionOf(acts),
  }
}
/** What the projects domain tells of an establishment. */
export interface HistoryLine {
  code: string
  name: string
  year: number
  activityLabel: string
  stateLabel: string
  state: string
  amount: number | null
}
/** What the register needs of domains above it; wired in domains/index.ts. */
export const ports: { history?: (ctx: Context, establishmentId: string) => Promise<HistoryLine[]> } = {}

export type EstablishmentInput = Omit<z.output<typeof Establishment.input>, 'search' | 'code' | 'villageId'> & {
  code?: string | undefined
  villageCode?: string | null | undefined
}
const checked = async (tx: Tx, ctx: Context, input: EstablishmentInput) => {
  const units = await loadUnits(ctx.db)
  const place = units.unit(input.unitId)
  if (place?.level !== 'commune' || !validOn(place, ctx.today))
    throw new Refusal('invalid', say('establishments.badUnit'), [{ path: 'unitId', message: say('establishments.badUnit') }])
  if (!ctx.reach.everywhere && !ctx.reach.unitIds.includes(input.unitId)) refuse(say('establishments.notYourUnit'))
  const problem = input.taxCode ? taxCodeProblem(input.taxCode, input.kind, ctx.today) : undefined
  if (problem?.level === 'error') throw new Refusal('invalid', problem.says, [{ path: 'taxCode', message: problem.says, fix: problem.fix }])
  const { villageCode, ...values } = input
  const villages = villageCode ? await store.listVillages(tx) : []
  const villageId = villages.find(v => v.village.code === villageCode)?.village.id ?? null
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
    await store.lockEstablishment(tx, code)
    const found = await store.findEstablishment(tx, ctx.reach, code)
    if (!found) return unknown(say('establishments.none', { code }))
    const { reason, revision, ...given } = input
    if (revision !== revisionOf(await store.listActs(tx, 'establishment', found.establishment.id))) conflict(say('establishments.changed'))
    // A masked code comes back masked when nobody revealed it: it then stays as it is.
    const taxCode = given.taxCode?.includes('•') ? found.establishment.taxCode : given.taxCode
    const { place, ...values } = await checked(tx, ctx, { ...given, taxCode })
    const row = await store.updateEstablishment(tx, found.establishment.id, {
      ...values,
      code,
      search: searchTextOf({ ...values, code }, place),
    })
    await logged(tx, ctx, {
      entity: 'establishment',
      recordId: row.id,
      action: 'correct',
      values: withoutSearch(row),
      reason: reason ?? null,
    })
    return { code }
  })
const withoutSearch = ({ search, createdAt, ...values }: EstablishmentRow) => values

/** Shows a masked tax code once, for a stated purpose that the log keeps. */
export const revealTaxCode = (ctx: Context, code: string, purpose: string) =>
  ctx.db.transaction(async tx => {
    const found = await store.findEstablishment(tx, ctx.reach, code)
    if (!found) return unknown(say('establishments.none', { code }))
    await logged(tx, ctx, { entity: 'establishment', recordId: found.establishment.id, action: 'reveal_tax_code', reason: purpose })
    return { taxCode: found.establishment.taxCode }
  })

/** Empties an establishment's personal values, in its row and in all its versions, for a recorded reason. Counts and money stay. */
export const erasePersonal = (ctx: Context, code: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const found = await store.findEstablishment(tx, ctx.reach, code)
    if (!found) return unknown(say('establishments.none', { code }))
    const { id, taxCode } = found.establishment
    const personal = [...Establishment.personal, ...(taxCode !== maskTaxCode(taxCode) ? ['taxCode'] : [])]
    await store.updateEstablishment(tx, id, Object.fromEntries(personal.map(key => [key, null])))
    const versions = await eraseVersions(tx, 'establishment', id, personal)
    await logged(tx, ctx, { entity: 'establishment', recordId: id, action: 'erase', values: { fields: personal }, reason })
    return { fields: personal, versions }
  })

export const villages = async (ctx: Context) =>
  (await store.listVillages(ctx.db)).map(({ village, unitName }) => {
    const { search, id, createdAt, ...facts } = village
    return { ...facts, unitName }
  })
/** Ids by code, for domains above. */
export const establishmentIds = async (tx: Tx, codes: readonly string[]): Promise<Map<string, string>> =>
  new Map((await store.findByCodes(tx, codes)).map(row => [row.code, row.id]))
/** The acts on a record of any domain, oldest first. */
export const actsOn = (tx: Tx, entity: string, recordId: string) => store.listActs(tx, entity, recordId)
