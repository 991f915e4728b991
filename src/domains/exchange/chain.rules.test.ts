/** States and mistakes that the dated columns of a project come to. */
import { describe, expect, it } from 'vitest'
import { asOfDay, chainProblems, stateOf } from './chain.rules.ts'
import type { ProjectValues } from './project-sheet.schema.ts'

const empty = { totalCost: 600, eligibleCost: 500, requested: 250 } as ProjectValues
const whole: ProjectValues = {
  ...empty,
  submittedOn: '2024-02-01',
  surveyedOn: '2024-02-02',
  reviewedOn: '2024-02-03',
  appraisedOn: '2024-02-04',
  proposedOn: '2024-02-05',
  plannedOn: '2024-02-06',
  decisionNumber: '1',
  decisionIssuer: 'A',
  approvedAmount: 250,
  contractedOn: '2024-02-07',
  contractNumber: '2',
  contractAmount: 250,
  startedOn: '2024-02-08',
  acceptedOn: '2024-02-09',
  acceptedEligibleCost: 480,
  settledOn: '2024-02-10',
  settledAmount: 240,
  liquidatedOn: '2024-02-11',
}
const causes = (values: ProjectValues, shape: 'establishment' | 'event' = 'establishment') =>
  chainProblems(values, shape, '2024-12-31').map(({ key, cause }) => `${key} ${cause}`)

describe('the state', () => {
  it('is that of the furthest dated step, and draft without any', () => {
    expect(stateOf(empty)).toBe('draft')
    expect(stateOf(whole)).toBe('liquidated')
    expect(stateOf({ ...whole, liquidatedOn: null })).toBe('settled')
  })
  it('is rejected before a decision and stopped after it', () => {
    expect(stateOf({ ...empty, submittedOn: '2024-02-01', endedOn: '2024-03-01' })).toBe('rejected')
    expect(stateOf({ ...asOfDay(whole, '2024-02-08'), endedOn: '2024-03-01' })).toBe('stopped')
  })
  it('as of a day leaves out what came later, with its money', () => {
    const then = asOfDay(whole, '2024-02-07')
    expect(stateOf(then)).toBe('contracted')
    expect(then).toMatchObject({ contractAmount: 250, acceptedEligibleCost: null, settledAmount: null })
    expect(causes(then)).toEqual([])
  })
})
describe('the dated columns', () => {
  it('of a whole chain are sound, with or without an advance', () => {
    expect(causes(whole)).toEqual([])
    expect(causes({ ...whole, advancedOn: '2024-02-07', advanceAmount: 100 })).toEqual([])
    expect(causes({ ...whole, surveyedOn: null }, 'event')).toEqual([])
  })
  it('may share a day, not go back', () => {
    expect(causes({ ...whole, surveyedOn: '2024-02-01' })).toEqual([])
    expect(causes({ ...whole, acceptedOn: '2024-02-01' })).toEqual(['acceptedOn date_order'])
  })
  it('name every step left out', () => {
    expect(causes({ ...whole, surveyedOn: null, startedOn: null })).toEqual(['surveyedOn date_gap', 'startedOn date_gap'])
  })
  it('need money and date together, both ways', () => {
    expect(causes({ ...whole, settledAmount: null })).toEqual(['settledAmount money_date'])
    expect(causes({ ...whole, advanceAmount: 5 })).toEqual(['advancedOn money_date'])
  })
  it('hold no part above its whole', () => {
    expect(causes({ ...whole, requested: 601 })).toEqual(['requested arithmetic'])
    expect(causes({ ...whole, contractAmount: 251 })).toEqual(['contractAmount arithmetic'])
    expect(causes({ ...whole, settledAmount: 251 })).toEqual(['settledAmount arithmetic'])
  })
  it('neither end after acceptance nor lie in the future', () => {
    expect(causes({ ...whole, liquidatedOn: null, endedOn: '2024-03-01', endReason: 'x' })).toEqual(['endedOn date_order'])
    expect(causes({ ...whole, liquidatedOn: '2025-01-01' })).toEqual(['liquidatedOn date_future'])
  })
})
