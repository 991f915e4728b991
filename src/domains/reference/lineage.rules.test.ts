/** The line of a unit over two reforms. */
import { expect, it } from 'vitest'
import { type LineageStep, lineOf } from './lineage.rules.ts'

const step = (fromId: string, toId: string | null, on: string, kind = 'merged'): LineageStep => ({
  fromId,
  toId,
  on,
  kind,
  confidence: 'stated',
  note: null,
})
const a1 = step('a', 'b', '2025-01-01')
const b1 = step('b', 'c', '2025-07-01', 'split')
const b2 = step('b', 'd', '2025-07-01', 'split')
const x1 = step('x', 'c', '2025-07-01')
const u1 = step('u', null, '2025-01-01', 'unknown')
const all = [b1, x1, a1, b2, u1]

it('follows a unit back through both reforms, with every neighbour that joined it', () => {
  expect(lineOf(all, 'c').before).toEqual([a1, b1, x1])
  expect(lineOf(all, 'c').after).toEqual([])
})
it('follows it forward into all its parts, and says where nobody knows', () => {
  expect(lineOf(all, 'a').after).toEqual([a1, b1, b2])
  expect(lineOf(all, 'u').after).toEqual([u1])
})
it('comes to an end where a source goes round in a circle', () => {
  const round = [step('a', 'b', '2025-01-01'), step('b', 'a', '2025-07-01')]
  expect(lineOf(round, 'a').after).toHaveLength(2)
})
