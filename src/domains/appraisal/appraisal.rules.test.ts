/** The whole appraisal of a case. */
import { describe, expect, it } from 'vitest'
import { appraise, blocking, rules, suggestedSupport, whyBlocked } from './appraisal.rules.ts'
import { beneficiary, localNorm, machineNorm, nobodyVerified, soundCase, verified } from './cases.testing.ts'

describe('a sound case', () => {
  it('passes everything, and every finding has its article', () => {
    const findings = appraise(soundCase(), nobodyVerified)
    expect(findings.map(finding => [finding.rule, finding.weight])).toEqual([
      ['eligible-area', 'pass'],
      ['tax-code', 'pass'],
      ['content-fits', 'pass'],
      ['activity-fits', 'pass'],
      ['eligible-sector', 'pass'],
      ['in-annual-plan', 'pass'],
      ['money-adds-up', 'pass'],
      ['support-ceiling', 'pass'],
      ['counterpart', 'pass'],
      ['site-survey', 'pass'],
      ['implementer-experience', 'pass'],
      ['once-only', 'pass'],
      ['no-double-support', 'pass'],
      ['exact-duplicates', 'pass'],
    ])
    for (const finding of findings) {
      expect(finding.article).not.toBe('')
      expect(finding.says).toMatch(/\.$/)
      expect(finding.says).not.toContain('{{')
      expect(finding.says).toBe(finding.says.normalize('NFC'))
    }
    expect(whyBlocked(findings)).toBeNull()
  })
})
describe('a case with everything wrong in law', () => {
  const wrong = soundCase({
    contentGroup: 'designs',
    requested: 300_000_000,
    counterpart: 180_000_000,
    commitsCapital: false,
    commitsNoDouble: false,
    implementerExperienced: false,
    survey: { on: '2024-03-20', fits: false, says: 'Chưa có nhà xưởng.' },
    twins: ['DA-2024-002'],
    beneficiaries: [
      beneficiary({
        sector: 'none',
        taxCode: '0100109107',
        unit: { name: 'Phường mẫu', type: 'Phường', district: { name: 'Quận mẫu', type: 'Quận' } },
        earlier: [{ code: 'DA-2020-001', name: 'Máy', acceptedOn: '2020-12-01', contractedOn: null }],
      }),
    ],
  })
  it('only warns while no officer has verified a rule', () => {
    const findings = appraise(wrong, nobodyVerified)
    expect(blocking(findings)).toEqual([])
    expect(findings.filter(finding => finding.weight === 'warn')).toHaveLength(11)
  })
  it('blocks by each rule that is verified, and by no other', () => {
    const keys = rules.filter(rule => rule.nature === 'law').map(rule => `${rule.code}@${rule.versions[0]?.from}`)
    // The plan is not decided yet, and no law of 2024 keeps a household from asking for a machine.
    for (const key of keys.filter(key => !key.startsWith('in-annual-plan') && !key.startsWith('activity-fits')))
      expect(blocking(appraise(wrong, verified(key))).map(finding => finding.version)).toEqual([key])
    expect(blocking(appraise(wrong, verified(machineNorm.key))).map(finding => finding.rule)).toEqual(['support-ceiling'])
  })
  it('blocks at once when the money does not add up', () => {
    const findings = appraise({ ...wrong, counterpart: 1 }, nobodyVerified)
    expect(blocking(findings).map(finding => finding.rule)).toEqual(['money-adds-up'])
    expect(whyBlocked(findings)).toContain('không bằng tổng kinh phí')
  })
})
describe('the suggested support', () => {
  it('is what is asked, at most the ceiling', () => {
    expect(suggestedSupport(soundCase())).toBe(240_000_000)
    expect(suggestedSupport(soundCase({ requested: 100_000_000 }))).toBe(100_000_000)
    expect(suggestedSupport(soundCase({ requested: 300_000_000 }))).toBe(240_000_000)
    expect(suggestedSupport(soundCase({ norms: [machineNorm, localNorm()] }))).toBe(200_000_000)
  })
  it('is unknown without a norm', () => {
    expect(suggestedSupport(soundCase({ norms: [] }))).toBeNull()
  })
})
it('versions of a rule follow each other without a gap or an overlap', () => {
  for (const { versions } of rules)
    versions.forEach((version, at) => {
      const next = versions[at + 1]
      expect(version.until).toBe(next ? next.from : null)
    })
})
