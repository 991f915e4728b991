/** What seems to have been done to a registered picture to get the query. */
import { agreementOf } from './agreement.rules.ts'
import { coloursOf, paperOf } from './colours.rules.ts'
import type { Asked, Comparison, Known } from './compare.rules.ts'
import { areaOf, withinPicture } from './hull.rules.ts'
import type { Point, Transform } from './likeness.schema.ts'
import { applied } from './placement.rules.ts'

/** The corners of a picture, in shares. */
export const square: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
/** How the query's axes lie in the registered picture, true to both shapes. */
const axesOf = (query: Asked, known: Known, { map }: Comparison) => {
  const [w, h] = [query.width, query.height]
  const at = (x: number, y: number): Point => {
    const [u, v] = applied(map, x, y)
    return [u * known.width, v * known.height]
  }
  const [o, right, down, far] = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)]
  const across: Point = [right[0] - o[0], right[1] - o[1]]
  return {
    turn: (Math.atan2(across[1], across[0]) * 180) / Math.PI,
    scale: Math.hypot(...across) / w,
    scaleDown: Math.hypot(down[0] - o[0], down[1] - o[1]) / h,
    /** How far the far corner is from where a parallelogram would have it, as a share of the diagonal. */
    skew: Math.hypot(far[0] - right[0] - down[0] + o[0], far[1] - right[1] - down[1] + o[1]) / Math.hypot(...across, 1),
  }
}
/** How the query lies: its turn, its slant, what of it is left over and what is missing. */
const layOf = (query: Asked, known: Known, found: Comparison): Transform[] => {
  const { agreement, isMirrored, map } = found
  const { turn, scale, scaleDown, skew } = axesOf(query, known, found)
  // In a mirror a turn is counted from the other side.
  const turned = Math.abs(isMirrored ? (turn > 0 ? 180 - turn : -180 - turn) : turn)
  const corners = square.map(([x, y]) => applied(map, x, y) as Point)
  const outside = 1 - areaOf(withinPicture(corners)) / Math.max(1e-6, areaOf(corners))
  const isWhole = agreement.covered > 0.9
  const isSlanted = skew > 0.04 || Math.max(scale, scaleDown) > 1.25 * Math.min(scale, scaleDown)
  const told: Transform[] = []
  if (isMirrored) told.push('mirrored')
  if (turned > 6) told.push('turned')
  if (isSlanted) told.push('perspective')
  if (!isWhole) told.push('cropped')
  if (outside > 0.08) told.push(isWhole && outside < 0.6 && agreement.everywhere > 0.6 ? 'framed' : 'collage')
  if (isSlanted && (outside > 0.08 || agreement.alike < 0.9)) told.push('rephotographed')
  if (outside < 0.08 && agreement.everywhere < 0.9 && agreement.agreed > 0.6) told.push('written_over')
  if (isWhole && outside < 0.08 && Math.abs(Math.log(Math.sqrt(scale * scaleDown))) > Math.log(1.15)) told.push('scaled')
  return told
}
const colouringOf = (query: Asked, known: Known, { agreement, channel, map, back, outline }: Comparison): Transform | undefined => {
  const { own, other, apart } = coloursOf(query.small, known.small, back, outline)
  const isGrey = own < 0.04 && other > 0.06
  if ((channel === 'lines' || channel === 'strokes') && own < 0.06 && paperOf(query.small) > 0.5) return 'drawing'
  if (isGrey) return 'grey'
  const seen = (each: Known) => ({ layers: each.layers, points: each.grey.points })
  const bright = channel === 'lines' || channel === 'strokes' ? agreementOf(seen(query), seen(known), map, back, outline) : agreement
  if (bright && bright.agreed > 0.5 && bright.inverted > 0.6) return 'inverted'
  return apart > 0.06 ? 'recoloured' : undefined
}
export const transformsOf = (query: Asked, known: Known, found: Comparison): Transform[] => {
  const colouring = colouringOf(query, known, found)
  const told = [...layOf(query, known, found), ...(colouring ? [colouring] : [])]
  return told.length || found.agreement.alike < 0.97 ? told : ['identical']
}
