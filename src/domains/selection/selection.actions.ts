/** Proposes a choice within a budget line, and keeps one with all that it was made from. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { orderOn } from './candidates.actions.ts'
import { type LineKey, ports } from './selection.ports.ts'
import { chooseInOrder } from './selection.rules.ts'
import type { Candidate, Choice } from './selection.schema.ts'
import * as store from './selection.store.ts'

export interface ChoiceInput {
  lineId: string
  /** Codes of tied projects in the order that an officer gives them. */
  tieOrder?: readonly string[]
  tieReason?: string | null
}
export interface Proposal {
  line: store.LineMoney
  /** The version of the order of law that ranked. */
  rule: { key: string; article: string; confidence: string }
  choices: Choice[]
  tieOrder: string[]
  tieReason: string | null
}

const candidatesOf = (ctx: Context, tx: Tx, line: LineKey): Promise<Candidate[]> => {
  if (!ports.candidates) throw new Error('selection.ports.candidates is not wired')
  return ports.candidates(ctx, tx, line)
}
/** A ranking names projects of the whole city, so a reader of some units only may not open it. */
const mustSeeAll = (ctx: Context): void => {
  if (!ctx.reach.everywhere) refuse(say('selection.wholeCity'))
}
const wrongOrder = (detail: string) => invalid(detail, [{ path: 'tieOrder', message: detail }])

const propose = async (ctx: Context, tx: Tx, input: ChoiceInput): Promise<Proposal & { candidates: Candidate[] }> => {
  const line = (await store.findLine(tx, input.lineId)) ?? unknown(say('selection.lineUnknown'))
  const candidates = await candidatesOf(ctx, tx, line)
  const tieOrder = [...(input.tieOrder ?? [])]
  if (new Set(tieOrder).size < tieOrder.length) wrongOrder(say('selection.tieTwice'))
  const choices = chooseInOrder(candidates, line.left, tieOrder)
  const strangers = tieOrder.filter(code => !choices.some(choice => choice.code === code && choice.tiedWith.length > 0))
  if (strangers.length) wrongOrder(say('selection.tieUnknown', { codes: strangers.join(', ') }))
  const { key, article, confidence } = await orderOn(tx, ctx.today)
  return { line, rule: { key, article, confidence }, candidates, choices, tieOrder, tieReason: input.tieReason || null }
}

/** The choice that the legal order gives now; nothing is kept. */
export const proposeChoice = async (ctx: Context, input: ChoiceInput): Promise<Proposal> => {
  mustSeeAll(ctx)
  const { candidates: _, ...proposal } = await propose(ctx, ctx.db, input)
  return proposal
}

/** Keeps the choice with its candidates and the order of ties, so that it can be replayed. An order of ties needs its reason. */
export const keepChoice = (ctx: Context, input: ChoiceInput): Promise<Proposal & { id: string }> =>
  ctx.db.transaction(async tx => {
    const actor = actorOf(ctx)
    mustSeeAll(ctx)
    if (input.tieOrder?.length && !input.tieReason)
      invalid(say('selection.tieReasonNeeded'), [{ path: 'tieReason', message: say('selection.tieReasonNeeded') }])
    const { candidates, ...proposal } = await propose(ctx, tx, input)
    if (candidates.length === 0) conflict(say('selection.nothingToChoose'))
    const { choices, tieOrder, tieReason } = proposal
    const { id } = await store.insertSelection(tx, {
      lineId: proposal.line.id,
      rule: proposal.rule.key,
      day: ctx.today,
      candidates,
      choices,
      tieOrder,
      tieReason,
    })
    await logged(
      tx,
      ctx,
      {
        entity: 'selection',
        recordId: id,
        action: 'choose',
        reason: tieReason,
        values: {
          lineId: proposal.line.id,
          rule: proposal.rule.key,
          left: proposal.line.left,
          chosen: choices.filter(choice => choice.chosen).map(({ id: projectId, amount }) => ({ projectId, amount })),
          tieOrder,
        },
      },
      actor.grants.find(grant => grant.role === 'leader' || grant.role === 'appraiser'),
    )
    return { id, ...proposal }
  })

/** For the law's documents: adoption is undone only while no choice was ranked by it. */
export const choicesRankedBy = (tx: Tx, versions: readonly string[]): Promise<number> => store.countRankedBy(tx, versions)

/** Kept choices of a line, the latest first. */
export const listSelections = async (ctx: Context, lineId: string) => {
  mustSeeAll(ctx)
  return store.listSelections(ctx.db, lineId)
}
/** The year's lines with their money and how many projects wait to be chosen. */
export const linesOfYear = async (ctx: Context, year: number): Promise<(store.LineMoney & { waiting: number })[]> => {
  const found: (store.LineMoney & { waiting: number })[] = []
  for (const line of await store.listLines(ctx.db, year)) found.push({ ...line, waiting: (await candidatesOf(ctx, ctx.db, line)).length })
  return found
}
