/** What the surroundings of a point look like: 4 × 4 fields of eight directions each, turned with the point (SIFT, with square roots after Arandjelović and Zisserman 2012). */
import type { Plane } from './scales.rules.ts'

export const descriptorLength = 128
const grid = 16
const side = grid + 2
const patch = new Float32Array(side * side)
const sums = new Float32Array(descriptorLength)

/** Fills `patch` with brightnesses around the point, along its own axes. */
const sample = ({ width, height, data }: Plane, x: number, y: number, spacing: number, angle: number) => {
  const [c, s] = [Math.cos(angle) * spacing, Math.sin(angle) * spacing]
  const middle = (side - 1) / 2
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const [u, v] = [column - middle, row - middle]
      const px = Math.min(width - 1.001, Math.max(0, x + u * c - v * s))
      const py = Math.min(height - 1.001, Math.max(0, y + u * s + v * c))
      const [ix, iy] = [px | 0, py | 0]
      const [fx, fy] = [px - ix, py - iy]
      const at = iy * width + ix
      const top = data[at]! * (1 - fx) + data[at + 1]! * fx
      const bottom = data[at + width]! * (1 - fx) + data[at + width + 1]! * fx
      patch[row * side + column] = top * (1 - fy) + bottom * fy
    }
}
/** Steps of one descriptor number: 0…15, of a vector of length one. */
const steps = 45

/** Writes the 128 numbers of the point into `out` from `start`. */
export const describePatch = (picture: Plane, x: number, y: number, sigma: number, angle: number, out: Uint8Array, start: number): void => {
  sample(picture, x, y, (12 * sigma) / grid, angle)
  sums.fill(0)
  for (let row = 0; row < grid; row++)
    for (let column = 0; column < grid; column++) {
      const at = (row + 1) * side + column + 1
      const [gx, gy] = [patch[at + 1]! - patch[at - 1]!, patch[at + side]! - patch[at - side]!]
      const size = Math.sqrt(gx * gx + gy * gy)
      if (!size) continue
      const [u, v] = [(column - 7.5) / 8, (row - 7.5) / 8]
      share(size * Math.exp(-(u * u + v * v) * 0.5), Math.atan2(gy, gx), (column + 0.5) / 4 - 0.5, (row + 0.5) / 4 - 0.5)
    }
  let length = 0
  for (const sum of sums) length += sum * sum
  const cap = 0.2 * Math.sqrt(length)
  let total = 0
  for (let at = 0; at < descriptorLength; at++) total += sums[at] = Math.min(cap, sums[at]!)
  if (total) for (let at = 0; at < descriptorLength; at++) out[start + at] = Math.min(15, Math.round(Math.sqrt(sums[at]! / total) * steps))
}
/** Shares one gradient out between the neighbouring fields and directions. */
const share = (size: number, direction: number, column: number, row: number) => {
  const turn = ((direction / (2 * Math.PI) + 1) % 1) * 8
  const [c0, r0, t0] = [Math.floor(column), Math.floor(row), Math.floor(turn)]
  const [cf, rf, tf] = [column - c0, row - r0, turn - t0]
  for (let dr = 0; dr < 2; dr++) {
    const r = r0 + dr
    if (r < 0 || r > 3) continue
    const byRow = size * (dr ? rf : 1 - rf)
    for (let dc = 0; dc < 2; dc++) {
      const c = c0 + dc
      if (c < 0 || c > 3) continue
      const byColumn = byRow * (dc ? cf : 1 - cf)
      const at = (r * 4 + c) * 8
      sums[at + (t0 % 8)]! += byColumn * (1 - tf)
      sums[at + ((t0 + 1) % 8)]! += byColumn * tf
    }
  }
}
/** Where each number of a descriptor comes from when the picture is seen in a mirror. */
const mirror = Uint8Array.from({ length: descriptorLength }, (_, at) => {
  const [row, column, turn] = [at >> 5, (at >> 3) & 3, at & 7]
  return ((3 - row) * 4 + column) * 8 + ((8 - turn) % 8)
})
/** The descriptors the same points would have in the mirrored picture. */
export const mirrored = (descriptors: Uint8Array): Uint8Array => {
  const out = new Uint8Array(descriptors.length)
  for (let start = 0; start < descriptors.length; start += descriptorLength)
    for (let at = 0; at < descriptorLength; at++) out[start + at] = descriptors[start + mirror[at]!]!
  return out
}
