/** Rounds of choice: seal the rule, change it only as a new round with a second person, compute, freeze. */
import { createHash } from 'node:crypto'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { canonical, type Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { gatherInput, linesOf } from './round-input.actions.ts'
import { analyse, computeOutcome, type Follow } from './round-outcome.actions.ts'
import { insideOf, usesScores, wrongRule } from './rounds.rules.ts'
import { type ExceptionRow, type RoundInput, type RoundRow, type RuleSpec, roundStates } from './rounds.schema.ts'
import * as store from './rounds.store.ts'

export interface RoundDraft {
  lineIds: string[]
  rule: RuleSpec
  /** Why the rule is changed, or chosen though points are known. */
  reason: string | null
}
/** A ranking names projects of the whole city, so a reader of some units only may not open it. */
export const mustSeeAll = (ctx: Context): void => {
  if (!ctx.reach.everywhere) refuse(say('selection.wholeCity'))
}
/** The seal: of the rule with its parameters and lines. */
export const hashOf = (rule: RuleSpec, lineIds: readonly string[]): string =>
  createHash('sha256')
    .update(canonical({ rule, lineIds: [...lineIds].sort() }))
    .digest('hex')
/** JSON of the database has no `undefined` and no order of keys: both sides are compared in one form. */
export const formOf = (value: unknown): string => canonical(JSON.parse(JSON.stringify(value)))

export const loadRound = async (ctx: Context, tx: Tx, id: string, lock = false): Promise<RoundRow> => {
  mustSeeAll(ctx)
  return (await store.findRound(tx, id, lock)) ?? unknown(say('selectionRounds.none'))
}
const mustBe = (round: RoundRow, ...states: RoundRow['state'][]): void => {
  if (!states.includes(round.state)) conflict(say('selectionRounds.wrongState', { number: round.number, state: roundStates[round.state] }))
}
const log = (
  tx: Tx,
  ctx: Context,
  round: Pick<RoundRow, 'id'>,
  action: string,
  values: Record<string, unknown>,
  reason: string | null = null,
) => logged(tx, ctx, { entity: 'choice_round', recordId: round.id, action, values, reason })
const openRoundOn = (rounds: readonly RoundRow[], lineIds: readonly string[]) =>
  rounds.filter(round => round.state !== 'replaced' && round.lineIds.some(id => lineIds.includes(id)))

/**
 * Opens a round: the rule is sealed at once while no candidate has points and no other round holds one of the lines. Otherwise the new round needs its
 * reason and waits for a second person.
 */
export const openRound = (ctx: Context, draft: RoundDraft) =>
  ctx.db.transaction(async tx => {
    mustSeeAll(ctx)
    const actor = actorOf(ctx)
    const lineIds = [...new Set(draft.lineIds)]
    const lines = await linesOf(tx, lineIds)
    const year = lines[0]?.year ?? invalid(say('selectionRounds.noLine'), [{ path: 'lineIds', message: say('selectionRounds.noLine') }])
    if (lines.some(line => line.year !== year)) invalid(say('selectionRounds.oneYear'))
    await store.lockYear(tx, year)
    const rounds = await store.listRounds(tx, year)
    const held = openRoundOn(rounds, lineIds)
    if (held.some(round => round.state === 'proposed')) conflict(say('selectionRounds.waiting'))
    if (held.some(round => round.state === 'frozen')) conflict(say('selectionRounds.frozenAlready'))
    if (held.length > 1 || held.some(round => round.lineIds.some(id => !lineIds.includes(id)))) conflict(say('selectionRounds.otherLines'))
    const input = await gatherInput(ctx, tx, lineIds, [])
    const units = await loadUnits(tx)
    const wrong = wrongRule(draft.rule, {
      area: id => units.unit(id) !== undefined,
      target: code => input.targets.some(one => one.code === code),
    })
    if (wrong.length) invalid(wrong[0]!.message, wrong)
    const scoredBefore = input.candidates.filter(one => one.score !== null).length
    const late = held.length > 0 || scoredBefore > 0
    if (late && !draft.reason)
      invalid(say(held.length ? 'selectionRounds.changeNeedsReason' : 'selectionRounds.lateNeedsReason', { scored: scoredBefore }), [
        { path: 'reason', message: say('selectionRounds.reasonNeeded') },
      ])
    const round = await store.insertRound(tx, {
      year,
      number: Math.max(0, ...rounds.map(each => each.number)) + 1,
      lineIds,
      rule: draft.rule,
      ruleHash: hashOf(draft.rule, lineIds),
      scoredBefore,
      state: late ? 'proposed' : 'sealed',
      replaces: held[0]?.id ?? null,
      reason: late ? draft.reason : null,
      proposedBy: actor.id,
      proposedOn: ctx.today,
      ...(!late && { sealedBy: actor.id, sealedOn: ctx.today }),
    })
    await log(tx, ctx, round, late ? 'propose' : 'seal', { rule: draft.rule, ruleHash: round.ruleHash, lineIds }, round.reason)
    return { id: round.id, state: round.state }
  })

/** The second person: seals a proposed round, and the round that it changes ends. */
export const confirmRound = (ctx: Context, id: string) =>
  ctx.db.transaction(async tx => {
    const round = await loadRound(ctx, tx, id, true)
    mustBe(round, 'proposed')
    const actor = actorOf(ctx)
    if (round.proposedBy === actor.id) refuse(say('selectionRounds.secondPerson'))
    if (round.replaces) {
      const old = await loadRound(ctx, tx, round.replaces, true)
      if (old.state === 'frozen') conflict(say('selectionRounds.frozenAlready'))
      await store.updateRound(tx, round.replaces, { state: 'replaced' })
    }
    await store.updateRound(tx, id, { state: 'sealed', sealedBy: actor.id, sealedOn: ctx.today })
    await log(tx, ctx, round, 'seal', { ruleHash: round.ruleHash, replaces: round.replaces })
    return { id, state: 'sealed' as const }
  })
/** Takes back a round that still waits for its second person. */
export const withdrawRound = (ctx: Context, id: string) =>
  ctx.db.transaction(async tx => {
    const round = await loadRound(ctx, tx, id, true)
    mustBe(round, 'proposed')
    await store.updateRound(tx, id, { state: 'replaced' })
    await log(tx, ctx, round, 'withdraw', { ruleHash: round.ruleHash })
    return { id, state: 'replaced' as const }
  })

/** What a round's rule is applied to now. Refuses what cannot be computed, with the reason. */
const inputFor = async (ctx: Context, before: RoundRow): Promise<RoundInput> => {
  const { id } = before
  mustBe(before, 'sealed', 'computed')
  const exceptions = (await store.listExceptions(ctx.db, id)).filter(one => one.confirmedOn !== null)
  const input = await gatherInput(
    ctx,
    ctx.db,
    before.lineIds,
    exceptions.map(({ projectId, kind, reason }) => ({ projectId, kind, reason })),
  )
  if (input.candidates.length === 0) conflict(say('selection.nothingToChoose'))
  if (usesScores(before.rule.kind) && !input.candidates.some(one => one.score !== null)) conflict(say('selectionRounds.noScores'))
  return input
}
/** Refuses a round that cannot be computed now. */
export const mustCompute = async (ctx: Context, id: string): Promise<RoundRow> => {
  const round = await loadRound(ctx, ctx.db, id)
  await inputFor(ctx, round)
  return round
}
/**
 * Applies the sealed rule to what is known now and keeps input, outcome and what else could be. May be done again until it is frozen.
 * @throws Stopped when `follow` says so; nothing is written then
 */
export const computeRound = async (ctx: Context, id: string, follow: Follow = {}) => {
  const before = await loadRound(ctx, ctx.db, id)
  const input = await inputFor(ctx, before)
  // The solver may take its time: nothing is locked meanwhile, and the round is looked at again before it is written.
  const outcome = await computeOutcome(input, before.rule, follow.cancelled && { cancelled: follow.cancelled })
  const analysis = await analyse(input, before.rule, outcome, follow)
  return ctx.db.transaction(async tx => {
    const round = await loadRound(ctx, tx, id, true)
    mustBe(round, 'sealed', 'computed')
    await store.updateRound(tx, id, { state: 'computed', input, outcome, analysis, computedOn: ctx.today })
    await log(tx, ctx, round, 'compute', { ruleHash: round.ruleHash, cost: outcome.cost, score: outcome.score, inside: insideOf(outcome) })
    return { id, state: 'computed' as const }
  })
}
/** Fixes the outcome: nothing of the round changes afterwards. Somebody other than who opened the rule. */
export const freezeRound = (ctx: Context, id: string) =>
  ctx.db.transaction(async tx => {
    const round = await loadRound(ctx, tx, id, true)
    mustBe(round, 'computed')
    const actor = actorOf(ctx)
    if (round.proposedBy === actor.id) refuse(say('selectionRounds.freezeSecond'))
    const exceptions = await store.listExceptions(tx, id)
    if (exceptions.some(one => one.confirmedOn === null)) conflict(say('selectionRounds.exceptionsOpen'))
    const named = (some: readonly { projectId: string; kind: string }[]) =>
      some
        .map(one => `${one.projectId} ${one.kind}`)
        .sort()
        .join()
    if (named(exceptions) !== named(round.input?.exceptions ?? [])) conflict(say('selectionRounds.exceptionsChanged'))
    if (!round.outcome?.possible) conflict(say('selectionRounds.nothingPossible'))
    await store.updateRound(tx, id, { state: 'frozen', frozenBy: actor.id, frozenOn: ctx.today })
    await log(tx, ctx, round, 'freeze', {
      ruleHash: round.ruleHash,
      cost: round.outcome?.cost,
      inside: round.outcome ? insideOf(round.outcome) : [],
    })
    return { id, state: 'frozen' as const }
  })

export interface ExceptionDraft {
  code: string
  kind: 'in' | 'out'
  reason: string
}
/** Asks to put a project in or leave it out whatever the rule says; counts once another person has confirmed it and the round is computed anew. */
export const askException = (ctx: Context, id: string, draft: ExceptionDraft) =>
  ctx.db.transaction(async tx => {
    const round = await loadRound(ctx, tx, id, true)
    mustBe(round, 'computed')
    const candidate = round.input?.candidates.find(one => one.code === draft.code)
    if (!candidate)
      return invalid(say('selectionRounds.notCandidate', { code: draft.code }), [
        { path: 'code', message: say('selectionRounds.notCandidate', { code: draft.code }) },
      ])
    if (draft.kind === 'in' && candidate.blocked !== null)
      refuse(say('selectionRounds.blockedStays', { code: draft.code, why: candidate.blocked }))
    const open = await store.listExceptions(tx, id)
    if (open.some(one => one.projectId === candidate.id)) conflict(say('selectionRounds.exceptionTwice', { code: draft.code }))
    const { kind, reason } = draft
    const row = await store.insertException(tx, {
      roundId: id,
      projectId: candidate.id,
      kind,
      reason,
      askedBy: actorOf(ctx).id,
      askedOn: ctx.today,
    })
    await log(tx, ctx, round, 'except', { exceptionId: row.id, projectId: candidate.id, kind }, reason)
    return { id: row.id }
  })
/** What two people decided is not undone by one of them: a confirmed exception is taken back by a third. */
export const mayWithdraw = (
  { askedBy, confirmedBy, confirmedOn }: Pick<ExceptionRow, 'askedBy' | 'confirmedBy' | 'confirmedOn'>,
  actorId: string,
): boolean => confirmedOn === null || (askedBy !== actorId && confirmedBy !== actorId)
const changeException = (ctx: Context, id: string, exceptionId: string, action: 'confirm' | 'withdraw') =>
  ctx.db.transaction(async tx => {
    const round = await loadRound(ctx, tx, id, true)
    mustBe(round, 'computed', 'sealed')
    const found = await store.findException(tx, exceptionId)
    if (!found || found.roundId !== id || found.withdrawnOn !== null) return unknown(say('selectionRounds.noException'))
    const actor = actorOf(ctx)
    if (action === 'confirm' && found.confirmedOn !== null) conflict(say('selectionRounds.confirmedAlready'))
    if (action === 'confirm' && found.askedBy === actor.id) refuse(say('selectionRounds.secondPerson'))
    if (action === 'withdraw' && !mayWithdraw(found, actor.id)) refuse(say('selectionRounds.withdrawOther'))
    await store.updateException(
      tx,
      exceptionId,
      action === 'confirm' ? { confirmedBy: actor.id, confirmedOn: ctx.today } : { withdrawnOn: ctx.today },
    )
    await log(tx, ctx, round, action === 'confirm' ? 'confirmException' : 'withdrawException', {
      exceptionId,
      projectId: found.projectId,
      kind: found.kind,
    })
    return { id: exceptionId }
  })
export const confirmException = (ctx: Context, id: string, exceptionId: string) => changeException(ctx, id, exceptionId, 'confirm')
export const withdrawException = (ctx: Context, id: string, exceptionId: string) => changeException(ctx, id, exceptionId, 'withdraw')
