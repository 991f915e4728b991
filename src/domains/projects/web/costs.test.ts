/** The sums of the form must lead to a dossier whose parts make the whole. */
import { describe, expect, it } from 'vitest'
import { counterpartOf, followed, sumOf, wrongCosts } from './costs.ts'

const costs = { totalCost: 480_000_000, eligibleCost: 400_000_000, requested: 240_000_000, counterpart: 240_000_000 }

describe('the costs of a project while typing', () => {
  it('suggests the counterpart that completes the total', () => {
    expect(counterpartOf({ ...costs, requested: 100_000_000 })).toBe(380_000_000)
    expect(counterpartOf({ ...costs, totalCost: null })).toBeNull()
    expect(counterpartOf({ ...costs, requested: 500_000_000 })).toBeNull()
  })
  it('lets the counterpart follow a change of the request', () => {
    expect(followed(costs, { ...costs, requested: 200_000_000 })).toBe(280_000_000)
  })
  it('keeps a counterpart that somebody wrote on purpose', () => {
    const own = { ...costs, counterpart: 300_000_000 }
    expect(followed(costs, own)).toBe(300_000_000)
    expect(followed(own, { ...own, requested: 200_000_000 })).toBe(300_000_000)
  })
  it('writes the sum out and says by how much it misses the total', () => {
    expect(sumOf({ ...costs, counterpart: 200_000_000 })).toEqual({
      written: '240.000.000 + 200.000.000 = 440.000.000\u00a0₫',
      off: -40_000_000,
    })
    expect(sumOf({ ...costs, counterpart: null })).toBeNull()
  })
  it('names the part that is above the whole', () => {
    expect(Object.keys(wrongCosts({ ...costs, eligibleCost: 480_000_001 }))).toEqual(['eligibleCost'])
    expect(wrongCosts(costs)).toEqual({})
  })
})
