/** Submitting: checked, frozen as a version, numbered; a known establishment's project is made at once. */
import { createHash } from 'node:crypto'
import { dropUnneeded } from '../../db/kept-files.ts'
import { type Context, logged } from '../../kernel/context.ts'
import { canonical, type Performer, type Tx } from '../../kernel/log.ts'
import { conflict, Refusal, refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { acceptsOn } from '../calls/calls.actions.ts'
import { answerSupport } from '../calls/support.actions.ts'
import { type LegalForm, legalForms, type SupportAnswers } from '../calls/support.schema.ts'
import { plainPhone } from '../establishments/contacts.rules.ts'
import { fileAgain, fileProject } from '../projects/filing.actions.ts'
import { crafts, sectors } from '../reference/catalog.schema.ts'
import { takeNumber } from '../reference/reference.actions.ts'
import type { ApplicationRow, FieldValue, FrozenPaper, VersionRow } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { saidItems, untouched } from './asked.rules.ts'
import type { Lack } from './check.rules.ts'
import { heldDraft } from './drafts.actions.ts'
import { frozen, lacksOf, placedToday } from './lacks.actions.ts'
import { valuesOf } from './merge.rules.ts'
import { projectOf } from './project-of.rules.ts'

/** The hash that a receipt prints: number of the version, form, values and papers by their own hashes. */
export const versionHash = (
  number: number,
  formVersion: string,
  values: Record<string, FieldValue>,
  papers: readonly FrozenPaper[],
): string =>
  createHash('sha256')
    .update(canonical({ number, formVersion, values, papers: papers.map(({ kind, sha256 }) => ({ kind, sha256 })) }))
    .digest('hex')

/** Of what was asked back, what is still as it was; and whether that is all of it: then nothing is answered yet. */
const unansweredOf = async (tx: Tx, { row }: store.Held): Promise<{ lacks: Lack[]; untouched: Lack[] }> => {
  const request = row.state === 'supplement' ? (await store.listRequests(tx, row.id)).find(each => !each.answeredOn) : undefined
  const before = (await store.listVersions(tx, row.id)).at(-1)
  if (!request || !before) return { lacks: [], untouched: [] }
  const now = { values: valuesOf(row.cells), papers: frozen(await store.listPapers(tx, row.id)) }
  const left = untouched(saidItems(row, request.items), before, now)
  return left.length === request.items.length ? { lacks: left, untouched: [] } : { lacks: [], untouched: left }
}
/** What the law says so far, as far as the answers go: never a refusal, the appraisal decides. */
const hintsOf = async (ctx: Context, row: ApplicationRow) => {
  const values = valuesOf(row.cells)
  const known =
    typeof values.kind === 'string' &&
    values.kind in legalForms &&
    typeof values.unitId === 'string' &&
    typeof values.sector === 'string' &&
    values.sector in sectors &&
    typeof values.craft === 'string' &&
    values.craft in crafts
  if (!known) return null
  const cost = typeof values.eligibleCost === 'number' && values.eligibleCost > 0 ? values.eligibleCost : null
  const answers: SupportAnswers = {
    form: values.kind as LegalForm,
    unitId: values.unitId as string,
    village: typeof values.village === 'string' && values.village ? values.village : 'none',
    craft: values.craft as keyof typeof crafts,
    sector: values.sector as keyof typeof sectors,
    cleaner: values.cleanerProduction === true,
    cluster: values.clusterInfrastructure === true,
    wants: [{ activity: row.activity, cost, ...(typeof values.units === 'number' && values.units > 0 && { units: values.units }) }],
  }
  // Whoever opened the draft for an establishment of the register could see it.
  const asker = row.establishmentId ? ((await store.establishmentById(ctx.db, row.establishmentId)) ?? null) : null
  const answer = await answerSupport(ctx, answers, asker).catch(error => {
    if (error instanceof Refusal) return null
    throw error
  })
  const support = answer?.supports[0]
  if (!support) return null
  const { status, most, arithmetic, findings } = support
  return {
    status,
    most,
    arithmetic,
    asked: typeof values.requested === 'number' ? values.requested : null,
    // What holds is said of as much as the norms allow, which need not be what is asked.
    findings: findings
      .filter(({ ok }) => ok !== true)
      .map(({ rule, title, ok, says, article, verified }) => ({ rule, title, ok, says, article, verified })),
  }
}
/** What is missing, each named, and what the law says so far. */
export const checkDraft = async (ctx: Context, token: string) => {
  const held = await heldDraft(ctx.db, token)
  const asked = await unansweredOf(ctx.db, held)
  return {
    lacks: [...asked.lacks, ...(await lacksOf(ctx, ctx.db, held))],
    untouched: asked.untouched,
    hints: await hintsOf(ctx, held.row),
    open: acceptsOn(held.call, ctx.today),
  }
}

/** In whose name the project is filed: whoever opened the draft, under the role they held then. An officer who files for somebody prepared it. */
const filerOf = async (tx: Tx, row: ApplicationRow): Promise<Performer> =>
  row.onBehalfBy || row.accountId ? await store.openedBy(tx, row.id) : { id: null, role: null, unitId: null }
const filedPaper = ({ kind, fileName, sha256, mediaType, size }: FrozenPaper) => ({ kind, fileName, sha256, mediaType, size })
/** Makes the project of a submitted application for an establishment of the register. */
export const makeProject = async (tx: Tx, ctx: Context, { row, call }: store.Held, version: VersionRow, code: string): Promise<string> => {
  const { formVersion, papers } = version
  const values = await placedToday(ctx, version.values)
  const project = await fileProject(tx, ctx, {
    input: projectOf(values, { version: formVersion, activity: row.activity, year: call.year, beneficiaries: [code] }),
    papers: papers.map(filedPaper),
    by: await filerOf(tx, row),
    submittedOn: row.submittedOn ?? ctx.today,
  })
  await store.updateApplication(tx, row.id, { projectId: project.id })
  return project.code
}

/**
 * Submits a draft, or answers a supplement. Pressing twice (the same `key`) submits once.
 * Refuses with every lack named ('invalid'), a call that is shut ('refused'), what is no draft any more ('conflict'); the draft stays.
 */
export const submitDraft = async (ctx: Context, token: string, key: string) => {
  const { removed, ...receipt } = await ctx.db.transaction(tx => submitIn(tx, ctx, token, key))
  await dropUnneeded(ctx, removed)
  return receipt
}
/** The same in the caller's transaction; `removed` are the hashes of files that were taken out before. */
const submitIn = async (tx: Tx, ctx: Context, token: string, key: string) => {
  const held = await heldDraft(tx, token, true)
  const { row, call } = held
  const versions = await store.listVersions(tx, row.id)
  const done = versions.find(version => version.key === key)
  if (done) return { receipt: row.receipt, version: done.number, removed: [] }
  if (row.state !== 'draft' && row.state !== 'supplement')
    return conflict(say('applications.submittedAlready', { receipt: row.receipt ?? '' }))
  if (row.state === 'draft' && !acceptsOn(call, ctx.today)) return refuse(say('applications.callShut'))
  const missing = [...(await unansweredOf(tx, held)).lacks, ...(await lacksOf(ctx, tx, held))]
  if (missing.length)
    throw new Refusal(
      'invalid',
      say('applications.lacks', { count: missing.length }),
      missing.map(({ key: path, says }) => ({ path, message: says })),
    )
  const number = (versions.at(-1)?.number ?? 0) + 1
  const values = valuesOf(row.cells)
  const papers = frozen(await store.listPapers(tx, row.id))
  const version = await store.insertVersion(tx, {
    applicationId: row.id,
    number,
    key,
    day: ctx.today,
    values,
    papers,
    formVersion: row.formVersion,
    hash: versionHash(number, row.formVersion, values, papers),
  })
  const receipt = row.receipt ?? (await takeNumber(tx, `BN-${ctx.today.slice(0, 4)}`, 4))
  const updated = await store.updateApplication(tx, row.id, {
    state: 'submitted',
    receipt,
    phone: typeof values.phone === 'string' ? plainPhone(values.phone) : row.phone,
    submittedOn: row.submittedOn ?? ctx.today,
    unitId: String(values.unitId),
    touchedOn: ctx.today,
  })
  await store.clearTyping(tx, row.id)
  const removed = await store.deleteRemoved(tx, row.id)
  await store.answerRequests(tx, row.id, ctx.today, number)
  await logged(tx, ctx, {
    entity: 'application',
    recordId: row.id,
    action: row.state === 'draft' ? 'submit' : 'supplemented',
    fromState: row.state,
    toState: 'submitted',
    values: { receipt, version: number, hash: version.hash },
  })
  if (row.projectId) await answerProject(tx, ctx, { row: updated, call }, version, versions.at(-1))
  else if (row.establishmentId) {
    const known = await store.establishmentById(tx, row.establishmentId)
    if (known && !known.mergedInto) await makeProject(tx, ctx, { row: updated, call }, version, known.code)
  }
  return { receipt, version: number, removed }
}
/** The project that waited gets the new facts and the papers that are new. */
const answerProject = async (tx: Tx, ctx: Context, { row, call }: store.Held, version: VersionRow, before: VersionRow | undefined) => {
  const establishment = row.establishmentId ? await store.establishmentById(tx, row.establishmentId) : undefined
  const had = new Set(before?.papers.map(paper => paper.id))
  await fileAgain(tx, ctx, row.projectId!, {
    input: projectOf(version.values, {
      version: version.formVersion,
      activity: row.activity,
      year: call.year,
      beneficiaries: establishment ? [establishment.code] : [],
    }),
    papers: version.papers.filter(paper => !had.has(paper.id)).map(filedPaper),
    by: await filerOf(tx, row),
  })
}
