/** Routes of re-judging: what a draft would change, appraisals that stand on older law, asking for new ones. */
import * as z from 'zod'
import { f } from '../../kernel/entity.ts'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import * as rejudge from './rejudge.actions.ts'
import { previewWorkbook } from './rejudge-workbook.actions.ts'

const tag = 'Đề án'
const asked = z.object({
  /** Ids of drafts, parted by commas. */
  documents: z
    .string()
    .max(2000)
    .transform(text => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(20)),
  on: z.iso.date().optional(),
})
export const rejudgeRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/rejudging/preview',
    who: ['leader', 'appraiser', 'admin'],
    tag,
    summary: 'Dự thảo văn bản sẽ đổi kết quả của đề án nào, trước khi áp dụng',
    query: asked,
    handle: (ctx, { query }) => rejudge.previewDrafts(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/rejudging/preview/excel',
    who: ['leader', 'appraiser'],
    tag,
    file: true,
    summary: 'Bảng so sánh trước khi áp dụng, tệp Excel',
    query: asked,
    handle: async (ctx, { query }) =>
      new FileAnswer(await previewWorkbook(await rejudge.previewDrafts(ctx, query)), 'truoc-khi-ap-dung.xlsx', mediaTypes.xlsx),
  }),
  route({
    method: 'GET',
    path: '/rejudging/outdated',
    who: ['leader', 'appraiser'],
    tag,
    summary: 'Đề án đang mở có lần thẩm định gần nhất theo quy định cũ',
    handle: ctx => rejudge.outdatedAppraisals(ctx),
  }),
  route({
    method: 'POST',
    path: '/rejudging',
    who: ['leader'],
    tag,
    summary: 'Yêu cầu thẩm định lại',
    body: z.object({
      codes: z.array(z.string().max(30)).min(1).max(500),
      reason: f.text(say('appraisal.reasonLabel'), { max: 1000 }).check,
    }),
    handle: (ctx, { body }) => rejudge.askRejudgement(ctx, body),
  }),
]
