/** The record of acts: append-only by the database itself, chained, sound after an erasure, telling when tampered with. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '../src/db/audit.ts'
import { establishmentAt } from '../src/domains/projects/projects.testing.ts'
import { type TestServer, testServer } from '../src/server/testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await establishmentAt(server.database, 'CS-1', 'hn-c-10192')
})
afterAll(() => server.close())
const query = (text: string) => server.database.pool.query(text)

it('refuses update, delete and truncate of acts, and changes of their values', async () => {
  for (const statement of [
    'update act set action = action',
    'delete from act',
    'truncate act cascade',
    'truncate act, version',
    `update version set values = '{"a":1}'`,
    'delete from version',
    'truncate version',
    `update version set values = '{"forged":1}', reason = null, salt = null, erased_at = now()`,
  ])
    await expect(query(statement), statement).rejects.toThrow(/append-only|kept as it was/)
})
it('writes real time and business day, and each act once in the order it was done', async () => {
  server.day = '2024-11-20'
  const officer = await server.as('thuongtin')
  await Promise.all([1, 2, 3, 4, 5].map(n => officer.post('/establishments/CS-1/reveal', { purpose: `Đối chiếu lần ${n}` })))
  const { rows } = await query(`select seq, day::text, at from act where action = 'reveal_tax_code' order by seq`)
  expect(rows).toHaveLength(5)
  expect(new Set(rows.map(r => r.day))).toEqual(new Set(['2024-11-20']))
  expect(rows[0].at.getFullYear()).toBeGreaterThan(2024)
  expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
})
it('stays sound when a person’s values are erased from the register and its history', async () => {
  const officer = await server.as('thuongtin')
  const form = {
    name: 'Hộ thử xóa',
    kind: 'household',
    craft: 'lacquer',
    sector: 'đ',
    unitId: 'hn-c-10192',
    cleanerProduction: false,
    clusterInfrastructure: false,
    representative: 'Nguyễn Văn Thử Xóa',
    phone: '0900000999',
    taxCode: '001090009999',
  }
  const code = String((await officer.post('/establishments', form)).body.code)
  await officer.put(`/establishments/${code}`, {
    ...form,
    workers: 12,
    taxCode: '•••••••••999',
    reason: 'Cập nhật lao động của ông Thử Xóa',
    revision: 1,
  })
  const leader = await server.as('lanhdao')
  expect(await leader.post(`/establishments/${code}/erasure`, { reason: 'Theo đơn của chủ hộ' })).toMatchObject({ status: 200 })
  const all = JSON.stringify([
    (await query('select * from version')).rows,
    (await query('select * from act')).rows,
    (await query('select * from establishment')).rows,
  ])
  for (const personal of ['Thử Xóa', '0900000999', '001090009999']) expect(all).not.toContain(personal)
  const { rows } = await query(`select workers, name from establishment where code = '${code}'`)
  expect(rows[0]).toEqual({ workers: 12, name: 'Hộ thử xóa' })
  expect(await auditLog(server.database.db)).toMatchObject({ broken: null, erased: 2 })
})
it('holds no personal value in the log itself', async () => {
  const { rows } = await query('select * from act')
  expect(JSON.stringify(rows)).not.toMatch(/Nguyễn|Đối chiếu|090000/)
})
it('tells the first act that somebody with the keys to the database changed', async () => {
  const { rows } = await query(`select seq from act where action = 'reveal_tax_code' order by seq limit 1`)
  const seq = rows[0].seq
  await query('alter table act disable trigger all')
  await query(`update act set action = 'open' where seq = ${seq}`)
  expect((await auditLog(server.database.db)).broken).toEqual({ seq, why: 'hash' })
  await query(`update act set action = 'reveal_tax_code' where seq = ${seq}`)
  expect((await auditLog(server.database.db)).broken).toBeNull()
  await query('alter table version disable trigger all')
  await query(`update version set reason = 'khác' where act_id = (select id from act where seq = ${seq})`)
  expect((await auditLog(server.database.db)).broken).toEqual({ seq, why: 'values' })
  await query(
    `update version set values = '{}', reason = null, salt = null, erased_at = now() where act_id = (select id from act where seq = ${seq})`,
  )
  expect((await auditLog(server.database.db)).broken).toEqual({ seq, why: 'erased' })
  await query(`delete from version where act_id = (select id from act where seq = ${seq})`)
  expect((await auditLog(server.database.db)).broken).toEqual({ seq, why: 'values' })
  await query(`delete from act where seq = ${seq}`)
  expect((await auditLog(server.database.db)).broken).toEqual({ seq: seq + 1, why: 'order' })
})
