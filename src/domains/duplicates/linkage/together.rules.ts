/** What the pairs say of each other: what is one with the same is one, and a list that counts each thing once gives each record one partner at most. */

/** Scored pairs as three columns. */
export interface Scored {
  left: Int32Array
  right: Int32Array
  probability: Float32Array
}
/** Larger groups are cut by asking for more, until they are no larger. */
const LARGEST = 400
/** A group that holds together by pairs surer than this stays whole and as it is. */
const SUREST = 0.9999
/** Log-odds that one pair can say at most for or against joining two groups: one slip must not tear a group of thirty apart. */
const LOUDEST = 5
const oddsOf = (chance: number) => Math.max(-LOUDEST, Math.min(LOUDEST, Math.log(chance / (1 - chance))))

/** Groups of records that hold together by pairs at least this likely; single records are left out. */
const groupsOf = (
  records: readonly number[],
  pairs: readonly number[],
  { left, right, probability }: Scored,
  least: number,
): number[][] => {
  const parent = new Map(records.map(record => [record, record]))
  const root = (record: number): number => {
    let at = record
    while (parent.get(at) !== at) {
      parent.set(at, parent.get(parent.get(at)!)!)
      at = parent.get(at)!
    }
    return at
  }
  for (const p of pairs) if (probability[p]! >= least) parent.set(root(left[p]!), root(right[p]!))
  const groups = new Map<number, number[]>()
  for (const record of records) groups.set(root(record), [...(groups.get(root(record)) ?? []), record])
  return [...groups.values()].filter(group => group.length > 1)
}

/**
 * Parts of a group whose records belong together: the two parts whose pairs speak loudest for it are joined as long as they speak for it on the whole
 * (average linkage; Sokal and Michener 1958).
 * @param odds log-odds of every two, by their places in the group
 * @returns per record its part, and of every two parts that were joined the mean log-odds
 */
const partsOf = (size: number, odds: Float64Array): { part: Int32Array; joined: Float64Array } => {
  const part = Int32Array.from({ length: size }, (_, i) => i)
  const members = Array.from({ length: size }, (_, i) => [i])
  const sums = odds.slice()
  const joined = new Float64Array(size * size)
  const open = new Set(members.keys())
  for (;;) {
    let best = { a: -1, b: -1, mean: 0 }
    for (const a of open)
      for (const b of open) {
        if (b <= a) continue
        const mean = sums[a * size + b]! / (members[a]!.length * members[b]!.length)
        if (mean > best.mean) best = { a, b, mean }
      }
    const { a, b, mean } = best
    if (a < 0) return { part, joined }
    for (const x of members[a]!) for (const y of members[b]!) joined[x * size + y] = joined[y * size + x] = mean
    for (const y of members[b]!) part[y] = a
    members[a]!.push(...members[b]!)
    open.delete(b)
    for (const c of open) {
      if (c === a) continue
      const sum = sums[Math.min(a, c) * size + Math.max(a, c)]! + sums[Math.min(b, c) * size + Math.max(b, c)]!
      sums[Math.min(a, c) * size + Math.max(a, c)] = sum
    }
  }
}

/**
 * Within one list: records that are one with the same record are one with each other. A pair within a part is at least as likely as its parts were when
 * they were joined; a pair between two parts is not believed.
 * @param chanceOf how likely any two records are one
 * @returns the pairs that were scored, and those that follow from them
 */
export const closeUp = (scored: Scored, count: number, chanceOf: (left: number, right: number) => number): Scored => {
  const likely = [...scored.probability.keys()].filter(p => scored.probability[p]! >= 0.5)
  const records = [...new Set(likely.flatMap(p => [scored.left[p]!, scored.right[p]!]))]
  const groups = groupsOf(records, likely, scored, 0.5)
  const groupOf = new Int32Array(count).fill(-1)
  for (const [g, group] of groups.entries()) if (group.length > 2) for (const record of group) groupOf[record] = g
  const met = new Map<number, number>()
  for (const [p, a] of scored.left.entries()) {
    const b = scored.right[p]!
    if (groupOf[a]! >= 0 && groupOf[a] === groupOf[b]) met.set(a * count + b, p)
  }
  const probability = scored.probability.slice()
  const more: [number, number, number][] = []
  const settle = (group: readonly number[], least: number) => {
    if (group.length < 3) return
    if (group.length > LARGEST) {
      const higher = 1 - (1 - least) / 2
      if (higher > SUREST) return
      const own = new Set(group)
      const inner = likely.filter(p => own.has(scored.left[p]!))
      const cut = groupsOf(group, inner, scored, higher)
      const partOf = new Map(cut.flatMap((part, at) => part.map(record => [record, at] as const)))
      for (const p of inner)
        if (partOf.get(scored.left[p]!) === undefined || partOf.get(scored.left[p]!) !== partOf.get(scored.right[p]!))
          probability[p] = Math.min(probability[p]!, APART)
      for (const part of cut) settle(part, higher)
      return
    }
    const size = group.length
    const sorted = [...group].sort((a, b) => a - b)
    const odds = new Float64Array(size * size)
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size; j++) {
        const p = met.get(sorted[i]! * count + sorted[j]!)
        odds[i * size + j] = oddsOf(p === undefined ? chanceOf(sorted[i]!, sorted[j]!) : scored.probability[p]!)
      }
    const { part, joined } = partsOf(size, odds)
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size; j++) {
        const p = met.get(sorted[i]! * count + sorted[j]!)
        const one = part[i] === part[j]
        const chance = 1 / (1 + Math.exp(-joined[i * size + j]!))
        if (p !== undefined) probability[p] = one ? Math.max(chance, probability[p]!) : Math.min(probability[p]!, APART)
        else if (one) more.push([sorted[i]!, sorted[j]!, chance])
      }
  }
  for (const group of groups) settle(group, 0.5)
  const join = <A extends Int32Array | Float32Array>(a: A, b: readonly number[]): A => {
    const out = new (a.constructor as new (length: number) => A)(a.length + b.length)
    out.set(a)
    out.set(b, a.length)
    return out
  }
  return {
    left: join(
      scored.left,
      more.map(([a]) => a),
    ),
    right: join(
      scored.right,
      more.map(([, b]) => b),
    ),
    probability: join(
      probability,
      more.map(([, , chance]) => chance),
    ),
  }
}
/** What is left of a pair that its group speaks against. */
const APART = 0.45

/**
 * Where a list holds each thing once, the candidates of a record of the other list compete: at most one is right.
 * @param once whether the left list, and the right list, counts each thing once
 */
export const compete = (scored: Scored, count: number, once: { left: boolean; right: boolean }): Scored => {
  if (!once.left && !once.right) return scored
  const odds = Float64Array.from(scored.probability, p => p / Math.max(1e-12, 1 - p))
  const ofLeft = new Float64Array(count)
  const ofRight = new Float64Array(count)
  for (const [p, odd] of odds.entries()) {
    ofLeft[scored.left[p]!]! += odd
    ofRight[scored.right[p]!]! += odd
  }
  return {
    ...scored,
    probability: Float32Array.from(odds, (odd, p) => {
      const rivals = (once.right ? ofLeft[scored.left[p]!]! - odd : 0) + (once.left ? ofRight[scored.right[p]!]! - odd : 0)
      return odd / (1 + odd + Math.max(0, rivals))
    }),
  }
}
