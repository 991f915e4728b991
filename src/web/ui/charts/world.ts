/** The countries of the world for a map of figures: outlines decoded, projected so that the Pacific lies in the middle. */
import { useQuery } from '@tanstack/react-query'
import { geoEqualEarth, geoPath } from 'd3-geo'
import file from 'world-atlas/countries-110m.json?url'
import { get } from '../../api.ts'

type Point = [number, number]
/** TopoJSON as world-atlas gives it: lines as quantised steps, shapes as numbers of lines, ~i meaning line i backwards. */
export interface WorldTopology {
  transform: { scale: Point; translate: Point }
  arcs: number[][][]
  objects: {
    countries: {
      geometries: (
        | { type: 'Polygon'; id?: string; properties: { name: string }; arcs: number[][] }
        | { type: 'MultiPolygon'; id?: string; properties: { name: string }; arcs: number[][][] }
      )[]
    }
  }
}
export interface WorldShape {
  /** ISO 3166-1 numeric, which is the UN's M49 code; null for a place that has none. */
  m49: string | null
  /** The source's own English name. */
  name: string
  polygons: Point[][][]
}
const antarctica = '010'

/** Every country with its rings in degrees; Antarctica, which trades nothing, stays away. */
export const worldShapes = ({ transform: { scale, translate }, arcs, objects }: WorldTopology): WorldShape[] => {
  const lines = arcs.map(arc => {
    let [x, y] = [0, 0]
    return arc.map(([dx = 0, dy = 0]): Point => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
    })
  })
  const ring = (numbers: readonly number[]): Point[] =>
    numbers.flatMap((arc, at) => {
      const line = arc < 0 ? [...(lines[~arc] ?? [])].reverse() : (lines[arc] ?? [])
      // The first point of a line is the last one of the line before.
      return at ? line.slice(1) : line
    })
  return objects.countries.geometries
    .filter(({ id }) => id !== antarctica)
    .map(({ id, properties, ...shape }) => ({
      m49: id ?? null,
      name: properties.name,
      polygons: (shape.type === 'Polygon' ? [shape.arcs] : shape.arcs).map(polygon => polygon.map(ring)),
    }))
}

export interface DrawnCountry {
  m49: string | null
  name: string
  d: string
}
export interface World {
  width: number
  height: number
  countries: DrawnCountry[]
  /** Where Việt Nam's two archipelagos lie on the drawing. */
  islands: readonly { key: 'hoangSa' | 'truongSa'; at: Point }[]
}
const width = 960
/** Degrees east and north of the archipelagos' middles. */
const archipelagos = [
  { key: 'hoangSa', at: [112, 16.5] },
  { key: 'truongSa', at: [113.5, 9.5] },
] as const satisfies readonly { key: string; at: Point }[]
/** Projects the shapes (Equal Earth: areas keep their proportions) into a box 960 wide. */
export const drawWorld = (shapes: readonly WorldShape[]): World => {
  const geometry = ({ polygons }: WorldShape) => ({ type: 'MultiPolygon' as const, coordinates: polygons })
  const all = { type: 'GeometryCollection' as const, geometries: shapes.map(geometry) }
  const projection = geoEqualEarth().rotate([-155, 0]).fitWidth(width, all)
  const path = geoPath(projection).digits(1)
  const [[, top], [, bottom]] = path.bounds(all)
  const [x, y] = projection.translate()
  projection.translate([x, y - top])
  return {
    width,
    height: Math.ceil(bottom - top),
    countries: shapes.map(shape => ({ m49: shape.m49, name: shape.name, d: path(geometry(shape)) ?? '' })),
    islands: archipelagos.map(({ key, at }) => ({ key, at: projection([...at]) ?? [0, 0] })),
  }
}
export const useWorld = () =>
  useQuery({
    queryKey: ['world', 'map'],
    queryFn: async ({ signal }) => drawWorld(worldShapes(await get<WorldTopology>(file, signal))),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
