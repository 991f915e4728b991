/** Export turnover by month and source. Sources, currencies and mapping versions are never mixed in one series. */
import { unique } from 'drizzle-orm/pg-core'
import { entity, f, optional } from '../../kernel/entity.ts'

export const ExportTurnover = entity(
  'export_turnover',
  'Kim ngạch xuất khẩu',
  {
    month: f.text('Tháng', { pattern: /^\d{4}-(0[1-9]|1[0-2])$/, help: 'Tháng theo lịch, dạng 2024-05 hoặc 05/2024' }),
    source: f.text('Nguồn số liệu'),
    currency: f.text('Loại tiền', { pattern: /^[A-Z]{3}$/, help: 'Ba chữ in hoa, ví dụ USD' }),
    mapping: f.text('Phiên bản nhóm hàng', { help: 'Cách quy mã HS về hàng thủ công mỹ nghệ, ví dụ DEMO-1' }),
    amount: f.decimal('Kim ngạch'),
    status: f.choice('Loại số liệu', { provisional: 'Sơ bộ', final: 'Chính thức' }),
    note: optional(f.text('Ghi chú')),
  },
  t => [unique().on(t.month, t.source, t.currency, t.mapping)],
)
