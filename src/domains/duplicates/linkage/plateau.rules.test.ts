/** Where the line is drawn between pairs that are one and pairs that are not. */
import { expect, it } from 'vitest'
import { aboveRelatives, lineOf } from './plateau.rules.ts'

const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
  return seed / 2 ** 32
}
/** About bell-shaped numbers. */
const heap = (random: () => number, count: number, middle: number, spread: number) =>
  Array.from({ length: count }, () => middle + spread * (random() + random() + random() + random() - 2))

it('is moved into the gap between two heaps, wherever the judge saw them', () => {
  const random = seeded(4)
  const strangers = heap(random, 20_000, -9, 1)
  for (const middle of [-1, 0, 3]) {
    const equals = heap(random, 700, middle, 0.5)
    const line = lineOf(Float32Array.from([...strangers, ...equals]), 1.5)
    expect(equals.filter(score => score >= line).length).toBeGreaterThan(690)
    expect(strangers.filter(score => score >= line).length).toBeLessThan(10)
  }
})
it('is moved further the freer it is', () => {
  const random = seeded(5)
  const low = Float32Array.from([...heap(random, 5000, -8.5, 0.6), ...heap(random, 900, -3.5, 0.6)])
  expect(lineOf(low, 3)).toBeLessThan(-4)
  expect(lineOf(low, 0.5)).toBeGreaterThan(-2)
})
it('stays near where the judge drew it when nothing stands apart', () => {
  const random = seeded(9)
  const slope = Array.from({ length: 5000 }, () => -8 - 1.2 * Math.log(random()))
  expect(Math.abs(lineOf(Float32Array.from(slope), 1.5))).toBeLessThanOrEqual(4)
  expect(lineOf(new Float32Array(), 1.5)).toBe(0)
})

it('climbs over a heap of relatives, however far above the line the valley lies', () => {
  const random = seeded(11)
  const relatives = heap(random, 2000, 1.5, 1)
  const equals = heap(random, 600, 7, 0.8)
  const line = aboveRelatives(Float32Array.from([...heap(random, 9000, -6, 1), ...relatives, ...equals]), -1)
  expect(relatives.filter(score => score >= line).length).toBeLessThan(20)
  expect(equals.filter(score => score >= line).length).toBeGreaterThan(590)
})
it('leaves a smaller heap below the larger with it: pairs that are one but for a slip', () => {
  const random = seeded(12)
  const slips = heap(random, 400, 1.5, 1)
  const equals = heap(random, 600, 7, 0.8)
  expect(aboveRelatives(Float32Array.from([...slips, ...equals]), -1)).toBe(-1)
})
it('leaves the line where no valley lies above it', () => {
  const random = seeded(13)
  const slope = Float32Array.from({ length: 3000 }, () => -1 - 1.5 * Math.log(random()))
  expect(aboveRelatives(slope, -1)).toBe(-1)
  expect(aboveRelatives(new Float32Array(), 0.5)).toBe(0.5)
  expect(aboveRelatives(slope, 20)).toBe(20)
})
