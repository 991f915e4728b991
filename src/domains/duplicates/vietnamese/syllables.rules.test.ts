/** Vietnamese spelling in one form: what is repaired, and what must stay as it is. */
import { describe, expect, it } from 'vitest'
import { isBareSyllable, isSyllable, spelledWords, untyped } from './syllables.rules.ts'

const one = (text: string) => spelledWords(text).join(' ')

describe('one spelling', () => {
  it.each([
    ['Hòa', 'Hoà'],
    ['Thúy', 'Thuý'],
    ['Khỏe', 'Khoẻ'],
    ['Mỹ', 'Mĩ'],
    ['Quý', 'Quí'],
    ['Kỳ', 'Kì'],
    ['Lý', 'Lí'],
    ['Thủy', 'Thuỷ'],
    ['Nguyễn', 'NGUYỄN'.normalize('NFD')],
    ['Hoà  Bình', ' hòa\u00A0bình '],
    ['Sơn-Hà', 'sơn hà'],
  ])('of %s is that of %s', (a, b) => expect(one(a)).toBe(one(b)))
  it.each([
    ['Thúy', 'Thúi'],
    ['Hoàng', 'Hoang'],
    ['Đông', 'Dông'],
    ['Lan', 'Lân'],
    ['Tuý', 'Tùy'],
  ])('of %s is not that of %s', (a, b) => expect(one(a)).not.toBe(one(b)))
  it('puts a tone that stands on the wrong vowel where it belongs', () => {
    expect(one('Nguỹên')).toBe('nguyễn')
    expect(one('Thưở')).toBe('thưở')
    expect(one('Tóan')).toBe('toán')
    expect(one('Quang Quýêt')).toBe('quang quyết')
  })
  it('leaves foreign words and numbers alone', () => expect(one('Group 5A VINA-TEX')).toBe('group 5a vina tex'))
  it('answers nothing for nothing', () => expect(spelledWords('  – , ')).toEqual([]))
})
describe('keys left by the input method', () => {
  it.each([
    ['Nguyeenx Vawn Huwngf', 'Nguyễn Văn Hừng'],
    ['Coong ty TNHH Ngux Xa4 Vie6t5', 'Công ty TNHH Ngũ Xã Việt'],
    ['Nguye6n4 Thi5 Thu3y', 'Nguyễn Thị Thủy'],
    ['Dduwowngf', 'Đường'],
    ['Ddoong Anh', 'Đông Anh'],
    ['Hoangf Long', 'Hoàng Long'],
    ['gieengs', 'giếng'],
    ['quyeetj', 'quyệt'],
  ])('of %s are read as %s', (typed, meant) => expect(one(untyped(typed))).toBe(one(meant)))
  it.each([
    'Max Fashion',
    'Moon',
    'Queen',
    'Beef Steak',
    'Hà 2',
    'A1',
    'T3',
    'Plus',
    'Sen Vàng',
    'Mart',
    'Doors',
    'Nguyen Van Hung',
    'Lan2',
  ])('are not seen in %s', text => expect(untyped(text)).toBe(text))
})
describe('a syllable', () => {
  it.each(['nguyễn', 'quyền', 'giếng', 'gì', 'khuya', 'thuở', 'yến', 'uyên', 'nghiêng', 'đoàn', 'ý', 'xuân'])('is %s', word =>
    expect(isSyllable(word)).toBe(true),
  )
  it.each(['max', 'hùnk', 'queen', 'strong', 'nguyeenx', 'fa', 'bz'])('is not %s', word => expect(isSyllable(word)).toBe(false))
  it('may have lost its marks', () => {
    expect(isBareSyllable('duong')).toBe(true)
    expect(isBareSyllable('quyet')).toBe(true)
    expect(isBareSyllable('group')).toBe(false)
  })
})
