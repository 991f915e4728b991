/** Places on the map, sums that come to the total, and quantile classes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Unit, unitIndex } from '../reference/units.rules.ts'
import { classAt, classesOf, placeOnMap, sumsOf } from './map.rules.ts'

const unit = (id: string, level: Unit['level'], from = '2008-08-01', until: string | null = null): Unit => ({
  id,
  code: id,
  name: id,
  fullName: id,
  type: '',
  level,
  parentId: null,
  validFrom: from,
  validUntil: until,
})
const units = unitIndex(
  [
    unit('city', 'province'),
    unit('district', 'district', '2008-08-01', '2025-07-01'),
    ...['first', 'whole', 'torn', 'lost', 'silent'].map(id =>
      unit(id, 'commune', '2008-08-01', id === 'first' ? '2025-01-01' : '2025-07-01'),
    ),
    unit('new', 'commune', '2025-07-01'),
    unit('other', 'commune', '2025-07-01'),
  ],
  [
    { fromId: 'first', toId: 'whole', on: '2025-01-01', kind: 'merged' },
    { fromId: 'whole', toId: 'new', on: '2025-07-01', kind: 'merged' },
    { fromId: 'torn', toId: 'new', on: '2025-07-01', kind: 'split' },
    { fromId: 'torn', toId: 'other', on: '2025-07-01', kind: 'split' },
    { fromId: 'lost', toId: null, on: '2025-07-01', kind: 'unknown' },
  ],
)
const onMap = new Set(['new', 'other'])
const at = (id: string | null) => {
  const place = placeOnMap(units, onMap, id)
  return place.at === 'commune' ? place.unitId : place.at
}

describe('a record', () => {
  it('stands at its commune, or at the certain successor over two reforms', () => {
    expect([at('new'), at('whole'), at('first')]).toEqual(['new', 'new', 'new'])
  })
  it('is unknown where the commune was split, its successor is not known or not said, or only a district is recorded', () => {
    expect([at('torn'), at('lost'), at('silent'), at('district'), at(null), at('nowhere')]).toEqual(Array(6).fill('unknown'))
  })
  it('of the whole city is the city’s', () => {
    expect(at('city')).toBe('city')
  })
})
it('communes, unknown and city come to the total whatever is added', () => {
  const fact = fc.record({
    measure: fc.constantFrom('establishments' as const, 'support' as const, 'villages' as const),
    unitId: fc.constantFrom('new', 'whole', 'torn', 'lost', 'city', 'district', null),
    value: fc.integer({ min: 0, max: 1_000_000_000 }),
  })
  fc.assert(
    fc.property(fc.array(fact), facts => {
      const sums = sumsOf(facts, id => placeOnMap(units, onMap, id))
      for (const measure of ['establishments', 'support', 'villages'] as const) {
        const parts = [...sums.communes.values(), ...sums.unknown.values(), sums.city].reduce((sum, values) => sum + values[measure], 0)
        const given = facts.reduce((sum, each) => sum + (each.measure === measure ? each.value : 0), 0)
        expect([parts, sums.total[measure]]).toEqual([given, given])
      }
    }),
  )
})
describe('classes', () => {
  it('hold every value above zero in exactly one class, in order, equal values together', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 130 }), values => {
        const classes = classesOf(values)
        expect(classes.length).toBeLessThanOrEqual(5)
        for (const [i, each] of classes.entries()) {
          expect(each.from).toBeLessThanOrEqual(each.to)
          if (i > 0) expect(each.from).toBeGreaterThan(classes[i - 1]!.to)
          expect(values.filter(value => value >= each.from && value <= each.to)).toHaveLength(each.count)
        }
        for (const value of values) expect(classAt(classes, value) > 0).toBe(value > 0)
      }),
    )
  })
  it('share the communes evenly where values allow it', () => {
    expect(classesOf([5, 1, 4, 2, 3, 10, 9, 8, 7, 6, 0]).map(each => [each.from, each.to])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 10],
    ])
    expect(classesOf([3, 3, 3])).toEqual([{ from: 3, to: 3, count: 3 }])
    expect(classesOf([0, 0])).toEqual([])
  })
})
