/** Routes of classes. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { officials } from '../reference/roles.schema.ts'
import { classPage } from './page.actions.ts'

export const classRoutes: Route[] = [
  route({
    who: officials,
    tag: 'Tập huấn, đào tạo',
    method: 'GET',
    path: '/classes/:class',
    summary: 'Một lớp: thời gian, số lượt học viên, cơ sở có người học trong tầm đọc; không nêu tên học viên',
    params: z.object({ class: z.string().max(40) }),
    handle: (ctx, i) => classPage(ctx, i.params.class),
  }),
]
