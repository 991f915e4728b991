/** A craft village's recognition on a day, the groups of crafts that its own words belong to, what its decisions must fulfil. Pure. */
import { type Day, sayDay } from '../../kernel/dates.ts'
import type { FieldProblem } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'

/** What is known of a village's decisions. */
export interface Decisions {
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

/**
 * Whether the recognition holds on the day, read as the rule of eligible areas reads it: a withdrawal counts from its own day on; without
 * a day of recognition nobody knows.
 */
export const recognitionOn = ({ recognisedOn, withdrawnOn }: Decisions, day: Day): Recognition => {
  if (withdrawnOn !== null && withdrawnOn <= day) return 'withdrawn'
  if (recognisedOn === null) return 'unknown'
  return recognisedOn > day ? 'not_yet' : 'recognised'
}

/** What is wrong with a village's days: none lies ahead, and a withdrawal follows a recognition whose day is known. */
export const decisionProblems = ({ recognisedOn, withdrawnOn }: Decisions, today: Day): FieldProblem[] => {
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
  return problems
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
