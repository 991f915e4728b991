/** Routes of contests for their organisers: the contest, its entries, its jury, its result and papers. */
import * as z from 'zod'
import { requiredText } from '../../kernel/input.ts'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type DesignCraft, designCrafts } from '../designs/designs.schema.ts'
import { seatable } from '../people/people.actions.ts'
import { officials, type Role } from '../reference/roles.schema.ts'
import { acceptWorks } from './accepting.actions.ts'
import { decideTie, withholdPrize } from './awards.actions.ts'
import { attachRegulation, correctContest, createContest, newContest, readRegulation, stepContest } from './contests.actions.ts'
import { Contest } from './contests.schema.ts'
import { type ContestAction, contestFlow } from './contests.workflow.ts'
import * as desk from './desk.actions.ts'
import { eraseFromDesk } from './erasure.actions.ts'
import { type JurySeat, jurySeats } from './judging.schema.ts'
import * as jury from './jury.actions.ts'
import { organisers } from './loading.actions.ts'
import { certificates, juryMinutes } from './papers.actions.ts'

const tag = 'Cuộc thi thiết kế'
const contest = z.object({ contest: z.string().max(30) })
const entry = contest.extend({ receipt: z.string().max(30) })
const craft = z.enum(Object.keys(designCrafts) as [DesignCraft, ...DesignCraft[]])
const reason = requiredText(say('contests.reason'))
const revision = z.int()
const {
  code,
  state,
  publishedOn,
  closedOn,
  revision: _,
  regulationFile,
  regulationSha256,
  regulationType,
  ...written
} = Contest.input.shape
/** What may be left out is null, never absent, so that what was taken out is taken out. */
type MaybeKeys =
  | 'regulationNumber'
  | 'regulationOn'
  | 'registersFrom'
  | 'registersUntil'
  | 'preliminaryBy'
  | 'finalBy'
  | 'votingFrom'
  | 'votingUntil'
const nulled = <T extends { [K in MaybeKeys]?: string | null | undefined }>(values: T) => ({
  ...values,
  regulationNumber: values.regulationNumber ?? null,
  regulationOn: values.regulationOn ?? null,
  registersFrom: values.registersFrom ?? null,
  registersUntil: values.registersUntil ?? null,
  preliminaryBy: values.preliminaryBy ?? null,
  finalBy: values.finalBy ?? null,
  votingFrom: values.votingFrom ?? null,
  votingUntil: values.votingUntil ?? null,
})
const text = z.object(written).transform(nulled)
const revised = z.object(written).extend({ revision }).transform(nulled)
const steps = [...new Set(contestFlow.steps.map(step => step.action))] as [ContestAction, ...ContestAction[]]
const officialRoute = { who: officials, tag } as const
const organiserRoute = { who: organisers, tag } as const
const judgesToo: readonly Role[] = [...officials, 'judge']
const small = z.object({ small: z.enum(['1']).optional() })

export const contestRoutes: Route[] = [
  route({
    who: judgesToo,
    tag,
    method: 'GET',
    path: '/contests',
    summary: 'Các cuộc thi mà người đọc được xem',
    handle: ctx => desk.listContests(ctx),
  }),
  route({
    ...organiserRoute,
    method: 'GET',
    path: '/contests/new',
    summary: 'Một cuộc thi mới như thông lệ: sáu nhóm, cơ cấu giải, tên tiêu chí; điểm để trống',
    handle: async ctx => newContest(ctx),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests',
    summary: 'Soạn cuộc thi',
    body: text,
    handle: (ctx, i) => createContest(ctx, i.body),
  }),
  route({
    ...officialRoute,
    method: 'GET',
    path: '/contests/:contest',
    summary: 'Một cuộc thi: quy chế, lịch, giải, tiêu chí, số bài, việc làm được',
    params: contest,
    handle: (ctx, i) => desk.openContest(ctx, i.params.contest),
  }),
  route({
    ...organiserRoute,
    method: 'PUT',
    path: '/contests/:contest',
    summary: 'Sửa cuộc thi',
    params: contest,
    body: revised,
    handle: (ctx, i) => correctContest(ctx, i.params.contest, i.body),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/regulation',
    upload: true,
    summary: 'Đính kèm tệp quy chế',
    params: contest,
    handle: (ctx, i) => attachRegulation(ctx, i.params.contest, i.files[0]!),
  }),
  route({
    ...officialRoute,
    method: 'GET',
    path: '/contests/:contest/regulation',
    file: true,
    summary: 'Tệp quy chế',
    params: contest,
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await readRegulation(ctx, i.params.contest, true)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/steps/:step',
    summary: 'Công bố, gia hạn, đóng nhận bài, bắt đầu và chốt từng vòng, chốt và xác nhận kết quả',
    params: contest.extend({ step: z.enum(steps) }),
    body: z.object({
      revision,
      closesOn: z.iso.date().optional(),
      reason: z.string().transform(clean).pipe(z.string().max(1000)).optional(),
    }),
    handle: (ctx, i) => stepContest(ctx, i.params.contest, i.params.step, i.body),
  }),

  route({
    ...officialRoute,
    method: 'GET',
    path: '/contests/:contest/entries',
    summary: 'Bài dự thi và kết quả kiểm tra sao chép; tên người dự thi chỉ với người đã mở xem',
    params: contest,
    handle: (ctx, i) => desk.listEntries(ctx, i.params.contest),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/reveal',
    summary: 'Mở xem tên người dự thi, có mục đích; người đã xem không làm giám khảo',
    params: contest,
    body: z.object({ purpose: requiredText(say('contests.purpose'), 500) }),
    handle: (ctx, i) => desk.revealEntrants(ctx, i.params.contest, i.body.purpose),
  }),
  route({
    ...officialRoute,
    method: 'GET',
    path: '/contests/:contest/entries/:receipt',
    summary: 'Một bài dự thi',
    params: entry,
    handle: (ctx, i) => desk.openEntry(ctx, i.params.contest, i.params.receipt),
  }),
  route({
    ...officialRoute,
    method: 'GET',
    path: '/contests/:contest/entries/:receipt/pictures/:id',
    file: true,
    summary: 'Ảnh của một bài dự thi',
    params: entry.extend({ id: z.uuid() }),
    query: small,
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await desk.readDeskPicture(
        ctx,
        i.params.contest,
        i.params.receipt,
        i.params.id,
        i.query.small === '1',
      )
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/entries/:receipt/late',
    summary: 'Nhận hoặc không nhận bài đến muộn, thiếu ảnh, kèm lý do',
    params: entry,
    body: z.object({ admit: z.boolean(), reason }),
    handle: (ctx, i) => desk.decideLate(ctx, i.params.contest, i.params.receipt, i.body),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/refusals',
    summary: 'Không nhận nhiều bài đến muộn, thiếu ảnh cùng một lý do',
    params: contest,
    body: z.object({ receipts: z.array(z.string().max(30)).min(1).max(2000), reason }),
    handle: (ctx, i) => desk.refuseLate(ctx, i.params.contest, i.body),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/entries/:receipt/exclusion',
    summary: 'Loại một bài, kèm lý do mà người dự thi đọc được',
    params: entry,
    body: z.object({ reason }),
    handle: (ctx, i) => desk.excludeEntry(ctx, i.params.contest, i.params.receipt, i.body.reason),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/entries/:receipt/restoration',
    summary: 'Bỏ việc loại một bài, kèm lý do',
    params: entry,
    body: z.object({ reason }),
    handle: (ctx, i) => desk.restoreEntry(ctx, i.params.contest, i.params.receipt, i.body.reason),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/entries/:receipt/code',
    summary: 'Cấp mã mới cho người dự thi mất mã',
    params: entry,
    handle: (ctx, i) => desk.renewCode(ctx, i.params.contest, i.params.receipt),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/entries/:receipt/erasure',
    summary: 'Xóa thông tin người dự thi theo yêu cầu; bài và số đếm giữ nguyên',
    params: entry,
    body: z.object({ reason }),
    handle: (ctx, i) => eraseFromDesk(ctx, i.params.contest, i.params.receipt, i.body.reason),
  }),

  route({
    ...officialRoute,
    method: 'GET',
    path: '/contests/:contest/jury',
    summary: 'Ban giám khảo',
    params: contest,
    handle: (ctx, i) => jury.jury(ctx, i.params.contest),
  }),
  route({
    ...organiserRoute,
    method: 'GET',
    path: '/contests/people',
    summary: 'Người có thể vào ban giám khảo',
    handle: ctx => seatable(ctx),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/jury',
    summary: 'Thêm giám khảo',
    params: contest,
    body: z.object({
      accountId: z.uuid(),
      seat: z.enum(Object.keys(jurySeats) as [JurySeat, ...JurySeat[]]),
      office: requiredText(say('contests.office'), 300),
      revision,
    }),
    handle: (ctx, i) => jury.seatJuror(ctx, i.params.contest, i.body),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/jury/:id/leave',
    summary: 'Cho giám khảo rời ban; phiếu đã nộp được giữ',
    params: contest.extend({ id: z.uuid() }),
    body: z.object({ reason, revision }),
    handle: (ctx, i) => jury.unseatJuror(ctx, i.params.contest, i.params.id, i.body),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/conflicts',
    summary: 'Ghi xung đột lợi ích của một giám khảo',
    params: contest,
    body: z.object({ jurorId: z.uuid(), number: z.int().min(1), reason }),
    handle: (ctx, i) => jury.recordConflict(ctx, i.params.contest, i.body),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/conflicts/:id/lift',
    summary: 'Gỡ xung đột lợi ích, kèm lý do',
    params: contest.extend({ id: z.uuid() }),
    body: z.object({ reason }),
    handle: (ctx, i) => jury.liftConflict(ctx, i.params.contest, i.params.id, i.body.reason),
  }),

  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/withheld',
    summary: 'Để trống giải của một nhóm, kèm lý do',
    params: contest,
    body: z.object({ craft, prize: z.string().max(20), count: z.int().min(0).max(99), reason, revision }),
    handle: (ctx, i) => withholdPrize(ctx, i.params.contest, i.body),
  }),
  route({
    ...organiserRoute,
    method: 'POST',
    path: '/contests/:contest/acceptance',
    summary: 'Công nhận các mẫu của cuộc thi vào sổ mẫu',
    params: contest,
    handle: (ctx, i) => acceptWorks(ctx, i.params.contest),
  }),
  route({
    ...officialRoute,
    method: 'GET',
    path: '/contests/:contest/minutes',
    file: true,
    summary: 'Dự thảo biên bản chấm thi (Word)',
    params: contest,
    handle: async (ctx, i) => {
      const { bytes, name } = await juryMinutes(ctx, i.params.contest)
      return new FileAnswer(bytes, name, mediaTypes.docx)
    },
  }),
  route({
    ...organiserRoute,
    method: 'GET',
    path: '/contests/:contest/certificates',
    file: true,
    summary: 'Giấy chứng nhận đoạt giải (Word), mỗi giải một trang',
    params: contest,
    handle: async (ctx, i) => {
      const { bytes, name } = await certificates(ctx, i.params.contest)
      return new FileAnswer(bytes, name, mediaTypes.docx)
    },
  }),
  route({
    who: judgesToo,
    tag,
    method: 'POST',
    path: '/contests/:contest/ties',
    summary: 'Trưởng ban giám khảo xếp thứ tự các bài đồng điểm, kèm lý do',
    params: contest,
    body: z.object({ craft, numbers: z.array(z.int().min(1)).min(2).max(100), reason }),
    handle: (ctx, i) => decideTie(ctx, i.params.contest, i.body),
  }),
]
