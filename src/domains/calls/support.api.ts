/** Routes of "Tôi được hỗ trợ gì?": open to anyone, they keep nothing of what is answered. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { answerAsker, communesToday, mySupportFacts, supportFactsOf, villagesFor } from './support.actions.ts'
import { supportQuery } from './support.schema.ts'

const tag = 'Tra cứu hỗ trợ'
const q = z.string().max(100).default('')

export const supportRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/public/support',
    who: 'anyone',
    tag,
    limit: 60,
    summary: 'Năm câu trả lời → các nội dung được hỗ trợ hôm nay, mức cao nhất, căn cứ; đăng nhập thì xét cả hỗ trợ cơ sở đã nhận',
    query: supportQuery,
    handle: (ctx, i) => answerAsker(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/public/communes',
    who: 'anyone',
    tag,
    limit: 240,
    summary: 'Xã, phường hiện nay theo chữ gõ vào, có dấu hay không dấu',
    query: z.object({ q }),
    handle: (ctx, i) => communesToday(ctx, i.query.q),
  }),
  route({
    method: 'GET',
    path: '/public/villages',
    who: 'anyone',
    tag,
    limit: 240,
    summary: 'Làng nghề theo chữ gõ vào; làng của xã đã chọn đứng trước',
    query: z.object({ q, unitId: z.string().max(40).optional() }),
    handle: (ctx, i) => villagesFor(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/support/mine',
    who: ['applicant'],
    tag,
    summary: 'Thông tin trong sổ bộ của cơ sở mình, để trả lời sẵn',
    handle: ctx => mySupportFacts(ctx),
  }),
  route({
    method: 'GET',
    path: '/support/establishments/:code',
    who: 'signed-in',
    tag,
    summary: 'Thông tin trong sổ bộ của một cơ sở được xem, để trả lời sẵn',
    params: z.object({ code: z.string().max(30) }),
    handle: (ctx, i) => supportFactsOf(ctx, i.params.code),
  }),
]
