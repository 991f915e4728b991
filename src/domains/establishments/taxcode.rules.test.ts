/** Tax codes against nine real ones, and the ways of being wrong. */
import { describe, expect, it } from 'vitest'
import { isPersonalTaxCode, taxCheckDigit, taxCodeProblem } from './taxcode.rules.ts'

const day = '2024-11-22'
const real = ['0100109106', '0100112437', '0100100079', '0101248141', '0100047516', '0300588569', '0100686174', '0100233488', '0100150619']

describe('a tax code of ten digits', () => {
  it.each(real)('%s, a real one, is accepted', code => {
    expect(taxCodeProblem(code, 'company', day)).toBeUndefined()
  })
  it.each(real)('%s with any other last digit is an error that names the right one', code => {
    for (let last = 0; last < 10; last++) {
      if (String(last) === code[9]) continue
      const found = taxCodeProblem(code.slice(0, 9) + last, 'company', day)
      expect(found?.level).toBe('error')
      expect(found?.fix).toContain(`số thứ 10 là ${code[9]}`)
    }
  })
  it('has no last digit at all after some nine digits', () => {
    expect(taxCheckDigit('010100006')).toBeNull()
    for (let last = 0; last < 10; last++) expect(taxCodeProblem(`010100006${last}`, 'company', day)?.level).toBe('error')
  })
})

describe('a branch', () => {
  it('is numbered 001 to 999 after a hyphen', () => {
    expect(taxCodeProblem('0100109106-001', 'company', day)).toBeUndefined()
    expect(taxCodeProblem('0100109106-999', 'company', day)).toBeUndefined()
    expect(taxCodeProblem('0100109106-000', 'company', day)?.level).toBe('error')
    expect(taxCodeProblem('0100109107-001', 'company', day)?.level).toBe('error')
    expect(taxCodeProblem('0100109106001', 'company', day)?.level).toBe('error')
  })
})

describe('a personal number of twelve digits', () => {
  const code = '001099000001'
  it('warns on 30/06/2025 and is a household’s code on 01/07/2025', () => {
    expect(taxCodeProblem(code, 'household', '2025-06-30')?.level).toBe('warning')
    expect(taxCodeProblem(code, 'household', '2025-07-01')).toBeUndefined()
    expect(taxCodeProblem(code, null, '2025-07-01')).toBeUndefined()
  })
  it('warns for a company, and is not repeated in the message', () => {
    const found = taxCodeProblem(code, 'company', '2026-01-05')
    expect(found?.level).toBe('warning')
    expect(`${found?.says} ${found?.fix}`).not.toContain(code)
  })
  it('is known to be personal', () => {
    expect(isPersonalTaxCode(code)).toBe(true)
    expect(isPersonalTaxCode('0100109106')).toBe(false)
  })
})

it.each(['', '10010910', '0100109106 ', 'MST0100109', '0100109106-1'])('“%s” has not the form of a tax code', code => {
  expect(taxCodeProblem(code, 'company', day)?.level).toBe('error')
})
