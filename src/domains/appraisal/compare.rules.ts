/** Two judgements of one case side by side: what a rule said before and says after. */
import type { Finding } from '../../kernel/rules.ts'
import { ofDocument } from './law.rules.ts'

/** One rule, of one scope, in two judgements; null where only the other judged by it. */
export interface Comparison {
  rule: string
  title: string
  scope: Finding['scope']['level']
  before: Finding | null
  after: Finding | null
  /** The answer is another one: its sense, its weight or its sum. A rule that did not judge hindered nothing. */
  differs: boolean
  /** Another version of the rule judged, or one of a document joined or left. A rule that a release of the product brought in is no newer law. */
  newer: boolean
}
const placeOf = ({ rule, scope }: Finding) => `${rule} ${scope.level}`
/** A note that no norm was in force names no version. */
const unnamed = ({ version, rule }: Finding) => rule === 'support-ceiling' && version.startsWith(`${rule}@`)
const versionOf = (finding: Finding | undefined) => (finding && !unnamed(finding) ? finding.version : null)

const isNewer = (was: string | null, is: string | null) => was !== is && ((was !== null && is !== null) || ofDocument(is ?? was ?? ''))
const weightOf = (finding: Finding | undefined) => finding?.weight ?? 'pass'
const okOf = (finding: Finding | undefined) => finding?.ok ?? true

/** Pairs the findings of two judgements by rule and scope, in the order of the later one. */
export const compareFindings = (before: readonly Finding[], after: readonly Finding[]): Comparison[] => {
  const old = new Map(before.map(finding => [placeOf(finding), finding]))
  const now = new Map(after.map(finding => [placeOf(finding), finding]))
  return [...new Set([...now.keys(), ...old.keys()])].flatMap(place => {
    const [was, is] = [old.get(place), now.get(place)]
    const either = is ?? was
    if (!either) return []
    return [
      {
        rule: either.rule,
        title: either.title,
        scope: either.scope.level,
        before: was ?? null,
        after: is ?? null,
        differs: weightOf(was) !== weightOf(is) || okOf(was) !== okOf(is) || (was && is && was.arithmetic !== is.arithmetic) === true,
        newer: isNewer(versionOf(was), versionOf(is)),
      },
    ]
  })
}
