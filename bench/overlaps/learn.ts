/** Logistic regression of a few weights: log-odds that add up, each with the sign that reason gives it. */

const least = 0.5 * Math.LN2
/** No kind is believed beyond ten bits: made-up programmes know nothing of the ways to agree that nobody thought of. */
const most = 10 * Math.LN2
/**
 * How strongly weights are held to nothing, as of a bell curve around it three bits wide: a kind met seldom is not believed blindly, one met often
 * weighs what it should. Held tighter, what is met in hundreds of pairs and always right was called merely likely.
 */
const hold = 0.25
export interface Example {
  /** Share of each kind of evidence, 0…1, by place. */
  given: readonly number[]
  twice: boolean
}
/** Examples of which the same is said, as one: the places given with their shares, how many, how many of them twice. */
const alike = (examples: readonly Example[]) => {
  const groups = new Map<string, { places: number[]; shares: number[]; count: number; twice: number }>()
  for (const { given, twice } of examples) {
    const key = given.join()
    const group = groups.get(key) ?? {
      places: given.flatMap((share, at) => (share ? [at] : [])),
      shares: given.filter(Boolean),
      count: 0,
      twice: 0,
    }
    group.count++
    if (twice) group.twice++
    groups.set(key, group)
  }
  return [...groups.values()]
}
/**
 * Batch gradient ascent.
 * @param signs 1: speaks for; -1: speaks against
 * @returns bits: the prior, then a weight for each place
 */
export const learn = (examples: readonly Example[], signs: readonly number[], steps = 20_000): { prior: number; weights: number[] } => {
  const groups = alike(examples)
  const weights = signs.map(sign => sign * 0.5)
  let prior = -3
  const rate = 0.5
  const moved = new Float64Array(signs.length)
  const [seen, seenPrior] = [new Float64Array(signs.length).fill(1e-6), { sum: 1e-6 }]
  for (let step = 0; step < steps; step++) {
    moved.fill(0)
    let movedPrior = 0
    for (const { places, shares, count, twice } of groups) {
      let logit = prior
      for (let n = 0; n < places.length; n++) logit += weights[places[n]!]! * shares[n]!
      const error = twice - count / (1 + Math.exp(-logit))
      movedPrior += error
      for (let n = 0; n < places.length; n++) moved[places[n]!]! += error * shares[n]!
    }
    const gradient = movedPrior / examples.length
    seenPrior.sum += gradient ** 2
    prior += (rate * gradient) / Math.sqrt(seenPrior.sum)
    for (let at = 0; at < weights.length; at++) {
      const slope = (moved[at]! - hold * weights[at]!) / examples.length
      seen[at]! += slope ** 2
      weights[at]! += (rate * slope) / Math.sqrt(seen[at]!)
      // Reason says that each says something: at least half a bit.
      weights[at] = signs[at]! * Math.min(most, Math.max(least, weights[at]! * signs[at]!))
    }
  }
  const bits = (value: number) => Math.round((value / Math.LN2) * 10) / 10
  return { prior: bits(prior), weights: weights.map(bits) }
}
