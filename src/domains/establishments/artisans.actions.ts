/** Artisans: the list, one artisan, adding and correcting; personal values only for whoever works with the persons. */

import type * as z from 'zod'
import { actsOn, actTold } from '../../db/acts.ts'
import { holds, holdsWithin } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { loadUnits, placeName } from '../reference/reference.actions.ts'
import { type UnitIndex, validOn } from '../reference/units.rules.ts'
import { asSeen, maskPhone, seesPersons } from './artisans.rules.ts'
import * as store from './artisans.store.ts'
import { personalReaders } from './columns.schema.ts'
import { bornAhead, isPhone, phoneProblem } from './contacts.rules.ts'
import { isDemoNote } from './demo-note.rules.ts'
import { type Artisan, type ArtisanRow, artisanTitles } from './establishments.schema.ts'
import { findEstablishment } from './establishments.store.ts'
import { unitsBelow } from './views.rules.ts'
import { freshCode } from './villages.actions.ts'
import { findVillage, sourcesOfRecords } from './villages.store.ts'

export const artisanEditors = ['local_officer', 'centre_officer', 'appraiser', 'leader'] as const

export interface ArtisanQuery {
  q?: string | undefined
  craft?: string | undefined
  title?: string | undefined
  unitId?: string | undefined
}
type Found = NonNullable<Awaited<ReturnType<typeof store.findArtisan>>>
/** An artisan as a list shows them. */
export const artisanLine = ({ artisan, ...links }: Found, units: UnitIndex, open: boolean) => {
  const { id, createdAt, mergedInto, villageId, establishmentId, ...facts } = asSeen(artisan, open)
  const above = units.ancestors(artisan.unitId).find(u => u.level === 'district')
  return {
    ...facts,
    ...links,
    unitName: above ? `${links.unitName}, ${above.fullName}` : links.unitName,
    titleLabel: artisanTitles[artisan.title],
    craftLabel: crafts[artisan.craft],
    demo: isDemoNote(artisan.note),
  }
}
/**
 * Artisans within reach, by code. A name is searched only by those who may read it; whoever does not work with the persons has telephones one at a
 * time, on an artisan's page.
 */
export const listArtisans = async (ctx: Context, query: ArtisanQuery = {}) => {
  const units = await loadUnits(ctx.db)
  const open = seesPersons(ctx)
  const calls = holdsWithin(ctx.actor, ctx.reach, ...personalReaders)
  const words = searchable(query.q ?? '')
    .split(' ')
    .filter(Boolean)
  const filter = {
    craft: query.craft,
    title: query.title,
    unitIds: query.unitId ? unitsBelow(units, query.unitId, ctx.today) : undefined,
  }
  return (await store.selectArtisans(ctx.db, ctx.reach, filter))
    .map(found => artisanLine(found, units, open))
    .map(row => (calls ? row : { ...row, phone: maskPhone(row.phone) }))
    .filter(row => {
      const held = searchable(
        [row.code, open ? row.name : '', row.titleLabel, row.craftLabel, row.unitName, row.villageName, row.establishmentName].join(' '),
      )
      return words.every(word => held.includes(word))
    })
}
export type ArtisanLine = Awaited<ReturnType<typeof listArtisans>>[number]

/** Acts that only look at a record change nothing that a screen shows. */
const revisionOf = (acts: readonly { act: { action: string } }[]): number =>
  acts.filter(({ act }) => !/reveal|export/.test(act.action)).length

/** One artisan with the acts on their record and where it was read from. */
export const openArtisan = async (ctx: Context, code: string) => {
  const found = (await store.findArtisan(ctx.db, ctx.reach, code)) ?? unknown(say('artisans.none', { code }))
  const { artisan } = found
  const open = seesPersons(ctx)
  const acts = await actsOn(ctx.db, 'artisan', artisan.id)
  const mergedCode = artisan.mergedInto ? await store.artisanCode(ctx.db, artisan.mergedInto) : undefined
  return {
    ...artisanLine(found, await loadUnits(ctx.db), open),
    place: await placeName(ctx.db, artisan.unitId),
    masked: !open,
    phoneWarning: artisan.phone && !isPhone(artisan.phone) ? say('establishments.phoneFlag') : null,
    mergedInto: mergedCode ?? null,
    sources: await sourcesOfRecords(ctx.db, [artisan.id]),
    acts: acts.map(found => ({ ...actTold(found), recordId: found.act.recordId, reason: open ? found.reason : null })),
    can: holds(actorOf(ctx), ...artisanEditors) && artisan.mergedInto === null ? ['edit'] : [],
    revision: revisionOf(acts),
  }
}

export type ArtisanInput = Omit<z.output<typeof Artisan.input>, 'code' | 'villageId' | 'establishmentId' | 'mergedInto'> & {
  code?: string | undefined
  villageCode?: string | null | undefined
  establishmentCode?: string | null | undefined
}
/** What every artisan must fulfil to be saved, alone or from Excel. The recorded unit may have ended since. */
export const checkArtisan = (
  ctx: Context,
  units: UnitIndex,
  values: Pick<ArtisanInput, 'unitId' | 'recognisedOn' | 'phone' | 'birthYear'>,
  before?: Pick<ArtisanRow, 'unitId' | 'phone' | 'birthYear'>,
): void => {
  if (values.unitId !== before?.unitId) {
    const place = units.unit(values.unitId)
    if (place?.level !== 'commune' || !validOn(place, ctx.today))
      invalid(say('establishments.badUnit'), [{ path: 'unitId', message: say('establishments.badUnit') }])
  }
  if (!ctx.reach.everywhere && !ctx.reach.unitIds.includes(values.unitId)) refuse(say('artisans.notYourUnit'))
  if (values.recognisedOn && values.recognisedOn > ctx.today)
    invalid(say('artisans.dayAhead'), [{ path: 'recognisedOn', message: say('artisans.dayAhead') }])
  if (values.birthYear !== before?.birthYear && bornAhead(values.birthYear, ctx.today))
    invalid(say('establishments.bornAhead'), [{ path: 'birthYear', message: say('establishments.bornAhead') }])
  // A number that is recorded already stays until somebody changes just that.
  const badPhone = values.phone && values.phone !== before?.phone ? phoneProblem(values.phone) : undefined
  if (badPhone) invalid(badPhone.says, [{ path: 'phone', message: badPhone.says, fix: badPhone.fix }])
}
/** Links by code and a unit within reach. */
const checked = async (tx: Tx, ctx: Context, input: ArtisanInput, code: string, known?: Found) => {
  const before = known?.artisan
  const { villageCode, establishmentCode, ...values } = input
  checkArtisan(ctx, await loadUnits(ctx.db), values, before)
  const village = villageCode ? await findVillage(tx, villageCode) : undefined
  if (villageCode && !village)
    invalid(say('villages.none', { code: villageCode }), [{ path: 'villageCode', message: say('villages.none', { code: villageCode }) }])
  // A link that is kept as it was may lead out of reach; a new one may not.
  const kept = before && establishmentCode === known?.establishmentCode
  const establishment = establishmentCode && !kept ? await findEstablishment(tx, ctx.reach, establishmentCode) : undefined
  if (establishmentCode && !kept && !establishment)
    invalid(say('establishments.none', { code: establishmentCode }), [
      { path: 'establishmentCode', message: say('establishments.none', { code: establishmentCode }) },
    ])
  return {
    code,
    name: values.name,
    birthYear: values.birthYear ?? null,
    title: values.title,
    craft: values.craft,
    unitId: values.unitId,
    villageId: village?.id ?? null,
    establishmentId: kept ? before.establishmentId : (establishment?.establishment.id ?? null),
    recognitionNumber: values.recognitionNumber ?? null,
    recognisedOn: values.recognisedOn ?? null,
    phone: values.phone ?? null,
    note: values.note ?? null,
  }
}
export const recordedArtisan = ({ createdAt, ...values }: ArtisanRow): Record<string, unknown> => values
const isTaken = (tx: Tx) => async (code: string) => (await store.selectArtisansByCode(tx, [code])).length > 0

/** Adds an artisan; their code is given when left empty. */
export const addArtisan = (ctx: Context, input: ArtisanInput) =>
  ctx.db.transaction(async tx => {
    if (input.code && (await isTaken(tx)(input.code))) conflict(say('artisans.codeTaken', { code: input.code }))
    const code = input.code ?? (await freshCode(tx, 'NN', isTaken(tx)))
    const row = await store.insertArtisan(tx, await checked(tx, ctx, input, code))
    await logged(tx, ctx, { entity: 'artisan', recordId: row.id, action: 'create', values: recordedArtisan(row) })
    return { code }
  })
/** Corrects an artisan; what was recorded before stays in the versions. */
export const correctArtisan = (ctx: Context, code: string, input: ArtisanInput & { revision: number; reason?: string | undefined }) =>
  ctx.db.transaction(async tx => {
    await store.lockArtisan(tx, code)
    const { revision, reason, ...given } = input
    const found = (await store.findArtisan(tx, ctx.reach, code)) ?? unknown(say('artisans.none', { code }))
    const { artisan } = found
    if (artisan.mergedInto) conflict(say('artisans.merged'))
    if (revision !== revisionOf(await actsOn(tx, 'artisan', artisan.id))) conflict(say('artisans.changed'))
    const row = await store.updateArtisan(tx, artisan.id, await checked(tx, ctx, given, code, found))
    await logged(tx, ctx, { entity: 'artisan', recordId: row.id, action: 'correct', values: recordedArtisan(row), reason: reason ?? null })
    return { code }
  })
