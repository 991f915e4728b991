/** Routes of calls: the office's own, and those that anyone may read. */
import * as z from 'zod'
import { isDay } from '../../kernel/dates.ts'
import { type Route, route } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { officials } from '../reference/roles.schema.ts'
import { attachFile, readFile, withdrawFile } from './call-files.actions.ts'
import { publicCall, publicCalls } from './calls.actions.ts'
import { Call, CallFile, type CallRow } from './calls.schema.ts'
import type { CallAction } from './calls.workflow.ts'
import { callKeepers, correctCall, createCall, listCalls, openCall, stepCall } from './keeping.actions.ts'

const tag = 'Đợt đăng ký'
const params = z.object({ call: z.string().max(30) })
const oneFile = params.extend({ file: z.uuid() })
const { code, state, publishedOn, closedOn, revision, ...written } = Call.input.shape
/** What was left out is not known. */
const whole = <
  T extends {
    budget?: number | null | undefined
    groupBudgets?: CallRow['groupBudgets'] | undefined
    handlingDays?: number | null | undefined
  },
>({
  budget = null,
  groupBudgets = null,
  handlingDays = null,
  ...rest
}: T) => ({ ...rest, budget, groupBudgets, handlingDays })
const text = z.object(written).transform(whole)
const actions = ['publish', 'withdraw', 'extend', 'close', 'reopen'] as const satisfies readonly CallAction[]
const day = z.string().refine(isDay, { error: () => say('kernel.fieldDate', { label: say('calls.newClosing') }) })

export const callRoutes: Route[] = [
  route({ method: 'GET', path: '/calls', who: officials, tag, summary: 'Các đợt đăng ký và số hồ sơ', handle: ctx => listCalls(ctx) }),
  route({
    method: 'GET',
    path: '/calls/form',
    who: callKeepers,
    tag,
    summary: 'Các trường của phiếu đợt đăng ký',
    handle: async () => Call.form.filter(field => field.key in written),
  }),
  route({
    method: 'GET',
    path: '/calls/:call',
    who: officials,
    tag,
    summary: 'Một đợt đăng ký: nội dung, giấy tờ, số hồ sơ, việc làm được',
    params,
    handle: (ctx, i) => openCall(ctx, i.params.call),
  }),
  route({
    method: 'POST',
    path: '/calls',
    who: callKeepers,
    tag,
    summary: 'Soạn đợt đăng ký mới',
    body: text,
    handle: (ctx, i) => createCall(ctx, i.body),
  }),
  route({
    method: 'PUT',
    path: '/calls/:call',
    who: callKeepers,
    tag,
    summary: 'Sửa một đợt đăng ký',
    params,
    body: z
      .object(written)
      .extend({ revision: z.int(), reason: z.string().transform(clean).pipe(z.string().max(1000)).optional() })
      .transform(whole),
    handle: (ctx, i) => correctCall(ctx, i.params.call, i.body),
  }),
  route({
    method: 'POST',
    path: '/calls/:call/steps/:step',
    who: callKeepers,
    tag,
    summary: 'Công bố, thu về, gia hạn, đóng, mở lại một đợt',
    params: params.extend({ step: z.enum(actions) }),
    body: z.object({
      revision: z.int(),
      closesOn: day.optional(),
      reason: z.string().transform(clean).pipe(z.string().max(1000)).optional(),
    }),
    handle: (ctx, i) => stepCall(ctx, i.params.call, i.params.step, i.body),
  }),
  route({
    method: 'POST',
    path: '/calls/:call/files',
    who: callKeepers,
    tag,
    upload: true,
    summary: 'Kèm một tệp: thông báo, mẫu đơn',
    params,
    body: z.object({ label: CallFile.input.shape.label }),
    handle: (ctx, i) => attachFile(ctx, i.params.call, i.body.label, i.files[0]!),
  }),
  route({
    method: 'PUT',
    path: '/calls/:call/files/:file',
    who: callKeepers,
    tag,
    summary: 'Thu lại một tệp kèm, hoặc đưa ra lại',
    params: oneFile,
    body: z.object({ withdrawn: z.boolean() }),
    handle: (ctx, i) => withdrawFile(ctx, i.params.call, i.params.file, i.body.withdrawn),
  }),
  route({
    method: 'GET',
    path: '/calls/:call/files/:file',
    who: officials,
    tag,
    file: true,
    summary: 'Một tệp kèm đợt đăng ký',
    params: oneFile,
    handle: (ctx, i) => readFile(ctx, i.params.call, i.params.file, false),
  }),
  route({
    method: 'GET',
    path: '/public/calls/:call/files/:file',
    who: 'anyone',
    tag,
    limit: 60,
    file: true,
    summary: 'Một tệp kèm đợt đã công bố, ai cũng tải được',
    params: oneFile,
    handle: (ctx, i) => readFile(ctx, i.params.call, i.params.file, true),
  }),
  route({
    method: 'GET',
    path: '/public/calls',
    who: 'anyone',
    tag,
    limit: 120,
    summary: 'Các đợt đã công bố, ai cũng xem được',
    handle: ctx => publicCalls(ctx),
  }),
  route({
    method: 'GET',
    path: '/public/calls/:call',
    who: 'anyone',
    tag,
    limit: 120,
    summary: 'Trang công khai của một đợt: ai được nộp, hỗ trợ gì, giấy tờ, thời hạn',
    params,
    handle: (ctx, i) => publicCall(ctx, i.params.call),
  }),
]
