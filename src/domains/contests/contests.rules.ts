/** What a contest must be before it is published, and what an entry must be before it is sent. */
import { sayDay } from '../../kernel/dates.ts'
import { isPoints, mostPoints } from '../../kernel/points.ts'
import { Redactor } from '../../kernel/redact.ts'
import type { FieldProblem } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { carriesPersonalNumber } from '../establishments/contacts.rules.ts'
import { type Moment, type Receiving, receivingAt } from './closing.rules.ts'
import { type ContestRow, contestStates } from './contests.schema.ts'
import type { EntryInput } from './entries.schema.ts'

export type ContestText = Omit<
  ContestRow,
  'id' | 'createdAt' | 'code' | 'state' | 'publishedOn' | 'closedOn' | 'revision' | 'regulationFile' | 'regulationSha256' | 'regulationType'
>
const problem = (path: string, message: string): FieldProblem => ({ path, message })

/** What is wrong with a contest as it is written, published or not. */
export const contestProblems = (text: ContestText): FieldProblem[] => {
  const found: FieldProblem[] = []
  const {
    opensOn,
    closesOn,
    registersFrom,
    registersUntil,
    preliminaryBy,
    finalBy,
    votingFrom,
    votingUntil,
    prizes,
    groups,
    criteria,
    rules,
  } = text
  if (opensOn > closesOn) found.push(problem('closesOn', say('contests.daysOrder', { opens: sayDay(opensOn), closes: sayDay(closesOn) })))
  if (registersFrom && registersUntil && registersFrom > registersUntil)
    found.push(problem('registersUntil', say('contests.registersOrder')))
  const judging = [closesOn, preliminaryBy, finalBy].filter(day => day !== null)
  if (judging.some((day, at) => at > 0 && day <= judging[at - 1]!))
    found.push(problem(finalBy && preliminaryBy && finalBy <= preliminaryBy ? 'finalBy' : 'preliminaryBy', say('contests.judgingOrder')))
  if (!votingFrom !== !votingUntil) found.push(problem('votingUntil', say('contests.votingBoth')))
  if (votingFrom && votingUntil && (votingFrom > votingUntil || votingFrom <= closesOn))
    found.push(problem('votingFrom', say('contests.votingOrder')))
  if (new Set(prizes.map(each => each.key)).size < prizes.length) found.push(problem('prizes', say('contests.prizesTwice')))
  for (const [at, group] of groups.entries())
    if (group.counts.length !== prizes.length) found.push(problem(`groups.${at}`, say('contests.countsMissing')))
  if (new Set(criteria.map(each => each.title)).size < criteria.length) found.push(problem('criteria', say('contests.criteriaTwice')))
  for (const [at, { title, max }] of criteria.entries())
    if (max !== null && !isPoints(max)) found.push(problem(`criteria.${at}.max`, say('contests.criterionMax', { title })))
  if (rules.ties.some(key => !criteria.some(each => each.key === key))) found.push(problem('rules.ties', say('contests.tiesUnknown')))
  return found
}
/** What is missing before a contest may be published: points are the organiser's own, the product proposes none. */
export const publishProblems = (text: ContestText): FieldProblem[] => {
  const { criteria, prizes, groups, rules, regulation, regulationNumber } = text
  const most = mostPoints(criteria)
  return [
    ...contestProblems(text),
    ...(regulation.length && regulationNumber ? [] : [problem('regulationNumber', say('contests.publishRegulation'))]),
    ...criteria.flatMap(({ title, max }, at) =>
      max !== null && max > 0 ? [] : [problem(`criteria.${at}.max`, say('contests.publishPoints', { title }))],
    ),
    ...(groups.every(group => group.counts.some(count => count > 0)) ? [] : [problem('groups', say('contests.publishPrizes'))]),
    ...prizes.flatMap(({ title, atLeast }, at) =>
      atLeast !== null && atLeast > most ? [problem(`prizes.${at}.atLeast`, say('contests.leastTooHigh', { title, most }))] : [],
    ),
    ...((rules.atLeast ?? 0) > most
      ? [problem('rules.atLeast', say('contests.leastTooHigh', { title: say('contests.shortlist'), most }))]
      : []),
  ]
}

/** What is wrong with an entry. The work's words must not name the entrant: judges may read them. @param day the business day */
export const entryProblems = (
  contest: Pick<ContestRow, 'year' | 'groups'>,
  entry: EntryInput,
  phone: string,
  day: string,
): FieldProblem[] => {
  const own = new Redactor({ names: [entry.name], numbers: [phone] })
  const written = ['title', 'description', 'materials', 'size'] as const
  const required = [
    ['title', 'contests.needTitle'],
    ['materials', 'contests.needMaterials'],
    ['name', 'contests.needName'],
  ] as const
  return [
    ...required.filter(([key]) => !entry[key]).map(([key, says]) => problem(key, say(says))),
    ...(entry.description.trim().length >= 30 ? [] : [problem('description', say('contests.needDescription'))]),
    ...(contest.groups.some(group => group.craft === entry.craft) ? [] : [problem('craft', say('contests.needGroup'))]),
    ...(/^0\d{9,10}$/.test(phone) ? [] : [problem('phone', say('contests.needPhone'))]),
    ...(entry.madeOn?.startsWith(String(contest.year)) ? [] : [problem('madeOn', say('contests.needYear', { year: contest.year }))]),
    ...(entry.madeOn && entry.madeOn > day ? [problem('madeOn', say('contests.madeLater'))] : []),
    ...(entry.ownDesign ? [] : [problem('ownDesign', say('contests.needOwn', { year: contest.year }))]),
    ...written
      .filter(key => own.finds(entry[key]) || carriesPersonalNumber(entry[key]))
      .map(key => problem(key, say('contests.namesEntrant'))),
  ]
}

const receivingStates = {
  coming: 'contests.stateAnnounced',
  open: 'contests.stateReceiving',
  grace: 'contests.stateGrace',
  over: 'contests.stateOver',
} as const satisfies Record<Receiving, string>
/** The state as it is told: a published contest by where its time for entries stands at the moment. */
export const stateSaid = (contest: ContestRow, now: Moment): string =>
  contest.state === 'open' ? say(receivingStates[receivingAt(contest, now)]) : contestStates[contest.state]

/** Letters and digits of a code: none that are taken for another (Crockford's base 32). */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** How many of them a code has: 60 bits. */
export const codeLength = 12
/** A code as it is kept: blanks and dashes dropped, O read as 0, I and L as 1. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
/** 'K7QM-3XPA-9T4C'. */
export const sayCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code
