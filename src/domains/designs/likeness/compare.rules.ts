/** Holds one picture against another: every way it may lie in it is tried, and the one that speaks loudest is kept. */
import { type Agreement, agreementOf } from './agreement.rules.ts'
import { guidedOf } from './guided.rules.ts'
import { bitsOfTwo, hashOf, type Pose, posed, poses, wavesOf } from './hash.rules.ts'
import { grown, hullOf, isInside } from './hull.rules.ts'
import { type Evidence, logitOf } from './judge.rules.ts'
import type { Point } from './likeness.schema.ts'
import { linesOf, strokesOf } from './lines.rules.ts'
import { type Match, matchesOf, type Prepared, prepare } from './match.rules.ts'
import { type Layers, layersOf } from './overlap.rules.ts'
import { mirrored } from './patch.rules.ts'
import { applied, fewest, type Homography, inverse, isSane, type Placement, type Places, placementsOf, times } from './placement.rules.ts'
import type { Points } from './points.rules.ts'
import type { Plane } from './scales.rules.ts'
import { brightness, cut, insideFrame, type Small } from './small.rules.ts'

/** Blur of the strokes of a small picture, and of the lines they are held against. */
const drawnSoftness = 2
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
  /** The same for holding drawings against: a hand does not follow an edge to the pixel. */
  softLines: () => Layers
  grey: Side
  lines: Side
  frame: [number, number, number, number]
  waves: { whole: Float64Array; inside: Float64Array }
}
export interface Asked extends Known {
  mirror: { grey: Side; lines: Side }
  /** Of a picture without colours, which may be a drawing: its strokes, to be held against lines. */
  strokes: { side: Side; mirror: Side; layers: Layers; waves: Float64Array } | undefined
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
    softLines: once(() => layersOf(linesOf(small, drawnSoftness))),
    grey: sideOf(grey, ratio),
    lines: sideOf(lines, ratio),
    ...framedWaves(plane),
  }
}
export const askedOf = (known: Known, strokes?: Points): Asked => {
  const ratio = known.small.width / known.small.height
  const plane = strokes && strokesOf(known.small, drawnSoftness)
  return {
    ...known,
    mirror: { grey: sideOf(mirrorOf(known.grey.points), ratio), lines: sideOf(mirrorOf(known.lines.points), ratio) },
    strokes: plane && {
      side: sideOf(strokes, ratio),
      mirror: sideOf(mirrorOf(strokes), ratio),
      layers: layersOf(plane),
      waves: wavesOf(plane),
    },
  }
}

export interface Comparison {
  logit: number
  evidence: Evidence
  /** Query → registered, in shares. */
  map: Homography
  back: Homography
  isMirrored: boolean
  channel: 'grey' | 'lines' | 'strokes' | 'whole'
  met: number
  matches: { from: Point; to: Point }[]
  agreement: Agreement
  /** Of the agreeing points, in the registered picture; nothing when whole pictures were laid on each other. */
  outline: Point[] | undefined
}
/** Hash distances up to this many of 63 bits let whole pictures be laid on each other without points. */
const nearHash = 22
const flip: Homography = [-1, 0, 1, 0, 1, 0, 0, 0, 1]

/** A map between units of area one from one between shares, and the other way. */
const inUnits = (map: Homography, a: Known, b: Known): Homography => {
  const [ra, rb] = [Math.sqrt(a.small.width / a.small.height), Math.sqrt(b.small.width / b.small.height)]
  return times(times([rb, 0, 0, 0, 1 / rb, 0, 0, 0, 1], map), [1 / ra, 0, 0, 0, ra, 0, 0, 0, 1])
}
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
/** Of the posed picture, (u, v) shows the query's (v, u) when the axes are swapped; the flips come after. */
const poseMap = ({ swap, flipX, flipY }: Pose): Homography =>
  times(
    [flipX ? -1 : 1, 0, flipX ? 1 : 0, 0, flipY ? -1 : 1, flipY ? 1 : 0, 0, 0, 1],
    swap ? [0, 1, 0, 1, 0, 0, 0, 0, 1] : [1, 0, 0, 0, 1, 0, 0, 0, 1],
  )
const turnsOver = (map: Homography) => map[0]! * map[4]! - map[1]! * map[3]! < 0
/** Whole pictures, or what is inside their borders, laid on each other in the eight poses that their fingerprints allow. */
const wholeMaps = (query: Known, known: Known): { map: Homography; isMirrored: boolean; distance: number }[] =>
  (['whole', 'inside'] as const).flatMap(part => {
    const hash = hashOf(known.waves[part])
    return poses.flatMap(pose => {
      const own = hashOf(posed(query.waves[part], pose))
      const distance = bitsOfTwo(own[0] ^ hash[0], own[1] ^ hash[1])
      if (distance > nearHash) return []
      const turned = poseMap(pose)
      const [from, to] =
        part === 'inside'
          ? [query.frame, known.frame]
          : ([
              [0, 0, 1, 1],
              [0, 0, 1, 1],
            ] as const)
      const map = times(times(boxMap(to), turned), inverse(boxMap(from)))
      return [{ map, isMirrored: turnsOver(map), distance }]
    })
  })
interface Context {
  query: Asked
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
  met: number,
): Comparison | undefined => {
  const back = inverse(map)
  const isWhole = channel === 'whole'
  const outline = isWhole ? undefined : grown(hullOf(matches.map(({ to }) => to)), 1.15)
  // A drawing is bright where the photograph is dark and flat where it is coloured: lines are held against lines.
  const seen = (each: Known) => ({
    layers: channel === 'lines' ? each.lineLayers() : channel === 'strokes' ? each.softLines() : each.layers,
    points: each.grey.points,
  })
  const own = channel === 'strokes' ? { layers: query.strokes!.layers, points: query.strokes!.side.points, isDrawing: true } : seen(query)
  const agreement = agreementOf(own, seen(known), map, back, outline)
  if (!agreement) return undefined
  const [asked, registered] = isWhole
    ? []
    : [channel === 'strokes' ? query.strokes!.side : query[channel], known[channel === 'grey' ? 'grey' : 'lines']]
  const within = (side: Side | undefined, place: (x: number, y: number) => Point) => {
    if (!side || !outline) return 0
    let count = 0
    for (let at = 0; at < side.points.count; at++) if (isInside(outline, place(side.points.x[at]!, side.points.y[at]!))) count++
    return count
  }
  const least = Math.min(
    within(asked, (x, y) => applied(map, x, y)),
    within(registered, (x, y) => [x, y]),
  )
  const evidence: Evidence = {
    inliers: matches.length,
    repeated: isWhole ? 0 : matches.length / Math.max(8, asked!.points.count * agreement.used),
    dense: matches.length / Math.max(12, least),
    kin: matches.length / Math.max(8, met),
    agreement,
    alike,
    distance,
    channel,
  }
  return { logit: logitOf(evidence), evidence, map, back, isMirrored, channel, met, matches, agreement, outline }
}
/** Rows of the shortlist verified for one query; as many again when none of them shows it. */
export const verifiedFirst = 24
export const isCopy = (found: Comparison | undefined): boolean => found !== undefined && found.logit >= 0
/** The same placement judged by those points alone that are not told to be left out; undefined when too few are left. */
export const without = (query: Asked, known: Known, found: Comparison, isLeftOut: (place: Point) => boolean): Comparison | undefined => {
  const matches = found.matches.filter(({ from }) => !isLeftOut(from))
  if (matches.length < fewest) return undefined
  const { alike, distance } = found.evidence
  return weigh(
    { query, known, alike, distance },
    found.map,
    found.isMirrored,
    found.channel,
    matches,
    found.met * (matches.length / found.matches.length),
  )
}
/** Points of the query and where they lie in the registered picture; the mirrored query's points are told as those of the query. */
const told = (inliers: readonly Match[], from: Points, to: Points, isMirrored: boolean): Comparison['matches'] =>
  inliers.map(match => ({
    from: [isMirrored ? 1 - from.x[match.from]! : from.x[match.from]!, from.y[match.from]!],
    to: [to.x[match.to]!, to.y[match.to]!],
  }))
/** The planes in which points are sought: the query's own, as it is or in a mirror, and what they are held against. */
const sidesOf = (query: Asked, known: Known, channel: 'grey' | 'lines' | 'strokes', isMirrored: boolean): [Side, Side] =>
  channel === 'strokes'
    ? [isMirrored ? query.strokes!.mirror : query.strokes!.side, known.lines]
    : [isMirrored ? query.mirror[channel] : query[channel], known[channel]]
const cornersOf = ({ small }: Known) => {
  const root = Math.sqrt(small.width / small.height)
  return [
    [0, 0],
    [root, 0],
    [root, 1 / root],
    [0, 1 / root],
  ] as const
}
const looked = (context: Context, start: Homography, sides: [Side, Side], channel: 'grey' | 'lines' | 'strokes', isMirrored: boolean) => {
  const { query, known } = context
  const [from, to] = sides
  const corners = cornersOf(query)
  const { map, matches, met } = guidedOf(start, from, to, corners)
  if (matches.length < fewest || !isSane(map, corners)) return undefined
  const shares = inShares(map, query, known)
  return weigh(
    context,
    isMirrored ? times(shares, flip) : shares,
    isMirrored,
    channel,
    told(matches, from.points, to.points, isMirrored),
    met,
  )
}
const byPoints = (context: Context, channel: 'grey' | 'lines' | 'strokes', isMirrored: boolean): (Comparison | undefined)[] => {
  const { query, known } = context
  const sides = sidesOf(query, known, channel, isMirrored)
  const [from, to] = sides
  return placementsOf(matchesOf(from.prepared, to.prepared), from.places, to.places, cornersOf(query)).map(({ map }: Placement) =>
    looked(context, map, sides, channel, isMirrored),
  )
}
/** The two poses in which a whole drawing is likest to the lines of the picture: where lines are dense, points alone do not tell. */
const drawnWhole = (context: Context): (Comparison | undefined)[] => {
  const { query, known } = context
  const waves = wavesOf(known.softLines()[0]!)
  const hash = hashOf(waves)
  return poses
    .map(pose => {
      const own = hashOf(posed(query.strokes!.waves, pose))
      return { map: poseMap(pose), distance: bitsOfTwo(own[0] ^ hash[0], own[1] ^ hash[1]) }
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 2)
    .map(({ map }) => {
      const isMirrored = turnsOver(map)
      const start = inUnits(isMirrored ? times(map, flip) : map, query, known)
      return looked(context, start, sidesOf(query, known, 'strokes', isMirrored), 'strokes', isMirrored)
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
    .map(({ map, isMirrored }) => weigh(context, map, isMirrored, 'whole', [], 0))
  for (const channel of ['grey', 'lines', 'strokes'] as const) {
    if (channel === 'strokes' && !query.strokes) continue
    for (const isMirrored of [false, true]) found.push(...byPoints(context, channel, isMirrored))
    if (channel === 'strokes') found.push(...drawnWhole(context))
    if (found.some(each => each && each.matches.length > 25 && each.logit > 3)) break
  }
  return found.reduce((best, each) => (each && (!best || each.logit > best.logit) ? each : best), undefined)
}
