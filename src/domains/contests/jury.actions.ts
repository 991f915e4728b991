/** Who sits in the jury, and interests that the organiser or the product knows of. */
import { actorOf, type Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { sameName } from '../../kernel/redact.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { actorsOn } from '../people/people.actions.ts'
import { type ContestRow, isRound, type Round } from './contests.schema.ts'
import { actorsOf } from './contests.store.ts'
import type { EntryRow } from './entries.schema.ts'
import { type JurySeat, jurySeats } from './judging.schema.ts'
import * as store from './judging.store.ts'
import { changed, everJudged, judgesOf, loadContest, managed, organises, setAside, sheetsOf, stands, worksOf } from './loading.actions.ts'

/** Once the last round is closed, who sits in the jury and what interests them stays as it was judged with: the chair parts what is level. */
const settled = ({ state }: ContestRow): boolean => state === 'awarding' || state === 'frozen' || state === 'confirmed'
const refuseSettled = (contest: ContestRow): void => {
  if (settled(contest)) refuse(say('contests.juryClosed'))
}
/**
 * The jury as the desk shows it: who, what they declared, how far each is. What an interest is stays with the organiser; to whoever judges, or
 * ever did, a number with somebody's interest would tell whose the work is: they see their own declarations only.
 */
export const jury = async (ctx: Context, code: string) => {
  const loaded = await loadContest(ctx.db, code)
  const { contest, seated } = loaded
  const round: Round = contest.state === 'preliminary' ? 'preliminary' : 'final'
  const works = isRound(contest.state) ? worksOf(loaded, round) : []
  const runs = organises(actorOf(ctx))
  const blind = contest.state !== 'confirmed' && everJudged(actorOf(ctx), loaded.jurors)
  const numberOf = new Map(loaded.entries.map(entry => [entry.id, entry.number]))
  return {
    runs,
    open: !settled(contest),
    judging: isRound(contest.state),
    revision: contest.revision,
    jurors: seated.map(({ juror, name }) => ({
      id: juror.id,
      name,
      seat: juror.seat,
      seatLabel: jurySeats[juror.seat],
      office: juror.office,
      declaredOn: juror.declaredOn,
      leftOn: juror.leftOn,
      leftReason: juror.leftReason,
      me: juror.accountId === actorOf(ctx).id,
      handedIn: works.filter(entry => sheetsOf(loaded, entry.id, round).some(each => each.jurorId === juror.id)).length,
      toScore: works.filter(entry => judgesOf(loaded, entry.id).some(each => each.id === juror.id)).length,
      conflicts: loaded.conflicts
        .filter(each => stands(each) && each.jurorId === juror.id)
        .filter(each => !blind || (each.declared && juror.accountId === actorOf(ctx).id))
        .map(each => ({
          id: each.id,
          number: numberOf.get(each.entryId) ?? null,
          declared: each.declared,
          reason: runs ? each.reason : null,
        })),
    })),
  }
}

/** Interests that the product itself knows of: the judge entered the work for somebody, or bears the entrant's name. What it is stays unsaid. */
export const barKnown = async (
  ctx: Context,
  tx: Tx,
  jurors: readonly { id: string; accountId: string; name: string }[],
  entries: readonly EntryRow[],
): Promise<void> => {
  for (const juror of jurors)
    for (const entry of entries)
      if (entry.onBehalfBy === juror.accountId || sameName(entry.name, juror.name))
        await store.insertConflict(tx, {
          jurorId: juror.id,
          entryId: entry.id,
          declared: false,
          reason: say('contests.conflictKnown'),
          since: ctx.today,
        })
}
/** Seats a judge. Nobody seats themselves, and nobody who opened the entrants' names may judge them. */
export const seatJuror = (ctx: Context, code: string, input: { accountId: string; seat: JurySeat; office: string; revision: number }) =>
  ctx.db.transaction(async tx => {
    const { contest, seated, entries } = await managed(ctx, tx, code, input.revision)
    refuseSettled(contest)
    if (input.accountId === actorOf(ctx).id) refuse(say('contests.seatSelf'))
    const person = (await actorsOn(tx, ctx.today)).find(each => each.id === input.accountId) ?? unknown(say('contests.personUnknown'))
    const looked = await actorsOf(tx, contest.id, 'reveal')
    if (looked.has(person.id)) refuse(say('contests.judgeLooked', { name: person.name }))
    const before = seated.find(each => each.juror.accountId === person.id)
    if (before && before.juror.leftOn === null) conflict(say('contests.judgeTwice', { name: person.name }))
    const { accountId, seat, office } = input
    if (before) await store.updateJuror(tx, before.juror.id, { seat, office, leftOn: null, leftReason: null })
    const id = before?.juror.id ?? (await store.insertJuror(tx, { contestId: contest.id, accountId, seat, office, joinedOn: ctx.today })).id
    await barKnown(ctx, tx, [{ id, accountId, name: person.name }], entries)
    const row = await changed(ctx, tx, contest, 'seat', { accountId, seat, office })
    return { code, revision: row.revision }
  })
/** A judge leaves before the last round is closed; what they handed in stays and counts. */
export const unseatJuror = (ctx: Context, code: string, jurorId: string, input: { reason: string; revision: number }) =>
  ctx.db.transaction(async tx => {
    const { contest, jurors } = await managed(ctx, tx, code, input.revision)
    refuseSettled(contest)
    const juror = jurors.find(each => each.id === jurorId) ?? unknown(say('contests.personUnknown'))
    if (juror.leftOn !== null) conflict(say('contests.judgeGone'))
    await store.updateJuror(tx, juror.id, { leftOn: ctx.today, leftReason: input.reason })
    const row = await changed(ctx, tx, contest, 'unseat', { accountId: juror.accountId }, {}, input.reason)
    return { code, revision: row.revision }
  })

/**
 * Notes an interest of a judge in a work, before the last round is closed. A sheet that they handed in for it in the open round stays and counts
 * no more, which the act says; one that a closed round counted is not taken out by somebody else's word, only by the judge's own declaration.
 */
export const recordConflict = (ctx: Context, code: string, input: { jurorId: string; number: number; reason: string }) =>
  ctx.db.transaction(async tx => {
    const { contest, jurors, entries, scores, rounds } = await managed(ctx, tx, code, null)
    refuseSettled(contest)
    const juror = jurors.find(each => each.id === input.jurorId) ?? unknown(say('contests.personUnknown'))
    const entry = entries.find(each => each.number === input.number) ?? unknown(say('contests.noWork', { number: input.number }))
    const sheets = scores.filter(each => each.jurorId === juror.id && each.entryId === entry.id && each.submittedOn !== null)
    if (sheets.some(sheet => rounds.some(each => each.round === sheet.round))) refuse(say('contests.conflictCounted'))
    const { reason, number } = input
    await store.insertConflict(tx, { jurorId: juror.id, entryId: entry.id, declared: false, reason, since: ctx.today })
    const values = { jurorId: juror.id, number, ...(sheets.length && { sheetLeftOut: sheets[0]!.round }) }
    await changed(ctx, tx, contest, 'conflict', values, {}, reason)
    return { code }
  })
/**
 * Lifts an interest, with a reason; never one's own, and only before the last round is closed. A sheet that was already set aside when the
 * preliminary round was closed does not come back into it; one that was set aside afterwards does.
 */
export const liftConflict = (ctx: Context, code: string, conflictId: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const loaded = await managed(ctx, tx, code, null)
    const { contest, jurors, conflicts } = loaded
    refuseSettled(contest)
    const found = conflicts.find(each => each.id === conflictId && stands(each)) ?? unknown(say('contests.conflictNone'))
    if (jurors.find(each => each.id === found.jurorId)?.accountId === actorOf(ctx).id) refuse(say('contests.conflictSelf'))
    for (const { round, results } of await store.listRounds(tx, contest.id)) {
      const closed = results.find(each => each.entryId === found.entryId)?.sheets ?? 0
      const given = setAside(loaded, round).some(each => each.jurorId === found.jurorId && each.entryId === found.entryId)
      if (given && sheetsOf(loaded, found.entryId, round).length >= closed) refuse(say('contests.conflictClosedWithout'))
    }
    await store.liftConflict(tx, found.id, { liftedOn: ctx.today, liftedReason: reason })
    await changed(ctx, tx, contest, 'lift_conflict', { jurorId: found.jurorId }, {}, reason)
    return { code }
  })
