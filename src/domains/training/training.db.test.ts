/** A person's request to be forgotten: their name goes, every count stays, the record of acts stays sound. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type TestServer, testServer } from '../../server/testing.ts'
import { ensureDemo } from '../demo.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await server.database.pool.query('truncate session, role_grant, account cascade')
  await ensureDemo(server.database, 'xa-2026')
  server.day = '2026-11-22'
})
afterAll(() => server.close())
const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => (await server.database.pool.query(sql, values)).rows[0]

it('takes the name of a trainee or an author off rows and history', async () => {
  const leader = await server.as('lanhdao')
  const counts = () =>
    one(
      'select (select count(*) from attendance)::int as attendances, (select count(*) from person)::int as people, (select count(*) from design)::int as designs',
    )
  const before = await counts()
  const { name } = await one<{ name: string }>('select name from person order by name limit 1')
  expect(await leader.post('/people/erasure', { name: name.toUpperCase(), reason: 'Theo đơn của học viên' })).toMatchObject({ status: 200 })
  await server.database.pool.query(
    `update design set author = 'Nghệ nhân Thử Xóa' where code = (select code from design order by code limit 1)`,
  )
  expect(await leader.post('/people/erasure', { name: 'nghe nhan thu xoa', reason: 'Theo đơn của tác giả' })).toMatchObject({
    status: 200,
    body: { designs: 1 },
  })
  const { rows } = await server.database.pool.query('select name from person union all select author from design')
  expect(rows.map(r => r.name)).not.toContain(name)
  expect(rows.map(r => r.name)).not.toContain('Nghệ nhân Thử Xóa')
  expect(await counts()).toEqual(before)
  expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
  expect(await leader.post('/people/erasure', { name: 'Không Có Ai', reason: 'Theo đơn' })).toMatchObject({ status: 404 })
})
