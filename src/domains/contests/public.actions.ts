/** What anybody reads of contests: the page of one, the gallery of its works, the public's own vote, the confirmed result. */
import { calendarOf } from '../../files/calendar.ts'
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { mostPoints } from '../../kernel/points.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { designCrafts } from '../designs/designs.schema.ts'
import { ports as noticePorts } from '../notices/notices.ports.ts'
import { briefsFor, openBriefs } from '../trade/briefs.actions.ts'
import { deadlineOf, graceEnd, momentOf, receivingAt } from './closing.rules.ts'
import { type ContestRow, type ContestState, meanRules } from './contests.schema.ts'
import * as store from './contests.store.ts'
import * as entries from './entries.store.ts'
import { pictureBytes } from './following.actions.ts'
import { listAwards } from './judging.store.ts'
import { contestOf, counts } from './loading.actions.ts'
import { trimsFrom } from './ranking.rules.ts'

export const shown = async (tx: Tx, code: string): Promise<ContestRow> => {
  const contest = await contestOf(tx, code)
  return contest.state === 'draft' ? unknown(say('contests.none', { code })) : contest
}
/** States in which works hang in the gallery: after the check for copies has begun to be judged on. */
export const hanging: readonly ContestState[] = ['preliminary', 'final', 'awarding', 'frozen', 'confirmed']
export const votingOn = ({ votingFrom, votingUntil }: ContestRow, day: Day): 'none' | 'coming' | 'open' | 'over' => {
  if (!votingFrom || !votingUntil) return 'none'
  if (day < votingFrom) return 'coming'
  return day <= votingUntil ? 'open' : 'over'
}
/** Whether those who want to take part may give their names beforehand; null where the contest asks for none, or takes entries no more. */
const registeringOn = ({ registersFrom, registersUntil, closesOn }: ContestRow, day: Day): 'coming' | 'open' | 'over' | null => {
  if (!registersFrom || day > closesOn) return null
  if (day < registersFrom) return 'coming'
  return !registersUntil || day <= registersUntil ? 'open' : 'over'
}
const line = (ctx: Context, contest: ContestRow, clock: number) => ({
  code: contest.code,
  year: contest.year,
  title: contest.title,
  state: contest.state,
  receiving: contest.state === 'open' ? receivingAt(contest, momentOf(ctx.today, clock)) : ('over' as const),
  opensOn: contest.opensOn,
  deadline: deadlineOf(contest),
  gallery: hanging.includes(contest.state),
  result: contest.state === 'confirmed',
  crafts: contest.groups.map(({ craft }) => craft),
})
/** Contests that anyone may read, the latest first. @param clock milliseconds, by the server's clock */
export const publicContests = async (ctx: Context, clock: number = Date.now()) =>
  (await store.listPublic(ctx.db)).map(contest => line(ctx, contest, clock))

/** The page of a contest: regulation, calendar, groups, prizes, criteria with their points, the rules of judging. */
export const publicContest = async (ctx: Context, code: string, clock: number = Date.now()) => {
  const contest = await shown(ctx.db, code)
  const { regulation, regulationNumber, regulationOn, contact, milestones, prizes, criteria, rules, graceMinutes } = contest
  const titles = new Map(criteria.map(each => [each.key, each.title]))
  // Those that the contest works for stand first; the others that take designs may be answered too.
  const served = new Set((await briefsFor(ctx, 'contest', contest.id)).map(each => each.code))
  return {
    ...line(ctx, contest, clock),
    /** The server's moment, from which the page counts down. */
    now: momentOf(ctx.today, clock),
    registering: registeringOn(contest, ctx.today),
    picturesUntil: graceEnd(contest),
    graceMinutes,
    closesOn: contest.closesOn,
    closesAt: contest.closesAt,
    registersFrom: contest.registersFrom,
    registersUntil: contest.registersUntil,
    votingFrom: contest.votingFrom,
    votingUntil: contest.votingUntil,
    voting: votingOn(contest, ctx.today),
    regulation,
    regulationNumber,
    regulationOn,
    hasFile: contest.regulationSha256 !== null,
    contact,
    milestones,
    prizes,
    groups: contest.groups.map(({ craft, counts: each }) => ({ craft, label: designCrafts[craft], counts: each })),
    criteria,
    max: mostPoints(criteria),
    rules: { ...rules, meanLabel: meanRules[rules.mean], trimsFrom, ties: rules.ties.map(key => titles.get(key) ?? key) },
    briefs: (await openBriefs(ctx))
      .map(({ code: brief, title, craft, craftLabel }) => ({ code: brief, title, craft, craftLabel, served: served.has(brief) }))
      .toSorted((a, b) => Number(b.served) - Number(a.served)),
  }
}

/** The days of a contest for an entrant's telephone: registration, entries, voting, as far as they are set. */
export const publicCalendar = async (ctx: Context, code: string) => {
  const { title, closesAt, opensOn, closesOn, registersFrom, registersUntil, votingFrom, votingUntil } = await shown(ctx.db, code)
  const day = (key: string, words: string, on: Day | null, until: Day | null) =>
    on ? [{ id: `${code}-${key}`, title: words, on, until, url: noticePorts.address && `${noticePorts.address}/thi/${code}` }] : []
  return {
    name: say('contests.calendarFile', { code }),
    text: calendarOf(title, [
      ...day('dang-ky', say('contests.calendarRegister', { title }), registersFrom, registersUntil),
      ...day('nhan-bai', say('contests.calendarReceive', { title, time: closesAt }), opensOn, closesOn),
      ...day('binh-chon', say('contests.calendarVote', { title }), votingFrom, votingUntil),
    ]),
  }
}

/** Works whose pictures may be shown, by number: no name, and no vote while the voting lasts. */
const works = async (tx: Tx, contest: ContestRow) =>
  (await entries.listEntries(tx, contest.id)).filter(entry => counts(entry) && entry.picturesOpen)
export const gallery = async (ctx: Context, code: string) => {
  const contest = await shown(ctx.db, code)
  if (!hanging.includes(contest.state)) return unknown(say('contests.noGallery'))
  const voting = votingOn(contest, ctx.today)
  const list = await works(ctx.db, contest)
  const pictures = await entries.listPictures(
    ctx.db,
    list.map(each => each.id),
  )
  const votes = voting === 'over' ? await entries.countVotes(ctx.db, contest.id) : null
  return {
    code,
    title: contest.title,
    voting,
    votingUntil: contest.votingUntil,
    votingFrom: contest.votingFrom,
    groups: contest.groups.map(({ craft }) => ({ craft, label: designCrafts[craft] })),
    works: list.map(entry => ({
      number: entry.number!,
      craft: entry.craft,
      // Judges look at the gallery too: until the result is confirmed a work has a number only.
      title: contest.state === 'confirmed' ? entry.title : null,
      pictures: pictures.filter(each => each.entryId === entry.id).map(({ width, height }) => ({ width, height })),
      votes: votes ? (votes.get(entry.id) ?? 0) : null,
    })),
  }
}
export const work = async (tx: Tx, contest: ContestRow, number: number) =>
  (await works(tx, contest)).find(each => each.number === number) ?? unknown(say('contests.noWork', { number }))
/** A picture of the gallery, under the work's number. */
export const galleryPicture = async (ctx: Context, code: string, number: number, at: number, small: boolean) => {
  const contest = await shown(ctx.db, code)
  if (!hanging.includes(contest.state)) return unknown(say('contests.noGallery'))
  const entry = await work(ctx.db, contest, number)
  const picture = (await entries.listPictures(ctx.db, [entry.id]))[at - 1] ?? unknown(say('contests.noPicture'))
  return pictureBytes(ctx, picture, small, `${number}-${at}`)
}
/** The confirmed result: each prize with its work; a name only where its bearer agreed. */
export const publicResult = async (ctx: Context, code: string) => {
  const contest = await shown(ctx.db, code)
  if (contest.state !== 'confirmed') return unknown(say('contests.noResult'))
  const awards = await listAwards(ctx.db, contest.id)
  const pictured = new Set(
    (
      await entries.listPictures(
        ctx.db,
        awards.flatMap(each => each.entryId ?? []),
      )
    ).map(each => each.entryId),
  )
  const byId = new Map((await entries.listEntries(ctx.db, contest.id)).map(entry => [entry.id, entry]))
  return {
    code,
    title: contest.title,
    year: contest.year,
    confirmedOn: awards[0]?.confirmedOn ?? null,
    groups: contest.groups.map(({ craft }) => ({
      craft,
      label: designCrafts[craft],
      prizes: contest.prizes.map(prize => ({
        title: prize.title,
        given: awards
          .filter(each => each.craft === craft && each.prize === prize.key)
          .sort((a, b) => a.place - b.place)
          .map(({ entryId, reason }) => {
            const entry = entryId ? byId.get(entryId) : undefined
            return {
              number: entry?.number ?? null,
              title: entry?.title ?? null,
              name: entry?.nameOpen ? entry.name : null,
              /** Its picture hangs in the gallery. */
              picture: entry?.picturesOpen === true && counts(entry) && pictured.has(entry.id),
              reason,
            }
          }),
      })),
    })),
  }
}
