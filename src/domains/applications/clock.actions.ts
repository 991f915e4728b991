/** The clocks of applications, and what falls due on them: the office's own day, and the applicant's for a supplement. */
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { holdersOf, type Recipients } from '../notices/notices.actions.ts'
import type { Deadline } from '../notices/notices.ports.ts'
import { type Clock, clockOf } from '../projects/clock.rules.ts'
import { loadCalendar } from '../reference/calendar.actions.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type { ApplicationRow } from './applications.schema.ts'
import * as store from './clock.store.ts'

/** The clocks of submitted applications, by the application's id. */
const clocksOf = async (ctx: Context, tx: Tx, timed: readonly store.Timed[]): Promise<Map<string, Clock>> => {
  const calendar = await loadCalendar(tx)
  const requests = groupBy(
    await store.requestsOf(
      tx,
      timed.map(({ row }) => row.id),
    ),
    request => request.applicationId,
  )
  return new Map(
    timed.flatMap(({ row, allowed, appraisedOn, endedOn }) =>
      row.submittedOn
        ? [
            [
              row.id,
              clockOf(
                {
                  from: row.submittedOn,
                  stops: (requests.get(row.id) ?? []).map(({ askedOn, answeredOn }) => ({ from: askedOn, until: answeredOn })),
                  endedOn: row.declinedOn ?? appraisedOn ?? endedOn,
                  allowed,
                },
                calendar,
                ctx.today,
              ),
            ] as const,
          ]
        : [],
    ),
  )
}
/** The clock of one application; undefined while it is a draft. */
export const clockOfApplication = async (ctx: Context, tx: Tx, row: ApplicationRow): Promise<Clock | undefined> =>
  (await clocksOf(ctx, tx, await store.timedById(tx, [row.id]))).get(row.id)
/** The clocks of projects that came through a call, by the project's id. */
export const clocksOfProjects = async (ctx: Context, tx: Tx, projectIds: readonly string[]): Promise<Map<string, Clock>> => {
  const timed = await store.timedByProject(tx, projectIds)
  const clocks = await clocksOf(ctx, tx, timed)
  return new Map(timed.flatMap(({ row }) => (row.projectId && clocks.has(row.id) ? [[row.projectId, clocks.get(row.id)!] as const] : [])))
}

/** Whom the office speaks with about an application: the account, whoever files for it, those of the establishment, the address they left. */
export const partyOf = async (tx: Tx, ctx: Context, row: ApplicationRow): Promise<Required<Recipients>> => {
  const owners = row.establishmentId
    ? await holdersOf(tx, ctx.today, 'applicant', { establishmentIds: new Set([row.establishmentId]) })
    : []
  const email = row.cells.email?.value
  return {
    accountIds: [...[row.accountId, row.onBehalfBy].filter(id => id !== null), ...owners],
    email: typeof email === 'string' && email ? email : null,
    phone: row.phone,
  }
}
/** Supplements with a day to keep, and applications that wait to be taken in while their clock runs. */
export const applicationDeadlines = async (ctx: Context, tx: Tx): Promise<Deadline[]> => {
  const found: Deadline[] = []
  for (const { row, dueOn } of await store.openSupplements(tx))
    found.push({
      entity: 'application',
      recordId: row.id,
      title: say('applications.dueSupplementTitle', { receipt: row.receipt ?? '' }),
      on: dueOn,
      link: `/theo-doi?so=${row.receipt}`,
      ...(await partyOf(tx, ctx, row)),
    })
  const waiting = await store.timedWaiting(tx)
  if (!waiting.length) return found
  const [clocks, units] = [await clocksOf(ctx, tx, waiting), await loadUnits(ctx.db)]
  for (const { row } of waiting) {
    const dueOn = clocks.get(row.id)?.dueOn
    if (!dueOn || !row.unitId) continue
    found.push({
      entity: 'application',
      recordId: row.id,
      title: say('applications.dueIntakeTitle', { receipt: row.receipt ?? '' }),
      on: dueOn,
      link: `/ho-so-nop/${row.receipt}`,
      accountIds: await holdersOf(tx, ctx.today, 'local_officer', {
        unitIds: new Set([row.unitId, ...units.ancestors(row.unitId).map(unit => unit.id)]),
      }),
    })
  }
  return found
}
