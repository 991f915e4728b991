/** The most that may be given: min(percent × eligible cost, ceiling × units) by the norms in force on the day of approval. */
import { type Day, within } from '../../../kernel/dates.ts'
import { type Dong, dong, sayDong, sayNumber, share } from '../../../kernel/money.ts'
import { type Finding, type RuleScope, type Standing, type Verdict, weigh } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import { type AreaStanding, areaUnknown } from '../../reference/areas.rules.ts'
import type { Case } from '../appraisal.schema.ts'
import { broken, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'
import type { NormRow } from '../norms.schema.ts'

const code = 'support-ceiling'
/** What the ceiling is asked about. Costs in đồng. */
export interface CeilingQuestion {
  activity: string
  eligibleCost: Dong
  /** How many the ceiling is multiplied by. */
  units: number
  /** Beneficiaries, when known: a ceiling per establishment is not multiplied by its machines. */
  establishments?: number
  norms: readonly NormRow[]
  day: Day
  /** Whether the places are difficult areas on the day; absent where nobody asks. */
  difficult?: AreaStanding
}
export interface Ceiling {
  amount: Dong
  /** `min(50% × 480.000.000, 300.000.000) = 240.000.000 ₫` */
  arithmetic: string
  /** The norm that gives the amount. */
  norm: NormRow
  /** By the national norm, when a local one stands beside it. */
  nationalAmount?: Dong
}

/** The places of a project together: one that is certainly none decides, then one that nobody has recorded. */
const placesOf = ({ beneficiaries }: Case): AreaStanding => {
  const places = beneficiaries.map(({ difficult }) => difficult.onApproval)
  return places.find(({ holds }) => holds === false) ?? places.find(({ holds }) => holds === null) ?? places[0] ?? areaUnknown
}
const questionOf = (given: Case): CeilingQuestion => ({
  activity: given.activity,
  eligibleCost: given.eligibleCost,
  units: given.units,
  ...(given.beneficiaries.length > 0 && { establishments: given.beneficiaries.length }),
  norms: given.norms,
  day: given.approvedOn,
  difficult: placesOf(given),
})
/** The norm of a scope for the activity on the day; a later start wins, of one start the first given. */
const normInForce = (asked: Pick<CeilingQuestion, 'activity' | 'norms' | 'day'>, scope: NormRow['scope']): NormRow | undefined =>
  asked.norms
    .filter(norm => norm.activity === asked.activity && norm.scope === scope)
    .filter(norm => within(asked.day, { from: norm.validFrom, until: norm.validUntil }))
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0]

/** The norms in force on a day: of each scope and activity one, the province's first. */
export const inForceOn = (norms: readonly NormRow[], day: Day): NormRow[] =>
  (['local', 'national'] as const).flatMap(scope =>
    [...new Set(norms.map(norm => norm.activity))].flatMap(activity => normInForce({ activity, norms, day }, scope) ?? []),
  )

const notThere = ({ difficultOnly }: NormRow, { difficult }: CeilingQuestion): boolean => difficultOnly && difficult?.holds === false
/** The most by one norm, or undefined when it has neither percent nor ceiling, or does not hold at the place. */
const byNorm = (norm: NormRow | undefined, asked: CeilingQuestion): Ceiling | undefined => {
  if (!norm || notThere(norm, asked)) return undefined
  const times = norm.per === 'cơ sở' && asked.establishments ? Math.min(asked.units, asked.establishments) : asked.units
  const parts: { amount: Dong; text: string }[] = []
  if (norm.percent !== null)
    parts.push({ amount: share(asked.eligibleCost, norm.percent), text: `${sayNumber(norm.percent)}% × ${sayNumber(asked.eligibleCost)}` })
  if (norm.ceiling !== null)
    parts.push({
      amount: dong(norm.ceiling * times),
      text: times === 1 ? sayNumber(norm.ceiling) : `${sayNumber(norm.ceiling)} × ${times} ${norm.per}`,
    })
  if (parts.length === 0) return undefined
  const amount = Math.min(...parts.map(part => part.amount))
  const texts = parts.map(part => part.text).join(', ')
  const sum = parts.length > 1 ? `min(${texts})` : texts
  return { amount, arithmetic: sum === sayNumber(amount) ? sayDong(amount) : `${sum} = ${sayDong(amount)}`, norm }
}

/**
 * The most that may be given for a case, or for costs accepted later (settlement). A local norm is used first; the national one stays
 * a ceiling above it. Undefined when no norm of the activity is in force. Give only the norms of the nation and of the one province.
 */
export const ceilingFor = (given: Case | CeilingQuestion): Ceiling | undefined => {
  const asked = 'day' in given ? given : questionOf(given)
  const own = byNorm(normInForce(asked, 'local'), asked)
  const top = byNorm(normInForce(asked, 'national'), asked)
  if (!own || !top) return own ?? top
  return { ...(top.amount < own.amount ? top : own), nationalAmount: top.amount }
}

/** Whether there are norms and all of them hold at other places: nothing is given here by any, which is not the same as none that says. */
export const onlyElsewhere = (given: Case): boolean => {
  const asked = questionOf(given)
  const inForce = (['local', 'national'] as const).flatMap(scope => normInForce(asked, scope) ?? [])
  return inForce.length > 0 && inForce.every(norm => notThere(norm, asked))
}

/** Within a norm of difficult areas: fulfilled where the place is one, else an officer looks. */
const atPlace = (fine: string, place: string, certain: boolean): Verdict =>
  certain
    ? fulfilled(`${fine} ${say('appraisal.ceilingThere', { place })}`)
    : undetermined(`${fine} ${say('appraisal.ceilingPlaceUnknown', { place })}`)
const verdictOf = (norm: NormRow, given: Case): Verdict => {
  const asked = questionOf(given)
  const place = asked.difficult?.says ?? say('appraisal.ceilingNoPlace')
  if (notThere(norm, asked)) return broken(say('appraisal.ceilingElsewhere', { norm: norm.label, place }))
  const most = byNorm(norm, asked)
  if (!most) return undetermined(say('appraisal.ceilingByEstimate', { norm: norm.label }))
  const words = { requested: sayDong(given.requested), amount: sayDong(most.amount), norm: norm.label }
  const over = given.requested - most.amount
  const fine = say('appraisal.ceilingFine', words)
  const verdict = over > 0 ? broken(say('appraisal.ceilingOver', { ...words, over: sayDong(over) })) : fulfilled(fine)
  const held = norm.difficultOnly && over <= 0 ? atPlace(fine, place, asked.difficult?.holds === true) : verdict
  return { ...held, arithmetic: most.arithmetic }
}
/** What a norm says of a sum, as a finding: article, confidence and verification are the norm's. */
export const findingByNorm = (norm: NormRow, verdict: Verdict, standing: Standing): Finding => {
  const scope: RuleScope = norm.scope === 'local' ? { level: 'local', province: norm.province ?? '' } : national
  const verified = standing.verified.has(norm.key)
  return {
    rule: code,
    title: say(norm.scope === 'local' ? 'appraisal.ceilingLocal' : 'appraisal.ceilingNational'),
    ...verdict,
    weight: weigh(verdict, 'law', verified, scope, standing.province),
    article: norm.article,
    scope,
    confidence: norm.confidence,
    verified,
    version: norm.key,
  }
}
/** One finding for each norm in force, the local one first and the national ceiling beside it; article, confidence and verification are the norm's. */
export const judgeCeiling = (given: Case, standing: Standing): Finding[] => {
  const norms = given.norms.filter(norm => norm.scope === 'national' || norm.province === standing.province)
  const asked = { ...questionOf(given), norms }
  const inForce = (['local', 'national'] as const).flatMap(scope => normInForce(asked, scope) ?? [])
  if (inForce.length > 0) return inForce.map(norm => findingByNorm(norm, verdictOf(norm, given), standing))
  return [
    {
      rule: code,
      title: say('appraisal.ceilingNational'),
      ...undetermined(say('appraisal.ceilingNoNorm')),
      weight: 'warn',
      article: say('appraisal.ceilingNoArticle'),
      scope: national,
      confidence: 'X',
      verified: false,
      version: `${code}@${given.approvedOn}`,
    },
  ]
}
