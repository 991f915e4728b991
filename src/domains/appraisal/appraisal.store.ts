/** Reads norms and verifications; keeps verifications and the findings of appraisals. */
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Finding } from '../../kernel/rules.ts'
import { account } from '../people/people.schema.ts'
import { appraisal, type NormRow, norm, verification } from './appraisal.schema.ts'

/** A province's own norms and the nation's; another province's never. */
const of = (province: string) => or(eq(norm.scope, 'national'), eq(norm.province, province))

/** Norms of the nation and the province in force on the day. */
export const listNormsOn = (tx: Tx, day: Day, province: string): Promise<NormRow[]> =>
  tx
    .select()
    .from(norm)
    .where(and(of(province), lte(norm.validFrom, day), or(isNull(norm.validUntil), gt(norm.validUntil, day))))
    .orderBy(asc(norm.scope), asc(norm.key))
export const listNorms = (tx: Tx, province: string): Promise<NormRow[]> =>
  tx.select().from(norm).where(of(province)).orderBy(asc(norm.scope), asc(norm.key))

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

/** The findings of one appraisal, as kept. */
export interface AppraisalDraft {
  projectId: string
  day: Day
  findings: readonly Finding[]
  suggested: number | null
}
/** Keeps the findings as the project's next appraisal. */
export const insertAppraisal = async (tx: Tx, draft: AppraisalDraft) => {
  const position = sql<number>`(select count(*) from appraisal where project_id = ${draft.projectId})::int`
  const [row] = await tx
    .insert(appraisal)
    .values({ ...draft, findings: [...draft.findings], position })
    .returning()
  return row!
}
/** A project's appraisals, the first one first. */
export const listAppraisals = (tx: Tx, projectId: string) =>
  tx.select().from(appraisal).where(eq(appraisal.projectId, projectId)).orderBy(asc(appraisal.position))
