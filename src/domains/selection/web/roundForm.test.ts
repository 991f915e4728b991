/** What is sent of the form of a round's rule. */
import { expect, it } from 'vitest'
import { emptyArea, emptyGroup, emptyRound, sentRound } from './roundForm.ts'

const filled = {
  ...emptyRound(['a', 'b']),
  groups: [
    { group: 'machine', minCount: 1, maxCount: 3, maxCost: null },
    { ...emptyGroup, group: 'trademark' },
    { ...emptyGroup, maxCount: 2 },
  ],
  areas: [
    { area: 'xa-1', minCount: 1 },
    { ...emptyArea, area: 'xa-2' },
  ],
  targets: { machines: { min: 4, points: null }, jobs: { min: null, points: 0.5 } },
  onePerEstablishment: true,
}
it('carries every quota, minimum and target of the rule that uses them, without rows that say nothing', () => {
  expect(sentRound({ ...filled, kind: 'optimise', reason: ' Theo biên bản ' })).toEqual({
    lineIds: ['a', 'b'],
    reason: 'Theo biên bản',
    rule: {
      kind: 'optimise',
      onePerEstablishment: true,
      groups: [{ group: 'machine', minCount: 1, maxCount: 3 }],
      areas: [{ area: 'xa-1', minCount: 1 }],
      targets: [{ target: 'machines', min: 4 }],
      targetPoints: { jobs: 0.5 },
    },
  })
})
it('leaves the limits behind when another rule is chosen, though they stay in the form', () => {
  expect(sentRound({ ...filled, kind: 'skip' })).toEqual({ lineIds: ['a', 'b'], reason: null, rule: { kind: 'skip' } })
  expect(sentRound({ ...filled, kind: 'part', minShare: 70 }).rule).toEqual({ kind: 'part', minShare: 70 })
})
