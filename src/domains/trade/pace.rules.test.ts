/** The pace of exports: nothing across a hole, a band that widens with doubt, refusal where there is too little. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecast, forecastFrom, paceMonths, paceOf } from './pace.rules.ts'
import type { MonthAmount } from './turnover.rules.ts'

const season = [70, 55, 80, 85, 90, 95, 98, 100, 105, 110, 120, 130]
const year = (of: number, factor: (at: number) => number, months = 12): MonthAmount[] =>
  season
    .slice(0, months)
    .map((amount, at) => ({ month: `${of}-${String(at + 1).padStart(2, '0')}`, amount: amount * factor(at), status: 'final' }))
const base = year(2023, () => 1)

describe('months', () => {
  it('are cumulated up to a hole and not across it', () => {
    const months = paceMonths([...base, ...year(2024, () => 1.07).filter(row => row.month !== '2024-04')], 2024, { min: 6, max: 8 })
    expect(months.map(month => month.cumulated.value !== null)).toEqual([true, true, true, ...Array.from({ length: 9 }, () => false)])
    expect(months[4]!.growth.value).toBeCloseTo(7, 10)
    expect(months[11]!.atMax).toBeCloseTo(season.reduce((a, b) => a + b) * 1.08, 8)
  })
})
describe('the forecast', () => {
  it('is sure where every month grew alike, and what has come is never taken back', () => {
    const found = forecastFrom([...base, ...year(2024, () => 1.07, 8)], 2024, 8)!
    expect(found.middle / found.base).toBeCloseTo(1.07, 10)
    expect(found.high - found.low).toBeCloseTo(0, 6)
    const wild = forecastFrom([...base, ...year(2024, at => (at % 2 ? 0.2 : 3), 11)], 2024, 11)!
    expect(wild.low).toBeGreaterThanOrEqual(season.slice(0, 11).reduce((sum, amount, at) => sum + amount * (at % 2 ? 0.2 : 3), 0) - 1e-9)
  })
  it('holds the middle inside the band, wider with fewer months and with months that stray more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.8, max: 1.3, noNaN: true }), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 6, max: 11 }),
        (factors, count) => {
          const rows = [...base, ...year(2024, at => factors[at]!, count)]
          const found = forecastFrom(rows, 2024, count)!
          expect(found.low).toBeLessThanOrEqual(found.middle)
          expect(found.high).toBeGreaterThanOrEqual(found.middle)
        },
      ),
    )
    const width = (count: number, stray: number) => {
      const found = forecastFrom([...base, ...year(2024, at => 1.07 + (at % 2 ? stray : -stray), count)], 2024, count)!
      return found.high - found.low
    }
    expect(width(6, 0.05)).toBeGreaterThan(width(10, 0.05))
    expect(width(8, 0.1)).toBeGreaterThan(width(8, 0.05))
  })
  it('is refused, with why, from few months, without last year, and when the year is whole', () => {
    expect(forecast([...base, ...year(2024, () => 1, 5)], 2024, 5)).toContain('ít nhất 6')
    expect(forecast([...base.slice(0, 11), ...year(2024, () => 1, 8)], 2024, 8)).toContain('2023')
    expect(forecast([...base, ...year(2024, () => 1)], 2024, 12)).toContain('12 tháng')
  })
  it('tells final figures apart from provisional ones', () => {
    const rows = year(2024, at => (at < 6 ? 1.05 : 1.2), 9).map((row, at) => ({
      ...row,
      status: at < 6 ? ('final' as const) : ('provisional' as const),
    }))
    const pace = paceOf([...base, ...rows], 2024, null, null)
    expect(pace).toMatchObject({ lastMonth: '2024-09', status: 'provisional', finalMonth: '2024-06' })
    expect(pace.finalGrowth.value).toBeCloseTo(5, 10)
    expect(pace.growth.value).toBeGreaterThan(5)
    expect(pace.says).toContain('Riêng số chính thức: đến hết tháng 06/2024')
  })
  it('is held against years gone by', () => {
    const pace = paceOf([...year(2021, () => 0.8), ...year(2022, () => 0.9), ...base, ...year(2024, () => 1.05, 9)], 2024, null, {
      min: 6,
      max: 8,
    })
    expect(pace.forecast?.backtest.map(each => [each.year, each.inside])).toEqual([
      [2022, true],
      [2023, true],
    ])
    expect(pace.says).toContain('Thấp hơn khoảng 6–8%')
  })
})
