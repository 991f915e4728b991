/** Requests of people about their own data: taken in, prepared, answered or refused with a reason. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { type Day, sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { loadCalendar } from '../reference/calendar.actions.ts'
import { readSetting } from '../reference/reference.actions.ts'
import { workingDaysAfter } from '../reference/working-days.rules.ts'
import { type DueState, dueState, dueStates, usualDays } from './due.rules.ts'
import {
  erasers,
  handlers,
  type PersonalRequestRow,
  type RequestKind,
  requestKinds,
  requestStates,
  type SubjectRecord,
} from './privacy.schema.ts'
import * as store from './requests.store.ts'

const line = ({ request, opener, answerer }: NonNullable<Awaited<ReturnType<typeof store.findRequest>>>, today: Day) => {
  const { id, kind, state, subject, receivedOn, dueOn, answeredOn, note, records } = request
  const due: DueState = dueState(request, today)
  return {
    id,
    kind,
    kindLabel: requestKinds[kind],
    state,
    stateLabel: requestStates[state],
    subject,
    receivedOn,
    dueOn,
    due,
    dueLabel: dueStates[due],
    answeredOn,
    note,
    records: records.length,
    openedBy: opener,
    answeredBy: answerer,
  }
}
/** Requests, those that wait first, by their last day. */
export const requests = async (ctx: Context) => {
  const rows = (await store.listRequests(ctx.db, 500)).map(row => line(row, ctx.today))
  const count = (due: DueState) => rows.filter(row => row.due === due).length
  return {
    rows,
    waiting: { overdue: count('overdue'), today: count('today'), open: count('open') },
    can: holds(actorOf(ctx), ...handlers) ? ['open'] : [],
  }
}
export const findRequestLine = async (ctx: Context, id: string) => {
  const found = (await store.findRequest(ctx.db, id)) ?? unknown(say('privacy.none'))
  const actor = actorOf(ctx)
  const open = found.request.state === 'open'
  return {
    ...line(found, ctx.today),
    confirmed: found.request.records,
    can: [
      ...(open && holds(actor, ...handlers) ? ['find', 'confirm', 'refuse', ...(found.request.kind === 'export' ? ['answer'] : [])] : []),
      ...(open && holds(actor, ...erasers) && found.request.kind === 'erasure' ? ['erase'] : []),
      ...(found.request.subject !== null && holds(actor, ...handlers) ? ['export'] : []),
    ],
  }
}

/** The last day for the answer to a request received on a day. */
const lastDay = async (tx: Tx, receivedOn: Day): Promise<Day> =>
  workingDaysAfter(receivedOn, await readSetting(tx, 'personal_request_days', receivedOn, usualDays), await loadCalendar(tx))
/** Counts the last days of open requests anew when the calendar of working days has changed; each that moves says so in its log. */
export const recountDue = async (tx: Tx, ctx: Context): Promise<void> => {
  for (const { id, receivedOn, dueOn } of await store.waitingRequests(tx)) {
    const now = await lastDay(tx, receivedOn)
    if (now === dueOn) continue
    await store.updateRequest(tx, id, { dueOn: now })
    await logged(tx, ctx, { entity: 'personal_request', recordId: id, action: 'recount', values: { dueOn: now } })
  }
}
export interface NewRequest {
  kind: RequestKind
  subject: string
  receivedOn: Day
  note?: string | null | undefined
}
/** Takes a request in; its last day follows from the day on which it was received. */
export const openRequest = (ctx: Context, input: NewRequest) =>
  ctx.db.transaction(async tx => {
    if (input.receivedOn > ctx.today) invalid(say('privacy.dayAhead'), [{ path: 'receivedOn', message: say('privacy.dayAhead') }])
    const row = await store.insertRequest(tx, {
      kind: input.kind,
      subject: input.subject,
      receivedOn: input.receivedOn,
      dueOn: await lastDay(tx, input.receivedOn),
      note: input.note ?? null,
      records: [],
      openedBy: ctx.actor?.id ?? null,
    })
    const { kind, subject, receivedOn, dueOn, note } = row
    await logged(tx, ctx, {
      entity: 'personal_request',
      recordId: row.id,
      action: 'create',
      toState: 'open',
      values: { kind, subject, receivedOn, dueOn, note },
    })
    return { id: row.id }
  })
/** A request that still waits for its answer, held until the transaction ends. */
export const openRequestRow = async (tx: Tx, id: string): Promise<PersonalRequestRow> => {
  const row = (await store.heldRequest(tx, id)) ?? unknown(say('privacy.none'))
  if (row.state !== 'open')
    conflict(say('privacy.closed', { state: requestStates[row.state], day: row.answeredOn ? sayDay(row.answeredOn) : '' }))
  return row
}
/** Says which records are of the person who asked; `known` are those of them that exist. */
export const confirmRecords = async (tx: Tx, ctx: Context, id: string, known: readonly SubjectRecord[]): Promise<void> => {
  await openRequestRow(tx, id)
  await store.updateRequest(tx, id, { records: [...known] })
  await logged(tx, ctx, { entity: 'personal_request', recordId: id, action: 'confirm', values: { records: known } })
}
/** Closes a request that is answered or refused. */
export const closeRequest = async (
  tx: Tx,
  ctx: Context,
  id: string,
  to: 'answered' | 'refused',
  { reason = null, ...values }: { reason?: string | null; subject?: null; note?: string | null; records?: SubjectRecord[] } = {},
): Promise<void> => {
  await store.updateRequest(tx, id, { state: to, answeredOn: ctx.today, answeredBy: ctx.actor?.id ?? null, ...values })
  await logged(tx, ctx, { entity: 'personal_request', recordId: id, action: to, fromState: 'open', toState: to, reason })
}
/** Refuses a request, for a reason that the person is told. */
export const refuseRequest = (ctx: Context, id: string, reason: string) =>
  ctx.db.transaction(async tx => {
    await openRequestRow(tx, id)
    await closeRequest(tx, ctx, id, 'refused', { reason, note: reason })
    return { id }
  })
/** Notes that the copy was handed over. */
export const answerRequest = (ctx: Context, id: string, note: string | null) =>
  ctx.db.transaction(async tx => {
    const row = await openRequestRow(tx, id)
    if (row.kind !== 'export') conflict(say('privacy.eraseToAnswer'))
    if (!row.records.length) conflict(say('privacy.confirmFirst'))
    await closeRequest(tx, ctx, id, 'answered', { note: note ?? row.note })
    return { id }
  })
