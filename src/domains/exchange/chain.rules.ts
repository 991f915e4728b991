/** What the dated columns of a project say: its state, and whether dates and money follow the chain. */
import { type Day, sayDay } from '../../kernel/dates.ts'
import { sayDong } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { ProjectState } from '../projects/projects.schema.ts'
import { headerOf, type ProjectValues, projectSheet } from './project-sheet.schema.ts'

type DateKey = Extract<keyof ProjectValues, `${string}On`>
type Shape = 'establishment' | 'event'
interface Stage {
  key: DateKey
  state: ProjectState
  /** A stage that a project may pass over. */
  optional?: true
  /** Only for projects of an establishment: a class or a fair has no local survey. */
  only?: Shape
  /** What is written with the date: all of it or none. */
  with?: readonly (keyof ProjectValues & string)[]
}
/** The dated columns in the order of the chain. */
const stages: readonly Stage[] = [
  { key: 'submittedOn', state: 'submitted' },
  { key: 'surveyedOn', state: 'surveyed', only: 'establishment' },
  { key: 'reviewedOn', state: 'reviewed' },
  { key: 'appraisedOn', state: 'appraised' },
  { key: 'proposedOn', state: 'proposed' },
  { key: 'plannedOn', state: 'planned', with: ['decisionNumber', 'decisionIssuer', 'approvedAmount'] },
  { key: 'contractedOn', state: 'contracted', with: ['contractNumber', 'contractAmount'] },
  { key: 'advancedOn', state: 'advanced', optional: true, with: ['advanceAmount'] },
  { key: 'startedOn', state: 'under_way' },
  { key: 'acceptedOn', state: 'accepted', with: ['acceptedEligibleCost'] },
  { key: 'settledOn', state: 'settled', with: ['settledAmount'] },
  { key: 'liquidatedOn', state: 'liquidated' },
]
const header = (key: string) => headerOf(projectSheet, key)
const missing = (value: unknown) => value === null || value === undefined

export interface ChainProblem {
  key: keyof ProjectValues & string
  cause: 'date_order' | 'date_gap' | 'date_future' | 'money_date' | 'arithmetic'
  reason: string
  fix: string
}

/** The state that the dated columns come to. */
export const stateOf = (values: ProjectValues): ProjectState => {
  if (values.endedOn) return values.plannedOn ? 'stopped' : 'rejected'
  return stages.findLast(stage => values[stage.key])?.state ?? 'draft'
}

/** The row as it stood at the end of a day: later dates, and what is written with them, have not happened yet. */
export const asOfDay = (values: ProjectValues, day: Day): ProjectValues => {
  const later = (key: DateKey) => (values[key] ?? '') > day
  const gone = stages.filter(stage => later(stage.key)).flatMap(stage => [stage.key, ...(stage.with ?? [])])
  if (later('endedOn')) gone.push('endedOn', 'endReason')
  return { ...values, ...Object.fromEntries(gone.map(key => [key, null])) }
}

/** Dates out of order, and stages left out before a later one. */
const dateProblems = (values: ProjectValues, shape: Shape, today: Day | null): ChainProblem[] => {
  const problems: ChainProblem[] = []
  const written = stages.filter(stage => values[stage.key])
  const last = written.at(-1)
  for (const stage of stages) {
    const day = values[stage.key]
    if (day && stage.only && stage.only !== shape)
      problems.push({
        key: stage.key,
        cause: 'date_gap',
        reason: say('exchange.stageNotHere', { column: header(stage.key) }),
        fix: say('exchange.clearCell'),
      })
    const needed = !stage.optional && (!stage.only || stage.only === shape)
    if (!day && needed && last && stages.indexOf(stage) < stages.indexOf(last))
      problems.push({
        key: stage.key,
        cause: 'date_gap',
        reason: say('exchange.dateGap', { later: header(last.key), column: header(stage.key) }),
        fix: say('exchange.dateGapFix', { column: header(stage.key), later: header(last.key) }),
      })
  }
  const dated = [...written.map(stage => stage.key), ...(values.endedOn ? (['endedOn'] as const) : [])]
  for (const [i, key] of dated.entries()) {
    const day = values[key] ?? ''
    const before = dated[i - 1]
    const earlier = before && (values[before] ?? '')
    if (before && earlier && day < earlier)
      problems.push({
        key,
        cause: 'date_order',
        reason: say('exchange.dateOrder', { column: header(key), day: sayDay(day), before: header(before), earlier: sayDay(earlier) }),
        fix: say('exchange.dateOrderFix', { column: header(key), before: header(before) }),
      })
    if (today && day > today)
      problems.push({
        key,
        cause: 'date_future',
        reason: say('exchange.dateFuture', { column: header(key), day: sayDay(day), today: sayDay(today) }),
        fix: say('exchange.dateFutureFix'),
      })
  }
  if (values.endedOn && !values.submittedOn)
    problems.push({
      key: 'submittedOn',
      cause: 'date_gap',
      reason: say('exchange.dateGap', { later: header('endedOn'), column: header('submittedOn') }),
      fix: say('exchange.dateGapFix', { column: header('submittedOn'), later: header('endedOn') }),
    })
  if (values.endedOn && values.acceptedOn)
    problems.push({ key: 'endedOn', cause: 'date_order', reason: say('exchange.endedAfter'), fix: say('exchange.endedAfterFix') })
  return problems
}

/** Money or a number without its date, or a date without them. */
const pairProblems = (values: ProjectValues): ChainProblem[] => {
  const pairs = [
    ...stages.map(stage => ({ date: stage.key, others: stage.with ?? [] })),
    { date: 'endedOn' as const, others: ['endReason' as const] },
  ]
  return pairs.flatMap(({ date, others }) => {
    const dated = !missing(values[date])
    const written = others.filter(key => !missing(values[key]))
    const [first] = written
    if (!dated && first)
      return [
        {
          key: date,
          cause: 'money_date' as const,
          reason: say('exchange.withoutDate', { column: header(first), date: header(date) }),
          fix: say('exchange.withoutDateFix', { column: header(first), date: header(date) }),
        },
      ]
    if (!dated) return []
    return others
      .filter(key => missing(values[key]))
      .map(key => ({
        key,
        cause: 'money_date' as const,
        reason: say('exchange.dateWithout', { column: header(key), date: header(date) }),
        fix: say('exchange.dateWithoutFix', { column: header(key), date: header(date) }),
      }))
  })
}

/** Sums that cannot be: a part above its whole. */
const sumProblems = (values: ProjectValues): ChainProblem[] => {
  const above: [part: keyof ProjectValues & string, whole: keyof ProjectValues & string][] = [
    ['eligibleCost', 'totalCost'],
    ['requested', 'totalCost'],
    ['contractAmount', 'approvedAmount'],
    ['advanceAmount', 'contractAmount'],
    ['settledAmount', 'contractAmount'],
    ['settledAmount', 'acceptedEligibleCost'],
  ]
  return above.flatMap(([part, whole]) => {
    const [amount, limit] = [values[part], values[whole]]
    if (typeof amount !== 'number' || typeof limit !== 'number' || amount <= limit) return []
    const words = { part: header(part), amount: sayDong(amount), whole: header(whole), limit: sayDong(limit) }
    return [{ key: part, cause: 'arithmetic' as const, reason: say('exchange.above', words), fix: say('exchange.aboveFix', words) }]
  })
}

/**
 * Everything that the dated columns get wrong. Breaches of law are not here: they are findings of the appraisal.
 * @param today no step may lie after it; null where the future is left out instead (see `asOfDay`)
 */
export const chainProblems = (values: ProjectValues, shape: Shape, today: Day | null): ChainProblem[] => [
  ...dateProblems(values, shape, today),
  ...pairProblems(values),
  ...sumProblems(values),
]
