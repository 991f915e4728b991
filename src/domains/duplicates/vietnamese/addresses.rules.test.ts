/** Addresses as they are written, and units through three eras. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Unit, UnitIndex } from '../../reference/units.rules.ts'
import { addressOf } from './addresses.rules.ts'
import { sameLand, type UnitWords } from './units.rules.ts'
import { realUnits } from './units.testing.ts'

let words: UnitWords
let index: UnitIndex
let units: Unit[]
beforeAll(async () => ({ words, index, units } = await realUnits()))
const parts = (text: string, unitId: string | null = null) => {
  const found = Object.entries(addressOf(text, words, unitId)).filter(([, value]) => value !== null)
  return Object.fromEntries(found)
}

describe('an address', () => {
  it.each([
    ['thôn Hạ Thái, xã Duyên Thái, huyện Thường Tín, TP Hà Nội', { hamlet: 'hạ thái', commune: 'duyên thái', district: 'thường tín' }],
    ['Thôn Hạ Thái xã Duyên Thái huyện Thường Tín', { hamlet: 'hạ thái', commune: 'duyên thái', district: 'thường tín' }],
    ['Hạ Thái - Duyên Thái - Thường Tín', { hamlet: 'hạ thái', commune: 'duyên thái', district: 'thường tín' }],
    ['Hạ Thái-Duyên Thái-Thường Tín', { hamlet: 'hạ thái', commune: 'duyên thái', district: 'thường tín' }],
    ['Ha Thai, Duyen Thai, Thuong Tin', { hamlet: 'ha thai', commune: 'duyen thai', district: 'thuong tin' }],
    [
      'Số 12 ngõ 34/5 phố Hàng Gai, P.Hàng Gai, Q. Hoàn Kiếm, HN',
      { house: '12 34 5', street: 'hàng gai', commune: 'hàng gai', district: 'hoàn kiếm' },
    ],
    ['12 Hàng Gai, Q.Hoàn Kiếm', { house: '12', street: 'hàng gai', district: 'hoàn kiếm' }],
    ['Số nhà 5A, đường Nguyễn Trãi, TX. Sơn Tây', { house: '5a', street: 'nguyễn trãi', district: 'sơn tây' }],
    ['sn 15 tổ12 p.Phú La q.Hà Đông', { house: '15', hamlet: '12', commune: 'phú la', district: 'hà đông' }],
    ['tổ dân phố số 7, phường Vạn Phúc', { hamlet: '7', commune: 'vạn phúc' }],
    ['TDP 7, P. Vạn Phúc', { hamlet: '7', commune: 'vạn phúc' }],
    ['Khu phố 3, TT. Phú Xuyên', { hamlet: '3', commune: 'phú xuyên' }],
    ['Thôn 3 xã Bát Tràng huyện Gia Lâm', { hamlet: '3', commune: 'bát tràng', district: 'gia lâm' }],
    ['THÔN HÀ KHÊ', { hamlet: 'hà khê' }],
    ['Lô CN3, Cụm công nghiệp Bát Tràng', { house: 'cn3', street: 'bát tràng' }],
    ['xóm 3, Giang Cao, Bát Tràng, Gia Lâm', { hamlet: '3', rest: 'giang cao', commune: 'bát tràng', district: 'gia lâm' }],
    ['', {}],
    [' , Hà Nội', {}],
  ])('%s', (text, expected) => expect(parts(text)).toEqual(expected))
  it('does not take the unit that the record is in for a hamlet', () => {
    expect(parts('thôn Hạ Thái, Duyên Thái', 'hn-c-10192')).toEqual({ hamlet: 'hạ thái' })
    expect(parts('Thôn Nội Thanh Thùy', 'hn-c-10144')).toEqual({ hamlet: 'nội' })
  })
  it('keeps a hamlet that bears the name of its commune', () =>
    expect(parts('thôn Bát Tràng', 'hn-c-00583')).toEqual({ hamlet: 'bát tràng' }))
})
describe('a unit', () => {
  it('is found by its name in any era, with its marks or without', () => {
    expect(words.named('Duyên Thái', 'Thường Tín').map(unit => unit.id)).toEqual(['hn-c-10192'])
    expect(words.named('duyen thai', null).map(unit => unit.id)).toEqual(['hn-c-10192'])
    expect(words.named('Hòa Bình', 'Thường Tín').map(unit => unit.id)).toEqual(words.named('Hoà Bình', 'Thường Tín').map(unit => unit.id))
    expect(words.named('Duyền Thái', null)).toEqual([])
  })
  it('of a name that repeats is narrowed by its district', () => {
    expect(words.named('Tân Minh', null).length).toBeGreaterThan(1)
    expect(words.named('Tân Minh', 'Thường Tín').map(unit => unit.id)).toEqual(['hn-c-10240'])
  })
  it('agrees with its successor and not with its neighbour', () => {
    const [successor] = index.successorsOf('hn-c-10192', '2025-07-01').units
    expect(sameLand(index, 'hn-c-10192', successor ?? '', '2025-07-01')).toBe(true)
    expect(sameLand(index, 'hn-c-10192', 'hn-c-00583', '2025-07-01')).toBe(false)
    const old = (words.wordsOf('hn-c-10192') ?? '').split(' ')
    expect(old).toContain(words.wordsOf(successor ?? ''))
    expect(old.filter(word => (words.wordsOf('hn-c-00583') ?? '').split(' ').includes(word))).toEqual([])
    expect(words.wordsOf(null)).toBeNull()
  })
  it('has a word that no other has', () => {
    const own = units.map(unit => (words.wordsOf(unit.id) ?? '').split(' ')[0])
    expect(new Set(own).size).toBe(units.length)
  })
})
