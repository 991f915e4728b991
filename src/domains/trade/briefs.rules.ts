/** What is wrong with a brief or an outcome as written, how a brief stands on a day, and what outcomes come to. */
import { addMonths, type Day, daysBetween, sayDay } from '../../kernel/dates.ts'
import type { FieldProblem } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { type BriefRow, type Evidence, type OutcomeKind, type OutcomeRow, outcomeKinds } from './briefs.schema.ts'

/** What an officer writes of a brief; figures of the analysis are frozen by the product, not typed. */
export type BriefText = Omit<
  BriefRow,
  'id' | 'createdAt' | 'code' | 'state' | 'publishedOn' | 'closedOn' | 'revision' | 'evidence' | 'year'
> & { year: number; noted: Evidence[] }

/** A band in order with its currency, unit and place; noted figures of a day that has come. */
export const briefProblems = (brief: BriefText, today: Day): FieldProblem[] => {
  const problems: FieldProblem[] = []
  const wrong = (path: string, message: string) => problems.push({ path, message })
  const { priceMin, priceMax, currency, priceUnit, priceBasis } = brief
  for (const [path, price] of [
    ['priceMin', priceMin],
    ['priceMax', priceMax],
  ] as const)
    if (price != null && price <= 0) wrong(path, say('briefs.priceNotPositive'))
  if (priceMin != null && priceMax != null && priceMin > priceMax) wrong('priceMax', say('briefs.priceOrder'))
  if (priceMin != null || priceMax != null) {
    if (!currency) wrong('currency', say('briefs.priceCurrency'))
    if (!priceUnit) wrong('priceUnit', say('briefs.priceUnitMissing'))
    if (!priceBasis) wrong('priceBasis', say('briefs.priceBasisMissing'))
  }
  if (brief.answersBy && brief.answersBy > addMonths(today, 36)) wrong('answersBy', say('briefs.answersFar'))
  for (const each of brief.noted)
    if (each.takenOn > today) wrong('noted', say('briefs.notedFuture', { label: each.label, today: sayDay(today) }))
  for (const each of brief.certificates)
    if (each.checkedOn && each.checkedOn > today)
      wrong('certificates', say('briefs.certificateFuture', { name: each.name, today: sayDay(today) }))
  return problems
}

/** How a brief stands on a day: published, it waits for designs until its last day; after it, it still takes outcomes. */
export const briefStandings = {
  draft: say('briefs.standDraft'),
  open: say('briefs.standOpen'),
  past: say('briefs.standPast'),
  closed: say('briefs.standClosed'),
} as const
export type BriefStanding = keyof typeof briefStandings
export const standingOn = ({ state, answersBy }: Pick<BriefRow, 'state' | 'answersBy'>, day: Day): BriefStanding => {
  if (state !== 'published') return state
  return answersBy !== null && answersBy < day ? 'past' : 'open'
}
/** Whether a design made on this day may still answer the brief. */
export const takesDesigns = (brief: Pick<BriefRow, 'state' | 'answersBy'>, day: Day): boolean => standingOn(brief, day) === 'open'
/** Days left to answer, today included; null without a last day or when it takes none. */
export const daysLeft = (brief: Pick<BriefRow, 'state' | 'answersBy'>, day: Day): number | null =>
  brief.answersBy !== null && takesDesigns(brief, day) ? daysBetween(day, brief.answersBy) + 1 : null

/** What an officer writes of an outcome. */
export type OutcomeText = Pick<
  OutcomeRow,
  'kind' | 'happenedOn' | 'buyer' | 'country' | 'designCode' | 'quantity' | 'unit' | 'value' | 'currency' | 'note'
> & { establishment: string | null }
/** An order or contract has a value; amounts have their unit or currency; nothing has happened before the brief or after today. */
export const outcomeProblems = (outcome: OutcomeText, brief: Pick<BriefRow, 'publishedOn'>, today: Day): FieldProblem[] => {
  const problems: FieldProblem[] = []
  const wrong = (path: string, message: string) => problems.push({ path, message })
  const { kind, happenedOn, quantity, unit, value, currency } = outcome
  if (happenedOn > today) wrong('happenedOn', say('briefs.outcomeFuture', { today: sayDay(today) }))
  if (brief.publishedOn && happenedOn < brief.publishedOn)
    wrong('happenedOn', say('briefs.outcomeBefore', { day: sayDay(brief.publishedOn) }))
  if ((kind === 'order' || kind === 'contract') && value === null) wrong('value', say('briefs.outcomeValue', { kind: outcomeKinds[kind] }))
  if (value !== null && value <= 0) wrong('value', say('briefs.outcomePositive'))
  if (quantity !== null && quantity <= 0) wrong('quantity', say('briefs.outcomePositive'))
  if (value !== null && !currency) wrong('currency', say('briefs.outcomeCurrency'))
  if (value === null && currency) wrong('value', say('briefs.outcomeValueOfCurrency'))
  if (quantity !== null && !unit) wrong('unit', say('briefs.outcomeUnit'))
  return problems
}

/** Counts by kind and sums by currency of outcomes that were not taken back; currencies are never added up. */
export interface OutcomeSums {
  counts: Record<OutcomeKind, number>
  /** Orders and contracts, by currency in the order of the alphabet. */
  values: { currency: string; value: number }[]
  /** The first order or contract. */
  firstOrderOn: Day | null
}
export const outcomeSums = (
  outcomes: readonly Pick<OutcomeRow, 'kind' | 'value' | 'currency' | 'happenedOn' | 'takenBackOn'>[],
): OutcomeSums => {
  const live = outcomes.filter(({ takenBackOn }) => takenBackOn === null)
  const counts = Object.fromEntries(Object.keys(outcomeKinds).map(kind => [kind, 0])) as Record<OutcomeKind, number>
  for (const { kind } of live) counts[kind]++
  const sold = live.filter(({ kind }) => kind === 'order' || kind === 'contract')
  const values = new Map<string, number>()
  for (const { value, currency } of sold)
    if (value !== null && currency) values.set(currency, Math.round(((values.get(currency) ?? 0) + value) * 10_000) / 10_000)
  return {
    counts,
    values: [...values].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([currency, value]) => ({ currency, value })),
    firstOrderOn: sold.map(({ happenedOn }) => happenedOn).toSorted()[0] ?? null,
  }
}
