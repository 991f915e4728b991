/** Routes of the register's list. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { readers } from '../reference/roles.schema.ts'
import { listView, viewVillages } from './views.actions.ts'
import { registerView } from './views.schema.ts'

const tag = 'Sổ bộ'
export const viewRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/register',
    who: readers,
    tag,
    summary: 'Danh sách cơ sở theo điều kiện, thứ tự và cột được chọn',
    query: registerView.extend({
      page: z.coerce.number().int().min(1).max(1_000_000).optional(),
      size: z.coerce.number().int().min(1).max(200).optional(),
    }),
    handle: (ctx, { query }) => listView(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/register/villages',
    who: readers,
    tag,
    summary: 'Làng nghề để lọc danh sách cơ sở',
    handle: ctx => viewVillages(ctx),
  }),
]
