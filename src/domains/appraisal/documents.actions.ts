/** Documents of law on screen: drafted with the versions they bring, with their scan, corrected while they are drafts. */
import { actsOn } from '../../db/acts.ts'
import { admitFile } from '../../files/admit.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import type { ParameterValues } from '../../kernel/parameters.ts'
import { conflict, type FieldProblem, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import type { RuleScope } from '../../kernel/rules.ts'
import { say } from '../../words/say.ts'
import { holdersOf, notify } from '../notices/notices.actions.ts'
import type { Role } from '../reference/roles.schema.ts'
import { lawInForce } from './appraisal.actions.ts'
import { appraisalPorts } from './appraisal.ports.ts'
import { countJudgedBy } from './appraisal.store.ts'
import { hanoi } from './beneficiaries.rules.ts'
import { type DocumentRow, documentScopes, documentStates, type LawVersionRow } from './documents.schema.ts'
import * as store from './documents.store.ts'
import { valuesOn, versionKey } from './law.rules.ts'
import { inForceOn } from './rules/support-ceiling.rule.ts'
import { datedRules, saidValues, subjectOf, subjects, valuesOfNorm } from './subjects.rules.ts'

export const entity = 'legal_document'
/** Whoever made a document what it is: somebody else adopts it. */
const making = ['draft', 'edit', 'versions', 'attach']

export interface DocumentInput {
  number: string
  title: string
  issuer: string
  issuedOn?: Day | null | undefined
  inForceFrom: Day
  inForceUntil?: Day | null | undefined
  scope: keyof typeof documentScopes
  sourceUrl?: string | null | undefined
}
const checked = (ctx: Context, input: DocumentInput) => {
  const { issuedOn, inForceFrom, inForceUntil } = input
  const problems: FieldProblem[] = []
  if (issuedOn && issuedOn > ctx.today) problems.push({ path: 'issuedOn', message: say('appraisal.documentIssuedLater') })
  if (inForceUntil && inForceUntil <= inForceFrom) problems.push({ path: 'inForceUntil', message: say('appraisal.documentEndsEarly') })
  if (problems.length) invalid(problems.map(({ message }) => message).join(' '), problems)
  return {
    ...input,
    issuedOn: issuedOn ?? null,
    inForceUntil: inForceUntil ?? null,
    sourceUrl: input.sourceUrl ?? null,
    province: input.scope === 'local' ? hanoi : null,
  }
}

/** A document held for a change, at the revision that the screen showed. */
export const heldDocument = async (tx: Tx, id: string, revision: number): Promise<DocumentRow> => {
  const row = (await store.lockDocument(tx, id)) ?? unknown(say('appraisal.documentNone'))
  if (row.revision !== revision) conflict(say('appraisal.documentChanged'))
  return row
}
const heldDraft = async (tx: Tx, id: string, revision: number): Promise<DocumentRow> => {
  const row = await heldDocument(tx, id, revision)
  if (row.state !== 'draft') refuse(say('appraisal.documentClosed', { state: documentStates[row.state] }))
  return row
}
/** Names of the officers who made a document what it is, by id. */
export const makersOf = async (tx: Tx, id: string): Promise<Set<string>> =>
  new Set((await actsOn(tx, entity, id)).flatMap(({ act }) => (act.actorId && making.includes(act.action) ? [act.actorId] : [])))

/** How many kept judgements and decisions used one of these versions. */
export const countUses = async (tx: Tx, versions: readonly string[]): Promise<number> => {
  let count = await countJudgedBy(tx, versions)
  for (const use of appraisalPorts.uses) count += await use(tx, versions)
  return count
}

/** Who drafts and adopts documents of law. */
export const lawKeepers = ['leader', 'admin'] as const satisfies readonly Role[]
/** Once a draft could be adopted, those who may adopt it are told, once; not those who made it. */
const tellKeepers = async (tx: Tx, ctx: Context, id: string): Promise<void> => {
  const document = (await store.findDocument(tx, id))?.document
  const versions = await store.listVersions(tx, [id])
  if (!document || adoptHindrance(document, versions.length, false) !== null) return
  const makers = await makersOf(tx, id)
  const keepers = (await Promise.all(lawKeepers.map(role => holdersOf(tx, ctx.today, role)))).flat()
  await notify(tx, ctx, {
    to: { accountIds: keepers.filter(account => !makers.has(account)) },
    title: say('appraisal.draftWaits', { number: document.number }),
    text: say('appraisal.draftWaitsText', { title: document.title, count: versions.length }),
    link: `/quan-tri?muc=van-ban&vb=${id}`,
    entity,
    recordId: id,
    key: `legal-draft-${id}`,
  })
}

/** Opens a draft. */
export const draftDocument = (ctx: Context, input: DocumentInput): Promise<{ id: string }> =>
  ctx.db.transaction(async tx => {
    const values = checked(ctx, input)
    const row = await store.insertDocument(tx, { ...values, state: 'draft', draftedBy: actorOf(ctx).id, draftedOn: ctx.today, revision: 1 })
    await logged(tx, ctx, { entity, recordId: row.id, action: 'draft', toState: 'draft', values: { ...input, serial: row.serial } })
    return { id: row.id }
  })
/** Corrects what is written about a draft. */
export const editDocument = (
  ctx: Context,
  id: string,
  { revision, ...input }: DocumentInput & { revision: number },
): Promise<{ id: string }> =>
  ctx.db.transaction(async tx => {
    await heldDraft(tx, id, revision)
    await store.updateDocument(tx, id, checked(ctx, input))
    await logged(tx, ctx, { entity, recordId: id, action: 'edit', fromState: 'draft', toState: 'draft', values: { ...input } })
    await tellKeepers(tx, ctx, id)
    return { id }
  })

export interface VersionInput {
  code: string
  clause: string
  values: ParameterValues
}
/** The values of each version as its rule declares them, every wrong one named: `versions.0.values.percent`. */
const checkedVersions = (versions: readonly VersionInput[]): VersionInput[] => {
  const problems: FieldProblem[] = []
  const good = versions.flatMap((version, at) => {
    const subject = subjectOf(version.code)
    if (!subject || versions.findIndex(other => other.code === version.code) !== at) {
      problems.push({ path: `versions.${at}.code`, message: say(subject ? 'appraisal.versionTwice' : 'appraisal.versionUnknown') })
      return []
    }
    const read = subject.parameters.check.safeParse(version.values)
    if (read.success) return [{ ...version, values: read.data }]
    problems.push(...read.error.issues.map(({ path, message }) => ({ path: `versions.${at}.values.${path.join('.')}`, message })))
    return []
  })
  if (problems.length) invalid(problems.map(({ message }) => message).join('. '), problems)
  return good
}
/** Writes the whole list of versions that a draft brings. */
export const writeVersions = (
  ctx: Context,
  id: string,
  input: { revision: number; versions: readonly VersionInput[] },
): Promise<{ id: string }> =>
  ctx.db.transaction(async tx => {
    await heldDraft(tx, id, input.revision)
    const versions = checkedVersions(input.versions)
    await store.replaceVersions(tx, id, versions)
    await store.updateDocument(tx, id, {})
    await logged(tx, ctx, { entity, recordId: id, action: 'versions', fromState: 'draft', toState: 'draft', values: { versions } })
    await tellKeepers(tx, ctx, id)
    return { id }
  })
/** Keeps the scan of the paper; a later one takes its place while the document is a draft. */
export const attachScan = async (ctx: Context, id: string, revision: number, file: UploadedFile): Promise<{ id: string }> => {
  const { bytes, mediaType, fileName } = await admitFile(file)
  const sha256 = await ctx.files.keep(bytes)
  return ctx.db.transaction(async tx => {
    await heldDraft(tx, id, revision)
    await store.updateDocument(tx, id, { sha256, mediaType, fileName })
    await logged(tx, ctx, { entity, recordId: id, action: 'attach', fromState: 'draft', toState: 'draft', values: { sha256 } })
    return { id }
  })
}
export const readScan = async (ctx: Context, id: string) => {
  const document = (await store.findDocument(ctx.db, id))?.document
  if (!document?.sha256) return unknown(say('appraisal.documentNoScan'))
  return {
    bytes: await ctx.files.read(document.sha256),
    name: document.fileName ?? 'van-ban.pdf',
    mediaType: document.mediaType ?? 'application/octet-stream',
  }
}

/** The drafts of these ids; invalid when one is not there or is no draft any more. */
export const draftsNamed = async (tx: Tx, ids: readonly string[]): Promise<DocumentRow[]> => {
  const drafts = (await store.listDocuments(tx)).map(({ document }) => document).filter(({ id }) => ids.includes(id))
  const closed = drafts.find(({ state }) => state !== 'draft')
  if (closed) invalid(say('appraisal.documentClosed', { state: documentStates[closed.state] }))
  return drafts.length === new Set(ids).size ? drafts : unknown(say('appraisal.documentNone'))
}

type Found = NonNullable<Awaited<ReturnType<typeof store.findDocument>>>
const lineOf = ({ document, draftedBy, adoptedBy }: Found, count: number) => {
  const { id, serial, number, title, issuer, issuedOn, inForceFrom, inForceUntil, scope, state, draftedOn, adoptedOn, paper } = document
  return {
    ...{ id, serial, number, title, issuer, issuedOn, inForceFrom, inForceUntil, scope, scopeLabel: documentScopes[scope] },
    ...{ state, stateLabel: documentStates[state], draftedBy, draftedOn, adoptedBy, adoptedOn, paper, versions: count },
  }
}
/** Every document, the newest first. */
export const listDocuments = async (ctx: Context) => {
  const found = await store.listDocuments(ctx.db)
  const versions = await store.listVersions(
    ctx.db,
    found.map(({ document }) => document.id),
  )
  return found.map(each => lineOf(each, versions.filter(version => version.documentId === each.document.id).length))
}

const shownVersion = (document: DocumentRow) => (version: LawVersionRow) => {
  const subject = subjectOf(version.code)
  return {
    key: versionKey(version.code, document),
    code: version.code,
    clause: version.clause,
    values: version.values,
    title: subject?.title ?? version.code,
    decidedBy: subject ? say(`appraisal.decidedBy_${subject.decidedBy}`) : '',
    says: saidValues(version.code, version.values),
  }
}
/** One document with what it brings, who did what to it, and what this reader may do, with the reason where not. */
export const openDocument = async (ctx: Context, id: string) => {
  const found = (await store.findDocument(ctx.db, id)) ?? unknown(say('appraisal.documentNone'))
  const { document } = found
  const versions = (await store.listVersions(ctx.db, [id])).map(shownVersion(document))
  const judged = await countUses(
    ctx.db,
    versions.map(({ key }) => key),
  )
  const mine = (await makersOf(ctx.db, id)).has(actorOf(ctx).id)
  return {
    ...lineOf(found, versions.length),
    sourceUrl: document.sourceUrl,
    scan: document.sha256 === null ? null : document.fileName,
    revision: document.revision,
    versionList: versions,
    judged,
    /** Why this person cannot adopt or undo now; null when they can. */
    adoptWhy: adoptHindrance(document, versions.length, mine),
    undoWhy: undoHindrance(document, judged),
  }
}
/** Why a draft cannot be adopted by this person. */
export const adoptHindrance = (document: DocumentRow, versions: number, mine: boolean): string | null => {
  if (document.state !== 'draft') return say('appraisal.documentClosed', { state: documentStates[document.state] })
  if (!versions) return say('appraisal.adoptEmpty')
  if (!document.issuedOn) return say('appraisal.adoptUnissued')
  return mine ? say('appraisal.adoptOwn') : null
}
/** Why an adoption cannot be taken back. */
export const undoHindrance = (document: DocumentRow, judged: number): string | null => {
  if (document.state !== 'adopted') return say('appraisal.documentClosed', { state: documentStates[document.state] })
  return judged ? say('appraisal.undoJudged', { count: judged }) : null
}

/** What a document may bring a version of, with the form of each and what is in force today, the province's own first. */
export const versionForms = async (ctx: Context) => {
  const { law, norms } = await lawInForce(ctx.db)
  const normsNow = inForceOn(norms, ctx.today)
  const nowOf = (code: string): { level: RuleScope['level']; article: string; values: ParameterValues }[] => {
    const rule = datedRules.find(each => each.code === code)
    if (rule) return valuesOn(rule, law, ctx.today).map(({ scope, article, values }) => ({ level: scope.level, article, values }))
    return normsNow
      .filter(norm => norm.code === code)
      .map(norm => ({ level: norm.scope, article: norm.article, values: valuesOfNorm(norm) }))
  }
  return subjects.map(({ code, kind, title, decidedBy, parameters }) => ({
    ...{ code, kind, title, decidedBy: say(`appraisal.decidedBy_${decidedBy}`), fields: parameters.fields },
    now: nowOf(code).map(each => ({ ...each, says: saidValues(code, each.values) })),
  }))
}
