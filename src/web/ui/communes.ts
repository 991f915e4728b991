/** The outlines of the city's communes, fetched when a map is first shown and drawn once. */
import { useQuery } from '@tanstack/react-query'
import { geoMercator, geoPath } from 'd3-geo'
import { get } from '../api.ts'
import { innermost, type Point, type Shape, shapesOf, type Topology } from './topology.ts'

const file = new URL('../../../data/map/ha-noi-126.json', import.meta.url).href

/** A commune in the units of the drawing. */
export interface DrawnCommune extends Shape {
  /** The path of its outline. */
  d: string
  /** Where a number stands, and how much room it has around. */
  at: Point
  room: number
  /** Left, top, right, bottom. */
  box: readonly [number, number, number, number]
}
export interface Drawing {
  width: number
  height: number
  communes: DrawnCommune[]
  /** The inner wards, too small on the whole: left, top, width, height of a box of the same shape around them. */
  centre: readonly [number, number, number, number]
}
const width = 800
const edge = 4
/** Phường Hoàn Kiếm, and how far to each side of it the inner wards reach. */
const heart = { code: '00070', reach: 130 }

/** Projects the outlines (Mercator) into a box 800 wide. */
export const drawingOf = (topology: Topology): Drawing => {
  const shapes = shapesOf(topology)
  const polygon = ({ rings }: Shape) => ({ type: 'Polygon' as const, coordinates: rings })
  const all = { type: 'GeometryCollection' as const, geometries: shapes.map(polygon) }
  const projection = geoMercator().fitWidth(width - 2 * edge, all)
  const [x, y] = projection.translate()
  projection.translate([x + edge, y + edge])
  const path = geoPath(projection).digits(1)
  const height = Math.ceil(path.bounds(all)[1][1]) + edge
  const communes = shapes.map(shape => {
    const border = (shape.rings[0] ?? []).map(point => projection(point) ?? ([0, 0] as Point))
    const [[left, top], [right, bottom]] = path.bounds(polygon(shape))
    return { ...shape, d: path(polygon(shape)) ?? '', ...innermost(border), box: [left, top, right, bottom] as const }
  })
  const [cx, cy] = communes.find(({ code }) => code === heart.code)?.at ?? [width / 2, height / 2]
  const tall = (heart.reach * height) / width
  // The old town lies at the river, on the eastern side of what was built around it.
  return { width, height, communes, centre: [cx - 1.25 * heart.reach, cy - 0.9 * tall, 2 * heart.reach, 2 * tall] }
}
export const useCommunes = () =>
  useQuery({
    queryKey: ['communes', 'map'],
    queryFn: async ({ signal }) => drawingOf(await get<Topology>(file, signal)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
