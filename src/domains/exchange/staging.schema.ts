/** Rows of a workbook on their way in: read once, checked, then saved in batches that a restart can go on from. */
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { job } from '../jobs/jobs.schema.ts'

export const rowStates = {
  waiting: 'Chờ kiểm tra',
  good: 'Đúng',
  bad: 'Có lỗi',
  saved: 'Đã nhập',
  unchanged: 'Đã có sẵn',
} as const
export type RowState = keyof typeof rowStates

/** The cells of a row go when it is in; those of rows that stayed out, with all that is left of a job, after the days that the settings say. */
export const importRow = pgTable(
  'import_row',
  {
    jobId: uuid()
      .notNull()
      .references(() => job.id, { onDelete: 'cascade' }),
    sheet: text().notNull(),
    row: integer().notNull(),
    /** SHA-256 of the cells: a corrected workbook is checked only where it differs. */
    digest: text().notNull(),
    /** SHA-256 of what tells the row's record from every other: two rows with one key are the same thing twice. */
    key: text(),
    cells: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text({ enum: Object.keys(rowStates) as [RowState, ...RowState[]] })
      .notNull()
      .default('waiting'),
    problems: jsonb().$type<unknown[]>(),
    recordId: uuid(),
  },
  table => [
    primaryKey({ columns: [table.jobId, table.sheet, table.row] }),
    index().on(table.jobId, table.state),
    index().on(table.jobId, table.key),
  ],
)
