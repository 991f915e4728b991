/** The one search box. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { readers } from '../reference/roles.schema.ts'
import { searchOffice } from './office.actions.ts'
import { searchEverything } from './search.actions.ts'
import { searchKindNames } from './search.schema.ts'

export const searchRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/search',
    who: readers,
    tag: 'Tìm kiếm',
    summary: 'Tìm cơ sở, làng nghề, người, đề án, mẫu, hội chợ, đặt hàng mẫu, văn bản quy định khi đang gõ',
    query: z.object({
      q: z.string().min(1).max(200),
      limit: z.coerce.number().int().min(1).max(50).optional(),
      kind: z.enum(searchKindNames).optional(),
    }),
    handle: (ctx, i) => searchEverything(ctx, i.query.q, i.query.limit, i.query.kind && [i.query.kind]),
  }),
  route({
    method: 'GET',
    path: '/search/office',
    who: ['admin'],
    tag: 'Tìm kiếm',
    summary: 'Tìm người dùng, đơn vị, quy định, định mức, văn bản, danh sách địa bàn khi đang gõ',
    query: z.object({ q: z.string().min(1).max(200) }),
    handle: (ctx, i) => searchOffice(ctx, i.query.q),
  }),
]
