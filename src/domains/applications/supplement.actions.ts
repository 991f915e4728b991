/** Asking back: named fields and papers, a sentence each, until a day; a new address for who lost theirs. */
import { randomBytes } from 'node:crypto'
import { type Context, logged } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { notify } from '../notices/notices.actions.ts'
import type { ProjectRow } from '../projects/projects.schema.ts'
import { takeStep } from '../projects/steps.actions.ts'
import { type ApplicationRow, type AskedItem, paperKind } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { saidItems } from './asked.rules.ts'
import { partyOf } from './clock.actions.ts'
import { hashOf } from './drafts.actions.ts'
import { fieldsOf } from './forms/forms.schema.ts'
import { reachable } from './intake.actions.ts'

const tell = async (tx: Tx, ctx: Context, row: ApplicationRow, title: string, dueOn: string | null): Promise<void> => {
  await notify(tx, ctx, {
    to: await partyOf(tx, ctx, row),
    title,
    link: `/theo-doi?so=${row.receipt}`,
    entity: 'application',
    recordId: row.id,
    dueOn,
  })
}
const tellApplicant = (tx: Tx, ctx: Context, row: ApplicationRow, dueOn: string | null): Promise<void> => {
  const receipt = row.receipt ?? ''
  const title = dueOn ? say('applications.askedTitle', { receipt, day: sayDay(dueOn) }) : say('applications.askedTitleOpen', { receipt })
  return tell(tx, ctx, row, title, dueOn)
}
/** Asks for a supplement until a day. With a project, its own step 'return' is taken, so that its clock stops. */
export const askSupplement = (ctx: Context, receipt: string, { items, dueOn }: { items: AskedItem[]; dueOn: string }) =>
  ctx.db.transaction(async tx => {
    const { row } = await reachable(ctx, tx, receipt, true)
    if (row.state !== 'submitted') return conflict(say('applications.notSubmitted'))
    if (dueOn <= ctx.today) return invalid(say('applications.dueInPast'), [{ path: 'dueOn', message: say('applications.dueInPast') }])
    const fields = fieldsOf(row.formVersion, row.activity)
    const strange = items.filter(({ kind, key }) => (kind === 'field' ? !fields.has(key) : !paperKind.safeParse(key).success))
    if (!items.length || strange.length)
      return invalid(say('applications.askWhat'), [{ path: 'items', message: say('applications.askWhat') }])
    await store.insertRequest(tx, { applicationId: row.id, askedOn: ctx.today, dueOn, askedBy: ctx.actor?.id ?? null, items })
    const asked = await store.updateApplication(tx, row.id, { state: 'supplement' })
    await logged(tx, ctx, {
      entity: 'application',
      recordId: row.id,
      action: 'ask',
      fromState: 'submitted',
      toState: 'supplement',
      values: { receipt, items: items.map(({ kind, key }) => ({ kind, key })), dueOn },
    })
    const project = row.projectId ? await store.projectById(tx, row.projectId) : undefined
    if (project) {
      const reason = saidItems(row, items)
        .map(({ label, says }) => `${label}: ${says}`)
        .join('; ')
      await takeStep({ ...ctx, db: tx as Context['db'] }, project.code, 'return', { revision: project.revision, reason })
    }
    await tellApplicant(tx, ctx, asked, dueOn)
    return { receipt }
  })
/** Takes an asking back while no answer has come and no project is made: the application waits for the office again, as it was submitted. */
export const withdrawRequest = (ctx: Context, receipt: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const { row } = await reachable(ctx, tx, receipt, true)
    if (row.state !== 'supplement' || row.projectId) return conflict(say('applications.noRequest'))
    await store.answerRequests(tx, row.id, ctx.today, null)
    const back = await store.updateApplication(tx, row.id, { state: 'submitted' })
    await logged(tx, ctx, {
      entity: 'application',
      recordId: row.id,
      action: 'unask',
      fromState: 'supplement',
      toState: 'submitted',
      values: { receipt },
      reason,
    })
    await tell(tx, ctx, back, say('applications.askWithdrawnTitle', { receipt }), null)
    return { receipt }
  })
/**
 * What happens to a project on its own page happens to its application: sent back there, the application waits too, everything in it may be
 * corrected and its clock stands still; handed in again there, the application no longer waits.
 */
export const followProject = async (tx: Tx, ctx: Context, project: ProjectRow): Promise<void> => {
  if (project.state !== 'supplement' && project.state !== 'submitted') return
  const row = (await store.findByProject(tx, project.id, true))?.row
  const waits = project.state === 'supplement'
  if (row?.state !== (waits ? 'submitted' : 'supplement')) return
  const next = await store.updateApplication(tx, row.id, { state: waits ? 'supplement' : 'submitted' })
  if (waits) {
    const note = await store.returnedWhy(tx, project.id)
    await store.insertRequest(tx, {
      applicationId: row.id,
      askedOn: ctx.today,
      dueOn: null,
      askedBy: ctx.actor?.id ?? null,
      items: [],
      note,
    })
    await tellApplicant(tx, ctx, next, null)
  } else await store.answerRequests(tx, row.id, ctx.today, null)
  await logged(tx, ctx, {
    entity: 'application',
    recordId: row.id,
    action: waits ? 'ask' : 'supplemented',
    fromState: row.state,
    toState: next.state,
    values: { receipt: row.receipt },
  })
}
/** A new address for whoever lost theirs; the one before it opens nothing any more. Shown this once. */
export const renewAddress = (ctx: Context, receipt: string) =>
  ctx.db.transaction(async tx => {
    const { row } = await reachable(ctx, tx, receipt, true)
    const token = randomBytes(24).toString('base64url')
    await store.updateApplication(tx, row.id, { tokenHash: hashOf(token) })
    await logged(tx, ctx, {
      entity: 'application',
      recordId: row.id,
      action: 'renew_address',
      fromState: row.state,
      toState: row.state,
      values: { receipt },
    })
    return { path: `/ho-so-cua-toi/${token}` }
  })
