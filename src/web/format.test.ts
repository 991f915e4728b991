/** What a reader sees for money, days, percents and ranges. */
import { describe, expect, it } from 'vitest'
import { date, lastDay, money, moneyShort, percent, period, range, time } from './format.ts'

describe('values on screen', () => {
  it('writes money in whole đồng with dots and a sign that cannot break off', () => {
    expect(money(1234567)).toBe('1.234.567\u00a0₫')
    expect(money(0)).toBe('0\u00a0₫')
    expect(money(-240000000)).toBe('−240.000.000\u00a0₫')
  })
  it('writes millions for tables', () => {
    expect(moneyShort(1234567890)).toBe('1.234,6')
    expect(moneyShort(300000000)).toBe('300')
    expect(moneyShort(-40000)).toBe('0')
  })
  it('says that an unknown value is undetermined, never 0 or blank', () => {
    for (const write of [money, moneyShort, percent, date, time]) {
      expect(write(null)).toBe('chưa xác định')
      expect(write(undefined)).toBe('chưa xác định')
    }
    expect(range(null, null)).toBe('chưa xác định')
    expect(date('hôm qua')).toBe('chưa xác định')
    expect(date('2024-02-30T99')).toBe('chưa xác định')
  })
  it('writes days as officers do, and instants in Hà Nội time', () => {
    expect(date('2024-11-22')).toBe('22/11/2024')
    expect(date('2024-12-31T18:30:00Z')).toBe('01/01/2025')
    expect(time('2024-11-22T07:05:00Z')).toBe('14:05')
    expect(time('2024-11-22T17:00:00Z')).toBe('00:00')
  })
  it('writes percents and ranges with a comma and an en dash', () => {
    expect(percent(6.8)).toBe('6,8%')
    expect(percent(6)).toBe('6%')
    expect(percent(6.804, 2)).toBe('6,8%')
    expect(range(650, 800)).toBe('650–800')
    expect(range(2000, 2500)).toBe('2.000–2.500')
    expect(range(6, 8, percent)).toBe('6–8%')
    expect(range(10, null)).toBe('từ 10 trở lên')
    expect(range(null, 15)).toBe('không quá 15')
    expect(range(5, 5)).toBe('5')
  })
  it('shows the last valid day of a range whose end is the first day outside', () => {
    expect(lastDay('2025-01-01')).toBe('31/12/2024')
    expect(lastDay('2024-03-01')).toBe('29/02/2024')
    expect(lastDay(null)).toBe('chưa kết thúc')
    expect(period('2024-01-01', '2025-01-01')).toBe('01/01/2024 – 31/12/2024')
    expect(period('2025-07-01', null)).toBe('từ 01/07/2025')
  })
})
