/** An erasure takes the papers of a person's household with it, unless somebody else needs the file, and what was learned of their name. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'

let server: TestServer
let appraiser: Visitor
let leader: Visitor
const name = 'Trịnh Thị Hoà Xuân'
const paper = (text: string) => new TextEncoder().encode(`%PDF-1.4\n% ${text}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)
const query = async <T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await server.database.pool.query(sql, values)).rows
const attach = async (code: string, text: string, fileName = 'giay.pdf') => {
  const answer = await appraiser.upload(`/establishments/${code}/papers`, { kind: 'registration', number: 'ĐK-7' }, fileName, paper(text))
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  return String(answer.body.id)
}
const hashOf = async (id: string) =>
  (await query<{ sha256: string }>('select sha256 from establishment_paper where id = $1', [id]))[0]!.sha256
const kept = (hash: string) =>
  server.ctx.files.read(hash).then(
    () => true,
    () => false,
  )

beforeAll(async () => {
  server = await testServer()
  appraiser = await server.as('thamdinh')
  leader = await server.as('lanhdao')
  const household = { name: `Hộ kinh doanh ${name}`, kind: 'household' as const, representative: name }
  await establishmentAt(server.database, 'HK-F', 'hn-c-10192', household)
  await establishmentAt(server.database, 'CT-F', 'hn-c-10192', { name: 'Công ty Giấy Tờ', kind: 'company', representative: name })
  await query(
    `insert into job (kind, state, title, input, day, ended_at, result) values ('sweep', 'done', 'Rà soát', '{}', '2024-11-22', now(), $1)`,
    [
      {
        kinds: {},
        models: {
          establishment: { knowledge: { proper: { collision: 0.1, frequencies: { 'trinh thi hoa xuan': 0.2, 'ha thai': 0.3 } } } },
        },
      },
    ],
  )
})
afterAll(() => server.close())

it('empties a household’s papers, deletes their files but those that others need, and forgets the name that was learned', async () => {
  const own = await attach('HK-F', 'chỉ của hộ', `${name}.pdf`)
  const shared = await attach('HK-F', 'dùng chung')
  const company = await attach('CT-F', 'dùng chung')
  const business = await attach('CT-F', 'của công ty')
  const hashes = { own: await hashOf(own), shared: await hashOf(shared), business: await hashOf(business) }

  const request = String((await appraiser.post('/personal-requests', { kind: 'erasure', subject: name, receivedOn: '2024-11-22' })).body.id)
  const ids = await query<{ id: string }>(`select id from establishment where code in ('HK-F', 'CT-F')`)
  await appraiser.put(`/personal-requests/${request}/records`, { records: ids.map(({ id }) => ({ entity: 'establishment', id })) })
  const done = await leader.post(`/personal-requests/${request}/erase`, { reason: 'Theo đơn' })
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200, body: { erased: 2, files: 1 } })

  expect([await kept(hashes.own), await kept(hashes.shared), await kept(hashes.business)]).toEqual([false, true, true])
  const { own: papers } = (await appraiser.get('/establishments/HK-F/papers')).body as { own: object[] }
  expect(papers).toHaveLength(2)
  for (const each of papers) expect(each).toMatchObject({ number: null, fileName: null, erasedOn: '2024-11-22' })
  const gone = await appraiser.get(`/establishments/HK-F/papers/${own}`)
  expect(gone).toMatchObject({ status: 404 })
  expect(JSON.stringify(gone.body)).toContain('22/11/2024')
  expect((await appraiser.get(`/establishments/CT-F/papers/${company}`)).status).toBe(200)
  expect(
    await query(
      `select v.values ->> 'papers' as papers from version v join act a on a.id = v.act_id join establishment e on e.id = a.record_id
       where e.code = 'HK-F' and a.action = 'erase'`,
    ),
  ).toEqual([{ papers: '2' }])
  const [job] = await query<{ learned: object }>(
    `select result -> 'models' -> 'establishment' -> 'knowledge' -> 'proper' -> 'frequencies' as learned from job where kind = 'sweep'`,
  )
  expect(job?.learned).toEqual({ 'ha thai': 0.3 })
  expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
})
