/** Staged rows that mention somebody. */
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { job } from '../jobs/jobs.schema.ts'
import { contains, type Terms } from '../privacy/terms.rules.ts'
import type { Problem } from './lines.rules.ts'
import { importRow } from './staging.schema.ts'

const cells = sql`${importRow.cells}::text`
const digits = (value: string): SQL => sql`regexp_replace(${cells}, '[[:space:].-]', '', 'g') like ${contains(value)}`

export const findStaged = (tx: Tx, { name, phone, email, number }: Terms) =>
  tx
    .select({
      jobId: importRow.jobId,
      file: sql<string>`coalesce(${job.input} ->> 'fileName', ${job.title})`,
      sheet: importRow.sheet,
      row: importRow.row,
    })
    .from(importRow)
    .innerJoin(job, eq(job.id, importRow.jobId))
    .where(
      and(
        inArray(importRow.state, ['waiting', 'good', 'bad']),
        or(
          sql`false`,
          name ? sql`search_fold(${cells}) like ${contains(name)}` : undefined,
          phone ? digits(phone) : undefined,
          number ? digits(number) : undefined,
          email ? sql`lower(${cells}) like ${contains(email)}` : undefined,
        ),
      ),
    )
    .orderBy(job.createdAt, importRow.sheet, importRow.row)
    .limit(200)
/** The cells of one row that still holds them, with the name of its file. */
export const cellsOf = async (tx: Tx, jobId: string, sheet: string, row: number) =>
  (
    await tx
      .select({ file: sql<string>`coalesce(${job.input} ->> 'fileName', ${job.title})`, cells: importRow.cells })
      .from(importRow)
      .innerJoin(job, eq(job.id, importRow.jobId))
      .where(and(eq(importRow.jobId, jobId), eq(importRow.sheet, sheet), eq(importRow.row, row)))
  )[0]
export const emptyStaged = (tx: Tx, jobId: string, sheet: string, row: number, problem: Problem) =>
  tx
    .update(importRow)
    .set({ cells: {}, state: 'bad', problems: [problem] })
    .where(and(eq(importRow.jobId, jobId), eq(importRow.sheet, sheet), eq(importRow.row, row)))
