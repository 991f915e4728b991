/** What the pairs say of each other: equality is transitive, and a list that counts each thing once gives each record one partner at most. */

/** Scored pairs as three columns. */
export interface Scored {
  left: number[]
  right: number[]
  probability: number[]
}
/** Larger groups than this are left as they are: one wrong link in them would make many. */
const LARGEST = 400

/**
 * If A is B and B is C then A is C: a pair is at least as likely as the likeliest way through one other record, unless its own fields
 * speak clearly against it.
 * @param scoreOf log-odds are not needed: the probability of a pair that was no candidate, by its fields
 * @returns the pairs with probabilities raised, and pairs added that were no candidates
 */
export const closeUp = (scored: Scored, count: number, scoreOf: (left: number, right: number) => number): Scored => {
  const parent = Int32Array.from({ length: count }, (_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
    return at
  }
  for (const [p, chance] of scored.probability.entries()) if (chance >= 0.6) parent[root(scored.left[p]!)] = root(scored.right[p]!)
  const groups = new Map<number, number[]>()
  for (let i = 0; i < count; i++) {
    const at = root(i)
    const group = groups.get(at)
    if (group) group.push(i)
    else groups.set(at, [i])
  }
  const id = (a: number, b: number) => (a < b ? a * count + b : b * count + a)
  const chances = new Map<number, number>()
  for (const [p, chance] of scored.probability.entries()) {
    const [a, b] = [scored.left[p]!, scored.right[p]!]
    if (root(a) === root(b)) chances.set(id(a, b), chance)
  }
  const raised = new Map<number, number>()
  for (const group of groups.values()) {
    if (group.length < 3 || group.length > LARGEST) continue
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) {
        const own = chances.get(id(a, b)) ?? scoreOf(a, b)
        let through = 0
        for (const c of group) {
          if (c === a || c === b) continue
          through = Math.max(through, (chances.get(id(a, c)) ?? 0) * (chances.get(id(c, b)) ?? 0))
        }
        // Fields that speak clearly against a pair mean that one of the links on the way is wrong.
        raised.set(id(a, b), own < AGAINST ? own : Math.max(own, through))
      }
  }
  const out: Scored = { left: [], right: [], probability: [] }
  for (const [p, chance] of scored.probability.entries()) {
    const key = id(scored.left[p]!, scored.right[p]!)
    out.left.push(scored.left[p]!)
    out.right.push(scored.right[p]!)
    out.probability.push(raised.get(key) ?? chance)
    raised.delete(key)
  }
  for (const [key, chance] of raised) {
    out.left.push(Math.floor(key / count))
    out.right.push(key % count)
    out.probability.push(chance)
  }
  return out
}
const AGAINST = 0.1

/**
 * Where a list holds each thing once, the candidates of a record of the other list compete: at most one is right.
 * @param once whether the left list, and the right list, counts each thing once
 */
export const compete = (scored: Scored, count: number, once: { left: boolean; right: boolean }): Scored => {
  if (!once.left && !once.right) return scored
  const odds = scored.probability.map(p => p / Math.max(1e-12, 1 - p))
  const ofLeft = new Float64Array(count)
  const ofRight = new Float64Array(count)
  for (const [p, odd] of odds.entries()) {
    ofLeft[scored.left[p]!]! += odd
    ofRight[scored.right[p]!]! += odd
  }
  return {
    ...scored,
    probability: odds.map((odd, p) => {
      const rivals = (once.right ? ofLeft[scored.left[p]!]! - odd : 0) + (once.left ? ofRight[scored.right[p]!]! - odd : 0)
      return odd / (1 + odd + Math.max(0, rivals))
    }),
  }
}
