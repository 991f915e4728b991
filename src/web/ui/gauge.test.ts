/** A gauge shows the range, the actual and where it should be, whatever the numbers. */
import { describe, expect, it } from 'vitest'
import { layOut, levelOf } from './gauge.ts'

describe('target gauge', () => {
  it('puts 0 at the left and keeps the range, the actual and the forecast inside the bar', () => {
    const marks = layOut({ actual: 612, min: 600, max: 650, expected: 560, forecast: { low: 620, high: 705 } })
    expect(marks.zero).toBe(0)
    expect(marks.end).toBe(800)
    expect(marks.band).toEqual({ from: 75, to: 81.25 })
    expect(marks.actual).toBe(76.5)
    expect(marks.expected).toBe(70)
    expect(marks.forecast?.to).toBeLessThanOrEqual(100)
  })
  it('widens when the actual is far above the range', () => {
    const marks = layOut({ actual: 4100, min: 2000, max: 2500 })
    expect(marks.actual).toBeLessThanOrEqual(100)
    expect(marks.band.to).toBeLessThan(marks.actual ?? 0)
  })
  it('shows a fall left of 0', () => {
    const marks = layOut({ actual: -2.4, min: 6, max: 8 })
    expect(marks.zero).toBeGreaterThan(marks.actual ?? 100)
    expect(marks.actual).toBeGreaterThan(0)
  })
  it('has no mark for an unknown actual, and calls its level undetermined', () => {
    expect(layOut({ actual: null, min: 10, max: 15 }).actual).toBeNull()
    expect(levelOf(null, 10, 15)).toBe('undetermined')
  })
  it('counts both ends of the range as inside', () => {
    expect(levelOf(10, 10, 15)).toBe('inside')
    expect(levelOf(15, 10, 15)).toBe('inside')
    expect(levelOf(9, 10, 15)).toBe('under')
    expect(levelOf(16, 10, 15)).toBe('above')
  })
})
