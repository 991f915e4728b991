/** Routes of surveys on the spot. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { readers } from '../reference/roles.schema.ts'
import { keepSurvey, openSurvey } from './survey.actions.ts'

const tag = 'Khảo sát'
const code = z.object({ code: z.string().max(30) })
const answer = z.object({
  value: z.union([z.enum(['yes', 'no', 'none']), z.int().min(0).max(1_000_000), z.null()]),
  note: z.string().max(1000).optional(),
})

export const visitRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/projects/:code/survey',
    who: readers,
    tag,
    summary: 'Phiếu khảo sát của một đề án: câu hỏi, đã trả lời, các lần trước',
    params: code,
    handle: (ctx, { params }) => openSurvey(ctx, params.code),
  }),
  route({
    method: 'PUT',
    path: '/projects/:code/survey',
    who: ['local_officer'],
    tag,
    summary: 'Lưu phiếu khảo sát đang làm; xác nhận bằng bước khảo sát của đề án',
    params: code,
    body: z.object({ answers: z.record(z.string().max(30), answer), note: z.string().max(2000).nullable(), revision: z.int().min(0) }),
    handle: (ctx, { params, body }) => keepSurvey(ctx, params.code, body),
  }),
]
