/** The append-only, hash-chained record of acts, written in the same transaction as the row it is about. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { bigint, date, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Day } from './dates.ts'

/**
 * One act. Holds ids, codes and salted digests only: names, reasons and values live in `version`, which can be erased.
 * `seq`, `previous` and `hash` are written by the database (trigger `act_chain`), which also refuses update, delete and truncate.
 */
export const act = pgTable(
  'act',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    id: uuid().notNull().unique(),
    at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    day: date({ mode: 'string' }).notNull(),
    actorId: uuid(),
    role: text(),
    unitId: text(),
    entity: text().notNull(),
    recordId: uuid().notNull(),
    action: text().notNull(),
    fromState: text(),
    toState: text(),
    digest: text(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  table => [index().on(table.recordId)],
)
/** The values and the reason of an act, erasable: erasure empties personal values and the salt, the act's digest stays. */
export const version = pgTable(
  'version',
  {
    actId: uuid()
      .primaryKey()
      .references(() => act.id),
    entity: text().notNull(),
    recordId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    values: jsonb().$type<Record<string, unknown>>().notNull(),
    reason: text(),
    salt: text(),
    erasedAt: timestamp({ withTimezone: true, mode: 'string' }),
  },
  table => [index().on(table.recordId)],
)

/** A transaction of the product's database. */
export type Tx = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'>

/** Who acts, as what and where; the system itself has no id. */
export interface Performer {
  id: string | null
  role: string | null
  unitId: string | null
}
export interface ActDraft {
  entity: string
  recordId: string
  action: string
  fromState?: string | null
  toState?: string | null
  /** The record's values after the act, for its history. */
  values?: Record<string, unknown>
  reason?: string | null
}

/** Keys in order, so that the same values always give the same text. */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
    .join(',')}}`
}
/** The salted digest that the log keeps of an act's values and reason. */
export const digestOf = (salt: string, values: Record<string, unknown>, reason: string | null): string =>
  createHash('sha256')
    .update(`${salt}\n${canonical(JSON.parse(JSON.stringify(values)))}\n${reason ?? ''}`)
    .digest('hex')

/**
 * Appends an act and its values for each draft. Call it in the transaction that writes the records.
 * @param day the business day; the real time is the database's own
 */
export const recordAll = async (tx: Tx, by: Performer, day: Day, drafts: readonly ActDraft[]): Promise<void> => {
  for (let start = 0; start < drafts.length; start += 500) {
    const rows = drafts.slice(start, start + 500).map(draft => {
      const id = crypto.randomUUID()
      const values = draft.values ?? {}
      const reason = draft.reason ?? null
      const salt = randomBytes(16).toString('hex')
      const { entity, recordId, action } = draft
      return {
        act: {
          seq: 0,
          id,
          at: sql<string>`clock_timestamp()`,
          day,
          actorId: by.id,
          role: by.role,
          unitId: by.unitId,
          entity,
          recordId,
          action,
          fromState: draft.fromState ?? null,
          toState: draft.toState ?? null,
          digest: digestOf(salt, values, reason),
          previous: '',
          hash: '',
        },
        version: { actId: id, entity, recordId, day, values, reason, salt },
      }
    })
    await tx.insert(act).values(rows.map(row => row.act))
    await tx.insert(version).values(rows.map(row => row.version))
  }
}
/** Appends one act. */
export const record = (tx: Tx, by: Performer, day: Day, draft: ActDraft): Promise<void> => recordAll(tx, by, day, [draft])

/**
 * Empties personal values (and any 12-digit personal number) and reasons in every version of a record, with their salt. The acts keep their digests, so the chain stays
 * sound; the digests can no longer be matched to a guess. The erasure itself is an act that the caller records.
 * @param ofActs only the versions of these acts; all when left out
 */
export const eraseVersions = async (
  tx: Tx,
  entity: string,
  recordId: string,
  personal: readonly string[],
  ofActs?: ReadonlySet<string>,
): Promise<number> => {
  const found = await tx
    .select({ actId: version.actId, values: version.values })
    .from(version)
    .innerJoin(act, sql`${act.id} = ${version.actId} and ${act.action} <> 'erase'`)
    .where(sql`${version.entity} = ${entity} and ${version.recordId} = ${recordId}`)
  const rows = found.filter(row => ofActs?.has(row.actId) ?? true)
  for (const row of rows) {
    const kept = Object.fromEntries(
      Object.entries(row.values).filter(
        ([key, value]) => !personal.includes(key) && !(typeof value === 'string' && /^\d{12}$/.test(value)),
      ),
    )
    await tx
      .update(version)
      .set({ values: kept, reason: null, salt: null, erasedAt: sql<string>`now()` })
      .where(sql`${version.actId} = ${row.actId}`)
  }
  return rows.length
}
