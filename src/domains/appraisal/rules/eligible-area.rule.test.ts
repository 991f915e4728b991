/** Eligibility of areas on the days when the law changed. */
import { describe, expect, it } from 'vitest'
import { judge } from '../../../kernel/rules.ts'
import { type ActivityCode, activities } from '../../reference/catalog.schema.ts'
import type { CaseBeneficiary } from '../appraisal.schema.ts'
import { beneficiary, nobodyVerified, soundCase, verified, xaOfHuyen } from '../cases.testing.ts'
import { eligibleArea } from './eligible-area.rule.ts'

const find = (day: string, ...places: Partial<CaseBeneficiary>[]) =>
  judge(eligibleArea, soundCase({ submittedOn: day, beneficiaries: places.map(beneficiary) }), nobodyVerified)
const ok = (day: string, place: Partial<CaseBeneficiary>) => find(day, place)?.ok

const wardOfQuan = { name: 'Phường Vạn Phúc', type: 'Phường', district: { name: 'Quận Hà Đông', type: 'Quận' } }
const wardHaDong = { name: 'Phường Hà Đông', type: 'Phường', district: null }
const chucSon = { name: 'Thị trấn Chúc Sơn', type: 'Thị trấn', district: { name: 'Huyện Chương Mỹ', type: 'Huyện' } }
const chuongMy = { name: 'Phường Chương Mỹ', type: 'Phường', district: null }
const xaNew = { name: 'Xã Thường Tín', type: 'Xã', district: null }
const village = { name: 'Vạn Phúc', recognitions: [{ recognisedOn: '2009-01-01', withdrawnOn: null }] }
const unsure = { ...village, recognitions: [{ recognisedOn: null, withdrawnOn: null }] }

const days = ['2025-06-30', '2025-07-01', '2025-10-14', '2025-10-15'] as const
const asked = 'undetermined'
/** The unit in force before and from 1/7/2025, the village, and the answer on each of the four days. */
const places: [string, CaseBeneficiary['unit'], CaseBeneficiary['unit'], CaseBeneficiary['village'], (boolean | string)[]][] = [
  ['phường of a quận', wardOfQuan, wardHaDong, null, [false, asked, asked, false]],
  ['xã of a huyện, then xã', xaOfHuyen, xaNew, null, [true, asked, asked, true]],
  ['thị trấn Chúc Sơn, then phường Chương Mỹ', chucSon, chuongMy, null, [true, asked, asked, false]],
  ['phường Chương Mỹ in a recognised village', chucSon, chuongMy, village, [true, asked, asked, true]],
  ['phường in a recognised village', wardOfQuan, wardHaDong, village, [false, asked, asked, true]],
  ['phường in a village of unknown recognition', wardOfQuan, wardHaDong, unsure, [false, asked, asked, asked]],
]
describe.each(places)('%s', (_, before, after, itsVillage, answers) => {
  it.each(days.map((day, at) => [day, answers[at]] as const))('submitted on %s: %s', (day, answer) => {
    expect(ok(day, { unit: day < '2025-07-01' ? before : after, village: itsVillage })).toBe(answer)
  })
})

describe('other grounds', () => {
  const askedFor = (activity: ActivityCode, day: string, ground: Partial<CaseBeneficiary>) =>
    judge(
      eligibleArea,
      soundCase({ activity, submittedOn: day, beneficiaries: [beneficiary({ unit: wardOfQuan, ...ground })] }),
      nobodyVerified,
    )?.ok
  const everyActivity = Object.keys(activities) as ActivityCode[]
  const freed = (day: string, ground: Partial<CaseBeneficiary>) =>
    everyActivity.filter(activity => askedFor(activity, day, ground) === true)
  it.each(days)('who applies cleaner production asks for cleaner production anywhere on %s, and for nothing else', day => {
    expect(freed(day, { cleanerProduction: true })).toEqual(['cleaner_pilot', 'cleaner_assessment'])
  })
  it('who invests in a cluster asks for the works of a cluster anywhere from 15/10/2025, and for nothing else', () => {
    const investor = { clusterInfrastructure: true }
    expect(freed('2025-10-15', investor)).toEqual(['pollution_cluster', 'cluster_plan', 'cluster_infrastructure'])
    expect(days.map(day => askedFor('cluster_infrastructure', day, investor))).toEqual([false, asked, asked, true])
  })
  it('a machine of an establishment with both grounds is judged by the area like any other', () => {
    const both = { cleanerProduction: true, clusterInfrastructure: true }
    expect(days.map(day => askedFor('machine', day, both))).toEqual([false, asked, asked, false])
  })
  it('phường and xã of thị xã Sơn Tây were inside', () => {
    const district = { name: 'Thị xã Sơn Tây', type: 'Thị xã' }
    expect(ok('2024-03-15', { unit: { name: 'Phường Quang Trung', type: 'Phường', district } })).toBe(true)
    expect(ok('2024-03-15', { unit: { name: 'Xã Đường Lâm', type: 'Xã', district } })).toBe(true)
  })
  it('đặc khu is inside from 15/10/2025', () => {
    expect(ok('2025-10-15', { unit: { name: 'Đặc khu mẫu', type: 'Đặc khu', district: null } })).toBe(true)
  })
})

describe('recognition of a village', () => {
  const on = (...periods: (readonly [from: string | null, until?: string])[]) =>
    ok('2025-11-20', {
      unit: wardHaDong,
      village: { name: 'Vạn Phúc', recognitions: periods.map(([recognisedOn, withdrawnOn = null]) => ({ recognisedOn, withdrawnOn })) },
    })
  it('counts from its day', () => {
    expect(on(['2025-11-20'])).toBe(true)
    expect(on(['2025-11-21'])).toBe(false)
  })
  it('ends on the day of withdrawal', () => {
    expect(on(['2009-01-01', '2025-11-20'])).toBe(false)
    expect(on(['2009-01-01', '2025-11-21'])).toBe(true)
    expect(on([null, '2020-01-01'])).toBe(false)
  })
  it('counts again from the day on which it was given again, and not between', () => {
    expect(on(['2009-01-01', '2020-06-30'], ['2025-11-20'])).toBe(true)
    expect(on(['2009-01-01', '2020-06-30'], ['2025-11-21'])).toBe(false)
    expect(on(['2009-01-01', '2015-01-01'], ['2016-01-01', '2025-11-21'])).toBe(true)
  })
  it('is undetermined when nothing was recorded', () => {
    expect(on()).toBe(asked)
  })
})

describe('what is said', () => {
  it('an unknown place is undetermined, in every era', () => {
    expect(days.map(day => ok(day, { unit: null }))).toEqual([asked, asked, asked, asked])
  })
  it('a ward of a provincial city is undetermined: the class of the city is not recorded', () => {
    expect(ok('2024-03-15', { unit: { name: 'Phường mẫu', type: 'Phường', district: { name: 'Thành phố mẫu', type: 'Thành phố' } } })).toBe(
      asked,
    )
  })
  it('the gap asks for an officer and is marked as not found in any source', () => {
    const finding = find('2025-08-10', { unit: chuongMy })
    expect(finding?.says).toContain('cần cán bộ quyết định')
    expect(finding).toMatchObject({ confidence: 'X', weight: 'warn', version: 'eligible-area@2025-07-01' })
  })
  it('one beneficiary outside fails the project and only that one is named', () => {
    const finding = find('2024-03-15', {}, { name: 'Cơ sở mẫu B', unit: wardOfQuan })
    expect(finding?.ok).toBe(false)
    expect(finding?.says).toBe('Cơ sở mẫu B ở phường Vạn Phúc, quận Hà Đông, không thuộc địa bàn được hỗ trợ.')
  })
  it('a class without beneficiaries passes, a machine project without one does not', () => {
    const none = { beneficiaries: [] }
    expect(judge(eligibleArea, soundCase({ ...none, shape: 'event' }), nobodyVerified)?.ok).toBe(true)
    expect(judge(eligibleArea, soundCase(none), nobodyVerified)?.ok).toBe(asked)
  })
  it('the same refusal warns until an officer has verified the version that judged, then it blocks', () => {
    const outside = soundCase({ beneficiaries: [beneficiary({ unit: wardOfQuan })] })
    expect(judge(eligibleArea, outside, nobodyVerified)?.weight).toBe('warn')
    expect(judge(eligibleArea, outside, verified('eligible-area@2025-10-15'))?.weight).toBe('warn')
    expect(judge(eligibleArea, outside, verified('eligible-area@2012-07-05'))?.weight).toBe('block')
  })
})
