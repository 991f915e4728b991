/** Trainees as records: the list, one trainee, adding and correcting, their classes, a masked number shown for a purpose. */
import type * as z from 'zod'
import { actsOn, actTold } from '../../db/acts.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { maskPhone } from '../establishments/artisans.rules.ts'
import { bornAhead, isPhone, maskTaxCode, phoneProblem } from '../establishments/contacts.rules.ts'
import { seenEstablishment } from '../establishments/establishments.actions.ts'
import { personalNumberProblem } from '../establishments/personal-number.rules.ts'
import { placeIn, unitsBelow } from '../establishments/views.rules.ts'
import { loadUnits, placeName } from '../reference/reference.actions.ts'
import type { UnitIndex } from '../reference/units.rules.ts'
import { listQuery } from '../search/search.actions.ts'
import { type TraineeFilter, type TraineeView, traineeEditors } from './trainees.schema.ts'
import * as store from './trainees.store.ts'
import { classesByCode, knownTrainees, personKey } from './training.actions.ts'
import { classKinds, type Person, type PersonRow } from './training.schema.ts'

/** Of a number only the end is told; all of it is shown by `revealTrainee`. */
const masked = <P extends { phone: string | null; personalNumber: string | null }>(row: P): P => ({
  ...row,
  phone: maskPhone(row.phone),
  personalNumber: maskTaxCode(row.personalNumber),
})
const askedFor = async (ctx: Context, filter: TraineeFilter): Promise<store.Asked> => ({
  reach: ctx.reach,
  words: await listQuery(ctx, 'person', filter.q),
  unitIds: filter.unitId ? unitsBelow(await loadUnits(ctx.db), filter.unitId, ctx.today) : undefined,
})
/** A page of the trainees within reach; `turns` sums the completed classes of all that fulfil the conditions. Pages count from 1. */
export const listTrainees = async (ctx: Context, view: TraineeView & { page?: number | undefined; size?: number | undefined }) => {
  const { page = 1, size = 50 } = view
  const asked = await askedFor(ctx, view)
  const units = await loadUnits(ctx.db)
  const rows = await store.selectTrainees(ctx.db, view, asked, size, (page - 1) * size)
  return {
    ...(await store.countTrainees(ctx.db, view, asked)),
    page,
    size,
    rows: rows.map(row => traineeLine(row, units)),
  }
}
/** A trainee as a list shows them. */
export const traineeLine = ({ unitId, ...row }: store.TraineeRow, units: UnitIndex) => ({
  ...masked(row as store.TraineeRow),
  unit: unitId && placeIn(units, unitId),
})
export type TraineeLine = ReturnType<typeof traineeLine>
/** Classes to filter by and to enter, latest first. */
export const listClasses = (ctx: Context) => store.allClasses(ctx.db)

/** Acts that only look at a record change nothing that a screen shows. */
const revisionOf = (acts: readonly { act: { action: string } }[]): number =>
  acts.filter(({ act }) => !/reveal|export/.test(act.action)).length
export const isErased = (name: string): boolean => name === say('training.erased')
const seen = async (tx: Tx, ctx: Context, id: string) => (await store.findTrainee(tx, ctx.reach, id)) ?? unknown(say('training.none'))

/** One trainee: who they are, their classes by year (each completed one is a lượt), and the acts on their record. */
export const openTrainee = async (ctx: Context, id: string) => {
  const { person, unitId, establishmentCode, establishmentName } = await seen(ctx.db, ctx, id)
  const classes = (await store.classesOf(ctx.db, id)).map(({ attendance, trained, file, sheet, row }) => ({
    id: attendance.id,
    code: trained.code,
    name: trained.name,
    kindLabel: classKinds[trained.kind],
    endsOn: trained.endsOn,
    place: trained.place,
    position: attendance.position,
    completed: attendance.completed,
    source: file && sheet && row ? { file, sheet, row } : null,
  }))
  const years = groupBy(classes, each => Number(each.endsOn.slice(0, 4)))
  const acts = await actsOn(ctx.db, null, id, ...classes.map(each => each.id))
  const own = acts.filter(({ act }) => act.recordId === id)
  const { phone, personalNumber, birthYear } = person
  const doubt = personalNumber ? personalNumberProblem(personalNumber, ctx.today, birthYear) : undefined
  const erased = isErased(person.name)
  return {
    id,
    name: person.name,
    birthYear,
    ...masked({ phone, personalNumber }),
    phoneWarning: phone && !isPhone(phone) ? say('establishments.phoneFlag') : null,
    numberWarning: doubt?.says ?? null,
    establishmentCode,
    establishmentName,
    place: unitId && (await placeName(ctx.db, unitId)),
    erased,
    mergedInto: person.mergedInto,
    turns: classes.filter(each => each.completed).length,
    years: [...years].map(([year, list]) => ({ year, turns: list.filter(each => each.completed).length, classes: list })),
    acts: acts.map(found => ({ ...actTold(found), recordId: found.act.recordId })),
    can: holds(actorOf(ctx), ...traineeEditors) && person.mergedInto === null && !erased ? ['edit'] : [],
    revision: revisionOf(own),
  }
}

export type TraineeInput = Pick<z.output<typeof Person.input>, 'name' | 'birthYear' | 'phone' | 'personalNumber'> & {
  establishmentCode?: string | null | undefined
}
export interface AttendanceInput {
  classCode: string
  position?: string | null | undefined
  completed: boolean
}
const wrong = (path: string, says: string, fix?: string): never => invalid(says, [{ path, message: says, ...(fix && { fix }) }])
/**
 * What every trainee must fulfil to be saved, alone or from Excel. What is recorded already, a number that cannot be one too, stays until
 * somebody changes just that.
 * @param at where the establishment is asked for
 */
export const checkTrainee = (
  ctx: Context,
  { phone, personalNumber, birthYear, establishmentId }: Pick<PersonRow, 'phone' | 'personalNumber' | 'birthYear' | 'establishmentId'>,
  before: Pick<PersonRow, 'phone' | 'personalNumber' | 'birthYear'> | undefined,
  at: 'establishmentCode' | 'establishmentId',
): void => {
  if (birthYear !== before?.birthYear && bornAhead(birthYear, ctx.today)) wrong('birthYear', say('establishments.bornAhead'))
  const badPhone = phone && phone !== before?.phone ? phoneProblem(phone) : undefined
  if (badPhone) wrong('phone', badPhone.says, badPhone.fix)
  const badNumber =
    personalNumber && personalNumber !== before?.personalNumber ? personalNumberProblem(personalNumber, ctx.today) : undefined
  if (badNumber?.level === 'error') wrong('personalNumber', badNumber.says, badNumber.fix)
  // Who came from nowhere known belongs to the whole city.
  if (!establishmentId && !ctx.reach.everywhere) wrong(at, say('training.needsEstablishment'))
}
/** The values as they are saved. */
const checked = async (tx: Tx, ctx: Context, input: TraineeInput, before?: Awaited<ReturnType<typeof seen>>) => {
  const given = (key: 'phone' | 'personalNumber') => (input[key]?.includes('•') ? (before?.person[key] ?? null) : (input[key] ?? null))
  const [phone, personalNumber] = [given('phone'), given('personalNumber')]
  const { name, birthYear = null, establishmentCode = null } = input
  const kept = before && establishmentCode === before.establishmentCode
  const establishment = establishmentCode && !kept ? (await seenEstablishment(tx, ctx, establishmentCode)).establishment : undefined
  const establishmentId = kept ? before.person.establishmentId : (establishment?.mergedInto ?? establishment?.id ?? null)
  checkTrainee(ctx, { phone, personalNumber, birthYear, establishmentId }, before?.person, 'establishmentCode')
  return { name, birthYear, establishmentId, phone, personalNumber }
}
export const recordedTrainee = ({ name, birthYear, establishmentId, phone, personalNumber }: Awaited<ReturnType<typeof checked>>) => ({
  name,
  birthYear,
  establishmentId,
  phone,
  personalNumber,
})
const saveAttendance = async (tx: Tx, ctx: Context, personId: string, input: AttendanceInput, reason: string | null) => {
  const trained = (await classesByCode(tx, [input.classCode])).get(input.classCode)
  if (!trained) return wrong('classCode', say('training.noClass', { code: input.classCode }))
  const before = await store.findAttendance(tx, personId, trained.id)
  const { position = null, completed } = input
  const row = await store.putAttendance(tx, { classId: trained.id, personId, position, completed })
  const values = { classId: trained.id, completed: row.completed, position: row.position }
  await logged(tx, ctx, { entity: 'attendance', recordId: row.id, action: before ? 'correct' : 'create', values, reason })
  return row.id
}

/** Adds a trainee with the class that they attended. Somebody who is recorded already is named, not added again. */
export const addTrainee = (ctx: Context, input: TraineeInput & AttendanceInput) =>
  ctx.db.transaction(async tx => {
    const values = await checked(tx, ctx, input)
    const key = personKey(values.name, input.establishmentCode ?? null, values.birthYear, values.personalNumber)
    const known = (await knownTrainees(tx, [{ ...values, key }])).get(key)
    if (known) conflict(say('training.known'))
    const { id } = await store.insertTrainee(tx, { ...values, key })
    await logged(tx, ctx, { entity: 'person', recordId: id, action: 'create', values: recordedTrainee(values) })
    await saveAttendance(tx, ctx, id, input, null)
    return { id }
  })
const held = async (tx: Tx, ctx: Context, id: string, revision?: number) => {
  await store.lockTrainee(tx, id)
  const found = await seen(tx, ctx, id)
  if (found.person.mergedInto) conflict(say('training.merged'))
  if (isErased(found.person.name)) refuse(say('training.erasedAlready'))
  if (revision !== undefined && revision !== revisionOf(await actsOn(tx, 'person', id))) conflict(say('training.changed'))
  return found
}
/** Corrects a trainee; the key that workbooks gave stays, so that their lists go on naming the same record. */
export const correctTrainee = (ctx: Context, id: string, input: TraineeInput & { revision: number; reason: string }) =>
  ctx.db.transaction(async tx => {
    const { revision, reason, ...given } = input
    const values = await checked(tx, ctx, given, await held(tx, ctx, id, revision))
    await store.updateTrainee(tx, id, values)
    await logged(tx, ctx, { entity: 'person', recordId: id, action: 'correct', values: recordedTrainee(values), reason })
    return { id }
  })
/** Records that a trainee attended a class, or corrects what was recorded of it. */
export const recordAttendance = (ctx: Context, id: string, input: AttendanceInput & { reason: string }) =>
  ctx.db.transaction(async tx => {
    await held(tx, ctx, id)
    await saveAttendance(tx, ctx, id, input, input.reason)
    return { id }
  })

/** Shows a masked number of a trainee once, for a stated purpose that the log keeps. */
export const revealTrainee = (ctx: Context, id: string, field: 'personalNumber' | 'phone', purpose: string) =>
  ctx.db.transaction(async tx => {
    const { person } = await seen(tx, ctx, id)
    await logged(tx, ctx, { entity: 'person', recordId: id, action: field === 'phone' ? 'reveal_phone' : 'reveal_number', reason: purpose })
    return { value: person[field] }
  })
