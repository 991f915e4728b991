/**
 * The model of Fellegi and Sunter (A Theory for Record Linkage, 1969): each field's level of likeness has a chance among equals (m) and among
 * strangers (u), and log2(m/u) is what it says for or against. Strangers that were worth comparing are not all alike: some share a home, some a maker,
 * some nothing; so there are several kinds of stranger (Larsen and Rubin, Iterative Automated Record Linkage Using Mixture Models, 2001). All is
 * learned without labels by expectation–maximisation (Dempster, Laird, Rubin 1977), with a weak prior, so that a list without a single duplicate
 * does not make some up.
 */

/** Levels of every pair, field after field of one pair together; −1 where a value is not known. */
export interface Levels {
  data: Int8Array
  pairs: number
  fields: number
  /** How many levels each field has. */
  counts: readonly number[]
  /** Chance that two random values of a field are equal: strangers agree at least that often. */
  collisions: readonly number[]
  /** The most of the equals that may have nothing in common in a field. */
  mostApart: readonly number[]
  byChance: ByChance
}
/** What chance alone would bring about: how often two random values of a field have each level, and how many pairs there are. */
export interface ByChance {
  /** Of the fields proper; standings are not a matter of chance. */
  levels: readonly (readonly number[])[]
  /** All pairs that could be made of the records. */
  total: number
  /** Share of random pairs in which both values are known, per field. */
  known: readonly number[]
}
/** One kind of pair: how frequent it is, and per field the chance of each level. */
export interface PairClass {
  share: number
  chances: number[][]
}
export interface Learned {
  equals: PairClass
  strangers: PairClass[]
  byChance: ByChance
  /** log2 of (pairs that could be made / candidates), by which fields are known. */
  shares: Record<string, number>
}

/** What is believed of equals before anything is seen: mostly equal, then nearly, seldom nothing in common. */
export const believedOfEquals = (count: number): number[] => {
  const shape = Array.from({ length: count }, (_, level) => (level === count - 1 ? 8 : level === 0 ? 1 : 1 + (2 * level) / count))
  const sum = shape.reduce((total, x) => total + x, 0)
  return shape.map(x => x / sum)
}
/** m made so that m/u never falls as the level rises, by pooling neighbours that disagree (pool adjacent violators). */
export const rising = (m: readonly number[], u: readonly number[]): number[] => {
  const blocks: { m: number; u: number; from: number }[] = []
  for (const [level, chance] of m.entries()) {
    blocks.push({ m: chance, u: u[level]!, from: level })
    while (blocks.length > 1) {
      const last = blocks.at(-1)!
      const before = blocks.at(-2)!
      if (last.m / last.u >= before.m / before.u) break
      blocks.splice(-2, 2, { m: before.m + last.m, u: before.u + last.u, from: before.from })
    }
  }
  return m.map((_, level) => {
    const block = blocks.findLast(x => x.from <= level)!
    return (block.m / block.u) * u[level]!
  })
}

/** Rounds of learning at most. */
const ROUNDS = 60
/** Pairs of the same levels, counted once: where each pattern stands, how many pairs have it; and per pair which is its. */
export interface Patterns {
  at: Int32Array
  n: Float64Array
  of: Int32Array
}
export const patternsOf = ({ data, pairs, fields }: Levels): Patterns => {
  const mask = 2 ** Math.ceil(Math.log2(2 * pairs + 2)) - 1
  const places = new Int32Array(mask + 1).fill(-1)
  const at = new Int32Array(pairs)
  const n = new Float64Array(pairs)
  const of = new Int32Array(pairs)
  let size = 0
  const same = (from: number, other: number) => {
    for (let f = 0; f < fields; f++) if (data[from + f] !== data[other + f]) return false
    return true
  }
  for (let p = 0; p < pairs; p++) {
    const from = p * fields
    let hash = 17
    for (let f = 0; f < fields; f++) hash = Math.imul(hash, 31) + data[from + f]! + 1
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    let place = (hash ^ (hash >>> 12)) & mask
    while (places[place]! >= 0 && !same(from, at[places[place]!]!)) place = (place + 1) & mask
    if (places[place]! < 0) {
      places[place] = size
      at[size++] = from
    }
    of[p] = places[place]!
    n[of[p]!]!++
  }
  return { at: at.slice(0, size), n: n.slice(0, size), of }
}
const STRENGTH = 12
const normal = (list: readonly number[]) => {
  const sum = list.reduce((total, x) => total + x, 0)
  return list.map(x => x / sum)
}

/** Chance of a pair's levels in a class, as log2. */
export const logLikelihood = (logs: readonly (readonly number[])[], data: Int8Array, at: number): number => {
  let sum = 0
  for (let f = 0; f < logs.length; f++) {
    const level = data[at + f]!
    if (level >= 0) sum += logs[f]![level]!
  }
  return sum
}
export const logsOf = (chances: readonly (readonly number[])[]) => chances.map(list => list.map(Math.log2))

/** Which fields of a pair are known. */
const maskOf = (data: Int8Array, at: number, fields: number): string => {
  let mask = ''
  for (let f = 0; f < fields; f++) mask += data[at + f]! < 0 ? '0' : '1'
  return mask
}
const chanceShares = ({ data, byChance }: Levels, { at, n: held }: Patterns): Record<string, number> => {
  const own = byChance.levels.length
  const seen = new Map<string, number>()
  for (let i = 0; i < at.length; i++) {
    const mask = maskOf(data, at[i]!, own)
    seen.set(mask, (seen.get(mask) ?? 0) + held[i]!)
  }
  return Object.fromEntries(
    [...seen].map(([mask, n]) => {
      const all = byChance.known.reduce((total, known, f) => total * (mask[f] === '1' ? known : 1 - known), byChance.total)
      return [mask, Math.log2(Math.max(all, 1) / n) - 1.5]
    }),
  )
}
/** log2 of how many pairs with these levels chance would bring about, per candidate. */
export const logOfChance = (byChance: ByChance, shares: Readonly<Record<string, number>>, data: Int8Array, at: number): number => {
  let sum = shares[maskOf(data, at, byChance.levels.length)] ?? 0
  for (let f = 0; f < byChance.levels.length; f++) {
    const level = data[at + f]!
    if (level >= 0) sum += Math.log2(byChance.levels[f]![level]!)
  }
  return sum
}
/** Standings say nothing for or against chance: they count for it as they do for equals. */
export const standing = (logs: readonly (readonly number[])[], data: Int8Array, at: number, from: number): number => {
  let sum = 0
  for (let f = from; f < logs.length; f++) {
    const level = data[at + f]!
    if (level >= 0) sum += logs[f]![level]!
  }
  return sum
}

/** All classes' chances as logs, flat: `log[(field * 10 + level + 1) * classes + class]`, nothing for what is not known. */
const flatLogs = (classes: readonly PairClass[], fields: number): Float64Array => {
  const flat = new Float64Array(fields * WIDTH * classes.length)
  for (const [k, { chances }] of classes.entries())
    for (const [f, list] of chances.entries())
      for (const [level, chance] of list.entries()) flat[(f * WIDTH + level + 1) * classes.length + k] = Math.log(chance)
  return flat
}
const WIDTH = 10
/**
 * Learns the model from the levels of candidate pairs.
 * @param patterns those of the levels
 * @param guess of each pair's being one, 0…1: where learning starts
 * @param kinds how many kinds of stranger
 * @param rivals per pair the record of the larger list: its candidates compete, since it is one with at most one of the smaller list
 */
export const learn = (levels: Levels, patterns: Patterns, guess: Float32Array, kinds: number, rivals?: Int32Array): Learned => {
  const { data, pairs, fields, counts, collisions, mostApart, byChance } = levels
  const { at: firsts, n: held, of } = patterns
  const size = firsts.length
  const before = counts.map(believedOfEquals)
  const overall = counts.map((count, f) => {
    const seen = new Array<number>(count).fill(0.5)
    for (let i = 0; i < size; i++) {
      const level = data[firsts[i]! + f]!
      if (level >= 0) seen[level]! += held[i]!
    }
    return normal(seen)
  })
  const classes = firstClasses(levels, guess, kinds, before, overall)
  const shares = chanceShares(levels, patterns)
  const own = byChance.levels.length
  const chances = Float64Array.from(firsts, at => logOfChance(byChance, shares, data, at) * Math.LN2)
  const placeOf = (f: number, level: number) => (f * WIDTH + level + 1) * (kinds + 1)
  const places = new Int32Array(size * fields)
  for (let i = 0; i < size; i++) for (let f = 0; f < fields; f++) places[i * fields + f] = placeOf(f, data[firsts[i]! + f]!)
  // What a round meets of each class, and of each class in each level of each field.
  const met = new Float64Array(kinds + 1)
  const seen = new Float64Array(fields * WIDTH * (kinds + 1))
  const sums = new Float64Array(kinds + 1)
  const odds = new Float64Array(size)
  const parts = Array.from({ length: kinds }, () => new Float64Array(size))
  const equal = new Float64Array(size)
  const rivalry = rivals ? new Float64Array(rivals.reduce((most, record) => Math.max(most, record), 0) + 1) : undefined
  for (let round = 0; round < ROUNDS; round++) {
    const logs = flatLogs(classes, fields)
    const starts = classes.map(each => Math.log(each.share))
    for (let i = 0; i < size; i++) {
      for (let k = 0; k <= kinds; k++) sums[k] = starts[k]!
      let stands = 0
      for (let f = 0, at = i * fields; f < fields; f++, at++) {
        const from = places[at]!
        for (let k = 0; k <= kinds; k++) sums[k]! += logs[from + k]!
        if (f >= own) stands += logs[from]!
      }
      const likely = sums[0]!
      // However alike they are, as many pairs as chance brings about are strangers.
      let total = Math.exp(chances[i]! + stands - likely)
      for (let k = 0; k < kinds; k++) total += parts[k]![i] = Math.exp(Math.min(600, sums[k + 1]! - likely))
      odds[i] = 1 / total
      for (let k = 0; k < kinds; k++) parts[k]![i]! /= total
    }
    equal.fill(0)
    if (rivals && rivalry) {
      rivalry.fill(1)
      for (let p = 0; p < pairs; p++) rivalry[rivals[p]!]! += odds[of[p]!]!
      for (let p = 0; p < pairs; p++) equal[of[p]!]! += odds[of[p]!]! / rivalry[rivals[p]!]!
    } else for (let i = 0; i < size; i++) equal[i] = (held[i]! * odds[i]!) / (1 + odds[i]!)
    met.fill(0)
    seen.fill(0)
    for (let i = 0; i < size; i++) {
      const [likely, rest] = [equal[i]!, held[i]! - equal[i]!]
      for (let k = 0; k <= kinds; k++) {
        const part = k === 0 ? likely : rest * parts[k - 1]![i]!
        // The least parts change nothing but the time that learning takes.
        sums[k] = part < 1e-9 ? 0 : part
        met[k]! += sums[k]!
      }
      for (let f = 0, at = i * fields; f < fields; f++, at++) {
        const from = places[at]!
        for (let k = 0; k <= kinds; k++) seen[from + k]! += sums[k]!
      }
    }
    const seenOf = (k: number, f: number) => before[f]!.map((_, level) => seen[placeOf(f, level) + k]!)
    const moved = Math.abs(met[0]! / pairs - classes[0]!.share) / classes[0]!.share
    for (const [k, each] of classes.entries()) {
      each.share = (met[k]! + 1) / (pairs + classes.length)
      if (k === 0) continue
      each.chances = before.map((_, f) => {
        const list = normal(seenOf(k, f).map((x, level) => x + STRENGTH * overall[f]![level]!))
        // Strangers agree at least as often as chance has it.
        const top = list.length - 1
        list[top] = Math.max(list[top]!, collisions[f]!)
        return normal(list)
      })
    }
    const strange = strangersTogether(classes.slice(1))
    classes[0]!.chances = before.map((believed, f) =>
      rising(together(normal(seenOf(0, f).map((x, level) => x + STRENGTH * believed[level]!)), mostApart[f]!), strange[f]!),
    )
    if (moved < 1e-4 && round > 10) break
  }
  return { equals: classes[0]!, strangers: classes.slice(1), byChance, shares }
}
/** Equals as guessed; strangers as kinds that agree more or less than the others in alternate fields. */
const firstClasses = (
  { data, pairs, fields, counts }: Levels,
  guess: Float32Array,
  kinds: number,
  before: readonly number[][],
  overall: readonly number[][],
): PairClass[] => {
  const equal = counts.map((_, f) => before[f]!.map(x => x * STRENGTH))
  const other = counts.map((_, f) => overall[f]!.map(x => x * STRENGTH))
  let total = 0
  for (let p = 0; p < pairs; p++) {
    total += guess[p]!
    for (let f = 0; f < fields; f++) {
      const level = data[p * fields + f]!
      if (level < 0) continue
      equal[f]![level]! += guess[p]!
      other[f]![level]! += 1 - guess[p]!
    }
  }
  const share = Math.min(0.9, Math.max(1e-6, total / Math.max(pairs, 1)))
  const tilt = (k: number, f: number) => (k === 0 ? -0.5 : (f + k) % kinds === 0 ? 1 : -0.2)
  return [
    { share, chances: equal.map(normal) },
    ...Array.from({ length: kinds }, (_, k) => ({
      share: (1 - share) / kinds,
      chances: other.map((list, f) => normal(normal(list).map((x, level) => x * (1 + (tilt(k, f) * level) / list.length)))),
    })),
  ]
}
/** Chances with at most `most` for nothing in common, the others raised in proportion. */
const together = (chances: readonly number[], most: number): readonly number[] => {
  const apart = chances[0]!
  return apart <= most ? chances : chances.map((x, level) => (level === 0 ? most : (x * (1 - most)) / (1 - apart)))
}
/** Chance of each level among all strangers. */
const strangersTogether = (strangers: readonly PairClass[]): number[][] => {
  const total = strangers.reduce((sum, each) => sum + each.share, 0)
  return strangers[0]!.chances.map((list, f) =>
    list.map((_, level) => strangers.reduce((sum, each) => sum + (each.share / total) * each.chances[f]![level]!, 0)),
  )
}
