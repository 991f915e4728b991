/** A fingerprint of 64 bits that stays when a picture is saved again, resized or recoloured a little; its eight flips and turns cost nothing. */
import type { Plane } from './scales.rules.ts'
import { shrink } from './small.rules.ts'

const size = 32
const kept = 8
const cosines = Float64Array.from({ length: kept * size }, (_, at) =>
  Math.cos((Math.PI * Math.floor(at / size) * (2 * (at % size) + 1)) / (2 * size)),
)

/** The lowest 8 × 8 waves of the picture, row by row (discrete cosine transform of 32 × 32 means). */
export const wavesOf = (plane: Plane): Float64Array => {
  const { data } = shrink(plane, size, size)
  const across = new Float64Array(size * kept)
  for (let y = 0; y < size; y++)
    for (let u = 0; u < kept; u++) {
      let sum = 0
      for (let x = 0; x < size; x++) sum += data[y * size + x]! * cosines[u * size + x]!
      across[y * kept + u] = sum
    }
  const waves = new Float64Array(kept * kept)
  for (let v = 0; v < kept; v++)
    for (let u = 0; u < kept; u++) {
      let sum = 0
      for (let y = 0; y < size; y++) sum += across[y * kept + u]! * cosines[v * size + y]!
      waves[v * kept + u] = sum
    }
  return waves
}
/** Which waves are above their median, as two words of 32 bits; the mean brightness is left out. */
export const hashOf = (waves: Float64Array): [number, number] => {
  const median = [...waves.subarray(1)].sort((a, b) => a - b)[31]!
  const words: [number, number] = [0, 0]
  for (let at = 1; at < 64; at++) if (waves[at]! > median) words[at >> 5] = (words[at >> 5]! | (1 << (at & 31))) >>> 0
  return words
}
/** A flip or turn of a picture: the query's axes swapped first, then mirrored along x, along y. */
export interface Pose {
  swap: boolean
  flipX: boolean
  flipY: boolean
}
export const poses: readonly Pose[] = [false, true].flatMap(swap =>
  [false, true].flatMap(flipX => [false, true].map(flipY => ({ swap, flipX, flipY }))),
)
/** The waves of the picture in that pose. */
export const posed = (waves: Float64Array, { swap, flipX, flipY }: Pose): Float64Array =>
  waves.map((_, at) => {
    const [v, u] = [at >> 3, at & 7]
    const value = waves[swap ? u * 8 + v : at]!
    const odd = (flipX ? u : 0) + (flipY ? v : 0)
    return odd & 1 ? -value : value
  })
/** Bits set in two words of 32 together: counted side by side in pairs, then fours, then eights. */
export const bitsOfTwo = (first: number, second: number): number => {
  const a = first - ((first >>> 1) & 0x55555555)
  const b = second - ((second >>> 1) & 0x55555555)
  const fours = (a & 0x33333333) + ((a >>> 2) & 0x33333333) + (b & 0x33333333) + ((b >>> 2) & 0x33333333)
  return Math.imul((fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24
}
