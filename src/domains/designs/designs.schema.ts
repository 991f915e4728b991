/** New designs, counted once each: variants of colour and size belong to one design. */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, unique } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { clean } from '../../kernel/text.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { Brief } from '../trade/briefs.schema.ts'
import { locarnoAsWritten, locarnoClasses } from './locarno.schema.ts'

const { ceramics, lacquer, bamboo, inlay, textile, metal_stone } = crafts
/** The six groups of the design contest. */
export const designCrafts = { ceramics, lacquer, bamboo, inlay, textile, metal_stone } as const
export type DesignCraft = keyof typeof designCrafts
export const designSources = {
  contest: 'Cuộc thi thiết kế',
  consultancy: 'Tư vấn thiết kế',
  establishment: 'Cơ sở tự thiết kế',
  order: 'Theo đơn hàng',
} as const
/** Whose the design is. Author and establishment stand in their own fields, so that no name is kept twice; the others are named beside the kind. */
export const designOwners = {
  author: 'Tác giả',
  establishment: 'Cơ sở',
  orderer: 'Bên đặt hàng',
  organiser: 'Đơn vị tổ chức cuộc thi, tư vấn',
} as const
/** Kinds of owner who stand in no other field: they are named. */
export const namedOwners: readonly (keyof typeof designOwners)[] = ['orderer', 'organiser']

const word = z.string().transform(clean).pipe(z.string().min(1).max(80))
/** Short words that describe a design, each once: motifs, materials, techniques. */
const words = z
  .array(word)
  .max(20)
  .transform(list => [...new Map(list.map(each => [each.toLocaleLowerCase('vi'), each])).values()])

export const Design = entity(
  'design',
  'Mẫu sản phẩm',
  {
    code: f.text('Mã mẫu', { max: 40 }),
    name: f.text('Tên mẫu'),
    craft: f.choice('Nhóm nghề', designCrafts),
    source: f.choice('Nguồn mẫu', designSources),
    establishmentId: optional(f.ref('Cơ sở', () => Establishment.table.id)),
    author: optional(f.text('Tác giả', { personal: true })),
    madeOn: f.date('Ngày tạo mẫu', { help: 'Mẫu được tính vào năm tạo mẫu' }),
    declaredOn: f.date('Ngày khai báo'),
    acceptedOn: optional(f.date('Ngày kiểm tra, công nhận')),
    copyFoundOn: optional(f.date('Ngày xác nhận là bản sao', { help: 'Cán bộ xác nhận mẫu sao chép mẫu khác' })),
    copyReason: optional(f.text('Lý do xác nhận bản sao')),
    variantOf: optional(f.ref('Biến thể của mẫu', (): AnyPgColumn => Design.table.id as AnyPgColumn)),
    productKind: optional(f.text('Loại sản phẩm', { max: 200, help: 'Ví dụ: bình hoa, khay trà, khăn lụa' })),
    locarno: optional(
      f.choice('Nhóm Locarno', locarnoClasses, {
        also: locarnoAsWritten,
        help: 'Bảng phân loại quốc tế kiểu dáng công nghiệp; tên nhóm do phần mềm dịch từ bản của WIPO',
      }),
    ),
    motifs: optional(f.json<string[]>('Họa tiết', words)),
    materials: optional(f.json<string[]>('Chất liệu', words)),
    techniques: optional(f.json<string[]>('Kỹ thuật', words)),
    size: optional(f.text('Kích thước', { max: 200, help: 'Ví dụ: cao 32 cm, đường kính 18 cm' })),
    description: optional(f.text('Mô tả', { max: 4000 })),
    ownerKind: optional(f.choice('Chủ sở hữu', designOwners)),
    ownerName: optional(f.text('Tên chủ sở hữu', { personal: true, help: 'Bên đặt hàng hoặc đơn vị tổ chức là ai' })),
    briefId: optional(f.ref('Đáp ứng đặt hàng mẫu', () => Brief.table.id)),
    hs: optional(f.text('Mã HS', { max: 10, pattern: /^\d{2}(\d{2}){0,4}$/, help: 'Từ 2 đến 10 chữ số, không dấu chấm' })),
    priceMin: optional(f.dong('Giá bán từ')),
    priceMax: optional(f.dong('Giá bán đến')),
    disclosedOn: optional(f.date('Ngày công bố lần đầu', { help: 'Ngày mẫu được bày bán, đăng hoặc trưng bày lần đầu' })),
    openedOn: optional(f.date('Ngày mở công khai')),
    openedBasis: optional(f.text('Căn cứ mở công khai', { max: 500, help: 'Chủ sở hữu đồng ý bằng cách nào' })),
  },
  t => [
    unique().on(t.code),
    index().on(t.briefId),
    index().on(t.variantOf),
    check('design_price', sql`${t.priceMin} is null or ${t.priceMax} is null or ${t.priceMin} <= ${t.priceMax}`),
  ],
)
export type DesignRow = RowOf<typeof Design>
