/** The organiser's desk: contests, one contest with its steps, its entries, and what is decided about each. */
import { actsOn, actTold } from '../../db/acts.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { refuse, unknown } from '../../kernel/refusal.ts'
import { offers } from '../../kernel/workflow.ts'
import { say } from '../../words/say.ts'
import { designCrafts } from '../designs/designs.schema.ts'
import { notify } from '../notices/notices.actions.ts'
import { officials } from '../reference/roles.schema.ts'
import { briefNames, briefsFor } from '../trade/briefs.actions.ts'
import { deadlineOf, graceEnd, minutesLate, momentOf, receivingAt } from './closing.rules.ts'
import { stateSaid } from './contests.rules.ts'
import type { ContestRow } from './contests.schema.ts'
import * as store from './contests.store.ts'
import { contestFlow } from './contests.workflow.ts'
import { designsOf } from './designs.store.ts'
import { hashOf, newCode } from './entries.actions.ts'
import { type EntryRow, entrantKinds, entryStates, pictureKinds } from './entries.schema.ts'
import * as entries from './entries.store.ts'
import { factsOf } from './facts.actions.ts'
import { pictureBytes } from './following.actions.ts'
import { juriesOf } from './judging.store.ts'
import { everJudged, knowsEntrants, type LoadedContest, loadContest, managed, organises, seatOf } from './loading.actions.ts'
import { standings } from './standing.actions.ts'

/** Who reads the desk: officials; a judge who is none reads the judging only. */
const reads = (ctx: Context) => holds(actorOf(ctx), ...officials)

/** Contests as the reader may see them: officials all, a judge those that they judge. */
export const listContests = async (ctx: Context, clock: number = Date.now()) => {
  const mine = await juriesOf(ctx.db, actorOf(ctx).id)
  const contests = (await store.listContests(ctx.db)).filter(contest => reads(ctx) || mine.has(contest.id))
  const counted = await store.countEntries(
    ctx.db,
    contests.map(contest => contest.id),
  )
  return contests.map(contest => ({
    code: contest.code,
    year: contest.year,
    title: contest.title,
    state: contest.state,
    stateLabel: stateSaid(contest, momentOf(ctx.today, clock)),
    opensOn: contest.opensOn,
    closesOn: contest.closesOn,
    entries: counted.filter(each => each.contestId === contest.id && each.state === 'submitted').reduce((sum, each) => sum + each.count, 0),
    judge: mine.has(contest.id),
  }))
}
/** One contest for its desk. @param clock milliseconds, by the server's clock */
export const openContest = async (ctx: Context, code: string, clock: number = Date.now()) => {
  const loaded = await loadContest(ctx.db, code)
  const { contest, jurors } = loaded
  const actor = actorOf(ctx)
  const facts = await factsOf(ctx, ctx.db, loaded, clock)
  const runs = organises(actor)
  const frozenBy = loaded.awards[0]?.frozenBy
  const blind = contest.state !== 'confirmed' && everJudged(actor, jurors)
  const { id, createdAt: _, regulationSha256, regulationType: __, ...values } = contest
  return {
    ...values,
    stateLabel: stateSaid(contest, momentOf(ctx.today, clock)),
    hasFile: regulationSha256 !== null,
    receiving: facts.receiving,
    deadline: deadlineOf(contest),
    picturesUntil: graceEnd(contest),
    facts,
    groups: contest.groups.map(group => ({
      ...group,
      label: designCrafts[group.craft],
      entries: loaded.entries.filter(each => each.craft === group.craft && each.state === 'submitted').length,
    })),
    states: Object.entries(entryStates).map(([state, label]) => ({
      state,
      label,
      count: loaded.entries.filter(each => each.state === state).length,
    })),
    excluded: loaded.entries.filter(each => each.excludedOn !== null).length,
    steps: offers(contestFlow, contest.state, facts, step => {
      if (!runs) return say('contests.organisersOnly')
      if (step.action !== 'confirm') return undefined
      if (!holds(actor, 'leader')) return say('contests.confirmLeader')
      return frozenBy === actor.id ? say('contests.secondPerson') : undefined
    }),
    judge: seatOf(actor, jurors) !== undefined,
    runs,
    knows: await knowsEntrants(ctx, ctx.db, loaded),
    briefs: await briefsFor(ctx, 'contest', id),
    can: runs && contest.state !== 'confirmed' ? ['edit'] : [],
    // Why somebody has an interest may tell a judge whose a work is.
    acts: (await actsOn(ctx.db, 'contest', id))
      .map(actTold)
      .map(act => (blind && act.action.endsWith('conflict') ? { ...act, reason: null } : act)),
  }
}

/** Entries are read by organisers and overseers who do not judge: a judge knows pictures and numbers only, until the result is confirmed. */
const readable = async (ctx: Context, tx: Tx, code: string): Promise<LoadedContest> => {
  const loaded = await loadContest(tx, code)
  if (!reads(ctx)) refuse(say('contests.organisersOnly'))
  if (loaded.contest.state !== 'confirmed' && everJudged(actorOf(ctx), loaded.jurors)) refuse(say('contests.judgesBlind'))
  return loaded
}
const line = (contest: ContestRow, entry: EntryRow) => ({
  receipt: entry.receipt,
  number: entry.number,
  craft: entry.craft,
  craftLabel: designCrafts[entry.craft],
  title: entry.title,
  state: entry.state,
  stateLabel: entryStates[entry.state],
  startedAt: entry.startedAt,
  completedAt: entry.completedAt,
  minutesLate: minutesLate(contest, entry.startedAt),
  excludedOn: entry.excludedOn,
})
/** Every entry with where its check for copies stands; names for those who may know them. */
export const listEntries = async (ctx: Context, code: string) => {
  const loaded = await readable(ctx, ctx.db, code)
  const { contest } = loaded
  const knows = await knowsEntrants(ctx, ctx.db, loaded)
  const pictures = await entries.listPictures(
    ctx.db,
    loaded.entries.map(each => each.id),
  )
  const checked = await standings(ctx.db, loaded.entries)
  return {
    knows,
    mayReveal: organises(actorOf(ctx)) && !everJudged(actorOf(ctx), loaded.jurors),
    entries: loaded.entries.map(entry => ({
      ...line(contest, entry),
      standing: checked.get(entry.id)?.state ?? 'unchecked',
      standingSays: checked.get(entry.id)?.says ?? '',
      pictures: pictures.filter(each => each.entryId === entry.id).length,
      picture: pictures.find(each => each.entryId === entry.id)?.id ?? null,
      name: knows ? entry.name : null,
    })),
  }
}
const found = (loaded: LoadedContest, receipt: string): EntryRow =>
  loaded.entries.find(each => each.receipt === receipt) ?? unknown(say('contests.noEntry'))
/** One entry on the desk. */
export const openEntry = async (ctx: Context, code: string, receipt: string) => {
  const loaded = await readable(ctx, ctx.db, code)
  const { contest } = loaded
  const entry = found(loaded, receipt)
  const knows = await knowsEntrants(ctx, ctx.db, loaded)
  const pictures = await entries.listPictures(ctx.db, [entry.id])
  const standing = (await standings(ctx.db, [entry])).get(entry.id)
  const design = entry.designId ? (await designsOf(ctx.db, [entry.designId]))[0] : undefined
  const brief = entry.briefId ? (await briefNames(ctx.db, [entry.briefId])).get(entry.briefId) : undefined
  const runs = organises(actorOf(ctx))
  const award = contest.state === 'confirmed' ? loaded.awards.find(each => each.entryId === entry.id) : undefined
  const { description, materials, size, madeOn, ownDesign, entrantKind, name, phone, address, nameOpen, picturesOpen, mandate } = entry
  return {
    ...line(contest, entry),
    contest: { code: contest.code, title: contest.title, state: contest.state },
    description,
    materials,
    size,
    madeOn,
    ownDesign,
    entrantKindLabel: entrantKinds[entrantKind],
    nameOpen,
    picturesOpen,
    onBehalf: entry.onBehalfBy !== null,
    knows,
    entrant: knows ? { name, phone, address, mandate } : null,
    erasedOn: entry.erasedOn,
    brief: brief ? { code: brief.code, title: brief.title } : null,
    design: design ? { code: design.code } : null,
    standing: standing?.state ?? 'unchecked',
    standingSays: standing?.says ?? '',
    copyOf: standing?.of ?? null,
    excludeReason: entry.excludeReason,
    lateReason: entry.lateReason,
    lateOn: entry.lateOn,
    prize: contest.prizes.find(each => each.key === award?.prize)?.title ?? null,
    pictures: pictures.map(({ id, kind, width, height }) => ({ id, kindLabel: pictureKinds[kind], width, height })),
    can: runs
      ? [
          ...(contest.state === 'open' && (entry.state === 'late' || entry.state === 'sending') ? ['decide'] : []),
          ...(excludable(contest) && entry.number !== null ? [entry.excludedOn ? 'restore' : 'exclude'] : []),
          ...(knows && contest.state === 'open' && entry.state !== 'withdrawn' ? ['renew'] : []),
          ...(knows && !entry.erasedOn ? ['erase'] : []),
        ]
      : [],
    acts: (await actsOn(ctx.db, 'contest_entry', entry.id)).map(actTold),
  }
}
export const readDeskPicture = async (ctx: Context, code: string, receipt: string, id: string, small: boolean) => {
  const entry = found(await readable(ctx, ctx.db, code), receipt)
  const picture = (await entries.findPicture(ctx.db, entry.id, id)) ?? unknown(say('contests.noPicture'))
  return pictureBytes(ctx, picture, small, `${entry.receipt}-${picture.position}`)
}

/** Opens the entrants' names to an organiser, who from then on cannot judge. */
export const revealEntrants = (ctx: Context, code: string, purpose: string) =>
  ctx.db.transaction(async tx => {
    const { contest, jurors } = await managed(ctx, tx, code, null)
    if (everJudged(actorOf(ctx), jurors)) refuse(say('contests.judgesBlind'))
    await logged(tx, ctx, { entity: 'contest', recordId: contest.id, action: 'reveal', values: {}, reason: purpose })
    return { code }
  })

const decided = async (ctx: Context, tx: Tx, entry: EntryRow, action: string, row: EntryRow, reason: string | null) => {
  const { receipt } = entry
  await logged(tx, ctx, {
    entity: 'contest_entry',
    recordId: entry.id,
    action,
    fromState: entry.state,
    toState: row.state,
    values: { receipt },
    reason,
  })
  return { receipt, state: row.state }
}
/** Tells the entrant, where the installation has a way to a telephone; their own page says it in any case. */
const tell = (ctx: Context, tx: Tx, entry: EntryRow, title: string) =>
  notify(tx, ctx, { to: { phone: entry.phone }, title, link: '/bai-thi', entity: 'contest_entry', recordId: entry.id })
/** The entry, held, for an organiser who is not kept from it by judging. */
const held = async (ctx: Context, tx: Tx, code: string, receipt: string) => {
  const loaded = await managed(ctx, tx, code, null)
  if (everJudged(actorOf(ctx), loaded.jurors)) refuse(say('contests.judgesBlind'))
  const entry = (await entries.findByReceipt(tx, loaded.contest.id, receipt, true)) ?? unknown(say('contests.noEntry'))
  return { ...loaded, entry }
}
/** Refuses whatever is not one of these: late or short of pictures, and only once the time for pictures is over. */
const refuseUndecidable = (contest: ContestRow, entry: EntryRow, moment: string): void => {
  if (contest.state !== 'open' || (entry.state !== 'late' && entry.state !== 'sending')) refuse(say('contests.nothingLate'))
  if (receivingAt(contest, moment) !== 'over') refuse(say('contests.whyStillReceives'))
}
/** Takes in, or does not, an entry that was late or short of pictures; only once the time for pictures is over. */
export const decideLate = (
  ctx: Context,
  code: string,
  receipt: string,
  input: { admit: boolean; reason: string },
  clock: number = Date.now(),
) =>
  ctx.db.transaction(async tx => {
    const { contest, entry } = await held(ctx, tx, code, receipt)
    const moment = momentOf(ctx.today, clock)
    refuseUndecidable(contest, entry, moment)
    if (input.admit && !(await entries.listPictures(tx, [entry.id])).length) refuse(say('contests.needPicture'))
    return settleLate(ctx, tx, entry, input, moment)
  })
const settleLate = async (ctx: Context, tx: Tx, entry: EntryRow, { admit, reason }: { admit: boolean; reason: string }, moment: string) => {
  const row = await entries.updateEntry(tx, entry.id, {
    state: admit ? 'submitted' : 'refused',
    completedAt: entry.completedAt ?? moment,
    lateReason: reason,
    lateBy: actorOf(ctx).id,
    lateOn: ctx.today,
  })
  await tell(ctx, tx, entry, say(admit ? 'contests.tellAdmitted' : 'contests.tellRefused', { receipt: entry.receipt }))
  return decided(ctx, tx, entry, admit ? 'admit' : 'refuse', row, reason)
}
/** Takes in none of many that were late or short of pictures, for one reason: all of those named, or none when one of them does not wait. */
export const refuseLate = (
  ctx: Context,
  code: string,
  input: { receipts: readonly string[]; reason: string },
  clock: number = Date.now(),
) =>
  ctx.db.transaction(async tx => {
    const { contest, entries: all, jurors } = await managed(ctx, tx, code, null)
    if (everJudged(actorOf(ctx), jurors)) refuse(say('contests.judgesBlind'))
    const moment = momentOf(ctx.today, clock)
    const chosen = [...new Set(input.receipts)].map(
      receipt => all.find(each => each.receipt === receipt) ?? unknown(say('contests.noEntry')),
    )
    for (const entry of chosen) refuseUndecidable(contest, entry, moment)
    for (const entry of chosen) await settleLate(ctx, tx, entry, { admit: false, reason: input.reason }, moment)
    return { refused: chosen.length }
  })
const excludable = (contest: ContestRow) => ['checking', 'preliminary', 'final', 'awarding'].includes(contest.state)
/** Leaves an entry out of the judging, with a reason its entrant reads: found a copy, or against the regulation. */
export const excludeEntry = (ctx: Context, code: string, receipt: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const { contest, entry } = await held(ctx, tx, code, receipt)
    if (!excludable(contest) || entry.number === null) refuse(say('contests.notExcludable'))
    if (entry.excludedOn) refuse(say('contests.excludedAlready'))
    const row = await entries.updateEntry(tx, entry.id, { excludedOn: ctx.today, excludedBy: actorOf(ctx).id, excludeReason: reason })
    await tell(ctx, tx, entry, say('contests.tellExcluded', { receipt }))
    return decided(ctx, tx, entry, 'exclude', row, reason)
  })
/** Takes an exclusion back. */
export const restoreEntry = (ctx: Context, code: string, receipt: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const { contest, entry } = await held(ctx, tx, code, receipt)
    if (!excludable(contest) || !entry.excludedOn) refuse(say('contests.notExcluded'))
    const row = await entries.updateEntry(tx, entry.id, { excludedOn: null, excludedBy: null, excludeReason: null })
    await tell(ctx, tx, entry, say('contests.tellRestored', { receipt }))
    return decided(ctx, tx, entry, 'restore', row, reason)
  })
/** A new code for an entrant who lost theirs and proved who they are; the one before opens nothing any more. Shown this once. */
export const renewCode = (ctx: Context, code: string, receipt: string) =>
  ctx.db.transaction(async tx => {
    const loaded = await held(ctx, tx, code, receipt)
    if (!(await knowsEntrants(ctx, tx, loaded))) refuse(say('contests.revealFirst'))
    const next = newCode()
    const row = await entries.updateEntry(tx, loaded.entry.id, { codeHash: hashOf(next) })
    await decided(ctx, tx, loaded.entry, 'renew_code', row, null)
    return { code: next }
  })
