/** Names of people as officers write them. */
import { describe, expect, it } from 'vitest'
import { isFamilyName, looksLikePerson, personName } from './people.rules.ts'

describe("a person's name", () => {
  it('has a family name, middle names and a given name', () =>
    expect(personName('Nguyễn Thị Minh Khai')).toEqual({
      family: 'nguyễn',
      middle: 'thị minh',
      given: 'khai',
      full: 'nguyễn thị minh khai',
    }))
  it.each([
    'Ông Nguyễn Văn Hùng',
    'bà Nguyễn Văn Hùng',
    'Ông: NGUYỄN VĂN HÙNG',
    'Nghệ nhân Nguyễn Văn Hùng',
    'Nghệ nhân Ưu tú Nguyễn Văn Hùng',
    'NNƯT. Nguyễn Văn Hùng',
    'Anh Nguyễn Văn Hùng',
    'Ô. Nguyễn Văn Hùng',
    'ThS. Nguyễn Văn Hùng',
    'Giám đốc: Nguyễn Văn Hùng',
    'Chủ hộ ông Nguyễn Văn Hùng',
    'Nguyễn Văn Hùng (Giám đốc)',
    'Nguyễn Văn Hùng - Giám đốc',
    'Nguyễn Văn Hùng và Trần Thị Hoa',
    'Nguyễn Văn Hùng/Trần Thị Hoa',
    'Nguyeenx Vawn Hungf',
    'Nguyễn  Văn Hùng'.normalize('NFD'),
  ])('in %s is the same', text => expect(personName(text)?.full).toBe('nguyễn văn hùng'))
  it.each([
    ['Ng. V. Hùng', 'n v hùng'],
    ['N.V.Hùng', 'n v hùng'],
    ['Ng V Hùng', 'n v hùng'],
    ['Nguyễn T. Hương', 'nguyễn t hương'],
    ['Tr. Thị Hương', 't thị hương'],
  ])('with initials, %s, keeps them as letters', (text, full) => expect(personName(text)?.full).toBe(full))
  it.each([
    ['Phan Đức Tùng', 'phan đức tùng'],
    ['Nguyễn Thị Ý', 'nguyễn thị ý'],
    ['Hà Văn Tú', 'hà văn tú'],
    ['Nghiêm Ngọc Ánh', 'nghiêm ngọc ánh'],
    ['Ngô Ứng Tài', 'ngô ứng tài'],
    ['Bá Kiến', 'bá kiến'],
    ['Anh Tuấn', 'anh tuấn'],
    ['Nguyễn Tuấn Anh', 'nguyễn tuấn anh'],
  ])('%s loses no word that is not a title', (text, full) => expect(personName(text)?.full).toBe(full))
  it('keeps lost marks lost: what was there is not guessed', () => expect(personName('BA NGUYEN THI HOA')?.full).toBe('nguyen thi hoa'))
  it.each(['', '  ', '---', 'Ông', '0912345678'])('is not seen in "%s"', text => expect(personName(text)).toBeNull())
  it('tells a person from a sign', () => {
    const person = (text: string) => looksLikePerson(text.split(' '))
    expect(person('nguyễn văn hùng')).toBe(true)
    expect(person('nguyen van hung')).toBe(true)
    expect(person('hoàng long')).toBe(false)
    expect(person('hùng hoa')).toBe(false)
    expect(person('minh phát thịnh')).toBe(false)
    expect(isFamilyName('khuất')).toBe(true)
    expect(isFamilyName('hùng')).toBe(false)
  })
})
