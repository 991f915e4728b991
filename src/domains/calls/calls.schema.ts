/** Calls for applications (đợt đăng ký): what may be applied for, from which day to which, with which papers. */
import { sql } from 'drizzle-orm'
import { check, index, unique } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { clean } from '../../kernel/text.ts'
import { type ActivityCode, activities, type ContentGroup, contentGroups } from '../reference/catalog.schema.ts'
import { applicantPapers, type PaperKind } from '../reference/papers.schema.ts'

export const callStates = { draft: 'Dự thảo', published: 'Đã công bố', closed: 'Đã đóng' } as const
export type CallState = keyof typeof callStates

/** What a call asks beyond the papers of the law, or does without. Without an activity it is for every one of the call. */
export const paperChanges = { require: 'Bắt buộc', invite: 'Nên có', drop: 'Không yêu cầu' } as const
export interface PaperChange {
  activity: ActivityCode | null
  kind: PaperKind
  change: keyof typeof paperChanges
}

const activityCodes = Object.keys(activities) as [ActivityCode, ...ActivityCode[]]
const groupCodes = Object.keys(contentGroups) as [ContentGroup, ...ContentGroup[]]
const once = <T>(list: readonly T[]) => new Set(list).size === list.length
/** Paragraphs, one each: line breaks carry meaning here. */
const paragraphs = z.array(z.string().transform(clean).pipe(z.string().min(1).max(2000))).max(40)

export const Call = entity(
  'call',
  'Đợt đăng ký',
  {
    code: f.text('Mã đợt', { max: 30 }),
    year: f.int('Năm kế hoạch', { min: 2012, max: 2100, help: 'Năm mà đề án được đưa vào kế hoạch' }),
    title: f.text('Tên đợt đăng ký', { max: 300 }),
    activities: f.json<ActivityCode[]>(
      'Hoạt động được đăng ký',
      z
        .array(z.enum(activityCodes))
        .min(1, { error: 'Chọn ít nhất một hoạt động' })
        .refine(once, { error: 'Mỗi hoạt động chỉ chọn một lần' }),
    ),
    budget: optional(f.dong('Tổng kinh phí dự kiến', { help: 'Để trống khi chưa xác định' })),
    groupBudgets: optional(
      f.json<Partial<Record<ContentGroup, number>>>('Kinh phí dự kiến từng nội dung', z.partialRecord(z.enum(groupCodes), z.int().min(0))),
    ),
    opensOn: f.date('Nhận hồ sơ từ ngày'),
    closesOn: f.date('Đến hết ngày', { help: 'Hồ sơ nộp trong ngày này vẫn được nhận' }),
    handlingDays: optional(
      f.int('Thời hạn thẩm định', {
        min: 1,
        max: 365,
        unit: 'ngày làm việc',
        help: 'Tính từ ngày nộp đến khi thẩm định xong, dừng khi chờ bổ sung. Để trống khi chưa có quy định',
      }),
    ),
    guidance: f.json<string[]>('Hướng dẫn', paragraphs, { help: 'Mỗi dòng là một đoạn' }),
    contact: f.text('Liên hệ', { max: 500, help: 'Nơi hỏi, điện thoại, giờ làm việc' }),
    papers: f.json<PaperChange[]>(
      'Giấy tờ thêm, bớt',
      z
        .array(
          z.object({
            activity: z.enum(activityCodes).nullable(),
            kind: z.enum(applicantPapers),
            change: z.enum(Object.keys(paperChanges) as [PaperChange['change'], ...PaperChange['change'][]]),
          }),
        )
        .refine(list => once(list.map(each => `${each.activity} ${each.kind}`)), {
          error: 'Mỗi loại giấy tờ chỉ ghi một lần cho một hoạt động',
        }),
    ),
    state: f.choice('Trạng thái', callStates),
    publishedOn: optional(f.date('Ngày công bố')),
    closedOn: optional(f.date('Ngày đóng trước hạn')),
    revision: f.int('Lần sửa'),
  },
  t => [unique().on(t.code), index().on(t.state), check('call_days', sql`${t.opensOn} <= ${t.closesOn}`)],
)
export type CallRow = RowOf<typeof Call>

/** An announcement or a blank form that a call hands out. One taken back stays kept, and can be given out again. */
export const CallFile = entity(
  'call_file',
  'Tệp kèm đợt đăng ký',
  {
    callId: f.ref('Đợt đăng ký', () => Call.table.id),
    label: f.text('Tên gọi', { max: 200, help: 'Người nộp thấy tên này; ví dụ: Thông báo, Mẫu đơn đăng ký' }),
    fileName: f.text('Tệp', { max: 200 }),
    sha256: f.text('Mã băm tệp', { max: 64 }),
    mediaType: f.text('Loại tệp', { max: 120 }),
    size: f.int('Độ lớn', { min: 0, unit: 'byte' }),
    withdrawnOn: optional(f.date('Ngày thu lại')),
  },
  t => [index().on(t.callId)],
)
export type CallFileRow = RowOf<typeof CallFile>
