/** Numbers as people retype them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountKey, invoiceKey, plateKey, serialKey, tellingWords } from './keys.rules.ts'

describe('a machine’s plate', () => {
  it('is one however it is spaced, dashed, cased, with O for 0 and I for 1', () => {
    const forms = [
      'KH-2024-O0I23',
      'kh 2024 00123',
      'Số máy: KH.2024/0O123',
      'S/N: KH2024OO123',
      'Serial No. kh-2024-00I23',
      'S-N KH2024 00123',
      'số KH-2024-00123',
    ]
    expect(new Set(forms.map(serialKey))).toEqual(new Set(['KH202400123']))
  })
  it('tells nothing when it is a number in a list, has no digit, or is one sign over and over', () => {
    for (const text of ['01', 'may', 'KHÔNG CÓ', '0000', '1111', '', 'Số máy:']) expect(serialKey(text)).toBeNull()
  })
  it('keeps plates one after the other apart', () => {
    expect(serialKey('BM-2023-1001')).not.toBe(serialKey('BM-2023-1002'))
  })
  it('does not depend on signs put between the letters', () => {
    const plates = fc.oneof(fc.stringMatching(/^[A-HJ-NP-Z]{2}[2-9]{6}$/), fc.stringMatching(/^SN[2-9]{6}$/))
    const signs = fc.array(fc.constantFrom('', ' ', '-', '.', '/'), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(
        plates,
        signs,
        (plate, between) => serialKey([...plate].map((sign, at) => sign + between[at]).join('')) === serialKey(plate),
      ),
    )
  })
})
describe('the plate of a machine that is called so', () => {
  it('is none where the model was typed in its place: all of that model have it', () => {
    for (const typed of ['KH1325', 'Model: KH-1325', 'kh 1325']) expect(plateKey(typed, 'Máy khắc CNC gỗ KH1325')).toBeNull()
    expect(plateKey('KH-2024-00123', 'Máy khắc CNC gỗ KH1325')).toBe('KH202400123')
    expect(plateKey('', 'Máy khắc CNC gỗ KH1325')).toBeNull()
  })
})
describe('an invoice', () => {
  it('is one with and without its zeros and its word', () => {
    const forms = ['0000451', '451', 'HĐ 451', 'số 0451', 'Hóa đơn số 451']
    expect(new Set(forms.map(number => invoiceKey('0100109106', number)))).toEqual(new Set(['0100109106|451']))
  })
  it('is another of another seller, and none without a seller', () => {
    expect(invoiceKey('0100109106', '451')).not.toBe(invoiceKey('0199000200', '451'))
    expect(invoiceKey('', '451')).toBeNull()
  })
})
it('an account is its digits; a name or a telephone’s half is none', () => {
  expect(accountKey('0123 4567-8901')).toBe('012345678901')
  expect(accountKey('Nguyễn Văn A')).toBeNull()
  expect(accountKey('1234')).toBeNull()
})
it('the words of a support are those that tell it from others', () => {
  expect(tellingWords('Hỗ trợ ứng dụng máy CNC 1325 trong sản xuất năm 2024')).toEqual(['cnc', '1325'])
})
