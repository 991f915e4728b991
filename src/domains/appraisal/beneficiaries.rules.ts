/** What the rules of appraisal share: judging each beneficiary, and where rules are written. */
import type { Day } from '../../kernel/dates.ts'
import type { RuleScope, Verdict } from '../../kernel/rules.ts'
import { say } from '../../words/say.ts'
import { province } from '../reference/city.schema.ts'
import type { Case, CaseBeneficiary } from './appraisal.schema.ts'

export const national: RuleScope = { level: 'national' }
/** The province whose own regulation these rules know: Hà Nội. */
export const hanoi = province.code
/**
 * The city's regulation on khuyến công money, known from an article that gives neither number nor date; so it is dated from the
 * decree that it carries out, and an officer adds what is missing by verifying it.
 */
export const cityRegulation = (condition: string) => ({
  from: '2012-07-05' satisfies Day,
  until: null,
  article: `Quy chế quản lý kinh phí khuyến công của Hà Nội (chưa rõ số, ngày), ${condition}`,
  scope: { level: 'local', province: hanoi } satisfies RuleScope,
})
/** Where an arithmetic check begins: before any project of the programme. */
export const always: Day = '1900-01-01'
export const fulfilled = (says: string): Verdict => ({ ok: true, says })
export const broken = (says: string): Verdict => ({ ok: false, says })
export const undetermined = (says: string): Verdict => ({ ok: 'undetermined', says })

/** The project fails when one beneficiary fails, and is undetermined when one is; those are named. A class or fair may have none. */
export const eachBeneficiary = (given: Case, judgeOne: (one: CaseBeneficiary) => Verdict): Verdict => {
  if (given.beneficiaries.length === 0)
    return given.shape === 'event' ? fulfilled(say('appraisal.noBeneficiaryNeeded')) : undetermined(say('appraisal.noBeneficiary'))
  const verdicts = given.beneficiaries.map(judgeOne)
  for (const ok of [false, 'undetermined'] as const) {
    const named = verdicts.filter(verdict => verdict.ok === ok)
    if (named.length) return { ok, says: named.map(verdict => verdict.says).join(' ') }
  }
  const [only] = verdicts
  return only && verdicts.length === 1 ? only : fulfilled(say('appraisal.allBeneficiaries', { number: verdicts.length }))
}
