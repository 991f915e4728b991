/** A choice among the projects of a list: the list as whole numbers, its ranking, its answer with the reason of each project. */
import { say } from '../../../words/say.ts'
import type { Item, Optimum, RuleKind } from '../choosing/choosing.schema.ts'
import { byCost, byScore, type GreedyKind, goDown, type Priced, type Verdict } from '../choosing/greedy.rules.ts'
import { boundsOtherwise } from '../choosing/prices.rules.ts'
import type { ListedProject, ProjectList } from './list.schema.ts'
import { type Decimal, decimalText, onOneScale } from './numbers.rules.ts'

/** A project with its cost in whole units, however many digits these take. */
type Exact = Priced<bigint> & Pick<Item, 'group'>
/** The projects with money and points in whole numbers: so many places stand behind the point of each. */
export interface Measured {
  projects: readonly ListedProject[]
  items: Exact[]
  budget: bigint
  moneyPlaces: number
  scorePlaces: number
}
export interface ListChoice {
  selected: string[]
  /** What each receives, where that is not its whole cost. */
  partly: { id: string; amount: bigint } | null
  cost: bigint
  score: bigint
  proven: boolean
  bound: bigint | null
  reasons: Record<string, string>
  notes: string[]
}
const none: Decimal = { digits: 0n, places: 0 }

export const measure = ({ projects }: ProjectList, budget: Decimal): Measured => {
  const money = onOneScale([budget, ...projects.map(({ cost }) => cost)])
  const scores = onOneScale(projects.map(({ score }) => score ?? none))
  const items = projects.map(
    ({ id, group }, at): Exact => ({ id, cost: money.whole[at + 1]!, score: scores.whole[at]!, ...(group !== null && { group }) }),
  )
  return { projects, items, budget: money.whole[0]!, moneyPlaces: money.places, scorePlaces: scores.places }
}
/** What some of the projects cost together. */
export const costOf = ({ items }: Measured, chosen: readonly string[]): bigint => {
  const inside = new Set(chosen)
  return items.reduce((sum, one) => (inside.has(one.id) ? sum + one.cost : sum), 0n)
}
/** The list in the solver's numbers. */
export interface Scaled {
  items: Item[]
  budget: number
}
/**
 * The list for the solver, whose numbers hold fifteen digits. Where the money needs more, it is given twice in coarser units: with costs rounded up,
 * so that what fits does fit, and rounded down, so that nothing is worth more than the best of it.
 */
export const forSolver = ({ items, budget }: Measured): { up: Scaled; down: Scaled | null } => {
  const all = items.reduce((sum, { cost }) => sum + cost, budget)
  let unit = 1n
  while (all / unit + BigInt(items.length) > BigInt(Number.MAX_SAFE_INTEGER)) unit *= 10n
  const within = (round: (cost: bigint) => bigint): Scaled => ({
    items: items.map(one => ({ ...one, cost: Number(round(one.cost)) })),
    budget: Number(budget / unit),
  })
  const up = within(cost => (cost + unit - 1n) / unit)
  return { up, down: unit === 1n ? null : within(cost => cost / unit) }
}

const legalColumns = ['pilot', 'priority', 'experience'] as const
/** The legal order as far as the list's columns say it; ties go the cheaper first, then by id. Points are no part of it. */
const byLaw = ({ projects, items }: Measured): Exact[] => {
  const listed = new Map(projects.map(one => [one.id, one]))
  const compare = (a: Exact, b: Exact) => {
    const [x, y] = [listed.get(a.id)!, listed.get(b.id)!]
    return (
      Number(y.pilot ?? false) - Number(x.pilot ?? false) ||
      (y.priority ?? 0) - (x.priority ?? 0) ||
      (y.experience ?? -1) - (x.experience ?? -1) ||
      byCost(a, b)
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

const greedyReason = (verdict: Verdict<bigint>, cost: bigint, says: (amount: bigint) => string, share: number): string => {
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
  const says = (amount: bigint) => written(amount, moneyPlaces)
  const inside = verdicts.filter(one => one.why === 'fits' || one.why === 'part')
  const part = inside.find(one => one.why === 'part')
  return {
    selected: inside.map(({ id }) => id),
    partly: part ? { id: part.id, amount: part.amount } : null,
    cost: inside.reduce((sum, one) => sum + one.amount, 0n),
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

const bestReason = (one: Exact, inside: boolean, otherwise: bigint | undefined, best: Optimum, measured: Measured): string => {
  const { budget, moneyPlaces, scorePlaces } = measured
  const points = (score: bigint) => written(score, scorePlaces)
  const vars = {
    score: points(one.score),
    cost: written(one.cost, moneyPlaces),
    budget: written(budget, moneyPlaces),
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
/**
 * The best set in the list's words.
 * @param scaled the list in whose numbers no set is worth more than the solver says
 */
export const describeBest = (measured: Measured, best: Optimum, scaled: Scaled): ListChoice => {
  const chosen = new Set(best.chosen)
  const bounds = boundsOtherwise(scaled.items, scaled.budget, chosen)
  const bound = written(best.bound, measured.scorePlaces)
  return {
    selected: best.chosen,
    partly: null,
    cost: costOf(measured, best.chosen),
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
  const money = (amount: bigint) => decimalText(amount, moneyPlaces)
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
