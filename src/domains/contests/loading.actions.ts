/** A contest with everything around it, loaded once; who runs it, who sits in its jury, who knows the entrants. */
import { type Actor, holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { Role } from '../reference/roles.schema.ts'
import type { ContestRow, Round } from './contests.schema.ts'
import * as store from './contests.store.ts'
import type { EntryRow } from './entries.schema.ts'
import * as entries from './entries.store.ts'
import type { ConflictRow, JurorRow, RoundRow, ScoreRow } from './judging.schema.ts'
import * as judging from './judging.store.ts'
import { recounted } from './ranking.rules.ts'

/** Who runs the contest: the Centre, and the Department that lays down its regulation. */
export const organisers: readonly Role[] = ['centre_officer', 'appraiser', 'leader']
export const organises = (actor: Actor): boolean => holds(actor, ...organisers)

/** The contest with the code, or the one answer when there is none. */
export const contestOf = async (tx: Tx, code: string, lock = false): Promise<ContestRow> =>
  (await store.findContest(tx, code, lock)) ?? unknown(say('contests.none', { code }))

export const loadContest = async (tx: Tx, code: string, lock = false): Promise<LoadedContest> => {
  const contest = await contestOf(tx, code, lock)
  const seated = await judging.listJurors(tx, contest.id)
  const loaded = {
    contest,
    entries: await entries.listEntries(tx, contest.id),
    seated,
    jurors: seated.map(each => each.juror),
    conflicts: await judging.listConflicts(tx, contest.id),
    scores: await judging.listScores(tx, contest.id),
    rounds: await judging.listRounds(tx, contest.id),
    ties: await judging.listTies(tx, contest.id),
    withheld: await judging.listWithheld(tx, contest.id),
    awards: await judging.listAwards(tx, contest.id),
  }
  return { ...loaded, rounds: loaded.rounds.map(each => ({ ...each, results: resultsOf(loaded, each) })) }
}
/** What a closed round found: the final one as it was closed; the preliminary one by the sheets that still count, since interests may be named after it. */
const resultsOf = (loaded: Pick<LoadedContest, 'contest' | 'entries' | 'scores' | 'conflicts'>, { round, results }: RoundRow) => {
  if (round === 'final') return results
  const crafts = new Map(loaded.entries.map(entry => [entry.id, entry.craft]))
  const sheets = (entryId: string) => sheetsOf(loaded, entryId, round).map(each => each.points)
  return recounted(loaded.contest, results, sheets, entryId => crafts.get(entryId))
}
export interface LoadedContest {
  contest: ContestRow
  entries: EntryRow[]
  seated: Awaited<ReturnType<typeof judging.listJurors>>
  jurors: JurorRow[]
  conflicts: ConflictRow[]
  scores: ScoreRow[]
  rounds: RoundRow[]
  ties: Awaited<ReturnType<typeof judging.listTies>>
  withheld: Awaited<ReturnType<typeof judging.listWithheld>>
  awards: Awaited<ReturnType<typeof judging.listAwards>>
}

/** The actor's own seat, while they hold one. */
export const seatOf = (actor: Actor | null, jurors: readonly JurorRow[]): JurorRow | undefined =>
  jurors.find(each => each.accountId === actor?.id && each.leftOn === null)
/** The contest for a change by an organiser, as they saw it. */
export const managed = async (ctx: Context, tx: Tx, code: string, revision: number | null): Promise<LoadedContest> => {
  if (!organises(actorOf(ctx))) refuse(say('contests.organisersOnly'))
  const loaded = await loadContest(tx, code, true)
  if (revision !== null && loaded.contest.revision !== revision) conflict(say('contests.changed'))
  return loaded
}
/** Every change of a contest is an act; its revision tells screens that it changed. */
export const changed = async (
  ctx: Context,
  tx: Tx,
  contest: ContestRow,
  action: string,
  values: Record<string, unknown>,
  write: Parameters<typeof store.updateContest>[2] = {},
  reason: string | null = null,
): Promise<ContestRow> => {
  const row = await store.updateContest(tx, contest.id, write)
  await logged(tx, ctx, {
    entity: 'contest',
    recordId: contest.id,
    action,
    fromState: contest.state,
    toState: row.state,
    values,
    reason,
  })
  return row
}

/** Whoever sat in the jury, even for a day, knows no entrant before the result is confirmed; nobody who looked sits in it. */
export const everJudged = (actor: Actor, jurors: readonly JurorRow[]): boolean => jurors.some(each => each.accountId === actor.id)
/**
 * Whether the reader may be shown who entered: an organiser outside the jury who opened the names, which is an act of its own; after the
 * result is confirmed every organiser and the auditor.
 */
export const knowsEntrants = async (ctx: Context, tx: Tx, { contest, jurors }: Pick<LoadedContest, 'contest' | 'jurors'>) => {
  const actor = actorOf(ctx)
  if (contest.state === 'confirmed') return organises(actor) || holds(actor, 'auditor')
  if (!organises(actor) || everJudged(actor, jurors)) return false
  return (await store.actorsOf(tx, contest.id, 'reveal')).has(actor.id)
}

/** Whether an entry is judged: received, numbered, not excluded. */
export const counts = (entry: EntryRow): boolean => entry.state === 'submitted' && entry.number !== null && entry.excludedOn === null
export const countedEntries = (loaded: Pick<LoadedContest, 'entries'>): EntryRow[] => loaded.entries.filter(counts)
/** The works of a round: all that count, then those that the preliminary round let through. */
export const worksOf = (loaded: Pick<LoadedContest, 'entries' | 'rounds'>, round: Round): EntryRow[] => {
  if (round === 'preliminary') return countedEntries(loaded)
  const through = new Set(
    loaded.rounds.find(each => each.round === 'preliminary')?.results.flatMap(each => (each.through ? [each.entryId] : [])),
  )
  return countedEntries(loaded).filter(entry => through.has(entry.id))
}
export const stands = (each: Pick<ConflictRow, 'liftedOn'>): boolean => each.liftedOn === null
export const conflictOf = ({ conflicts }: Pick<LoadedContest, 'conflicts'>, jurorId: string, entryId: string) =>
  conflicts.find(each => stands(each) && each.jurorId === jurorId && each.entryId === entryId)
/** A judge's standing interest that they did not name themselves: to tell them of which work it is would tell whose that is. */
export const unsaidConflict = (loaded: Pick<LoadedContest, 'conflicts'>, jurorId: string, entryId: string): boolean =>
  conflictOf(loaded, jurorId, entryId)?.declared === false
/** The judges who are to score a work: still in the jury and without a standing interest in it. The secretary keeps the minutes and scores nothing. */
export const judgesOf = (loaded: Pick<LoadedContest, 'jurors' | 'conflicts'>, entryId: string): JurorRow[] =>
  loaded.jurors.filter(each => each.leftOn === null && each.seat !== 'secretary' && !conflictOf(loaded, each.id, entryId))
/** The sheets that count for a work: handed in, of this round, by a judge without a standing interest. Leaving takes nothing back. */
export const sheetsOf = (loaded: Pick<LoadedContest, 'scores' | 'conflicts'>, entryId: string, round: Round): ScoreRow[] =>
  loaded.scores.filter(
    each => each.entryId === entryId && each.round === round && each.submittedOn !== null && !conflictOf(loaded, each.jurorId, entryId),
  )
/** Sheets that were handed in for a work and count no more, since their judge has an interest in it. */
export const setAside = (loaded: Pick<LoadedContest, 'scores' | 'conflicts'>, round: Round): ScoreRow[] =>
  loaded.scores.filter(each => each.round === round && each.submittedOn !== null && conflictOf(loaded, each.jurorId, each.entryId))
/** How an entry is called before everybody: its number, or its receipt while there is none. */
export const nameOf = (entry: EntryRow): string => (entry.number === null ? entry.receipt : String(entry.number).padStart(3, '0'))
