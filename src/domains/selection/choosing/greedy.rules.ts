/** The rules that go down a ranking: stop, skip, part, and the law's own order. Exactly what docs/guide/lua-chon.md says of them. */
import { sum } from '../../../kernel/money.ts'
import type { Item, RuleKind } from './choosing.schema.ts'
import { byText } from './numbers.rules.ts'

export type Why = 'must' | 'mustNot' | 'fits' | 'part' | 'short' | 'after'
export interface Verdict {
  id: string
  /** What it receives; 0 when it is out. */
  amount: number
  why: Why
  /** Its place in the ranking, from 1; null where nothing ranks it. */
  rank: number | null
  /** What its line had left when it was its turn. */
  before: number
  /** Who did not fit before it ('after'). */
  marginal?: string
}
export type GreedyKind = Exclude<RuleKind, 'optimise'>

/** More points first; equal points: the cheaper first, then the smaller id. */
export const byScore = (a: Item, b: Item): number =>
  a.score > b.score ? -1 : a.score < b.score ? 1 : a.cost - b.cost || byText(a.id, b.id)

/** The least that a project may be given in part: `percent` % of its cost, rounded up; exact for percents of at most two decimals. */
export const leastPart = (cost: number, percent: number): number => {
  const hundredths = BigInt(cost) * BigInt(Math.round(percent * 100))
  return Number((hundredths + 9_999n) / 10_000n)
}

export interface GreedyInput {
  kind: GreedyKind
  /** In the order of the ranking. */
  ranked: readonly Item[]
  /** Money of each line; items without a line share ''. */
  money: Readonly<Record<string, number>>
  /** For `part`: the least share of its cost, in percent, that the project at the boundary may be given. */
  minShare?: number
  must?: readonly string[]
  mustNot?: readonly string[]
}
/**
 * Goes down the ranking, each line by itself.
 * `order` and `stop` end at the first project that does not fit; `skip` goes on to what fits; `part` gives that first project what is left, if that
 * is at least its least share, and ends. What must be in is paid first.
 * @throws RangeError when what must be in costs more than there is
 */
export const goDown = ({ kind, ranked, money, minShare = 0, must = [], mustNot = [] }: GreedyInput): Verdict[] => {
  const [inside, outside] = [new Set(must), new Set(mustNot)]
  const left = new Map(Object.entries(money))
  const lineOf = (one: Item) => one.line ?? ''
  const leftFor = (one: Item) => left.get(lineOf(one)) ?? 0
  const pay = (one: Item, amount: number) => left.set(lineOf(one), leftFor(one) - amount)
  const first: Verdict[] = ranked
    .filter(one => inside.has(one.id))
    .map(one => {
      const before = leftFor(one)
      pay(one, one.cost)
      return { id: one.id, amount: one.cost, why: 'must', rank: null, before }
    })
  if ([...left.values()].some(rest => rest < 0)) throw new RangeError('What must be chosen costs more than there is')
  const ranks = new Map(ranked.map((one, at) => [one, at + 1]))
  const marginals = new Map<string, string>()
  const rest = ranked
    .filter(one => !inside.has(one.id))
    .map((one): Verdict => {
      const [id, before, rank] = [one.id, leftFor(one), ranks.get(one)!]
      const out = (why: Why, marginal?: string): Verdict => ({
        id,
        amount: 0,
        why,
        rank,
        before,
        ...(marginal !== undefined && { marginal }),
      })
      if (outside.has(id)) return out('mustNot')
      const marginal = marginals.get(lineOf(one))
      if (marginal !== undefined) return out('after', marginal)
      if (one.cost <= before) {
        pay(one, one.cost)
        return { id, amount: one.cost, why: 'fits', rank, before }
      }
      if (kind === 'skip') return out('short')
      marginals.set(lineOf(one), id)
      if (kind !== 'part' || before === 0 || before < leastPart(one.cost, minShare)) return out('short')
      pay(one, before)
      return { id, amount: before, why: 'part', rank, before }
    })
  return [...first, ...rest]
}
export const spentOn = (verdicts: readonly Verdict[]): number => sum(verdicts.map(({ amount }) => amount))
