/** Precision, recall and F1 of pairs that were found, against the pairs that are true. */

export interface Found {
  left: string
  right: string
  probability: number
}
export interface Score {
  precision: number
  recall: number
  f1: number
}
export interface Measured extends Score {
  /** The best F1 of any threshold, and that threshold. */
  best: Score
  bestAt: number
}
/** One key for a pair, whichever record comes first; between two lists, whose ids may be the same, the first list's record does. */
export const pairKey = (a: string, b: string, between = false): string => (a < b || between ? `${a}\t${b}` : `${b}\t${a}`)

const score = (right: number, found: number, all: number): Score => ({
  precision: found ? right / found : 0,
  recall: all ? right / all : 0,
  f1: found + all ? (2 * right) / (found + all) : 0,
})
/**
 * @param between whether pairs are of two lists
 * @param threshold pairs at least as likely count as found
 */
export const measure = (found: readonly Found[], truth: ReadonlySet<string>, between: boolean, threshold = 0.5): Measured => {
  const sorted = [...found].sort((a, b) => b.probability - a.probability)
  let right = 0
  let at = score(0, 0, truth.size)
  let best = at
  let bestAt = 1
  for (const [index, pair] of sorted.entries()) {
    if (truth.has(pairKey(pair.left, pair.right, between))) right++
    // Pairs of one probability are taken or left together.
    if (sorted[index + 1]?.probability === pair.probability) continue
    const here = score(right, index + 1, truth.size)
    if (pair.probability >= threshold) at = here
    if (here.f1 > best.f1) {
      best = here
      bestAt = pair.probability
    }
  }
  return { ...at, best, bestAt }
}
