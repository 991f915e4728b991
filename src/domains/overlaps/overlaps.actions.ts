/** The queue of findings: list, open, decide, take a decision back. */
import { actsOn } from '../../db/acts.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type Likelihood, likelihoods, tellingKinds } from './compare/score.rules.ts'
import type { EvidenceKind } from './compare/support.schema.ts'
import { type OverlapRow, type OverlapState, overlapStates } from './overlaps.schema.ts'
import * as store from './overlaps.store.ts'
import { evidenceLines, sayEvidence } from './reading.rules.ts'
import { alikePictures, compared, type Side, sideOf } from './side-by-side.actions.ts'
import { projectById } from './sides.store.ts'

export interface QueueQuery {
  q?: string | undefined
  state?: OverlapState | undefined
  likelihood?: Likelihood | undefined
  kind?: EvidenceKind | undefined
  year?: number | undefined
  other?: 'project' | 'row' | undefined
  listId?: string | undefined
}
const filterOf = ({ q, ...rest }: QueueQuery): store.OverlapFilter => ({
  ...rest,
  state: rest.state ?? 'open',
  words: searchable(q ?? '')
    .split(' ')
    .filter(Boolean),
})
/** A finding as lists show it. */
export const lineOf = (row: store.OverlapLine) => ({
  id: row.id,
  likelihood: row.likelihood,
  likelihoodLabel: likelihoods[row.likelihood],
  says: sayEvidence(row.evidence),
  state: row.state,
  stateLabel: overlapStates[row.state],
  reason: row.reason,
  decidedOn: row.decidedOn,
  foundOn: row.foundOn,
  left: { code: row.code, name: row.name, year: row.year },
  right: { code: row.otherCode, name: row.otherName, year: row.otherYear, listName: row.listName },
})
/** A page of the queue, likeliest first, with how many stand in each state and how likely those are. */
export const queue = async (ctx: Context, query: QueueQuery & { page?: number | undefined }) => {
  const size = 50
  const page = query.page ?? 1
  const filter = filterOf(query)
  const rows = await store.listOverlaps(ctx.db, ctx.reach, filter, size, (page - 1) * size)
  const counts = await store.countOverlaps(ctx.db, ctx.reach, { ...filter, state: undefined, likelihood: undefined })
  const count = (state: OverlapState, likelihood?: Likelihood) =>
    counts
      .filter(each => each.state === state && (!likelihood || each.likelihood === likelihood))
      .reduce((sum, each) => sum + each.count, 0)
  const state = filter.state ?? 'open'
  return {
    total: count(state, filter.likelihood),
    page,
    size,
    byState: (Object.keys(overlapStates) as OverlapState[]).map(each => ({
      state: each,
      label: overlapStates[each],
      count: count(each, filter.likelihood),
    })),
    byLikelihood: (Object.keys(likelihoods) as Likelihood[]).map(each => ({
      likelihood: each,
      label: likelihoods[each],
      count: count(state, each),
    })),
    kinds: tellingKinds.map(kind => ({ kind, label: say(`overlaps.says_${kind}`) })),
    rows: rows.map(lineOf),
  }
}
const found = async (ctx: Context, tx: Tx, id: string, lock = false): Promise<OverlapRow> => {
  const row = await store.findOverlap(tx, id, lock)
  return row && (await store.overlapWithin(tx, ctx.reach, id)) ? row : unknown(say('overlaps.none'))
}
/** Changes with whatever an officer should see before deciding. */
const revisionOf = (row: OverlapRow): string => `${row.state}/${row.bits.toFixed(1)}/${row.evidence.length}`
const head = (side: Side) => ({ kind: side.kind, code: side.code, name: side.name, place: side.place })

/** One finding: both supports side by side, the evidence in words, what was decided before, and the next one of the same list. */
export const openOverlap = async (ctx: Context, id: string, query: QueueQuery) => {
  const row = await found(ctx, ctx.db, id)
  const left = await sideOf(ctx, ctx.db, 'project', row.projectId)
  const right = await sideOf(ctx, ctx.db, row.otherProjectId ? 'project' : 'row', row.otherProjectId ?? row.otherRowId ?? '')
  if (!left || !right) return unknown(say('overlaps.none'))
  const acts = await actsOn(ctx.db, 'overlap', id)
  return {
    id,
    likelihood: row.likelihood,
    likelihoodLabel: likelihoods[row.likelihood],
    bits: row.bits,
    says: sayEvidence(row.evidence),
    evidence: evidenceLines(row.evidence),
    state: row.state,
    stateLabel: overlapStates[row.state],
    reason: row.reason,
    decidedOn: row.decidedOn,
    foundOn: row.foundOn,
    left: head(left),
    right: head(right),
    fields: compared(left, right),
    pictures: alikePictures(left, right),
    acts: acts.map(({ act, reason }) => ({ day: act.day, action: act.action, reason })),
    revision: revisionOf(row),
    next: await store.nextOverlap(ctx.db, ctx.reach, filterOf(query), { id, bits: row.bits }),
  }
}

/** Whoever works for the Centre decides on none of the projects that the Centre carries out. */
const mayDecide = async (ctx: Context, tx: Tx, row: OverlapRow): Promise<void> => {
  if (!holds(actorOf(ctx), 'centre_officer')) return
  for (const id of [row.projectId, row.otherProjectId])
    if (id && (await projectById(tx, id))?.implementer === 'centre') refuse(say('projects.centreOwn'))
}
export interface Decision {
  decision: 'same' | 'different' | 'later'
  reason?: string | undefined
  /** What the officer saw. */
  revision: string
}
/** Decides on a finding. Only the decision is written: no project changes by it, and it can be taken back. */
export const decide = (ctx: Context, id: string, { decision, reason, revision }: Decision) =>
  ctx.db.transaction(async tx => {
    const row = await found(ctx, tx, id, true)
    if (row.state === 'same' || row.state === 'different') conflict(say('overlaps.decidedAlready', { state: overlapStates[row.state] }))
    if (revision !== revisionOf(row)) conflict(say('overlaps.changed'))
    if (decision !== 'later' && !reason) invalid(say('overlaps.reasonNeeded'), [{ path: 'reason', message: say('overlaps.reasonNeeded') }])
    await mayDecide(ctx, tx, row)
    const decidedBy = actorOf(ctx).id
    await store.updateOverlap(tx, id, { state: decision, reason: reason ?? null, decidedBy, decidedOn: ctx.today, decidedBits: row.bits })
    const { projectId, otherProjectId, otherRowId, likelihood, bits } = row
    await logged(tx, ctx, {
      entity: 'overlap',
      recordId: id,
      action: decision,
      fromState: row.state,
      toState: decision,
      values: { projectId, otherProjectId, otherRowId, likelihood, bits, evidence: row.evidence.map(({ kind }) => kind) },
      reason: reason ?? null,
    })
    return { id, state: decision }
  })
/** Takes a decision back: the finding waits again, its past stays in the record of acts. */
export const reopen = (ctx: Context, id: string, reason: string | null) =>
  ctx.db.transaction(async tx => {
    const row = await found(ctx, tx, id, true)
    if (row.state === 'open') conflict(say('overlaps.notReopened'))
    await mayDecide(ctx, tx, row)
    // One's own slip of a moment ago is taken back in one press; another's decision is answered for.
    if (!reason && row.decidedBy !== actorOf(ctx).id)
      invalid(say('overlaps.reasonNeeded'), [{ path: 'reason', message: say('overlaps.reasonNeeded') }])
    await store.updateOverlap(tx, id, { state: 'open', reason: null, decidedBy: null, decidedOn: null, decidedBits: null })
    await logged(tx, ctx, { entity: 'overlap', recordId: id, action: 'reopen', fromState: row.state, toState: 'open', values: {}, reason })
    return { id, state: 'open' as const }
  })
