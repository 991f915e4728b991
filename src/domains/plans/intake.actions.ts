/** Bulk intake of a year's plan, in the transaction of an import that logs what it brings in. */
import type { Tx } from '../../kernel/log.ts'
import * as store from './intake.store.ts'
import type { TargetCode } from './plans.schema.ts'

export type { PlanDraft, ScheduleDraft, TargetDraft } from './intake.store.ts'

/** Money of a line in a version of the plan. */
export interface AmountIntake {
  id: string
  planId: string
  line: store.LineDraft
  amount: number
}

/** How each of the five targets counts when the plan says no more than its interval. */
export const counting: Record<
  TargetCode,
  Pick<store.TargetDraft, 'thing' | 'qualifies' | 'dateField' | 'distinct' | 'filter' | 'position'>
> = {
  export_growth: { thing: 'export_turnover', qualifies: 'published', dateField: 'month', distinct: 'month', filter: null, position: 1 },
  new_designs: { thing: 'design', qualifies: 'declared_less_copies', dateField: 'madeOn', distinct: 'design', filter: null, position: 2 },
  fair_participations: {
    thing: 'fair_participation',
    qualifies: 'attended',
    dateField: 'startsOn',
    distinct: 'establishment+fair',
    filter: null,
    position: 3,
  },
  machine_establishments: {
    thing: 'project_establishment',
    qualifies: 'accepted',
    dateField: 'acceptedOn',
    distinct: 'establishment',
    filter: { activity: ['machine', 'machine_line'] },
    position: 4,
  },
  managers_trained: {
    thing: 'attendance',
    qualifies: 'completed',
    dateField: 'endsOn',
    distinct: 'attendance',
    filter: { kind: 'management' },
    position: 5,
  },
}

/** The latest version of each year's plan. */
export const latestPlans = async (tx: Tx, years: readonly number[]) => {
  const found = new Map<number, Awaited<ReturnType<typeof store.selectPlans>>[number]>()
  for (const plan of await store.selectPlans(tx, years)) if (!found.has(plan.year)) found.set(plan.year, plan)
  return found
}
export const takeInPlans = async (tx: Tx, rows: readonly store.PlanDraft[]): Promise<void> => {
  await store.insertPlans(tx, rows)
}
/** The budget lines of these years by year, content group and source. */
export const linesOf = async (tx: Tx, years: readonly number[]) =>
  new Map((await store.selectLines(tx, years)).map(line => [`${line.year} ${line.contentGroup} ${line.source}`, line]))
export const amountsOf = (tx: Tx, planId: string) => store.selectAmounts(tx, planId)
/** Adds amounts, and the lines that no earlier version had. */
export const takeInAmounts = async (tx: Tx, rows: readonly AmountIntake[]): Promise<void> => {
  await store.insertLines(
    tx,
    rows.map(row => row.line),
  )
  const lines = await linesOf(tx, [...new Set(rows.map(row => row.line.year))])
  await store.insertAmounts(
    tx,
    rows.map(({ line, ...row }) => ({ ...row, lineId: lines.get(`${line.year} ${line.contentGroup} ${line.source}`)?.id ?? line.id })),
  )
}
export const targetsOf = (tx: Tx, planId: string) => store.selectTargets(tx, planId)
export const takeInTargets = async (tx: Tx, rows: readonly store.TargetDraft[]): Promise<void> => {
  await store.insertTargets(tx, rows)
}
export const scheduleOf = (tx: Tx, year: number) => store.selectSchedule(tx, year)
export const takeInSchedule = async (tx: Tx, rows: readonly store.ScheduleDraft[]): Promise<void> => {
  await store.insertSchedule(tx, rows)
}
