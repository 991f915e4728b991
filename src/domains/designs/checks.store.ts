/** Checks, their candidates, decisions and searches made by hand, in the database. */
import { and, asc, desc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { type JobState, job } from '../jobs/jobs.schema.ts'
import { account } from '../people/people.schema.ts'
import {
  type CandidateRow,
  type CheckRow,
  type DecisionRow,
  designCandidate,
  designCheck,
  designDecision,
  designSearch,
} from './checks.schema.ts'
import { Design } from './designs.schema.ts'
import { within } from './designs.store.ts'
import { copyLikelihood } from './standing.rules.ts'
import { designView } from './views.schema.ts'

export const jobWaiting = async (tx: Tx, kind: string, states: readonly JobState[] = ['waiting']): Promise<boolean> =>
  (
    await tx
      .select({ id: job.id })
      .from(job)
      .where(and(eq(job.kind, kind), inArray(job.state, [...states])))
      .limit(1)
  ).length > 0

/** Whether the job of a check waits or runs. */
export const checkUnderWay = async (tx: Tx, kind: string, checkId: string): Promise<boolean> =>
  (
    await tx
      .select({ id: job.id })
      .from(job)
      .where(and(eq(job.kind, kind), inArray(job.state, ['waiting', 'running']), sql`${job.input} ->> 'checkId' = ${checkId}`))
      .limit(1)
  ).length > 0

export const insertCheck = async (tx: Tx, values: typeof designCheck.$inferInsert): Promise<CheckRow> =>
  (await tx.insert(designCheck).values(values).returning())[0]!
export const updateCheck = (
  tx: Tx,
  id: string,
  values: { [K in keyof typeof designCheck.$inferInsert]?: (typeof designCheck.$inferInsert)[K] | SQL },
) => tx.update(designCheck).set(values).where(eq(designCheck.id, id))
export const findCheck = async (tx: Tx, id: string): Promise<CheckRow | undefined> =>
  (await tx.select().from(designCheck).where(eq(designCheck.id, id)))[0]
/** The latest check of each of these designs. */
export const latestChecks = async (tx: Tx, designIds: readonly string[]): Promise<Map<string, CheckRow>> => {
  if (!designIds.length) return new Map()
  const rows = await tx
    .selectDistinctOn([designCheck.designId])
    .from(designCheck)
    .where(inArray(designCheck.designId, [...designIds]))
    .orderBy(designCheck.designId, desc(designCheck.createdAt))
  return new Map(rows.map(row => [row.designId!, row]))
}
/** The checks of a design with who asked, latest first. */
export const checksOf = (tx: Tx, designId: string) =>
  tx
    .select({ check: designCheck, by: account.name })
    .from(designCheck)
    .leftJoin(account, eq(account.id, designCheck.accountId))
    .where(eq(designCheck.designId, designId))
    .orderBy(desc(designCheck.createdAt))
    .limit(20)
export const photoChecksOf = (tx: Tx, accountId: string) =>
  tx
    .select()
    .from(designCheck)
    .where(and(eq(designCheck.accountId, accountId), isNull(designCheck.designId)))
    .orderBy(desc(designCheck.createdAt))
    .limit(12)

/** Takes away the checks of photos that somebody asked about; answers the hashes of the photos. */
export const deletePhotoChecksOf = async (tx: Tx, accountId: string): Promise<string[]> =>
  (
    await tx
      .delete(designCheck)
      .where(and(isNull(designCheck.designId), eq(designCheck.accountId, accountId)))
      .returning({ sha256: designCheck.sha256 })
  ).flatMap(row => row.sha256 ?? [])
/** Takes away checks of photos that were made before a day; answers the hashes of the photos. */
export const deletePhotoChecks = async (tx: Tx, before: Day): Promise<string[]> =>
  (
    await tx
      .delete(designCheck)
      .where(and(isNull(designCheck.designId), lt(designCheck.day, before)))
      .returning({ sha256: designCheck.sha256 })
  ).flatMap(row => row.sha256 ?? [])

/** Forgets what an interrupted run of a check had found. */
export const clearCandidates = (tx: Tx, checkId: string) => tx.delete(designCandidate).where(eq(designCandidate.checkId, checkId))
/** Keeps a candidate; the same pair of pictures stands once in a check. */
export const keepCandidate = (tx: Tx, values: typeof designCandidate.$inferInsert) => {
  const { checkId: _, fromViewId: __, viewId: ___, designId: ____, ...found } = values
  return tx
    .insert(designCandidate)
    .values(values)
    .onConflictDoUpdate({ target: [designCandidate.checkId, designCandidate.fromViewId, designCandidate.viewId], set: found })
}
/** Drops what was only looked at and never verified. */
export const dropUnverified = (tx: Tx, checkId: string) =>
  tx.delete(designCandidate).where(and(eq(designCandidate.checkId, checkId), eq(designCandidate.verified, false)))
/** What a check came upon, likeliest first; what waits for verification by its quick score. */
export const candidatesOf = (tx: Tx, checkId: string): Promise<CandidateRow[]> =>
  tx
    .select()
    .from(designCandidate)
    .where(eq(designCandidate.checkId, checkId))
    .orderBy(sql`${designCandidate.probability} desc nulls last`, sql`${designCandidate.score} desc nulls last`, asc(designCandidate.id))
export const findCandidate = async (tx: Tx, id: string) =>
  (
    await tx
      .select({ candidate: designCandidate, check: designCheck })
      .from(designCandidate)
      .innerJoin(designCheck, eq(designCheck.id, designCandidate.checkId))
      .where(eq(designCandidate.id, id))
  )[0]

/** A decision between two designs stands, whichever of the two it was made about. */
const decided = sql`exists (select 1 from ${designDecision} dd where dd.taken_back_on is null
  and ((dd.design_id = c.design_id and dd.other_id = cand.design_id) or (dd.design_id = cand.design_id and dd.other_id = c.design_id)))`
const likely = sql`cand.verified and cand.probability >= ${copyLikelihood} and cand.kind in ('copy', 'motif')`
/** Of each check: designs that may be the same and nobody has decided about, those that were decided about, the nearest of the rest. */
export const summaries = async (tx: Tx, checkIds: readonly string[]) => {
  interface Summary extends Record<string, unknown> {
    checkId: string
    open: number
    decided: number
    closest: number | null
  }
  if (!checkIds.length) return new Map<string, Summary>()
  const { rows } = await tx.execute<Summary>(sql`
    select c.id as "checkId",
      count(distinct cand.design_id) filter (where ${likely} and not ${decided})::int as open,
      count(distinct cand.design_id) filter (where ${likely} and ${decided})::int as decided,
      max(cand.probability) filter (where cand.verified and not (${likely} and ${decided})) as closest
    from ${designCheck} c left join ${designCandidate} cand on cand.check_id = c.id
    where c.id = any (${sql.param([...checkIds])}::uuid[]) group by c.id`)
  return new Map(rows.map(row => [row.checkId, row]))
}
/** A search elsewhere that showed the same, and that nobody has decided about. */
const undecidedSearch = sql`s.verdict = 'same' and s.taken_back_on is null
  and not exists (select 1 from ${designDecision} dd where dd.search_id = s.id and dd.taken_back_on is null)`
/** Of each of these designs that has any: searches elsewhere that showed the same and nobody has decided about. */
export const undecidedSearches = async (tx: Tx, designIds: readonly string[]): Promise<Map<string, number>> => {
  if (!designIds.length) return new Map()
  const { rows } = await tx.execute<{ id: string; count: number }>(sql`
    select s.design_id as id, count(*)::int as count from ${designSearch} s
    where s.design_id = any (${sql.param([...designIds])}::uuid[]) and ${undecidedSearch} group by 1`)
  return new Map(rows.map(row => [row.id, row.count]))
}
const latest = sql`(select x.id from ${designCheck} x where x.design_id = ${Design.table.id} order by x.created_at desc limit 1)`
/** That a design's latest check, or a search elsewhere, came upon something that may be the same, and nobody has decided. */
export const waitsForDecision: SQL = sql`(exists (select 1 from ${designSearch} s where s.design_id = ${Design.table.id} and ${undecidedSearch})
  or exists (select 1 from ${designCheck} c join ${designCandidate} cand on cand.check_id = c.id
  where c.id = ${latest} and c.state = 'done' and ${likely} and not ${decided}))`
/** That no check of a design has come to its end. */
export const neverChecked: SQL = sql`not exists (select 1 from ${designCheck} c where c.design_id = ${Design.table.id} and c.state = 'done')`

/** Designs within reach with pictures that no check was asked about, but known copies; the latest declared first. */
export const uncheckedDesigns = async (tx: Tx, reach: Reach, limit: number): Promise<string[]> =>
  (
    await tx
      .select({ id: Design.table.id })
      .from(Design.table)
      .leftJoin(Establishment.table, eq(Establishment.table.id, Design.table.establishmentId))
      .where(
        and(
          within(reach),
          isNull(Design.table.copyFoundOn),
          sql`exists (select 1 from ${designView} v where v.design_id = ${Design.table.id} and not exists (
            select 1 from ${designCheck} c where c.design_id = ${Design.table.id} and c.created_at >= v.created_at))`,
        ),
      )
      .orderBy(desc(Design.table.declaredOn))
      .limit(limit)
  ).map(row => row.id)

const withPeople = { decision: designDecision, by: account.name, base: designSearch.base, searchedOn: designSearch.searchedOn }
/** Decisions that name one of these designs, the latest first, with the search elsewhere that they answer. */
export const decisionsAbout = (tx: Tx, designIds: readonly string[]) =>
  designIds.length
    ? tx
        .select(withPeople)
        .from(designDecision)
        .innerJoin(account, eq(account.id, designDecision.decidedBy))
        .leftJoin(designSearch, eq(designSearch.id, designDecision.searchId))
        .where(or(inArray(designDecision.designId, [...designIds]), inArray(designDecision.otherId, [...designIds])))
        .orderBy(desc(designDecision.createdAt))
    : Promise.resolve([])
export const insertDecision = async (tx: Tx, values: typeof designDecision.$inferInsert): Promise<DecisionRow> =>
  (await tx.insert(designDecision).values(values).returning())[0]!
export const takeBackDecision = (
  tx: Tx,
  id: string,
  values: Required<Pick<typeof designDecision.$inferInsert, 'takenBackBy' | 'takenBackOn' | 'takenBackWhy'>>,
) => tx.update(designDecision).set(values).where(eq(designDecision.id, id))
/** Whether a decision rests on a candidate that shows this view. */
export const isEvidence = async (tx: Tx, viewId: string): Promise<boolean> =>
  (
    await tx
      .select({ id: designDecision.id })
      .from(designDecision)
      .innerJoin(designCandidate, eq(designCandidate.id, designDecision.candidateId))
      .where(or(eq(designCandidate.viewId, viewId), eq(designCandidate.fromViewId, viewId)))
      .limit(1)
  ).length > 0

export const searchesOf = (tx: Tx, designId: string) =>
  tx
    .select({ search: designSearch, by: account.name })
    .from(designSearch)
    .innerJoin(account, eq(account.id, designSearch.accountId))
    .where(eq(designSearch.designId, designId))
    .orderBy(desc(designSearch.searchedOn), desc(designSearch.createdAt))
export const findSearch = async (tx: Tx, designId: string, id: string) =>
  (
    await tx
      .select()
      .from(designSearch)
      .where(and(eq(designSearch.id, id), eq(designSearch.designId, designId)))
  )[0]
export const insertSearch = async (tx: Tx, values: typeof designSearch.$inferInsert) =>
  (await tx.insert(designSearch).values(values).returning())[0]!
export const updateSearch = (tx: Tx, id: string, values: Partial<typeof designSearch.$inferInsert>) =>
  tx.update(designSearch).set(values).where(eq(designSearch.id, id))
