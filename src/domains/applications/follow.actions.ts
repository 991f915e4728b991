/** Following an application with its receipt and telephone: no account, nobody's name, one answer for whatever does not fit. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { plainPhone } from '../establishments/contacts.rules.ts'
import { dueOf } from '../projects/deadlines.rules.ts'
import { dateOf } from '../projects/state-on.rules.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type { ApplicationRow } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { saidItems } from './asked.rules.ts'
import { clockOfApplication } from './clock.actions.ts'
import * as attempts from './follow.store.ts'
import { standingOf } from './status.rules.ts'

const offices = {
  centre: say('applications.officeCentre'),
  department: say('applications.officeDepartment'),
  committee: say('applications.officeCommittee'),
}
/** Status as anybody may read it who knows the receipt and the telephone. */
export const statusOf = async (ctx: Context, tx: Tx, row: ApplicationRow) => {
  const project = row.projectId ? await store.projectById(tx, row.projectId) : undefined
  const { holder, says } = standingOf(row.state, project?.state ?? null)
  const commune = row.unitId ? (await loadUnits(ctx.db)).unit(row.unitId)?.fullName : undefined
  const request = (await store.listRequests(tx, row.id)).find(each => !each.answeredOn)
  const column = project && dateOf[project.state]
  const clock = await clockOfApplication(ctx, tx, row)
  const due = project ? dueOf(project, ctx.today, clock) : null
  return {
    receipt: row.receipt,
    activityLabel: activityLabels[row.activity],
    submittedOn: row.submittedOn,
    says,
    since: request
      ? request.askedOn
      : row.state === 'declined'
        ? row.declinedOn
        : ((column ? (project[column] as string | null) : null) ?? row.submittedOn),
    holder:
      holder === 'you'
        ? say('applications.officeYou')
        : holder === 'none'
          ? null
          : holder === 'commune'
            ? say('applications.officeCommune', { unit: commune ?? '' })
            : offices[holder],
    asked: request ? saidItems(row, request.items) : [],
    note: request?.note ?? null,
    dueOn: request ? request.dueOn : (due?.on ?? clock?.dueOn ?? null),
    dueSays: request ? say('applications.dueSupplement') : (due?.label ?? (clock?.dueOn ? say('applications.dueHandling') : null)),
    clock: clock ?? null,
    reason: row.state === 'declined' ? row.declineReason : null,
  }
}
/** So many wrong answers to one number in a row, and it answers nobody for a while: guesses from many addresses end here. */
const allowedWrong = 5
const lockMinutes = 15
const lockMs = lockMinutes * 60_000
/** The form of every number that was ever given; anything else is no receipt and is not counted. */
const receiptForm = /^BN-\d{4}-\d{4,6}$/
/**
 * Wrong receipt, wrong telephone and no application at all answer the same; so does a number that was guessed at too often, whether it was
 * given or not.
 */
export const followApplication = async (ctx: Context, input: { receipt: string; phone: string }) => {
  const receipt = input.receipt.trim().toUpperCase()
  if (!receiptForm.test(receipt)) return unknown(say('applications.followNone'))
  const now = new Date()
  const locked = await attempts.lockedUntil(ctx.db, receipt)
  if (locked && locked > now)
    return refuse(say('applications.followLocked', { minutes: Math.ceil((locked.getTime() - now.getTime()) / 60_000) }))
  const held = await store.findByReceipt(ctx.db, receipt)
  if (!held?.row.phone || held.row.phone !== plainPhone(input.phone)) {
    const at = (ms: number) => new Date(now.getTime() + ms)
    await attempts.noteWrong(ctx.db, receipt, { now, since: at(-lockMs), until: at(lockMs), limit: allowedWrong })
    return unknown(say('applications.followNone'))
  }
  await attempts.forgetWrong(ctx.db, receipt)
  return statusOf(ctx, ctx.db, held.row)
}
