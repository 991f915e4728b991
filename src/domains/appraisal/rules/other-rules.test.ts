/** The short rules: sector, content, plan, counterpart, double support, once only, duplicates, experience, tax code. */
import { describe, expect, it } from 'vitest'
import { judge, type Rule } from '../../../kernel/rules.ts'
import { areaUnknown } from '../../reference/areas.rules.ts'
import type { Case, CaseBeneficiary } from '../appraisal.schema.ts'
import { beneficiary, nobodyVerified, soundCase, verified } from '../cases.testing.ts'
import { contentFits } from './content-fits.rule.ts'
import { counterpartCapital } from './counterpart.rule.ts'
import { eligibleSector } from './eligible-sector.rule.ts'
import { exactDuplicates } from './exact-duplicates.rule.ts'
import { implementerExperience } from './implementer-experience.rule.ts'
import { inAnnualPlan } from './in-annual-plan.rule.ts'
import { noDoubleSupport } from './no-double-support.rule.ts'
import { onceOnly } from './once-only.rule.ts'
import { taxCode } from './tax-code.rule.ts'

const find = (rule: Rule<Case>, change: Partial<Case>) => judge(rule, soundCase(change), nobodyVerified)
const withOne = (rule: Rule<Case>, change: Partial<CaseBeneficiary>, rest: Partial<Case> = {}) =>
  find(rule, { ...rest, beneficiaries: [beneficiary(change)] })
const asked = 'undetermined'

describe('sector', () => {
  it('h is supported from 15/10/2025 only', () => {
    expect(withOne(eligibleSector, { sector: 'h' }, { submittedOn: '2025-10-14' })?.ok).toBe(false)
    expect(withOne(eligibleSector, { sector: 'h' }, { submittedOn: '2025-10-15' })).toMatchObject({ ok: true, confidence: 'S-press' })
  })
  it('none is never supported, a to g always, an unknown code is not judged', () => {
    for (const submittedOn of ['2024-03-15', '2026-03-15']) {
      expect(withOne(eligibleSector, { sector: 'none' }, { submittedOn })?.ok).toBe(false)
      for (const sector of ['a', 'b', 'c', 'd', 'đ', 'g']) expect(withOne(eligibleSector, { sector }, { submittedOn })?.ok).toBe(true)
      expect(withOne(eligibleSector, { sector: 'zz' }, { submittedOn })?.ok).toBe(asked)
    }
  })
})
it('of sector e the place decides, by the lists of the day of submission', () => {
  const at = (holds: boolean | null) =>
    withOne(eligibleSector, { sector: 'e', difficult: { onSubmission: { holds, says: 'Xã An theo QĐ THỬ 01' }, onApproval: areaUnknown } })
  expect([true, false, null].map(holds => at(holds)?.ok)).toEqual([true, false, asked])
  for (const holds of [true, false, null]) expect(at(holds)?.says).toContain('QĐ THỬ 01')
})
describe('content', () => {
  it('must be the group of the activity', () => {
    expect(find(contentFits, {})?.ok).toBe(true)
    const wrong = find(contentFits, { contentGroup: 'designs' })
    expect(wrong?.ok).toBe(false)
    expect(wrong?.says).toContain('2. Mô hình trình diễn')
    expect(find(contentFits, { activity: 'other' })?.ok).toBe(asked)
  })
})
it('before the plan is decided nothing fails for not being in it, even when the rule is verified', () => {
  const finding = judge(inAnnualPlan, soundCase({ inPlan: false }), verified('in-annual-plan@2012-07-05'))
  expect(finding).toMatchObject({ ok: asked, weight: 'warn' })
  expect(find(inAnnualPlan, {})?.ok).toBe(true)
})
describe('counterpart', () => {
  it('needs the commitment and the whole of the rest', () => {
    expect(find(counterpartCapital, {})?.ok).toBe(true)
    expect(find(counterpartCapital, { commitsCapital: false })?.ok).toBe(false)
    expect(find(counterpartCapital, { counterpart: 200_000_000 })?.says).toContain('còn thiếu 40.000.000\u00a0₫')
  })
  it('is not asked of a class', () => {
    expect(find(counterpartCapital, { shape: 'event', counterpart: 0, commitsCapital: false })?.ok).toBe(true)
  })
  it('is a rule of Hà Nội: another province does not hear of it', () => {
    expect(judge(counterpartCapital, soundCase(), { verified: new Set(), province: '30' })).toBeUndefined()
  })
})
it('no double support needs the commitment, except of an event', () => {
  expect(find(noDoubleSupport, {})?.ok).toBe(true)
  expect(find(noDoubleSupport, { commitsNoDouble: false })?.ok).toBe(false)
  expect(find(noDoubleSupport, { commitsNoDouble: false, shape: 'event' })?.ok).toBe(true)
})
describe('once only', () => {
  const earlier = [{ code: 'DA-2022-007', name: 'Máy khắc', acceptedOn: '2022-11-30', contractedOn: null }]
  const running = [{ code: 'DA-2023-004', name: 'Máy khắc', acceptedOn: null, contractedOn: '2023-06-01' }]
  it('flags the same establishment and activity accepted earlier, naming the project', () => {
    const finding = withOne(onceOnly, { earlier })
    expect(finding).toMatchObject({ ok: false, weight: 'warn' })
    expect(finding?.says).toBe('Cơ sở mẫu A đã được hỗ trợ nội dung này: DA-2022-007 (nghiệm thu ngày 30/11/2022).')
    expect(withOne(onceOnly, {})?.ok).toBe(true)
  })
  it('counts what is contracted and not yet accepted, and calls it so', () => {
    const says = 'Cơ sở mẫu A đã ký hợp đồng hỗ trợ nội dung này: DA-2023-004 (ký hợp đồng ngày 01/06/2023, chưa nghiệm thu).'
    expect(withOne(onceOnly, { earlier: running })).toMatchObject({ ok: false, weight: 'warn', says })
    const both = withOne(onceOnly, { earlier: [...earlier, ...running] })?.says
    expect(both).toContain('DA-2022-007 (nghiệm thu ngày 30/11/2022), DA-2023-004 (ký hợp đồng ngày 01/06/2023, chưa nghiệm thu)')
  })
  it('leaves another fair of the same kind to an officer', () => {
    expect(withOne(onceOnly, { earlier }, { shape: 'event' })?.ok).toBe(asked)
  })
})
it('a duplicate is named', () => {
  expect(find(exactDuplicates, {})?.ok).toBe(true)
  const finding = find(exactDuplicates, { twins: ['DA-2024-011', 'DA-2024-012'] })
  expect(finding?.ok).toBe(false)
  expect(finding?.says).toContain('DA-2024-011, DA-2024-012')
})
it('experience that is not recorded is undetermined, not absent', () => {
  expect([true, false, null].map(implementerExperienced => find(implementerExperience, { implementerExperienced })?.ok)).toEqual([
    true,
    false,
    asked,
  ])
})
describe('tax code', () => {
  it('a wrong check digit fails, none at all is undetermined', () => {
    expect(withOne(taxCode, {})?.ok).toBe(true)
    expect(withOne(taxCode, { taxCode: '0100109107' })?.ok).toBe(false)
    expect(withOne(taxCode, { taxCode: null })?.ok).toBe(asked)
  })
  it('a personal number warns until 30/06/2025, passes after, and is never shown', () => {
    const person = { taxCode: '001099000001' }
    const before = withOne(taxCode, person, { submittedOn: '2025-06-30' })
    expect(before?.ok).toBe(asked)
    expect(before?.says).not.toContain(person.taxCode)
    expect(withOne(taxCode, person, { submittedOn: '2025-07-01' })?.ok).toBe(true)
  })
})
