/** A map kept as lines that neighbours share (TopoJSON's idea): decoded into rings, and who borders whom. Pure. */

/** Longitude and latitude in degrees. */
export type Point = [number, number]
/** What data/map holds: quantised lines, each point but the first as a step from the one before; ~i is line i backwards. */
export interface Topology {
  transform: { scale: number[]; translate: number[] }
  communes: { code: string; name: string; arcs: number[][] }[]
  arcs: number[][][]
}
/** A commune of the map: its code in the official list, its closed rings (the first is its border), the communes beside it. */
export interface Shape {
  code: string
  name: string
  rings: Point[][]
  neighbours: string[]
}

const decoded = ({ arcs, transform: { scale, translate } }: Topology): Point[][] =>
  arcs.map(arc => {
    let x = 0
    let y = 0
    return arc.map(([dx = 0, dy = 0]): Point => {
      x += dx
      y += dy
      return [x * (scale[0] ?? 1) + (translate[0] ?? 0), y * (scale[1] ?? 1) + (translate[1] ?? 0)]
    })
  })
const indexOf = (arc: number) => (arc < 0 ? ~arc : arc)

/** Every commune with its rings in degrees and its neighbours: those that share a line with it. */
export const shapesOf = (topology: Topology): Shape[] => {
  const lines = decoded(topology)
  const owners = new Map<number, string[]>()
  for (const { code, arcs } of topology.communes)
    for (const arc of arcs.flat()) owners.set(indexOf(arc), [...(owners.get(indexOf(arc)) ?? []), code])
  // The end of one line is the start of the next, and the last end is the first start.
  const ring = (arcs: readonly number[]): Point[] => {
    const points = arcs.flatMap(arc => (arc < 0 ? [...(lines[~arc] ?? [])].reverse() : (lines[arc] ?? [])).slice(1))
    const last = points.at(-1)
    return last ? [last, ...points] : points
  }
  return topology.communes.map(({ code, name, arcs }) => ({
    code,
    name,
    rings: arcs.map(ring),
    neighbours: [...new Set(arcs.flat().flatMap(arc => owners.get(indexOf(arc)) ?? []))].filter(other => other !== code).sort(),
  }))
}

/** Middle of each shape on screen by code: x to the right, y downwards. */
export type Middles = ReadonlyMap<string, Point>
export type Direction = 'ArrowRight' | 'ArrowLeft' | 'ArrowDown' | 'ArrowUp'
const steps: Readonly<Record<Direction, Point>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }

/**
 * Where an arrow key leads from a commune: the neighbour that lies nearest that way; where none does, the nearest of the others
 * that does; undefined at the edge of the map. That way means within 60° of it.
 */
export const towards = (shapes: readonly Shape[], middles: Middles, from: string, key: Direction): string | undefined => {
  const here = middles.get(from)
  if (!here) return undefined
  const [dx, dy] = steps[key]
  const seen = shapes.flatMap(({ code }) => {
    const there = middles.get(code)
    if (!there || code === from) return []
    const way: Point = [there[0] - here[0], there[1] - here[1]]
    const far = Math.hypot(...way)
    const along = far === 0 ? 0 : (way[0] * dx + way[1] * dy) / far
    return along >= 0.5 ? [{ code, far, along }] : []
  })
  const beside = new Set(shapes.find(each => each.code === from)?.neighbours)
  const nearest = seen.sort((a, b) => a.far / a.along - b.far / b.along)
  return (nearest.find(each => beside.has(each.code)) ?? nearest[0])?.code
}

/** Whether a point lies inside a closed ring. */
const inside = ([x, y]: Point, ring: readonly Point[]): boolean => {
  let odd = false
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!
    const [bx, by] = ring[i]!
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) odd = !odd
  }
  return odd
}
const farFrom = ([x, y]: Point, ring: readonly Point[]): number => {
  let least = Number.POSITIVE_INFINITY
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!
    const [bx, by] = ring[i]!
    const length = (bx - ax) ** 2 + (by - ay) ** 2
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    least = Math.min(least, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)))
  }
  return least
}
/** Where a number fits best inside a ring: the point of a grid that lies farthest from the border, and how far. */
export const innermost = (ring: readonly Point[], grid = 14): { at: Point; room: number } => {
  const xs = ring.map(point => point[0])
  const ys = ring.map(point => point[1])
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  let best: { at: Point; room: number } = { at: [(left + right) / 2, (top + bottom) / 2], room: 0 }
  for (let i = 1; i < grid; i++)
    for (let j = 1; j < grid; j++) {
      const at: Point = [left + ((right - left) * i) / grid, top + ((bottom - top) * j) / grid]
      if (!inside(at, ring)) continue
      const room = farFrom(at, ring)
      if (room > best.room) best = { at, room }
    }
  return best
}
