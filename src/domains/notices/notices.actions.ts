/** Telling people: in the product, by e-mail, by telephone; their own list, choices and calendar. */
import { createHash, randomBytes } from 'node:crypto'
import { calendarOf } from '../../files/calendar.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { type Day, sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { actorsOn } from '../people/people.actions.ts'
import { ports } from './notices.ports.ts'
import { stageOf } from './notices.rules.ts'
import type { NoticeRow } from './notices.schema.ts'
import * as store from './notices.store.ts'

/** Whom to tell: people of the product, or somebody who left an e-mail address or a telephone. */
export interface Recipients {
  accountIds?: readonly string[]
  email?: string | null
  phone?: string | null
}
export interface Telling {
  to: Recipients
  /** One sentence that names the record by its code, never a person. */
  title: string
  text?: string
  /** Where in the product it leads. */
  link: string
  entity: string
  recordId: string
  dueOn?: Day | null
  /** Told once per recipient and key. */
  key?: string
}

/**
 * Tells it, in the transaction of the act that it tells of. Messages outside go through the outbox; where the installation
 * has no way out (no mail server), only the product's own list tells.
 */
export const notify = async (tx: Tx, ctx: Context, telling: Telling): Promise<void> => {
  const { to, title, text, link, entity, recordId, dueOn = null, key = null } = telling
  const accountIds = [...new Set(to.accountIds ?? [])]
  const told = accountIds.length
    ? await store.insertNotices(
        tx,
        accountIds.map(accountId => ({ accountId, day: ctx.today, title, body: text ?? null, link, entity, recordId, dueOn, key })),
      )
    : []
  const addresses =
    told.length && ports.senders.email
      ? await store.emailsOf(
          tx,
          told.map(each => each.accountId),
        )
      : []
  const emails = [...addresses.map(each => each.email), to.email].filter((each): each is string => !!each)
  const body = [text ?? title, `${ports.address}${link}`].join('\n\n')
  const messages = [
    ...(ports.senders.email ? emails.map(address => ({ channel: 'email' as const, address })) : []),
    ...(ports.senders.phone && to.phone ? [{ channel: 'phone' as const, address: to.phone }] : []),
  ]
  if (messages.length)
    await store.insertMessages(
      tx,
      messages.map(each => ({ ...each, subject: title, body, entity, recordId, key })),
    )
}

/** The accounts that hold a role on the day: at one of the units, for one of the establishments, or anywhere when neither is named. */
export const holdersOf = async (
  tx: Tx,
  day: Day,
  role: string,
  where: { unitIds?: ReadonlySet<string>; establishmentIds?: ReadonlySet<string> } = {},
): Promise<string[]> =>
  (await actorsOn(tx, day))
    .filter(({ grants }) =>
      grants.some(
        grant =>
          grant.role === role &&
          (!where.unitIds || where.unitIds.has(grant.unitId)) &&
          (!where.establishmentIds || (grant.establishmentId !== null && where.establishmentIds.has(grant.establishmentId))),
      ),
    )
    .map(({ id }) => id)

/** Recalls what falls due, 7 and 2 days before, on the day, and once when late. Running it again tells nobody twice. */
export const remind = (ctx: Context): Promise<number> =>
  ctx.db.transaction(async tx => {
    let reminders = 0
    for (const list of ports.deadlines)
      for (const { accountIds, email = null, phone = null, title, on, link, entity, recordId } of await list(ctx, tx)) {
        const stage = stageOf(on, ctx.today)
        if (!stage || !(accountIds.length || email || phone)) continue
        reminders++
        const says = stage === 'late' ? 'notices.late' : stage === '0' ? 'notices.dueToday' : 'notices.due'
        await notify(tx, ctx, {
          to: { accountIds, email, phone },
          title: say(says, { title, on: sayDay(on) }),
          link,
          entity,
          recordId,
          dueOn: on,
          key: `${title}|${on}|${stage}`,
        })
      }
    return reminders
  })

const shown = ({ id, day, title, body, link, dueOn, readAt, createdAt }: NoticeRow) => ({
  id,
  day,
  title,
  body,
  link,
  dueOn,
  read: readAt !== null,
  at: createdAt.toISOString(),
})
const pageSize = 50
/** What the person was told, newest first. */
export const myNotices = async (ctx: Context, page: number) => {
  const { id } = actorOf(ctx)
  const { all, unread } = await store.countNotices(ctx.db, id)
  const rows = await store.listNotices(ctx.db, id, pageSize, (page - 1) * pageSize)
  return { total: all, unread, page, size: pageSize, rows: rows.map(shown) }
}
export const unreadCount = async (ctx: Context) => ({ unread: (await store.countNotices(ctx.db, actorOf(ctx).id)).unread })
/** Marks those (or all, with null) as read, or as not read. */
export const readNotices = async (ctx: Context, ids: readonly string[] | null, read: boolean) => {
  await store.markRead(ctx.db, actorOf(ctx).id, ids, read)
  return unreadCount(ctx)
}

export const myChoices = async (ctx: Context) => {
  const found = await store.findChoice(ctx.db, actorOf(ctx).id)
  return {
    address: found?.address ?? null,
    email: found?.email ?? true,
    calendar: found?.calendarHash != null,
    /** Whether the installation sends e-mail at all. */
    sends: ports.senders.email !== undefined,
  }
}
export const chooseNotices = async (ctx: Context, input: { email: boolean }) => {
  await store.saveChoice(ctx.db, actorOf(ctx).id, input)
  return myChoices(ctx)
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
/** A new address for the person's calendar; the one before it answers nobody any more. The secret is shown this once. */
export const renewCalendar = (ctx: Context) =>
  ctx.db.transaction(async tx => {
    const { id } = actorOf(ctx)
    const token = randomBytes(24).toString('base64url')
    await store.saveChoice(tx, id, { calendarHash: hashOf(token) })
    await logged(tx, ctx, { entity: 'account', recordId: id, action: 'calendar_link' })
    return { path: `/api/public/calendar/${token}.ics` }
  })
/** The deadlines of whoever holds the address, as a calendar that telephones and Outlook subscribe to. */
export const readCalendar = async (ctx: Context, token: string): Promise<string> => {
  const accountId = (await store.findByCalendar(ctx.db, hashOf(token))) ?? unknown(say('notices.noCalendar'))
  const lists = await Promise.all(ports.deadlines.map(list => list(ctx, ctx.db)))
  const mine = lists.flat().filter(deadline => deadline.accountIds.includes(accountId))
  return calendarOf(
    say('notices.calendarName'),
    mine.map(({ title, on, link, recordId }) => ({ id: `${recordId}-${on}`, title, on, url: ports.address && `${ports.address}${link}` })),
  )
}
