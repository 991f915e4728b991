/** The demonstration's contests say that they are one, and stand where somebody can go on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../server/testing.ts'
import { ensureDemo } from '../demo.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer('2026-11-22')
  await server.database.pool.query('truncate account cascade')
  await ensureDemo(server.database, 'xa-2026', () => {}, server.ctx.files)
})
afterAll(() => server.close())

it('one waits for its check for copies with numbered entries, one takes entries; both say that they are invented', async () => {
  const centre = await server.as('trungtam')
  const contests = (await centre.get('/contests')).body as unknown as { code: string; title: string; state: string; entries: number }[]
  expect(contests.map(each => [each.state, each.entries])).toEqual([
    ['open', 2],
    ['checking', 7],
  ])
  expect(contests.every(each => each.title.includes('minh họa'))).toBe(true)
  const { entries } = (await centre.get(`/contests/${contests[1]!.code}/entries`)).body as unknown as {
    entries: { number: number; standing: string; pictures: number }[]
  }
  expect(entries.map(each => each.number)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(entries.every(each => each.pictures === 1)).toBe(true)
  const judge = await server.as('giamkhao')
  expect((await judge.get(`/judging/${contests[1]!.code}`)).body.works).toHaveLength(7)
})
