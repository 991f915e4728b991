/** From the final round to prizes: ranking, the chair's decisions, prizes left unawarded, the frozen result and its confirmation. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { nameAuthor } from '../designs/designs.actions.ts'
import { type DesignCraft, designCrafts } from '../designs/designs.schema.ts'
import type { ContestRow } from './contests.schema.ts'
import * as store from './judging.store.ts'
import { changed, countedEntries, type LoadedContest, loadContest, managed, seatOf } from './loading.actions.ts'
import { giveAwards, rank, undecided } from './ranking.rules.ts'

/** Each group in order with the prizes it would give now: by the final round, without works excluded since. */
export const rankings = (loaded: LoadedContest) => {
  const { contest, rounds, ties, withheld } = loaded
  const counted = new Map(countedEntries(loaded).map(entry => [entry.id, entry]))
  const final = rounds.find(each => each.round === 'final')?.results ?? []
  return contest.groups.map(group => {
    const results = final.filter(each => counted.get(each.entryId)?.craft === group.craft)
    const ranked = rank(
      contest.rules.ties,
      results,
      ties.filter(each => each.craft === group.craft).map(each => each.entryIds),
    )
    const given = giveAwards(
      contest.prizes,
      group,
      ranked,
      withheld.filter(each => each.craft === group.craft),
    )
    return { craft: group.craft, ranked, given, undecided: undecided(ranked, given) }
  })
}

/** The chair parts works that every stated rule leaves level: the order, best first, and why. */
export const decideTie = (ctx: Context, code: string, input: { craft: DesignCraft; numbers: readonly number[]; reason: string }) =>
  ctx.db.transaction(async tx => {
    const loaded = await loadContest(tx, code, true)
    const { contest } = loaded
    const actor = actorOf(ctx)
    if (seatOf(actor, loaded.jurors)?.seat !== 'chair') refuse(say('contests.tieChair'))
    if (contest.state !== 'awarding') refuse(say('contests.notAwarding'))
    const ids = input.numbers.map(
      number => loaded.entries.find(each => each.number === number)?.id ?? unknown(say('contests.noWork', { number })),
    )
    const sets = rankings(loaded).find(each => each.craft === input.craft)?.undecided ?? []
    const set = sets.find(each => each.length === ids.length && each.every(id => ids.includes(id)))
    if (!set || new Set(ids).size !== ids.length) return invalid(say('contests.tieWhole'))
    await store.insertTie(tx, {
      contestId: contest.id,
      craft: input.craft,
      entryIds: ids,
      reason: input.reason,
      decidedBy: actor.id,
      decidedOn: ctx.today,
    })
    const row = await changed(ctx, tx, contest, 'tie', { craft: input.craft, numbers: [...input.numbers] }, {}, input.reason)
    return { code, revision: row.revision }
  })

interface Withholding {
  craft: DesignCraft
  prize: string
  /** How many of the group's prizes of this kind; 0 takes the decision back. */
  count: number
  reason: string
  revision: number
}
/** Leaves prizes unawarded, with a reason, when too few works deserve them. */
export const withholdPrize = (ctx: Context, code: string, { revision, ...input }: Withholding) =>
  ctx.db.transaction(async tx => {
    const { contest } = await managed(ctx, tx, code, revision)
    if (contest.state !== 'awarding') refuse(say('contests.notAwarding'))
    const group = contest.groups.find(each => each.craft === input.craft) ?? unknown(say('contests.noGroup'))
    const at = contest.prizes.findIndex(each => each.key === input.prize)
    const most = group.counts[at] ?? 0
    if (input.count > most)
      invalid(say('contests.withholdMost', { most }), [{ path: 'count', message: say('contests.withholdMost', { most }) }])
    if (input.count) await store.saveWithheld(tx, { contestId: contest.id, ...input, by: actorOf(ctx).id, on: ctx.today })
    else await store.dropWithheld(tx, contest.id, input.craft, input.prize)
    const { reason, ...values } = input
    const row = await changed(ctx, tx, contest, 'withhold', values, {}, reason)
    return { code, revision: row.revision }
  })

/** Freezes the result: every prize of every group as it is given or not, one row each. */
export const freezeResult = async (ctx: Context, tx: Tx, loaded: LoadedContest): Promise<Partial<ContestRow>> => {
  const { contest } = loaded
  await store.insertAwards(
    tx,
    rankings(loaded).flatMap(({ craft, given }) =>
      given.map(each => ({ contestId: contest.id, craft, ...each, frozenBy: actorOf(ctx).id, frozenOn: ctx.today })),
    ),
  )
  return {}
}
/** Opens the frozen result again. */
export const unfreezeResult = async (_: Context, tx: Tx, { contest }: LoadedContest): Promise<Partial<ContestRow>> => {
  await store.dropAwards(tx, contest.id)
  return {}
}
/** Another person confirms the frozen result: it is published, and each design learns who made it. */
export const confirmResult = async (ctx: Context, tx: Tx, loaded: LoadedContest): Promise<Partial<ContestRow>> => {
  const { contest, awards } = loaded
  const actor = actorOf(ctx)
  if (awards.some(each => each.frozenBy === actor.id)) refuse(say('contests.secondPerson'))
  await store.confirmAwards(tx, contest.id, actor.id, ctx.today)
  for (const entry of countedEntries(loaded)) if (entry.designId && entry.name) await nameAuthor(tx, ctx, entry.designId, entry.name)
  for (const award of awards.filter(each => each.entryId !== null))
    await logged(tx, ctx, {
      entity: 'contest_entry',
      recordId: award.entryId!,
      action: 'award',
      values: { prize: award.prize, craft: designCrafts[award.craft] },
    })
  return {}
}
