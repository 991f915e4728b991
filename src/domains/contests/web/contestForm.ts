/** A contest as its form holds it, and back: paragraphs and milestones are lines of text. */
import { isDay, sayDay } from '../../../kernel/dates.ts'
import type { ContestRules, Criterion, Group, Milestone, Prize } from '../contests.schema.ts'
import type { ContestData, NewContestData } from './contests.data.ts'

export interface Draft {
  year: number
  title: string
  regulationNumber: string
  regulationOn: string | null
  regulation: string
  contact: string
  registersFrom: string | null
  registersUntil: string | null
  opensOn: string | null
  closesOn: string | null
  closesAt: string
  graceMinutes: number
  milestones: string
  prizes: Prize[]
  groups: Group[]
  criteria: Criterion[]
  rules: ContestRules
  preliminaryBy: string | null
  finalBy: string | null
  votingFrom: string | null
  votingUntil: string | null
}
export const readNew = (given: NewContestData): Draft => ({
  year: given.year,
  title: given.title,
  regulationNumber: '',
  regulationOn: null,
  regulation: '',
  contact: '',
  registersFrom: null,
  registersUntil: null,
  opensOn: null,
  closesOn: null,
  closesAt: '17:00',
  graceMinutes: 15,
  milestones: '',
  prizes: given.prizes,
  groups: given.groups as Group[],
  criteria: given.criteria,
  rules: given.rules,
  preliminaryBy: null,
  finalBy: null,
  votingFrom: null,
  votingUntil: null,
})
export const readContest = (contest: ContestData): Draft => ({
  year: contest.year,
  title: contest.title,
  regulationNumber: contest.regulationNumber ?? '',
  regulationOn: contest.regulationOn,
  regulation: contest.regulation.join('\n'),
  contact: contest.contact,
  registersFrom: contest.registersFrom,
  registersUntil: contest.registersUntil,
  opensOn: contest.opensOn,
  closesOn: contest.closesOn,
  closesAt: contest.closesAt,
  graceMinutes: contest.graceMinutes,
  milestones: contest.milestones
    .map(({ title, from, until }) => `${title}: ${sayDay(from)}${until ? ` - ${sayDay(until)}` : ''}`)
    .join('\n'),
  prizes: contest.prizes,
  groups: contest.groups.map(({ craft, counts }) => ({ craft, counts })),
  criteria: contest.criteria,
  rules: contest.rules,
  preliminaryBy: contest.preliminaryBy,
  finalBy: contest.finalBy,
  votingFrom: contest.votingFrom,
  votingUntil: contest.votingUntil,
})
const lines = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
/** '05/06/2024' → '2024-06-05'; other text stays, and the server names it. */
const dayOf = (text: string): string => {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : text.trim()
}
/** 'Tư vấn thiết kế: 01/06/2024 - 30/06/2024' */
const milestoneOf = (line: string): Milestone => {
  const at = line.lastIndexOf(':')
  const [from = '', until] = line.slice(at + 1).split(/\s[-–]\s/)
  return { title: line.slice(0, Math.max(0, at)).trim() || line, from: dayOf(from), until: until ? dayOf(until) : null }
}
export const writeContest = ({ regulation, milestones, regulationNumber, ...rest }: Draft) => ({
  ...rest,
  regulationNumber: regulationNumber.trim() || null,
  regulation: lines(regulation),
  milestones: lines(milestones).map(milestoneOf),
})
