/** Checks the record of acts: the chain of hashes, and each act's values against its digest. */
import { createHash } from 'node:crypto'
import { asc, eq, gt, sql } from 'drizzle-orm'
import { act, digestOf, type Tx, version } from '../kernel/log.ts'

export interface Audit {
  acts: number
  /** Acts whose values were erased by a recorded erasure: their digests can no longer be compared. */
  erased: number
  /** The first act that does not fit, and why; null when all do. */
  broken: { seq: number; why: 'order' | 'chain' | 'hash' | 'values' | 'erased' } | null
  /** Hash of the last act: printed on reports, it anchors all before it. */
  last: string
}
const first = '0'.repeat(64)

/** The hash that the database's trigger `act_chain` writes: every field of the act and the hash before it. */
const hashOf = (row: typeof act.$inferSelect, instant: string): string =>
  createHash('sha256')
    .update(
      [
        row.seq,
        row.id,
        instant,
        row.day,
        row.actorId ?? '-',
        row.role ?? '-',
        row.unitId ?? '-',
        row.entity,
        row.recordId,
        row.action,
        row.fromState ?? '-',
        row.toState ?? '-',
        row.digest ?? '-',
        row.previous,
      ].join('\n'),
    )
    .digest('hex')

/** What is wrong with an act's values: gone, not those of its digest, or emptied without a later act of erasure on the record. */
const valuesFault = (row: typeof act.$inferSelect, kept: typeof version.$inferSelect | null, erasures: ReadonlyMap<string, number>) => {
  if (!kept) return 'values'
  if (kept.erasedAt) return (erasures.get(row.recordId) ?? 0) > row.seq ? null : 'erased'
  return kept.salt && digestOf(kept.salt, kept.values, kept.reason) === row.digest ? null : 'values'
}

/** Walks the whole log in order. Reads in pages, so any length fits in memory. */
export const auditLog = async (tx: Tx): Promise<Audit> => {
  const last = sql<number>`max(${act.seq})`
  const erasures = new Map(
    (await tx.select({ recordId: act.recordId, last }).from(act).where(eq(act.action, 'erase')).groupBy(act.recordId)).map(row => [
      row.recordId,
      row.last,
    ]),
  )
  const audit: Audit = { acts: 0, erased: 0, broken: null, last: first }
  for (;;) {
    const page = await tx
      .select({ act, version, instant: sql<string>`to_char(${act.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` })
      .from(act)
      .leftJoin(version, eq(version.actId, act.id))
      .where(gt(act.seq, audit.acts))
      .orderBy(asc(act.seq))
      .limit(2000)
    if (!page.length) return audit
    for (const { act: row, version: kept, instant } of page) {
      const why =
        row.seq !== audit.acts + 1
          ? 'order'
          : row.previous !== audit.last
            ? 'chain'
            : row.hash !== hashOf(row, instant)
              ? 'hash'
              : valuesFault(row, kept, erasures)
      if (why) return { ...audit, broken: { seq: row.seq, why } }
      audit.acts++
      audit.last = row.hash
      if (kept?.erasedAt) audit.erased++
    }
  }
}
