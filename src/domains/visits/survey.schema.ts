/** The survey on the spot (khảo sát): a checklist as dated data, and what was found at an establishment. */
import { sql } from 'drizzle-orm'
import { date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Day } from '../../kernel/dates.ts'
import type { Confidence } from '../../kernel/rules.ts'
import { account } from '../people/people.schema.ts'
import { Project } from '../projects/projects.schema.ts'

export interface Question {
  key: string
  label: string
  help?: string
  /** `yes`: yes is as it should be · `count`: a number held against the register's. */
  kind: 'yes' | 'count'
  /** May be answered 'does not apply'. */
  maybe?: true
}
export interface Checklist {
  /** Kept with each survey. */
  version: string
  from: Day
  basis: string
  confidence: Confidence
  questions: readonly Question[]
}
/**
 * The checklists through time, the latest last. What a survey looks at is practice of several provinces (law.md 3.10: workshop readiness,
 * contracts, post-checks), not a form laid down by law.
 */
export const checklists: readonly Checklist[] = [
  {
    version: 'khao-sat@2012-07-05',
    from: '2012-07-05',
    basis: 'Thực tiễn khảo sát của các địa phương (Bắc Giang 2024, Hòa Bình 2023); chưa thấy mẫu do pháp luật quy định',
    confidence: 'I',
    questions: [
      { key: 'found', label: 'Cơ sở hoạt động đúng địa chỉ đã khai', kind: 'yes' },
      { key: 'producing', label: 'Đang sản xuất ngành nghề đã khai', kind: 'yes' },
      { key: 'workshop', label: 'Mặt bằng, nhà xưởng sẵn sàng cho nội dung đề nghị', kind: 'yes' },
      { key: 'power', label: 'Điện, hạ tầng đáp ứng', kind: 'yes', maybe: true },
      {
        key: 'not_yet',
        label: 'Nội dung đề nghị chưa thực hiện xong trước khi được duyệt',
        help: 'Máy đã mua, mô hình đã làm xong thì trả lời Không và ghi rõ',
        kind: 'yes',
      },
      { key: 'capital', label: 'Có căn cứ về vốn đối ứng', help: 'Sao kê, hợp đồng vay, hợp đồng mua bán', kind: 'yes' },
      { key: 'environment', label: 'Có giấy tờ về môi trường', kind: 'yes', maybe: true },
      { key: 'workers', label: 'Số lao động thấy tại chỗ', kind: 'count' },
    ],
  },
]

export interface Answer {
  value: 'yes' | 'no' | 'none' | number | null
  note?: string | undefined
}
export type Answers = Record<string, Answer>

/** One survey of a project; a project returned and handed in again is surveyed anew, and the old sheet stays. */
export const survey = pgTable(
  'survey',
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: uuid()
      .notNull()
      .references(() => Project.table.id),
    version: text().notNull(),
    answers: jsonb().$type<Answers>().notNull(),
    note: text(),
    /** Null while it is being filled in. */
    surveyedOn: date({ mode: 'string' }),
    by: uuid().references(() => account.id),
    revision: integer().notNull().default(1),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [index().on(table.projectId), uniqueIndex('survey_open').on(table.projectId).where(sql`surveyed_on is null`)],
)
export type SurveyRow = typeof survey.$inferSelect
