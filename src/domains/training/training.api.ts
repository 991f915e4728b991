/** Routes of people in classes and designs: for now, erasing one on request. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { erasePerson } from './training.actions.ts'

export const trainingRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/people/erasure',
    who: ['leader'],
    tag: 'Thông tin cá nhân',
    summary: 'Xóa tên một học viên, tác giả theo yêu cầu, có ghi lý do; số liệu giữ nguyên',
    body: z.object({
      name: z.string().trim().min(2).max(200),
      birthYear: z.int().min(1900).max(2100).nullish(),
      reason: z.string().trim().min(5).max(500),
    }),
    handle: (ctx, i) => erasePerson(ctx, i.body),
  }),
]
