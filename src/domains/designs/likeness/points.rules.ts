/** Points of a picture that are found again after scaling, turning and cropping: extrema of the differences over place and scale (SIFT, Lowe 2004). */
import { describePatch, descriptorLength } from './patch.rules.ts'
import { firstBlur, levels, type Octave, octavesOf, type Plane } from './scales.rules.ts'

export interface Points {
  count: number
  /** Shares of the width and of the height. */
  x: Float32Array
  y: Float32Array
  /** Pixels of a picture whose area is one: comparable between pictures of any size. */
  scale: Float32Array
  /** Radians. */
  angle: Float32Array
  /** `descriptorLength` steps of 0…15 for each point. */
  descriptors: Uint8Array
}
interface Found {
  octave: Octave
  level: number
  x: number
  y: number
  sigma: number
  strength: number
}
/** Differences below this are noise, on a scale where black to white is 1. */
const leastStrength = 0.004
/** Curvatures further apart than this lie along an edge and slide on it. */
const edgeRatio = 10

const extrema = (octave: Octave): Found[] => {
  const found: Found[] = []
  const { width, height } = octave.blurs[0]!
  for (let level = 1; level <= levels; level++) {
    const [below, here, above] = [level - 1, level, level + 1].map(at => octave.differences[at]!.data) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ]
    for (let y = 4; y < height - 4; y++)
      for (let x = 4; x < width - 4; x++) {
        const at = y * width + x
        const value = here[at]!
        if (value < leastStrength && value > -leastStrength) continue
        if (!isExtreme(value, at, width, below, here, above)) continue
        const refined = refine(octave, level, x, y)
        if (refined) found.push(refined)
      }
  }
  return found
}
const isExtreme = (value: number, at: number, width: number, below: Float32Array, here: Float32Array, above: Float32Array) => {
  const sign = value > 0 ? 1 : -1
  const size = value * sign
  if (here[at - 1]! * sign >= size || here[at + 1]! * sign >= size || here[at - width]! * sign >= size || here[at + width]! * sign >= size)
    return false
  for (let row = -width; row <= width; row += width)
    for (let column = -1; column <= 1; column++) {
      const near = at + row + column
      if (below[near]! * sign >= size || above[near]! * sign >= size) return false
      if (near !== at && here[near]! * sign >= size) return false
    }
  return true
}
/** One quadratic step towards the true extremum, and the two tests of section 4. */
const refine = (octave: Octave, level: number, x: number, y: number): Found | undefined => {
  const { width } = octave.blurs[0]!
  const at = y * width + x
  const [b, d, a] = [level - 1, level, level + 1].map(each => octave.differences[each]!.data) as [Float32Array, Float32Array, Float32Array]
  const value = d[at]!
  const [gx, gy, gs] = [(d[at + 1]! - d[at - 1]!) / 2, (d[at + width]! - d[at - width]!) / 2, (a[at]! - b[at]!) / 2]
  const [xx, yy, ss] = [d[at + 1]! + d[at - 1]! - 2 * value, d[at + width]! + d[at - width]! - 2 * value, a[at]! + b[at]! - 2 * value]
  const xy = (d[at + width + 1]! + d[at - width - 1]! - d[at + width - 1]! - d[at - width + 1]!) / 4
  const trace = xx + yy
  const determinant = xx * yy - xy * xy
  if (determinant <= 0 || (trace * trace) / determinant > (edgeRatio + 1) ** 2 / edgeRatio) return undefined
  const clamp = (shift: number) => Math.max(-0.6, Math.min(0.6, shift))
  const [dx, dy, ds] = [clamp((xy * gy - yy * gx) / determinant), clamp((xy * gx - xx * gy) / determinant), clamp(ss ? -gs / ss : 0)]
  const strength = Math.abs(value + 0.5 * (gx * dx + gy * dy + gs * ds))
  if (strength < leastStrength) return undefined
  return { octave, level, x: x + dx, y: y + dy, sigma: firstBlur * 2 ** ((level + ds) / levels), strength }
}
const bins = 36
/** Directions in which the surroundings mostly rise: one, or two when they are almost as strong. */
const anglesOf = ({ octave, level, x, y, sigma }: Found): number[] => {
  const { width, height, data } = octave.blurs[level]!
  const spread = 1.5 * sigma
  const radius = Math.round(3 * spread)
  const [cx, cy] = [Math.round(x), Math.round(y)]
  const histogram = new Float32Array(bins)
  for (let dy = -radius; dy <= radius; dy++) {
    const row = cy + dy
    if (row < 1 || row >= height - 1) continue
    for (let dx = -radius; dx <= radius; dx++) {
      const column = cx + dx
      if (column < 1 || column >= width - 1) continue
      const at = row * width + column
      const [gx, gy] = [data[at + 1]! - data[at - 1]!, data[at + width]! - data[at - width]!]
      const weight = Math.exp(-(dx * dx + dy * dy) / (2 * spread * spread)) * Math.sqrt(gx * gx + gy * gy)
      histogram[Math.floor(((Math.atan2(gy, gx) / (2 * Math.PI) + 1) % 1) * bins) % bins]! += weight
    }
  }
  const smooth = histogram.map((value, at) => 0.5 * value + 0.25 * (histogram[(at + 1) % bins]! + histogram[(at + bins - 1) % bins]!))
  const most = Math.max(...smooth)
  const peaks: { angle: number; height: number }[] = []
  for (let at = 0; at < bins; at++) {
    const [left, here, right] = [smooth[(at + bins - 1) % bins]!, smooth[at]!, smooth[(at + 1) % bins]!]
    if (here < 0.8 * most || here < left || here <= right || !here) continue
    const shift = (left - right) / (2 * (left - 2 * here + right))
    peaks.push({ angle: ((at + 0.5 + shift) / bins) * 2 * Math.PI, height: here })
  }
  return peaks
    .sort((a, b) => b.height - a.height)
    .slice(0, 2)
    .map(peak => peak.angle)
}
/**
 * The strongest points, spread over the picture: each of 6 × 6 fields first gives its fair share.
 * @param most points wanted; a point with two directions counts as two
 */
export const pointsOf = (picture: Plane, most: number): Points => {
  const found = octavesOf(picture).flatMap(extrema)
  found.sort((a, b) => b.strength - a.strength)
  const fields = 6
  const fair = Math.ceil((0.7 * most) / fields ** 2)
  const taken = new Uint16Array(fields ** 2)
  const [first, rest]: [Found[], Found[]] = [[], []]
  for (const each of found) {
    const column = Math.min(fields - 1, Math.floor((each.x * each.octave.step * fields) / picture.width))
    const row = Math.min(fields - 1, Math.floor((each.y * each.octave.step * fields) / picture.height))
    if (taken[row * fields + column]!++ < fair) first.push(each)
    else rest.push(each)
  }
  const points: Points = {
    count: 0,
    x: new Float32Array(most),
    y: new Float32Array(most),
    scale: new Float32Array(most),
    angle: new Float32Array(most),
    descriptors: new Uint8Array(most * descriptorLength),
  }
  const side = Math.sqrt(picture.width * picture.height)
  const chosen = [...first, ...rest]
  for (const each of chosen) {
    if (points.count >= most) break
    for (const angle of anglesOf(each)) {
      if (points.count >= most) break
      const at = points.count++
      const { octave, x, y, sigma } = each
      points.x[at] = (x * octave.step) / picture.width
      points.y[at] = (y * octave.step) / picture.height
      points.scale[at] = (sigma * octave.step) / side
      points.angle[at] = angle
      describePatch(octave.blurs[each.level]!, x, y, sigma, angle, points.descriptors, at * descriptorLength)
    }
  }
  return points
}
