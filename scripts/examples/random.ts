/** Chance that is the same on every run: the examples must come out byte for byte as before. */

export interface Dice {
  /** A whole number in [min, max]. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
}

/** Mulberry32: small, and enough for names and amounts. */
const numbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), seed | 1)
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

export const dice = (seed: number): Dice => {
  const next = numbers(seed)
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    int,
    chance: probability => next() < probability,
    pick: list => at(list, int(0, list.length - 1)),
    shuffle: list => {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = int(0, i)
        const [a, b] = [at(mixed, i), at(mixed, j)]
        mixed[i] = b
        mixed[j] = a
      }
      return mixed
    },
  }
}

/** The item at a place that must be there. */
export const at = <T>(list: readonly T[], index: number): T => {
  if (index < 0 || index >= list.length) throw new RangeError(`No item ${index} in a list of ${list.length}`)
  return list[index] as T
}
