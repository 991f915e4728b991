/** Logistic regression of a few weights: log-odds that add up, each with the sign that reason gives it. */

const least = 0.5 * Math.LN2
/** No kind is believed beyond eight bits: made-up programmes know nothing of the ways to agree that nobody thought of. */
const most = 8 * Math.LN2
export interface Example {
  /** Share of each kind of evidence, 0…1, by place. */
  given: readonly number[]
  twice: boolean
}
/**
 * Batch gradient ascent with a little shrinking, so that a kind met seldom is not believed blindly.
 * @param signs 1: speaks for; -1: speaks against
 * @returns bits: the prior, then a weight for each place
 */
export const learn = (examples: readonly Example[], signs: readonly number[], steps = 4000): { prior: number; weights: number[] } => {
  const weights = signs.map(sign => sign * 0.5)
  let prior = -3
  const rate = 0.5
  const shrink = 2 / examples.length
  const moved = new Float64Array(signs.length)
  const [seen, seenPrior] = [new Float64Array(signs.length).fill(1e-6), { sum: 1e-6 }]
  for (let step = 0; step < steps; step++) {
    moved.fill(0)
    let movedPrior = 0
    for (const { given, twice } of examples) {
      let logit = prior
      for (let at = 0; at < weights.length; at++) if (given[at]) logit += weights[at]! * given[at]!
      const error = (twice ? 1 : 0) - 1 / (1 + Math.exp(-logit))
      movedPrior += error
      for (let at = 0; at < weights.length; at++) if (given[at]) moved[at]! += error * given[at]!
    }
    const gradient = movedPrior / examples.length
    seenPrior.sum += gradient ** 2
    prior += (rate * gradient) / Math.sqrt(seenPrior.sum)
    for (let at = 0; at < weights.length; at++) {
      const slope = moved[at]! / examples.length - shrink * weights[at]!
      seen[at]! += slope ** 2
      weights[at]! += (rate * slope) / Math.sqrt(seen[at]!)
      // Reason says that each says something: at least half a bit.
      weights[at] = signs[at]! * Math.min(most, Math.max(least, weights[at]! * signs[at]!))
    }
  }
  const bits = (value: number) => Math.round((value / Math.LN2) * 10) / 10
  return { prior: bits(prior), weights: weights.map(bits) }
}
