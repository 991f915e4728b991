/** From evidence to a probability, a kind and words for what was done. The weights were fitted by bench/designs (see its README). */
import type { Agreement } from './agreement.rules.ts'
import { weights } from './weights.rules.ts'

export interface Evidence {
  inliers: number
  /** Agreeing points as a share of the query's points in the overlap. */
  repeated: number
  /** Agreeing points as a share of those within their outline, of the picture that has fewer there. */
  dense: number
  /** Of the points of both pictures that meet in one place, the share that look alike there. */
  kin: number
  agreement: Agreement
  /** Cosine of the two pictures' directions. */
  alike: number
  /** Bits, of 63, in which the fingerprints differ in the nearest pose; 32 when none is near. */
  distance: number
  channel: 'grey' | 'lines' | 'strokes' | 'whole'
}
/** The numbers the probability is made of, by name. */
export const featuresOf = ({ inliers, repeated, dense, kin, agreement, alike, distance, channel }: Evidence): Record<string, number> => {
  const [most, least] = [Math.max(agreement.ofQuery, agreement.ofRegistered), Math.min(agreement.ofQuery, agreement.ofRegistered)]
  const many = Math.log1p(inliers)
  const near = Math.max(0, 1 - distance / 24)
  const solid = agreement.agreed * agreement.pointsAgree
  return {
    many,
    repeated: Math.sqrt(Math.min(1, repeated)),
    dense: Math.sqrt(Math.min(1, dense)),
    kin: Math.sqrt(Math.min(1, kin)),
    agreed: agreement.agreed,
    patchAlike: agreement.alike,
    pointsAgree: agreement.pointsAgree,
    everywhere: agreement.everywhere,
    most,
    least,
    both: Math.sqrt(most * least),
    agreeing: Math.log1p(agreement.agreeing),
    alike,
    near,
    solid,
    manySolid: Math.min(4, many) * solid,
    // Many points, most of those that could have been found, and patches that are nearly the same.
    sure: Math.min(4, many) * Math.max(0, agreement.alike - 0.6) * Math.sqrt(Math.min(1, dense) * Math.min(1, kin)),
    // Without points there is less to go by, and other numbers must be worth more.
    pointless: inliers ? 0 : 1,
    pointlessNear: inliers ? 0 : near,
    lines: channel === 'lines' || channel === 'strokes' ? 1 : 0,
  }
}
/** Numbers that may speak either way; all others may only speak for a copy. */
export const eitherWay: readonly string[] = ['pointless', 'lines']
const named: Record<string, number> = weights.features
/** Log-odds of a copy, from the numbers by name. */
export const worthOf = (features: Record<string, number>): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + (named[name] ?? 0) * value, weights.base)
export const logitOf = (evidence: Evidence): number => worthOf(featuresOf(evidence))
export const probabilityOf = (logit: number): number => 1 / (1 + Math.exp(-logit))
