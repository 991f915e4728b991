/** A picture at many scales: Gaussian blurs, octave by octave, and their differences (Lowe 2004, section 3). */

/** One channel, row by row; bright is 1. */
export interface Plane {
  width: number
  height: number
  data: Float32Array
}
export interface Octave {
  /** Pixels of the picture in one pixel of this octave. */
  step: number
  blurs: Plane[]
  differences: Plane[]
}
/** Levels that are searched in each octave. */
export const levels = 3
/** Blur of the first level, in pixels of its octave. */
export const firstBlur = 1.6

const kernelOf = (sigma: number) => {
  const radius = Math.max(1, Math.ceil(sigma * 3))
  const kernel = new Float32Array(radius + 1)
  let sum = 0
  for (let at = 0; at <= radius; at++) {
    kernel[at] = Math.exp((-at * at) / (2 * sigma * sigma))
    sum += at ? 2 * kernel[at]! : kernel[at]!
  }
  return kernel.map(value => value / sum)
}
/**
 * One row of a blur: `width` numbers from `start` of `out`, two taps on either side at a time.
 * @param offset where the numbers for a tap begin in `from`
 */
const weighRow = (
  out: Float32Array,
  start: number,
  from: Float32Array,
  width: number,
  kernel: Float32Array,
  offset: (tap: number) => number,
) => {
  const [middle, first] = [offset(0), kernel[0]!]
  for (let x = 0; x < width; x++) out[start + x] = first * from[middle + x]!
  for (let tap = 1; tap < kernel.length; tap += 2) {
    const [a, b, c, d] = [offset(-tap), offset(tap), offset(-tap - 1), offset(tap + 1)]
    const [near, far] = [kernel[tap]!, kernel[tap + 1] ?? 0]
    for (let x = 0; x < width; x++) out[start + x]! += near * (from[a + x]! + from[b + x]!) + far * (from[c + x]! + from[d + x]!)
  }
}
/** Gaussian blur; beyond the edge the edge goes on. */
export const blur = ({ width, height, data }: Plane, sigma: number): Plane => {
  const kernel = kernelOf(sigma)
  const margin = kernel.length
  const across = new Float32Array(width * height)
  const padded = new Float32Array(width + 2 * margin)
  for (let y = 0; y < height; y++) {
    const row = y * width
    padded.set(data.subarray(row, row + width), margin)
    padded.fill(data[row]!, 0, margin)
    padded.fill(data[row + width - 1]!, margin + width)
    weighRow(across, row, padded, width, kernel, tap => margin + tap)
  }
  const out = new Float32Array(width * height)
  for (let y = 0; y < height; y++)
    weighRow(out, y * width, across, width, kernel, tap => Math.min(height - 1, Math.max(0, y + tap)) * width)
  return { width, height, data: out }
}
/** Every second pixel of every second row. */
const half = ({ width, height, data }: Plane): Plane => {
  const [w, h] = [width >> 1, height >> 1]
  const out = new Float32Array(w * h)
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) out[y * w + x] = data[2 * y * width + 2 * x]!
  return { width: w, height: h, data: out }
}
const difference = (a: Plane, b: Plane): Plane => {
  const data = new Float32Array(a.data.length)
  for (let at = 0; at < data.length; at++) data[at] = b.data[at]! - a.data[at]!
  return { width: a.width, height: a.height, data }
}
/** All octaves down to a side of twelve pixels. */
export const octavesOf = (picture: Plane): Octave[] => {
  const octaves: Octave[] = []
  let base = blur(picture, Math.sqrt(firstBlur ** 2 - 0.25))
  for (let step = 1; Math.min(base.width, base.height) >= 12; step *= 2) {
    const blurs = [base]
    for (let level = 1; level < levels + 3; level++) {
      const before = firstBlur * 2 ** ((level - 1) / levels)
      blurs.push(blur(blurs[level - 1]!, before * Math.sqrt(2 ** (2 / levels) - 1)))
    }
    octaves.push({ step, blurs, differences: blurs.slice(1).map((each, at) => difference(blurs[at]!, each)) })
    base = half(blurs[levels]!)
  }
  return octaves
}
