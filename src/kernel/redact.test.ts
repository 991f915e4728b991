/** A person's names and numbers are found however they are written, and nothing else goes with them. */
import { expect, it } from 'vitest'
import { carriesName, Redactor } from './redact.ts'

const someone = new Redactor({ names: ['Nguyễn Văn Hòa', 'An'], numbers: ['0912345678', '001090001234', 'Hoa.NV@mau.vn'] })

it.each([
  ['Hộ NGUYỄN VĂN HOÀ, thôn 1', 'Hộ (đã xóa), thôn 1'],
  ['ho nguyen van hoa', 'ho (đã xóa)'],
  ['Nguyễn  Văn\nHòa'.normalize('NFD'), '(đã xóa)'],
  ['Gọi 0912 345 678 hoặc +84912.345.678', 'Gọi (đã xóa) hoặc (đã xóa)'],
  ['Số 001090001234, thư hoa.nv@mau.vn.', 'Số (đã xóa), thư (đã xóa).'],
  ['Đường Nguyễn Văn Hòan', 'Đường Nguyễn Văn Hòan'],
  ['Ông An ở Hòa', 'Ông An ở Hòa'],
  ['Mã 10912345678, 9001090001234', 'Mã 10912345678, 9001090001234'],
])('%j → %j', (text, kept) => expect(someone.text(text)).toBe(kept))

it('goes through whatever a value holds, keys left alone', () => {
  const value = { 'Nguyễn Văn Hòa': 1, list: ['x', { name: 'Nguyen Van Hoa', n: 5, none: null }] }
  expect(someone.deep(value)).toEqual({ 'Nguyễn Văn Hòa': 1, list: ['x', { name: '(đã xóa)', n: 5, none: null }] })
})
it('without anything to take out every text stays', () => {
  expect(new Redactor({ names: ['An'], numbers: ['12'] }).text('An 12')).toBe('An 12')
  expect(carriesName('Hộ kinh doanh Trần Thị Bưởi', ['tran thi buoi'])).toBe(true)
})
