/** Routes of units, lists and settings. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { activities, contentGroups, crafts, moneySources, sectors } from './catalog.schema.ts'
import * as actions from './reference.actions.ts'
import { officials } from './roles.schema.ts'

const tag = 'Danh mục'
export const referenceRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/units',
    who: 'signed-in',
    tag,
    summary: 'Đơn vị hành chính có hiệu lực vào một ngày',
    query: z.object({
      level: z.enum(['province', 'district', 'commune', 'agency']).optional(),
      q: z.string().max(100).optional(),
      on: z.iso.date().optional(),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
    }),
    handle: (ctx, { query }) => actions.findUnits(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/lists',
    who: 'signed-in',
    tag,
    summary: 'Nội dung, hoạt động, ngành, nghề, nguồn kinh phí',
    handle: async () => ({ contentGroups, activities, sectors, crafts, moneySources }),
  }),
  route({
    method: 'GET',
    path: '/duties',
    who: [...officials, 'admin'],
    tag,
    summary: 'Vai trò làm từng bước, theo ngày',
    handle: ctx => actions.allDuties(ctx),
  }),
  route({
    method: 'GET',
    path: '/settings',
    who: [...officials, 'admin'],
    tag,
    summary: 'Thiết lập có ngày hiệu lực',
    handle: ctx => actions.allSettings(ctx),
  }),
]
