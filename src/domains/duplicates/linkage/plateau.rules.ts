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

/** A bell's heights at every step, `reach` steps to both sides. */
const bellOf = (width: number, reach: number) =>
  Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-0.5 * (((at - reach) * STEP) / width) ** 2) / (width * Math.sqrt(2 * Math.PI)))

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
  const bell = bellOf(WIDTH, reach)
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

/** How wide a valley is looked for, in natural log-odds, and so many times lower than the heaps on both its sides it must be. */
const NARROW = 0.6
const DEEP = 2
const HIGHEST = 12
/**
 * Where relatives (models of one maker, chapters of one book, people of one house) stand together as a heap of their own, below the heap of pairs that
 * are one and with a valley between, the line belongs into the valley. Pairs that are one but for a slip can make such a heap too, but never a larger
 * one than those without (`slips`): so the pairs below the valley must be the more numerous.
 * @param scores natural log-odds of all candidates
 * @param line where the line would lie otherwise
 * @returns the line, or the deepest such valley above it
 */
export const aboveRelatives = (scores: Float32Array, line: number): number => {
  const reach = Math.ceil((4 * NARROW) / STEP)
  const places = Math.round((HIGHEST - line) / STEP) + 1
  const seen = new Float64Array(Math.max(0, places) + 2 * reach)
  let found = 0
  for (const score of scores) {
    if (score >= line) found++
    const place = Math.round((score - line) / STEP) + reach
    if (place >= 0 && place < seen.length) seen[place]!++
  }
  const bell = bellOf(NARROW, reach)
  const heights = Float64Array.from({ length: Math.max(0, places) }, (_, at) =>
    bell.reduce((sum, share, k) => sum + share * seen[at + k]!, 0),
  )
  const highestFrom = heights.slice()
  for (let at = places - 2; at >= 0; at--) highestFrom[at] = Math.max(heights[at]!, highestFrom[at + 1]!)
  let [valley, deepest, before, below] = [line, DEEP, 0, 0]
  for (let at = 1; at < places - 1; at++) {
    before = Math.max(before, heights[at - 1]!)
    below += seen[at - 1 + reach]!
    const depth = Math.min(before, highestFrom[at + 1]!) / (heights[at]! + 1)
    if (2 * below > found && depth > deepest) [valley, deepest] = [line + at * STEP, depth]
  }
  return valley
}
