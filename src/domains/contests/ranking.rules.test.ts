/** Means, who goes on, ranking, ties and prizes: the same sheets in any order give the same prizes, and nobody passes a better work. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContestRules, Criterion, Prize } from './contests.schema.ts'
import { giveAwards, goesOn, meanBy, rank, recounted, resultOf, undecided } from './ranking.rules.ts'

const criteria: Criterion[] = ['a', 'b'].map(key => ({ key, title: key, max: 10, guidance: '' }))
const prizes: Prize[] = ['first', 'second', 'third'].map(key => ({ key, title: key, amount: null, atLeast: null }))
const judged = (entryId: string, score: number | null, a = 0, b = 0) => ({ entryId, score, criteria: { a, b } })

describe('the mean', () => {
  it('is exact in tenths and half up at the second decimal', () => {
    expect([meanBy('mean', [0.1, 0.2]), meanBy('mean', [7.5, 8, 8]), meanBy('mean', [])]).toEqual([0.15, 7.83, null])
  })
  it('without one highest and one lowest only from five sheets on', () => {
    expect([meanBy('trimmed', [0, 8, 8, 10]), meanBy('trimmed', [0, 8, 8, 8, 10])]).toEqual([6.5, 8])
  })
  it('of a work keeps each criterion and the spread', () => {
    const sheets = [
      { a: { points: 8 }, b: { points: 6 } },
      { a: { points: 9.5 }, b: { points: 4 } },
    ]
    expect(resultOf(criteria, 'mean', 'x', sheets)).toEqual({
      entryId: 'x',
      score: 13.75,
      criteria: { a: 8.75, b: 5 },
      sheets: 2,
      lowest: 13.5,
      highest: 14,
    })
  })
})
describe('who goes on', () => {
  it('all who are level with the last one, nobody below the fewest points, nobody without a sheet', () => {
    const results = [judged('1', 9), judged('2', 8), judged('3', 8), judged('4', 7), judged('5', null)]
    expect([...goesOn({ perGroup: 2, atLeast: null }, results)]).toEqual(['1', '2', '3'])
    expect([...goesOn({ perGroup: 4, atLeast: 7.5 }, results)]).toEqual(['1', '2', '3'])
    expect([...goesOn({ perGroup: null, atLeast: null }, results)]).toEqual(['1', '2', '3', '4'])
  })
})
describe('an interest named after the round was closed', () => {
  const sheet = (a: number) => ({ a: { points: a }, b: { points: 0 } })
  const rules: ContestRules = { perGroup: 1, atLeast: null, mean: 'mean', sheets: 1, ties: [], perPhone: 20, text: true }
  const given: Record<string, number[]> = { x: [9, 5], y: [6, 6], only: [4] }
  const craft: Record<string, string> = { x: 'ceramics', y: 'ceramics', only: 'textile' }
  const closed = Object.entries(given).map(([id, points]) => ({
    ...resultOf(criteria, 'mean', id, points.map(sheet)),
    through: id !== 'y',
  }))
  const now = (sheets: Record<string, number[]>) =>
    recounted(
      { criteria, rules },
      closed,
      id => sheets[id]!.map(sheet),
      id => craft[id],
    )
  it('takes the sheet out as if it had never been given: the mean of the others decides who goes on', () => {
    expect(now({ ...given, x: [5] }).map(({ entryId, score, sheets, through }) => [entryId, score, sheets, through])).toEqual([
      ['x', 5, 1, false],
      ['y', 6, 2, true],
      ['only', 4, 1, true],
    ])
  })
  it('changes nothing where every sheet counts, and leaves a work without any sheet where it was', () => {
    expect(now(given)).toEqual(closed)
    expect(now({ ...given, only: [] }).find(each => each.entryId === 'only')).toMatchObject({ score: null, sheets: 0, through: true })
  })
})
describe('ranking', () => {
  it('follows the points, then the stated criteria in their order, then the chair', () => {
    const works = [judged('x', 8, 4, 4), judged('y', 8, 5, 3), judged('z', 8, 4, 4), judged('w', 9, 1, 1)]
    const order = rank(['a', 'b'], works)
    expect(order.map(each => [each.entryId, each.place, each.level])).toEqual([
      ['w', 1, false],
      ['y', 2, false],
      ['x', 3, true],
      ['z', 3, true],
    ])
    const decided = rank(['a', 'b'], works, [
      ['x', 'z'],
      ['z', 'x'],
    ])
    expect(decided.slice(2).map(each => [each.entryId, each.place, each.level])).toEqual([
      ['z', 3, false],
      ['x', 4, false],
    ])
  })
  it('a decision that does not name all of them decides nothing', () => {
    const works = ['x', 'y', 'z'].map(id => judged(id, 8))
    expect(rank([], works, [['y', 'x']]).every(each => each.level)).toBe(true)
  })
})
describe('prizes', () => {
  const ranked = rank([], [judged('1', 9), judged('2', 8), judged('3', 6)])
  it('are left unawarded where the works end, with the reason', () => {
    const given = giveAwards(prizes, { counts: [1, 1, 3] }, ranked)
    expect(given.map(each => [each.prize, each.place, each.entryId, each.reason !== null])).toEqual([
      ['first', 1, '1', false],
      ['second', 1, '2', false],
      ['third', 1, '3', false],
      ['third', 2, null, true],
      ['third', 3, null, true],
    ])
  })
  it('a work below a prize’s fewest points is next in line for the prize below', () => {
    const asking = prizes.map((prize, at) => ({ ...prize, atLeast: at === 0 ? 9.5 : null }))
    expect(giveAwards(asking, { counts: [1, 1, 0] }, ranked).map(each => each.entryId)).toEqual([null, '1'])
  })
  it('a withheld prize goes to nobody and shifts nobody out', () => {
    const given = giveAwards(prizes, { counts: [1, 2, 0] }, ranked, [{ prize: 'first', count: 1, reason: 'Chưa bài nào xứng đáng' }])
    expect(given.map(each => [each.entryId, each.reason])).toEqual([
      [null, 'Chưa bài nào xứng đáng'],
      ['1', null],
      ['2', null],
    ])
  })
  it('level works across a prize’s edge wait for the chair; within one prize they do not', () => {
    const level = rank([], [judged('1', 9), judged('2', 8), judged('3', 8), judged('4', 8)])
    expect(undecided(level, giveAwards(prizes, { counts: [1, 1, 2] }, level))).toEqual([['2', '3', '4']])
    expect(undecided(level, giveAwards(prizes, { counts: [1, 3, 0] }, level))).toEqual([])
    expect(undecided(level, giveAwards(prizes, { counts: [1, 2, 0] }, level))).toEqual([['2', '3', '4']])
  })
  const works = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 25 }).chain(ids =>
    fc.tuple(
      ...ids.map(id =>
        fc.record({
          entryId: fc.constant(String(id)),
          score: fc.option(fc.integer({ min: 0, max: 12 }).map(tenth => tenth / 2)),
          criteria: fc.record({ a: fc.integer({ min: 0, max: 3 }), b: fc.integer({ min: 0, max: 3 }) }),
        }),
      ),
    ),
  )
  const counts = fc.tuple(fc.nat(2), fc.nat(3), fc.nat(4))
  it('the order of the sheets never matters', () => {
    fc.assert(
      fc.property(works, counts, fc.infiniteStream(fc.nat()), (list, group, keys) => {
        const shuffled = list
          .map(each => ({ each, key: keys.next().value }))
          .sort((x, y) => x.key - y.key)
          .map(({ each }) => each)
        const prizesOf = (of: typeof list) => giveAwards(prizes, { counts: group }, rank(['a', 'b'], of))
        expect(prizesOf(shuffled as typeof list)).toEqual(prizesOf(list))
      }),
    )
  })
  it('never more prizes than stated, no work twice, and nobody with fewer points holds a better prize', () => {
    fc.assert(
      fc.property(works, counts, (list, group) => {
        const order = rank(['a', 'b'], list)
        const given = giveAwards(prizes, { counts: group }, order)
        for (const [at, prize] of prizes.entries()) expect(given.filter(each => each.prize === prize.key)).toHaveLength(group[at]!)
        const winners = given.flatMap(each => (each.entryId ? [each.entryId] : []))
        expect(new Set(winners).size).toBe(winners.length)
        const scores = winners.map(id => list.find(each => each.entryId === id)!.score!)
        expect(scores).toEqual([...scores].sort((x, y) => y - x))
        const best = Math.max(-1, ...list.filter(each => each.score !== null && !winners.includes(each.entryId)).map(each => each.score!))
        if (given.some(each => each.entryId === null)) expect(best).toBe(-1)
        else expect(best).toBeLessThanOrEqual(Math.min(...scores, 99))
      }),
    )
  })
  it('who goes on is closed upwards: nobody stays behind with as many points as one who goes', () => {
    fc.assert(
      fc.property(works, fc.integer({ min: 1, max: 10 }), (list, perGroup) => {
        const on = goesOn({ perGroup, atLeast: null }, list)
        const least = Math.min(...list.filter(each => on.has(each.entryId)).map(each => each.score!))
        for (const each of list) if (!on.has(each.entryId) && each.score !== null) expect(each.score).toBeLessThan(least)
        expect(on.size).toBeGreaterThanOrEqual(Math.min(perGroup, list.filter(each => each.score !== null).length))
      }),
    )
  })
})
