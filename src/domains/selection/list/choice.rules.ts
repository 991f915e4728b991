/** A choice among the projects of a list: the list as whole numbers, its ranking, its answer with the reason of each project. */
import { say } from '../../../words/say.ts'
import type { Item, Optimum, RuleKind } from '../choosing/choosing.schema.ts'
import { byScore, type GreedyKind, goDown, type Verdict } from '../choosing/greedy.rules.ts'
import { byText } from '../choosing/numbers.rules.ts'
import { boundsOtherwise } from '../choosing/prices.rules.ts'
import type { ListedProject, ProjectList } from './list.schema.ts'
import { type Decimal, decimalText, onOneScale } from './numbers.rules.ts'

/** The projects with money and points in whole numbers: so many places stand behind the point of each. */
export interface Measured {
  projects: readonly ListedProject[]
  items: Item[]
  budget: number
  moneyPlaces: number
  scorePlaces: number
}
export interface ListChoice {
  selected: string[]
  /** What each receives, where that is not its whole cost. */
  partly: { id: string; amount: number } | null
  cost: number
  score: bigint
  proven: boolean
  bound: bigint | null
  reasons: Record<string, string>
  notes: string[]
}
const none: Decimal = { digits: 0n, places: 0 }

/** @returns null when the sums are too large to be exact */
export const measure = ({ projects }: ProjectList, budget: Decimal): Measured | null => {
  const money = onOneScale([budget, ...projects.map(({ cost }) => cost)])
  const scores = onOneScale(projects.map(({ score }) => score ?? none))
  const total = money.whole.reduce((sum, each) => sum + each, 0n)
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) return null
  const items = projects.map(
    ({ id, group }, at): Item => ({ id, cost: Number(money.whole[at + 1]), score: scores.whole[at]!, ...(group !== null && { group }) }),
  )
  return { projects, items, budget: Number(money.whole[0]), moneyPlaces: money.places, scorePlaces: scores.places }
}

const legalColumns = ['pilot', 'priority', 'experience'] as const
/** The legal order as far as the list's columns say it; ties go the cheaper first, then by id. Points are no part of it. */
const byLaw = ({ projects, items }: Measured): Item[] => {
  const listed = new Map(projects.map(one => [one.id, one]))
  const compare = (a: Item, b: Item) => {
    const [x, y] = [listed.get(a.id)!, listed.get(b.id)!]
    return (
      Number(y.pilot ?? false) - Number(x.pilot ?? false) ||
      (y.priority ?? 0) - (x.priority ?? 0) ||
      (y.experience ?? -1) - (x.experience ?? -1) ||
      a.cost - b.cost ||
      byText(a.id, b.id)
    )
  }
  return [...items].sort(compare)
}
const orderNote = ({ projects }: Measured): string => {
  const columns = legalColumns.filter(column => projects.some(one => one[column] !== null))
  return columns.length ? say('selectionList.orderColumns', { columns: columns.join(', ') }) : say('selectionList.orderNoColumns')
}
/** '1.234.567' or '1.234,5', as Vietnamese write it. */
const written = (whole: bigint, places: number): string => {
  const [integer = '', fraction = ''] = decimalText(whole, places).split('.')
  return integer.replace(/\B(?=(\d{3})+(?!\d))/g, '.') + (fraction && `,${fraction}`)
}

const greedyReason = (verdict: Verdict, cost: number, says: (amount: number) => string, share: number): string => {
  const vars = { rank: verdict.rank ?? '', cost: says(cost), before: says(verdict.before), marginal: verdict.marginal ?? '', share }
  if (verdict.why === 'fits') return say('selectionList.in_fits', vars)
  if (verdict.why === 'part') return say('selectionList.in_part', vars)
  return say(verdict.why === 'after' ? 'selectionList.out_after' : 'selectionList.out_short', vars)
}
/** The choice by a rule that goes down a ranking. `proven` stays false: such a rule does not look for the most points. */
export const chooseDown = (measured: Measured, kind: GreedyKind, minShare: number): ListChoice => {
  const { items, budget, moneyPlaces } = measured
  const ranked = kind === 'order' ? byLaw(measured) : [...items].sort(byScore)
  const verdicts = goDown({ kind, ranked, money: { '': budget }, minShare })
  const of = new Map(items.map(one => [one.id, one]))
  const says = (amount: number) => written(BigInt(amount), moneyPlaces)
  const inside = verdicts.filter(one => one.why === 'fits' || one.why === 'part')
  const part = inside.find(one => one.why === 'part')
  return {
    selected: inside.map(({ id }) => id),
    partly: part ? { id: part.id, amount: part.amount } : null,
    cost: inside.reduce((sum, one) => sum + one.amount, 0),
    score: inside.reduce((sum, { id }) => sum + of.get(id)!.score, 0n),
    proven: false,
    bound: null,
    reasons: Object.fromEntries(verdicts.map(one => [one.id, greedyReason(one, of.get(one.id)!.cost, says, minShare)])),
    notes: [
      ...(kind === 'order' ? [orderNote(measured)] : []),
      ...(part ? [say('selectionList.partNote', { id: part.id, amount: says(part.amount), cost: says(of.get(part.id)!.cost) })] : []),
    ],
  }
}

const bestReason = (one: Item, inside: boolean, otherwise: bigint | undefined, best: Optimum, measured: Measured): string => {
  const { budget, moneyPlaces, scorePlaces } = measured
  const points = (score: bigint) => written(score, scorePlaces)
  const vars = {
    score: points(one.score),
    cost: written(BigInt(one.cost), moneyPlaces),
    budget: written(BigInt(budget), moneyPlaces),
    best: points(best.score),
    bound: points(otherwise ?? 0n),
  }
  if (one.cost > budget) return say('selectionList.out_tooDear', vars)
  if (!inside && one.score <= 0n) return say('selectionList.out_noScore', vars)
  if (!best.proven) return say(inside ? 'selectionList.in_found' : 'selectionList.out_found', vars)
  if (otherwise !== undefined && otherwise < best.score)
    return say(inside ? 'selectionList.in_bestProof' : 'selectionList.out_bestProof', vars)
  return say(inside ? 'selectionList.in_best' : 'selectionList.out_best', vars)
}
/** The best set in the list's words. */
export const describeBest = (measured: Measured, best: Optimum): ListChoice => {
  const chosen = new Set(best.chosen)
  const bounds = boundsOtherwise(measured.items, measured.budget, chosen)
  const bound = written(best.bound, measured.scorePlaces)
  return {
    selected: best.chosen,
    partly: null,
    cost: best.cost,
    score: best.score,
    proven: best.proven,
    bound: best.bound,
    reasons: Object.fromEntries(
      measured.items.map(one => [one.id, bestReason(one, chosen.has(one.id), bounds.get(one.id), best, measured)]),
    ),
    notes: best.proven ? (best.tiesProven ? [] : [say('selectionList.tiesOpen')]) : [say('selectionList.stopped', { bound })],
  }
}

/** The answer as JSON; numbers keep all their decimals. Keys of `reasons` are in the order of the file. */
export const choiceJson = (choice: ListChoice, rule: RuleKind, { budget, moneyPlaces, scorePlaces, projects }: Measured): string => {
  const money = (amount: number) => decimalText(BigInt(amount), moneyPlaces)
  const points = (score: bigint) => decimalText(score, scorePlaces)
  const fields: [string, string][] = [
    ['rule', JSON.stringify(rule)],
    ['budget', money(budget)],
    ['selected', JSON.stringify(choice.selected)],
    ['cost', money(choice.cost)],
    ['score', points(choice.score)],
    ['proven', String(choice.proven)],
    ['bound', choice.bound === null ? 'null' : points(choice.bound)],
    ...(choice.partly ? [['partly', `{${JSON.stringify(choice.partly.id)}: ${money(choice.partly.amount)}}`] as [string, string]] : []),
    ['notes', JSON.stringify(choice.notes)],
    ['reasons', `{\n${projects.map(({ id }) => `    ${JSON.stringify(id)}: ${JSON.stringify(choice.reasons[id])}`).join(',\n')}\n  }`],
  ]
  return `{\n${fields.map(([key, value]) => `  ${JSON.stringify(key)}: ${value}`).join(',\n')}\n}\n`
}
