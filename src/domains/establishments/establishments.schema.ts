/** The register: establishments and craft villages. */
import { index, unique } from 'drizzle-orm/pg-core'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { crafts, sectors } from '../reference/catalog.schema.ts'
import { unit } from '../reference/units.schema.ts'

export const establishmentKinds = {
  company: 'Doanh nghiệp',
  cooperative: 'Hợp tác xã',
  group: 'Tổ hợp tác',
  household: 'Hộ kinh doanh',
} as const

export const Village = entity(
  'village',
  'Làng nghề',
  {
    code: f.text('Mã làng nghề', { max: 30 }),
    name: f.text('Tên làng nghề'),
    craft: optional(f.text('Nghề')),
    unitId: optional(f.unit('Xã, phường', () => unit.id)),
    recognitionNumber: optional(f.text('Số quyết định công nhận')),
    recognisedOn: optional(f.date('Ngày công nhận', { help: 'Để trống khi chưa rõ: điều kiện theo làng nghề sẽ là chưa xác định' })),
    withdrawnOn: optional(f.date('Ngày thu hồi công nhận')),
    note: optional(f.text('Ghi chú')),
    search: f.text('Chữ tìm kiếm', { max: 1000 }),
  },
  t => [unique().on(t.code)],
)

export const Establishment = entity(
  'establishment',
  'Cơ sở công nghiệp nông thôn',
  {
    code: f.text('Mã cơ sở', { max: 30, help: 'Mã không đổi của cơ sở trong sổ bộ, ví dụ CS-0001' }),
    name: f.text('Tên cơ sở', { max: 300 }),
    kind: f.choice('Loại hình', establishmentKinds),
    taxCode: optional(
      f.text('Mã số thuế', {
        max: 14,
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
    cleanerProduction: f.flag('Áp dụng sản xuất sạch hơn'),
    clusterInfrastructure: f.flag('Đầu tư hạ tầng cụm công nghiệp'),
    experienceYears: optional(f.int('Số năm hoạt động', { max: 200 })),
    representative: optional(f.text('Người đại diện', { personal: true })),
    phone: optional(f.text('Điện thoại', { personal: true, pattern: /^0\d{9,10}$/, help: 'Số bắt đầu bằng 0, ví dụ 0912345678' })),
    email: optional(f.text('Thư điện tử', { personal: true, pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/ })),
    search: f.text('Chữ tìm kiếm', { max: 2000 }),
  },
  t => [unique().on(t.code), index().on(t.unitId)],
)
export type EstablishmentRow = RowOf<typeof Establishment>
export type VillageRow = RowOf<typeof Village>
