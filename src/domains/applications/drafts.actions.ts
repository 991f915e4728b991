/** A draft: opened without an account or for somebody, typed from any device, nothing lost. */
import { createHash } from 'node:crypto'
import { type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { acceptsOn, findCall, papersOfCall } from '../calls/calls.actions.ts'
import type { SupportAnswers } from '../calls/support.schema.ts'
import { isPhone, plainPhone } from '../establishments/contacts.rules.ts'
import { openEstablishment } from '../establishments/establishments.actions.ts'
import { establishmentsByCode } from '../establishments/intake.actions.ts'
import { type ActivityCode, activities, activityLabels, contentGroups } from '../reference/catalog.schema.ts'
import { loadUnits, placeName, takeNumber } from '../reference/reference.actions.ts'
import type { Role } from '../reference/roles.schema.ts'
import { applicationStates, type Cells, type FieldValue, longestValue, type Patch, typingStates } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { saidItems } from './asked.rules.ts'
import { moneyFields } from './check.rules.ts'
import { fieldsOf, newestForm, shownSections } from './forms/forms.schema.ts'
import { lacksOf } from './lacks.actions.ts'
import { merged, valuesOf } from './merge.rules.ts'

export interface Opening {
  /** The secret in the draft's address, made by the device: a lost answer is asked for again with the same one. */
  token: string
  call: string
  activity: ActivityCode
  phone: string
  answers?: SupportAnswers | undefined
  establishment?: string | undefined
  /** Who asked the officer to file, when an officer files. */
  mandate?: string | undefined
}
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Values that a draft begins with: the register's first, then what was answered or asked; the telephone is the one that was given for this application. */
const begun = async (ctx: Context, input: Opening): Promise<{ cells: Cells; establishmentId: string | null }> => {
  const values: Record<string, FieldValue> = { phone: plainPhone(input.phone) }
  const { answers, establishment, activity } = input
  if (answers) {
    const { form, unitId, village, craft, sector, cleaner, cluster, wants } = answers
    Object.assign(values, { kind: form, unitId, craft, sector, cleanerProduction: cleaner, clusterInfrastructure: cluster })
    if (!['none', 'unsure'].includes(village)) values.village = village
    const cost = wants.find(wish => wish.activity === activity)?.cost
    if (cost) Object.assign(values, { totalCost: cost, eligibleCost: cost })
  }
  let establishmentId: string | null = null
  if (establishment) {
    const known = await openEstablishment(ctx, establishment)
    establishmentId = (await establishmentsByCode(ctx.db, [establishment])).get(establishment)?.id ?? null
    const row = known as unknown as Record<string, FieldValue | undefined>
    for (const [key, { register }] of fieldsOf(newestForm, activity)) {
      if (key === 'phone') continue
      const value = register ? row[register] : undefined
      // A masked number is no value, and a flag that nobody has set in the register takes back no yes that was just answered.
      const says = value !== undefined && value !== null && !String(value).includes('•') && !(value === false && values[key] === true)
      if (says) values[key] = value
    }
  }
  const units = await loadUnits(ctx.db)
  if (typeof values.unitId === 'string') {
    const next = units.successorsOf(values.unitId, ctx.today)
    if (next.certain && next.units[0]) values.unitId = next.units[0]
  }
  const cells: Cells = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value, at: 0, typed: 0, device: 'register', id: `register-${key}`, revision: 1 }]),
  )
  return { cells, establishmentId }
}
const grants = (ctx: Context) => ctx.actor?.grants ?? []
/** Offices that may file for somebody who asks them to. */
const filers: ReadonlySet<string> = new Set<Role>(['local_officer', 'centre_officer', 'appraiser'])
/** Opens a draft of a call that takes applications today. Asked again with the same secret it answers the same draft. */
export const openDraft = (ctx: Context, input: Opening) =>
  ctx.db.transaction(async tx => {
    const tokenHash = hashOf(input.token)
    const known = await store.findByToken(tx, tokenHash)
    if (known) return { number: known.row.number }
    const call = await findCall(tx, input.call)
    if (!call || !acceptsOn(call, ctx.today)) return refuse(say('applications.callShut'))
    if (!call.activities.includes(input.activity))
      return invalid(say('applications.notInCall'), [{ path: 'activity', message: say('applications.notInCall') }])
    const phone = plainPhone(input.phone)
    if (!isPhone(phone)) return invalid(say('applications.phone'), [{ path: 'phone', message: say('applications.phone') }])
    const officer = grants(ctx).find(({ role }) => filers.has(role))
    if (officer && !clean(input.mandate ?? ''))
      return invalid(say('applications.mandate'), [{ path: 'mandate', message: say('applications.mandate') }])
    const owner = grants(ctx).find(({ role }) => role === 'applicant')
    const { cells, establishmentId } = await begun(ctx, input)
    if (owner && !officer && establishmentId && !grants(ctx).some(g => g.role === 'applicant' && g.establishmentId === establishmentId))
      return refuse(say('applications.notYourEstablishment'))
    const row = await store.insertApplication(tx, {
      id: crypto.randomUUID(),
      number: await takeNumber(tx, `NH-${ctx.today.slice(0, 4)}`, 4),
      callId: call.id,
      activity: input.activity,
      formVersion: newestForm,
      state: 'draft',
      tokenHash,
      phone,
      cells,
      revision: 1,
      unitId: await unitNamed(ctx, valuesOf(cells)),
      establishmentId,
      accountId: owner && !officer ? (ctx.actor?.id ?? null) : null,
      onBehalfBy: officer ? (ctx.actor?.id ?? null) : null,
      mandate: officer ? clean(input.mandate ?? '') : null,
      touchedOn: ctx.today,
    })
    const about = { entity: 'application', recordId: row.id, toState: 'draft' }
    const values = { number: row.number, call: call.code, activity: row.activity }
    await logged(tx, ctx, { ...about, action: officer ? 'open_for' : 'open', values }, officer ?? owner)
    return { number: row.number }
  })
/** The commune in force that the form names, or none yet. */
const unitNamed = async (ctx: Context, values: Readonly<Record<string, FieldValue>>): Promise<string | null> => {
  const unit = typeof values.unitId === 'string' ? (await loadUnits(ctx.db)).unit(values.unitId) : undefined
  return unit?.level === 'commune' ? unit.id : null
}

/** The draft of an address, or the one answer for every wrong address. */
export const heldDraft = async (tx: Tx, token: string, lock = false) =>
  (await store.findByToken(tx, hashOf(token), lock)) ?? unknown(say('applications.noDraft'))
/** Fields that say one thing together: whoever corrects one has to correct the others. */
const together: readonly (readonly string[])[] = [moneyFields, ['startsOn', 'plannedEndOn']]
/**
 * What may be typed: everything in a draft; in a supplement what was asked for (everything when nothing was named), what belongs to it, and
 * what would otherwise keep the answer from being sent.
 */
export const openKeys = async (
  ctx: Context,
  tx: Tx,
  held: store.Held,
): Promise<{ fields: Set<string> | 'all'; papers: Set<string> | 'all' }> => {
  const { row } = held
  const none = { fields: new Set<string>(), papers: new Set<string>() }
  if (row.state === 'draft') return { fields: 'all', papers: 'all' }
  if (row.state !== 'supplement') return none
  const items = (await store.listRequests(tx, row.id)).filter(request => !request.answeredOn).flatMap(request => request.items)
  if (!items.length) return { fields: 'all', papers: 'all' }
  const needed = [...items, ...(await lacksOf(ctx, tx, held))]
  const of = (kind: string) => needed.filter(item => item.kind === kind).map(item => item.key)
  const fields = of('field')
  const linked = together.filter(keys => keys.some(key => fields.includes(key))).flat()
  return { fields: new Set([...fields, ...linked]), papers: new Set(of('paper')) }
}

/** The draft with its form, as any device that holds the address sees it. */
export const readDraft = async (ctx: Context, token: string) => {
  const { row, call } = await heldDraft(ctx.db, token)
  const values = valuesOf(row.cells)
  const open = await openKeys(ctx, ctx.db, { row, call })
  const request = (await store.listRequests(ctx.db, row.id)).find(each => !each.answeredOn)
  const versions = await store.listVersions(ctx.db, row.id)
  const legalForm = typeof values.kind === 'string' ? values.kind : undefined
  return {
    number: row.number,
    state: row.state,
    stateLabel: applicationStates[row.state],
    call: {
      code: call.code,
      title: call.title,
      year: call.year,
      closesOn: call.closesOn,
      open: acceptsOn(call, ctx.today),
      contact: call.contact,
    },
    activity: row.activity,
    activityLabel: activityLabels[row.activity],
    groupLabel: contentGroups[activities[row.activity].group],
    sections: shownSections(row.formVersion, row.activity),
    revision: row.revision,
    cells: Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, { value: cell.value, revision: cell.revision }])),
    unitName: row.unitId ? await placeName(ctx.db, row.unitId) : null,
    lost: (await store.listLost(ctx.db, row.id)).map(lost => ({ id: lost.id, key: lost.key, value: lost.value.of, at: lost.at })),
    papers: (await store.listPapers(ctx.db, row.id)).map(({ id, kind, fileName, size, mediaType, removed }) => ({
      id,
      kind,
      fileName,
      size,
      mediaType,
      removed,
    })),
    required: papersOfCall(call, row.activity, ctx.today, legalForm as never),
    openFields: open.fields === 'all' ? 'all' : [...open.fields],
    openPapers: open.papers === 'all' ? 'all' : [...open.papers],
    onBehalf: row.onBehalfBy !== null,
    known: row.establishmentId !== null,
    receipt: row.receipt,
    submittedOn: row.submittedOn,
    declineReason: row.declineReason,
    request: request ? { askedOn: request.askedOn, dueOn: request.dueOn, note: request.note, items: saidItems(row, request.items) } : null,
    versions: versions.map(({ number, day, submittedAt, hash }) => ({ number, day, submittedAt: submittedAt.toISOString(), hash })),
  }
}

export interface Typed {
  device: string
  /** The device's clock when it sent: tells how far it is off. */
  now: number
  patches: Patch[]
}
/**
 * Takes typings in: each counts once, however often it is sent. What is not to be typed (any more) is named in `refused`, and stays on the device.
 * @param clock the server's own, in milliseconds
 */
export const typeIn = (ctx: Context, token: string, { device, now, patches }: Typed, clock: number = Date.now()) =>
  ctx.db.transaction(async tx => {
    const held = await heldDraft(tx, token, true)
    const { row } = held
    const fields = fieldsOf(row.formVersion, row.activity)
    const open = (await openKeys(ctx, tx, held)).fields
    const seen = await store.seenOf(
      tx,
      patches.map(patch => patch.id),
    )
    const cells: Cells = { ...row.cells }
    const [taken, refused, refusedKeys]: [string[], string[], Set<string>] = [[], [], new Set()]
    let revision = row.revision
    for (const patch of patches) {
      if (seen.has(patch.id)) {
        taken.push(patch.id)
        continue
      }
      const fits = typeof patch.value !== 'string' || patch.value.length <= longestValue
      if (!fits || !fields.has(patch.key) || !(open === 'all' || open.has(patch.key))) {
        refused.push(patch.id)
        refusedKeys.add(patch.key)
        continue
      }
      const { cell, lost } = merged(
        cells[patch.key],
        { ...patch, typed: patch.at, at: clock - Math.max(0, now - patch.at), device },
        revision + 1,
      )
      if (cell) {
        cells[patch.key] = cell
        revision++
      }
      if (lost)
        await store.insertLost(tx, {
          id: lost.id.startsWith('register-') ? crypto.randomUUID() : lost.id,
          applicationId: row.id,
          key: patch.key,
          value: { of: lost.value },
          at: lost.at,
          device: lost.device,
        })
      seen.add(patch.id)
      taken.push(patch.id)
    }
    await store.markSeen(tx, row.id, taken)
    if (revision !== row.revision || row.touchedOn !== ctx.today)
      await store.updateApplication(tx, row.id, { cells, revision, touchedOn: ctx.today, unitId: await unitNamed(ctx, valuesOf(cells)) })
    return {
      taken,
      refused,
      state: row.state,
      typing: typingStates.includes(row.state),
      revision,
      cells: Object.fromEntries(Object.entries(cells).map(([key, each]) => [key, { value: each.value, revision: each.revision }])),
      lost: (await store.listLost(tx, row.id)).map(each => ({ id: each.id, key: each.key, value: each.value.of, at: each.at })),
    }
  })
/** The person has said which value holds; the other is no longer shown. */
export const dismissLost = (ctx: Context, token: string, id: string) =>
  ctx.db.transaction(async tx => {
    const { row } = await heldDraft(tx, token, true)
    await store.dismissLost(tx, row.id, id)
    return { ok: true }
  })
