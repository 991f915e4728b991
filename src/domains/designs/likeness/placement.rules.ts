/**
 * How one picture lies in another: every pair of alike points proposes a shift, scale and turn; the proposal that most other pairs
 * agree with is refined to a plane seen from elsewhere (homography). No chance is involved: the same pictures give the same answer.
 */
import type { Match } from './match.rules.ts'

/** Points of one picture in units in which its area is one. */
export interface Places {
  x: Float32Array
  y: Float32Array
  scale: Float32Array
  angle: Float32Array
}
/** Nine numbers, row by row. */
export type Homography = number[]
export interface Placement {
  /** Query → registered, both in units of area one. */
  map: Homography
  inliers: Match[]
}
/** Most pairs that may propose: the likest. */
const mostMatches = 400
/** Pairs without which nothing is said. */
export const fewest = 5

export const applied = (m: Homography, x: number, y: number): [number, number] => {
  const w = m[6]! * x + m[7]! * y + m[8]!
  return [(m[0]! * x + m[1]! * y + m[2]!) / w, (m[3]! * x + m[4]! * y + m[5]!) / w]
}
export const times = (a: Homography, b: Homography): Homography =>
  Array.from({ length: 9 }, (_, at) => {
    const [row, column] = [Math.floor(at / 3) * 3, at % 3]
    return a[row]! * b[column]! + a[row + 1]! * b[column + 3]! + a[row + 2]! * b[column + 6]!
  })
export const inverse = (m: Homography): Homography => {
  const [a, b, c, d, e, f, g, h, i] = m as [number, number, number, number, number, number, number, number, number]
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ].map(each => each / determinant)
}
/** Solves a square system by elimination; null when it has no one answer. */
const solve = (rows: number[][]): number[] | null => {
  const n = rows.length
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    if (Math.abs(rows[pivot]![column]!) < 1e-12) return null
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const factor = rows[row]![column]! / rows[column]![column]!
      for (let at = column; at <= n; at++) rows[row]![at]! -= factor * rows[column]![at]!
    }
  }
  return rows.map((row, at) => row[n]! / row[at]!)
}
/** The map that fits the pairs best in the least squares of its equations: affine, or with two terms of perspective held small. */
export const bestMap = (matches: readonly Match[], a: Places, b: Places, perspective: boolean): Homography | null => {
  const n = perspective ? 8 : 6
  const normal = Array.from({ length: n }, () => new Array<number>(n + 1).fill(0))
  const add = (row: number[], right: number) => {
    for (let i = 0; i < n; i++) {
      if (!row[i]) continue
      for (let j = 0; j < n; j++) normal[i]![j]! += row[i]! * row[j]!
      normal[i]![n]! += row[i]! * right
    }
  }
  for (const { from, to } of matches) {
    const [x, y, u, v] = [a.x[from]!, a.y[from]!, b.x[to]!, b.y[to]!]
    add(perspective ? [x, y, 1, 0, 0, 0, -u * x, -u * y] : [x, y, 1, 0, 0, 0], u)
    add(perspective ? [0, 0, 0, x, y, 1, -v * x, -v * y] : [0, 0, 0, x, y, 1], v)
  }
  if (perspective) for (const at of [6, 7]) normal[at]![at]! += 1e-3 * matches.length
  const answer = solve(normal)
  return answer && [...answer, ...(perspective ? [] : [0, 0]), 1]
}
/** Each point counts once, on either side: the nearest pair first. */
export const oneToOne = (pairs: { match: Match; error: number }[]): Match[] => {
  const [from, to] = [new Set<number>(), new Set<number>()]
  return pairs
    .sort((x, y) => x.error - y.error)
    .filter(({ match }) => !from.has(match.from) && !to.has(match.to) && from.add(match.from) && to.add(match.to))
    .map(({ match }) => match)
}
const agreeing = (map: Homography, matches: readonly Match[], a: Places, b: Places, tolerance: number): Match[] => {
  const scale = Math.sqrt(Math.abs(map[0]! * map[4]! - map[1]! * map[3]!))
  // A query that shows a small part in large is measured by its own pixels.
  const allowed = tolerance * Math.min(1.5, Math.max(0.35, scale))
  const near: { match: Match; error: number }[] = []
  for (const match of matches) {
    const [x, y] = applied(map, a.x[match.from]!, a.y[match.from]!)
    const error = Math.hypot(x - b.x[match.to]!, y - b.y[match.to]!)
    if (error > allowed) continue
    const ratio = b.scale[match.to]! / (a.scale[match.from]! * scale)
    if (ratio < 0.5 || ratio > 2) continue
    near.push({ match, error })
  }
  return oneToOne(near)
}
/** A plane seen by a camera neither folds nor stretches one way by more than three times. */
export const isSane = (map: Homography, corners: readonly (readonly [number, number])[]): boolean => {
  if (!map.every(Number.isFinite)) return false
  const w = corners.map(([x, y]) => map[6]! * x + map[7]! * y + map[8]!)
  if (w.some(each => each < 0.3) || Math.max(...w) > 3 * Math.min(...w)) return false
  const determinant = map[0]! * map[4]! - map[1]! * map[3]!
  const size = Math.hypot(map[0]!, map[1]!, map[3]!, map[4]!)
  return determinant > 0 && size * size < 3.4 * determinant && determinant > 0.002 && determinant < 500
}
const turnBetween = (one: number, other: number) => {
  const turn = Math.abs(one - other) % (2 * Math.PI)
  return Math.min(turn, 2 * Math.PI - turn)
}
interface Proposal {
  map: Homography
  turn: number
  scale: number
  votes: number
}
const propose = (matches: readonly Match[], a: Places, b: Places): Proposal[] => {
  const all = matches.map(({ from, to }) => {
    const turn = b.angle[to]! - a.angle[from]!
    const scale = b.scale[to]! / a.scale[from]!
    const [c, s] = [scale * Math.cos(turn), scale * Math.sin(turn)]
    const [x, y] = [a.x[from]!, a.y[from]!]
    return { turn, scale, c, s, tx: b.x[to]! - c * x + s * y, ty: b.y[to]! - s * x - c * y }
  })
  return all
    .map(({ turn, scale, c, s, tx, ty }) => {
      const allowed = 0.05 * Math.min(1.5, Math.max(0.35, scale))
      const voters = new Set<number>()
      for (let at = 0; at < matches.length; at++) {
        const other = all[at]!
        if (other.scale > scale * 1.7 || other.scale * 1.7 < scale || turnBetween(other.turn, turn) > 0.5) continue
        const { from, to } = matches[at]!
        const [x, y] = [a.x[from]!, a.y[from]!]
        if (Math.abs(c * x - s * y + tx - b.x[to]!) < allowed && Math.abs(s * x + c * y + ty - b.y[to]!) < allowed) voters.add(from)
      }
      return { map: [c, -s, tx, s, c, ty, 0, 0, 1], turn, scale, votes: voters.size }
    })
    .sort((x, y) => y.votes - x.votes)
}
const refine = (
  start: Homography,
  matches: readonly Match[],
  a: Places,
  b: Places,
  corners: readonly (readonly [number, number])[],
): Placement => {
  let map = start
  let inliers = agreeing(map, matches, a, b, 0.05)
  for (const [tolerance, perspective] of [
    [0.035, false],
    [0.025, false],
    [0.02, true],
    [0.015, true],
  ] as const) {
    const fitted = inliers.length >= (perspective ? 8 : fewest) ? bestMap(inliers, a, b, perspective) : null
    if (!fitted || !isSane(fitted, corners)) continue
    const agreed = agreeing(fitted, matches, a, b, tolerance)
    if (agreed.length < 0.6 * inliers.length) continue
    map = fitted
    inliers = agreed
  }
  return { map, inliers }
}
/**
 * The placements that most pairs agree with, at most `wanted` that differ from one another.
 * @param corners of the query, in its units
 */
export const placementsOf = (
  all: readonly Match[],
  a: Places,
  b: Places,
  corners: readonly (readonly [number, number])[],
  wanted = 2,
): Placement[] => {
  const matches = all.length > mostMatches ? [...all].sort((x, y) => y.alike - x.alike).slice(0, mostMatches) : all
  const proposals = propose(matches, a, b)
  const placements: Placement[] = []
  const tried: Proposal[] = []
  for (const proposal of proposals) {
    if (proposal.votes < fewest || placements.length >= wanted) break
    if (tried.some(each => isNear(each, proposal))) continue
    tried.push(proposal)
    const placement = refine(proposal.map, all, a, b, corners)
    if (placement.inliers.length >= fewest && isSane(placement.map, corners)) placements.push(placement)
    if (tried.length > 6) break
  }
  return placements.sort((x, y) => y.inliers.length - x.inliers.length)
}
const isNear = (one: Proposal, other: Proposal) => {
  if (turnBetween(one.turn, other.turn) > 0.4 || one.scale > other.scale * 1.5 || other.scale > one.scale * 1.5) return false
  const [p, q] = [applied(one.map, 0.5, 0.5), applied(other.map, 0.5, 0.5)]
  return Math.hypot(p[0] - q[0], p[1] - q[1]) < 0.12
}
