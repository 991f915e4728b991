/** Where a picture changes, whatever its colours: a photograph, its recolouring and a drawing of it yield nearly the same plane. */
import { blur, type Plane } from './scales.rules.ts'

/**
 * Strength of the edges of red, green and blue together, evened out over the picture.
 * @param softness blur of the result in pixels: one and two lines side by side become one
 */
export const linesOf = ({ width, height, data }: { width: number; height: number; data: Uint8Array }, softness = 2): Plane => {
  const energy = new Float32Array(width * height)
  for (let channel = 0; channel < 3; channel++) {
    const plane = new Float32Array(width * height)
    for (let at = 0; at < plane.length; at++) plane[at] = data[3 * at + channel]! / 255
    const soft = blur({ width, height, data: plane }, 0.8).data
    for (let y = 1; y < height - 1; y++)
      for (let x = 1; x < width - 1; x++) {
        const at = y * width + x
        const [gx, gy] = [soft[at + 1]! - soft[at - 1]!, soft[at + width]! - soft[at - width]!]
        const size = gx * gx + gy * gy
        if (size > energy[at]!) energy[at] = size
      }
  }
  for (let at = 0; at < energy.length; at++) energy[at] = Math.sqrt(energy[at]!)
  return evened({ width, height, data: energy }, softness)
}
const evened = ({ width, height, data }: Plane, softness: number): Plane => {
  const around = blur({ width, height, data }, 15).data
  const even = data.map((value, at) => Math.min(1, value / (1.5 * around[at]! + 0.05)))
  return blur({ width, height, data: even }, softness)
}
/** The same plane of a picture that is itself a drawing: its strokes are the lines, whichever of paper and ink is dark. */
export const strokesOf = ({ width, height, data }: { width: number; height: number; data: Uint8Array }, softness = 2): Plane => {
  const grey = new Float32Array(width * height)
  for (let at = 0; at < grey.length; at++) grey[at] = (data[3 * at]! + data[3 * at + 1]! + data[3 * at + 2]!) / 765
  const sorted = Float32Array.from(grey).sort()
  const isLight = sorted[sorted.length >> 1]! > 0.5
  const level = sorted[Math.floor(sorted.length * (isLight ? 0.9 : 0.1))]!
  return evened({ width, height, data: grey.map(value => Math.abs(value - level)) }, softness)
}
/** No colour but that of the paper: what a drawing has. */
export const isColourless = ({ data }: { data: Uint8Array }): boolean => {
  const sums = [0, 0, 0, 0]
  for (let at = 0; at < data.length; at += 3) {
    const [warm, green] = [data[at]! - data[at + 2]!, data[at + 1]! - (data[at]! + data[at + 2]!) / 2]
    for (const [each, value] of [warm, green, warm * warm, green * green].entries()) sums[each]! += value
  }
  const [warm, green, warms, greens] = sums.map(sum => sum / (data.length / 3)) as [number, number, number, number]
  return Math.sqrt(Math.max(0, warms - warm * warm + greens - green * green)) < 8
}
