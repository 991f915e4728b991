/** A person's notices, choices and calendar; the outbox for an administrator. */
import * as z from 'zod'
import { FileAnswer, type Route, route } from '../../kernel/route.ts'
import * as actions from './notices.actions.ts'
import { outbox, retryFailed } from './outbox.actions.ts'

const tag = 'Thông báo'
export const noticeRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/notices',
    who: 'signed-in',
    tag,
    summary: 'Thông báo của tôi, mới nhất trước',
    query: z.object({ page: z.coerce.number().int().min(1).default(1) }),
    handle: (ctx, { query }) => actions.myNotices(ctx, query.page),
  }),
  route({
    method: 'GET',
    path: '/notices/unread',
    who: 'signed-in',
    tag,
    summary: 'Số thông báo chưa đọc',
    handle: ctx => actions.unreadCount(ctx),
  }),
  route({
    method: 'POST',
    path: '/notices/read',
    who: 'signed-in',
    tag,
    summary: 'Đánh dấu đã đọc hoặc chưa đọc; không nêu thông báo nào là tất cả',
    body: z.object({ ids: z.array(z.uuid()).max(500).nullable(), read: z.boolean() }),
    handle: (ctx, { body }) => actions.readNotices(ctx, body.ids, body.read),
  }),
  route({
    method: 'GET',
    path: '/notices/choices',
    who: 'signed-in',
    tag,
    summary: 'Cách tôi nhận thông báo',
    handle: ctx => actions.myChoices(ctx),
  }),
  route({
    method: 'PUT',
    path: '/notices/choices',
    who: 'signed-in',
    tag,
    summary: 'Chọn cách nhận thông báo',
    body: z.object({ email: z.boolean() }),
    handle: (ctx, { body }) => actions.chooseNotices(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/notices/calendar',
    who: 'signed-in',
    tag,
    summary: 'Tạo liên kết lịch mới, bỏ liên kết cũ',
    handle: ctx => actions.renewCalendar(ctx),
  }),
  route({
    method: 'GET',
    path: '/public/calendar/:token.ics',
    who: 'anyone',
    limit: 60,
    tag,
    file: true,
    summary: 'Lịch các hạn của người giữ liên kết (iCalendar)',
    params: z.object({ token: z.string().min(20).max(64) }),
    handle: async (ctx, { params }) =>
      new FileAnswer(
        new TextEncoder().encode(await actions.readCalendar(ctx, params.token)),
        'khuyen-cong.ics',
        'text/calendar; charset=utf-8',
      ),
  }),
  route({
    method: 'GET',
    path: '/messages',
    who: ['admin'],
    tag,
    summary: 'Hộp thư đi: chờ gửi, đã gửi, không gửi được',
    handle: ctx => outbox(ctx),
  }),
  route({
    method: 'POST',
    path: '/messages/retry',
    who: ['admin'],
    tag,
    summary: 'Gửi lại các tin không gửi được',
    handle: ctx => retryFailed(ctx),
  }),
]
