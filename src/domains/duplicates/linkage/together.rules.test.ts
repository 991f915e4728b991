/** What pairs say of each other: groups that hold together, chains that do not, rivals for one place. */
import { describe, expect, it } from 'vitest'
import { closeUp, compete, type Scored } from './together.rules.ts'

const scoredOf = (pairs: readonly (readonly [number, number, number])[]): Scored => ({
  left: Int32Array.from(pairs, ([a]) => a),
  right: Int32Array.from(pairs, ([, b]) => b),
  probability: Float32Array.from(pairs, ([, , chance]) => chance),
})
const likely = ({ left, right, probability }: Scored) =>
  [...probability.keys()].filter(p => probability[p]! >= 0.5).map(p => `${left[p]}-${right[p]}`)

describe('within one list', () => {
  it('what is met thirty times is one, though each was compared with few of the others', () => {
    const near = Array.from({ length: 30 }, (_, a) =>
      [1, 2, 3, 4].filter(step => a + step < 30).map(step => [a, a + step, 0.9] as const),
    ).flat()
    const closed = closeUp(scoredOf(near), 40, () => 0.6)
    expect(likely(closed)).toHaveLength((30 * 29) / 2)
  })
  it('two groups that one pair ties together stay two when all their other pairs speak against it', () => {
    const tied = scoredOf([
      [0, 1, 0.95],
      [0, 2, 0.95],
      [1, 2, 0.95],
      [3, 4, 0.95],
      [2, 3, 0.6],
    ])
    expect(likely(closeUp(tied, 5, () => 0.02))).toEqual(['0-1', '0-2', '1-2', '3-4'])
  })
  it('one pair that speaks against it does not tear a group apart', () => {
    const torn = scoredOf([
      [0, 1, 0.98],
      [0, 2, 0.97],
      [0, 3, 0.97],
      [1, 2, 0.97],
      [1, 3, 0.2],
      [2, 3, 0.97],
    ])
    expect(likely(closeUp(torn, 4, () => 0.5))).toHaveLength(6)
  })
  it('a chain longer than any group is cut where it is weakest', () => {
    const chain = Array.from({ length: 900 }, (_, a) => [a, a + 1, a % 3 === 2 ? 0.55 : 0.99] as const)
    const parts = likely(closeUp(scoredOf(chain), 901, () => 0.2))
    expect(parts).toContain('0-1')
    expect(parts).not.toContain('2-3')
    expect(parts).toHaveLength(900)
  })
  it('pairs that touch no group are left as they are', () => {
    const alone = scoredOf([
      [0, 1, 0.7],
      [2, 3, 0.3],
    ])
    expect(closeUp(alone, 4, () => 0.99)).toEqual(alone)
  })
})
it('between two lists that count once, candidates of a record share one place', () => {
  const rivals = scoredOf([
    [0, 10, 0.9],
    [0, 11, 0.8],
    [1, 12, 0.9],
  ])
  const { probability } = compete(rivals, 13, { left: true, right: true })
  expect(probability[0]! + probability[1]!).toBeLessThan(1)
  expect(probability[0]).toBeGreaterThan(0.5)
  expect(probability[1]).toBeLessThan(0.5)
  expect(probability[2]).toBeCloseTo(0.9)
  expect(compete(rivals, 13, { left: false, right: false })).toEqual(rivals)
})
