/** Every rule of choice against its definition, tried out on all small problems that chance brings. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Item, Solution } from './choosing.schema.ts'
import { anyLimits, anyList, plainScores, tryEverySet } from './choosing.testing.ts'
import { byScore, goDown, leastPart, spentOn } from './greedy.rules.ts'
import { highsSolver } from './highs.thread.ts'
import { fillBudget } from './knapsack.rules.ts'
import { bestSet } from './optimum.rules.ts'
import { boundsOtherwise } from './prices.rules.ts'
import { programOf } from './program.rules.ts'
import { solve } from './solve.actions.ts'
import type { Solver } from './stages.rules.ts'
import { fillStraight } from './straight.rules.ts'

/** Never gives up. */
const patient = { expired: () => false, states: 1_000_000 }
const answer = (solution: Solution) =>
  solution.kind === 'none' ? null : { chosen: solution.chosen, cost: solution.cost, score: solution.score }
const item = (id: string, cost: number, score: number, more: Partial<Item> = {}): Item => ({ id, cost, score: BigInt(score), ...more })

/** Other work on the machine may take its time. */
const patience = { timeout: 60_000 }

describe('the best set under one budget', patience, () => {
  it('is the one that trying every set finds: most points, then least cost, then the first ids', () => {
    fc.assert(
      fc.property(anyList(), ({ items, budget }) => {
        const best = fillBudget(items, budget, patient)
        expect(answer(best)).toEqual(tryEverySet(items, { budget }))
        expect(best).toMatchObject({ proven: true, tiesProven: true, bound: best.score })
      }),
      { numRuns: 500 },
    )
  })
  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(
        anyList().chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list.items, { minLength: list.items.length }))),
        ([{ items, budget }, shuffled]) => {
          expect(fillBudget(shuffled, budget, patient)).toEqual(fillBudget(items, budget, patient))
        },
      ),
    )
  })
  it('that was stopped keeps to the budget, says so, and its bound is not too low', () => {
    fc.assert(
      fc.property(anyList(), ({ items, budget }) => {
        const stopped = fillBudget(items, budget, { expired: () => true, states: 0 })
        expect(stopped.cost).toBeLessThanOrEqual(budget)
        const best = tryEverySet(items, { budget })!
        expect(stopped.bound).toBeGreaterThanOrEqual(best.score)
        if (stopped.proven) expect(stopped.score).toBe(best.score)
      }),
    )
  })
})

describe('points that follow the cost in a straight line', patience, () => {
  const straight = fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 9 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: -40, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([costs, rise, constant, share]) => {
      const items = costs.map((cost, at) => item(`p${at}`, cost, cost * rise + constant))
      return { items, budget: Math.floor(costs.reduce((sum, cost) => sum + cost, 0) * share) }
    })
  it('are filled by exchanges: the set keeps to the budget, its bound is not too low, and what is proven is the best', () => {
    fc.assert(
      fc.property(straight, ({ items, budget }) => {
        const able = items.filter(one => one.cost <= budget && one.score > 0n)
        const filled = fillStraight(
          able.map(one => one.cost),
          able.map(one => one.score),
          budget,
        )
        const best = tryEverySet(items, { budget })!
        if (filled) {
          const chosen = filled.places.map(place => able[place]!)
          expect(new Set(filled.places).size).toBe(chosen.length)
          expect(chosen.reduce((sum, one) => sum + one.cost, 0)).toBeLessThanOrEqual(budget)
          expect(filled.bound).toBeGreaterThanOrEqual(best.score)
        }
        const stopped = fillBudget(items, budget, { expired: () => false, states: 2 })
        expect(stopped.bound).toBeGreaterThanOrEqual(best.score)
        if (stopped.proven) expect(stopped.score).toBe(best.score)
      }),
      { numRuns: 1000 },
    )
  })
  it('are proven for thousands of projects without trying millions of sets', () => {
    for (const constant of [100_000, 0, -5_000]) {
      let state = 7
      const costs = Array.from({ length: 1500 }, () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        return 5_001 + Math.floor((state / 2_147_483_648) * 1_000_000)
      })
      const items = costs.map((cost, at) => item(`p${String(at).padStart(4, '0')}`, cost, cost + constant))
      const budget = Math.floor(costs.reduce((sum, cost) => sum + cost, 0) * 0.4)
      const best = fillBudget(items, budget, { expired: () => false, states: 500_000 })
      expect(best).toMatchObject({ proven: true, cost: budget, bound: best.score })
    }
  })
})

describe('what a project would change', patience, () => {
  it('bounds every set that has it the other way round', () => {
    fc.assert(
      fc.property(anyList(), ({ items, budget }) => {
        const best = fillBudget(items, budget, patient)
        const chosen = new Set(best.chosen)
        for (const [id, bound] of boundsOtherwise(items, budget, chosen)) {
          const other = tryEverySet(items, { budget, ...(chosen.has(id) ? { mustNot: [id] } : { must: [id] }) })
          if (other) expect(bound).toBeGreaterThanOrEqual(other.score)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('the best set under limits of every kind', patience, () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await highsSolver(() => 30)
  })
  it('is the one that trying every set finds, or none where there is none', () => {
    fc.assert(
      fc.property(
        anyList(plainScores).chain(list => fc.tuple(fc.constant(list.items), anyLimits(list))),
        ([items, limits]) => {
          const best = bestSet(programOf(items, limits), solver, patient)
          expect(answer(best)).toEqual(tryEverySet(items, limits))
          expect(best.proven).toBe(true)
          if (best.kind === 'found') expect(best.tiesProven).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
  it('never takes the solver’s word for a set that breaks a limit by one đồng', () => {
    const items = [item('a', 300_000_001, 5, { group: 'G' }), item('b', 200_000_000, 4), item('c', 1, 1)]
    const program = programOf(items, { budget: 500_000_000, groups: [{ group: 'G', maxCount: 1 }] })
    const lying: Solver = { relaxed: () => null, whole: () => ({ status: 'optimal', x: [1, 1, 0], bound: 9 }) }
    expect(bestSet(program, lying, patient)).toEqual({ kind: 'none', proven: false })
    expect(bestSet(program, solver, patient)).toMatchObject({ chosen: ['a', 'c'], cost: 300_000_002, proven: true })
  })
  it('is solved in a thread of its own while this one goes on', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    const items = Array.from({ length: 60 }, (_, at) =>
      item(`p${at}`, 1_000_000 + at * 7919, 100 + ((at * 31) % 57), { group: at % 2 ? 'G' : 'H' }),
    )
    const program = programOf(items, { budget: 20_000_000, groups: [{ group: 'G', minCount: 3, maxCount: 6 }] })
    const solution = await solve(program, { milliseconds: 30_000 })
    clearInterval(timer)
    expect(solution).toEqual(bestSet(program, solver, patient))
    expect(turns).toBeGreaterThan(1)
  })
})

describe('the rules that go down a ranking', () => {
  const ranked = (items: readonly Item[]) => [...items].sort(byScore)
  const taken = (items: readonly Item[], kind: 'stop' | 'skip' | 'part', budget: number, minShare = 0) =>
    goDown({ kind, ranked: ranked(items).map(({ line: _, ...one }) => one), money: { '': budget }, minShare })

  it('stop takes the first projects that fit together, and no more', () => {
    fc.assert(
      fc.property(anyList(), ({ items, budget }) => {
        const order = ranked(items)
        let left = budget
        const end = order.findIndex(one => {
          left -= one.cost
          return left < 0
        })
        const expected = (end < 0 ? order : order.slice(0, end)).map(one => one.id)
        const verdicts = taken(items, 'stop', budget)
        expect(verdicts.filter(one => one.amount > 0 || one.why === 'fits').map(one => one.id)).toEqual(expected)
        expect(verdicts.filter(one => one.why === 'after').every(one => one.marginal === order[end]?.id)).toBe(true)
      }),
    )
  })
  it('skip leaves out only what does not fit when its turn comes', () => {
    fc.assert(
      fc.property(anyList(), ({ items, budget }) => {
        let left = budget
        for (const { id, why, before } of taken(items, 'skip', budget)) {
          const { cost } = items.find(one => one.id === id)!
          expect([before, why]).toEqual([left, cost <= left ? 'fits' : 'short'])
          if (why === 'fits') left -= cost
        }
      }),
    )
  })
  it('part is stop, but the first that does not fit gets what is left when that is at least its least share', () => {
    fc.assert(
      fc.property(anyList(), fc.integer({ min: 0, max: 100 }), ({ items, budget }, minShare) => {
        const [part, stop] = [taken(items, 'part', budget, minShare), taken(items, 'stop', budget)]
        const short = stop.find(one => one.why === 'short')
        const share = short && items.find(one => one.id === short.id)!.cost * minShare
        const gets = short && short.before > 0 && short.before * 100 >= share! ? short.before : 0
        expect(spentOn(part)).toBe(spentOn(stop) + (gets ?? 0))
        if (short && gets) expect(part.find(one => one.why === 'part')).toMatchObject({ id: short.id, amount: gets })
      }),
    )
  })
  it('none spends more than its line has, must comes first and must not stays out', () => {
    fc.assert(
      fc.property(anyList(), fc.constantFrom('order', 'stop', 'skip', 'part'), ({ items, budget }, kind) => {
        const money = { L1: Math.floor(budget / 3), L2: budget - Math.floor(budget / 3) }
        const must = items
          .filter(one => one.cost <= money[one.line as 'L1' | 'L2'])
          .slice(0, 1)
          .map(one => one.id)
        const mustNot = items
          .filter(one => !must.includes(one.id))
          .slice(0, 2)
          .map(one => one.id)
        const verdicts = goDown({ kind, ranked: ranked(items), money, minShare: 50, must, mustNot })
        for (const line of ['L1', 'L2'] as const) {
          const spent = spentOn(verdicts.filter(one => items.find(each => each.id === one.id)!.line === line))
          expect(spent).toBeLessThanOrEqual(money[line])
        }
        expect(verdicts.filter(one => one.why === 'must').map(one => one.id)).toEqual(must)
        expect(verdicts.filter(one => mustNot.includes(one.id)).every(one => one.amount === 0)).toBe(true)
        expect(verdicts).toHaveLength(items.length)
      }),
    )
  })
  it('equal points: the cheaper first, then the smaller id', () => {
    const list = [item('10', 5, 7), item('9', 5, 7), item('x', 4, 7), item('y', 1, 8)]
    expect(ranked(list).map(one => one.id)).toEqual(['y', 'x', '10', '9'])
  })
  it('the least part is rounded up to a whole đồng', () => {
    expect([leastPart(1001, 50), leastPart(1000, 50), leastPart(3, 33.33), leastPart(7, 0), leastPart(10n ** 20n + 1n, 50)]).toEqual([
      501n,
      500n,
      1n,
      0n,
      5n * 10n ** 19n + 1n,
    ])
  })
  it('refuses what must be in but cannot be paid', () => {
    expect(() => goDown({ kind: 'stop', ranked: [item('a', 5, 1)], money: { '': 4 }, must: ['a'] })).toThrow(RangeError)
  })
})
