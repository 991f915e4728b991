/** Places as people write them, in three eras. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Unit } from '../reference/units.rules.ts'
import { shippedUnits } from '../reference/units.testing.ts'
import { type PlaceFinder, placeFinder } from './places.rules.ts'

let find: PlaceFinder
beforeAll(async () => {
  const { units, index } = await shippedUnits()
  find = placeFinder(units, index, 'p-01')
})
const idOf = (text: string, day = '2024-11-22', levels: readonly Unit['level'][] = ['commune']) => {
  const answer = find(text, day, levels)
  return 'unit' in answer ? answer.unit.id : answer.cause
}

describe('a place', () => {
  it.each([
    'Xã Duyên Thái, Huyện Thường Tín',
    'Duyên Thái, Thường Tín',
    'xã duyên thái, H. Thường Tín, Hà Nội',
    'X. Duyên  Thái',
    'Duyên Thái'.normalize('NFD'),
    '10192',
  ])('is found as %s', text => expect(idOf(text)).toBe('hn-c-10192'))
  it('is found with the tone mark on either vowel', () => {
    expect(idOf('Xã Hoà Bình, Thường Tín')).toBe('hn-c-10198')
    expect(idOf('Xã Hòa Bình, Thường Tín')).toBe('hn-c-10198')
  })
  it('is found when Excel dropped the zeros of its code', () => expect(idOf('406')).toBe('hn-c-00406'))
  it('is found without a district after 1/7/2025', () => expect(idOf('Xã Thường Tín', '2025-07-01')).toBe('hn25b-c-10183'))
  it('may be a district or the city where the caller allows it', () => {
    expect(idOf('Huyện Thường Tín', '2024-11-22', ['commune', 'district', 'province'])).toBe('hn-d-279')
    expect(idOf('Hà Nội', '2024-11-22', ['commune', 'district', 'province'])).toBe('p-01')
  })
  it('is refused when several communes have the name, or the district is another', () => {
    expect(idOf('Xã Tân Minh')).toBe('unit_ambiguous')
    expect(idOf('Xã Duyên Thái, Huyện Sóc Sơn')).toBe('unit_unknown')
  })
  it('is refused without its marks, with the name it may be', () => {
    expect(find('Xa Duyen Thai', '2024-11-22', ['commune'])).toMatchObject({
      cause: 'unit_unknown',
      fix: expect.stringContaining('Xã Duyên Thái, Huyện Thường Tín') as unknown,
    })
  })
  it('is refused the day after it ended, with what followed', () => {
    expect(idOf('Xã Duyên Thái', '2025-06-30')).toBe('hn-c-10192')
    expect(idOf('Xã Duyên Thái', '2025-07-01')).toBe('unit_ended')
  })
})
