/** Signing in: one answer for wrong names and wrong passwords, a lock after five failures, sessions that end. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../server/testing.ts'
import * as actions from './people.actions.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())
const signIn = (username: string, password: string) => server.visitor.post('/session', { username, password })

it('answers a wrong name and a wrong password with the same words', async () => {
  const name = await signIn('khongco', 'mật khẩu thử 1')
  const password = await signIn('ketoan', 'sai')
  expect(name.status).toBe(401)
  expect(name.body.detail).toBe(password.body.detail)
})
it('locks an account after five failures, even for the right password, and says until when', async () => {
  for (let i = 0; i < 5; i++) await signIn('thanhpho', 'sai')
  const locked = await signIn('thanhpho', 'mật khẩu thử 1')
  expect(locked.status).toBe(403)
  expect(locked.body.detail).toContain('15 phút')
})
it('keeps no password and no session token in the database', async () => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: 'ketoan', password: 'mật khẩu thử 1' },
  })
  const token = /khuyencong_session=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? ''
  expect(token.length).toBeGreaterThan(30)
  const { rows } = await server.database.pool.query('select * from account')
  expect(JSON.stringify(rows)).not.toContain('mật khẩu thử')
  expect(rows.every(r => r.password_hash.startsWith('$argon2id$'))).toBe(true)
  expect(JSON.stringify((await server.database.pool.query('select * from session')).rows)).not.toContain(token)
})
it('ends a session on sign-out', async () => {
  const person = await server.as('ketoan')
  expect((await person.get('/today')).status).toBe(200)
  await person.post('/session/sign-out')
  expect((await person.get('/today')).status).toBe(401)
})
it('a role ends with its unit: a district officer holds nothing from 1/7/2025', async () => {
  const person = await server.as('gialam')
  expect((await person.get('/projects')).status).toBe(200)
  server.day = '2025-07-01'
  expect((await person.get('/projects')).status).toBe(403)
  server.day = '2024-11-22'
})
it('shows personas only in a demonstration', async () => {
  expect(((await server.visitor.get('/session')).body.personas as unknown[]).length).toBeGreaterThan(5)
})
it('counts parallel guesses: the sixth finds the account locked', async () => {
  await Promise.all(Array.from({ length: 5 }, () => signIn('kiemtoan', 'sai')))
  expect(await signIn('kiemtoan', 'mật khẩu thử 1')).toMatchObject({ status: 403 })
})
it('lets no persona in outside a demonstration, and no administrator hold another role', async () => {
  const ctx = { ...server.ctx, demo: false }
  await expect(actions.signIn(ctx, { username: 'lanhdao', password: 'mật khẩu thử 1' })).rejects.toMatchObject({ kind: 'unauthenticated' })
  await expect(actions.signInAsPersona(ctx, 'lanhdao')).rejects.toMatchObject({ kind: 'refused' })
  const grants = (['admin', 'leader'] as const).map(role => ({ role, unitId: 'hn-a-sct', validFrom: '2020-01-01' }))
  await expect(
    actions.createAccount(ctx, { username: 'haivai', name: 'Hai vai', password: 'mật khẩu thử 1', grants }),
  ).rejects.toMatchObject({ kind: 'refused' })
})
