/** A craft village's periods of recognition and what they say of a day, the groups of crafts that its own words belong to, what its decisions must fulfil. Pure. */
import { type Day, sayDay } from '../../kernel/dates.ts'
import type { FieldProblem } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'

/** A period of recognition as far as its days go. */
export interface Period {
  recognisedOn: Day | null
  withdrawnOn: Day | null
}
export const recognitions = {
  recognised: say('villages.recognised'),
  withdrawn: say('villages.withdrawn'),
  not_yet: say('villages.notYet'),
  unknown: say('villages.unknown'),
} as const
export type Recognition = keyof typeof recognitions

const endedBy = ({ withdrawnOn }: Period, day: Day) => withdrawnOn !== null && withdrawnOn <= day
/** Periods by their days, those whose beginning is not known first. */
export const inOrderOfDays = <P extends Period>(periods: readonly P[]): P[] =>
  periods.toSorted((a, b) => (a.recognisedOn ?? '').localeCompare(b.recognisedOn ?? ''))

/**
 * Whether the village is recognised on a day, and the period that says so: a recognition counts from its own day on, a withdrawal too.
 * A period whose beginning nobody knows leaves it open until its withdrawal; without any period nobody knows.
 */
export const periodOn = <P extends Period>(periods: readonly P[], day: Day): { state: Recognition; period: P | null } => {
  const ordered = inOrderOfDays(periods)
  const standing = ordered.filter(period => !endedBy(period, day))
  const begun = standing.findLast(({ recognisedOn }) => recognisedOn !== null && recognisedOn <= day)
  if (begun) return { state: 'recognised', period: begun }
  const unsure = standing.find(({ recognisedOn }) => recognisedOn === null)
  if (unsure) return { state: 'unknown', period: unsure }
  const ended = ordered.findLast(period => endedBy(period, day))
  if (ended) return { state: 'withdrawn', period: ended }
  return { state: ordered.length ? 'not_yet' : 'unknown', period: ordered[0] ?? null }
}
export const recognitionOn = (periods: readonly Period[], day: Day): Recognition => periodOn(periods, day).state
/** The period that has not been withdrawn; the last of several. */
export const standingPeriod = <P extends Period>(periods: readonly P[]): P | undefined =>
  inOrderOfDays(periods).findLast(({ withdrawnOn }) => withdrawnOn === null)

/**
 * What is wrong with the days of a period: none lies ahead, a withdrawal follows a recognition whose day is known, and no other period of the
 * village stands at the same time.
 */
export const periodProblems = ({ recognisedOn, withdrawnOn }: Period, others: readonly Period[], today: Day): FieldProblem[] => {
  const ahead = (path: string, day: Day | null) =>
    day !== null && day > today ? [{ path, message: say('villages.dayAhead', { day: sayDay(day), today: sayDay(today) }) }] : []
  const problems: FieldProblem[] = [...ahead('recognisedOn', recognisedOn), ...ahead('withdrawnOn', withdrawnOn)]
  if (withdrawnOn !== null && recognisedOn === null)
    problems.push({ path: 'recognisedOn', message: say('villages.withdrawnUnrecognised'), fix: say('villages.recogniseFirst') })
  if (withdrawnOn !== null && recognisedOn !== null && withdrawnOn < recognisedOn)
    problems.push({
      path: 'withdrawnOn',
      message: say('villages.withdrawnEarly', { withdrawn: sayDay(withdrawnOn), recognised: sayDay(recognisedOn) }),
    })
  const other = others.find(each => overlap({ recognisedOn, withdrawnOn }, each))
  if (other)
    problems.push({
      path: 'recognisedOn',
      message: say(other.withdrawnOn ? 'villages.overlapEnded' : 'villages.overlapStanding', {
        from: sayDay(other.recognisedOn ?? ''),
        until: other.withdrawnOn ? sayDay(other.withdrawnOn) : '',
      }),
    })
  return problems
}
const far: Day = '9999-12-31'
/** Whether two periods of known beginning have a day in common, or begin on the same one. */
const overlap = (a: Period, b: Period): boolean =>
  a.recognisedOn !== null &&
  b.recognisedOn !== null &&
  (a.recognisedOn === b.recognisedOn || (a.recognisedOn < (b.withdrawnOn ?? far) && b.recognisedOn < (a.withdrawnOn ?? far)))
/** Whether any two of a village's periods stand at the same time, as a merge of two villages may leave them. */
export const periodsOverlap = (periods: readonly Period[]): boolean =>
  periods.some((one, at) => periods.slice(at + 1).some(other => overlap(one, other)))

/** The acts on a village's recognition, and why one cannot be taken. */
export const recognitionSteps = (periods: readonly Period[]) => {
  const standing = standingPeriod(periods)
  const why: Record<'recognise' | 'withdraw' | 'amend', string | null> = {
    recognise: standing && standing.recognisedOn !== null ? say('villages.whyRecognised') : null,
    withdraw: standing?.recognisedOn ? null : say(periods.length && !standing ? 'villages.whyWithdrawn' : 'villages.recogniseFirst'),
    amend: periods.length ? null : say('villages.whyNothing'),
  }
  return (['recognise', 'withdraw', 'amend'] as const).map(action => ({ action, why: why[action] }))
}

type Craft = keyof typeof crafts
/**
 * Syllables that tell a group of crafts, marks kept: 'đa' is no 'da'. A village writes its craft in its own words, so this reads them for filters
 * and counts only; no support is decided by it.
 */
const told: Readonly<Record<Exclude<Craft, 'other'>, readonly string[]>> = {
  ceramics: ['gốm', 'sứ'],
  lacquer: ['sơn mài', 'sơn then', 'sơn khảm'],
  bamboo: ['mây', 'tre', 'giang', 'guột', 'cỏ tế', 'cói', 'nón', 'quạt', 'lồng chim', 'cót', 'nứa'],
  inlay: ['khảm', 'tiện', 'điêu khắc gỗ', 'mộc điêu khắc', 'mộc mỹ nghệ', 'gỗ mỹ nghệ', 'chạm', 'tạc', 'sừng'],
  textile: ['thêu', 'ren', 'lụa', 'tơ tằm', 'tơ sen'],
  metal_stone: ['đồng', 'đá', 'bạc', 'vàng', 'quỳ'],
  food: ['bún', 'bánh', 'miến', 'chè', 'rượu', 'đậu phụ', 'nông sản', 'thực phẩm', 'giò', 'cốm', 'mứt', 'tương'],
  mechanics: ['cơ khí', 'kim khí', 'rèn', 'cơ kim khí'],
  garment: ['may', 'dệt', 'da', 'giày', 'len', 'màn', 'chăn', 'tơ lưới', 'tơ chuối'],
  wood: ['mộc', 'gỗ', 'lâm sản'],
}
/** Groups that a more exact one of the same words makes superfluous: 'mộc mỹ nghệ' is inlay and carving, not furniture. */
const moreExact: readonly (readonly [Craft, Craft])[] = [
  ['inlay', 'wood'],
  ['textile', 'garment'],
]
/** The groups of crafts that the words name; 'other' when they name none, nothing when there are no words. */
export const craftGroups = (words: string | null): Craft[] => {
  if (!words?.trim()) return []
  const said = ` ${words
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()} `
  const found = new Set((Object.keys(told) as (keyof typeof told)[]).filter(group => told[group].some(word => said.includes(` ${word} `))))
  for (const [exact, plain] of moreExact) if (found.has(exact as keyof typeof told)) found.delete(plain as keyof typeof told)
  return found.size ? (Object.keys(crafts) as Craft[]).filter(group => found.has(group as keyof typeof told)) : ['other']
}

/** What search looks through of a village. */
export const villageSearch = (
  row: { code: string; name: string; otherNames?: string | null | undefined; craft?: string | null | undefined },
  place: string | null,
): string => searchable([row.code, row.name, row.otherNames, row.craft, place].filter(Boolean).join(' '))
