/** What every action is given: the database, who asks, the business day. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { say } from '../words/say.ts'
import type { Actor, Grant, Reach } from './access.ts'
import type { Day } from './dates.ts'
import { type ActDraft, type Performer, record, type Tx } from './log.ts'
import { Refusal } from './refusal.ts'

/** Keeps bytes by their hash. */
export interface FileKeeper {
  keep(bytes: Uint8Array): Promise<string>
  read(sha256: string): Promise<Uint8Array>
  /** Deletes a file that is kept only for a while; absent where nothing is kept for good. */
  drop?(sha256: string): Promise<void>
}
export interface Context {
  db: NodePgDatabase
  /** The business day: injected, never read from the clock inside a rule. */
  today: Day
  actor: Actor | null
  reach: Reach
  /** Whether this is a demonstration; some conveniences exist only there. */
  demo: boolean
  /** Where papers' files are kept. */
  files: FileKeeper
  /** The grant that the route was entered with: acts are logged under it unless a step has its own. */
  grant?: Grant
  /** Hash of the session's token, for signing out. */
  sessionId?: string
  /** What the browser must send back with each write. */
  csrf?: string
}

/** The signed-in person, or a refusal. */
export const actorOf = (ctx: Context): Actor => {
  if (!ctx.actor) throw new Refusal('unauthenticated', say('kernel.unauthenticated'))
  return ctx.actor
}
/** Who is written into the log. Somebody with several roles acts under the one given; without one, the log names the person only. */
export const performer = (
  actor: Actor | null,
  grant: Grant | undefined = actor?.grants.length === 1 ? actor.grants[0] : undefined,
): Performer => ({
  id: actor?.id ?? null,
  role: grant?.role ?? null,
  unitId: grant?.unitId ?? null,
})
/** Appends an act by the context's actor on the business day. */
export const logged = (tx: Tx, ctx: Context, draft: ActDraft, grant?: Grant): Promise<void> =>
  record(tx, performer(ctx.actor, grant ?? ctx.grant), ctx.today, draft)
