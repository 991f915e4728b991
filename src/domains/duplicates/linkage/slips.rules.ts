/**
 * How many slips one may believe in. Records that are one are at odds in a telling thing only by a slip (a wrong day of birth, an old telephone). Whatever
 * the chance of each slip, more of them are rarer: of pairs that are one, the numbers with none, one, two … slips fall at least as fast as a geometric
 * series (so many fall in it if the records' own rates of slips are spread exponentially, Greenwood and Yule 1920; faster if they are alike). Where a
 * list holds many relatives (kin in one household, editions of one book, branches of one firm), the pairs with two are instead as many as those with
 * none. What exceeds the series is relatives.
 */

/** Bits at odds that count as one slip: a telling thing speaks with 5 to 6. */
const BITS = 5
const MOST = 6
/** The most that one slip may be as frequent as none; and pairs without a slip that are taken as given in any list. */
const RATIO = 0.75
const GIVEN = 2
const chance = (odds: number) => 1 / (1 + Math.exp(-odds))

/** Slips that a pair would take to be one: the bits that are at odds in what tells records apart (sign `strictOdds`). */
export const slipsOf = (bits: number): number => Math.min(MOST, Math.floor(bits / BITS))

/**
 * @param odds natural log-odds of all pairs
 * @param slips of all pairs
 * @param between whether the pairs are of two lists: those may write one thing in two ways, so that a first difference is no slip
 * @returns per number of slips what is added to the log-odds of pairs with so many, 0 or less
 */
export const doubtOf = (odds: Float32Array, slips: Uint8Array, between: boolean): Float64Array => {
  const believed = new Float64Array(MOST + 1)
  for (let p = 0; p < odds.length; p++) believed[slips[p]!]! += chance(odds[p]!)
  const none = believed[0]! + GIVEN
  const ratio = Math.min(RATIO, (believed[1]! + 1) / none)
  const first = between ? Math.max(none, believed[1]! / ratio) : none
  return believed.map((sum, count) => {
    const most = first * ratio ** count
    if (count === 0 || (between && count === 1) || sum <= most) return 0
    const own = odds.filter((_, p) => slips[p] === count)
    let [low, high] = [-30, 0]
    for (let step = 0; step < 30; step++) {
      const middle = (low + high) / 2
      if (own.reduce((total, score) => total + chance(score + middle), 0) > most) high = middle
      else low = middle
    }
    return low
  })
}
