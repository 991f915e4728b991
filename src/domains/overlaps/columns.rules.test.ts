/** Somebody's list: which column is what, and which rows can be used. */
import { describe, expect, it } from 'vitest'
import { guessColumns, guessHeaderRow, guessUnit, listedRow, numberOf } from './columns.rules.ts'
import { askAgain, sameCheck } from './remember.rules.ts'

describe('columns', () => {
  it('are guessed from headers as different programmes write them', () => {
    expect(
      guessColumns(['STT', 'Tên chủ thể', 'Mã số thuế', 'Đại diện', 'SĐT', 'Xã, phường', 'Nội dung hỗ trợ', 'Kinh phí (triệu đồng)']),
    ).toEqual({
      name: 1,
      taxCode: 2,
      representative: 3,
      phone: 4,
      place: 5,
      content: 6,
      amount: 7,
    })
    expect(guessColumns(['TT', 'Họ và tên', 'Số CCCD', 'Địa chỉ', 'Mô hình', 'Năm', 'Mức hỗ trợ'])).toEqual({
      name: 1,
      taxCode: 2,
      address: 3,
      content: 4,
      year: 5,
      amount: 6,
    })
  })
  it('stand under the row that names most of them', () => {
    expect(
      guessHeaderRow([['SỞ NÔNG NGHIỆP'], ['Biểu 2: danh sách'], ['TT', 'Tên hộ', 'Nội dung', 'Số tiền'], ['1', 'Hộ A', 'Giống', '5']]),
    ).toBe(2)
  })
  it('say what one of their numbers stands for', () => {
    expect([guessUnit('Kinh phí (triệu đồng)'), guessUnit('Số tiền (1000đ)'), guessUnit('Số tiền')]).toEqual([1_000_000, 1000, 1])
  })
})
describe('a row', () => {
  it('is read with its money in whole đồng', () => {
    expect(listedRow({ name: 'Hộ A', year: 'Năm 2023', amount: '15,5' }, null, 1_000_000)).toMatchObject({
      values: { year: 2023, amount: 15_500_000 },
    })
    expect([numberOf('240.000.000'), numberOf('240,5'), numberOf('1 200 ₫'), numberOf('chưa rõ')]).toEqual([240_000_000, 240.5, 1200, null])
  })
  it('says why it cannot be used, and a sum or a signature is no row', () => {
    expect(listedRow({ name: 'Hộ A' }, null, 1)).toEqual({ why: expect.stringContaining('năm') })
    expect(listedRow({ name: 'Hộ A', amount: 'theo hồ sơ' }, 2024, 1)).toEqual({ why: expect.stringContaining('theo hồ sơ') })
    for (const name of ['Tổng cộng', 'Cộng:', 'Tổng', '', '1', 'Người lập biểu']) expect(listedRow({ name }, 2024, 1)).toBeNull()
    for (const name of ['Công ty TNHH A', 'Cộng đồng thêu B', 'Tổ hợp tác C', 'Tổng công ty D'])
      expect(listedRow({ name }, 2024, 1)).toMatchObject({ values: { name } })
  })
})
describe('memory', () => {
  it('asks again only when the odds are at least four times what they were', () => {
    expect(askAgain({ state: 'different', decidedBits: 3 }, 5)).toBe(true)
    expect(askAgain({ state: 'different', decidedBits: 3 }, 4.9)).toBe(false)
    expect(askAgain({ state: 'same', decidedBits: 3 }, 9)).toBe(false)
  })
  it('takes two checks for one when they held the same against the same, whatever the order of keys', () => {
    const check = {
      supports: 9,
      lists: [],
      items: { serial: 1, invoice: 0, bank_account: 0, photo: 0 },
      found: { certain: 0, likely: 1, possible: 0 },
    }
    expect(sameCheck(check, { ...check, found: { possible: 0, likely: 1, certain: 0 } })).toBe(true)
    expect(sameCheck(check, { ...check, supports: 10 })).toBe(false)
  })
})
