/** Activity × form of establishment × day: who may ask, who may not, and where an officer must see a paper first. */
import { describe, expect, it } from 'vitest'
import { judge } from '../../../kernel/rules.ts'
import { establishmentKinds } from '../../establishments/establishments.schema.ts'
import { type ActivityCode, activities } from '../../reference/catalog.schema.ts'
import type { CaseBeneficiary } from '../appraisal.schema.ts'
import { beneficiary, nobodyVerified, soundCase, verified } from '../cases.testing.ts'
import { activityFits } from './activity-fits.rule.ts'

type Kind = keyof typeof establishmentKinds
const kinds = Object.keys(establishmentKinds) as Kind[]
const days = ['2025-10-14', '2025-10-15'] as const
const asked = 'undetermined'
const find = (activity: string, submittedOn: string, change: Partial<CaseBeneficiary> = {}, standing = nobodyVerified) =>
  judge(activityFits, soundCase({ activity, submittedOn, beneficiaries: [beneficiary(change)] }), standing)

/** The answer of every form on 14/10/2025, then on 15/10/2025; whether the one who asks invests in a cluster changes no other activity. */
const table = {
  management_class: [true, true],
  study_tour: [true, true],
  vocational_class: [true, true],
  new_enterprise: [asked, asked],
  consultancy: [true, true],
  association: [asked, asked],
  cluster_link: [asked, asked],
  demo_model: [true, true],
  running_model: [asked, asked],
  cleaner_pilot: [true, true],
  machine: [true, true],
  machine_line: [true, true],
  technology_transfer: [true, true],
  cleaner_assessment: [true, true],
  pollution_establishment: [true, true],
  pollution_cluster: [asked, asked],
  relocation_interest: [asked, asked],
  fair_organise: [true, true],
  domestic_fair: [true, true],
  foreign_fair: [true, true],
  foreign_study_tour: [true, true],
  product_vote: [true, true],
  product_vote_local: [true, true],
  product_vote_regional: [true, true],
  product_vote_national: [true, true],
  product_prize: [true, true],
  trademark: [true, true],
  showroom: [true, true],
  design_contest: [true, true],
  design_consultancy: [true, true],
  cluster_plan: [asked, asked],
  programme_work: [true, true],
} satisfies Record<Exclude<ActivityCode, 'cluster_infrastructure'>, (boolean | string)[]>

describe.each(Object.entries(table))('%s', (activity, answers) => {
  it.each(kinds)('asked for by %s', kind => {
    for (const clusterInfrastructure of [false, true])
      expect(days.map(day => find(activity, day, { kind, clusterInfrastructure })?.ok)).toEqual(answers)
  })
})
describe('cluster_infrastructure', () => {
  const clusters: [Kind, CaseBeneficiary['clusterInfrastructure'], (boolean | string)[]][] = [
    ['company', true, [asked, true]],
    ['cooperative', true, [asked, true]],
    ['group', true, [asked, false]],
    ['household', true, [asked, false]],
    ['company', false, [asked, asked]],
    ['cooperative', false, [asked, asked]],
    ['group', false, [asked, false]],
    ['household', false, [asked, false]],
  ]
  it.each(clusters)('asked for by %s, investing in a cluster: %s', (kind, clusterInfrastructure, answers) => {
    expect(days.map(day => find('cluster_infrastructure', day, { kind, clusterInfrastructure })?.ok)).toEqual(answers)
  })
  it('stops a household once an officer has verified the version in force, and only warns before', () => {
    expect(find('cluster_infrastructure', '2025-10-15', { kind: 'household' })?.weight).toBe('warn')
    const version = verified('activity-fits@2025-10-15')
    expect(find('cluster_infrastructure', '2025-10-15', { kind: 'household' }, version)?.weight).toBe('block')
    // What is not known never stops anybody.
    expect(find('cluster_infrastructure', '2025-10-15', { kind: 'company' }, version)?.weight).toBe('warn')
  })
})
describe('new_enterprise, for enterprises founded at difficult areas', () => {
  const at = (holds: boolean | null, kind: Kind = 'company') =>
    find('new_enterprise', '2024-03-15', {
      kind,
      difficult: { onSubmission: { holds, says: 'Xã An theo QĐ THỬ 01' }, onApproval: { holds: null, says: null } },
    })
  it('turns on the place on the day of submission, and names the list', () => {
    expect([true, false, null].map(holds => at(holds)?.ok)).toEqual([true, false, asked])
    for (const holds of [true, false, null]) expect(at(holds)?.says).toContain('QĐ THỬ 01')
  })
  it('another form is asked for its registration, and is out where the place is', () => {
    expect(at(true, 'household')).toMatchObject({ ok: asked, says: expect.stringMatching(/Cần giấy đăng ký doanh nghiệp\.$/) })
    expect(at(false, 'household')?.ok).toBe(false)
  })
})
it('has an answer for every activity', () => {
  expect(Object.keys(table).concat('cluster_infrastructure').sort()).toEqual(Object.keys(activities).sort())
})
it('an open question says what is missing and what to show', () => {
  for (const day of days)
    for (const activity of Object.keys(activities)) {
      const finding = find(activity, day, { kind: 'company' })!
      if (finding.ok !== asked) continue
      expect(finding.says, activity).toMatch(/^Chưa đủ căn cứ/)
      expect(finding.says, activity).toMatch(/[Cc]ần [^.]+\.$/)
    }
})
it('what no list names is left to an officer, not refused', () => {
  expect(find('flying', '2025-10-15')?.ok).toBe(asked)
})
