/** The queue of likely pairs in the database. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import { type FieldEvidence, type MatchedKind, type PairRow, type PairSource, type PairState, pair } from './duplicates.schema.ts'
import { named, reaches } from './records.store.ts'

export interface PairDraft {
  leftId: string
  rightId: string
  probability: number
  evidence: FieldEvidence[]
}
export interface PairLine extends Record<string, unknown> {
  id: string
  kind: MatchedKind
  probability: number
  evidence: FieldEvidence[]
  foundBy: PairSource
  foundOn: string
  state: PairState
  reason: string | null
  decidedOn: string | null
  leftId: string
  leftCode: string | null
  leftName: string
  leftUnitId: string | null
  rightId: string
  rightCode: string | null
  rightName: string
  rightUnitId: string | null
}
export interface PairFilter {
  kind?: MatchedKind | undefined
  state?: PairState | undefined
  /** Units of which at least one of the two is. */
  unitIds?: readonly string[] | undefined
  atLeast?: number | undefined
}
/** Pairs of records that stand, both within reach; a decided "same" shows although one of the two is merged. */
const matching = (reach: Reach, { kind, state, unitIds, atLeast }: PairFilter) => sql`
  from duplicate_pair d join ${named} l on l.kind = d.entity and l.id = d.left_id join ${named} r on r.kind = d.entity and r.id = d.right_id
  where ${reaches(reach, sql`l.unit_id`)} and ${reaches(reach, sql`r.unit_id`)}
    and (d.state = 'same' or (l.merged_into is null and r.merged_into is null))
    ${kind ? sql`and d.entity = ${kind}` : sql``} ${state ? sql`and d.state = ${state}` : sql``}
    ${atLeast === undefined ? sql`` : sql`and d.probability >= ${atLeast}`}
    ${unitIds ? (unitIds.length ? sql`and (l.unit_id in ${[...unitIds]} or r.unit_id in ${[...unitIds]})` : sql`and false`) : sql``}`

const order = sql`order by d.probability desc, d.id`
export const listPairs = async (tx: Tx, reach: Reach, filter: PairFilter, limit: number, offset: number): Promise<PairLine[]> =>
  (
    await tx.execute<PairLine>(
      sql`select d.id, d.entity as kind, d.probability, d.evidence, d.found_by as "foundBy", d.found_on::text as "foundOn", d.state, d.reason,
            d.decided_on::text as "decidedOn", l.id as "leftId", l.code as "leftCode", l.name as "leftName", l.unit_id as "leftUnitId",
            r.id as "rightId", r.code as "rightCode", r.name as "rightName", r.unit_id as "rightUnitId"
          ${matching(reach, filter)} ${order} limit ${limit} offset ${offset}`,
    )
  ).rows
/** How many pairs stand in each state, by kind. */
export const countPairs = async (tx: Tx, reach: Reach, filter: PairFilter) =>
  (
    await tx.execute<{ kind: MatchedKind; state: PairState; count: number }>(
      sql`select d.entity as kind, d.state, count(*) as count ${matching(reach, filter)} group by 1, 2`,
    )
  ).rows
/** The pair that follows one in the same list, so that an officer goes on without going back; null at the end. */
export const nextPair = async (
  tx: Tx,
  reach: Reach,
  filter: PairFilter,
  after: { id: string; probability: number },
): Promise<string | null> => {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select d.id ${matching(reach, filter)} and d.id <> ${after.id}
        order by (-d.probability, d.id) > (-${after.probability}::real, ${after.id}::uuid) desc, d.probability desc, d.id limit 1`,
  )
  return rows[0]?.id ?? null
}
export const findPair = async (tx: Tx, id: string, lock = false): Promise<PairRow | undefined> => {
  const query = tx.select().from(pair).where(eq(pair.id, id))
  return (lock ? await query.for('update') : await query)[0]
}
export const decidePair = (tx: Tx, id: string, values: Pick<typeof pair.$inferInsert, 'state' | 'reason' | 'decidedBy' | 'decidedOn'>) =>
  tx.update(pair).set(values).where(eq(pair.id, id))
/** Puts a decided pair back into the queue, if it still stands as `from`. */
export const reopenPair = async (tx: Tx, id: string, from: PairState): Promise<boolean> =>
  ((
    await tx
      .update(pair)
      .set({ state: 'open', reason: null, decidedBy: null, decidedOn: null })
      .where(and(eq(pair.id, id), eq(pair.state, from)))
  ).rowCount ?? 0) > 0
/** The pair of two records, made when it is not there; what an officer decided on it stays. */
export const ensurePair = async (tx: Tx, kind: MatchedKind, draft: PairDraft, foundBy: PairSource, foundOn: string): Promise<PairRow> => {
  await tx
    .insert(pair)
    .values({ entity: kind, ...draft, foundBy, foundOn })
    .onConflictDoNothing()
  return (
    await tx
      .select()
      .from(pair)
      .where(and(eq(pair.entity, kind), eq(pair.leftId, draft.leftId), eq(pair.rightId, draft.rightId)))
      .for('update')
  )[0]!
}

/** Every pair of a kind with whether a record of it was changed after the last decision on it; for the sweep, that reads them all once. */
export interface KnownPair extends Record<string, unknown> {
  id: string
  leftId: string
  rightId: string
  probability: number
  state: PairState
  foundBy: PairSource
  changedSince: boolean
}
export const knownPairs = async (tx: Tx, kind: MatchedKind): Promise<KnownPair[]> =>
  (
    await tx.execute<KnownPair>(
      sql`with decided as (select record_id as id, max(seq) as seq from act where entity = 'duplicate_pair' group by 1),
            changed as (select record_id as id, max(seq) as seq from act where entity = ${kind} and action not like 'reveal%' group by 1)
          select d.id, d.left_id as "leftId", d.right_id as "rightId", d.probability, d.state, d.found_by as "foundBy",
            coalesce(greatest(l.seq, r.seq) > decided.seq, false) as "changedSince"
          from duplicate_pair d left join decided on decided.id = d.id left join changed l on l.id = d.left_id left join changed r on r.id = d.right_id
          where d.entity = ${kind}`,
    )
  ).rows
/** The record that each merged one went into. */
export const survivors = async (tx: Tx, kind: MatchedKind): Promise<Map<string, string>> =>
  new Map(
    (
      await tx.execute<{ id: string; into: string }>(
        sql`select id, merged_into as into from ${sql.identifier(kind)} where merged_into is not null`,
      )
    ).rows.map(row => [row.id, row.into]),
  )
const batch = 1000
/** Adds pairs, or brings their likeness up to date while nobody has decided; answers with how many are new. */
export const savePairs = async (
  tx: Tx,
  kind: MatchedKind,
  drafts: readonly PairDraft[],
  foundBy: PairSource,
  foundOn: string,
): Promise<number> => {
  let fresh = 0
  for (let start = 0; start < drafts.length; start += batch) {
    const rows = await tx
      .insert(pair)
      .values(drafts.slice(start, start + batch).map(draft => ({ entity: kind, ...draft, foundBy, foundOn })))
      .onConflictDoUpdate({
        target: [pair.entity, pair.leftId, pair.rightId],
        set: { probability: sql`excluded.probability`, evidence: sql`excluded.evidence` },
        setWhere: sql`${pair.state} in ('open', 'later')`,
      })
      .returning({ fresh: sql<boolean>`xmax = 0` })
    fresh += rows.filter(row => row.fresh).length
  }
  return fresh
}
/** Asks again about pairs that an officer called different. */
export const askAgainAbout = async (tx: Tx, id: string, draft: PairDraft): Promise<void> => {
  await tx
    .update(pair)
    .set({ state: 'open', reason: null, decidedBy: null, decidedOn: null, probability: draft.probability, evidence: draft.evidence })
    .where(eq(pair.id, id))
}
export const dropPairs = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (let start = 0; start < ids.length; start += batch)
    await tx.execute(sql`delete from duplicate_pair where id in ${ids.slice(start, start + batch)} and state = 'open'`)
}
