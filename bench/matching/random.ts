/** Seeded chance: the same seed gives the same data set on every machine. */

export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** Whole number 0 … n − 1. */
  int(n: number): number
  chance(p: number): boolean
  pick<T>(list: readonly T[]): T
  /** Like pick, but the first ones far more often, as names and words are. */
  common<T>(list: readonly T[], skew?: number): T
  some<T>(list: readonly T[], count: number): T[]
  shuffled<T>(list: readonly T[]): T[]
  digits(count: number): string
}

/** mulberry32 (Tommy Ettinger, public domain). */
export const random = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (n: number): number => Math.floor(next() * n)
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[int(list.length)]
    if (chosen === undefined) throw new Error('Nothing to choose from')
    return chosen
  }
  const common = <T>(list: readonly T[], skew = 2.5): T => {
    const chosen = list[Math.floor(next() ** skew * list.length)]
    if (chosen === undefined) throw new Error('Nothing to choose from')
    return chosen
  }
  const shuffled = <T>(list: readonly T[]): T[] => {
    const mixed = [...list]
    for (let at = mixed.length - 1; at > 0; at--) {
      const other = int(at + 1)
      const held = mixed[at] as T
      mixed[at] = mixed[other] as T
      mixed[other] = held
    }
    return mixed
  }
  return {
    next,
    int,
    chance: p => next() < p,
    pick,
    common,
    shuffled,
    some: (list, count) => shuffled(list).slice(0, count),
    digits: count => Array.from({ length: count }, () => int(10)).join(''),
  }
}
