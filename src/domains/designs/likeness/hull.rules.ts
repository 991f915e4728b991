/** Outlines: the smallest that holds given points, whether a point is inside, and its area. */
import type { Point } from './likeness.schema.ts'

const turn = (o: Point, a: Point, b: Point) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

/** Convex outline of the points, one way round (Andrew's chain). */
export const hullOf = (points: readonly Point[]): Point[] => {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const chain = (each: readonly Point[]) => {
    const out: Point[] = []
    for (const point of each) {
      while (out.length > 1 && turn(out.at(-2)!, out.at(-1)!, point) <= 0) out.pop()
      out.push(point)
    }
    out.pop()
    return out
  }
  return sorted.length < 3 ? sorted : [...chain(sorted), ...chain([...sorted].reverse())]
}
/** The outline moved outwards from its middle by a factor. */
export const grown = (hull: readonly Point[], factor: number): Point[] => {
  const [x, y] = [0, 1].map(axis => hull.reduce((sum, point) => sum + point[axis]!, 0) / hull.length) as Point
  return hull.map(([px, py]) => [x + (px - x) * factor, y + (py - y) * factor])
}
/** For a convex outline in the order of `hullOf`. */
export const isInside = (hull: readonly Point[], point: Point): boolean =>
  hull.length > 2 && hull.every((each, at) => turn(each, hull[(at + 1) % hull.length]!, point) >= 0)
export const areaOf = (outline: readonly Point[]): number =>
  Math.abs(
    outline.reduce((sum, [x, y], at) => sum + x * outline[(at + 1) % outline.length]![1] - outline[(at + 1) % outline.length]![0] * y, 0),
  ) / 2
/** The part of a convex outline that lies within the unit square (Sutherland–Hodgman). */
export const withinPicture = (outline: readonly Point[]): Point[] => {
  let left: Point[] = [...outline]
  for (const [axis, limit, sign] of [
    [0, 0, 1],
    [0, 1, -1],
    [1, 0, 1],
    [1, 1, -1],
  ] as const) {
    const depth = (point: Point) => (point[axis] - limit) * sign
    left = left.flatMap((point, at) => {
      const next = left[(at + 1) % left.length]!
      const [here, there] = [depth(point), depth(next)]
      const share = here / (here - there)
      const crossing: Point = [point[0] + (next[0] - point[0]) * share, point[1] + (next[1] - point[1]) * share]
      if (here >= 0) return there >= 0 ? [point] : [point, crossing]
      return there >= 0 ? [crossing] : []
    })
  }
  return left
}
