/** Arithmetic blocks whether or not anyone has verified anything. */
import { expect, it } from 'vitest'
import { judge } from '../../../kernel/rules.ts'
import type { Case } from '../appraisal.schema.ts'
import { nobodyVerified, soundCase } from '../cases.testing.ts'
import { moneyAddsUp } from './money-adds-up.rule.ts'

const find = (change: Partial<Case>) => judge(moneyAddsUp, soundCase(change), nobodyVerified)

it('a sum that is right passes and is written out', () => {
  expect(find({})).toMatchObject({ weight: 'pass', arithmetic: '240.000.000 + 240.000.000 = 480.000.000\u00a0₫' })
})
it.each<[string, Partial<Case>]>([
  ['eligible above total', { eligibleCost: 480_000_001 }],
  ['requested above eligible', { eligibleCost: 200_000_000 }],
  ['a đồng too little', { counterpart: 239_999_999 }],
  ['a đồng too much', { counterpart: 240_000_001 }],
  ['no counterpart at all', { counterpart: 0 }],
])('%s blocks', (_, change) => {
  expect(find(change)?.weight).toBe('block')
})
it('a fair without counterpart passes, with one it must add up', () => {
  expect(find({ shape: 'event', counterpart: 0 })?.weight).toBe('pass')
  expect(find({ shape: 'event', counterpart: 1 })?.weight).toBe('block')
})
