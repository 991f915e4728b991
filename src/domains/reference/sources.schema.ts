/** Where a record came from: which import, file, sheet and row. Every figure leads back to these. */

import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { entity, f, optional } from '../../kernel/entity.ts'

/** One workbook brought in. */
export const Import = entity('import', 'Lần nhập', {
  kind: f.text('Loại sổ'),
  fileName: f.text('Tên tệp'),
  sha256: f.text('Mã kiểm tra tệp'),
  day: f.date('Ngày nghiệp vụ'),
  by: optional(f.text('Người nhập')),
  accepted: f.int('Số dòng đã nhập'),
  rejected: f.int('Số dòng bị từ chối'),
  problems: f.json('Lỗi', z.array(z.unknown())),
  undoneOn: optional(f.date('Ngày rút lại')),
  undoneBy: optional(f.text('Người rút lại')),
  undoReason: optional(f.text('Lý do rút lại')),
})
/** The row of a workbook that a record was read from. */
export const sourceRow = pgTable(
  'source_row',
  {
    recordId: uuid().notNull(),
    entity: text().notNull(),
    importId: uuid()
      .notNull()
      .references(() => Import.table.id),
    file: text().notNull(),
    sheet: text().notNull(),
    row: integer().notNull(),
  },
  table => [index().on(table.recordId), index().on(table.importId)],
)
