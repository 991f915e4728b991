/** The small picture that is kept of each design: colours for the eye, brightness for holding two pictures against each other. */
import type { Plane } from './scales.rules.ts'

/** Longer side, pixels. */
export const smallSide = 192
export interface Small {
  width: number
  height: number
  /** Red, green, blue, row by row. */
  data: Uint8Array
}
export const brightness = ({ width, height, data }: Small): Plane => {
  const grey = new Float32Array(width * height)
  for (let at = 0; at < grey.length; at++) grey[at] = (0.299 * data[3 * at]! + 0.587 * data[3 * at + 1]! + 0.114 * data[3 * at + 2]!) / 255
  return { width, height, data: grey }
}
/** Mean over the pixels that each new pixel covers. */
export const shrink = ({ width, height, data }: Plane, w: number, h: number): Plane => {
  const out = new Float32Array(w * h)
  for (let y = 0; y < h; y++) {
    const [top, bottom] = [Math.floor((y * height) / h), Math.max(Math.floor((y * height) / h) + 1, Math.floor(((y + 1) * height) / h))]
    for (let x = 0; x < w; x++) {
      const [left, right] = [Math.floor((x * width) / w), Math.max(Math.floor((x * width) / w) + 1, Math.floor(((x + 1) * width) / w))]
      let sum = 0
      for (let row = top; row < bottom; row++) for (let column = left; column < right; column++) sum += data[row * width + column]!
      out[y * w + x] = sum / ((bottom - top) * (right - left))
    }
  }
  return { width: w, height: h, data: out }
}
/** The part of a plane that is not a border of one brightness: [left, top, right, bottom] in shares; the whole when nothing is left. */
export const insideFrame = ({ width, height, data }: Plane): [number, number, number, number] => {
  const edge = [...data.subarray(0, width), ...data.subarray(data.length - width)]
  for (let y = 0; y < height; y++) edge.push(data[y * width]!, data[y * width + width - 1]!)
  edge.sort((a, b) => a - b)
  const ground = edge[edge.length >> 1]!
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (Math.abs(data[y * width + x]! - ground) > 0.06) {
        if (x < left) left = x
        if (x > right) right = x
        if (y < top) top = y
        bottom = y
      }
  if (right - left < width / 8 || bottom - top < height / 8) return [0, 0, 1, 1]
  return [left / width, top / height, (right + 1) / width, (bottom + 1) / height]
}
/** The part in `box` (shares) as a plane of its own. */
export const cut = ({ width, height, data }: Plane, [left, top, right, bottom]: [number, number, number, number]): Plane => {
  const [x0, y0] = [Math.floor(left * width), Math.floor(top * height)]
  const [w, h] = [Math.max(1, Math.round((right - left) * width)), Math.max(1, Math.round((bottom - top) * height))]
  const out = new Float32Array(w * h)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) out[y * w + x] = data[Math.min(height - 1, y0 + y) * width + Math.min(width - 1, x0 + x)]!
  return { width: w, height: h, data: out }
}
