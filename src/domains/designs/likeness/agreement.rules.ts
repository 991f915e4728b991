/** Held against each other, do two pictures agree? Compared patch by patch where they overlap, whatever was done to the colours. */
import { isInside } from './hull.rules.ts'
import type { Point } from './likeness.schema.ts'
import { type Layers, layerFor, type Overlap, overlapOf } from './overlap.rules.ts'
import { applied, type Homography } from './placement.rules.ts'
import type { Points } from './points.rules.ts'

export interface Agreement {
  /** Share of the registered picture that the query covers, and of the query that falls on the registered picture. */
  covered: number
  used: number
  /** Of the patches with something to see inside the outline of the agreeing points: the share that agrees, weighted by how much there is to see. */
  agreed: number
  /** Mean likeness of those patches, 0…1. */
  alike: number
  /** Of the points inside that outline, the share that lies in agreeing patches; the lesser of the two pictures. */
  pointsAgree: number
  /** The share that agrees of the whole overlap. */
  everywhere: number
  /** Share of agreeing patches in which bright and dark changed places. */
  inverted: number
  /** Agreeing patches in the whole overlap. */
  agreeing: number
  /** Area of the agreeing patches as a share of what is to be seen in the query, and in the registered picture. */
  ofQuery: number
  ofRegistered: number
}
/** Side of a patch in cells, and how far the next one lies. */
const patchSide = 7
const stride = 4
/** Less contrast than this inside a patch is nothing to see. */
const leastContrast = 0.025
const agrees = 0.55

/** Contrast to be seen in a whole picture, for the shares. */
const contrastOf = (layers: Layers, cells: number) => {
  const { width, height, data } = layerFor(layers, cells)
  let [seen, all] = [0, 0]
  for (let y = 0; y + patchSide <= height; y += stride)
    for (let x = 0; x + patchSide <= width; x += stride) {
      let [sum, squares] = [0, 0]
      for (let dy = 0; dy < patchSide; dy++)
        for (let dx = 0; dx < patchSide; dx++) {
          const value = data[(y + dy) * width + x + dx]!
          sum += value
          squares += value * value
        }
      const n = patchSide ** 2
      all++
      if (Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)) > leastContrast) seen++
    }
  return all ? seen / all : 0
}
interface Verdicts {
  columns: number
  rows: number
  /** For each patch: correlation of the two, not a number where there is nothing to see. */
  alike: Float32Array
  weight: Float32Array
}
const verdictsOf = ({ query, registered, width, height }: Overlap, isDrawing: boolean): Verdicts => {
  const [columns, rows] = [Math.floor((width - patchSide) / stride) + 1, Math.floor((height - patchSide) / stride) + 1]
  const [alike, weight] = [new Float32Array(columns * rows).fill(Number.NaN), new Float32Array(columns * rows)]
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const patch = compare(query, registered, width, column * stride, row * stride, isDrawing)
      if (!patch) continue
      alike[row * columns + column] = patch.alike
      weight[row * columns + column] = patch.weight
    }
  return { columns, rows, alike, weight }
}
/** Of those points inside the outline that lie where there is something to see: the share that agrees; few points say little. */
const pointsAgreeing = (places: readonly Point[], { columns, rows, alike }: Verdicts, overlap: Overlap, outline?: readonly Point[]) => {
  let [agreed, all] = [0, 0]
  for (const place of places) {
    const x = ((place[0] - overlap.left) / (overlap.right - overlap.left)) * overlap.width
    const y = ((place[1] - overlap.top) / (overlap.bottom - overlap.top)) * overlap.height
    if (x < 0 || y < 0 || x >= overlap.width || y >= overlap.height || (outline && !isInside(outline, place))) continue
    const column = Math.min(columns - 1, Math.max(0, Math.round((x - patchSide / 2) / stride)))
    const row = Math.min(rows - 1, Math.max(0, Math.round((y - patchSide / 2) / stride)))
    const value = alike[row * columns + column]!
    if (Number.isNaN(value)) continue
    all++
    if (Math.abs(value) >= agrees) agreed++
  }
  return agreed / Math.max(6, all)
}
export interface Seen {
  layers: Layers
  points: Points
  /** Who draws leaves out what is faint: where a drawing is blank, nothing is said. */
  isDrawing?: boolean
}
/**
 * Lays the query on the registered picture.
 * @param map query → registered, in shares
 * @param back registered → query, in shares
 * @param outline of the agreeing points in the registered picture; the whole overlap when there are none
 */
export const agreementOf = (
  query: Seen,
  registered: Seen,
  map: Homography,
  back: Homography,
  outline?: readonly Point[],
): Agreement | undefined => {
  const overlap = overlapOf(query.layers, registered.layers, map, back, patchSide)
  if (!overlap) return undefined
  const verdicts = verdictsOf(overlap, query.isDrawing ?? false)
  const { columns, rows } = verdicts
  const { left, top, right, bottom, width, height, covered, area, across } = overlap
  const tally = { all: 0, allAgreed: 0, inside: 0, agreed: 0, alike: 0, agreeing: 0, inverted: 0 }
  for (const [at, value] of verdicts.alike.entries()) {
    if (Number.isNaN(value)) continue
    const weight = verdicts.weight[at]!
    const isAgreed = Math.abs(value) >= agrees
    tally.all += weight
    if (isAgreed) {
      tally.allAgreed += weight
      tally.agreeing++
      if (value < 0) tally.inverted++
    }
    const [x, y] = [(at % columns) * stride + patchSide / 2, Math.floor(at / columns) * stride + patchSide / 2]
    if (outline && !isInside(outline, [left + (x / width) * (right - left), top + (y / height) * (bottom - top)])) continue
    tally.inside += weight
    tally.alike += weight * Math.abs(value)
    if (isAgreed) tally.agreed += weight
  }
  const share = (part: number, whole: number) => (whole ? part / whole : 0)
  const seen = (tally.agreeing * (right - left) * (bottom - top)) / (columns * rows)
  const own = Array.from({ length: query.points.count }, (_, at) => applied(map, query.points.x[at]!, query.points.y[at]!))
  const other = Array.from({ length: registered.points.count }, (_, at): Point => [registered.points.x[at]!, registered.points.y[at]!])
  return {
    covered,
    used: Math.min(1, covered / area),
    agreed: share(tally.agreed, tally.inside),
    alike: share(tally.alike, tally.inside),
    pointsAgree: Math.min(...[own, other].map(places => pointsAgreeing(places, verdicts, overlap, outline))),
    everywhere: share(tally.allAgreed, tally.all),
    inverted: share(tally.inverted, tally.agreeing),
    agreeing: tally.agreeing,
    ofRegistered: Math.min(1, seen / Math.max(0.02, contrastOf(registered.layers, across.registered))),
    ofQuery: Math.min(1, seen / area / Math.max(0.02, contrastOf(query.layers, across.query))),
  }
}
/** Correlation of one patch; nothing when it is flat in both pictures or partly outside. */
const compare = (
  a: Float32Array,
  b: Float32Array,
  w: number,
  x: number,
  y: number,
  isDrawing: boolean,
): { alike: number; weight: number } | undefined => {
  let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0]
  for (let dy = 0; dy < patchSide; dy++)
    for (let dx = 0; dx < patchSide; dx++) {
      const at = (y + dy) * w + x + dx
      const [p, q] = [a[at]!, b[at]!]
      sa += p
      sb += q
      saa += p * p
      sbb += q * q
      sab += p * q
    }
  if (Number.isNaN(sa)) return undefined
  const n = patchSide ** 2
  const [va, vb] = [Math.sqrt(Math.max(0, saa / n - (sa / n) ** 2)), Math.sqrt(Math.max(0, sbb / n - (sb / n) ** 2))]
  if (va < leastContrast && (isDrawing || vb < leastContrast)) return undefined
  // Contrast in one picture only is a disagreement.
  const alike = (sab / n - (sa / n) * (sb / n)) / (Math.max(va, leastContrast) * Math.max(vb, leastContrast))
  return { alike, weight: Math.min(0.15, Math.max(va, vb)) }
}
