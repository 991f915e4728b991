/** The rules that go down a ranking: stop, skip, part, and the law's own order. Exactly what docs/guide/lua-chon.md says of them. */
import { sum } from '../../../kernel/money.ts'
import type { RuleKind } from './choosing.schema.ts'
import { byText } from './numbers.rules.ts'

export type Why = 'must' | 'mustNot' | 'fits' | 'part' | 'short' | 'after'
/** Whole units of money: numbers, or bigints where a list needs more digits than a number holds. */
type Amount = number | bigint
/** What a ranking looks at. */
export interface Priced<N extends Amount = number> {
  id: string
  cost: N
  score: bigint
  line?: string
}
export interface Verdict<N extends Amount = number> {
  id: string
  /** What it receives; 0 when it is out. */
  amount: N
  why: Why
  /** Its place in the ranking, from 1; null where nothing ranks it. */
  rank: number | null
  /** What its line had left when it was its turn. */
  before: N
  /** Who did not fit before it ('after'). */
  marginal?: string
}
export type GreedyKind = Exclude<RuleKind, 'optimise'>

/** More points first; equal points: the cheaper first, then the smaller id. */
export const byScore = <N extends Amount>(a: Priced<N>, b: Priced<N>): number =>
  a.score > b.score ? -1 : a.score < b.score ? 1 : byCost(a, b)
/** The cheaper first, then the smaller id. */
export const byCost = <N extends Amount>(a: Priced<N>, b: Priced<N>): number =>
  a.cost < b.cost ? -1 : a.cost > b.cost ? 1 : byText(a.id, b.id)
const minus = <N extends Amount>(a: N, b: N): N => (typeof a === 'bigint' ? a - (b as bigint) : (a as number) - (b as number)) as N

/** The least that a project may be given in part: `percent` % of its cost, rounded up; exact for percents of at most two decimals. */
export const leastPart = (cost: Amount, percent: number): bigint => (BigInt(cost) * BigInt(Math.round(percent * 100)) + 9_999n) / 10_000n

export interface GreedyInput<N extends Amount = number> {
  kind: GreedyKind
  /** In the order of the ranking. */
  ranked: readonly Priced<N>[]
  /** Money of each line; items without a line share ''. */
  money: Readonly<Record<string, N>>
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
export const goDown = <N extends Amount>({ kind, ranked, money, minShare = 0, must = [], mustNot = [] }: GreedyInput<N>): Verdict<N>[] => {
  const zero = (like: N) => minus(like, like)
  const [inside, outside] = [new Set(must), new Set(mustNot)]
  const left = new Map(Object.entries(money))
  const lineOf = (one: Priced<N>) => one.line ?? ''
  const leftFor = (one: Priced<N>) => left.get(lineOf(one)) ?? zero(one.cost)
  const pay = (one: Priced<N>, amount: N) => left.set(lineOf(one), minus(leftFor(one), amount))
  const first: Verdict<N>[] = ranked
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
    .map((one): Verdict<N> => {
      const [id, before, rank] = [one.id, leftFor(one), ranks.get(one)!]
      const out = (why: Why, marginal?: string): Verdict<N> => ({
        id,
        amount: zero(one.cost),
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
      if (kind !== 'part' || before <= 0 || before < leastPart(one.cost, minShare)) return out('short')
      pay(one, before)
      return { id, amount: before, why: 'part', rank, before }
    })
  return [...first, ...rest]
}
export const spentOn = (verdicts: readonly Verdict[]): number => sum(verdicts.map(({ amount }) => amount))
