/** Accounts, grants and sessions in the database. */
import { and, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { unit } from '../reference/units.schema.ts'
import { account, grant, session } from './people.schema.ts'

export const findAccount = async (tx: Tx, username: string) => (await tx.select().from(account).where(eq(account.username, username)))[0]
export const findAccountById = async (tx: Tx, id: string) => (await tx.select().from(account).where(eq(account.id, id)))[0]

// Establishments belong to a later domain, whose table is therefore named here and not imported.
const calledOn = sql<string>`coalesce((select e.name from establishment e where e.id = ${grant.establishmentId}), ${unit.fullName})`

/** What an account may do on a day: roles whose unit is in force too, with its level and names. */
export const grantsOn = (tx: Tx, accountId: string, day: Day) =>
  tx
    .select({ role: grant.role, unitId: grant.unitId, level: unit.level, unitName: calledOn, establishmentId: grant.establishmentId })
    .from(grant)
    .innerJoin(unit, eq(unit.id, grant.unitId))
    .where(
      and(
        eq(grant.accountId, accountId),
        lte(grant.validFrom, day),
        or(isNull(grant.validUntil), gt(grant.validUntil, day)),
        lte(unit.validFrom, day),
        or(isNull(unit.validUntil), gt(unit.validUntil, day)),
      ),
    )
    .orderBy(grant.role)

/** What every active account may do on a day, in one question. */
export const everybodysGrants = (tx: Tx, day: Day) =>
  tx
    .select({
      accountId: account.id,
      name: account.name,
      role: grant.role,
      unitId: grant.unitId,
      level: unit.level,
      establishmentId: grant.establishmentId,
    })
    .from(grant)
    .innerJoin(unit, eq(unit.id, grant.unitId))
    .innerJoin(account, eq(account.id, grant.accountId))
    .where(
      and(
        eq(account.active, true),
        lte(grant.validFrom, day),
        or(isNull(grant.validUntil), gt(grant.validUntil, day)),
        lte(unit.validFrom, day),
        or(isNull(unit.validUntil), gt(unit.validUntil, day)),
      ),
    )

export const insertAccount = async (tx: Tx, values: typeof account.$inferInsert) =>
  (await tx.insert(account).values(values).returning())[0]!
export const insertGrants = (tx: Tx, values: (typeof grant.$inferInsert)[]) => tx.insert(grant).values(values)
export const noteSignIn = (tx: Tx, id: string, failures: number, lockedUntil: Date | null) =>
  tx.update(account).set({ failures, lockedUntil }).where(eq(account.id, id))

/** Counts a failure and locks at the limit, in one statement: parallel guesses are all counted. */
export const noteFailure = (tx: Tx, id: string, limit: number, lockedUntil: Date) =>
  tx
    .update(account)
    .set({
      failures: sql`case when ${account.failures} + 1 >= ${limit} then 0 else ${account.failures} + 1 end`,
      lockedUntil: sql`case when ${account.failures} + 1 >= ${limit} then ${lockedUntil.toISOString()}::timestamptz else ${account.lockedUntil} end`,
    })
    .where(eq(account.id, id))

export const insertSession = (tx: Tx, values: typeof session.$inferInsert) => tx.insert(session).values(values)
export const findSession = async (tx: Tx, id: string) =>
  (
    await tx
      .select()
      .from(session)
      .where(and(eq(session.id, id), gt(session.expiresAt, new Date())))
  )[0]
export const deleteSession = (tx: Tx, id: string) => tx.delete(session).where(eq(session.id, id))
export const deleteExpired = (tx: Tx) => tx.delete(session).where(lt(session.expiresAt, new Date()))

/** Accounts with every role they hold or held, for administration and for the demo's sign-in page. */
export const listAccounts = (tx: Tx) =>
  tx
    .select({
      id: account.id,
      username: account.username,
      name: account.name,
      active: account.active,
      persona: account.persona,
      role: grant.role,
      unitId: grant.unitId,
      unitName: calledOn,
      unitUntil: unit.validUntil,
      validFrom: grant.validFrom,
      validUntil: grant.validUntil,
    })
    .from(account)
    .leftJoin(grant, eq(grant.accountId, account.id))
    .leftJoin(unit, eq(unit.id, grant.unitId))
    .orderBy(account.createdAt, account.username, grant.role)
export const countAccounts = async (tx: Tx): Promise<number> => (await tx.select({ id: account.id }).from(account).limit(1)).length
