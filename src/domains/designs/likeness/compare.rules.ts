/** Holds one picture against another: every way it may lie in it is tried, and the one that speaks loudest is kept. */
import { type Agreement, agreementOf } from './agreement.rules.ts'
import { bitsOfTwo, hashOf, posed, poses, wavesOf } from './hash.rules.ts'
import { grown, hullOf } from './hull.rules.ts'
import { type Evidence, logitOf } from './judge.rules.ts'
import type { Point } from './likeness.schema.ts'
import { linesOf } from './lines.rules.ts'
import { type Match, matchesOf, type Prepared, prepare } from './match.rules.ts'
import { type Layers, layersOf } from './overlap.rules.ts'
import { mirrored } from './patch.rules.ts'
import { fewest, type Homography, inverse, isSane, type Placement, type Places, placementsOf, times } from './placement.rules.ts'
import type { Points } from './points.rules.ts'
import type { Plane } from './scales.rules.ts'
import { brightness, cut, insideFrame, type Small } from './small.rules.ts'

/** One set of points, ready to be compared as it is; with `mirror` also as seen in a mirror. */
interface Side {
  points: Points
  places: Places
  prepared: Prepared
}
export interface Known {
  width: number
  height: number
  small: Small
  layers: Layers
  /** Of the lines; made when asked for. */
  lineLayers: () => Layers
  grey: Side
  lines: Side
  frame: [number, number, number, number]
  waves: { whole: Float64Array; inside: Float64Array }
}
export interface Asked extends Known {
  mirror: { grey: Side; lines: Side }
}
const sideOf = (points: Points, ratio: number): Side => {
  const root = Math.sqrt(ratio)
  return {
    points,
    places: { x: points.x.map(x => x * root), y: points.y.map(y => y / root), scale: points.scale, angle: points.angle },
    prepared: prepare(points.descriptors, points.count),
  }
}
const mirrorOf = (points: Points): Points => ({
  ...points,
  x: points.x.map(x => 1 - x),
  angle: points.angle.map(angle => Math.PI - angle),
  descriptors: mirrored(points.descriptors),
})
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
/** Where the picture inside its border is, and the waves of the whole and of that part. */
export const framedWaves = (plane: Plane): Pick<Known, 'frame' | 'waves'> => {
  const frame = insideFrame(plane)
  return { frame, waves: { whole: wavesOf(plane), inside: wavesOf(cut(plane, frame)) } }
}
export const knownOf = (width: number, height: number, small: Small, grey: Points, lines: Points): Known => {
  const plane = brightness(small)
  const ratio = small.width / small.height
  return {
    width,
    height,
    small,
    layers: layersOf(plane),
    lineLayers: once(() => layersOf(linesOf(small, 1))),
    grey: sideOf(grey, ratio),
    lines: sideOf(lines, ratio),
    ...framedWaves(plane),
  }
}
export const askedOf = (known: Known): Asked => {
  const ratio = known.small.width / known.small.height
  return { ...known, mirror: { grey: sideOf(mirrorOf(known.grey.points), ratio), lines: sideOf(mirrorOf(known.lines.points), ratio) } }
}

export interface Comparison {
  logit: number
  evidence: Evidence
  /** Query → registered, in shares. */
  map: Homography
  back: Homography
  isMirrored: boolean
  channel: 'grey' | 'lines' | 'whole'
  matches: { from: Point; to: Point }[]
  agreement: Agreement
  /** Of the agreeing points, in the registered picture; nothing when whole pictures were laid on each other. */
  outline: Point[] | undefined
}
/** Hash distances up to this many of 63 bits let whole pictures be laid on each other without points. */
const nearHash = 22
const flip: Homography = [-1, 0, 1, 0, 1, 0, 0, 0, 1]

/** A map between shares from one between units of area one. */
const inShares = (map: Homography, a: Known, b: Known): Homography => {
  const [ra, rb] = [Math.sqrt(a.small.width / a.small.height), Math.sqrt(b.small.width / b.small.height)]
  return times(times([1 / rb, 0, 0, 0, rb, 0, 0, 0, 1], map), [ra, 0, 0, 0, 1 / ra, 0, 0, 0, 1])
}
const boxMap = ([left, top, right, bottom]: readonly [number, number, number, number]): Homography => [
  right - left,
  0,
  left,
  0,
  bottom - top,
  top,
  0,
  0,
  1,
]
/** Whole pictures, or what is inside their borders, laid on each other in the eight poses that their fingerprints allow. */
const wholeMaps = (query: Known, known: Known): { map: Homography; isMirrored: boolean; distance: number }[] =>
  (['whole', 'inside'] as const).flatMap(part => {
    const hash = hashOf(known.waves[part])
    return poses.flatMap(pose => {
      const own = hashOf(posed(query.waves[part], pose))
      const distance = bitsOfTwo(own[0] ^ hash[0], own[1] ^ hash[1])
      if (distance > nearHash) return []
      // Of the posed picture, (u, v) shows the query's (v, u) when the axes are swapped; the flips come after.
      const swap: Homography = pose.swap ? [0, 1, 0, 1, 0, 0, 0, 0, 1] : [1, 0, 0, 0, 1, 0, 0, 0, 1]
      const turned = times([pose.flipX ? -1 : 1, 0, pose.flipX ? 1 : 0, 0, pose.flipY ? -1 : 1, pose.flipY ? 1 : 0, 0, 0, 1], swap)
      const [from, to] =
        part === 'inside'
          ? [query.frame, known.frame]
          : ([
              [0, 0, 1, 1],
              [0, 0, 1, 1],
            ] as const)
      const map = times(times(boxMap(to), turned), inverse(boxMap(from)))
      return [{ map, isMirrored: map[0]! * map[4]! - map[1]! * map[3]! < 0, distance }]
    })
  })
interface Context {
  query: Known
  known: Known
  alike: number
  distance: number
}
const weigh = (
  { query, known, alike, distance }: Context,
  map: Homography,
  isMirrored: boolean,
  channel: Comparison['channel'],
  matches: Comparison['matches'],
): Comparison | undefined => {
  const back = inverse(map)
  const isWhole = channel === 'whole'
  const outline = isWhole ? undefined : grown(hullOf(matches.map(({ to }) => to)), 1.15)
  // A drawing is bright where the photograph is dark and flat where it is coloured: lines are held against lines.
  const seen = (each: Known) => ({ layers: channel === 'lines' ? each.lineLayers() : each.layers, points: each.grey.points })
  const agreement = agreementOf(seen(query), seen(known), map, back, outline)
  if (!agreement) return undefined
  const evidence: Evidence = {
    inliers: matches.length,
    repeated: isWhole ? 0 : matches.length / Math.max(8, query[channel].points.count * agreement.used),
    agreement,
    alike,
    distance,
    channel,
  }
  return { logit: logitOf(evidence), evidence, map, back, isMirrored, channel, matches, agreement, outline }
}
/** The same placement judged by those points alone that are not told to be left out; undefined when too few are left. */
export const without = (query: Known, known: Known, found: Comparison, isLeftOut: (place: Point) => boolean): Comparison | undefined => {
  const matches = found.matches.filter(({ from }) => !isLeftOut(from))
  if (matches.length < fewest) return undefined
  const { alike, distance } = found.evidence
  return weigh({ query, known, alike, distance }, found.map, found.isMirrored, found.channel, matches)
}
/** Points of the query and where they lie in the registered picture; the mirrored query's points are told as those of the query. */
const told = (inliers: readonly Match[], from: Points, to: Points, isMirrored: boolean): Comparison['matches'] =>
  inliers.map(match => ({
    from: [isMirrored ? 1 - from.x[match.from]! : from.x[match.from]!, from.y[match.from]!],
    to: [to.x[match.to]!, to.y[match.to]!],
  }))
const byPoints = (context: Context, query: Asked, channel: 'grey' | 'lines', isMirrored: boolean): (Comparison | undefined)[] => {
  const { known } = context
  const from = isMirrored ? query.mirror[channel] : query[channel]
  const to = known[channel]
  const root = Math.sqrt(query.small.width / query.small.height)
  const corners = [
    [0, 0],
    [root, 0],
    [root, 1 / root],
    [0, 1 / root],
  ] as const
  return placementsOf(matchesOf(from.prepared, to.prepared), from.places, to.places, corners).map(({ map, inliers }: Placement) => {
    if (!isSane(map, corners)) return undefined
    const shares = inShares(map, query, known)
    return weigh(context, isMirrored ? times(shares, flip) : shares, isMirrored, channel, told(inliers, from.points, to.points, isMirrored))
  })
}
/**
 * @param alike cosine of the two pictures' directions
 * @returns the likeliest way the query shows the known picture; undefined when there is none at all
 */
export const compare = (query: Asked, known: Known, alike: number): Comparison | undefined => {
  const whole = wholeMaps(query, known)
  const distance = Math.min(32, ...whole.map(each => each.distance))
  const context = { query, known, alike, distance }
  const found: (Comparison | undefined)[] = whole
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 4)
    .map(({ map, isMirrored }) => weigh(context, map, isMirrored, 'whole', []))
  for (const channel of ['grey', 'lines'] as const) {
    for (const isMirrored of [false, true]) found.push(...byPoints(context, query, channel, isMirrored))
    if (found.some(each => each && each.matches.length > 25 && each.logit > 3)) break
  }
  return found.reduce((best, each) => (each && (!best || each.logit > best.logit) ? each : best), undefined)
}
