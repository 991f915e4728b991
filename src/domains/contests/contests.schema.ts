/** The yearly design contest (cuộc thi thiết kế mẫu): its regulation, calendar, groups, prizes, criteria and rules, all as data of one contest. */
import { sql } from 'drizzle-orm'
import { check, index, unique } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { clean } from '../../kernel/text.ts'
import { type DesignCraft, designCrafts } from '../designs/designs.schema.ts'

export const contestStates = {
  draft: 'Dự thảo',
  open: 'Đã công bố',
  checking: 'Kiểm tra bài',
  preliminary: 'Chấm sơ khảo',
  final: 'Chấm chung khảo',
  awarding: 'Xếp giải',
  frozen: 'Chờ xác nhận kết quả',
  confirmed: 'Đã công bố kết quả',
} as const
export type ContestState = keyof typeof contestStates

export const rounds = { preliminary: 'Sơ khảo', final: 'Chung khảo' } as const
export type Round = keyof typeof rounds
export const isRound = (state: ContestState): state is Round => state in rounds

const word = (max: number) => z.string().transform(clean).pipe(z.string().min(1).max(max))
const paragraphs = z.array(word(2000)).max(60)
const craftCodes = Object.keys(designCrafts) as [DesignCraft, ...DesignCraft[]]
const once = <T>(list: readonly T[]) => new Set(list).size === list.length

/** A kind of prize. The law and the city's papers at hand name no amount and no fewest points (law.md 4.2 [X]): both stay empty until somebody knows. */
const prizeInput = z.object({
  key: z.string().regex(/^[a-z0-9_]{1,20}$/),
  title: word(80),
  amount: z.int().min(0).nullable(),
  /** A work with a lower result does not get it. */
  atLeast: z.number().min(0).nullable(),
})
export type Prize = z.output<typeof prizeInput>
/** A group of the contest with how many of each prize it has, in the order of the prizes. */
const groupInput = z.object({ craft: z.enum(craftCodes), counts: z.array(z.int().min(0).max(99)).max(12) })
export type Group = z.output<typeof groupInput>
/** What the judges judge by. Its points are the organiser's to give: null until then. */
const criterionInput = z.object({
  key: z.string().regex(/^[a-z0-9_]{1,20}$/),
  title: word(200),
  max: z.number().min(0).max(1000).nullable(),
  guidance: z.string().transform(clean).pipe(z.string().max(1000)),
})
export type Criterion = z.output<typeof criterionInput>

export const meanRules = {
  mean: 'Trung bình cộng mọi phiếu',
  trimmed: 'Bỏ một phiếu cao nhất và một phiếu thấp nhất khi có từ 5 phiếu, rồi lấy trung bình cộng',
} as const
export type MeanRule = keyof typeof meanRules
/** Entries of one telephone number that a new contest takes: a workshop sends many designs, a machine would send thousands. */
const usualPerPhone = 20
/** How many works may be sent, how they are chosen and ranked: stated before the first one comes. */
const rulesInput = z.object({
  mean: z.enum(Object.keys(meanRules) as [MeanRule, ...MeanRule[]]),
  /** Fewest sheets that each work needs in a round. */
  sheets: z.int().min(1).max(30),
  /** Into the final round: so many of each group (those level with the last one too), and none below so many points. */
  perGroup: z.int().min(1).max(500).nullable(),
  atLeast: z.number().min(0).nullable(),
  /** Keys of the criteria that decide between equal results, first one first; then the chair decides, with a reason. */
  ties: z.array(z.string().max(20)).max(20).refine(once),
  /** Most entries under one telephone number; officers who enter for others are not counted. */
  perPhone: z.int().min(1).max(500).default(usualPerPhone),
  /** Judges read the work's name, material, size and description beside its pictures. */
  text: z.boolean(),
})
export type ContestRules = z.output<typeof rulesInput>
/** Another day or span of the calendar, shown as it is written: 'Tư vấn thiết kế', 'Trao giải'. */
const milestoneInput = z.object({ title: word(200), from: z.iso.date(), until: z.iso.date().nullable() })
export type Milestone = z.output<typeof milestoneInput>

export const Contest = entity(
  'contest',
  'Cuộc thi thiết kế mẫu',
  {
    code: f.text('Mã cuộc thi', { max: 30 }),
    year: f.int('Năm', { min: 2012, max: 2100, help: 'Mẫu dự thi phải được tạo trong năm này' }),
    title: f.text('Tên cuộc thi', { max: 300 }),
    regulationNumber: optional(f.text('Số quyết định ban hành quy chế', { max: 60 })),
    regulationOn: optional(f.date('Ngày ban hành quy chế')),
    regulation: f.json<string[]>('Nội dung quy chế', paragraphs, { help: 'Mỗi dòng là một đoạn; hiện trên trang công khai' }),
    regulationFile: optional(f.text('Tệp quy chế', { max: 200 })),
    regulationSha256: optional(f.text('Mã băm tệp quy chế', { max: 64 })),
    regulationType: optional(f.text('Loại tệp quy chế', { max: 120 })),
    contact: f.text('Liên hệ', { max: 500, help: 'Nơi hỏi, điện thoại, giờ làm việc' }),
    registersFrom: optional(f.date('Đăng ký dự thi từ ngày')),
    registersUntil: optional(f.date('Đăng ký dự thi đến hết ngày')),
    opensOn: f.date('Nhận bài từ ngày'),
    closesOn: f.date('Nhận bài đến ngày'),
    closesAt: f.text('Đến hết phút', {
      pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
      help: 'Giờ Hà Nội, ví dụ 17:00: bài bấm gửi lúc 17:00:59 vẫn đúng hạn',
    }),
    graceMinutes: f.int('Số phút nhận nốt ảnh sau giờ đóng', {
      max: 240,
      help: 'Bài đã bấm gửi đúng hạn được gửi nốt ảnh trong thời gian này',
    }),
    milestones: f.json<Milestone[]>('Các mốc khác', z.array(milestoneInput).max(20)),
    prizes: f.json<Prize[]>('Cơ cấu giải', z.array(prizeInput).min(1).max(12)),
    groups: f.json<Group[]>(
      'Nhóm dự thi',
      z
        .array(groupInput)
        .min(1)
        .max(6)
        .refine(list => once(list.map(each => each.craft)), { error: 'Mỗi nhóm chỉ ghi một lần' }),
    ),
    criteria: f.json<Criterion[]>('Tiêu chí chấm', z.array(criterionInput).min(1).max(20)),
    rules: f.json<ContestRules>('Quy tắc chấm, xếp hạng', rulesInput),
    preliminaryBy: optional(f.date('Hạn chấm sơ khảo', { help: 'Giám khảo được nhắc trước hạn' })),
    finalBy: optional(f.date('Hạn chấm chung khảo', { help: 'Giám khảo được nhắc trước hạn' })),
    votingFrom: optional(f.date('Bình chọn của công chúng từ ngày')),
    votingUntil: optional(f.date('Bình chọn đến hết ngày')),
    state: f.choice('Trạng thái', contestStates),
    publishedOn: optional(f.date('Ngày công bố')),
    closedOn: optional(f.date('Ngày đóng nhận bài')),
    revision: f.int('Lần sửa'),
  },
  t => [
    unique().on(t.code),
    index().on(t.state),
    check('contest_days', sql`${t.opensOn} <= ${t.closesOn}`),
    check('contest_voting', sql`(${t.votingFrom} is null) = (${t.votingUntil} is null)`),
  ],
)
export type ContestRow = RowOf<typeof Contest>

/** Prizes of each group as practised: 1, 3, 4 and 7 (law.md 4.2); what a new contest begins with, changed freely until it is published. */
export const usualPrizes: readonly Prize[] = [
  { key: 'first', title: 'Giải Nhất', amount: null, atLeast: null },
  { key: 'second', title: 'Giải Nhì', amount: null, atLeast: null },
  { key: 'third', title: 'Giải Ba', amount: null, atLeast: null },
  { key: 'encouragement', title: 'Giải Khuyến khích', amount: null, atLeast: null },
]
export const usualCounts: readonly number[] = [1, 3, 4, 7]
/** Names of the criteria of 2014 (law.md 4.2); their points are not known and are left to the organiser. */
export const usualCriteria: readonly Criterion[] = [
  ['beauty', 'Tính thẩm mỹ'],
  ['original', 'Tính độc đáo'],
  ['use', 'Tính ứng dụng'],
  ['serial', 'Khả năng sản xuất hàng loạt'],
  ['export', 'Tiềm năng xuất khẩu'],
  ['material', 'Nguyên liệu trong nước, tái chế'],
  ['green', 'Thân thiện môi trường'],
].map(([key, title]) => ({ key: key!, title: title!, max: null, guidance: '' }))
export const usualRules: ContestRules = {
  mean: 'mean',
  sheets: 3,
  perGroup: 30,
  atLeast: null,
  ties: ['beauty', 'original'],
  perPhone: usualPerPhone,
  text: false,
}
