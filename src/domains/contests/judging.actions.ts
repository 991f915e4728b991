/** What a judge does: declare interests, score alone, hand in. They see numbers and pictures, and never whose a work is. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { mostPoints, type Points, pointsProblems, totalOf, wideSpread } from '../../kernel/points.ts'
import { Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { designCrafts } from '../designs/designs.schema.ts'
import { holdersOf, notify } from '../notices/notices.actions.ts'
import { officials } from '../reference/roles.schema.ts'
import { rankings } from './awards.actions.ts'
import { type ContestRow, contestStates, isRound, type Round, rounds } from './contests.schema.ts'
import type { EntryRow } from './entries.schema.ts'
import * as entries from './entries.store.ts'
import { pictureBytes } from './following.actions.ts'
import { type JurorRow, jurySeats } from './judging.schema.ts'
import * as store from './judging.store.ts'
import {
  conflictOf,
  countedEntries,
  type LoadedContest,
  loadContest,
  seatOf,
  setAside,
  sheetsOf,
  unsaidConflict,
  worksOf,
} from './loading.actions.ts'
import { roundUntil } from './reminders.actions.ts'
import { invite } from './rounds.actions.ts'

/** The contest and the reader's seat in its jury; for everybody else there is no such judging. */
const seated = async (ctx: Context, tx: Tx, code: string, lock = false) => {
  const loaded = await loadContest(tx, code, lock)
  const seat = seatOf(actorOf(ctx), loaded.jurors) ?? unknown(say('contests.notYourJury'))
  return { loaded, seat }
}
/** What a judge is shown of a work. Its words only where the regulation says so; they name nobody (`entryProblems`). */
const work = (contest: ContestRow, entry: EntryRow) => ({
  number: entry.number!,
  craft: entry.craft,
  craftLabel: designCrafts[entry.craft],
  text: contest.rules.text ? { title: entry.title, materials: entry.materials, size: entry.size, description: entry.description } : null,
})
const sheetOf = ({ scores }: LoadedContest, jurorId: string, entryId: string, round: Round) =>
  scores.find(each => each.jurorId === jurorId && each.entryId === entryId && each.round === round)

/** The judge's own desk: the works of the round, which of them are scored, which they may not score. */
export const myJudging = async (ctx: Context, code: string) => {
  const { loaded, seat } = await seated(ctx, ctx.db, code)
  const { contest } = loaded
  const round = isRound(contest.state) ? contest.state : null
  const shown = contest.state === 'checking' ? countedEntries(loaded) : round ? worksOf(loaded, round) : []
  const works = shown.filter(entry => !unsaidConflict(loaded, seat.id, entry.id))
  const pictures = await entries.listPictures(
    ctx.db,
    works.map(each => each.id),
  )
  return {
    code,
    title: contest.title,
    state: contest.state,
    stateLabel: contestStates[contest.state],
    round,
    roundLabel: round && rounds[round],
    until: round && roundUntil(contest, round),
    seat: seat.seat,
    seatLabel: jurySeats[seat.seat],
    declaredOn: seat.declaredOn,
    criteria: contest.criteria,
    max: mostPoints(contest.criteria),
    works: works.map(entry => {
      const own = round ? sheetOf(loaded, seat.id, entry.id, round) : undefined
      const barred = conflictOf(loaded, seat.id, entry.id)
      return {
        ...work(contest, entry),
        pictures: pictures.filter(each => each.entryId === entry.id).length,
        mine: barred ? 'conflict' : own?.submittedOn ? 'handed_in' : own ? 'draft' : 'open',
        total: own ? totalOf(contest.criteria, own.points) : null,
      }
    }),
  }
}
/** A picture of a work, under its number. */
export const readWorkPicture = async (ctx: Context, code: string, number: number, at: number, small: boolean) => {
  const { loaded } = await seated(ctx, ctx.db, code)
  const entry = countedEntries(loaded).find(each => each.number === number) ?? unknown(say('contests.noWork', { number }))
  const picture = (await entries.listPictures(ctx.db, [entry.id]))[at - 1] ?? unknown(say('contests.noPicture'))
  return pictureBytes(ctx, picture, small, `${number}-${at}`)
}

/** Who went on from the preliminary round, by number. */
const throughOf = ({ rounds, entries }: LoadedContest): number[] => {
  const through = new Set(
    rounds.flatMap(each => (each.round === 'preliminary' ? each.results : [])).flatMap(each => (each.through ? each.entryId : [])),
  )
  return entries.flatMap(entry => (through.has(entry.id) && entry.number !== null ? entry.number : [])).sort((a, b) => a - b)
}
/**
 * Which works touch the judge's interests; naming none is a declaration too. May be said again until the last round is closed. Named after the
 * preliminary round was closed, their sheets for these works are set aside (`recounted`); the act says so, with who then goes on, and the
 * organisers are told.
 */
export const declareInterests = (ctx: Context, code: string, input: { conflicts: readonly { number: number; reason: string }[] }) =>
  ctx.db.transaction(async tx => {
    const { loaded, seat } = await seated(ctx, tx, code, true)
    const { contest } = loaded
    if (contest.state !== 'checking' && !isRound(contest.state)) refuse(say('contests.notJudging'))
    for (const { number, reason } of input.conflicts) {
      const entry = countedEntries(loaded).find(each => each.number === number) ?? unknown(say('contests.noWork', { number }))
      await store.insertConflict(tx, { jurorId: seat.id, entryId: entry.id, declared: true, reason, since: ctx.today })
    }
    await store.updateJuror(tx, seat.id, { declaredOn: ctx.today })
    const numbers = input.conflicts.map(each => each.number)
    const late = contest.state === 'final' ? await recount(ctx, tx, loaded, seat.id) : null
    await logged(tx, ctx, { entity: 'contest', recordId: contest.id, action: 'declare', values: { jurorId: seat.id, numbers, ...late } })
    return { code }
  })

/** What naming an interest changed in the closed preliminary round: sheets set aside, who goes on now. Null where nothing. */
const recount = async (ctx: Context, tx: Tx, before: LoadedContest, jurorId: string) => {
  const { contest } = before
  const after = await loadContest(tx, contest.code)
  const known = new Set(setAside(before, 'preliminary').map(each => each.id))
  const fresh = setAside(after, 'preliminary').filter(each => each.jurorId === jurorId && !known.has(each.id))
  if (!fresh.length) return null
  const numbers = fresh.flatMap(sheet => after.entries.find(each => each.id === sheet.entryId)?.number ?? [])
  const [was, now] = [throughOf(before), throughOf(after)]
  await notify(tx, ctx, {
    to: { accountIds: (await holdersOf(tx, ctx.today, 'centre_officer')).filter(id => !before.jurors.some(each => each.accountId === id)) },
    title: say('contests.lateTitle', { code: contest.code, count: fresh.length }),
    text: say('contests.lateText', { numbers: numbers.join(', '), through: now.join(', ') }),
    link: `/cuoc-thi/${contest.code}`,
    entity: 'contest',
    recordId: contest.id,
  })
  const joined = now.filter(each => !was.includes(each))
  if (joined.length) await invite(ctx, tx, after, 'final', now.length, joined.join(','))
  return { setAside: numbers, through: now }
}

/** The judge's seat, the work and the round, when they may score it now. */
const mayScore = (loaded: LoadedContest, seat: JurorRow, number: number): { entry: EntryRow; round: Round } => {
  const { contest } = loaded
  const round = isRound(contest.state) ? contest.state : refuse(say('contests.notJudging'))
  const entry = worksOf(loaded, round).find(each => each.number === number) ?? unknown(say('contests.noWork', { number }))
  if (seat.seat === 'secretary') refuse(say('contests.secretaryScores'))
  if (unsaidConflict(loaded, seat.id, entry.id)) unknown(say('contests.noWork', { number }))
  const barred = conflictOf(loaded, seat.id, entry.id)
  if (barred) refuse(say('contests.conflictStands', { reason: barred.reason }))
  if (!seat.declaredOn) refuse(say('contests.declareFirst'))
  return { entry, round }
}
/** The judge's own sheet for a work, with its neighbours in the order of numbers. Never another's points. */
export const openSheet = async (ctx: Context, code: string, number: number) => {
  const { loaded, seat } = await seated(ctx, ctx.db, code)
  const { contest } = loaded
  const { entry, round } = mayScore(loaded, seat, number)
  const own = sheetOf(loaded, seat.id, entry.id, round)
  const mine = worksOf(loaded, round).filter(each => !conflictOf(loaded, seat.id, each.id))
  const at = mine.findIndex(each => each.id === entry.id)
  const pictures = await entries.listPictures(ctx.db, [entry.id])
  return {
    contest: { code, title: contest.title, round, roundLabel: rounds[round] },
    criteria: contest.criteria,
    max: mostPoints(contest.criteria),
    work: { ...work(contest, entry), pictures: pictures.map(({ kind, width, height }) => ({ kind, width, height })) },
    before: mine[at - 1]?.number ?? null,
    after: mine[at + 1]?.number ?? null,
    points: own?.points ?? {},
    note: own?.note ?? null,
    submittedOn: own?.submittedOn ?? null,
  }
}
/** Keeps a sheet for later, or hands it in for good. */
export const keepSheet = (ctx: Context, code: string, number: number, input: { points: Points; note: string | null; submit: boolean }) =>
  ctx.db.transaction(async tx => {
    const { loaded, seat } = await seated(ctx, tx, code, true)
    const { contest } = loaded
    const { entry, round } = mayScore(loaded, seat, number)
    if (sheetOf(loaded, seat.id, entry.id, round)?.submittedOn) refuse(say('contests.sheetIn'))
    const known = new Set(contest.criteria.map(each => each.key))
    const points = Object.fromEntries(Object.entries(input.points).filter(([key]) => known.has(key)))
    const problems = pointsProblems(contest.criteria, points, input.submit)
    if (problems.length) throw new Refusal('invalid', problems.map(each => each.message).join(' '), problems)
    const { note, submit } = input
    await store.saveScore(tx, { jurorId: seat.id, entryId: entry.id, round, points, note, submittedOn: submit ? ctx.today : null })
    if (submit)
      await logged(tx, ctx, {
        entity: 'contest',
        recordId: contest.id,
        action: 'score',
        values: { jurorId: seat.id, number, round, points },
      })
    return { total: totalOf(contest.criteria, points), submittedOn: submit ? ctx.today : null }
  })

/** What closed rounds found, for judges and officials: sheets with their judges, spread, who went on; then ranking and prizes. Entrants never. */
export const results = async (ctx: Context, code: string) => {
  const loaded = await loadContest(ctx.db, code)
  const { contest, jurors } = loaded
  const seat = seatOf(actorOf(ctx), jurors)
  if (!seat && !holds(actorOf(ctx), ...officials)) return unknown(say('contests.none', { code }))
  const byId = new Map(loaded.entries.map(entry => [entry.id, entry]))
  const nameOf = (jurorId: string) => loaded.seated.find(each => each.juror.id === jurorId)?.name ?? ''
  const max = mostPoints(contest.criteria)
  const closed = loaded.rounds
    .toSorted(each => (each.round === 'preliminary' ? -1 : 1))
    .map(({ round, closedOn, reason, results: found }) => ({
      round,
      roundLabel: rounds[round],
      closedOn,
      reason,
      works: found
        .flatMap(each => {
          const entry = byId.get(each.entryId)
          return entry ? [{ entry, each }] : []
        })
        .map(({ entry, each }) => ({
          number: entry.number!,
          craft: entry.craft,
          score: each.score,
          sheets: each.sheets,
          lowest: each.lowest,
          highest: each.highest,
          far: each.lowest !== null && each.highest !== null && each.highest - each.lowest > wideSpread * max,
          through: each.through,
          excluded: entry.excludedOn !== null,
          setAside: setAside(loaded, round).filter(sheet => sheet.entryId === entry.id).length,
          given: sheetsOf(loaded, entry.id, round).map(sheet => ({
            judge: nameOf(sheet.jurorId),
            total: totalOf(contest.criteria, sheet.points),
            points: sheet.points,
            note: sheet.note,
          })),
        }))
        .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.number - b.number),
    }))
  const ranked = loaded.rounds.some(each => each.round === 'final') ? rankings(loaded) : []
  const frozen = contest.state === 'frozen' || contest.state === 'confirmed'
  return {
    code,
    title: contest.title,
    state: contest.state,
    revision: contest.revision,
    max,
    criteria: contest.criteria,
    chair: seat?.seat === 'chair',
    closed,
    groups: contest.groups.map(({ craft }) => {
      const group = ranked.find(each => each.craft === craft)
      const numberOf = (entryId: string) => byId.get(entryId)?.number ?? 0
      const given = frozen ? loaded.awards.filter(each => each.craft === craft) : (group?.given ?? [])
      return {
        craft,
        label: designCrafts[craft],
        ranked: (group?.ranked ?? []).map(each => ({
          number: numberOf(each.entryId),
          score: each.score,
          place: each.place,
          level: each.level,
        })),
        undecided: (group?.undecided ?? []).map(set => set.map(numberOf).sort((a, b) => a - b)),
        ties: loaded.ties
          .filter(each => each.craft === craft)
          .map(each => ({ numbers: each.entryIds.map(numberOf), reason: each.reason, on: each.decidedOn })),
        prizes: contest.prizes.map((prize, at) => ({
          key: prize.key,
          title: prize.title,
          count: contest.groups.find(each => each.craft === craft)?.counts[at] ?? 0,
          withheld: loaded.withheld.find(each => each.craft === craft && each.prize === prize.key)?.count ?? 0,
          given: given
            .filter(each => each.prize === prize.key)
            .sort((a, b) => a.place - b.place)
            .map(each => ({ number: each.entryId ? numberOf(each.entryId) : null, reason: each.reason })),
        })),
      }
    }),
  }
}
