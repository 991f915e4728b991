/** Routes of sign-in and of the people whom an administrator sees. */
import * as z from 'zod'
import { type Route, route, SessionAnswer } from '../../kernel/route.ts'
import { roles } from '../reference/roles.schema.ts'
import * as actions from './people.actions.ts'

const tag = 'Người dùng'
export const peopleRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/session',
    who: 'anyone',
    tag,
    summary: 'Người đang đăng nhập, ngày nghiệp vụ, mã chống giả mạo',
    handle: async ctx => ({
      actor: ctx.actor && {
        id: ctx.actor.id,
        name: ctx.actor.name,
        roles: ctx.actor.grants.map(g => ({
          ...g,
          roleLabel: roles[g.role as keyof typeof roles],
          unitName: g.unitName ?? '',
        })),
      },
      csrf: ctx.csrf ?? null,
      businessDate: ctx.today,
      year: Number(ctx.today.slice(0, 4)),
      demo: ctx.demo,
      personas: ctx.actor ? [] : await actions.personas(ctx),
    }),
  }),
  route({
    method: 'POST',
    path: '/session',
    who: 'anyone',
    tag,
    limit: 30,
    summary: 'Đăng nhập bằng mật khẩu',
    body: z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
    handle: async (ctx, { body }) => new SessionAnswer(await actions.signIn(ctx, body), { ok: true }),
  }),
  route({
    method: 'POST',
    path: '/session/persona',
    who: 'anyone',
    tag,
    summary: 'Đăng nhập một vai của bản minh họa',
    body: z.object({ username: z.string().min(1).max(100) }),
    handle: async (ctx, { body }) => new SessionAnswer(await actions.signInAsPersona(ctx, body.username), { ok: true }),
  }),
  route({
    method: 'POST',
    path: '/session/sign-out',
    who: 'anyone',
    tag,
    summary: 'Đăng xuất',
    handle: async ctx => {
      await actions.signOut(ctx)
      return new SessionAnswer(null, { ok: true })
    },
  }),
  route({
    method: 'GET',
    path: '/people',
    who: ['admin', 'auditor', 'leader'],
    tag,
    summary: 'Tài khoản và vai trò theo đơn vị',
    handle: ctx => actions.accounts(ctx),
  }),
]
