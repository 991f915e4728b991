/** The outlines that ship: closed, neighbours of each other, one for each commune of today; and where the arrow keys lead. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawingOf } from './communes.ts'
import { type Direction, innermost, type Point, shapesOf, type Topology, towards } from './topology.ts'

const read = (path: string) => readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8')
const topology = JSON.parse(read('map/ha-noi-126.json')) as Topology
const shapes = shapesOf(topology)

describe('the outlines', () => {
  it('are of exactly the communes in force from 1 July 2025, by their codes', () => {
    const codes = read('units/units.csv')
      .split('\n')
      .map(line => line.split(','))
      .filter(([id, , , , , level, parent]) => id?.startsWith('hn25b-c-') && level === 'commune' && parent === 'p-01')
      .map(([, code]) => code)
    expect(codes).toHaveLength(126)
    expect(shapes.map(shape => shape.code).sort()).toEqual(codes.sort())
  })
  it('are closed rings inside the city, each with a neighbour that knows it as its own', () => {
    for (const { name, rings, neighbours, code } of shapes) {
      for (const ring of rings) expect(ring[0], name).toEqual(ring.at(-1))
      expect(neighbours.length, name).toBeGreaterThan(0)
      for (const other of neighbours) expect(shapes.find(each => each.code === other)?.neighbours, name).toContain(code)
      const off = rings.flat().filter(([lon, lat]) => lon < 105.2 || lon > 106.1 || lat < 20.5 || lat > 21.4)
      expect(off, name).toEqual([])
    }
  })
})

describe('the arrow keys', () => {
  const { communes } = drawingOf(topology)
  const middles = new Map(communes.map(({ code, at }) => [code, at]))
  const keys: readonly Direction[] = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']
  it('lead that way, to a neighbour where one lies there', () => {
    for (const { code, name, neighbours } of shapes)
      for (const [i, key] of keys.entries()) {
        const to = towards(shapes, middles, code, key)
        if (to === undefined) continue
        const way = (place: Point | undefined) => (place ? (i < 2 ? place[0] : place[1]) * (i % 2 ? -1 : 1) : Number.NaN)
        expect(way(middles.get(to)), `${name} ${key}`).toBeGreaterThan(way(middles.get(code)))
        expect(
          towards(
            shapes.filter(each => each.code === code || neighbours.includes(each.code)),
            middles,
            code,
            key,
          ) ?? to,
        ).toBe(to)
      }
  })
  it('reach every commune from any other', () => {
    const seen = new Set(['00070'])
    for (const code of seen) for (const key of keys) seen.add(towards(shapes, middles, code, key) ?? code)
    expect(shapes.filter(({ code }) => !seen.has(code)).map(({ name }) => name)).toEqual([])
  })
  it('stop at the edge', () => {
    const northmost = [...middles].sort((a, b) => a[1][1] - b[1][1])[0]![0]
    expect(towards(shapes, middles, northmost, 'ArrowUp')).toBeUndefined()
  })
})
it('a number stands inside its commune even where the middle of its box does not', () => {
  const horseshoe: Point[] = [
    [0, 0],
    [9, 0],
    [9, 9],
    [7, 9],
    [7, 2],
    [2, 2],
    [2, 9],
    [0, 9],
    [0, 0],
  ]
  const { at, room } = innermost(horseshoe)
  expect(at[0] < 2 || at[0] > 7 || at[1] < 2).toBe(true)
  expect(room).toBeGreaterThan(0.5)
})
