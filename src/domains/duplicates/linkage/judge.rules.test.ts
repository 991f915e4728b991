/** The judge: how its trees are read, and what holds of the product's own whatever they learned. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { judgeBy } from './judge.rules.ts'
import { type Sign, signs } from './signs.rules.ts'

const row = (given: Partial<Record<Sign, number>>) => Float32Array.from(signs, sign => given[sign] ?? 0)

it('reads trees: what lies below a bound goes left', () => {
  const judge = judgeBy(1, '1<0.5 =-1 2<0.25 =1 =2\n1<0.75 =0 =4')
  expect(judge(row({ whole: 0.4 }))).toBeCloseTo(-1)
  expect(judge(row({ whole: 0.5 }))).toBeCloseTo(1)
  expect(judge(row({ whole: 0.8, name: 0.3 }))).toBeCloseTo(6)
})
it('leaves the model a say of its own, where it could learn at all', () => {
  const judge = judgeBy(4, '0<100 =0 =0')
  const ofOne = judgeBy(1, '0<100 =0 =0')
  expect(judge(row({ logit: 10 }))).toBeGreaterThan(judge(row({ logit: 5 })) + 1)
  expect(ofOne(row({ logit: 10 }))).toBeCloseTo(ofOne(row({ logit: 9 })), 0)
})
it('never believes a pair less because it is more alike, or more because others are nearer', () => {
  const judge = judgeBy(4)
  const better: readonly Sign[] = ['logit', 'whole', 'name', 'agreement', 'same']
  const worse: readonly Sign[] = ['rankLow', 'rankHigh', 'modelRankLow', 'modelRankHigh']
  const numbers = fc.tuple(...signs.map(() => fc.double({ min: -2, max: 30, noNaN: true })))
  fc.assert(
    fc.property(numbers, fc.constantFrom(...better, ...worse), fc.double({ min: 0, max: 20, noNaN: true }), (values, sign, more) => {
      const before = Float32Array.from(values)
      const after = Float32Array.from(before)
      after[signs.indexOf(sign)]! += more
      const gain = judge(after) - judge(before)
      return better.includes(sign) ? gain >= -0.01 : gain <= 0.01
    }),
    { numRuns: 300, seed: 3 },
  )
})
