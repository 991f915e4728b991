/** Periods as an officer reads them off a calendar. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { coveredUntil, exportMonths, parsePeriod } from './periods.rules.ts'

const days = (code: string, cutoff?: number) => {
  const { from, lastDay } = parsePeriod(code, cutoff)
  return [from, lastDay]
}

describe('a period', () => {
  it('runs from the 15th of the month before to the 14th', () => {
    expect(days('2024')).toEqual(['2023-12-15', '2024-12-14'])
    expect(days('2024-H1')).toEqual(['2023-12-15', '2024-06-14'])
    expect(days('2024-H2')).toEqual(['2024-06-15', '2024-12-14'])
    expect(days('2024-Q3')).toEqual(['2024-06-15', '2024-09-14'])
    expect(days('2024-05')).toEqual(['2024-04-15', '2024-05-14'])
  })
  it('begins January in the year before', () => expect(days('2024-01')).toEqual(['2023-12-15', '2024-01-14']))
  it('counts 15/2 to 14/3 as March, in a leap year too', () => {
    expect(days('2023-03')).toEqual(['2023-02-15', '2023-03-14'])
    expect(days('2024-03')).toEqual(['2024-02-15', '2024-03-14'])
  })
  it('follows the calendar when the cut-off is the 1st, 29 February included', () => {
    expect(days('2024-02', 1)).toEqual(['2024-02-01', '2024-02-29'])
    expect(days('2023-02', 1)).toEqual(['2023-02-01', '2023-02-28'])
    expect(days('2024', 1)).toEqual(['2024-01-01', '2024-12-31'])
  })
  it('leaves no day between periods and no day in two of them', () => {
    for (const cutoff of [1, 15, 28]) {
      const months = Array.from({ length: 12 }, (_, i) => parsePeriod(`2024-${String(i + 1).padStart(2, '0')}`, cutoff))
      for (const [i, month] of months.entries()) expect(month.until).toBe(months[i + 1]?.from ?? parsePeriod('2024', cutoff).until)
      expect(parsePeriod('2024', cutoff).until).toBe(parsePeriod('2025', cutoff).from)
    }
  })
  it('is named as in a paper', () => {
    expect(['2024', '2024-H1', '2024-Q4', '2024-05'].map(code => parsePeriod(code).label)).toEqual([
      'năm 2024',
      '6 tháng đầu năm 2024',
      'quý IV năm 2024',
      'tháng 5 năm 2024',
    ])
  })
  it('is refused with the fix when nobody can read it', () => {
    for (const code of ['', '24', '2024-13', '2024-5', '2024-Q5', '2024-H3', '1999', 'năm nay']) {
      try {
        parsePeriod(code)
        expect.unreachable()
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
        expect((error as Refusal).kind).toBe('invalid')
        expect((error as Refusal).errors[0]?.fix).toContain('2024-Q3')
      }
    }
    expect(() => parsePeriod('2024', 31)).toThrow(Refusal)
  })
})

describe('the days and months covered', () => {
  it('end with the as-of day or with the period, whichever is first', () => {
    expect(coveredUntil(parsePeriod('2024'), '2024-11-22')).toBe('2024-11-22')
    expect(coveredUntil(parsePeriod('2024-Q3'), '2024-11-22')).toBe('2024-09-14')
  })
  it('take whole calendar months for exports', () => {
    expect(exportMonths(parsePeriod('2024'), '2024-11-22').at(-1)).toBe('2024-10')
    expect(exportMonths(parsePeriod('2024'), '2024-11-30').at(-1)).toBe('2024-11')
    expect(exportMonths(parsePeriod('2024-05'), '2024-05-14').at(-1)).toBe('2024-05')
    expect(exportMonths(parsePeriod('2024-Q3'), '2024-11-22')).toHaveLength(9)
    expect(exportMonths(parsePeriod('2024-01'), '2024-01-05')).toEqual([])
  })
})
