/** Asking back: named fields and papers, a sentence each, until a day; a new address for who lost theirs. */
import { randomBytes } from 'node:crypto'
import { type Context, logged } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { holdersOf, notify } from '../notices/notices.actions.ts'
import type { ProjectRow } from '../projects/projects.schema.ts'
import { takeStep } from '../projects/steps.actions.ts'
import { type ApplicationRow, type AskedItem, paperKind } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { hashOf } from './drafts.actions.ts'
import { saidItems } from './follow.actions.ts'
import { fieldsOf } from './forms/forms.schema.ts'
import { reachable } from './intake.actions.ts'

const tellApplicant = async (tx: Tx, ctx: Context, row: ApplicationRow, dueOn: string): Promise<void> => {
  const accountIds = [...(row.accountId ? [row.accountId] : []), ...(row.onBehalfBy ? [row.onBehalfBy] : [])]
  const owners = row.establishmentId
    ? await holdersOf(tx, ctx.today, 'applicant', { establishmentIds: new Set([row.establishmentId]) })
    : []
  const email = row.cells.email?.value
  await notify(tx, ctx, {
    to: { accountIds: [...accountIds, ...owners], email: typeof email === 'string' && email ? email : null, phone: row.phone },
    title: say('applications.askedTitle', { receipt: row.receipt ?? '', day: sayDay(dueOn) }),
    link: `/theo-doi?so=${row.receipt}`,
    entity: 'application',
    recordId: row.id,
    dueOn,
  })
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
/** A project that was sent back on its own page: the application waits too, everything in it may be corrected. */
export const projectReturned = async (tx: Tx, ctx: Context, project: ProjectRow): Promise<void> => {
  if (project.state !== 'supplement') return
  const held = await store.findByProject(tx, project.id, true)
  if (held?.row.state !== 'submitted') return
  await store.updateApplication(tx, held.row.id, { state: 'supplement' })
  await logged(tx, ctx, {
    entity: 'application',
    recordId: held.row.id,
    action: 'ask',
    fromState: 'submitted',
    toState: 'supplement',
    values: { receipt: held.row.receipt },
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
