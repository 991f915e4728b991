/** What is commonly used instead: fingerprints of whole pictures. */
import sharp from 'sharp'
import { bitsOfTwo, hashOf, wavesOf } from '../../src/domains/designs/likeness/hash.rules.ts'
import type { Plane } from '../../src/domains/designs/likeness/scales.rules.ts'

const planeOf = async (picture: Buffer): Promise<Plane> => {
  const { data, info } = await sharp(picture).greyscale().resize(256, 256, { fit: 'fill' }).raw().toBuffer({ resolveWithObject: true })
  return { width: 256, height: 256, data: Float32Array.from({ length: 256 * 256 }, (_, at) => data[at * info.channels]! / 255) }
}
/** 16 × 16 means, each held against the median of its quarter of the picture (commons blockhash, quick form). */
const blockhash = ({ width, data }: Plane): number[] => {
  const means = Array.from({ length: 256 }, (_, at) => {
    let sum = 0
    for (let y = 0; y < 16; y++) for (let x = 0; x < 16; x++) sum += data[(Math.floor(at / 16) * 16 + y) * width + (at % 16) * 16 + x]!
    return sum / 256
  })
  const words = new Array<number>(8).fill(0)
  for (let quarter = 0; quarter < 4; quarter++) {
    const part = means.slice(quarter * 64, quarter * 64 + 64)
    const median = [...part].sort((a, b) => a - b)[32]!
    for (const [at, mean] of part.entries()) if (mean >= median) words[(quarter * 64 + at) >> 5]! |= 1 << (at & 31)
  }
  return words
}
export interface Baseline {
  name: string
  hash(picture: Buffer): Promise<number[]>
}
export const baselines: Baseline[] = [
  { name: 'pHash', hash: async picture => hashOf(wavesOf(await planeOf(picture))) },
  { name: 'blockhash', hash: async picture => blockhash(await planeOf(picture)) },
]
/** Bits in which two hashes differ. */
export const differing = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, word, at) => sum + bitsOfTwo(word ^ b[at]!, 0), 0)
