/** Routes of judges: the works of the round by number, their pictures, their own sheets; results of closed rounds. */
import * as z from 'zod'
import { FileAnswer, type Route, route } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { officials, type Role } from '../reference/roles.schema.ts'
import * as judging from './judging.actions.ts'

const tag = 'Chấm thi'
const contest = z.object({ contest: z.string().max(30) })
const work = contest.extend({ number: z.coerce.number().int().min(1) })
const judges: readonly Role[] = [...officials, 'judge']
const judgeRoute = { who: judges, tag } as const

export const judgingRoutes: Route[] = [
  route({
    ...judgeRoute,
    method: 'GET',
    path: '/judging/:contest',
    summary: 'Bài tôi chấm trong vòng này, theo số báo danh',
    params: contest,
    handle: (ctx, i) => judging.myJudging(ctx, i.params.contest),
  }),
  route({
    ...judgeRoute,
    method: 'POST',
    path: '/judging/:contest/declaration',
    summary: 'Khai báo xung đột lợi ích của mình',
    params: contest,
    body: z.object({
      conflicts: z
        .array(z.object({ number: z.int().min(1), reason: z.string().transform(clean).pipe(z.string().min(1).max(1000)) }))
        .max(500),
    }),
    handle: (ctx, i) => judging.declareInterests(ctx, i.params.contest, i.body),
  }),
  route({
    ...judgeRoute,
    method: 'GET',
    path: '/judging/:contest/works/:number',
    summary: 'Phiếu chấm của tôi cho một bài',
    params: work,
    handle: (ctx, i) => judging.openSheet(ctx, i.params.contest, i.params.number),
  }),
  route({
    ...judgeRoute,
    method: 'PUT',
    path: '/judging/:contest/works/:number',
    summary: 'Lưu hoặc nộp phiếu chấm của tôi',
    params: work,
    body: z.object({
      points: z.record(z.string().max(20), z.object({ points: z.number().nullable(), note: z.string().max(2000).optional() })),
      note: z.string().max(4000).nullable(),
      submit: z.boolean(),
    }),
    handle: (ctx, i) => judging.keepSheet(ctx, i.params.contest, i.params.number, i.body),
  }),
  route({
    ...judgeRoute,
    method: 'GET',
    path: '/judging/:contest/works/:number/pictures/:at',
    file: true,
    summary: 'Ảnh của một bài, mang số báo danh',
    params: work.extend({ at: z.coerce.number().int().min(1).max(20) }),
    query: z.object({ small: z.enum(['1']).optional() }),
    handle: async (ctx, i) => {
      const { contest: code, number, at } = i.params
      const { bytes, name, mediaType } = await judging.readWorkPicture(ctx, code, number, at, i.query.small === '1')
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    ...judgeRoute,
    method: 'GET',
    path: '/judging/:contest/results',
    summary: 'Kết quả các vòng đã chốt, xếp hạng và giải; bài theo số báo danh',
    params: contest,
    handle: (ctx, i) => judging.results(ctx, i.params.contest),
  }),
]
