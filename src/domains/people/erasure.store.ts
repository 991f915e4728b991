/** Emptying an account. */
import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { account, grant, session } from './people.schema.ts'

/** The account keeps its number; name, address and password go, its roles end today, nobody is signed in with it. */
export const emptyAccount = async (tx: Tx, id: string, name: string, today: Day): Promise<void> => {
  await tx.delete(session).where(eq(session.accountId, id))
  await tx
    .update(grant)
    .set({ validUntil: today })
    .where(and(eq(grant.accountId, id), or(isNull(grant.validUntil), gt(grant.validUntil, today))))
  await tx
    .update(account)
    .set({ name, username: `erased-${id}`, email: null, passwordHash: '', active: false, persona: false })
    .where(eq(account.id, id))
}
