/** Levels, reachability and growth at their edges. */
import { describe, expect, it } from 'vitest'
import { growth, knownMonths, type MonthAmount } from '../trade/turnover.rules.ts'
import { expectedToday, growthOutlook, level, reach } from './targets.rules.ts'

const months = (year: number, count: number) => Array.from({ length: count }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
const series = (from: Record<string, number>, status: MonthAmount['status'] = 'final'): MonthAmount[] =>
  Object.entries(from).map(([month, amount]) => ({ month, amount, status }))
const even = (year: number, count: number, amount: number) => series(Object.fromEntries(months(year, count).map(m => [m, amount])))

describe('the level of an actual', () => {
  it('counts both ends of the interval as inside', () => {
    expect([599, 600, 650, 651].map(n => level(n, 600, 650))).toEqual(['under', 'inside', 'inside', 'above'])
  })
  it('is undetermined without an actual', () => expect(level(null, 6, 8)).toBe('undetermined'))
})

describe('reachability', () => {
  it('is reached at the minimum', () => expect(reach(10, 0, 10).reachable).toBe('reached'))
  it('adds the work that is still scheduled', () => {
    expect(reach(8, 2, 10).reachable).toBe('reachable')
    expect(reach(8, 1, 10).reachable).toBe('out_of_reach')
    expect(reach(8, 1, 10).says).toContain('8 + 1 = 9')
  })
  it('is undetermined without an actual, without a schedule, or when undated work decides', () => {
    expect(reach(null, 5, 10).reachable).toBe('undetermined')
    expect(reach(3, null, 10).reachable).toBe('undetermined')
    expect(reach(8, 1, 10, 1).reachable).toBe('undetermined')
    expect(reach(8, 1, 10, 0).reachable).toBe('out_of_reach')
  })
})

describe('where an even year would be', () => {
  const year = { from: '2023-12-15', until: '2024-12-15' }
  it('is nothing before the year and the whole at its end', () => {
    expect(expectedToday(600, year, '2023-12-14')).toBe(0)
    expect(expectedToday(600, year, '2024-12-14')).toBe(600)
    expect(expectedToday(600, year, '2025-03-01')).toBe(600)
  })
  it('counts the day itself', () => expect(expectedToday(366, year, '2023-12-15')).toBe(1))
})

describe('export growth', () => {
  it('compares the same calendar months of both years', () => {
    const rows = [...even(2023, 12, 100), ...even(2024, 3, 107)]
    const found = growth(rows, months(2024, 3))
    expect(found).toMatchObject({ percent: 7, thisYear: 321, lastYear: 300, status: 'final' })
  })
  it('may be negative', () => expect(growth([...even(2023, 1, 200), ...even(2024, 1, 150)], months(2024, 1)).percent).toBe(-25))
  it('names the missing months and is then undetermined, never 0', () => {
    const rows = [...even(2023, 2, 100), ...series({ '2024-01': 1, '2024-03': 1 })]
    const found = growth(rows, months(2024, 3))
    expect(found.percent).toBeNull()
    expect(found.missing).toEqual(['2023-03', '2024-02'])
    expect(found.says).toContain('03/2023, 02/2024')
  })
  it('is undetermined on a base of 0 and before the first month has ended', () => {
    expect(growth([...even(2023, 1, 0), ...even(2024, 1, 5)], months(2024, 1)).percent).toBeNull()
    expect(growth([], []).percent).toBeNull()
  })
  it('is provisional as soon as one month is', () => {
    const found = growth([...even(2023, 1, 100), ...series({ '2024-01': 106 }, 'provisional')], months(2024, 1))
    expect(found.status).toBe('provisional')
    expect(found.says).toContain('sơ bộ')
  })
  it('knows how many months from January on are complete', () => {
    expect(knownMonths([...even(2023, 12, 1), ...series({ '2024-01': 1, '2024-03': 1 })], months(2024, 3))).toEqual(['2024-01'])
  })
  it('sums decimals without drift', () => {
    const rows = [...even(2023, 10, 0.1), ...even(2024, 10, 0.1)]
    expect(growth(rows, months(2024, 10))).toMatchObject({ percent: 0, thisYear: 1, lastYear: 1 })
  })
})

describe('whether growth can still be reached', () => {
  const base = even(2023, 12, 100)
  const outlook = (rows: MonthAmount[], count: number) => growthOutlook(rows, growth(rows, months(2024, count)), 2024, 6)
  it('is settled only with all twelve months', () => {
    expect(outlook([...base, ...even(2024, 12, 106)], 12).reachable).toBe('reached')
    expect(outlook([...base, ...even(2024, 12, 105)], 12).reachable).toBe('out_of_reach')
  })
  it('says what the months to come need', () => {
    const found = outlook([...base, ...even(2024, 10, 105)], 10)
    expect(found.reachable).toBe('reachable')
    expect(found.says).toContain('11%')
  })
  it('is undetermined when the base of the months to come is not known', () => {
    expect(outlook([...even(2023, 10, 100), ...even(2024, 10, 107)], 10).reachable).toBe('undetermined')
  })
})
