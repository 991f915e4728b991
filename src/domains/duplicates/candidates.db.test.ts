/** Pointing at two records by hand: each kind is found by name or code within reach, laid side by side, and decided on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { fillSmallYear } from './duplicates.testing.ts'

let server: TestServer
let officer: Visitor
beforeAll(async () => {
  server = await testServer()
  await fillSmallYear(server.database)
  officer = await server.as('thamdinh')
})
afterAll(() => server.close())

interface Candidate {
  id: string
  code: string | null
  name: string
  detail: string | null
}
const find = async (kind: string, q: string, who = officer): Promise<Candidate[]> =>
  (await who.get(`/duplicates/candidates?kind=${kind}&q=${encodeURIComponent(q)}`)).body as unknown as Candidate[]

describe.each([
  ['establishment', 'co so thu 12', 'Cơ sở thử 13'],
  ['village', 'lang thu 2', 'Làng thử 3'],
  ['artisan', 'nghe nhan thu 11', 'Nghệ nhân thử 12'],
  ['person', 'hoc vien thu 21', 'Học viên thử 22'],
])('two of kind %s', (kind, first, second) => {
  it('are found by name with or without marks, laid side by side, told apart and merged', async () => {
    const one = async (q: string) => (await find(kind, q))[0]!
    const [left, right] = [await one(first), await one(second)]
    expect(left.id).not.toBe(right.id)
    const { body, status } = await officer.post('/duplicates/pair', { kind, left: left.id, right: right.id })
    expect(status).toBe(200)
    const page = (await officer.get(`/duplicates/${body.id}`)).body
    expect(page).toMatchObject({ kind, state: 'open', mayMerge: true })
    const decide = async (decision: object) =>
      officer.post(`/duplicates/${body.id}/decide`, { revision: (await officer.get(`/duplicates/${body.id}`)).body.revision, ...decision })
    expect(await decide({ decision: 'later' })).toMatchObject({ status: 200, body: { state: 'later' } })
    expect(await decide({ decision: 'different', reason: 'Hai nơi khác nhau' })).toMatchObject({
      status: 200,
      body: { state: 'different' },
    })
    // An officer may change their mind by pointing again.
    expect((await officer.post('/duplicates/pair', { kind, left: right.id, right: left.id })).body.id).toBe(body.id)
    expect(await decide({ decision: 'same', keep: 'left' })).toMatchObject({ status: 200, body: { state: 'same' } })
    const gone = (await server.database.pool.query(`select id from "${kind}" where merged_into is not null`)).rows[0].id
    const names = [...(await find(kind, first)), ...(await find(kind, second))].map(each => each.id)
    expect(names).not.toContain(gone)
  })
})

it('a code finds its record first, and nobody finds what is beyond their reach', async () => {
  expect((await find('establishment', 'cs-7'))[0]).toMatchObject({ code: 'CS-7' })
  const local = await server.as('gialam')
  const seen = await find('establishment', 'co so thu', local)
  expect(seen.length).toBeGreaterThan(0)
  const { rows } = await server.database.pool.query('select count(*)::int as n from establishment where id = any($1) and unit_id <> $2', [
    seen.map(each => each.id),
    'hn-c-00577',
  ])
  expect(rows[0].n).toBe(0)
  expect(await find('establishment', '')).toEqual([])
  expect((await (await server.as('kiemtoan')).get('/duplicates/candidates?kind=person&q=hoc')).status).toBe(403)
})
