/** What is pasted comes to one form; a personal number in the wrong place is noticed. */
import { expect, it } from 'vitest'
import { carriesPersonalNumber, plainPhone, plainTaxCode } from './contacts.rules.ts'

it('writes phones in one way, whatever people put between the digits', () => {
  for (const typed of ['0912345678', '+84 912.345.678', '+84 (0)912 345 678', '0084912345678', '84912345678', ' 0912-345-678 '])
    expect(plainPhone(typed), typed).toBe('0912345678')
  expect(plainPhone('024 3826 5555')).toBe('02438265555')
  expect(plainPhone('gọi ông Ba')).toBe('gọi ông Ba')
})
it('drops blanks and dots from tax codes and leaves masked ones alone', () => {
  expect(plainTaxCode('0100 109 106')).toBe('0100109106')
  expect(plainTaxCode('0100109106-001')).toBe('0100109106-001')
  expect(plainTaxCode('001.090.001234')).toBe('001090001234')
  expect(plainTaxCode('•••••••••234')).toBe('•••••••••234')
})
it('sees a personal number in a text, and no phone, tax code or account number as one', () => {
  for (const text of ['Hộ ông Đức 001090001234', 'CCCD 001 090 001234', '001.090.001.234', '0010 9000 1234'])
    expect(carriesPersonalNumber(text), text).toBe(true)
  for (const text of ['0912345678', '0100109106-001', '0912 345 678 hoặc 0987 654 321', '1234567890123', 'Thửa 12, tờ 345'])
    expect(carriesPersonalNumber(text), text).toBe(false)
})
