/** Which points of two pictures look alike: a signature of 128 bits rules most pairs out, the descriptors decide on the rest. */
import { bitsOfTwo } from './hash.rules.ts'
import { descriptorLength } from './patch.rules.ts'

/** Descriptors ready for comparing. */
export interface Prepared {
  count: number
  descriptors: Uint8Array
  /** Four words of 32 bits for each point. */
  signatures: Uint32Array
  lengths: Float32Array
}
/** Descriptor steps above this set their bit: about half of them do. */
const middleStep = 3
/** Signatures that differ in more bits, or in more of the first 64, belong to different places. */
const mostBits = 34
const mostOfHalf = 21
/** Cosine from which two descriptors may show one place. */
const leastAlike = 0.9
/** Places of the other picture kept for each point: patterns repeat. */
const nearest = 2

export const prepare = (descriptors: Uint8Array, count: number): Prepared => {
  const signatures = new Uint32Array(count * 4)
  const lengths = new Float32Array(count)
  for (let at = 0; at < count; at++) {
    let sum = 0
    for (let each = 0; each < descriptorLength; each++) {
      const step = descriptors[at * descriptorLength + each]!
      sum += step * step
      if (step > middleStep) signatures[at * 4 + (each >> 5)]! |= 1 << (each & 31)
    }
    lengths[at] = Math.sqrt(sum) || 1
  }
  return { count, descriptors, signatures, lengths }
}
export interface Match {
  from: number
  to: number
  /** Cosine of the descriptors. */
  alike: number
}
export const cosine = (a: Prepared, i: number, b: Prepared, j: number) => {
  const [x, y] = [a.descriptors, b.descriptors]
  const [p, q] = [i * descriptorLength, j * descriptorLength]
  let sum = 0
  for (let at = 0; at < descriptorLength; at++) sum += x[p + at]! * y[q + at]!
  return sum / (a.lengths[i]! * b.lengths[j]!)
}
/** For each point of `a` its nearest points in `b`, as far as they are near. */
export const matchesOf = (a: Prepared, b: Prepared): Match[] => {
  const matches: Match[] = []
  const [sa, sb] = [a.signatures, b.signatures]
  for (let from = 0; from < a.count; from++) {
    const [w0, w1, w2, w3] = [sa[from * 4]!, sa[from * 4 + 1]!, sa[from * 4 + 2]!, sa[from * 4 + 3]!]
    const best: Match[] = []
    for (let to = 0, at = 0; to < b.count; to++, at += 4) {
      const half = bitsOfTwo(w0 ^ sb[at]!, w1 ^ sb[at + 1]!)
      if (half > mostOfHalf || half + bitsOfTwo(w2 ^ sb[at + 2]!, w3 ^ sb[at + 3]!) > mostBits) continue
      const alike = cosine(a, from, b, to)
      if (alike < leastAlike || (best.length === nearest && alike <= best[nearest - 1]!.alike)) continue
      if (best.length === nearest) best.pop()
      best.push({ from, to, alike })
      best.sort((x, y) => y.alike - x.alike)
    }
    matches.push(...best)
  }
  return matches
}
