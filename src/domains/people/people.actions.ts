/** Signing in and out, and who is signed in. */
import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Actor } from '../../kernel/access.ts'
import { type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import { record, type Tx } from '../../kernel/log.ts'
import { Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { type Role, roles } from '../reference/roles.schema.ts'
import type { account, grant } from './people.schema.ts'
import * as store from './people.store.ts'

const sessionHours = 12
const allowedFailures = 5
const lockMinutes = 15
/** Argon2id with the parameters that OWASP names for it: 19 MiB, 2 passes, 1 lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// Checked when the account does not exist, so that an answer takes as long for a wrong name as for a wrong password.
const decoy = hash('không có tài khoản nào dùng mật khẩu này', argon)

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const token = () => randomBytes(32).toString('base64url')

/** A session's secrets: the token goes into the cookie, only its hash into the table. */
export interface Opened {
  token: string
  csrf: string
  expiresAt: Date
}
const open = async (ctx: Context, accountId: string): Promise<Opened> => {
  const opened = { token: token(), csrf: token(), expiresAt: new Date(Date.now() + sessionHours * 3_600_000) }
  await ctx.db.transaction(async tx => {
    await store.deleteExpired(tx)
    await store.noteSignIn(tx, accountId, 0, null)
    await store.insertSession(tx, { id: sha256(opened.token), accountId, csrf: opened.csrf, expiresAt: opened.expiresAt })
    await record(tx, { id: accountId, role: null, unitId: null }, ctx.today, { entity: 'account', recordId: accountId, action: 'sign_in' })
  })
  return opened
}

/** Opens a session, or refuses with the same words for a wrong name and a wrong password. Five failures lock the account for 15 minutes. */
export const signIn = async (ctx: Context, input: { username: string; password: string }): Promise<Opened> => {
  const found = await store.findAccount(ctx.db, input.username.trim().toLowerCase())
  const now = new Date()
  if (found?.lockedUntil && found.lockedUntil > now)
    throw new Refusal('refused', say('people.locked', { minutes: Math.ceil((found.lockedUntil.getTime() - now.getTime()) / 60_000) }))
  const right = await verify(found?.passwordHash ?? (await decoy), input.password)
  // Personas sign in only where everybody knows that it is a demonstration.
  if (!found || !right || !found.active || (found.persona && !ctx.demo)) {
    if (found) await store.noteFailure(ctx.db, found.id, allowedFailures, new Date(now.getTime() + lockMinutes * 60_000))
    throw new Refusal('unauthenticated', say('people.wrongPassword'))
  }
  return open(ctx, found.id)
}
/** One click in the demo: opens a session of one of its personas. */
export const signInAsPersona = async (ctx: Context, username: string): Promise<Opened> => {
  if (!ctx.demo) refuse(say('people.personaOnlyInDemo'))
  const found = await store.findAccount(ctx.db, username)
  if (!found?.persona || !found.active) return unknown(say('people.noPersona'))
  return open(ctx, found.id)
}
export const signOut = async (ctx: Context): Promise<void> => {
  if (!ctx.sessionId) return
  await ctx.db.transaction(async tx => {
    await store.deleteSession(tx, ctx.sessionId ?? '')
    if (ctx.actor) await logged(tx, ctx, { entity: 'account', recordId: ctx.actor.id, action: 'sign_out' })
  })
}

/** Everybody who may act on the day, with what they hold: to tell whose work something is. */
export const actorsOn = async (tx: Tx, day: Day): Promise<Actor[]> =>
  [...groupBy(await store.everybodysGrants(tx, day), row => row.accountId)].map(([id, rows]) => ({
    id,
    name: rows[0]!.name,
    grants: rows.map(({ role, unitId, level, establishmentId }) => ({ role, unitId, level, establishmentId })),
  }))

/** People of the offices and outside judges, who may sit in a council or a jury: not administrators, not applicants. */
export const seatable = async (ctx: Context) =>
  (await actorsOn(ctx.db, ctx.today))
    .filter(({ grants }) => grants.some(grant => grant.role !== 'admin' && grant.role !== 'applicant'))
    .map(({ id, name, grants }) => ({ id, name, roles: [...new Set(grants.map(grant => roles[grant.role as Role]))].join(', ') }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))

/** The person behind a cookie on the business day, with what the browser must send back with each write. */
export const readSession = async (db: NodePgDatabase, cookie: string, day: Day) => {
  const found = await store.findSession(db, sha256(cookie))
  const person = found && (await store.findAccountById(db, found.accountId))
  if (!found || !person?.active) return undefined
  const actor: Actor = { id: person.id, name: person.name, grants: await store.grantsOn(db, person.id, day) }
  return { id: found.id, csrf: found.csrf, actor }
}

/** Somebody as they stand on a day, without a session; undefined when the account is closed. For work that goes on after its asker has left. */
export const actorOn = async (db: NodePgDatabase, accountId: string, day: Day): Promise<Actor | undefined> => {
  const person = await store.findAccountById(db, accountId)
  return person?.active ? { id: person.id, name: person.name, grants: await store.grantsOn(db, person.id, day) } : undefined
}

export interface NewAccount {
  username: string
  name: string
  password: string
  persona?: boolean
  grants: { role: Role; unitId: string; establishmentId?: string | null; validFrom: Day; validUntil?: Day | null }[]
}
/** Creates an account with its roles. Called by administration, set-up and the demo. */
export const createAccount = async (ctx: Context, input: NewAccount): Promise<typeof account.$inferSelect> => {
  if (input.grants.length > 1 && input.grants.some(g => g.role === 'admin')) refuse(say('people.adminAlone'))
  const passwordHash = await hash(input.password, argon)
  return ctx.db.transaction(async tx => {
    const row = await store.insertAccount(tx, {
      username: input.username.toLowerCase(),
      name: input.name,
      passwordHash,
      persona: input.persona ?? false,
    })
    const grants: (typeof grant.$inferInsert)[] = input.grants.map(g => ({ ...g, accountId: row.id }))
    if (grants.length) await store.insertGrants(tx, grants)
    await logged(tx, ctx, { entity: 'account', recordId: row.id, action: 'create', values: { grants: input.grants } })
    return row
  })
}

/** A role that somebody holds or held, at a unit. */
export interface HeldGrant {
  role: Role
  roleLabel: string
  unitId: string | null
  unitName: string | null
  validFrom: Day | null
  validUntil: Day | null
  /** When the unit ends. */
  unitUntil: Day | null
}
/** Accounts with their roles, one entry an account. */
export const accounts = async (ctx: Context) => {
  const rows = await store.listAccounts(ctx.db)
  const found = new Map<string, { id: string; username: string; name: string; active: boolean; persona: boolean; grants: HeldGrant[] }>()
  for (const row of rows) {
    const { id, username, name, active, persona } = row
    const entry = found.get(id) ?? { id, username, name, active, persona, grants: [] }
    if (row.role)
      entry.grants.push({
        role: row.role,
        roleLabel: roles[row.role],
        unitId: row.unitId,
        unitName: row.unitName,
        validFrom: row.validFrom,
        validUntil: row.validUntil,
        unitUntil: row.unitUntil,
      })
    found.set(id, entry)
  }
  return [...found.values()]
}
/** The demo's personas as the sign-in page shows them; none outside the demo. */
export const personas = async (ctx: Context) => {
  if (!ctx.demo) return []
  const rows = await store.listAccounts(ctx.db)
  const seen = new Set<string>()
  return rows
    .filter(
      row =>
        row.persona &&
        row.role &&
        (row.validFrom ?? '') <= ctx.today &&
        (row.unitUntil === null || row.unitUntil > ctx.today) &&
        !seen.has(row.username) &&
        seen.add(row.username),
    )
    .map(row => ({ username: row.username, name: row.name, roleLabel: roles[row.role as Role], unitName: row.unitName ?? '' }))
}
