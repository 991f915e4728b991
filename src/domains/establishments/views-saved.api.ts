/** Routes of the views that people keep of a list: the same for establishments, villages, artisans and trainees. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { viewName } from './views.schema.ts'
import * as saved from './views-saved.actions.ts'

const columns = z.array(z.string().max(40)).max(60).nullable()
const params = z.object({ id: z.uuid() })

/** The routes of one list's views; the lists are gathered in domains/index.ts. */
export const savedViewRoutes = <Column extends { key: string }>(list: saved.ViewedList<Column>): Route[] => {
  const { path, who, tag, keys } = list
  const [first = '', ...others] = keys
  const query = z.partialRecord(z.enum([first, ...others]), z.string().max(200))
  const view = z.object({ name: viewName, query, columns, shared: z.boolean() })
  return [
    route({
      method: 'GET',
      path,
      who,
      tag,
      summary: 'Các cột của danh sách, khung nhìn của tôi và khung nhìn dùng chung',
      handle: ctx => saved.listViews(ctx, list),
    }),
    route({
      method: 'POST',
      path,
      who,
      tag,
      summary: 'Lưu khung nhìn',
      body: view,
      handle: (ctx, { body }) => saved.saveView(ctx, list, body as saved.SavedViewInput),
    }),
    route({
      method: 'PUT',
      path: `${path}/own`,
      who,
      tag,
      summary: 'Giữ các cột và khung nhìn mặc định của tôi',
      body: z.object({ columns: columns.optional(), default: z.uuid().nullish() }),
      handle: (ctx, { body }) => saved.keepOwn(ctx, list, body),
    }),
    route({
      method: 'PUT',
      path: `${path}/:id`,
      who,
      tag,
      summary: 'Đổi tên, dùng chung hoặc cập nhật khung nhìn của tôi',
      params,
      body: view.partial(),
      handle: (ctx, { params: { id }, body }) => saved.changeView(ctx, list, id, body as Partial<saved.SavedViewInput>),
    }),
    route({
      method: 'POST',
      path: `${path}/:id/removal`,
      who,
      tag,
      summary: 'Xóa khung nhìn của tôi',
      params,
      handle: (ctx, { params: { id } }) => saved.dropView(ctx, list, id),
    }),
  ]
}
