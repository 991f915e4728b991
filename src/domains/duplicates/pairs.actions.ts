/** The queue of likely pairs: list, open, decide, point at two, take a decision back. */
import { actsOn, actTold } from '../../db/acts.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, unknown } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { loadUnits, placeName } from '../reference/reference.actions.ts'
import { listQuery } from '../search/search.actions.ts'
import { type MatchedKind, matchedKinds, type PairRow, type PairState, pairSources, pairStates } from './duplicates.schema.ts'
import { judge } from './finding.actions.ts'
import type { Choices } from './merge.rules.ts'
import { lockTwo, mergeTwo, notMergeable } from './merges.actions.ts'
import { inOrder, percentOf, sayEvidence } from './pairs.rules.ts'
import * as store from './pairs.store.ts'
import { type Candidate, findCandidates, findNamed, loadRecords, type Named, revisionsOf } from './records.store.ts'
import { compared, evidenceLines, hanging } from './side-by-side.actions.ts'

export interface QueueQuery {
  kind?: MatchedKind | undefined
  state?: PairState | undefined
  /** A unit with all below it: one of the two records is there. */
  unitId?: string | undefined
  /** Least likelihood, percent. */
  atLeast?: number | undefined
}
const filterOf = async (ctx: Context, query: QueueQuery): Promise<store.PairFilter> => {
  const units = query.unitId ? await loadUnits(ctx.db) : undefined
  return {
    kind: query.kind,
    state: query.state ?? 'open',
    atLeast: query.atLeast === undefined ? undefined : query.atLeast / 100,
    unitIds: units && query.unitId ? [...units.territory(query.unitId, ctx.today), query.unitId] : undefined,
  }
}
const line = async (ctx: Context, row: store.PairLine) => ({
  id: row.id,
  kind: row.kind,
  kindLabel: matchedKinds[row.kind],
  percent: percentOf(row.probability),
  says: sayEvidence(row.kind, row.evidence),
  foundBy: pairSources[row.foundBy],
  foundOn: row.foundOn,
  state: row.state,
  stateLabel: pairStates[row.state],
  reason: row.reason,
  decidedOn: row.decidedOn,
  left: { code: row.leftCode, name: row.leftName, place: row.leftUnitId ? await placeName(ctx.db, row.leftUnitId) : null },
  right: { code: row.rightCode, name: row.rightName, place: row.rightUnitId ? await placeName(ctx.db, row.rightUnitId) : null },
})
/** A page of the queue, likeliest first, with how many pairs stand in each state and of each kind. */
export const queue = async (ctx: Context, query: QueueQuery & { page?: number | undefined }) => {
  const size = 50
  const page = query.page ?? 1
  const filter = await filterOf(ctx, query)
  const rows = await store.listPairs(ctx.db, ctx.reach, filter, size, (page - 1) * size)
  const counts = await store.countPairs(ctx.db, ctx.reach, { ...filter, kind: undefined, state: undefined })
  const count = (kind: MatchedKind | undefined, state: PairState) =>
    counts.filter(each => each.state === state && (!kind || each.kind === kind)).reduce((total, each) => total + Number(each.count), 0)
  const states = Object.keys(pairStates) as PairState[]
  return {
    total: count(filter.kind, filter.state ?? 'open'),
    page,
    size,
    byState: states.map(state => ({ state, label: pairStates[state], count: count(filter.kind, state) })),
    byKind: (Object.keys(matchedKinds) as MatchedKind[]).map(kind => ({
      kind,
      label: matchedKinds[kind],
      count: count(kind, filter.state ?? 'open'),
    })),
    rows: await Promise.all(rows.map(row => line(ctx, row))),
  }
}
const bothOf = async (tx: Tx, ctx: Context, found: PairRow): Promise<[Named, Named]> => {
  const both = await findNamed(tx, ctx.reach, found.entity, [found.leftId, found.rightId])
  const left = both.find(each => each.id === found.leftId)
  const right = both.find(each => each.id === found.rightId)
  return left && right ? [left, right] : unknown(say('duplicates.noPair'))
}

/** One pair with both records side by side, why they may be one, what hangs on each, and what this officer may do. */
export const openPair = async (ctx: Context, id: string, query: QueueQuery) => {
  const found = (await store.findPair(ctx.db, id)) ?? unknown(say('duplicates.noPair'))
  const [left, right] = await bothOf(ctx.db, ctx, found)
  const kind = found.entity
  const ids = [found.leftId, found.rightId]
  const [rows, revisions] = [await loadRecords(ctx.db, kind, ids), await revisionsOf(ctx.db, kind, ids)]
  const [a, b] = [rows.get(left.id)!, rows.get(right.id)!]
  const whyNot = left.mergedInto || right.mergedInto ? say('duplicates.mergedMeanwhile') : await notMergeable(ctx.db, ctx, kind, ids)
  const side = async (each: Named) => ({
    id: each.id,
    code: each.code,
    name: each.name,
    place: each.unitId ? await placeName(ctx.db, each.unitId) : null,
  })
  return {
    id,
    kind,
    kindLabel: matchedKinds[kind],
    percent: percentOf(found.probability),
    says: sayEvidence(kind, found.evidence),
    evidence: evidenceLines(kind, found.evidence),
    foundBy: pairSources[found.foundBy],
    foundOn: found.foundOn,
    state: found.state,
    stateLabel: pairStates[found.state],
    reason: found.reason,
    decidedOn: found.decidedOn,
    left: await side(left),
    right: await side(right),
    fields: await compared(ctx, kind, a, b),
    hanging: await hanging(ctx, kind, left.id, right.id),
    /** What was decided on the pair and taken back, each with the reason that was given. */
    acts: (await actsOn(ctx.db, 'duplicate_pair', id)).map(found => ({ ...actTold(found), toState: found.act.toState })),
    mayMerge: whyNot === null,
    whyNotMerge: whyNot,
    /** What the officer saw: sent back with the decision. */
    revision: ids.map(each => revisions.get(each)).join('-'),
    next: await store.nextPair(ctx.db, ctx.reach, await filterOf(ctx, query), { id, probability: found.probability }),
  }
}

export interface Decision {
  decision: 'same' | 'different' | 'later'
  reason?: string | undefined
  /** Which of the two stays; only with "same". */
  keep?: 'left' | 'right' | undefined
  choices?: Choices | undefined
  otherName?: 'alias' | 'former' | 'none' | undefined
  revision: string
}
/** Decides on a pair. "Same" merges at once, in one transaction; every decision can be taken back. Without a reason the evidence is recorded as one. */
export const decide = (ctx: Context, id: string, input: Decision) =>
  ctx.db.transaction(async tx => {
    // Records before pair, as an un-merge locks them.
    const seen = (await store.findPair(tx, id)) ?? unknown(say('duplicates.noPair'))
    const ids = [seen.leftId, seen.rightId] as const
    const rows = await lockTwo(tx, ctx, seen.entity, [...ids])
    const found = (await store.findPair(tx, id, true)) ?? unknown(say('duplicates.noPair'))
    if (found.state !== 'open' && found.state !== 'later') conflict(say('duplicates.decidedAlready', { state: pairStates[found.state] }))
    const revisions = await revisionsOf(tx, found.entity, ids)
    if (input.revision !== ids.map(each => revisions.get(each)).join('-')) conflict(say('duplicates.changed'))
    const reason = input.reason ?? sayEvidence(found.entity, found.evidence)
    if (input.decision === 'same' && !input.keep)
      invalid(say('duplicates.keepWhich'), [{ path: 'keep', message: say('duplicates.keepWhich') }])
    const state: PairState = input.decision
    await store.decidePair(tx, id, { state, reason, decidedBy: actorOf(ctx).id, decidedOn: ctx.today })
    await logged(tx, ctx, { entity: 'duplicate_pair', recordId: id, action: 'decided', fromState: found.state, toState: state, reason })
    if (input.decision !== 'same') return { id, state, mergeId: null }
    const [keptId, goneId] = input.keep === 'right' ? [ids[1], ids[0]] : ids
    const merged = await mergeTwo(
      tx,
      ctx,
      { kind: found.entity, keptId, goneId, choices: input.choices ?? {}, otherName: input.otherName ?? 'alias', reason, pairId: id },
      rows,
    )
    return { id, state, mergeId: merged.id }
  })
/** Takes a decision that moved nothing back: the pair is in the queue again. A merge is taken back by `undoMerge`. */
export const reopen = (ctx: Context, id: string) =>
  ctx.db.transaction(async tx => {
    const found = (await store.findPair(tx, id, true)) ?? unknown(say('duplicates.noPair'))
    await bothOf(tx, ctx, found)
    if (found.state !== 'different' && found.state !== 'later') conflict(say('duplicates.notReopened'))
    await store.reopenPair(tx, id, found.state)
    await logged(tx, ctx, { entity: 'duplicate_pair', recordId: id, action: 'reopened', fromState: found.state, toState: 'open' })
    return { id }
  })
/** Records of a kind within reach that an officer may mean by what they typed: a name with or without marks, or a code. */
export const candidates = async (ctx: Context, query: { kind: MatchedKind; q: string }): Promise<Candidate[]> => {
  const words = await listQuery(ctx, query.kind, query.q)
  if (words === null) return []
  const typed = searchable(query.q)
  const exact = ({ code, name }: Candidate): boolean => [code ?? '', name].some(each => searchable(each) === typed)
  const found = await findCandidates(ctx.db, ctx.reach, query.kind, words, query.q.trim())
  // What is written exactly so stands before what only begins so.
  return [...found.filter(exact), ...found.filter(each => !exact(each))].slice(0, 12)
}
/** An officer points at two records: a pair for the queue, whatever the comparison thinks of it. */
export const pointAt = async (ctx: Context, input: { kind: MatchedKind; left: string; right: string }) => {
  const both = await findNamed(ctx.db, ctx.reach, input.kind, [input.left, input.right])
  const one = (reference: string, path: string) =>
    both.find(each => each.id === reference || each.code === reference) ??
    invalid(say('duplicates.noSuchRecord', { reference }), [{ path, message: say('duplicates.noSuchRecord', { reference }) }])
  const [left, right] = [one(input.left, 'left'), one(input.right, 'right')]
  if (left.id === right.id) invalid(say('duplicates.sameRecord'), [{ path: 'right', message: say('duplicates.sameRecord') }])
  for (const each of [left, right]) if (each.mergedInto) conflict(say('duplicates.mergedMeanwhile'))
  const [leftId, rightId] = inOrder(left.id, right.id)
  const { probability, evidence } = await judge(ctx, input.kind, leftId, rightId)
  return ctx.db.transaction(async tx => {
    const known = await store.ensurePair(tx, input.kind, { leftId, rightId, probability, evidence }, 'officer', ctx.today)
    // What an officer called different is looked at again because an officer says so.
    if (known.state === 'different') await store.reopenPair(tx, known.id, 'different')
    await logged(tx, ctx, { entity: 'duplicate_pair', recordId: known.id, action: 'pointed_at', fromState: known.state, toState: 'open' })
    return { id: known.id }
  })
}
