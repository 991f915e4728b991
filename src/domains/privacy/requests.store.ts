/** Requests in the database. */
import { desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { type PersonalRequestRow, personalRequest } from './privacy.schema.ts'

const opener = alias(account, 'opener')
const answerer = alias(account, 'answerer')
const joined = (tx: Tx) =>
  tx
    .select({ request: personalRequest, opener: opener.name, answerer: answerer.name })
    .from(personalRequest)
    .leftJoin(opener, eq(opener.id, personalRequest.openedBy))
    .leftJoin(answerer, eq(answerer.id, personalRequest.answeredBy))

/** Open ones first, by their last day; then the latest. */
export const listRequests = (tx: Tx, limit: number) =>
  joined(tx)
    .orderBy(
      sql`${personalRequest.state} <> 'open'`,
      sql`case when ${personalRequest.state} = 'open' then ${personalRequest.dueOn} end`,
      desc(personalRequest.createdAt),
    )
    .limit(limit)
export const findRequest = async (tx: Tx, id: string) => (await joined(tx).where(eq(personalRequest.id, id)))[0]
/** One request, held until the transaction ends. */
export const heldRequest = async (tx: Tx, id: string): Promise<PersonalRequestRow | undefined> =>
  (await tx.select().from(personalRequest).where(eq(personalRequest.id, id)).for('update'))[0]
/** Requests that still wait, held until the transaction ends. */
export const waitingRequests = (tx: Tx): Promise<PersonalRequestRow[]> =>
  tx.select().from(personalRequest).where(eq(personalRequest.state, 'open')).for('update')
export const insertRequest = async (tx: Tx, values: typeof personalRequest.$inferInsert): Promise<PersonalRequestRow> =>
  (await tx.insert(personalRequest).values(values).returning())[0]!
export const updateRequest = (tx: Tx, id: string, values: Partial<typeof personalRequest.$inferInsert>) =>
  tx.update(personalRequest).set(values).where(eq(personalRequest.id, id))
