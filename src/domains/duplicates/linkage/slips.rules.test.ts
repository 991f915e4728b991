/** How many slips are believed of pairs that are one. */
import { expect, it } from 'vitest'
import { doubtOf, slipsOf } from './slips.rules.ts'

/** So many pairs with no slip, with one, with two …, all of them likely. */
const pairsWith = (...counts: number[]) => {
  const slips = Uint8Array.from(counts.flatMap((count, many) => new Array<number>(count).fill(many)))
  return { slips, odds: Float32Array.from(slips, (_, at) => 2 + (at % 5)) }
}
/** How many of them are still believed when the doubt is heard. */
const believed = ({ slips, odds }: ReturnType<typeof pairsWith>, between = false) => {
  const doubt = doubtOf(odds, slips, between)
  return [0, 1, 2, 3].map(many => odds.filter((score, p) => slips[p] === many && score + doubt[many]! > 0).length)
}

it('believes slips that grow rarer the more there are, however badly a list is kept', () => {
  for (const counts of [[948, 673, 44, 0], [2977, 1657, 496, 60], [500, 20, 0, 0], []])
    expect(believed(pairsWith(...counts))).toEqual([0, 1, 2, 3].map(many => counts[many] ?? 0))
})
it('does not believe that two slips are more frequent than one: those are relatives', () => {
  const [none, one, two] = believed(pairsWith(630, 80, 100, 60))
  expect([none, one]).toEqual([630, 80])
  expect(two).toBeLessThan(20)
})
it('believes next to nothing where only relatives stand', () => {
  const kept = believed(pairsWith(0, 140, 260, 20))
  expect(kept[0]! + kept[1]! + kept[2]! + kept[3]!).toBeLessThan(10)
})
it('allows two lists to write one thing in two ways', () => {
  expect(believed(pairsWith(260, 600, 0, 0), true)).toEqual([260, 600, 0, 0])
  expect(believed(pairsWith(260, 600, 0, 0))[1]).toBeLessThan(300)
})
it('counts a slip for what tells records apart, not for a trifle', () => {
  expect([0, 2.3, 5.9, 11.8, 200].map(slipsOf)).toEqual([0, 0, 1, 2, 6])
})
