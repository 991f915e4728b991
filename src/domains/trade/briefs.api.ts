/** Routes of briefs: the office's own, what came back, and those that anyone may read. */
import * as z from 'zod'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { officials } from '../reference/roles.schema.ts'
import { openBriefs, publicBrief, publicBriefs } from './briefs.actions.ts'
import { Brief, BriefOutcome, evidence, type LinkKind } from './briefs.schema.ts'
import type { BriefAction } from './briefs.workflow.ts'
import { linkRecord, unlinkRecord } from './briefs-attached.actions.ts'
import { freezeFrom, gapQuery, prefill } from './briefs-evidence.actions.ts'
import {
  briefKeepers,
  correctBrief,
  createBrief,
  freezeAnew,
  listBriefs,
  openBrief,
  outcomeWriters,
  stepBrief,
} from './briefs-keeping.actions.ts'
import { addOutcome, attachOutcomePaper, outcomesWorkbook, readOutcomePaper, takeOutcomeBack } from './briefs-outcomes.actions.ts'

const tag = 'Đặt hàng mẫu'
const params = z.object({ brief: z.string().max(30) })
const outcome = params.extend({ id: z.uuid() })
const { code, state, publishedOn, closedOn, revision, evidence: frozen, ...written } = Brief.input.shape
const reason = z.string().transform(clean).pipe(z.string().max(1000)).optional()
const noted = z
  .array(evidence.omit({ origin: true }).transform(each => ({ ...each, origin: 'noted' as const })))
  .max(30)
  .default([])
const text = z.object({ ...written, noted })
/** What was left out is unknown, and kept as null. */
const whole = <T extends z.output<typeof text>>({
  priceMin,
  priceMax,
  currency,
  priceUnit,
  priceBasis,
  answersBy,
  season,
  note,
  ...rest
}: T) => ({
  ...rest,
  priceMin: priceMin ?? null,
  priceMax: priceMax ?? null,
  currency: currency ?? null,
  priceUnit: priceUnit ?? null,
  priceBasis: priceBasis ?? null,
  answersBy: answersBy ?? null,
  season: season ?? null,
  note: note ?? null,
})
const { briefId, establishmentId, paper, paperName, takenBackOn, takenBackWhy, ...told } = BriefOutcome.input.shape
const outcomeBody = z
  .object({ ...told, establishment: z.string().max(40).nullable().optional() })
  .transform(({ country, designCode, quantity, unit, value, currency, note, establishment, ...rest }) => ({
    ...rest,
    country: country ?? null,
    designCode: designCode ?? null,
    quantity: quantity ?? null,
    unit: unit ?? null,
    value: value ?? null,
    currency: currency ?? null,
    note: note ?? null,
    establishment: establishment ?? null,
  }))
const kinds = ['project', 'fair', 'contest'] as const satisfies readonly LinkKind[]
const link = z.object({ kind: z.enum(kinds), code: z.string().transform(clean).pipe(z.string().min(1).max(60)) })
const actions = ['publish', 'withdraw', 'close', 'reopen'] as const satisfies readonly BriefAction[]

export const briefRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/briefs',
    who: officials,
    tag,
    summary: 'Các đặt hàng mẫu: mẫu, bài dự thi, đề án gắn vào, kết quả mang lại',
    handle: ctx => listBriefs(ctx),
  }),
  route({
    method: 'GET',
    path: '/briefs/open',
    who: 'signed-in',
    tag,
    summary: 'Các đặt hàng đang nhận mẫu, để chọn khi khai mẫu hoặc nộp hồ sơ',
    handle: ctx => openBriefs(ctx),
  }),
  route({
    method: 'GET',
    path: '/briefs/workbook',
    who: officials,
    tag,
    file: true,
    summary: 'Đặt hàng mẫu và kết quả, tệp Excel',
    handle: async ctx => new FileAnswer(await outcomesWorkbook(ctx), `dat-hang-mau-${ctx.today}.xlsx`, mediaTypes.xlsx),
  }),
  route({
    method: 'GET',
    path: '/briefs/form',
    who: officials,
    tag,
    summary: 'Các trường của phiếu đặt hàng mẫu và của phiếu kết quả',
    handle: async () => ({
      brief: Brief.form.filter(field => field.key in written),
      outcome: BriefOutcome.form.filter(field => field.key in told),
    }),
  }),
  route({
    method: 'GET',
    path: '/briefs/prefill',
    who: briefKeepers,
    tag,
    summary: 'Nội dung điền sẵn cho đặt hàng lập từ một khoảng trống thị trường',
    query: gapQuery,
    handle: (ctx, i) => prefill(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/briefs/:brief',
    who: officials,
    tag,
    summary: 'Một đặt hàng mẫu: nội dung, số liệu làm căn cứ, kết quả, việc làm được',
    params,
    handle: (ctx, i) => openBrief(ctx, i.params.brief),
  }),
  route({
    method: 'POST',
    path: '/briefs',
    who: briefKeepers,
    tag,
    summary: 'Soạn đặt hàng mẫu mới, có thể kèm số liệu phân tích của hôm nay',
    body: text.extend({ from: gapQuery.nullable().default(null) }),
    handle: async (ctx, { body: { from, ...body } }) => createBrief(ctx, whole(body), from ? await freezeFrom(ctx, from) : []),
  }),
  route({
    method: 'PUT',
    path: '/briefs/:brief',
    who: briefKeepers,
    tag,
    summary: 'Sửa một đặt hàng mẫu; số liệu phân tích đã lưu giữ nguyên',
    params,
    body: text.extend({ revision: z.int(), reason }),
    handle: (ctx, i) => correctBrief(ctx, i.params.brief, { ...whole(i.body), revision: i.body.revision, reason: i.body.reason }),
  }),
  route({
    method: 'POST',
    path: '/briefs/:brief/evidence',
    who: briefKeepers,
    tag,
    summary: 'Lấy lại số liệu phân tích của hôm nay cho đặt hàng',
    params,
    body: z.object({ revision: z.int(), from: gapQuery }),
    handle: async (ctx, i) => freezeAnew(ctx, i.params.brief, i.body.revision, await freezeFrom(ctx, i.body.from)),
  }),
  route({
    method: 'POST',
    path: '/briefs/:brief/steps/:step',
    who: briefKeepers,
    tag,
    summary: 'Công bố, thu về, đóng, mở lại một đặt hàng mẫu',
    params: params.extend({ step: z.enum(actions) }),
    body: z.object({ revision: z.int(), reason }),
    handle: (ctx, i) => stepBrief(ctx, i.params.brief, i.params.step, i.body),
  }),
  route({
    method: 'POST',
    path: '/briefs/:brief/links',
    who: briefKeepers,
    tag,
    summary: 'Gắn một đề án, hội chợ hoặc cuộc thi với đặt hàng mẫu',
    params,
    body: link,
    handle: (ctx, i) => linkRecord(ctx, i.params.brief, i.body.kind, i.body.code),
  }),
  route({
    method: 'POST',
    path: '/briefs/:brief/links/removal',
    who: briefKeepers,
    tag,
    summary: 'Bỏ gắn một đề án, hội chợ hoặc cuộc thi',
    params,
    body: link,
    handle: (ctx, i) => unlinkRecord(ctx, i.params.brief, i.body.kind, i.body.code),
  }),
  route({
    method: 'POST',
    path: '/briefs/:brief/outcomes',
    who: outcomeWriters,
    tag,
    summary: 'Ghi kết quả của đặt hàng: hỏi hàng, mẫu thử, đơn hàng, hợp đồng',
    params,
    body: outcomeBody,
    handle: (ctx, i) => addOutcome(ctx, i.params.brief, i.body),
  }),
  route({
    method: 'POST',
    path: '/briefs/:brief/outcomes/:id/taking-back',
    who: briefKeepers,
    tag,
    summary: 'Rút lại một kết quả ghi nhầm, có lý do',
    params: outcome,
    body: z.object({ reason: z.string().transform(clean).pipe(z.string().min(5).max(1000)) }),
    handle: (ctx, i) => takeOutcomeBack(ctx, i.params.brief, i.params.id, i.body.reason),
  }),
  route({
    method: 'POST',
    path: '/briefs/:brief/outcomes/:id/paper',
    who: outcomeWriters,
    tag,
    upload: true,
    summary: 'Kèm chứng từ của một kết quả',
    params: outcome,
    handle: (ctx, i) => attachOutcomePaper(ctx, i.params.brief, i.params.id, i.files[0]!),
  }),
  route({
    method: 'GET',
    path: '/briefs/:brief/outcomes/:id/paper',
    who: officials,
    tag,
    file: true,
    summary: 'Tải chứng từ của một kết quả',
    params: outcome,
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await readOutcomePaper(ctx, i.params.brief, i.params.id)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    method: 'GET',
    path: '/public/briefs',
    who: 'anyone',
    tag,
    limit: 120,
    summary: 'Các đặt hàng mẫu đã công bố, ai cũng xem được',
    handle: ctx => publicBriefs(ctx),
  }),
  route({
    method: 'GET',
    path: '/public/briefs/:brief',
    who: 'anyone',
    tag,
    limit: 120,
    summary: 'Trang công khai của một đặt hàng mẫu',
    params,
    handle: (ctx, i) => publicBrief(ctx, i.params.brief),
  }),
]
