/** Routes of applications: those that anyone with a draft's address uses, and the officers'. */
import * as z from 'zod'
import { isDay } from '../../kernel/dates.ts'
import { FileAnswer, type Route, route } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { supportQuery } from '../calls/support.schema.ts'
import type { Role } from '../reference/roles.schema.ts'
import { applicationsToday, readReceipt } from './applications.actions.ts'
import { activityCode, askedItem, paperKind, patchInput } from './applications.schema.ts'
import { dismissLost, heldDraft, openDraft, readDraft, typeIn } from './drafts.actions.ts'
import { followApplication } from './follow.actions.ts'
import { declineApplication, listApplications, openApplication, readApplicationPaper, takeIn } from './intake.actions.ts'
import { addPaper, readDraftPaper, setPaper } from './papers.actions.ts'
import { checkDraft, submitDraft } from './submit.actions.ts'
import { askSupplement, renewAddress, withdrawRequest } from './supplement.actions.ts'
import { readVersions } from './versions.actions.ts'

const tag = 'Nộp hồ sơ'
const token = z.object({
  token: z
    .string()
    .min(30)
    .max(100)
    .regex(/^[\w-]+$/),
})
const receipt = z.object({ receipt: z.string().max(30) })
const takers = ['local_officer', 'centre_officer', 'appraiser'] as const satisfies readonly Role[]
const readers = [...takers, 'leader'] as const satisfies readonly Role[]
const anyone = { who: 'anyone', tag } as const

export const applicationRoutes: Route[] = [
  route({
    ...anyone,
    method: 'POST',
    path: '/public/applications',
    limit: 20,
    summary: 'Mở bản nháp của một đợt đăng ký, không cần tài khoản',
    body: z.object({
      token: token.shape.token,
      call: z.string().max(30),
      activity: activityCode,
      phone: z.string().max(30),
      answers: supportQuery.optional(),
      establishment: z.string().max(30).optional(),
      mandate: z.string().max(300).optional(),
    }),
    handle: (ctx, i) => openDraft(ctx, i.body),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/applications/follow',
    limit: 10,
    summary: 'Tình trạng hồ sơ theo số biên nhận và điện thoại',
    body: z.object({ receipt: z.string().max(30), phone: z.string().max(30) }),
    handle: (ctx, i) => followApplication(ctx, i.body),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/drafts/:token',
    limit: 300,
    summary: 'Bản nháp, biểu mẫu và giấy tờ',
    params: token,
    handle: (ctx, i) => readDraft(ctx, i.params.token),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/drafts/:token/patches',
    limit: 300,
    summary: 'Những gì vừa gõ; gửi lại không ghi hai lần',
    params: token,
    body: z.object({ device: z.string().min(8).max(60), now: z.number().int(), patches: z.array(patchInput).max(200) }),
    handle: (ctx, i) => typeIn(ctx, i.params.token, i.body),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/drafts/:token/lost/:id/dismissal',
    limit: 60,
    summary: 'Thôi nhắc giá trị đã nhập trên máy khác',
    params: token.extend({ id: z.uuid() }),
    handle: (ctx, i) => dismissLost(ctx, i.params.token, i.params.id),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/drafts/:token/papers',
    limit: 60,
    upload: true,
    summary: 'Thêm một giấy tờ; gửi lại cùng mã không ghi hai lần',
    params: token,
    admits: (ctx, i) => heldDraft(ctx.db, i.params.token),
    body: z.object({ id: z.uuid(), kind: paperKind }),
    handle: (ctx, i) => addPaper(ctx, i.params.token, i.body, i.files[0]!),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/drafts/:token/papers/:id',
    limit: 300,
    file: true,
    summary: 'Tệp của một giấy tờ',
    params: token.extend({ id: z.uuid() }),
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await readDraftPaper(ctx, i.params.token, i.params.id)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/drafts/:token/papers/:id/removal',
    limit: 120,
    summary: 'Bỏ một giấy tờ, hoặc lấy lại',
    params: token.extend({ id: z.uuid() }),
    body: z.object({ removed: z.boolean() }),
    handle: (ctx, i) => setPaper(ctx, i.params.token, i.params.id, i.body.removed),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/drafts/:token/check',
    limit: 120,
    summary: 'Còn thiếu gì, luật nói gì',
    params: token,
    handle: (ctx, i) => checkDraft(ctx, i.params.token),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/drafts/:token/submission',
    limit: 30,
    summary: 'Nộp hồ sơ; gửi lại cùng khóa không nộp hai lần',
    params: token,
    body: z.object({ key: z.uuid() }),
    handle: (ctx, i) => submitDraft(ctx, i.params.token, i.body.key),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/drafts/:token/versions',
    limit: 120,
    summary: 'Các bản đã nộp: khác nhau chỗ nào, đã được yêu cầu bổ sung gì',
    params: token,
    handle: (ctx, i) => readVersions(ctx, i.params.token),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/drafts/:token/receipt',
    limit: 120,
    summary: 'Biên nhận và bản đã nộp, đúng từng chữ',
    params: token,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    handle: (ctx, i) => readReceipt(ctx, i.params.token, i.query.version),
  }),
  route({
    method: 'GET',
    path: '/applications',
    who: readers,
    tag,
    summary: 'Hồ sơ chờ tiếp nhận trong phạm vi',
    handle: ctx => listApplications(ctx),
  }),
  route({
    method: 'GET',
    path: '/applications/today',
    who: ['applicant', ...readers],
    tag,
    summary: 'Bản nháp của tôi và hồ sơ chờ tiếp nhận',
    handle: ctx => applicationsToday(ctx),
  }),
  route({
    method: 'GET',
    path: '/applications/:receipt',
    who: readers,
    tag,
    summary: 'Một hồ sơ: các bản đã nộp, giấy tờ, cơ sở có thể đã có',
    params: receipt,
    handle: (ctx, i) => openApplication(ctx, i.params.receipt),
  }),
  route({
    method: 'GET',
    path: '/applications/:receipt/papers/:id',
    who: readers,
    tag,
    file: true,
    summary: 'Tệp của một giấy tờ trong hồ sơ',
    params: receipt.extend({ id: z.uuid() }),
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await readApplicationPaper(ctx, i.params.receipt, i.params.id)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    method: 'POST',
    path: '/applications/:receipt/intake',
    who: takers,
    tag,
    summary: 'Tiếp nhận: gắn với cơ sở trong sổ bộ, hoặc lập cơ sở mới',
    params: receipt,
    body: z.object({ establishment: z.string().max(30).nullable() }),
    handle: (ctx, i) => takeIn(ctx, i.params.receipt, i.body.establishment),
  }),
  route({
    method: 'POST',
    path: '/applications/:receipt/decline',
    who: takers,
    tag,
    summary: 'Không tiếp nhận, có lý do',
    params: receipt,
    body: z.object({ reason: z.string().transform(clean).pipe(z.string().min(1).max(1000)) }),
    handle: (ctx, i) => declineApplication(ctx, i.params.receipt, i.body.reason),
  }),
  route({
    method: 'POST',
    path: '/applications/:receipt/requests/withdrawal',
    who: takers,
    tag,
    summary: 'Rút yêu cầu bổ sung khi chưa có trả lời, có lý do',
    params: receipt,
    body: z.object({ reason: z.string().transform(clean).pipe(z.string().min(1).max(1000)) }),
    handle: (ctx, i) => withdrawRequest(ctx, i.params.receipt, i.body.reason),
  }),
  route({
    method: 'POST',
    path: '/applications/:receipt/requests',
    who: takers,
    tag,
    summary: 'Yêu cầu bổ sung: nêu trường, giấy tờ và hạn',
    params: receipt,
    body: z.object({
      items: z.array(askedItem).min(1).max(60),
      dueOn: z.string().refine(isDay, { error: () => say('kernel.fieldDate', { label: say('applications.dueSupplement') }) }),
    }),
    handle: (ctx, i) => askSupplement(ctx, i.params.receipt, i.body),
  }),
  route({
    method: 'POST',
    path: '/applications/:receipt/address',
    who: takers,
    tag,
    summary: 'Cấp lại liên kết cho người nộp bị mất',
    params: receipt,
    handle: (ctx, i) => renewAddress(ctx, i.params.receipt),
  }),
]
