/** Do the edges of two pictures run the same way where one lies on the other? What is left of a design when it is recoloured, drawn in lines or carved. */
import { isInside } from './hull.rules.ts'
import type { Point } from './likeness.schema.ts'
import { type Layers, layersOf, overlapOf } from './overlap.rules.ts'
import { applied, type Homography } from './placement.rules.ts'
import { blur, type Plane } from './scales.rules.ts'
import type { Small } from './small.rules.ts'

/** Which way the edges run: cosine and sine of twice their angle, so that dark on bright is the same as bright on dark; longer is clearer. */
export interface Edges {
  width: number
  height: number
  cosine: Layers
  sine: Layers
}
export interface EdgeAgreement {
  /** Correlation of the two as they lie, less the mean of what they reach when shifted against each other: about 0 for what only looks alike. */
  gain: number
  /** Of the fields in which both have edges: the share that agrees as they lie and not when shifted, weighted by how clear the edges are. */
  agreed: number
  /** Fields that agree. */
  fields: number
}
const none: EdgeAgreement = { gain: 0, agreed: 0, fields: 0 }

/** Edges of red, green and blue together (Di Zenzo's tensor), evened out over the picture. */
export const edgesOf = ({ width, height, data }: Small): Edges => {
  const [cosine, sine, size] = [0, 0, 0].map(() => new Float32Array(width * height)) as [Float32Array, Float32Array, Float32Array]
  for (let channel = 0; channel < 3; channel++) {
    const plane = Float32Array.from({ length: width * height }, (_, at) => data[3 * at + channel]! / 255)
    const soft = blur({ width, height, data: plane }, 0.8).data
    for (let y = 1; y < height - 1; y++)
      for (let x = 1; x < width - 1; x++) {
        const at = y * width + x
        const [gx, gy] = [soft[at + 1]! - soft[at - 1]!, soft[at + width]! - soft[at - width]!]
        cosine[at]! += gy * gy - gx * gx
        sine[at]! -= 2 * gx * gy
      }
  }
  for (let at = 0; at < size.length; at++) size[at] = Math.sqrt(Math.hypot(cosine[at]!, sine[at]!))
  const around = blur({ width, height, data: size }, 12).data
  for (let at = 0; at < size.length; at++) {
    const clear = Math.min(1, size[at]! / (1.5 * around[at]! + 0.05)) / (size[at]! ** 2 || 1)
    cosine[at]! *= clear
    sine[at]! *= clear
  }
  const layered = (plane: Float32Array): Layers => layersOf(blur({ width, height, data: plane }, 1) satisfies Plane)
  return { width, height, cosine: layered(cosine), sine: layered(sine) }
}
/** How directions of the query look in the registered picture, by the map's slope in the middle of what is shared: `[a, b, c, d]`, in pixels. */
const slopeOf = (query: Edges, registered: Edges, map: Homography, [x, y]: Point): [number, number, number, number] => {
  const [here, right, down] = [applied(map, x, y), applied(map, x + 0.01, y), applied(map, x, y + 0.01)]
  const [w, h] = [registered.width, registered.height]
  return [
    ((right[0] - here[0]) * w) / query.width,
    ((down[0] - here[0]) * w) / query.height,
    ((right[1] - here[1]) * h) / query.width,
    ((down[1] - here[1]) * h) / query.height,
  ]
}
/** Turns the directions in place. */
const turnAlong = (cosine: Float32Array, sine: Float32Array, [a, b, c, d]: readonly [number, number, number, number]) => {
  for (let at = 0; at < cosine.length; at++) {
    const [p, q] = [cosine[at]!, sine[at]!]
    const size = Math.hypot(p, q)
    if (!size) continue
    // The direction as a tensor, half of [size + p, q; q, size − p], seen through the slope.
    const [xx, xy, yy] = [size + p, q, size - p]
    const u = a * (a * xx + b * xy) + b * (a * xy + b * yy) - (c * (c * xx + d * xy) + d * (c * xy + d * yy))
    const v = 2 * (a * (c * xx + d * xy) + b * (c * xy + d * yy))
    const scale = size / (Math.hypot(u, v) || 1)
    cosine[at] = u * scale
    sine[at] = v * scale
  }
}
const fieldSide = 8
/** Shifts, in cells: further than lines are wide, in all directions. */
const shifts = [
  [7, 0],
  [-7, 0],
  [0, 7],
  [0, -7],
  [11, 11],
  [-11, 11],
  [11, -11],
  [-11, -11],
] as const
/** A field without this much of edges in both pictures says nothing. */
const leastEdges = 2
const fieldAgrees = 0.2

interface Field {
  width: number
  height: number
  own: { cosine: Float32Array; sine: Float32Array }
  other: { cosine: Float32Array; sine: Float32Array }
}
interface Products {
  together: number
  mine: number
  its: number
}
const share = ({ together, mine, its }: Products) => together / (Math.sqrt(mine * its) || 1)
const gainOf = (here: Products, shifted: readonly Products[]) =>
  share(here) - shifted.reduce((sum, one) => sum + share(one), 0) / shifted.length
/** The products of a part of the two, the registered one shifted, that make their correlation. */
const correlation = ({ width, height, own, other }: Field, left: number, top: number, dx: number, dy: number): Products => {
  let [together, mine, its] = [0, 0, 0]
  for (let y = top; y < top + fieldSide; y++)
    for (let x = left; x < left + fieldSide; x++) {
      const [at, there] = [y * width + x, (y + dy) * width + x + dx]
      const [p, q] = [own.cosine[at]!, own.sine[at]!]
      if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height || Number.isNaN(p)) continue
      const [r, s] = [other.cosine[there]!, other.sine[there]!]
      together += p * r + q * s
      mine += p * p + q * q
      its += r * r + s * s
    }
  return { together, mine, its }
}
/**
 * Lays the query's edges on the registered picture's.
 * @param map query → registered, in shares
 * @param back registered → query, in shares
 * @param outline of the part that is looked at, in the registered picture; all that is shared when there is none
 */
export const edgeAgreementOf = (
  query: Edges,
  registered: Edges,
  map: Homography,
  back: Homography,
  outline?: readonly Point[],
): EdgeAgreement => {
  const cosines = overlapOf(query.cosine, registered.cosine, map, back, fieldSide)
  const sines = overlapOf(query.sine, registered.sine, map, back, fieldSide)
  if (!cosines || !sines) return none
  const { left, top, right, bottom, width, height } = cosines
  const own = { cosine: cosines.query, sine: sines.query }
  turnAlong(own.cosine, own.sine, slopeOf(query, registered, map, applied(back, (left + right) / 2, (top + bottom) / 2)))
  const field: Field = { width, height, own, other: { cosine: cosines.registered, sine: sines.registered } }
  const whole = [0, ...shifts].map(() => ({ together: 0, mine: 0, its: 0 }))
  const tally = { all: 0, agreed: 0, fields: 0 }
  for (let y = 0; y + fieldSide <= height; y += fieldSide)
    for (let x = 0; x + fieldSide <= width; x += fieldSide) {
      const each = [[0, 0] as const, ...shifts].map(([dx, dy]) => correlation(field, x, y, dx, dy))
      const [here, ...shifted] = each
      const hasEdges = here!.mine >= leastEdges && here!.its >= leastEdges
      const weight = hasEdges ? Math.sqrt(here!.mine * here!.its) : 0
      const isAgreed = hasEdges && gainOf(here!, shifted) >= fieldAgrees
      const middle: Point = [left + ((x + fieldSide / 2) / width) * (right - left), top + ((y + fieldSide / 2) / height) * (bottom - top)]
      if (outline && !isInside(outline, middle)) continue
      for (const [at, one] of each.entries()) {
        whole[at]!.together += one.together
        whole[at]!.mine += one.mine
        whole[at]!.its += one.its
      }
      tally.all += weight
      if (!isAgreed) continue
      tally.agreed += weight
      tally.fields++
    }
  const [here, ...shifted] = whole
  return {
    gain: gainOf(here!, shifted),
    agreed: tally.all ? tally.agreed / tally.all : 0,
    fields: tally.fields,
  }
}
