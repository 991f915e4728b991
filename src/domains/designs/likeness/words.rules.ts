/** Visual words: each half of a descriptor goes to the nearest of 128 typical ones, and the pair of them is one of 16,384 words (Babenko and Lempitsky 2012). */
import { descriptorLength } from './patch.rules.ts'

const halfWords = 128
export const wordCount = halfWords ** 2
const halfLength = descriptorLength / 2

/** Distances (squared) of a descriptor's half to the typical ones. */
const distances = (typical: Uint8Array, half: 0 | 1, descriptors: Uint8Array, start: number, out: Float32Array) => {
  for (let word = 0; word < halfWords; word++) {
    const at = (half * halfWords + word) * halfLength
    const from = start + half * halfLength
    let sum = 0
    // Typical halves are kept in sixteenths of a step.
    for (let each = 0; each < halfLength; each++) {
      const gap = descriptors[from + each]! - typical[at + each]! / 16
      sum += gap * gap
    }
    out[word] = sum
  }
}
const nearestOf = (values: Float32Array, wanted: number): number[] => {
  const best: number[] = []
  for (let at = 0; at < values.length; at++) {
    if (best.length === wanted && values[at]! >= values[best[wanted - 1]!]!) continue
    let place = best.length
    while (place > 0 && values[at]! < values[best[place - 1]!]!) place--
    best.splice(place, 0, at)
    if (best.length > wanted) best.pop()
  }
  return best
}
/**
 * Words of each descriptor, likeliest first.
 * @param typical the 2 × 128 typical halves
 * @param each nearest halves tried on either side: 1 gives one word, 2 gives four, 3 nine
 */
export const wordsOf = (typical: Uint8Array, descriptors: Uint8Array, count: number, each: number): Uint16Array => {
  const words = new Uint16Array(count * each * each)
  const [first, second] = [new Float32Array(halfWords), new Float32Array(halfWords)]
  for (let at = 0; at < count; at++) {
    distances(typical, 0, descriptors, at * descriptorLength, first)
    distances(typical, 1, descriptors, at * descriptorLength, second)
    const [a, b] = [nearestOf(first, each), nearestOf(second, each)]
    for (let i = 0; i < each; i++) for (let j = 0; j < each; j++) words[(at * each + i) * each + j] = a[i]! * halfWords + b[j]!
  }
  return words
}
/** Finds the typical halves of many descriptors (k-means from evenly spaced starts); used once, by the bench that makes the file. */
export const learnWords = (descriptors: Uint8Array, count: number, rounds = 12): Uint8Array => {
  const typical = new Uint8Array(2 * halfWords * halfLength)
  const values = new Float32Array(halfWords)
  for (const half of [0, 1] as const) {
    for (let word = 0; word < halfWords; word++) {
      const from = Math.floor(((word + 0.5) * count) / halfWords) * descriptorLength + half * halfLength
      for (let each = 0; each < halfLength; each++) typical[(half * halfWords + word) * halfLength + each] = descriptors[from + each]! * 16
    }
    for (let round = 0; round < rounds; round++) {
      const [sums, sizes] = [new Float64Array(halfWords * halfLength), new Uint32Array(halfWords)]
      for (let at = 0; at < count; at++) {
        distances(typical, half, descriptors, at * descriptorLength, values)
        const word = nearestOf(values, 1)[0]!
        sizes[word]!++
        for (let each = 0; each < halfLength; each++)
          sums[word * halfLength + each]! += descriptors[at * descriptorLength + half * halfLength + each]!
      }
      for (let word = 0; word < halfWords; word++)
        if (sizes[word])
          for (let each = 0; each < halfLength; each++)
            typical[(half * halfWords + word) * halfLength + each] = Math.round((16 * sums[word * halfLength + each]!) / sizes[word]!)
    }
  }
  return typical
}
