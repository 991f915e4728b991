/** What may be kept for managing: by the kind of place, both bounds where nobody knows, and the agency's own apart from the project's. */
import { describe, expect, it } from 'vitest'
import { nobodyVerified } from '../cases.testing.ts'
import { judgeAdvance } from './advance-limit.rule.ts'
import { type FeeCase, judgeAgencyShare, managementFee } from './management-fee.rule.ts'

const fee = (change: Partial<FeeCase> = {}): FeeCase => ({
  agencyImplements: false,
  difficult: { holds: false, says: null },
  year: 2024,
  yearMoney: 20_000_000_000,
  ...change,
})
/** The contract is of 300 million đồng. */
const of = (given: FeeCase | null) =>
  judgeAdvance({ activity: 'machine', contracted: 300_000_000, amount: 100_000_000, day: '2024-11-22', fee: given }, nobodyVerified).find(
    ({ rule }) => rule === 'management-fee',
  )

describe('the fee for managing a project', () => {
  it('is nobody’s where the beneficiary implements', () => {
    expect(of(null)).toBeUndefined()
  })
  it('is at most 2.5% at an ordinary place, 3% at a difficult one that is named', () => {
    expect(of(fee())).toMatchObject({ ok: 'undetermined', weight: 'warn', arithmetic: '2,5% × 300.000.000 = 7.500.000\u00a0₫' })
    const difficult = of(fee({ difficult: { holds: true, says: 'Xã Thử, theo QĐ THỬ 01' } }))
    expect(difficult?.arithmetic).toBe('3% × 300.000.000 = 9.000.000\u00a0₫')
    expect(difficult?.says).toContain('Xã Thử, theo QĐ THỬ 01')
  })
  it('has both bounds where nobody has recorded whether the place is difficult', () => {
    const either = of(fee({ difficult: { holds: null, says: null } }))
    expect(either?.says).toContain('chưa ghi nhận')
    expect(either?.arithmetic).toBe('2,5% × 300.000.000 = 7.500.000\u00a0₫; 3% × 300.000.000 = 9.000.000\u00a0₫')
  })
})
it('of a year’s money the agency’s share is reckoned source by source, each rounded down to a đồng', () => {
  const money = [
    { label: 'Thành phố', amount: 1_000_000_099 },
    { label: 'Quốc gia', amount: 99 },
  ]
  expect(judgeAgencyShare(2024, money, managementFee.shipped[0]!.values)).toMatchObject({
    ok: 'undetermined',
    says: expect.stringContaining('cả năm 2024: 15.000.002\u00a0₫'),
    arithmetic: 'Thành phố: 1,5% × 1.000.000.099 = 15.000.001\u00a0₫; Quốc gia: 1,5% × 99 = 1\u00a0₫',
  })
})
describe('where an agency of the programme implements', () => {
  it('its own fee of the year’s money is told apart from the project’s', () => {
    const said = of(fee({ agencyImplements: true }))
    expect(said?.arithmetic).toBe('2,5% × 300.000.000 = 7.500.000\u00a0₫; 1,5% × 20.000.000.000 = 300.000.000\u00a0₫')
    expect(said?.says).toContain('cả năm 2024')
  })
  it('without a plan of the year the share is said and no amount', () => {
    const said = of(fee({ agencyImplements: true, yearMoney: null }))
    expect(said?.says).toContain('1,5% kinh phí khuyến công cả năm 2024')
    expect(said?.arithmetic).toBe('2,5% × 300.000.000 = 7.500.000\u00a0₫')
  })
})
