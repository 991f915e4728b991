/** Sends what waits in the outbox, and shows an administrator what could not be sent. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { ports } from './notices.ports.ts'
import { nextTry } from './notices.rules.ts'
import { channels } from './notices.schema.ts'
import * as store from './notices.store.ts'

/** Where messages leave the product, if anywhere, and how its own addresses begin in them: told once, at the start. */
export const openWaysOut = (ways: Pick<typeof ports, 'senders' | 'address'>): void => {
  Object.assign(ports, ways)
}

const batch = 20
const keptDays = 30

/**
 * Sends up to a batch of messages whose time has come. One that is not taken waits longer each time, and is given up after six tries.
 * @param now the real time: mail servers do not know the business day
 * @returns how many were taken
 */
export const sendWaiting = (db: NodePgDatabase, now = new Date()): Promise<number> =>
  db.transaction(async tx => {
    let sent = 0
    for (const { id, channel, address, subject, body, attempts } of await store.takeDue(tx, now, batch)) {
      const sender = ports.senders[channel]
      if (!sender || address === null) continue
      try {
        await sender({ to: address, subject, text: body })
        sent++
        await store.updateMessage(tx, id, { state: 'sent', attempts: attempts + 1, sentAt: now, problem: null })
      } catch (error) {
        const wait = nextTry(attempts + 1)
        await store.updateMessage(tx, id, {
          attempts: attempts + 1,
          // The other side's words may repeat the address.
          problem: (error instanceof Error ? error.message : String(error)).replaceAll(address, '…').slice(0, 300),
          ...(wait === null ? { state: 'failed' } : { nextAt: new Date(now.getTime() + wait * 60_000) }),
        })
      }
    }
    return sent
  })
/** Empties addresses and words of messages that were sent long ago. */
export const forgetSent = (db: NodePgDatabase, now = new Date()) => store.forgetSent(db, new Date(now.getTime() - keptDays * 86_400_000))

/** Empties the messages about a record whose person is erased; those that were not sent yet are not sent. */
export const forgetMessages = (tx: Tx, entity: string, recordId: string): Promise<void> => store.forgetOf(tx, entity, recordId)

/** How the outbox stands, and what was given up. */
export const outbox = async (ctx: Context) => {
  const counts = Object.fromEntries((await store.countMessages(ctx.db)).map(row => [row.state, row.count]))
  return {
    waiting: counts.waiting ?? 0,
    sent: counts.sent ?? 0,
    failed: counts.failed ?? 0,
    ways: Object.keys(channels).filter(channel => ports.senders[channel as keyof typeof channels]),
    rows: (await store.listMessages(ctx.db, 200)).map(({ id, channel, subject, problem, attempts, createdAt }) => ({
      id,
      channelLabel: channels[channel],
      subject,
      problem,
      attempts,
      at: createdAt.toISOString(),
    })),
  }
}
/** Puts everything that was given up back into the outbox. */
export const retryFailed = (ctx: Context) =>
  ctx.db.transaction(async tx => {
    const again = await store.retryFailed(tx, new Date())
    await logged(tx, ctx, { entity: 'message', recordId: crypto.randomUUID(), action: 'retry', values: { messages: again.length } })
    return { again: again.length }
  })
