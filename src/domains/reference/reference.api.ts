/** Routes of units, lists and settings. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { addHolidays, calendarKeepers, calendarOf, correctHoliday, removeHoliday } from './calendar.actions.ts'
import { Holiday } from './calendar.schema.ts'
import { activities, contentGroups, crafts, moneySources, sectors } from './catalog.schema.ts'
import * as actions from './reference.actions.ts'
import { officials } from './roles.schema.ts'

const tag = 'Danh mục'
const { day, kind, name, source } = Holiday.fields
const holiday = z.object({ id: z.uuid() })
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
  route({
    method: 'GET',
    path: '/calendar',
    who: [...officials, 'admin'],
    tag,
    summary: 'Lịch làm việc của một năm: ngày nghỉ, ngày làm bù và căn cứ',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    handle: (ctx, { query }) => calendarOf(ctx, query.year ?? Number(ctx.today.slice(0, 4))),
  }),
  route({
    method: 'POST',
    path: '/calendar/days',
    who: calendarKeepers,
    tag,
    summary: 'Thêm ngày nghỉ hoặc ngày làm bù vào lịch',
    body: z.object({ from: day.check, to: day.check.nullish(), kind: kind.check, name: name.check, source: source.check }),
    handle: (ctx, { body }) => addHolidays(ctx, body),
  }),
  route({
    method: 'PUT',
    path: '/calendar/days/:id',
    who: calendarKeepers,
    tag,
    summary: 'Sửa tên, căn cứ của một ngày; ghi ngày thôi áp dụng của ngày lễ hằng năm',
    params: holiday,
    body: z.object({ name: name.check, source: source.check, until: day.check.nullish(), verified: z.boolean() }),
    handle: (ctx, { params, body }) => correctHoliday(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/calendar/days/:id/removal',
    who: calendarKeepers,
    tag,
    summary: 'Bỏ một ngày đã nhập nhầm khỏi lịch',
    params: holiday,
    body: z.object({ reason: z.string().trim().min(3).max(500) }),
    handle: (ctx, { params, body }) => removeHoliday(ctx, params.id, body.reason),
  }),
]
