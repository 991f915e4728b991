/** Reads and keeps verifications and the findings of judgements. */
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Finding } from '../../kernel/rules.ts'
import { account } from '../people/people.schema.ts'
import { appraisal, type Occasion, verification } from './appraisal.schema.ts'

/** Each verification with the name of the officer. */
export const listVerifications = (tx: Tx) =>
  tx
    .select({ subject: verification.subject, on: verification.on, paper: verification.paper, by: account.name })
    .from(verification)
    .leftJoin(account, eq(account.id, verification.by))
    .orderBy(asc(verification.subject))
/** Keys of the rule versions and norms that an officer has verified. */
export const verifiedSubjects = async (tx: Tx): Promise<Set<string>> => {
  const rows = await tx.select({ subject: verification.subject }).from(verification)
  return new Set(rows.map(row => row.subject))
}
/** False when the subject was verified already. */
export const insertVerification = async (tx: Tx, values: Omit<typeof verification.$inferInsert, 'at'>): Promise<boolean> => {
  const rows = await tx.insert(verification).values(values).onConflictDoNothing().returning({ subject: verification.subject })
  return rows.length === 1
}
export const deleteVerifications = async (tx: Tx, subjects: readonly string[]): Promise<void> => {
  if (subjects.length) await tx.delete(verification).where(inArray(verification.subject, [...subjects]))
}

/** The findings of one judgement, as kept. */
export interface AppraisalDraft {
  projectId: string
  day: Day
  occasion?: Occasion
  findings: readonly Finding[]
  suggested: number | null
}
/** Keeps the findings as the project's next judgement. */
export const insertAppraisal = async (tx: Tx, draft: AppraisalDraft) => {
  const position = sql<number>`(select count(*) from appraisal where project_id = ${draft.projectId})::int`
  const [row] = await tx
    .insert(appraisal)
    .values({ ...draft, findings: [...draft.findings], position })
    .returning()
  return row!
}
/** A project's judgements, the first one first. */
export const listAppraisals = (tx: Tx, projectId: string) =>
  tx.select().from(appraisal).where(eq(appraisal.projectId, projectId)).orderBy(asc(appraisal.position))
/** The latest whole appraisal of each of these projects. */
export const latestAppraisals = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .selectDistinctOn([appraisal.projectId])
        .from(appraisal)
        .where(and(inArray(appraisal.projectId, [...projectIds]), inArray(appraisal.occasion, ['appraise', 'reappraise'])))
        .orderBy(appraisal.projectId, sql`${appraisal.position} desc`)
    : []
/** How many kept judgements used one of these versions. */
export const countJudgedBy = async (tx: Tx, versions: readonly string[]): Promise<number> => {
  if (!versions.length) return 0
  const used = versions.map(version => sql`${appraisal.findings} @> ${JSON.stringify([{ version }])}::jsonb`)
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(appraisal)
    .where(or(...used))
  return row?.count ?? 0
}
