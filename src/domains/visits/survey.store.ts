/** Surveys in the database. */
import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { account } from '../people/people.schema.ts'
import { beneficiary } from '../projects/projects.schema.ts'
import { type SurveyRow, survey } from './survey.schema.ts'

export const listSurveys = (tx: Tx, projectId: string) =>
  tx
    .select({ survey, by: account.name })
    .from(survey)
    .leftJoin(account, eq(account.id, survey.by))
    .where(eq(survey.projectId, projectId))
    .orderBy(desc(survey.createdAt))
export const findOpen = async (tx: Tx, projectId: string): Promise<SurveyRow | undefined> =>
  (
    await tx
      .select()
      .from(survey)
      .where(and(eq(survey.projectId, projectId), isNull(survey.surveyedOn)))
      .for('update')
  )[0]
export const insertSurvey = async (tx: Tx, values: typeof survey.$inferInsert) => (await tx.insert(survey).values(values).returning())[0]!
export const updateSurvey = async (tx: Tx, id: string, values: Partial<typeof survey.$inferInsert>) =>
  (
    await tx
      .update(survey)
      .set({ ...values, revision: sql`${survey.revision} + 1` as unknown as number, updatedAt: sql`now()` as unknown as Date })
      .where(eq(survey.id, id))
      .returning()
  )[0]!

/** The last confirmed survey of each project. */
export const latestSurveys = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .selectDistinctOn([survey.projectId])
        .from(survey)
        .where(and(inArray(survey.projectId, [...projectIds]), isNotNull(survey.surveyedOn)))
        .orderBy(survey.projectId, desc(survey.createdAt))
    : []
/** Workers that the register holds for each project's beneficiaries together; null where one is unknown. */
export const registeredWorkers = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .select({
          projectId: beneficiary.projectId,
          workers: sql<
            number | null
          >`case when bool_and(${Establishment.table.workers} is not null) then sum(${Establishment.table.workers})::int end`,
        })
        .from(beneficiary)
        .innerJoin(Establishment.table, eq(Establishment.table.id, beneficiary.establishmentId))
        .where(inArray(beneficiary.projectId, [...projectIds]))
        .groupBy(beneficiary.projectId)
    : []
