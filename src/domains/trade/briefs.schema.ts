/** Design briefs (đặt hàng mẫu): what a market asks for, with the figures that say so frozen on the day; and what came of them. */
import { sql } from 'drizzle-orm'
import { check, index, unique } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { isDay } from '../../kernel/dates.ts'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { clean } from '../../kernel/text.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { crafts } from '../reference/catalog.schema.ts'

const { ceramics, lacquer, bamboo, inlay, textile, metal_stone } = crafts
/** The six craft groups of the yearly design contest. */
export const briefCrafts = { ceramics, lacquer, bamboo, inlay, textile, metal_stone } as const
export type BriefCraft = keyof typeof briefCrafts

export const briefStates = { draft: 'Dự thảo', published: 'Đang nhận mẫu', closed: 'Đã đóng' } as const
export type BriefState = keyof typeof briefStates

/** What a price band is measured at; bands at different points are not compared. */
export const priceBases = {
  fob: 'Giá bán tại cảng đi (FOB)',
  import: 'Giá nhập khẩu bình quân theo thống kê',
  retail: 'Giá bán lẻ tại thị trường',
  factory: 'Giá bán tại xưởng',
} as const

const line = (max: number) => z.string().transform(clean).pipe(z.string().min(1).max(max))
const day = z.string().refine(isDay)
const once = <T>(list: readonly T[]) => new Set(list).size === list.length
/** Paragraphs, one each: line breaks carry meaning here. */
const paragraphs = z.array(line(2000)).max(40)

/** A certificate, standard or rule of the market, and where it says so. */
const certificate = z.object({ name: line(200), note: line(1000).nullable(), source: line(500), checkedOn: day.nullable() })
export type Certificate = z.output<typeof certificate>

/** One figure as the analysis gave it on a day. It does not change when data or mapping change later, so that it can be cited. */
export const evidence = z.object({
  /** `analysis`: computed here from imported trade data; `noted`: written down by an officer from a paper. */
  origin: z.enum(['analysis', 'noted']),
  /** What it measures: 'Nhập khẩu của Hoa Kỳ', 'Thị phần của Trung Quốc'. */
  label: line(300),
  /** null when the analysis refused: then `text` says why. */
  value: z.number().nullable(),
  /** The figure in words, as it stood on the screen. */
  text: line(300),
  unit: line(60).nullable(),
  source: line(300),
  reporter: line(120).nullable(),
  partner: line(120).nullable(),
  product: line(200).nullable(),
  period: line(60),
  mapping: line(60).nullable(),
  /** The day the analysis was made. */
  takenOn: day,
})
export type Evidence = z.output<typeof evidence>

export const Brief = entity(
  'brief',
  'Đặt hàng mẫu',
  {
    code: f.text('Mã đặt hàng', { max: 30 }),
    year: f.int('Năm', { min: 2012, max: 2100, help: 'Năm kế hoạch mà mẫu mới được tính vào' }),
    title: f.text('Tên đặt hàng mẫu', { max: 300 }),
    craft: f.choice('Nhóm nghề', briefCrafts),
    product: f.text('Loại sản phẩm', { max: 200, help: 'Ví dụ: giỏ đựng đồ mây tre, đèn bàn gốm' }),
    markets: f.json<string[]>(
      'Thị trường',
      z
        .array(z.string().regex(/^[A-Z0-9_]{2,20}$/))
        .min(1, { error: 'Chọn ít nhất một thị trường' })
        .max(20)
        .refine(once, { error: 'Mỗi thị trường chỉ chọn một lần' }),
    ),
    hs: f.json<string[]>(
      'Mã HS',
      z
        .array(z.string().regex(/^\d{2}(\d{2}){0,4}$/, { error: 'Mã HS gồm 2, 4, 6, 8 hoặc 10 chữ số' }))
        .max(60)
        .refine(once, { error: 'Mỗi mã HS chỉ ghi một lần' }),
      { help: 'Mỗi dòng một mã, từ 2 đến 10 chữ số, không dấu chấm' },
    ),
    priceMin: optional(f.decimal('Giá từ')),
    priceMax: optional(f.decimal('Giá đến')),
    currency: optional(f.text('Loại tiền', { pattern: /^[A-Z]{3}$/, help: 'Ba chữ in hoa, ví dụ USD, EUR, VND' })),
    priceUnit: optional(f.text('Tính trên', { max: 40, help: 'Ví dụ: chiếc, bộ, kg' })),
    priceBasis: optional(f.choice('Giá tại', priceBases)),
    need: f.json<string[]>('Thị trường cần gì', paragraphs, { help: 'Mỗi dòng là một ý' }),
    materials: f.json<string[]>('Chất liệu', paragraphs),
    technique: f.json<string[]>('Kỹ thuật, tay nghề', paragraphs),
    constraints: f.json<string[]>('Giới hạn', paragraphs, { help: 'Kích thước, khối lượng, đóng gói, chất không được dùng' }),
    certificates: f.json<Certificate[]>('Chứng nhận, tiêu chuẩn phải có', z.array(certificate).max(30)),
    evidence: f.json<Evidence[]>('Số liệu làm căn cứ', z.array(evidence).max(60)),
    audience: f.text('Dành cho ai', { max: 500, help: 'Ví dụ: cơ sở mây tre Phú Vinh, nhà thiết kế dự cuộc thi năm nay' }),
    answersBy: optional(f.date('Nhận mẫu đến hết ngày')),
    season: optional(f.text('Mùa bán, hội chợ nhắm tới', { max: 300 })),
    contact: f.text('Liên hệ', { max: 500, help: 'Nơi hỏi, điện thoại, giờ làm việc' }),
    note: optional(f.text('Ghi chú nội bộ', { max: 2000, help: 'Không hiện trên trang công khai' })),
    state: f.choice('Trạng thái', briefStates),
    publishedOn: optional(f.date('Ngày công bố')),
    closedOn: optional(f.date('Ngày đóng')),
    revision: f.int('Lần sửa'),
  },
  t => [
    unique().on(t.code),
    index().on(t.state),
    check('brief_price', sql`${t.priceMin} is null or ${t.priceMax} is null or ${t.priceMin} <= ${t.priceMax}`),
  ],
)
export type BriefRow = RowOf<typeof Brief>

export const outcomeKinds = { enquiry: 'Hỏi hàng', sample: 'Đặt làm mẫu thử', order: 'Đơn hàng', contract: 'Hợp đồng' } as const
export type OutcomeKind = keyof typeof outcomeKinds

/** What came back to a brief. A wrong line is taken back with a reason, never deleted. */
export const BriefOutcome = entity(
  'brief_outcome',
  'Kết quả của đặt hàng mẫu',
  {
    briefId: f.ref('Đặt hàng mẫu', () => Brief.table.id),
    kind: f.choice('Kết quả', outcomeKinds),
    happenedOn: f.date('Ngày'),
    buyer: f.text('Bên mua', { max: 300, help: 'Tên doanh nghiệp, tổ chức; không ghi tên hay điện thoại của cá nhân' }),
    country: optional(f.text('Nước của bên mua', { max: 20 })),
    establishmentId: optional(f.ref('Cơ sở bán', () => Establishment.table.id)),
    designCode: optional(f.text('Mã mẫu', { max: 40, help: 'Mẫu đã được hỏi hoặc đặt hàng, nếu biết' })),
    quantity: optional(f.decimal('Số lượng')),
    unit: optional(f.text('Đơn vị tính', { max: 40 })),
    value: optional(f.decimal('Giá trị')),
    currency: optional(f.text('Loại tiền', { pattern: /^[A-Z]{3}$/, help: 'Ba chữ in hoa, ví dụ USD, EUR, VND' })),
    paper: optional(f.text('Tệp chứng từ', { max: 64 })),
    paperName: optional(f.text('Tên tệp chứng từ', { max: 300 })),
    note: optional(f.text('Ghi chú', { max: 1000 })),
    takenBackOn: optional(f.date('Ngày rút lại')),
    takenBackWhy: optional(f.text('Lý do rút lại', { max: 1000 })),
  },
  t => [index().on(t.briefId), check('brief_outcome_value', sql`(${t.value} is null) = (${t.currency} is null)`)],
)
export type OutcomeRow = RowOf<typeof BriefOutcome>

export const linkKinds = { project: 'Đề án', fair: 'Hội chợ, triển lãm', contest: 'Cuộc thi thiết kế mẫu' } as const
export type LinkKind = keyof typeof linkKinds

/** A project, fair or contest that works for a brief. Its table stands above this one, so the link holds its id without a key of the database. */
export const BriefLink = entity(
  'brief_link',
  'Đề án, hội chợ, cuộc thi gắn với đặt hàng mẫu',
  {
    briefId: f.ref('Đặt hàng mẫu', () => Brief.table.id),
    kind: f.choice('Loại', linkKinds),
    recordId: f.text('Bản ghi', { max: 36 }),
    linkedOn: f.date('Ngày gắn'),
  },
  t => [unique().on(t.briefId, t.kind, t.recordId)],
)
export type LinkRow = RowOf<typeof BriefLink>
