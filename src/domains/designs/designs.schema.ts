/** New designs, counted once each: variants of colour and size belong to one design. */
import { type AnyPgColumn, unique } from 'drizzle-orm/pg-core'
import { entity, f, optional } from '../../kernel/entity.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { crafts } from '../reference/catalog.schema.ts'

const { ceramics, lacquer, bamboo, inlay, textile, metal_stone } = crafts

export const Design = entity(
  'design',
  'Mẫu sản phẩm',
  {
    code: f.text('Mã mẫu', { max: 40 }),
    name: f.text('Tên mẫu'),
    craft: f.choice('Nhóm nghề', { ceramics, lacquer, bamboo, inlay, textile, metal_stone }),
    source: f.choice('Nguồn mẫu', {
      contest: 'Cuộc thi thiết kế',
      consultancy: 'Tư vấn thiết kế',
      establishment: 'Cơ sở tự thiết kế',
      order: 'Theo đơn hàng',
    }),
    establishmentId: optional(f.ref('Cơ sở', () => Establishment.table.id)),
    author: optional(f.text('Tác giả', { personal: true })),
    madeOn: f.date('Ngày tạo mẫu', { help: 'Mẫu được tính vào năm tạo mẫu' }),
    declaredOn: f.date('Ngày khai báo'),
    acceptedOn: optional(f.date('Ngày kiểm tra, công nhận')),
    copyFoundOn: optional(f.date('Ngày xác nhận là bản sao', { help: 'Cán bộ xác nhận mẫu sao chép mẫu khác' })),
    copyReason: optional(f.text('Lý do xác nhận bản sao')),
    variantOf: optional(f.ref('Biến thể của mẫu', (): AnyPgColumn => Design.table.id as AnyPgColumn)),
  },
  t => [unique().on(t.code)],
)
