/** Rows of a workbook on their way in, in the database: staged, taken up in batches, marked, counted. */
import { and, asc, eq, gt, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { job } from '../jobs/jobs.schema.ts'
import { causesByColumn, type Problem } from './lines.rules.ts'
import type { RowBatch } from './reading-thread.actions.ts'
import { importRow, type RowState } from './staging.schema.ts'

/** What is known of a row after it was looked at. */
export interface Mark {
  row: number
  state: RowState
  problems: Problem[]
  /** Digest of the record's key; null when there is no record. */
  key: string | null
  recordId: string | null
}
export type StagedRow = Pick<typeof importRow.$inferSelect, 'row' | 'cells' | 'state' | 'problems'>

const list = (values: readonly unknown[], type: string): SQL => sql`${sql.param(values)}::${sql.raw(type)}[]`
const ofJob = (jobId: string) => eq(importRow.jobId, jobId)

export const deleteRows = (tx: Tx, jobId: string) => tx.delete(importRow).where(ofJob(jobId))
/** Adds rows as they were read: one parameter, however many they are. */
export const insertRows = (tx: Tx, jobId: string, { sheet, rows }: Pick<RowBatch, 'sheet' | 'rows'>): Promise<unknown> =>
  tx.execute(sql`
    insert into import_row (job_id, sheet, row, digest, cells)
    select ${jobId}::uuid, ${sheet}, g.row, g.digest, g.cells from jsonb_to_recordset(${rows}::jsonb) as g (row int, digest text, cells jsonb)`)
/** Tells the planner how many rows there are now; until then it takes them for few and compares each with each. */
export const countAnew = (tx: Tx): Promise<unknown> => tx.execute(sql`analyze import_row`)
/** Rows whose cells an earlier import knows take over what it found: they are in, or they are right. */
export const takeOver = (tx: Tx, jobId: string, earlierId: string): Promise<unknown> =>
  tx.execute(sql`
    update import_row r
    set state = case when e.state = 'good' then 'good' else 'unchanged' end, key = case when e.state = 'good' then e.key end,
      cells = case when e.state = 'good' then r.cells else '{}' end
    from (
      select distinct on (sheet, digest) sheet, digest, state, key from import_row
      where job_id = ${earlierId} and state in ('good', 'saved', 'unchanged') order by sheet, digest, row
    ) e
    where r.job_id = ${jobId} and r.sheet = e.sheet and r.digest = e.digest`)

/** The next rows of a sheet in one of these states, from the top. */
export const nextRows = (tx: Tx, jobId: string, sheet: string, states: readonly RowState[], after: number, limit: number) =>
  tx
    .select({ row: importRow.row, cells: importRow.cells, state: importRow.state, problems: importRow.problems })
    .from(importRow)
    .where(and(ofJob(jobId), eq(importRow.sheet, sheet), gt(importRow.row, after), inArray(importRow.state, [...states])))
    .orderBy(asc(importRow.row))
    .limit(limit)

/** Writes what is known of rows. The cells of rows that are in are not needed any more. */
export const markRows = async (tx: Tx, jobId: string, sheet: string, marks: readonly Mark[]): Promise<void> => {
  if (!marks.length) return
  const column = <T>(pick: (mark: Mark) => T, type: string) => list(marks.map(pick), type)
  await tx.execute(sql`
    update import_row r
    set state = m.state, problems = m.problems, key = m.key, record_id = m.record_id,
      cells = case when m.state in ('saved', 'unchanged') then '{}' else r.cells end
    from unnest(${column(m => m.row, 'int')}, ${column(m => m.state, 'text')},
      ${column(m => (m.problems.length ? JSON.stringify(m.problems) : null), 'jsonb')},
      ${column(m => m.key, 'text')}, ${column(m => m.recordId, 'uuid')}) as m (row, state, problems, key, record_id)
    where r.job_id = ${jobId} and r.sheet = ${sheet} and r.row = m.row`)
}

/** Of these keys, those that rows above `row` have: key → the first such row. */
export const keysAbove = async (
  tx: Tx,
  jobId: string,
  sheet: string,
  keys: readonly string[],
  row: number,
): Promise<Map<string, number>> => {
  if (!keys.length) return new Map()
  const found = await tx
    .select({ key: importRow.key, row: sql<number>`min(${importRow.row})` })
    .from(importRow)
    .where(and(ofJob(jobId), eq(importRow.sheet, sheet), lt(importRow.row, row), sql`${importRow.key} = any(${list(keys, 'text')})`))
    .groupBy(importRow.key)
  return new Map(found.map(each => [each.key ?? '', each.row]))
}
/** Of these keys, those of good rows that are not in yet. */
export const goodKeys = async (tx: Tx, jobId: string, sheet: string, keys: readonly string[]): Promise<Set<string>> => {
  const found = await tx
    .select({ key: importRow.key })
    .from(importRow)
    .where(and(ofJob(jobId), eq(importRow.sheet, sheet), eq(importRow.state, 'good'), sql`${importRow.key} = any(${list(keys, 'text')})`))
  return new Set(found.map(each => each.key ?? ''))
}

/** Rows by sheet and state. */
export const countRows = (tx: Tx, jobId: string) =>
  tx
    .select({ sheet: importRow.sheet, state: importRow.state, count: sql<number>`count(*)::int` })
    .from(importRow)
    .where(ofJob(jobId))
    .groupBy(importRow.sheet, importRow.state)

/** What is wrong with the rows: for each level and cause, where it takes one of each column, how many, and the first `limit` of them in the order of sheets and rows. */
export const selectProblems = async (tx: Tx, jobId: string, sheets: readonly string[], limit: number) => {
  const { rows } = await tx.execute<{ problem: Problem; total: number }>(sql`
    select problem, total from (
      select p.problem, count(*) over kind as total, row_number() over (kind order by array_position(${list(sheets, 'text')}, r.sheet), r.row, p.at) as place
      from import_row r cross join lateral jsonb_array_elements(r.problems) with ordinality as p (problem, at)
      where r.job_id = ${jobId} and r.problems is not null
      window kind as (partition by p.problem ->> 'level', p.problem ->> 'cause',
        case when p.problem ->> 'cause' = any (${list(causesByColumn, 'text')}) then p.problem ->> 'column' end)
    ) listed where place <= ${limit} order by place`)
  return rows
}

/** Jobs of this kind that ended longer ago than so many days and still hold rows or a file. */
export const selectStale = (tx: Tx, kind: string, days: number) =>
  tx
    .select({ id: job.id, input: job.input })
    .from(job)
    .where(
      and(
        eq(job.kind, kind),
        isNotNull(job.endedAt),
        sql`${job.endedAt} < now() - make_interval(days => ${days})`,
        or(sql`${job.input} ->> 'file' is not null`, sql`exists (select 1 from import_row r where r.job_id = ${job.id})`),
      ),
    )
export const forgetFile = (tx: Tx, jobId: string) =>
  tx
    .update(job)
    .set({ input: sql`${job.input} - 'file'` })
    .where(eq(job.id, jobId))
/** Lets everything go that a job could go on from: its file, its rows. */
export const forgetJob = async (tx: Tx, jobId: string): Promise<void> => {
  await deleteRows(tx, jobId)
  await tx
    .update(job)
    .set({ input: sql`${job.input} - 'file'`, checkpoint: null })
    .where(eq(job.id, jobId))
}
