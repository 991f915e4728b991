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
  const around = blur({ width, height, data: energy }, 15).data
  const even = energy.map((value, at) => Math.min(1, value / (1.5 * around[at]! + 0.05)))
  return blur({ width, height, data: even }, softness)
}
