/** Distances of pictures, fast enough to hold each picture of the programme against every other. */
import type { Photo } from './support.schema.ts'

const ones = (x: number): number => {
  let n = x - ((x >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
type Halves = readonly [number, number]
const halves = (hash: string): Halves => [Number.parseInt(hash.slice(0, 8), 16) >>> 0, Number.parseInt(hash.slice(8), 16) >>> 0]
const distance = ([a, b]: Halves, [c, d]: Halves): number => ones(a ^ c) + ones(b ^ d)

/** A picture with its hashes as numbers. */
export type SeenPhoto = readonly Halves[]
export const seen = (photo: Photo): SeenPhoto => photo.map(halves)

/**
 * In how many of 64 bits two pictures differ: the whole of one against the whole or the middle of the other, since edges may be cut.
 * 0 for the same picture, about 30 for strangers.
 */
export const photoDistance = (a: SeenPhoto, b: SeenPhoto): number => {
  const [x, y] = [a[0]!, b[0]!]
  let least = 64
  for (const part of b) least = Math.min(least, distance(x, part))
  for (const part of a) least = Math.min(least, distance(part, y))
  return least
}

/** One picture saved again, brighter, smaller or a little cut differs in this many bits at most (bench/overlaps). */
export const samePhoto = 4
/** More cut or written over; of pictures that are merely alike a few come this near too, so it says less. */
export const alikePhoto = 10
