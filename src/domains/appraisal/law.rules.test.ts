/** Versions that documents add beside those that ship: which one holds on which day, and whether it may block. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayParameter } from '../../kernel/parameters.ts'
import { appraise } from './appraisal.rules.ts'
import { beneficiary, nobodyVerified, soundCase } from './cases.testing.ts'
import { changeUnder } from './change.rules.ts'
import { compareFindings } from './compare.rules.ts'
import { type AddedVersion, type Law, valuesOn } from './law.rules.ts'
import { normParameters, shippedNorms } from './norms.schema.ts'
import { type AdvanceCase, advanceShare, judgeAdvance } from './rules/advance-limit.rule.ts'
import { eligibleArea } from './rules/eligible-area.rule.ts'
import { eligibleSector } from './rules/eligible-sector.rule.ts'
import { selectionOrder } from './rules/selection-order.rule.ts'
import { datedRules, saidValues, subjects } from './subjects.rules.ts'

const sectors = (list: string[], change: Partial<AddedVersion> = {}): AddedVersion => ({
  key: 'eligible-sector@2026-01-01/vb1',
  code: 'eligible-sector',
  values: { sectors: list },
  from: '2026-01-01',
  until: null,
  article: 'Nghị định thử, Điều 1',
  confidence: 'S',
  scope: { level: 'national' },
  ...change,
})
const lawWith = (...added: AddedVersion[]): Law => ({ ...nobodyVerified, added })
const sectorOn = (law: Law, day: string) =>
  appraise(soundCase({ submittedOn: day, beneficiaries: [beneficiary({ sector: 'đ' })] }), law)
    .filter(({ rule }) => rule === 'eligible-sector')
    .map(({ scope, ok, version }) => [scope.level, ok, version])

describe('a version that a document adds', () => {
  it('holds from its day, and the shipped one before it', () => {
    const law = lawWith(sectors(['a']))
    expect(sectorOn(law, '2025-12-31')).toEqual([['national', true, 'eligible-sector@2025-10-15']])
    expect(sectorOn(law, '2026-01-01')).toEqual([['national', false, 'eligible-sector@2026-01-01/vb1']])
  })
  it('gives way again at its end', () => {
    expect(sectorOn(lawWith(sectors(['a'], { until: '2026-07-01' })), '2026-07-01')).toEqual([
      ['national', true, 'eligible-sector@2025-10-15'],
    ])
  })
  it('of the same day as a shipped one stands before it; of two added ones the one adopted last, which comes first', () => {
    const same = (key: string, list: string[]) => sectors(list, { key, from: '2025-10-15' })
    expect(sectorOn(lawWith(same('second', ['đ']), same('first', ['a'])), '2025-10-20')).toEqual([['national', true, 'second']])
  })
  it('of the province judges beside the nation’s; of another province it says nothing', () => {
    const local = sectors(['a'], { scope: { level: 'local', province: '01' } })
    expect(sectorOn(lawWith(local), '2026-02-01')).toEqual([
      ['local', false, local.key],
      ['national', true, 'eligible-sector@2025-10-15'],
    ])
    expect(sectorOn(lawWith({ ...local, scope: { level: 'local', province: '30' } }), '2026-02-01')).toHaveLength(1)
  })
  it('blocks only once verified', () => {
    const weightUnder = (verified: string[]) =>
      appraise(soundCase({ submittedOn: '2026-02-01' }), { ...lawWith(sectors(['a'])), verified: new Set(verified) }).find(
        ({ rule }) => rule === 'eligible-sector',
      )?.weight
    expect(weightUnder([])).toBe('warn')
    expect(weightUnder(['eligible-sector@2026-01-01/vb1'])).toBe('block')
  })
  it('that lists what the area was before judges as the code did', () => {
    const shipped = eligibleArea.dated.shipped[0]!
    const copy: AddedVersion = { ...shipped, key: 'copy', code: 'eligible-area', article: 'Bản chép' }
    const places = fc.record({
      type: fc.constantFrom('Xã', 'Phường', 'Thị trấn', 'Đặc khu'),
      district: fc.constantFrom('Huyện', 'Quận', 'Thị xã', 'Thành phố'),
      cleanerProduction: fc.boolean(),
      clusterInfrastructure: fc.boolean(),
    })
    const area = (law: Law, { type, district, ...flags }: { type: string; district: string }) =>
      appraise(
        soundCase({
          submittedOn: '2024-03-15',
          beneficiaries: [
            beneficiary({ ...flags, unit: { name: `${type} Mẫu`, type, district: { name: `${district} Mẫu`, type: district } } }),
          ],
        }),
        law,
      ).find(({ rule }) => rule === 'eligible-area')
    fc.assert(
      fc.property(places, place => {
        const [by, of] = [area(lawWith(copy), place), area(nobodyVerified, place)]
        expect([by?.ok, by?.says, by?.version]).toEqual([of?.ok, of?.says, 'copy'])
      }),
    )
  })
})

describe('what a version sets', () => {
  it('is read in words for every rule and norm, whole as it ships', () => {
    for (const { code, shipped, parameters } of datedRules)
      for (const { values } of shipped) {
        expect(parameters.check.safeParse(values).success, code).toBe(true)
        for (const { says } of saidValues(code, values)) expect(says).not.toBe('')
      }
    for (const norm of shippedNorms) {
      const { label, percent, ceiling, per } = norm
      expect(normParameters.check.safeParse({ label, percent, ceiling, per }).success, norm.key).toBe(true)
    }
    expect(new Set(subjects.map(({ code }) => code)).size).toBe(subjects.length)
  })
  it('is refused when a value is missing, strange or out of range, in Vietnamese', () => {
    const { check } = eligibleSector.dated.parameters
    for (const values of [{}, { sectors: ['zz'] }, { sectors: ['a', 'a'] }, { sectors: ['a'], more: 1 }])
      expect(check.safeParse(values).success).toBe(false)
    const wrong = normParameters.check.safeParse({ label: ' ', percent: 101, ceiling: 1.5, per: 'cơ sở' })
    expect(wrong.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['label', 'Cần nhập tên định mức'],
      ['percent', 'Tỷ lệ hỗ trợ (%) phải là số từ 0 đến 100'],
      ['ceiling', 'Mức trần (₫) phải là số nguyên, không âm'],
    ])
  })
  it('says an empty list and an absent amount', () => {
    const [label, percent, ceiling] = normParameters.fields
    expect([sayParameter(label!, 'Máy'), sayParameter(percent!, 12.5), sayParameter(ceiling!, null)]).toEqual(['Máy', '12,5%', 'không'])
  })
})

describe('advances', () => {
  const given = (change: Partial<AdvanceCase> = {}): AdvanceCase => ({
    activity: 'trademark',
    contracted: 30_000_000,
    amount: 21_000_000,
    day: '2024-11-22',
    fee: null,
    ...change,
  })
  const said = (change: Partial<AdvanceCase>) =>
    judgeAdvance(given(change), nobodyVerified).map(({ rule, ok, weight, confidence }) => [rule, ok, weight, confidence])
  it('are at most 70% of the contract, 30% for the infrastructure of a cluster', () => {
    expect(said({})).toEqual([['advance-limit', true, 'pass', 'S']])
    expect(said({ amount: 21_000_001 })).toEqual([['advance-limit', false, 'warn', 'S']])
    expect(said({ activity: 'cluster_infrastructure' })).toEqual([['advance-limit', false, 'warn', 'S']])
    expect(judgeAdvance(given({ amount: 21_000_001 }), nobodyVerified)[0]?.arithmetic).toBe('70% × 30.000.000 = 21.000.000\u00a0₫')
  })
  it('of machines and models are reminded of 70%, which nobody found in a paper', () => {
    expect(said({ activity: 'machine' })).toEqual([['advance-machine', true, 'pass', 'X']])
    expect(advanceShare('demo_model', nobodyVerified, '2024-11-22')).toMatchObject({ percent: 70, verified: false })
  })
  it('of other kinds have no limit, and before the circular none had', () => {
    expect(said({ activity: 'design_contest' })).toEqual([])
    expect(said({ day: '2014-02-09' })).toEqual([])
    expect(advanceShare('design_contest', nobodyVerified, '2024-11-22')).toBeUndefined()
  })
  it('to another than the beneficiary say what may be kept for management, which no file records', () => {
    const fee = { agencyImplements: false, difficult: { holds: false, says: null }, year: 2024, yearMoney: null }
    expect(said({ fee })).toEqual([
      ['advance-limit', true, 'pass', 'S'],
      ['management-fee', 'undetermined', 'warn', 'M'],
    ])
  })
})

it('the order of choice takes in women- and minority-owned establishments from 15/10/2025', () => {
  const on = (day: string) => valuesOn(selectionOrder, nobodyVerified, day)[0]
  expect(on('2025-10-14')?.values).toMatchObject({ materialsAbove: 50, workersFrom: 50, order: ['pilot', 'priorities', 'experience'] })
  expect(on('2025-10-14')?.values.criteria).not.toContain('women')
  expect(on('2025-10-15')).toMatchObject({ confidence: 'S-press', values: { criteria: expect.arrayContaining(['women', 'minority']) } })
})

describe('two judgements side by side', () => {
  const before = appraise(soundCase(), nobodyVerified)
  it('of the same case and law differ in nothing', () => {
    expect(compareFindings(before, before).filter(({ differs, newer }) => differs || newer)).toEqual([])
  })
  it('a rule that joins and finds nothing wrong is newer, not different', () => {
    const key = 'eligible-sector@2024-01-01/vb1'
    const local = sectors(['đ'], { key, scope: { level: 'local', province: '01' }, from: '2024-01-01' })
    const after = appraise(soundCase(), lawWith(local))
    expect(compareFindings(before, after).filter(({ newer }) => newer)).toMatchObject([
      { rule: 'eligible-sector', scope: 'local', before: null, differs: false },
    ])
  })
  it('a rule that a release brought in is no newer law', () => {
    expect(compareFindings(before.slice(1), before).filter(({ newer }) => newer)).toEqual([])
  })
  it('a law that changes neither answer nor amount changes nothing', () => {
    const now = { law: nobodyVerified, norms: shippedNorms }
    expect(changeUnder(soundCase(), now, { ...now, law: lawWith(sectors(['a'])) })).toBeUndefined()
    const lower = shippedNorms.map(norm => (norm.code === 'machine' ? { ...norm, ceiling: 100_000_000 } : norm))
    expect(changeUnder(soundCase(), now, { ...now, norms: lower })).toMatchObject({
      before: { amount: 240_000_000 },
      after: { amount: 100_000_000, arithmetic: 'min(50% × 480.000.000, 100.000.000) = 100.000.000\u00a0₫' },
      comparisons: [{ rule: 'support-ceiling', scope: 'national' }],
    })
  })
})
