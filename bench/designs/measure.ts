/** Counting: first place, what is found at one false alarm in a hundred, and how right the probabilities are. */

export interface Outcome {
  of: string | undefined
  edit: string
  family: string
  /** Best first; higher is nearer. */
  ranked: readonly { id: string; score: number }[]
}
export interface Figures {
  queries: number
  first: number
  /** Share found at the threshold that one design of its own in a hundred passes. */
  found: number
}
/** The score that at most one in a hundred designs of their own passes. */
export const thresholdOf = (outcomes: readonly Outcome[]): number => {
  const best = outcomes
    .filter(({ of }) => of === undefined)
    .map(({ ranked }) => ranked[0]?.score ?? Number.NEGATIVE_INFINITY)
    .sort((a, b) => b - a)
  return best[Math.floor(best.length / 100)] ?? Number.NEGATIVE_INFINITY
}
export const figuresOf = (outcomes: readonly Outcome[], threshold: number): Figures => {
  const copies = outcomes.filter(({ of }) => of !== undefined)
  const share = (test: (outcome: Outcome) => boolean) => (copies.length ? copies.filter(test).length / copies.length : 0)
  return {
    queries: copies.length,
    first: share(({ of, ranked }) => ranked[0]?.id === of),
    found: share(({ of, ranked }) => (ranked.find(({ id }) => id === of)?.score ?? Number.NEGATIVE_INFINITY) > threshold),
  }
}
/** Pairs by their probability: how many there are in each tenth, and how many are copies. */
export const calibrationOf = (outcomes: readonly Outcome[]) =>
  Array.from({ length: 10 }, (_, tenth) => {
    const pairs = outcomes.flatMap(({ of, ranked }) => ranked.map(({ id, score }) => ({ isCopy: id === of, score })))
    const inside = pairs.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === tenth)
    return {
      tenth,
      pairs: inside.length,
      copies: inside.filter(({ isCopy }) => isCopy).length,
      said: inside.reduce((sum, { score }) => sum + score, 0) / (inside.length || 1),
    }
  })
