/** What named people decide about a design: accepted as new, a copy, inspired, different. Every decision has a reason and is taken back with one. */
import { holds, type Reach } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { type Day, sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { type DecisionRow, publicBases, type Verdict, verdicts } from './checks.schema.ts'
import * as checks from './checks.store.ts'
import { Design, type DesignRow } from './designs.schema.ts'
import * as store from './designs.store.ts'
import { deciders, seenDesign } from './seeing.actions.ts'
import { standingsOf } from './standing.actions.ts'
import { type Decider, whyNotAccept, whyNotDecide } from './standing.rules.ts'

const entity = Design.name
/** Who asks, as the rules want to know it. */
export const deciderOf = async (tx: Tx, ctx: Context, designId: string): Promise<Decider> => {
  const actor = actorOf(ctx)
  const registrar = (await store.registrarsOf(tx, [designId])).get(designId) ?? null
  return { decides: holds(actor, ...deciders), registrar: registrar === actor.id }
}
/** The design, held, for somebody who may decide about it. */
const heldToDecide = async (tx: Tx, ctx: Context, code: string): Promise<DesignRow> => {
  const { design } = await seenDesign(tx, ctx, code)
  const why = whyNotDecide(await deciderOf(tx, ctx, design.id))
  if (why) refuse(why)
  return (await store.lockDesign(tx, design.id)) ?? unknown(say('designs.none', { code }))
}
/** Why the reader cannot accept the design now; undefined when they can. */
export const whyNotAcceptNow = async (tx: Tx, ctx: Context, design: DesignRow, reason: string | null) => {
  const original = design.variantOf ? ((await store.designsById(tx, [design.variantOf]))[0]?.code ?? null) : null
  const standing = (await standingsOf(tx, [design])).get(design.id)
  return whyNotAccept({
    ...(await deciderOf(tx, ctx, design.id)),
    copy: design.copyFoundOn !== null,
    original,
    acceptedOn: design.acceptedOn,
    check: standing?.check ?? null,
    elsewhere: standing?.elsewhere ?? 0,
    reason,
  })
}

/**
 * Accepts a design as new on the business day, in the caller's transaction: by an appraiser or leader who did not register it, once every
 * possible copy is decided about. Refuses with the reason.
 * @param reason needed when the design has never been checked
 */
export const acceptDesign = async (tx: Tx, ctx: Context, designId: string, input: { reason?: string | null } = {}): Promise<void> => {
  const design = (await store.lockDesign(tx, designId)) ?? unknown(say('designs.none', { code: designId }))
  const reason = input.reason?.trim() || null
  const why = await whyNotAcceptNow(tx, ctx, design, reason)
  if (why) refuse(why)
  await store.updateDesign(tx, design.id, { acceptedOn: ctx.today })
  await logged(tx, ctx, { entity, recordId: design.id, action: 'accept', values: { acceptedOn: ctx.today }, reason })
}
/** Accepts from the design's page. */
export const acceptByCode = (ctx: Context, code: string, input: { reason?: string | null | undefined }) =>
  ctx.db.transaction(async tx => {
    const { design } = await seenDesign(tx, ctx, code)
    await acceptDesign(tx, ctx, design.id, { reason: input.reason ?? null })
    return { code }
  })
/** Takes an acceptance back. */
export const withdrawAcceptance = (ctx: Context, code: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const design = await heldToDecide(tx, ctx, code)
    if (!design.acceptedOn) conflict(say('designs.notAccepted'))
    await store.updateDesign(tx, design.id, { acceptedOn: null })
    await logged(tx, ctx, { entity, recordId: design.id, action: 'withdraw_acceptance', values: { acceptedOn: null }, reason })
    return { code }
  })

interface Judged {
  verdict: Verdict
  reason: string
}
/** Keeps a decision; a copy is marked as one from the business day. */
const writeDecision = async (
  tx: Tx,
  ctx: Context,
  design: DesignRow,
  { verdict, reason }: Judged,
  about: Pick<Partial<DecisionRow>, 'otherId' | 'searchId' | 'candidateId'> & { copyReason: string; against: Record<string, unknown> },
) => {
  const { copyReason, against, ...links } = about
  const base = { designId: design.id, verdict, reason, decidedBy: actorOf(ctx).id, decidedOn: ctx.today }
  const decision = await checks.insertDecision(tx, { ...base, ...links })
  if (verdict === 'copy' && !design.copyFoundOn) await store.updateDesign(tx, design.id, { copyFoundOn: ctx.today, copyReason })
  const found = verdict === 'copy' && { copyFoundOn: design.copyFoundOn ?? ctx.today }
  const values = { decision: decision.id, ...against, ...found }
  await logged(tx, ctx, { entity, recordId: design.id, action: `decide_${verdict}`, values, reason })
  return { id: decision.id }
}
const said = (verdict: Verdict) => verdicts[verdict].toLocaleLowerCase('vi')

export interface DecisionInput extends Judged {
  /** Code of the design that it is held against. */
  other: string
  candidateId?: string | null | undefined
}
/**
 * Decides what a design is to another one. A copy is marked as one from the business day and no longer counts from then on; its acceptance stays in
 * the history, so that an earlier report still reads as it did.
 */
export const decide = (ctx: Context, code: string, input: DecisionInput) =>
  ctx.db.transaction(async tx => {
    const design = await heldToDecide(tx, ctx, code)
    const { design: other } = await seenDesign(tx, ctx, input.other)
    const family = await store.familyOf(tx, design.id)
    if (family.some(each => each.id === other.id)) refuse(say('designs.sameFamily'))
    if (input.verdict === 'copy' && other.copyFoundOn) refuse(say('designs.otherIsCopy', { code: other.code }))
    const between = (await checks.decisionsAbout(tx, [design.id])).find(
      ({ decision: { designId, otherId, takenBackOn } }) => takenBackOn === null && (designId === other.id || otherId === other.id),
    )
    if (between) conflict(say('designs.decidedAlready', { verdict: said(between.decision.verdict) }))
    const evidence = input.candidateId ? await checks.findCandidate(tx, input.candidateId) : undefined
    const fits = evidence?.candidate.designId === other.id && evidence.check.designId === design.id
    return writeDecision(tx, ctx, design, input, {
      otherId: other.id,
      candidateId: fits ? evidence.candidate.id : null,
      copyReason: say('designs.copyOf', { code: other.code, reason: input.reason }),
      against: { other: other.code },
    })
  })
/**
 * Decides what a design is to what a search elsewhere showed. Until somebody does, a search that showed the same keeps the design from being
 * accepted.
 */
export const decideElsewhere = (ctx: Context, code: string, searchId: string, input: Judged) =>
  ctx.db.transaction(async tx => {
    const design = await heldToDecide(tx, ctx, code)
    const search = (await checks.findSearch(tx, design.id, searchId)) ?? unknown(say('designs.noSearch'))
    if (search.takenBackOn !== null) unknown(say('designs.noSearch'))
    if (search.verdict !== 'same') refuse(say('designs.searchNotSame'))
    const standing = (await checks.decisionsAbout(tx, [design.id])).find(
      ({ decision }) => decision.searchId === search.id && decision.takenBackOn === null,
    )
    if (standing) conflict(say('designs.searchDecidedAlready', { verdict: said(standing.decision.verdict) }))
    const found = { base: publicBases[search.base], day: sayDay(search.searchedOn as Day) }
    return writeDecision(tx, ctx, design, input, {
      searchId: search.id,
      copyReason: say('designs.copyElsewhere', { ...found, reason: input.reason }),
      against: { search: search.id },
    })
  })
/** Takes a decision back. The design is no longer a copy when no other standing decision says so. */
export const takeBack = (ctx: Context, code: string, decisionId: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const design = await heldToDecide(tx, ctx, code)
    const standing = (await checks.decisionsAbout(tx, [design.id]))
      .map(each => each.decision)
      .filter(each => each.designId === design.id && each.takenBackOn === null)
    const decision = standing.find(each => each.id === decisionId) ?? unknown(say('designs.noDecision'))
    await checks.takeBackDecision(tx, decision.id, { takenBackBy: actorOf(ctx).id, takenBackOn: ctx.today, takenBackWhy: reason })
    const stillCopy = standing.some(each => each.id !== decision.id && each.verdict === 'copy')
    if (decision.verdict === 'copy' && !stillCopy) await store.updateDesign(tx, design.id, { copyFoundOn: null, copyReason: null })
    await logged(tx, ctx, { entity, recordId: design.id, action: 'take_back', values: { decision: decision.id }, reason })
    return { id: decision.id }
  })
/** Takes back that an imported design is a copy: no decision in the product stands behind it. */
export const takeBackImportedCopy = (ctx: Context, code: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const design = await heldToDecide(tx, ctx, code)
    if (!design.copyFoundOn) conflict(say('designs.notCopy'))
    const decided = (await checks.decisionsAbout(tx, [design.id])).find(
      ({ decision }) => decision.designId === design.id && decision.verdict === 'copy' && decision.takenBackOn === null,
    )
    if (decided) conflict(say('designs.copyDecided', { by: decided.by, day: sayDay(decided.decision.decidedOn) }))
    await store.updateDesign(tx, design.id, { copyFoundOn: null, copyReason: null })
    await logged(tx, ctx, { entity, recordId: design.id, action: 'take_back', values: { copyFoundOn: null }, reason })
    return { code }
  })

/**
 * Decisions that name a design, with those taken back: its history of judgement. Another design outside the reader's reach stays without
 * code and name, and what was decided about that one is not told.
 */
export const decisionsOf = async (tx: Tx, reach: Reach, design: DesignRow) => {
  const rows = await checks.decisionsAbout(tx, [design.id])
  const ids = [...new Set(rows.flatMap(({ decision: { designId, otherId } }) => (otherId ? [designId, otherId] : [designId])))]
  const seen = await store.seenIds(tx, reach, ids)
  const others = new Map((await store.designsById(tx, [...seen])).map(row => [row.id, { code: row.code, name: row.name }]))
  const told = rows.filter(({ decision }) => decision.designId === design.id || seen.has(decision.designId))
  return told.map(({ decision, by, base, searchedOn }) => ({
    id: decision.id,
    /** Whether it is about this design, or about the other one with this as its model. */
    own: decision.designId === design.id,
    other: others.get(decision.designId === design.id ? (decision.otherId ?? '') : decision.designId) ?? null,
    /** The search elsewhere that it answers, where it is not between two designs. */
    search: base && searchedOn ? { baseLabel: publicBases[base], searchedOn: searchedOn as Day } : null,
    verdict: decision.verdict,
    verdictLabel: verdicts[decision.verdict],
    reason: decision.reason,
    by,
    on: decision.decidedOn as Day,
    takenBackOn: decision.takenBackOn,
    takenBackWhy: decision.takenBackWhy,
  }))
}
