/** Erasing a person: rows, history, merges, changes, texts that mention them. Every count and every đồng stays. */
import { dropUnneeded } from '../../db/kept-files.ts'
import { type Context, logged, performer } from '../../kernel/context.ts'
import { eraseVersions, recordAll, type Tx } from '../../kernel/log.ts'
import { type Personal, Redactor, sameName } from '../../kernel/redact.ts'
import { conflict, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { applicationsOf, eraseApplications, personalOfApplications } from '../applications/erasure.actions.ts'
import { eraseEntries, personalOfEntries } from '../contests/erasure.actions.ts'
import { eraseOnDesign, erasePhotoChecks } from '../designs/designs.actions.ts'
import type { MatchedKind } from '../duplicates/duplicates.schema.ts'
import { forgetInModels } from '../duplicates/erasure.actions.ts'
import { eraseArtisan, eraseEstablishment, erasePast } from '../establishments/erasure.actions.ts'
import { actsAbout } from '../establishments/erasure.rules.ts'
import { establishmentIds } from '../establishments/establishments.actions.ts'
import { Artisan, Establishment } from '../establishments/establishments.schema.ts'
import { eraseAccounts, eraseEvidence } from '../overlaps/erasure.actions.ts'
import { eraseAccount } from '../people/erasure.actions.ts'
import { eraseTrainee } from '../training/erasure.actions.ts'
import { Person } from '../training/training.schema.ts'
import * as store from './erasure.store.ts'
import { idsOf, wholeFamilies } from './finding.actions.ts'
import { findAuthors, findOwners, findTrainees } from './finding.store.ts'
import { emptiedMerge, fullNames, isAbout, joinPersonal, namesIn, numbersIn, outsideBusinesses } from './personal.rules.ts'
import { placesSaid } from './places.rules.ts'
import { ports } from './privacy.ports.ts'
import type { SubjectRecord } from './privacy.schema.ts'
import { closeRequest, openRequestRow } from './requests.actions.ts'
import { termsOf } from './terms.rules.ts'
import * as texts from './texts.store.ts'

const nobody: Personal = { names: [], numbers: [] }

/** What the confirmed records hold of the person, now and in their history. */
export const collect = async (tx: Tx, records: readonly SubjectRecord[], names: readonly string[]): Promise<Personal> => {
  let all: Personal = nobody
  const add = (entity: string, row: Record<string, unknown>) => {
    all = joinPersonal(all, { names: namesIn(entity, row), numbers: numbersIn(row) })
  }
  for (const kind of ['establishment', 'artisan', 'person', 'design', 'owner', 'account'] as const)
    for (const row of await store.rowsOf(tx, kind, idsOf(records, kind))) add(kind, row)
  // A trainee or an artisan is one person all along; an establishment was perhaps somebody else's before.
  for (const entity of ['artisan', 'person', 'design'] as const)
    for (const { values } of await store.versionsOf(tx, entity, idsOf(records, entity))) add(entity, values)
  all = joinPersonal(
    all,
    ...(await personalOfApplications(tx, idsOf(records, 'application'))),
    ...(await personalOfEntries(tx, idsOf(records, 'entry'))),
  )
  all = joinPersonal(all, { names: fullNames(names, all.names), numbers: [] })
  for (const id of [...idsOf(records, 'establishment'), ...idsOf(records, 'past')]) {
    const versions = await store.versionsOf(tx, 'establishment', [id])
    const about = actsAbout(versions, all.names)
    for (const { actId, values } of versions) if (about.has(actId)) all = joinPersonal(all, { names: [], numbers: numbersIn(values) })
  }
  return all
}

/** Columns of words that people write freely; whoever is mentioned there is taken out wherever it is. */
const writtenFreely: Readonly<Record<string, readonly string[]>> = {
  import: ['file_name', 'problems', 'undo_reason'],
  job: ['title', 'input', 'checkpoint', 'note', 'result', 'problem'],
  duplicate_pair: ['reason'],
  merge: ['reason', 'undo_reason'],
  bulk_change: ['reason'],
  overlap: ['reason'],
  support_list: ['name', 'source', 'file_name', 'withdraw_reason'],
  saved_view: ['name', 'query'],
  application: ['mandate', 'decline_reason'],
  survey: ['answers', 'note'],
  council: ['place', 'close_reason'],
  council_member: ['left_reason'],
  council_conflict: ['reason', 'lifted_reason'],
  contest_entry: ['mandate', 'late_reason', 'exclude_reason', 'description'],
  contest_juror: ['left_reason'],
  contest_conflict: ['reason', 'lifted_reason'],
  contest_tie: ['reason'],
  contest_withheld: ['reason'],
  contest_award: ['reason'],
  contest_round: ['reason'],
  selection: ['candidates', 'choices', 'tie_reason'],
  design_view: ['caption', 'file_name'],
  design_decision: ['reason', 'taken_back_why'],
  design_search: ['query', 'note', 'file_name'],
  village: ['note'],
  artisan: ['note'],
  establishment_name: ['note'],
}
/** Columns of records that hang on the person's own and may be called after them. */
const calledAfter: Readonly<Record<string, readonly string[]>> = {
  project: ['name', 'implementer_name', 'end_reason', 'search'],
  machine: ['name', 'serial', 'maker'],
  paper: ['number', 'file_name'],
  contract: ['number'],
  establishment_paper: ['number', 'file_name'],
  establishment_name: ['name'],
  design: ['name', 'copy_reason', 'description', 'product_kind', 'size', 'opened_basis'],
}
const noteIn = (redactor: Redactor, values: Record<string, unknown>) =>
  typeof values.note === 'string' ? { ...values, note: redactor.text(values.note) } : values
/** Takes mentions out of texts and of the versions that hold them; versions lose the value whole. */
const eraseMentions = async (
  tx: Tx,
  ctx: Context,
  records: readonly SubjectRecord[],
  personal: Personal,
  reason: string,
): Promise<void> => {
  const redactor = new Redactor(personal)
  const establishments = [...idsOf(records, 'establishment'), ...idsOf(records, 'past')]
  const hanging = await store.hangingOn(tx, establishments, [...idsOf(records, 'design'), ...idsOf(records, 'owner')])
  await texts.redactSources(tx, personal, redactor)
  for (const [table, columns] of Object.entries(writtenFreely)) await texts.redactColumns(tx, { table, columns }, personal, redactor)
  for (const [table, columns] of Object.entries(calledAfter)) {
    const ids = hanging.get(table) ?? []
    if (ids.length) await texts.redactColumns(tx, { table, columns, ids }, personal, redactor)
  }
  // An open request of somebody else of that name keeps it: its person still waits for an answer.
  const ids = await store.requestsAbout(tx, records)
  await texts.redactColumns(tx, { table: 'personal_request', columns: ['subject', 'note'], ids }, personal, redactor)
  // A change of many records keeps what each was: only this person's records are looked at, and what was noted of villages.
  const own = [...establishments, ...idsOf(records, 'artisan'), ...idsOf(records, 'person')]
  for (const change of await store.changesOf(tx, own)) {
    const rows = change.rows.map(row => {
      if (change.entity !== 'village') return own.includes(row.id) ? redactor.deep(row) : row
      return { ...row, before: noteIn(redactor, row.before), after: noteIn(redactor, row.after) }
    })
    await store.writeChange(tx, change.id, rows)
  }

  const emptied = new Map<string, { entity: string; recordId: string }>()
  for (const row of await texts.versionsMentioning(tx, [...hanging.values(), establishments, ids].flat(), personal)) {
    const kept = Object.entries(row.values).filter(([, value]) => !redactor.finds(JSON.stringify(value)))
    if (kept.length === Object.keys(row.values).length && !redactor.finds(row.reason ?? '')) continue
    await texts.emptyVersion(tx, row.actId, Object.fromEntries(kept))
    emptied.set(`${row.entity} ${row.recordId}`, { entity: row.entity, recordId: row.recordId })
  }
  await recordAll(
    tx,
    performer(ctx.actor, ctx.grant),
    ctx.today,
    [...emptied.values()].map(record => ({ ...record, action: 'erase', values: { mentions: true }, reason })),
  )
}

/**
 * Erases a person from the confirmed records, with all that was merged with them, in the caller's transaction.
 * @param names under which they asked
 */
const erasePersonIn = async (
  tx: Tx,
  ctx: Context,
  confirmed: readonly { entity: string; id: string }[],
  names: readonly string[],
  givenReason: string,
): Promise<{ records: SubjectRecord[]; personal: Personal; files: string[] }> => {
  const records = await wholeFamilies(tx, confirmed)
  if (!records.length) conflict(say('privacy.confirmFirst'))
  const of = (kind: SubjectRecord['entity']) => idsOf(records, kind)
  const theirs = [...of('establishment'), ...of('past')]
  const met = await collect(tx, records, names)
  const applications = [...new Set([...of('application'), ...(await applicationsOf(tx, theirs, new Redactor(met)))])]
  const personal = joinPersonal(met, ...(await personalOfApplications(tx, applications)))
  const redactor = new Redactor(personal)
  const reason = redactor.text(givenReason)

  const files: string[] = []
  for (const id of of('establishment')) files.push(...(await eraseEstablishment(tx, ctx, id, { names: personal.names, reason })))
  for (const id of of('past')) await erasePast(tx, ctx, id, { names: personal.names, reason })
  for (const id of of('artisan')) await eraseArtisan(tx, ctx, id, reason)
  for (const id of of('person')) await eraseTrainee(tx, ctx, id, reason)
  for (const id of of('design')) await eraseOnDesign(tx, ctx, id, 'author', reason)
  for (const id of of('owner')) await eraseOnDesign(tx, ctx, id, 'ownerName', reason)
  for (const id of of('account')) {
    files.push(...(await erasePhotoChecks(tx, id)))
    await eraseAccount(tx, ctx, id, reason)
  }
  await eraseAccounts(tx, ctx, theirs, reason)
  files.push(...(await eraseEvidence(tx, ctx, await store.households(tx, of('establishment')), reason)))
  files.push(...(await eraseApplications(tx, ctx, applications, { redactor, reason })))
  files.push(...(await eraseEntries(tx, ctx, of('entry'), reason)))
  await ports.eraseStaged(tx, of('staged'))

  const whole = () => true
  const about = (row: Readonly<Record<string, unknown>>) => isAbout(row, personal.names)
  const merges: [MatchedKind, SubjectRecord['entity'], readonly string[], typeof about][] = [
    ['establishment', 'establishment', Establishment.personal, whole],
    ['establishment', 'past', Establishment.personal, about],
    ['artisan', 'artisan', Artisan.personal, whole],
    ['person', 'person', Person.personal, whole],
  ]
  for (const [entity, kind, keys, applies] of merges)
    for (const merge of await store.mergesOf(tx, entity, of(kind)))
      await store.writeMerge(tx, emptiedMerge(merge, { personal: keys, applies, redactor }))

  // In papers about a business its own name stays, though its owner's is in it.
  const businesses = await store.businessNames(tx, theirs)
  const mentioned = outsideBusinesses(personal, businesses)
  await eraseMentions(tx, ctx, records, mentioned, reason)
  await ports.eraseReports(tx, ctx, new Redactor(mentioned), reason)
  await forgetInModels(tx, text => redactor.finds(text))
  return { records, personal, files }
}

const answered = async (
  ctx: Context,
  { records, personal, files }: { records: readonly SubjectRecord[]; personal: Personal; files: readonly string[] },
) => ({
  erased: records.length,
  files: await dropUnneeded(ctx, files),
  left: placesSaid(await texts.stillMentioned(ctx.db, personal, new Redactor(personal))),
})
/** Answers a request for erasure: erases the confirmed records and closes it, without the name of who asked. */
export const eraseOnRequest = async (ctx: Context, id: string, reason: string) => {
  const done = await ctx.db.transaction(async tx => {
    const request = await openRequestRow(tx, id)
    if (request.kind !== 'erasure') conflict(say('privacy.notErasure'))
    const erased = await erasePersonIn(tx, ctx, request.records, request.subject ? [request.subject] : [], reason)
    await closeRequest(tx, ctx, id, 'answered', { subject: null, note: null, records: erased.records })
    await eraseVersions(tx, 'personal_request', id, ['subject', 'note'])
    const values = { records: erased.records.length, files: erased.files.length }
    await logged(tx, ctx, { entity: 'personal_request', recordId: id, action: 'erase', values })
    return erased
  })
  return answered(ctx, done)
}

/** Erases the person of records without a request of its own, for a recorded reason. */
export const eraseNow = async (ctx: Context, records: readonly SubjectRecord[], names: readonly string[], reason: string) =>
  answered(ctx, await ctx.db.transaction(tx => erasePersonIn(tx, ctx, records, names, reason)))
/** Erases the person who stands for an establishment. */
export const eraseOfEstablishment = async (ctx: Context, code: string, reason: string) => {
  const id = (await establishmentIds(ctx.db, [code])).get(code) ?? unknown(say('establishments.none', { code }))
  return eraseNow(ctx, [{ entity: 'establishment', id }], [], reason)
}
/** Erases the trainees, authors and owners of designs of exactly this name (and year of birth, when given). */
export const eraseByName = async (ctx: Context, input: { name: string; birthYear?: number | null | undefined; reason: string }) => {
  const terms = termsOf({ name: input.name })
  const trainees = (await findTrainees(ctx.db, terms)).filter(
    row => sameName(row.name, input.name) && (!input.birthYear || row.birthYear === input.birthYear),
  )
  const named = (rows: readonly { name: string | null; ids: string[] }[]) =>
    rows.filter(row => sameName(row.name, input.name)).flatMap(row => row.ids)
  const designs = named(await findAuthors(ctx.db, terms))
  const owned = named(await findOwners(ctx.db, terms))
  const records: SubjectRecord[] = [
    ...trainees.map(({ id }) => ({ entity: 'person' as const, id })),
    ...designs.map(id => ({ entity: 'design' as const, id })),
    ...owned.map(id => ({ entity: 'owner' as const, id })),
  ]
  if (!records.length) unknown(say('training.nobody'))
  const done = await eraseNow(ctx, records, [input.name], input.reason)
  return { trainees: trainees.length, designs: new Set([...designs, ...owned]).size, left: done.left }
}
