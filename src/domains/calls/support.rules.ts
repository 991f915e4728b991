/** What one may be supported with: a case made of the answers, judged by the same rules and norms as a project. */
import type { Day } from '../../kernel/dates.ts'
import type { Dong } from '../../kernel/money.ts'
import { type Finding, judge } from '../../kernel/rules.ts'
import { appraise } from '../appraisal/appraisal.rules.ts'
import type { Case, CaseBeneficiary } from '../appraisal/appraisal.schema.ts'
import type { Law } from '../appraisal/law.rules.ts'
import type { NormRow } from '../appraisal/norms.schema.ts'
import { earlierSupport, type PastSupport, sameYear } from '../appraisal/past.rules.ts'
import { ceilingFor, inForceOn } from '../appraisal/rules/support-ceiling.rule.ts'
import { type ActivityCode, activities } from '../reference/catalog.schema.ts'
import { applicantForm } from './rules/applicant-form.rule.ts'
import type { LegalForm, Wish } from './support.schema.ts'

/** Rules about the facts that the five questions ask for; the others wait for the dossier. */
const asked: readonly string[] = ['applicant-form', 'eligible-area', 'content-fits', 'activity-fits', 'eligible-sector', 'support-ceiling']
/** Asked too when it is known which establishment of the register asks. */
const ofThePast: readonly string[] = ['once-only', 'exact-duplicates']
/** Whom the answers describe; as a beneficiary is described to the rules of appraisal. */
export interface Asker {
  form: LegalForm
  beneficiary: Omit<CaseBeneficiary, 'earlier'>
  /** What the establishment was supported with before, and what it has handed in; null when it is not known which one asks. */
  past: readonly PastSupport[] | null
}
/** The law and norms to judge by, on the day. */
export interface Judging {
  law: Law
  norms: readonly NormRow[]
  day: Day
}
export interface Support {
  activity: ActivityCode
  /** yes: the asked conditions hold · no: one is broken · ask: an officer must look */
  status: 'yes' | 'no' | 'ask'
  /** The cost as told; null when nobody told one. */
  cost: Dong | null
  /** The most that may be given; null when no norm says, or it depends on a cost that nobody told. */
  most: Dong | null
  arithmetic: string | null
  /** The norm that gives the amount. */
  norm: (Pick<NormRow, 'percent' | 'ceiling' | 'per' | 'article' | 'confidence' | 'label'> & { verified: boolean }) | null
  /** What decides, unfulfilled first. */
  findings: Finding[]
  /** Titles of what is checked once there is a dossier. */
  later: string[]
}

const normsFor = (activity: ActivityCode, { norms, day }: Judging): NormRow[] =>
  inForceOn(norms, day).filter(norm => norm.activity === activity)
/** The cost from which every ceiling of the activity is reached; 0 when none has both a share and a ceiling. */
const reaching = (norms: readonly NormRow[]): Dong =>
  Math.max(0, ...norms.map(({ percent, ceiling }) => (ceiling === null ? 0 : percent ? Math.ceil((ceiling * 100) / percent) : ceiling)))

/**
 * The case of a project that somebody would apply with: as much as the norms allow, the rest paid by themselves, the commitments given, today.
 * @param cost in đồng; when not told, the one from which the ceiling is reached
 */
export const caseOf = ({ beneficiary, past }: Asker, { activity, cost, units = 1 }: Wish, judging: Judging): Case => {
  const { shape, group } = activities[activity]
  const total = cost ?? reaching(normsFor(activity, judging))
  const given: Case = {
    activity,
    shape,
    contentGroup: group,
    submittedOn: judging.day,
    approvedOn: judging.day,
    totalCost: total,
    eligibleCost: total,
    requested: 0,
    counterpart: total,
    units,
    commitsCapital: true,
    commitsNoDouble: true,
    inPlan: false,
    implementerExperienced: true,
    beneficiaries: [{ ...beneficiary, earlier: earlierSupport(past ?? [], activity, judging.day) }],
    norms: judging.norms,
    twins: sameYear(past ?? [], activity, Number(judging.day.slice(0, 4))),
    survey: null,
  }
  const requested = Math.min(ceilingFor(given)?.amount ?? 0, total)
  return { ...given, requested, counterpart: total - requested }
}

/** What the rules say of one wish. `findings` of the case itself are exactly those of the appraisal of such a project. */
export const judgeWish = (asker: Asker, wish: Wish, judging: Judging): Support => {
  const given = caseOf(asker, wish, judging)
  const decides = ({ rule }: Finding) => asked.includes(rule) || (ofThePast.includes(rule) && asker.past !== null)
  const { law } = judging
  const form = judge(applicantForm, { form: asker.form, day: judging.day }, law)
  const all = [...(form ? [form] : []), ...appraise(given, law)]
  const broken = all.filter(finding => finding.ok === false)
  const unsure = all.filter(finding => finding.ok === 'undetermined' && decides(finding))
  const ceiling = ceilingFor(given)
  // A share of a cost that nobody told has no amount yet.
  const known = wish.cost !== null || ceiling?.norm.ceiling != null
  return {
    activity: wish.activity,
    status: broken.length ? 'no' : unsure.length ? 'ask' : 'yes',
    cost: wish.cost,
    most: ceiling && known ? given.requested : null,
    arithmetic: ceiling && known ? ceiling.arithmetic : null,
    norm: ceiling ? { ...pick(ceiling.norm), verified: law.verified.has(ceiling.norm.key) } : null,
    findings: [...broken, ...unsure, ...all.filter(finding => finding.ok === true && decides(finding))],
    later: all.filter(finding => finding.ok !== false && !decides(finding)).map(finding => finding.title),
  }
}
const pick = ({ percent, ceiling, per, article, confidence, label }: NormRow) => ({ percent, ceiling, per, article, confidence, label })
