/** Routes of the register's list and of saved views. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { readers } from '../reference/roles.schema.ts'
import { listView, viewVillages } from './views.actions.ts'
import { registerView, savedQuery, viewName } from './views.schema.ts'
import * as saved from './views-saved.actions.ts'

const tag = 'Sổ bộ'
const columns = z.array(z.string().max(40)).max(60).nullable()
const view = z.object({ name: viewName, query: savedQuery, columns, shared: z.boolean() })
const params = z.object({ id: z.uuid() })

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
  route({
    method: 'GET',
    path: '/register/views',
    who: readers,
    tag,
    summary: 'Các cột của sổ bộ, khung nhìn của tôi và khung nhìn dùng chung',
    handle: ctx => saved.listViews(ctx),
  }),
  route({
    method: 'POST',
    path: '/register/views',
    who: readers,
    tag,
    summary: 'Lưu khung nhìn',
    body: view,
    handle: (ctx, { body }) => saved.saveView(ctx, body as saved.SavedViewInput),
  }),
  route({
    method: 'PUT',
    path: '/register/views/own',
    who: readers,
    tag,
    summary: 'Giữ các cột và khung nhìn mặc định của tôi',
    body: z.object({ columns: columns.optional(), default: z.uuid().nullish() }),
    handle: (ctx, { body }) => saved.keepOwn(ctx, body),
  }),
  route({
    method: 'PUT',
    path: '/register/views/:id',
    who: readers,
    tag,
    summary: 'Đổi tên, dùng chung hoặc cập nhật khung nhìn của tôi',
    params,
    body: view.partial(),
    handle: (ctx, { params: { id }, body }) => saved.changeView(ctx, id, body as Partial<saved.SavedViewInput>),
  }),
  route({
    method: 'POST',
    path: '/register/views/:id/removal',
    who: readers,
    tag,
    summary: 'Xóa khung nhìn của tôi',
    params,
    handle: (ctx, { params: { id } }) => saved.dropView(ctx, id),
  }),
]
