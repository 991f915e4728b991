/**
 * Where the line between one and not one lies in a list. A judge that has seen other lists ranks pairs well, but cannot know how many are one in this
 * one: its log-odds may all be too high or too low. Where pairs that are one stand apart from those that are not, hardly any pair lies between; so the
 * line is drawn where moving it would change the answer least, near to where the judge drew it.
 */

/** How far the line may be moved, and how wide a gap is looked for, in natural log-odds. */
const FARTHEST = 8
const WIDTH = 1
const STEP = 0.25
/** Pairs that count as lying near and as found before any is: a few found pairs do not make a gap, nor does finding none. */
const FEW = 5

/**
 * @param scores natural log-odds of all candidates
 * @param freedom how far, in log-odds, the line is readily moved from where the judge drew it
 * @returns the log-odds at which a pair is as likely one as not
 */
export const lineOf = (scores: Float32Array, freedom: number): number => {
  const places = Math.round((2 * FARTHEST) / STEP) + 1
  const reach = Math.ceil((3 * WIDTH) / STEP)
  const placeOf = (score: number) => Math.round((score + FARTHEST) / STEP) + reach
  const seen = new Float64Array(places + 2 * reach)
  let above = 0
  for (const score of scores) {
    const place = placeOf(score)
    if (place >= seen.length) above++
    else if (place >= 0) seen[place]!++
  }
  const bell = Array.from(
    { length: 2 * reach + 1 },
    (_, at) => Math.exp(-0.5 * (((at - reach) * STEP) / WIDTH) ** 2) / (WIDTH * Math.sqrt(2 * Math.PI)),
  )
  for (let place = seen.length - 1; place >= places + reach; place--) above += seen[place]!
  let line = 0
  let least = Infinity
  for (let at = places - 1; at >= 0; at--) {
    above += seen[at + reach]!
    const near = bell.reduce((sum, share, k) => sum + share * seen[at + k]!, 0)
    const score = at * STEP - FARTHEST
    const cost = Math.log((near + FEW) / (above + FEW)) + score ** 2 / (2 * freedom ** 2)
    if (cost < least) [least, line] = [cost, score]
  }
  return line
}
