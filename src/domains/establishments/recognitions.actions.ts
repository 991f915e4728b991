/** The decisions on a craft village: recognised, withdrawn, recognised again; each period stays in the register with who recorded it. */
import { type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { invalid, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { RecognitionRow, VillageRow } from './establishments.schema.ts'
import * as store from './recognitions.store.ts'
import { heldVillage, recordedVillage } from './villages.actions.ts'
import { periodProblems, recognitionOn, recognitionSteps, standingPeriod } from './villages.rules.ts'
import { updateVillage } from './villages.store.ts'

/** The periods of each of these villages; a village without any has no entry. */
export const recognitionsOf = async (tx: Tx, villageIds: readonly string[]): Promise<ReadonlyMap<string, RecognitionRow[]>> =>
  groupBy(villageIds.length ? await store.selectPeriods(tx, villageIds) : [], row => row.villageId)

type PeriodValues = Pick<RecognitionRow, 'recognitionNumber' | 'recognisedOn' | 'withdrawalNumber' | 'withdrawnOn'>
interface Deciding {
  revision: number
  action: 'recognise' | 'withdraw' | 'amend'
  reason?: string | undefined
  /** Where the form asked for the day, when it asked for one only. */
  dayAt?: string
  title?: VillageRow['title']
}
/** Writes what an act makes of one period: `null` takes the period out. The day of every period must go with those of the others. */
const decide = (
  ctx: Context,
  code: string,
  act: Deciding,
  choose: (periods: readonly RecognitionRow[]) => { period: RecognitionRow | undefined; values: PeriodValues | null },
) =>
  ctx.db.transaction(async tx => {
    const village = await heldVillage(tx, code, act.revision)
    const before = await store.selectPeriods(tx, [village.id])
    const why = recognitionSteps(before).find(step => step.action === act.action)?.why
    if (why) invalid(why)
    const { period, values } = choose(before)
    const others = before.filter(each => each.id !== period?.id)
    const problems = values ? periodProblems(values, others, ctx.today) : []
    if (problems.length)
      invalid(
        say('villages.decisionWrong'),
        problems.map(problem => ({ ...problem, path: act.dayAt ?? problem.path })),
      )
    if (!values && period) await store.deletePeriod(tx, period.id)
    else if (values && period) await store.updatePeriod(tx, period.id, values)
    else if (values) await store.insertPeriods(tx, [{ villageId: village.id, ...values }])
    const row = act.title ? await updateVillage(tx, village.id, { title: act.title }) : village
    const after = await store.selectPeriods(tx, [village.id])
    await logged(tx, ctx, {
      entity: 'village',
      recordId: village.id,
      action: act.action,
      fromState: recognitionOn(before, ctx.today),
      toState: recognitionOn(after, ctx.today),
      values: recordedVillage(row, after),
      reason: act.reason ?? null,
    })
    return { code }
  })

export interface DecisionInput {
  revision: number
  number: string
  day: Day
  reason?: string | undefined
}
/**
 * Records the decision that recognises the village, for the first time or again. From its day on establishments in it count as standing in a
 * recognised village. A period whose day was not known yet is completed by it.
 */
export const recogniseVillage = (ctx: Context, code: string, input: DecisionInput & { title: NonNullable<VillageRow['title']> }) =>
  decide(ctx, code, { revision: input.revision, action: 'recognise', reason: input.reason, dayAt: 'day', title: input.title }, periods => ({
    period: standingPeriod(periods),
    values: { recognitionNumber: input.number, recognisedOn: input.day, withdrawalNumber: null, withdrawnOn: null },
  }))
/** Records the decision that withdraws the recognition that stands. */
export const withdrawVillage = (ctx: Context, code: string, input: DecisionInput) =>
  decide(ctx, code, { revision: input.revision, action: 'withdraw', reason: input.reason, dayAt: 'day' }, periods => {
    const period = standingPeriod(periods) ?? invalid(say('villages.recogniseFirst'))
    const { recognitionNumber, recognisedOn } = period
    return { period, values: { recognitionNumber, recognisedOn, withdrawalNumber: input.number, withdrawnOn: input.day } }
  })
/** Corrects what was recorded of one period, or takes it out by leaving all of it empty; always with a reason. */
export const amendRecognition = (
  ctx: Context,
  code: string,
  id: string,
  { revision, reason, ...given }: { [Key in keyof PeriodValues]?: PeriodValues[Key] | undefined } & { revision: number; reason: string },
) =>
  decide(ctx, code, { revision, action: 'amend', reason }, periods => {
    const period = periods.find(each => each.id === id) ?? unknown(say('villages.noPeriod'))
    const values = {
      recognitionNumber: given.recognitionNumber ?? null,
      recognisedOn: given.recognisedOn ?? null,
      withdrawalNumber: given.withdrawalNumber ?? null,
      withdrawnOn: given.withdrawnOn ?? null,
    }
    return { period, values: Object.values(values).some(value => value !== null) ? values : null }
  })
