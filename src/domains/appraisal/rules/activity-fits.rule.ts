/** Who may ask for which activity, by the day of submission: what the articles that were read say, and nothing more. */
import type { Day } from '../../../kernel/dates.ts'
import { p, parameterSet } from '../../../kernel/parameters.ts'
import type { Verdict } from '../../../kernel/rules.ts'
import { say } from '../../../words/say.ts'
import { establishmentKinds } from '../../establishments/establishments.schema.ts'
import { type ActivityCode, activities, activityLabels, byAuthorities } from '../../reference/catalog.schema.ts'
import type { Case, CaseBeneficiary } from '../appraisal.schema.ts'
import { broken, eachBeneficiary, fulfilled, national, undetermined } from '../beneficiaries.rules.ts'
import { type DatedValues, type InForce, type Law, parametric, valuesOn } from '../law.rules.ts'

const parameters = parameterSet({
  open: p.choices(say('activities.open'), activityLabels),
  organised: p.choices(say('activities.organised'), activityLabels),
  clusters: p.choices(say('activities.clusters'), activityLabels),
  clusterForms: p.choices(say('activities.clusterForms'), establishmentKinds),
  difficult: p.choices(say('activities.difficult'), activityLabels, { later: true }),
  difficultForms: p.choices(say('activities.difficultForms'), establishmentKinds, { later: true }),
})
type Fits = ReturnType<(typeof parameters)['check']['parse']>

/** What an officer must see before one of these is promised: no article that was read says who may ask, or it names a condition that no record holds. */
const needs: Partial<Record<ActivityCode, string>> = {
  new_enterprise: say('activities.needNewEnterprise'),
  association: say('activities.needAssociation'),
  cluster_link: say('activities.needClusterLink'),
  running_model: say('activities.needRunningModel'),
  relocation_interest: say('activities.needRelocation'),
  pollution_cluster: say('activities.needPollutionCluster'),
  cluster_plan: say('activities.needClusterPlan'),
  cluster_infrastructure: say('activities.needInfrastructure'),
}
const isActivity = (code: string): code is ActivityCode => code in activities
const inSentence = (kind: keyof typeof establishmentKinds) => establishmentKinds[kind].toLocaleLowerCase('vi')
const formsIn = (forms: Fits['clusterForms']) => forms.map(inSentence).join(', ')

const investor =
  (forms: Fits['clusterForms'], activity: string) =>
  ({ name, kind, clusterInfrastructure }: CaseBeneficiary): Verdict => {
    const words = { name, activity, kind: inSentence(kind), list: formsIn(forms) }
    if (!forms.includes(kind)) return broken(say('activities.clusterForm', words))
    return clusterInfrastructure
      ? fulfilled(say('activities.clusterInvestor', words))
      : undetermined(say('activities.clusterNotRecorded', words))
  }
/** At difficult areas only, by the lists of the day of submission; another form than the named ones may be on its way to becoming one. */
const atDifficult =
  (forms: Fits['difficultForms'], activity: string) =>
  ({ name, kind, difficult: { onSubmission } }: CaseBeneficiary): Verdict => {
    const words = { name, activity, kind: inSentence(kind), list: formsIn(forms), place: onSubmission.says ?? '' }
    if (onSubmission.holds === false) return broken(say('activities.difficultNot', words))
    if (onSubmission.holds === null) return undetermined(say('activities.difficultUnknown', words))
    return forms.includes(kind) ? fulfilled(say('activities.difficultFine', words)) : undetermined(say('activities.difficultForm', words))
  }
const judge = (given: Case, { open, organised, clusters, clusterForms, difficult, difficultForms }: Fits): Verdict => {
  const { activity: code } = given
  if (!isActivity(code)) return undetermined(say('appraisal.contentUnknown'))
  const activity = activityLabels[code]
  if (clusters.includes(code)) return eachBeneficiary(given, investor(clusterForms, activity))
  if (difficult.includes(code)) return eachBeneficiary(given, atDifficult(difficultForms, activity))
  if (open.includes(code)) return fulfilled(say('activities.forAll', { activity }))
  if (organised.includes(code)) return fulfilled(say('activities.byOrganisers', { activity }))
  return undetermined(say('activities.unknown', { activity, needs: needs[code] ?? say('activities.needOfficer') }))
}

/** Whoever is a beneficiary of the decree may ask for these, or takes part; about the others the articles are silent. */
const open = (Object.keys(activities) as ActivityCode[]).filter(code => !(code in needs) && !byAuthorities.includes(code))
/** TT 28/2018/TT-BTC Điều 8 khoản 1: enterprises founded at difficult areas. */
const founding = { difficult: ['new_enterprise'], difficultForms: ['company'] } satisfies Pick<Fits, 'difficult' | 'difficultForms'>
/** Organisations in the management or the services of the programme (Điều 1 khoản 2 điểm c) carry these out. */
const organised = byAuthorities.filter(code => !(code in needs))

const dated: DatedValues<Fits> = {
  code: 'activity-fits',
  title: say('activities.title'),
  decidedBy: 'submission',
  parameters,
  shipped: [
    {
      // Who may ask for the works of a cluster was not found for these years.
      from: '2012-07-05',
      until: '2025-10-15',
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2, Điều 4',
      // The contents of Điều 4 are known from memory.
      confidence: 'M',
      scope: national,
      values: { open, organised, clusters: [], clusterForms: [], ...founding },
    },
    {
      // Point b as amended: enterprises and co-operatives that invest in the infrastructure of a cluster.
      from: '2025-10-15',
      until: null,
      article: 'NĐ 45/2012/NĐ-CP Điều 1 khoản 2 (điểm b sửa đổi bởi NĐ 235/2025/NĐ-CP), Điều 4',
      confidence: 'M',
      scope: national,
      values: { open, organised, clusters: ['cluster_infrastructure'], clusterForms: ['company', 'cooperative'], ...founding },
    },
  ],
}
export const activityFits = parametric<Case, Fits>(dated, { day: given => given.submittedOn, judge })
/** The lists in force on the day, each with where it is written. */
export const fitsOn = (law: Law, day: Day): InForce<Fits>[] => valuesOn(dated, law, day)
/** Who may ask, for somebody who reads what a call takes; null where every beneficiary of the decree may. */
export const conditionOf = (code: ActivityCode, fits: Fits): string | null => {
  const { open, organised, clusters, clusterForms, difficult, difficultForms } = fits
  if (clusters.includes(code)) return say('activities.onlyInvestors', { list: formsIn(clusterForms) })
  if (difficult.includes(code)) return say('activities.onlyDifficult', { list: formsIn(difficultForms) })
  return open.includes(code) || organised.includes(code) ? null : (needs[code] ?? say('activities.needOfficer'))
}
