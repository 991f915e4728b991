/** A target's data decide what is counted; what cannot be counted, or does not sum, is refused. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { counting } from '../plans/intake.actions.ts'
import { type TargetRow, targetCodes } from '../plans/plans.schema.ts'
import { mustSum } from './figures.rules.ts'
import { measureOf, seriesOf } from './things.rules.ts'

const target = (more: Partial<TargetRow>): TargetRow => ({
  id: '',
  createdAt: new Date(0),
  planId: '',
  code: 'managers_trained',
  name: 'Lượt học viên quản lý',
  unit: 'lượt',
  min: 1,
  max: 2,
  thing: 'attendance',
  qualifies: 'completed',
  dateField: 'endsOn',
  distinct: 'attendance',
  filter: { kind: 'management' },
  position: 1,
  ...more,
})

describe('a target', () => {
  it('is counted as the plan sets it out by default, for all five codes', () => {
    for (const code of targetCodes)
      expect(measureOf(target({ code, ...counting[code], filter: counting[code].filter ?? null })).code).toBe(code)
  })
  it('may name its date and distinction in other spellings', () => {
    const fair = { code: 'fair_participations', thing: 'fair_participation', qualifies: 'attended', filter: null } as const
    expect(measureOf(target({ ...fair, dateField: 'fair.starts_on', distinct: 'establishment × fair' })).thing).toBe('fair_participation')
    expect(measureOf(target({ ...fair, dateField: 'startsOn', distinct: 'fair_id, establishment_id' })).thing).toBe('fair_participation')
  })
  it('counts managers only, even when its filter is left open', () => {
    expect(measureOf(target({ filter: null })).filter).toEqual({ kind: ['management'] })
  })
  it('is refused with what is allowed when nothing counts that way', () => {
    const strangers: Partial<TargetRow>[] = [
      { qualifies: 'liquidated' },
      { dateField: 'startsOn' },
      { distinct: 'person' },
      { filter: { kind: 'evening' } },
      { filter: { colour: 'red' } },
    ]
    for (const wrong of strangers)
      try {
        measureOf(target(wrong))
        expect.unreachable()
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
        expect((error as Refusal).kind).toBe('invalid')
        expect((error as Refusal).errors[0]?.fix).toBeTruthy()
      }
  })
  it('takes one series: its own filter before the dated setting, never half of one', () => {
    const growth = target({
      code: 'export_growth',
      thing: 'export_turnover',
      qualifies: 'published',
      dateField: 'month',
      distinct: 'month',
      filter: { mapping: 'V2' },
    })
    expect(seriesOf(measureOf(growth), { source: 'A', currency: 'USD', mapping: 'V1' })).toEqual({
      source: 'A',
      currency: 'USD',
      mapping: 'V2',
    })
    expect(seriesOf(measureOf(growth), { source: 'A' })).toBeUndefined()
  })
})

describe('parts of a whole', () => {
  it('stop the report when they do not come to it', () => {
    expect(() => mustSum('x', 3, [1, 2])).not.toThrow()
    expect(() => mustSum('x', 3, [1, 1])).toThrow('come to 2')
  })
})
