/** Brings the plan's workbook in: the plan, its lines, targets and schedule. */
import { say } from '../../words/say.ts'
import * as plans from '../plans/intake.actions.ts'
import { type Env, intake, type SheetIntake } from './intake.actions.ts'
import { lineSheet, planSheet, scheduleSheet, targetSheet } from './plan-sheets.schema.ts'

const scheduleKey = (row: { targetCode: string; on: string; name: string }) => `${row.targetCode} ${row.on} ${row.name}`

/**
 * The four sheets of one workbook: the first says which year the others are of.
 * A plan that is there already is amended on screen, never by importing again.
 */
export const planIntakes = (): SheetIntake[] => {
  let year: number | undefined
  let broughtId: string | undefined
  const planExists = () => [say('exchange.planExists', { year: year ?? '' }), say('exchange.planExistsFix')] as const
  /** What is stored by key; whatever else the sheet says of a plan that was there before counts as different. */
  const storedOr = <R>(
    links: { id: string } | undefined,
    records: readonly R[],
    keyOf: (record: R) => string,
    stored: Map<string, object>,
  ) => {
    if (links && links.id !== broughtId) for (const record of records) if (!stored.has(keyOf(record))) stored.set(keyOf(record), {})
    return stored
  }
  const plan = async (env: Env) => (year === undefined ? undefined : (await plans.latestPlans(env.tx, [year])).get(year))
  const noPlan = () => [say('exchange.noPlanRow'), say('exchange.noPlanRowFix')] as const

  return [
    intake({
      sheet: planSheet,
      entity: 'plan',
      mustHave: true,
      load: async () => undefined,
      prepare: (line, _, env) => {
        if (year !== undefined && line.values.year !== year) {
          line.fail('year', 'duplicate', say('exchange.onePlan'), say('exchange.onePlanFix'))
          return undefined
        }
        year = line.values.year
        const state = line.values.approvedOn ? ('approved' as const) : ('draft' as const)
        broughtId = env.newId('plan', `${year} 1`)
        return { id: broughtId, version: 1, state, ...line.values }
      },
      key: record => String(record.year),
      keyColumn: 'year',
      keyText: values => String(values.year),
      existing: async (env, records) =>
        new Map(
          [
            ...(await plans.latestPlans(
              env.tx,
              records.map(record => record.year),
            )),
          ].map(([of, row]) => [String(of), row]),
        ),
      existsWords: planExists,
      save: (_, tx, records) => plans.takeInPlans(tx, records),
      stateOf: record => record.state,
    }),
    intake({
      sheet: lineSheet,
      entity: 'budget_amount',
      load: plan,
      prepare: (line, links, env) => {
        const { contentGroup, source, amount } = line.values
        if (!links) {
          line.fail('contentGroup', 'unknown_code', ...noPlan())
          return undefined
        }
        const key = `${links.year} ${contentGroup} ${source}`
        return {
          id: env.newId('budget_amount', `${key} ${links.version}`),
          planId: links.id,
          line: { id: env.newId('budget_line', key), year: links.year, contentGroup, source },
          amount,
        }
      },
      key: record => `${record.line.contentGroup} ${record.line.source}`,
      keyColumn: 'contentGroup',
      keyText: values =>
        `${lineSheet.columns[0]?.options?.[values.contentGroup] ?? ''}, ${lineSheet.columns[1]?.options?.[values.source] ?? ''}`,
      existing: async (env, records, links) =>
        storedOr(
          links,
          records,
          record => `${record.line.contentGroup} ${record.line.source}`,
          new Map((links ? await plans.amountsOf(env.tx, links.id) : []).map(row => [`${row.line.contentGroup} ${row.line.source}`, row])),
        ),
      existsWords: planExists,
      compared: record => ({ amount: record.amount }),
      save: (_, tx, records) => plans.takeInAmounts(tx, records),
      recorded: ({ line, amount, planId }) => ({ planId, contentGroup: line.contentGroup, source: line.source, amount }),
    }),
    intake({
      sheet: targetSheet,
      entity: 'target',
      load: plan,
      prepare: (line, links, env) => {
        const { min, max, code } = line.values
        if (!links) {
          line.fail('code', 'unknown_code', ...noPlan())
          return undefined
        }
        if (min > max) line.fail('max', 'arithmetic', say('exchange.interval'), say('exchange.intervalFix'))
        return {
          id: env.newId('target', `${links.year} ${links.version} ${code}`),
          planId: links.id,
          ...line.values,
          ...plans.counting[code],
        }
      },
      key: record => record.code,
      keyColumn: 'code',
      keyText: values => targetSheet.columns[0]?.options?.[values.code] ?? values.code,
      existing: async (env, records, links) =>
        storedOr(
          links,
          records,
          record => record.code,
          new Map((links ? await plans.targetsOf(env.tx, links.id) : []).map(row => [row.code, row])),
        ),
      existsWords: planExists,
      save: (_, tx, records) => plans.takeInTargets(tx, records),
    }),
    intake({
      sheet: scheduleSheet,
      entity: 'schedule_item',
      load: plan,
      prepare: (line, links, env) => {
        const { targetCode, name, on } = line.values
        if (!links) {
          line.fail('targetCode', 'unknown_code', ...noPlan())
          return undefined
        }
        return { id: env.newId('schedule_item', `${links.year} ${targetCode} ${on} ${name}`), year: links.year, ...line.values }
      },
      key: record => scheduleKey(record),
      keyColumn: 'name',
      keyText: values => values.name,
      existing: async (env, records, links) =>
        storedOr(
          links,
          records,
          scheduleKey,
          new Map((links ? await plans.scheduleOf(env.tx, links.year) : []).map(row => [scheduleKey(row), row])),
        ),
      existsWords: planExists,
      save: (_, tx, records) => plans.takeInSchedule(tx, records),
    }),
  ]
}
