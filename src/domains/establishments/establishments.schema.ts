/** The register: establishments and craft villages. */
import { type AnyPgColumn, boolean, date, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { account } from '../people/people.schema.ts'
import { crafts, sectors } from '../reference/catalog.schema.ts'
import { unit } from '../reference/units.schema.ts'
import { plainPhone, plainTaxCode } from './contacts.rules.ts'

export const establishmentKinds = {
  company: 'Doanh nghiệp',
  cooperative: 'Hợp tác xã',
  group: 'Tổ hợp tác',
  household: 'Hộ kinh doanh',
} as const
/** A telephone as people type it, kept as digits from 0 on. */
export const phoneField = () =>
  optional(f.text('Điện thoại', { personal: true, tidy: plainPhone, pattern: /^0\d{9,10}$/, help: 'Số bắt đầu bằng 0, ví dụ 0912345678' }))
/** Legal forms as lists write them, without marks. */
const kindsAsWritten: Readonly<Record<string, keyof typeof establishmentKinds>> = {
  ...{ hkd: 'household', 'ho kd': 'household', 'ho ca the': 'household', 'ho kinh doanh ca the': 'household' },
  ...{ htx: 'cooperative', tht: 'group', 'to ht': 'group', dn: 'company', dntn: 'company', 'doanh nghiep tu nhan': 'company' },
  ...Object.fromEntries(
    ['cong ty', 'cty'].flatMap(word =>
      ['', ' tnhh', ' tnhh mtv', ' tnhh mot thanh vien', ' tnhh hai thanh vien', ' cp', ' co phan'].map(
        form => [word + form, 'company'] as const,
      ),
    ),
  ),
}

export const villageTitles = { craft: 'Làng nghề', traditional: 'Làng nghề truyền thống', with_craft: 'Làng có nghề' } as const
export const Village = entity(
  'village',
  'Làng nghề',
  {
    code: f.text('Mã làng nghề', { max: 30 }),
    name: f.text('Tên làng nghề'),
    otherNames: optional(f.text('Tên khác, tên cũ', { help: 'Nhiều tên thì cách nhau bằng dấu chấm phẩy' })),
    title: optional(f.choice('Danh hiệu', villageTitles)),
    craft: optional(f.text('Nghề')),
    unitId: optional(f.unit('Xã, phường', () => unit.id)),
    note: optional(f.text('Ghi chú')),
    mergedInto: optional(f.ref('Đã gộp vào', (): AnyPgColumn => Village.table.id as AnyPgColumn)),
    search: f.text('Chữ tìm kiếm', { max: 1000 }),
  },
  t => [unique().on(t.code)],
)
/** A period of a village's recognition: the decision that began it and, once it has ended, the one that withdrew it. A village may have several. */
export const VillageRecognition = entity(
  'village_recognition',
  'Kỳ công nhận làng nghề',
  {
    villageId: f.ref('Làng nghề', () => Village.table.id),
    recognitionNumber: optional(f.text('Số quyết định công nhận')),
    recognisedOn: optional(f.date('Ngày công nhận', { help: 'Để trống khi chưa rõ: điều kiện theo làng nghề sẽ là chưa xác định' })),
    withdrawalNumber: optional(f.text('Số quyết định thu hồi')),
    withdrawnOn: optional(f.date('Ngày thu hồi công nhận')),
  },
  // One period begins on a day; one whose day is not known stands once.
  t => [unique().on(t.villageId, t.recognisedOn).nullsNotDistinct()],
)

export const Establishment = entity(
  'establishment',
  'Cơ sở công nghiệp nông thôn',
  {
    code: f.text('Mã cơ sở', { max: 30, help: 'Mã không đổi của cơ sở trong sổ bộ, ví dụ CS-0001' }),
    name: f.text('Tên cơ sở', { max: 300 }),
    kind: f.choice('Loại hình', establishmentKinds, { also: kindsAsWritten }),
    taxCode: optional(
      f.text('Mã số thuế', {
        max: 14,
        tidy: plainTaxCode,
        pattern: /^(\d{10}(-\d{3})?|\d{12})$/,
        help: '10 số, 10 số kèm -001, hoặc 12 số (số định danh của chủ hộ, từ 01/07/2025)',
      }),
    ),
    craft: f.choice('Nghề chính', crafts),
    sector: f.choice('Ngành (Điều 5 NĐ 45/2012)', sectors),
    unitId: f.unit('Xã, phường', () => unit.id),
    address: optional(f.text('Địa chỉ', { personal: true })),
    villageId: optional(f.ref('Làng nghề', () => Village.table.id)),
    workers: optional(f.int('Số lao động')),
    localMaterials: optional(f.int('Nguyên liệu địa phương (%)', { max: 100, help: 'Tỷ lệ giá trị nguyên liệu mua trong thành phố' })),
    exporting: optional(f.flag('Có xuất khẩu', { help: 'Có hợp đồng hoặc sản xuất hàng xuất khẩu' })),
    supportingIndustry: optional(
      f.flag('Sản xuất công nghiệp hỗ trợ', { help: 'Làm sản phẩm công nghiệp hỗ trợ theo danh mục của Chính phủ; chưa rõ thì để trống' }),
    ),
    womenOwned: optional(f.flag('Phụ nữ làm chủ', { help: 'Theo giấy đăng ký hoặc cơ sở tự khai; chưa rõ thì để trống' })),
    // Of a household it tells of its owner: kept, shown and erased as the owner's own.
    minorityOwned: optional(
      f.flag('Người dân tộc thiểu số làm chủ', {
        personal: true,
        help: 'Chỉ ghi Có hoặc Không theo lời khai của cơ sở, không ghi dân tộc của ai; chưa rõ thì để trống',
      }),
    ),
    cleanerProduction: f.flag('Áp dụng sản xuất sạch hơn'),
    clusterInfrastructure: f.flag('Đầu tư hạ tầng cụm công nghiệp'),
    experienceYears: optional(f.int('Số năm hoạt động', { max: 200 })),
    representative: optional(f.text('Người đại diện', { personal: true })),
    phone: phoneField(),
    email: optional(f.text('Thư điện tử', { personal: true, pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/ })),
    closedOn: optional(f.date('Ngày ngừng hoạt động')),
    mergedInto: optional(f.ref('Đã gộp vào', (): AnyPgColumn => Establishment.table.id as AnyPgColumn)),
    search: f.text('Chữ tìm kiếm', { max: 2000 }),
  },
  t => [unique().on(t.code), index().on(t.unitId), index().on(t.villageId), index().on(t.mergedInto)],
)
/** Names by which an establishment was or is also known. */
export const EstablishmentName = entity(
  'establishment_name',
  'Tên khác của cơ sở',
  {
    establishmentId: f.ref('Cơ sở', () => Establishment.table.id),
    name: f.text('Tên', { max: 300 }),
    kind: f.choice('Loại tên', { former: 'Tên cũ', alias: 'Tên thường gọi', trade: 'Tên giao dịch' }),
    until: optional(f.date('Dùng đến ngày')),
    note: optional(f.text('Ghi chú')),
  },
  t => [index().on(t.establishmentId)],
)
/** A paper kept with an establishment itself, not with one of its projects. */
export const EstablishmentPaper = entity(
  'establishment_paper',
  'Giấy tờ của cơ sở',
  {
    establishmentId: f.ref('Cơ sở', () => Establishment.table.id),
    kind: f.choice('Loại giấy tờ', {
      registration: 'Giấy đăng ký kinh doanh',
      certificate: 'Giấy chứng nhận, bằng khen',
      environment: 'Giấy tờ môi trường',
      photo: 'Ảnh cơ sở, sản phẩm',
      other: 'Giấy tờ khác',
    }),
    number: optional(f.text('Số')),
    issuedOn: optional(f.date('Ngày')),
    fileName: f.text('Tên tệp'),
    sha256: f.text('Mã kiểm tra tệp'),
    mediaType: f.text('Loại tệp'),
    size: f.int('Dung lượng (byte)'),
    erasedOn: optional(f.date('Ngày xóa tệp theo yêu cầu')),
  },
  t => [index().on(t.establishmentId)],
)
export const artisanTitles = {
  people: 'Nghệ nhân Nhân dân',
  merited: 'Nghệ nhân Ưu tú',
  city: 'Nghệ nhân Hà Nội',
  village: 'Nghệ nhân làng nghề',
  worker: 'Thợ giỏi',
} as const
export const Artisan = entity(
  'artisan',
  'Nghệ nhân',
  {
    code: f.text('Mã nghệ nhân', { max: 30 }),
    name: f.text('Họ và tên', { personal: true }),
    birthYear: optional(f.int('Năm sinh', { min: 1900, max: 2100, personal: true })),
    title: f.choice('Danh hiệu', artisanTitles),
    craft: f.choice('Nghề', crafts),
    unitId: f.unit('Xã, phường', () => unit.id),
    villageId: optional(f.ref('Làng nghề', () => Village.table.id)),
    establishmentId: optional(f.ref('Cơ sở', () => Establishment.table.id)),
    recognitionNumber: optional(f.text('Số quyết định phong tặng')),
    recognisedOn: optional(f.date('Ngày phong tặng')),
    phone: phoneField(),
    note: optional(f.text('Ghi chú')),
    mergedInto: optional(f.ref('Đã gộp vào', (): AnyPgColumn => Artisan.table.id as AnyPgColumn)),
  },
  t => [unique().on(t.code), index().on(t.establishmentId), index().on(t.villageId)],
)
export type ArtisanRow = RowOf<typeof Artisan>

/** One change of many records, with what each was before: previewed first, undone in one step. */
export const bulkChange = pgTable('bulk_change', {
  id: uuid().primaryKey().defaultRandom(),
  entity: text().notNull(),
  /** 'bulk' for the same value set in many, 'excel' for a corrected workbook brought back. */
  kind: text({ enum: ['bulk', 'excel'] }).notNull(),
  accountId: uuid().references(() => account.id),
  day: date({ mode: 'string' }).notNull(),
  reason: text(),
  /** Per record: the fields that changed, before and after. Personal values in them are erased with the record. */
  rows: jsonb().$type<{ id: string; code: string; before: Record<string, unknown>; after: Record<string, unknown> }[]>().notNull(),
  count: integer().notNull(),
  undoneOn: date({ mode: 'string' }),
  undoneBy: uuid().references(() => account.id),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
/** Filters and columns that somebody keeps under a name. */
export const savedView = pgTable(
  'saved_view',
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    screen: text().notNull(),
    name: text().notNull(),
    query: jsonb().$type<Record<string, string>>().notNull(),
    columns: jsonb().$type<string[]>(),
    shared: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [unique().on(table.accountId, table.screen, table.name)],
)
export type EstablishmentRow = RowOf<typeof Establishment>
export type VillageRow = RowOf<typeof Village>
export type RecognitionRow = RowOf<typeof VillageRecognition>
