/** Rounds of choice: open, confirm, compute, except, freeze, replay, and their papers. */
import * as z from 'zod'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { officials } from '../reference/roles.schema.ts'
import { ruleKinds } from './choosing/choosing.schema.ts'
import { askCompute } from './round-job.actions.ts'
import { roundOptions } from './round-options.actions.ts'
import { choosers, openRoundPage, roundsOf } from './round-page.actions.ts'
import { roundPaper } from './round-papers.actions.ts'
import { askReplay } from './round-replay.actions.ts'
import { askException, confirmException, confirmRound, freezeRound, openRound, withdrawException, withdrawRound } from './rounds.actions.ts'

const tag = 'Lựa chọn'
const count = z.int().min(0).max(10_000)
const codesOf = <T extends object>(options: T) => Object.keys(options) as [keyof T & string, ...(keyof T & string)[]]
const rule = z.object({
  kind: z.enum(codesOf(ruleKinds)),
  minShare: z.number().min(0).max(100).default(50),
  groups: z
    .array(
      z.object({
        group: z.enum(codesOf(activityLabels)),
        minCount: count.optional(),
        maxCount: count.optional(),
        maxCost: z.int().min(0).optional(),
      }),
    )
    .max(50)
    .default([]),
  areas: z
    .array(z.object({ area: z.string().min(1), minCount: count }))
    .max(1000)
    .default([]),
  onePerEstablishment: z.boolean().default(false),
  targets: z
    .array(z.object({ target: z.string().min(1), min: count }))
    .max(50)
    .default([]),
  targetPoints: z.record(z.string(), z.number().min(0).max(1_000_000)).default({}),
})
const text = z.string().transform(clean)
const reason = text.pipe(
  z
    .string()
    .min(1, { error: say('selectionRounds.reasonNeeded') })
    .max(2000),
)
const params = z.object({ id: z.uuid() })
const exceptionParams = z.object({ id: z.uuid(), exception: z.uuid() })
const answer = z.object({ id: z.string(), state: z.string().optional(), job: z.string().optional() })
const act = (path: string, summary: string, handle: (ctx: Parameters<typeof confirmRound>[0], id: string) => Promise<unknown>): Route =>
  route({
    method: 'POST',
    path: `/selection/rounds/:id${path}`,
    who: choosers,
    summary,
    tag,
    params,
    returns: answer,
    handle: (ctx, { params: { id } }) => handle(ctx, id),
  })

export const roundRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/selection/rounds',
    who: officials,
    summary: 'Các vòng lựa chọn của năm',
    tag,
    query: z.object({ year: z.coerce.number().int().min(2012).max(2100) }),
    returns: z.array(z.looseObject({ id: z.string(), number: z.int(), state: z.string() })),
    handle: (ctx, { query }) => roundsOf(ctx, query.year),
  }),
  route({
    method: 'POST',
    path: '/selection/rounds',
    who: choosers,
    summary: 'Mở vòng lựa chọn: niêm phong quy tắc trước khi có điểm, hoặc đề nghị đổi quy tắc',
    tag,
    body: z.object({ lineIds: z.array(z.uuid()).min(1).max(20), rule, reason: text.nullish() }),
    returns: answer,
    handle: (ctx, { body }) => openRound(ctx, { ...body, reason: body.reason || null }),
  }),
  route({
    method: 'GET',
    path: '/selection/rounds/options',
    who: choosers,
    summary: 'Quy tắc của một vòng có thể nói về gì: hoạt động, địa bàn của các đề án chờ chọn, chỉ tiêu của kế hoạch',
    tag,
    query: z.object({
      lineIds: z
        .string()
        .max(2000)
        .transform(text => text.split(','))
        .pipe(z.array(z.uuid()).min(1).max(20)),
    }),
    returns: z.looseObject({ candidates: z.int(), scored: z.int() }),
    handle: (ctx, { query }) => roundOptions(ctx, query.lineIds),
  }),
  route({
    method: 'GET',
    path: '/selection/rounds/:id',
    who: officials,
    summary: 'Một vòng lựa chọn: quy tắc, kết quả, lý do, so sánh, ngoại lệ',
    tag,
    params,
    returns: z.looseObject({ id: z.string(), number: z.int(), state: z.string() }),
    handle: (ctx, { params: { id } }) => openRoundPage(ctx, id),
  }),
  act('/confirm', 'Người thứ hai xác nhận quy tắc', confirmRound),
  act('/withdraw', 'Rút vòng đang chờ xác nhận', withdrawRound),
  act('/compute', 'Áp dụng quy tắc vào dữ liệu hiện có: một việc chạy nền, dừng được', askCompute),
  route({
    method: 'POST',
    path: '/selection/rounds/:id/freeze',
    who: ['leader'],
    summary: 'Chốt kết quả của vòng',
    tag,
    params,
    returns: answer,
    handle: (ctx, { params: { id } }) => freezeRound(ctx, id),
  }),
  route({
    method: 'POST',
    path: '/selection/rounds/:id/replay',
    who: officials,
    summary: 'Tính lại từ dữ liệu đã lưu và so với kết quả đã lưu: một việc chạy nền, dừng được; kết quả ở /jobs/:id và ở trang của vòng',
    tag,
    params,
    returns: answer,
    handle: (ctx, { params: { id } }) => askReplay(ctx, id),
  }),
  route({
    method: 'POST',
    path: '/selection/rounds/:id/exceptions',
    who: choosers,
    summary: 'Đề nghị đưa một đề án vào hoặc ra ngoài quy tắc, kèm lý do',
    tag,
    params,
    body: z.object({ code: text, kind: z.enum(['in', 'out']), reason }),
    returns: answer,
    handle: (ctx, { params: { id }, body }) => askException(ctx, id, body),
  }),
  route({
    method: 'POST',
    path: '/selection/rounds/:id/exceptions/:exception/confirm',
    who: choosers,
    summary: 'Người thứ hai xác nhận ngoại lệ',
    tag,
    params: exceptionParams,
    returns: answer,
    handle: (ctx, { params: { id, exception } }) => confirmException(ctx, id, exception),
  }),
  route({
    method: 'POST',
    path: '/selection/rounds/:id/exceptions/:exception/withdraw',
    who: choosers,
    summary: 'Rút lại ngoại lệ',
    tag,
    params: exceptionParams,
    returns: answer,
    handle: (ctx, { params: { id, exception } }) => withdrawException(ctx, id, exception),
  }),
  route({
    method: 'GET',
    path: '/selection/rounds/:id/papers/:paper',
    who: officials,
    summary: 'Tờ trình hoặc danh mục kèm quyết định của vòng đã chốt (Word)',
    tag,
    params: params.extend({ paper: z.enum(['annex', 'proposal']) }),
    file: true,
    handle: async (ctx, { params: { id, paper } }) => {
      const { bytes, name } = await roundPaper(ctx, id, paper)
      return new FileAnswer(bytes, name, mediaTypes.docx)
    },
  }),
]
