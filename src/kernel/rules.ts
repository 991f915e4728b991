/** Rules are dated data: the version in force on the day judges, and an old case keeps its old rule. */
import { type Day, type Range, within } from './dates.ts'

/** How well a figure or wording of law is known: S read in a source, S-press in the press, M from memory, I inferred, X not found. */
export type Confidence = 'S' | 'S-press' | 'M' | 'M-low' | 'I' | 'X'
/** Whose rule it is: the nation's, or one province's (its code). */
export type RuleScope = { level: 'national' } | { level: 'local'; province: string }
/** One version of something, in force in [from, until), with where it is written. */
export type Dated<T> = Range & { article: string; confidence: Confidence; scope: RuleScope } & T

/** The version in force on the day; a later start wins, of one start the first given. Undefined where the law is silent. */
export const onDay = <T>(versions: readonly Dated<T>[], day: Day): Dated<T> | undefined =>
  versions.filter(version => within(day, version)).sort((a, b) => b.from.localeCompare(a.from))[0]

/** What a rule says of a case: fulfilled, broken, or not to be known from what is recorded. */
export interface Verdict {
  ok: boolean | 'undetermined'
  /** One plain sentence. */
  says: string
  /** The sum written out: `min(50% × 480.000.000, 300.000.000) = 240.000.000 ₫`. */
  arithmetic?: string
}
export interface Finding extends Verdict {
  rule: string
  title: string
  /** `block` stops the step; `warn` is for an officer to weigh; `pass` is fulfilled. */
  weight: 'pass' | 'warn' | 'block'
  article: string
  scope: RuleScope
  confidence: Confidence
  /** An officer has compared the rule with the paper. */
  verified: boolean
  /** Which version judged: `rule@from`, or the key of one that a document added. */
  version: string
}
/** A rule of law has versions with articles; arithmetic and budget integrity hold always. */
export interface Rule<Case> {
  code: string
  title: string
  nature: 'law' | 'arithmetic'
  /** The date of the case that decides which version holds: submission for eligibility, approval for norms. */
  day: (given: Case) => Day
  versions: readonly RuleVersion<Case>[]
}
/** One version of a rule; `key` names it where `rule@from` does not. */
export type RuleVersion<Case> = Dated<{ judge: (given: Case) => Verdict; key?: string }>

/** Which versions, by their keys, an officer has verified, and which province the product runs for. */
export interface Standing {
  verified: ReadonlySet<string>
  province: string
}
const inScope = (scope: RuleScope, province: string) => scope.level === 'national' || scope.province === province

/** The weight of a verdict. A rule of law blocks only when it is in scope and verified; arithmetic always blocks. */
export const weigh = (
  verdict: Verdict,
  nature: 'law' | 'arithmetic',
  verified: boolean,
  scope: RuleScope,
  province: string,
): Finding['weight'] => {
  if (verdict.ok === true) return 'pass'
  if (verdict.ok === 'undetermined') return 'warn'
  if (nature === 'arithmetic') return 'block'
  return verified && inScope(scope, province) ? 'block' : 'warn'
}

/** Judges one case by one rule, as the law stood on the rule's day of the case. Undefined when no version holds or it is another province's. */
export const judge = <Case>(rule: Rule<Case>, given: Case, standing: Standing): Finding | undefined => {
  const version = onDay(rule.versions, rule.day(given))
  if (!version || !inScope(version.scope, standing.province)) return undefined
  const key = version.key ?? `${rule.code}@${version.from}`
  const verified = standing.verified.has(key)
  const verdict = version.judge(given)
  return {
    rule: rule.code,
    title: rule.title,
    ...verdict,
    weight: weigh(verdict, rule.nature, verified, version.scope, standing.province),
    article: version.article,
    scope: version.scope,
    confidence: version.confidence,
    verified,
    version: key,
  }
}
