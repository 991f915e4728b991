/** The part that two pictures share, as two planes of the same cells. */
import { areaOf } from './hull.rules.ts'
import type { Point } from './likeness.schema.ts'
import { applied, type Homography } from './placement.rules.ts'
import type { Plane } from './scales.rules.ts'
import { shrink } from './small.rules.ts'

/** Cells along the longer side of the shared part, at most. */
const mostCells = 96
export interface Overlap {
  /** Of the shared part in the registered picture, in shares. */
  left: number
  top: number
  right: number
  bottom: number
  width: number
  height: number
  /** The query's cells; not a number where it does not reach. */
  query: Float32Array
  registered: Float32Array
  /** Share of the registered picture that the query covers, and the area the whole query has in it. */
  covered: number
  area: number
  /** Cells across the whole registered picture, and across the whole query, at this fineness. */
  across: { query: number; registered: number }
}
/** A picture at halves of its size, so that a much reduced one is read without aliasing. */
export type Layers = Plane[]
export const layersOf = (plane: Plane): Layers => {
  const layers = [plane]
  for (let last = plane; Math.min(last.width, last.height) >= 16; ) {
    last = shrink(last, last.width >> 1, last.height >> 1)
    layers.push(last)
  }
  return layers
}
const read = ({ width, height, data }: Plane, x: number, y: number): number => {
  const px = Math.min(width - 1.001, Math.max(0, x * width - 0.5))
  const py = Math.min(height - 1.001, Math.max(0, y * height - 0.5))
  const [ix, iy] = [px | 0, py | 0]
  const [fx, fy] = [px - ix, py - iy]
  const at = iy * width + ix
  return (data[at]! * (1 - fx) + data[at + 1]! * fx) * (1 - fy) + (data[at + width]! * (1 - fx) + data[at + width + 1]! * fx) * fy
}
export const layerFor = (layers: Layers, cellsAcross: number) => {
  let at = 0
  while (at + 1 < layers.length && layers[at + 1]!.width >= cellsAcross) at++
  return layers[at]!
}
/**
 * Lays the query on the registered picture, no finer than either really is; nothing when hardly anything is shared.
 * @param map query → registered, in shares
 * @param back registered → query, in shares
 */
export const overlapOf = (query: Layers, registered: Layers, map: Homography, back: Homography, least: number): Overlap | undefined => {
  const corners: Point[] = [applied(map, 0, 0), applied(map, 1, 0), applied(map, 1, 1), applied(map, 0, 1)]
  const bounds = (axis: 0 | 1) =>
    [Math.min, Math.max].map(pick => Math.min(1, Math.max(0, pick(...corners.map(corner => corner[axis]))))) as [number, number]
  const [[left, right], [top, bottom]] = [bounds(0), bounds(1)]
  const [q, r] = [query[0]!, registered[0]!]
  const [wide, high] = [(right - left) * r.width, (bottom - top) * r.height]
  if (wide < 6 || high < 6) return undefined
  const area = Math.max(1e-6, areaOf(corners))
  const queryCells = Math.sqrt((q.width * q.height) / (area * r.width * r.height))
  const fine = Math.min(1, queryCells, mostCells / Math.max(wide, high))
  const [width, height] = [Math.max(least, Math.round(wide * fine)), Math.max(least, Math.round(high * fine))]
  const across = {
    query: Math.sqrt((width * height * area) / ((right - left) * (bottom - top))),
    registered: width / (right - left),
  }
  const [from, to] = [layerFor(query, across.query), layerFor(registered, across.registered)]
  const [a, b] = [new Float32Array(width * height).fill(Number.NaN), new Float32Array(width * height)]
  let inside = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [left + ((x + 0.5) / width) * (right - left), top + ((y + 0.5) / height) * (bottom - top)]
      const [s, t] = applied(back, u, v)
      if (s < 0 || s > 1 || t < 0 || t > 1) continue
      inside++
      a[y * width + x] = read(from, s, t)
      b[y * width + x] = read(to, u, v)
    }
  const covered = (inside / (width * height)) * (right - left) * (bottom - top)
  return { left, top, right, bottom, width, height, query: a, registered: b, covered, area, across }
}
