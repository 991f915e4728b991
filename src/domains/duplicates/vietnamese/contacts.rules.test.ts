/** Telephone numbers, e-mails and tax codes in the forms that arrive. The numbers are made up. */
import { describe, expect, it } from 'vitest'
import { birthYearOf, emailOf, phonesOf, taxCodesOf } from './contacts.rules.ts'

describe('telephone numbers', () => {
  it.each([
    '0912345678',
    '0912.345.678',
    '0912 345 678',
    '0912-345-678',
    '+84912345678',
    '+84 912 345 678',
    '84912345678',
    '84 (0) 912 345 678',
    '0084912345678',
    '912345678',
    'ĐT: 0912345678',
    '0912345678 (Hùng)',
    '0912345678/79',
  ])('%s is one number', text => expect(phonesOf(text)).toEqual(['0912345678']))
  it.each([
    ['0163 395 4754', '0333954754'],
    ['01201234567', '0701234567'],
    ['0199.123.4567', '0591234567'],
    ['+84 168 1234567', '0381234567'],
    ['1633954754', '0333954754'],
    ['04.3388.1234', '02433881234'],
    ['(024) 3888 9999', '02438889999'],
    ['+84-24-38889999', '02438889999'],
    ['024.3888.9999 máy lẻ 12', '02438889999'],
  ])('%s of old is %s today', (text, number) => expect(phonesOf(text)).toEqual([number]))
  it.each([
    '0912345678 - 0987654321',
    '0912345678; 0987654321',
    '0912345678/0987654321',
    '0912345678 hoặc 0987.654.321',
    '09123456780987654321',
    '0912345678-0987654321',
    '0912345678\n0987654321',
  ])('%s is two numbers in order', text => expect(phonesOf(text)).toEqual(['0912345678', '0987654321']))
  it.each(['', '123', 'không có', '0012345678', '0412345', '09123456789'])('"%s" is none', text => expect(phonesOf(text)).toEqual([]))
})
describe('an e-mail', () => {
  it('is lower case, without what stands around it', () => {
    expect(emailOf('Mail: GomSu.Hung@Gmail.COM.')).toBe('gomsu.hung@gmail.com')
    expect(emailOf('<a@b.vn>, c@d.vn')).toBe('a@b.vn')
    expect(emailOf('chưa có')).toBeNull()
  })
})
describe('a tax code', () => {
  it.each([
    ['0100109106', '0100109106'],
    ['010 010 9106', '0100109106'],
    ['MST: 0100109106', '0100109106'],
    ['100109106', '0100109106'],
    ['0100109106-001', '0100109106-001'],
    ['0100109106001', '0100109106-001'],
    ['100109106-001', '0100109106-001'],
    ['0100109107', '0100109107'],
    ['12345', '12345'],
  ])('%s of a business is %s', (text, code) => expect(taxCodesOf(text)).toEqual({ business: code, personal: null }))
  it('of twelve digits is a person, and no business', () => {
    expect(taxCodesOf('001098923533')).toEqual({ business: null, personal: '001098923533' })
    expect(taxCodesOf('001 098 923 533')).toEqual({ business: null, personal: '001098923533' })
  })
  it('may be missing', () => expect(taxCodesOf(' - ')).toEqual({ business: null, personal: null }))
})
it('a personal number carries the year of birth', () => {
  expect(birthYearOf('001098923533')).toBe('1998')
  expect(birthYearOf('001302923533')).toBe('2002')
  expect(birthYearOf('12345')).toBeNull()
})
