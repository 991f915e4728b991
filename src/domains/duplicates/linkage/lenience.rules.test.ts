/** How much lower the line may lie because pairs answer to each other. */
import { expect, it } from 'vitest'
import { lenienceOf, leniently } from './lenience.rules.ts'

const scored = (pairs: readonly (readonly [number, number])[], chance = 0.9) => ({
  left: Int32Array.from(pairs, ([a]) => a),
  right: Int32Array.from(pairs, ([, b]) => b),
  probability: Float32Array.from(pairs, () => chance),
})
const twos = scored([
  [0, 1],
  [2, 3],
  [4, 5],
])
const threes = scored([
  [0, 1],
  [1, 2],
  [0, 2],
  [3, 4],
  [4, 5],
  [3, 5],
])

it('is none where things are met twice: no third record can object', () => {
  expect(lenienceOf(twos, 6, 5, false)).toBe(0)
  expect(lenienceOf(scored([], 0.9), 6, 5, false)).toBe(0)
})
it('grows with the records that have several partners', () => {
  expect(lenienceOf(threes, 6, 5, false)).toBeGreaterThan(1)
  expect(
    lenienceOf(
      scored([
        [0, 1],
        [1, 2],
        [0, 2],
        [3, 4],
      ]),
      6,
      5,
      false,
    ),
  ).toBeLessThan(lenienceOf(threes, 6, 5, false))
  expect(lenienceOf({ ...threes, probability: threes.probability.fill(0.2) }, 6, 5, false)).toBe(0)
})
it('is given between two lists, where candidates compete, unless one column is all that is known', () => {
  expect(lenienceOf(twos, 6, 5, true)).toBeGreaterThan(0)
  expect(lenienceOf(twos, 6, 1, true)).toBe(0)
})

it('is taken back as far as it would let groups flow together', () => {
  const found = (count: number) => scored(Array.from({ length: count }, (_, i): [number, number] => [2 * i, 2 * i + 1]))
  const lowest: number[] = []
  const answerOf = (counts: Readonly<Record<number, number>>) =>
    leniently(
      line => {
        lowest.push(line)
        return found(counts[line]!)
      },
      2,
      4,
    ).left.length
  expect(answerOf({ 2: 100, [-2]: 180, 0: 110 })).toBe(180)
  expect(answerOf({ 2: 100, [-2]: 9000, 0: 110 })).toBe(110)
  expect(answerOf({ 2: 100, [-2]: 9000, 0: 5000 })).toBe(100)
  expect(Math.min(...lowest)).toBe(-2)
})
