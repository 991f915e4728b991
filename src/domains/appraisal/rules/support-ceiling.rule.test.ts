/** The most that may be given, by the shipped national norms and by invented local ones. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activities } from '../../reference/catalog.schema.ts'
import { beneficiary, localNorm, machineNorm, nobodyVerified, soundCase, verified } from '../cases.testing.ts'
import { shippedNorms as shipped } from '../norms.schema.ts'
import { ceilingFor, judgeCeiling } from './support-ceiling.rule.ts'

const most = (activity: string, eligibleCost: number, units = 1, norms = shipped) =>
  ceilingFor({ activity, eligibleCost, units, norms, day: '2024-05-20' })

describe('by the national norms', () => {
  it.each([
    ['machine', 500_000_000, 250_000_000],
    ['machine', 800_000_000, 300_000_000],
    ['machine_line', 1_200_000_000, 450_000_000],
    ['demo_model', 1_000_000_000, 300_000_000],
    ['domestic_fair', 50_000_000, 40_000_000],
  ])('%s of %i đồng gets at most %i', (activity, cost, amount) => {
    expect(most(activity, cost)?.amount).toBe(amount)
  })
  it('writes the sum out', () => {
    expect(most('machine', 480_000_000)?.arithmetic).toBe('min(50% × 480.000.000, 300.000.000) = 240.000.000\u00a0₫')
    expect(most('domestic_fair', 50_000_000)?.arithmetic).toBe('80% × 50.000.000 = 40.000.000\u00a0₫')
    // Where the ceiling alone decides there is nothing to reckon.
    expect(most('cluster_infrastructure', 8_000_000_000)?.arithmetic).toBe('6.000.000.000\u00a0₫')
    expect(most('demo_model', 9_000_000_000, 2)?.arithmetic).toBe(
      'min(30% × 9.000.000.000, 1.000.000.000 × 2 mô hình) = 2.000.000.000\u00a0₫',
    )
  })
  it('rounds down to a whole đồng', () => {
    expect(most('machine', 333_333_333)?.amount).toBe(166_666_666)
  })
  it('every activity but two has its norm as shipped, each norm its activity', () => {
    expect(shipped.every(norm => norm.code === norm.activity && norm.code in activities)).toBe(true)
    const without = Object.keys(activities).filter(code => !shipped.some(norm => norm.code === code))
    expect(without).toEqual(['design_contest', 'programme_work'])
  })
  it('has none for a management class', () => {
    expect(most('management_class', 100_000_000)).toBeUndefined()
  })
  it('does not multiply a ceiling per establishment by the machines of one', () => {
    const three = soundCase({ totalCost: 2_000_000_000, eligibleCost: 2_000_000_000, units: 3 })
    expect(ceilingFor(three)?.amount).toBe(300_000_000)
    expect(ceilingFor({ ...three, beneficiaries: [beneficiary(), beneficiary({ code: 'CS-0002' })] })?.amount).toBe(600_000_000)
  })
  it('never exceeds the percent or the ceiling, in whole đồng', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), fc.integer({ min: 1, max: 1000 }), (cost, units) => {
        const found = most('demo_model', cost, units)
        expect(Number.isSafeInteger(found?.amount)).toBe(true)
        expect(found?.amount).toBeLessThanOrEqual(Math.min(cost * 0.3, 1e9 * units))
      }),
    )
  })
})

describe('with a norm of the province', () => {
  it('the local one gives the amount and the national stands beside', () => {
    const found = most('machine', 800_000_000, 1, [machineNorm, localNorm()])
    expect(found).toMatchObject({ amount: 200_000_000, nationalAmount: 300_000_000, norm: { scope: 'local' } })
  })
  it('the national stays a ceiling above a larger local one', () => {
    const found = most('machine', 800_000_000, 1, [machineNorm, localNorm({ ceiling: 350_000_000 })])
    expect(found).toMatchObject({ amount: 300_000_000, nationalAmount: 300_000_000, norm: { scope: 'national' } })
  })
  it('one that began later or has ended is not used', () => {
    for (const change of [{ validFrom: '2024-05-21' }, { validUntil: '2024-05-20' }])
      expect(most('machine', 800_000_000, 1, [machineNorm, localNorm(change)])?.amount).toBe(300_000_000)
  })
  it('the later of two holds', () => {
    const newer = localNorm({ key: 'machine@2024-05-01/01', validFrom: '2024-05-01', ceiling: 150_000_000 })
    expect(most('machine', 800_000_000, 1, [localNorm(), newer])?.amount).toBe(150_000_000)
  })
})

describe('a norm of difficult areas', () => {
  const at = (holds: boolean | null, requested = 10_000_000) => {
    const place = { holds, says: 'Xã An theo QĐ THỬ 01' }
    const one = beneficiary({ difficult: { onSubmission: { holds: null, says: null }, onApproval: place } })
    return soundCase({ activity: 'new_enterprise', beneficiaries: [one], norms: shipped, requested, approvedOn: '2024-05-20' })
  }
  it('turns on the place on the day of approval, and names the list', () => {
    const found = [true, false, null].map(holds => judgeCeiling(at(holds), nobodyVerified)[0])
    expect(found.map(finding => finding?.ok)).toEqual([true, false, 'undetermined'])
    for (const finding of found) expect(finding?.says).toContain('QĐ THỬ 01')
    expect([true, false, null].map(holds => ceilingFor(at(holds))?.amount)).toEqual([10_000_000, undefined, 10_000_000])
  })
  it('is over the ceiling wherever the place is not known', () => {
    expect(judgeCeiling(at(null, 10_000_001), nobodyVerified)[0]?.ok).toBe(false)
  })
})
describe('the findings', () => {
  const asks = (requested: number, norms = [machineNorm]) => soundCase({ requested, norms })
  it('fit: the norm’s article and key', () => {
    const [finding] = judgeCeiling(asks(240_000_000), nobodyVerified)
    expect(finding).toMatchObject({ ok: true, weight: 'pass', article: machineNorm.article, version: machineNorm.key, confidence: 'S' })
  })
  it('one đồng above fails, warns while the norm is not verified, blocks when it is', () => {
    const over = asks(240_000_001)
    expect(judgeCeiling(over, nobodyVerified)[0]).toMatchObject({ ok: false, weight: 'warn', verified: false })
    expect(judgeCeiling(over, verified(machineNorm.key))[0]).toMatchObject({ ok: false, weight: 'block', verified: true })
    expect(judgeCeiling(over, nobodyVerified)[0]?.says).toContain('vượt mức tối đa 240.000.000\u00a0₫ là 1\u00a0₫')
  })
  it('the local norm judges first and each by itself', () => {
    const found = judgeCeiling(asks(220_000_000, [machineNorm, localNorm()]), verified(machineNorm.key))
    expect(found.map(({ scope, ok, weight }) => [scope.level, ok, weight])).toEqual([
      ['local', false, 'warn'],
      ['national', true, 'pass'],
    ])
  })
  it('another province’s norm says nothing here', () => {
    const found = judgeCeiling(asks(240_000_000, [machineNorm, localNorm({ province: '30' })]), nobodyVerified)
    expect(found.map(finding => finding.scope.level)).toEqual(['national'])
  })
  it('no norm: undetermined, and it says so', () => {
    const [finding] = judgeCeiling(asks(240_000_000, []), nobodyVerified)
    expect(finding).toMatchObject({ ok: 'undetermined', weight: 'warn', confidence: 'X' })
    expect(finding?.says).toContain('Chưa có định mức')
  })
})
