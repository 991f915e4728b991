/** Places that the law gives priority: each list is one document's, with its days. Nothing ships: officers enter what their documents name. */
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { unit } from './units.schema.ts'

/** The kinds of area of TT 46/2012/TT-BCT Điều 6. */
export const areaKinds = {
  remote: 'Vùng cao, hải đảo, biên giới',
  ethnic: 'Vùng dân tộc thiểu số',
  poor: 'Huyện nghèo',
  new_rural: 'Xã trong kế hoạch xây dựng nông thôn mới',
  difficult: 'Địa bàn khó khăn, đặc biệt khó khăn',
} as const
export type AreaKind = keyof typeof areaKinds

export const AreaList = entity('area_list', 'Danh sách địa bàn ưu tiên', {
  kind: f.choice('Loại địa bàn', areaKinds),
  document: f.text('Văn bản', { max: 500, help: 'Số, ngày, cơ quan ban hành văn bản nêu danh sách' }),
  validFrom: f.date('Áp dụng từ ngày'),
  validUntil: optional(f.date('Áp dụng đến trước ngày', { help: 'Để trống khi còn hiệu lực' })),
  complete: f.flag('Là toàn bộ địa bàn loại này của thành phố', {
    help: 'Chỉ khi chọn Có, nơi không có tên mới được hiểu là không thuộc loại này; chọn Chưa chắc thì nơi ấy là chưa ghi nhận',
  }),
})
export type AreaListRow = RowOf<typeof AreaList>
/** A unit that a list names, as it stood when the list began. */
export const areaPlace = pgTable(
  'area_place',
  {
    listId: uuid()
      .notNull()
      .references(() => AreaList.table.id, { onDelete: 'cascade' }),
    unitId: text()
      .notNull()
      .references(() => unit.id),
  },
  table => [primaryKey({ columns: [table.listId, table.unitId] }), index().on(table.unitId)],
)
