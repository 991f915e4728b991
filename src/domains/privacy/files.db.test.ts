/** An erasure takes the papers of a person's household with it, unless somebody else needs the file, and what was learned of their name. */

import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'

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

it('takes the evidence pictures of a household’s projects that no money followed; those of a paid project are what the accounts rest on', async () => {
  const owner = 'Lưu Thị Bằng Chứng'
  const household = { name: `Hộ kinh doanh ${owner}`, kind: 'household' as const, representative: owner }
  await establishmentAt(server.database, 'HK-E', 'hn-c-10192', household)
  await establishmentAt(server.database, 'CT-E', 'hn-c-10192', { name: 'Công ty Ảnh Chung', kind: 'company' })
  const line = await planWithLine(server.database, 2024, 1_000_000_000)
  const officer = await server.as('thuongtin')
  const project = async (beneficiaries: string[]) =>
    String((await officer.post('/projects', machineForm(beneficiaries[0]!, 'hn-c-10192', { beneficiaries }))).body.code)
  const picture = async (hue: number) =>
    new Uint8Array(
      await sharp({ create: { width: 320, height: 240, channels: 3, background: { r: hue, g: 90, b: 160 } } })
        .composite([{ input: Buffer.from(`<svg width="320" height="240"><circle cx="${hue}" cy="120" r="60" fill="#fff"/></svg>`) }])
        .jpeg()
        .toBuffer(),
    )
  const attachTo = async (code: string, hue: number) => {
    const answer = await officer.upload(`/projects/${code}/papers`, { kind: 'other', number: 'A-1' }, 'xuong.jpg', await picture(hue))
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
    return String(answer.body.id)
  }
  const sha = async (id: string) => (await query<{ sha256: string }>('select sha256 from paper where id = $1', [id]))[0]!.sha256
  const [refused, paid, company, shared] = [
    await project(['HK-E']),
    await project(['HK-E']),
    await project(['CT-E']),
    await project(['HK-E', 'CT-E']),
  ]
  const own = await attachTo(refused, 40)
  const twice = await attachTo(refused, 80)
  const elsewhere = await attachTo(company, 80)
  const accounts = await attachTo(paid, 120)
  const both = await attachTo(shared, 160)
  const files = { own: await sha(own), twice: await sha(twice), accounts: await sha(accounts), both: await sha(both) }
  await query(
    `insert into support_evidence (project_id, kind, match_key, paper_id) select project_id, 'photo', 'abc', id from paper where id = any ($1)`,
    [[own, accounts]],
  )
  await query(`update project set state = 'rejected', ended_on = '2024-05-01', end_reason = 'Không đủ điều kiện' where code = $1`, [
    refused,
  ])
  const [decision] = await query<{ id: string }>(
    `insert into decision (number, issued_on, issuer) values ('9/QĐ-THỬ', '2024-05-01', 'Đơn vị thử') returning id`,
  )
  await query(
    `insert into allocation (project_id, decision_id, line_id, amount, approved_on) select id, $2, $3, 1000, '2024-05-01' from project where code = $1`,
    [paid, decision!.id, line],
  )
  await query(`update project set state = 'stopped', ended_on = '2024-06-01', end_reason = 'Cơ sở xin thôi' where code = $1`, [paid])

  const request = String(
    (await appraiser.post('/personal-requests', { kind: 'erasure', subject: owner, receivedOn: '2024-11-22' })).body.id,
  )
  const ids = await query<{ id: string }>(`select id from establishment where code = 'HK-E'`)
  await appraiser.put(`/personal-requests/${request}/records`, { records: ids.map(({ id }) => ({ entity: 'establishment', id })) })
  const done = await leader.post(`/personal-requests/${request}/erase`, { reason: 'Theo đơn' })
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200, body: { erased: 1, files: 1 } })

  expect([await kept(files.own), await kept(files.twice), await kept(files.accounts), await kept(files.both)]).toEqual([
    false,
    true,
    true,
    true,
  ])
  expect((await appraiser.get(`/projects/${refused}/papers/${own}`)).status).toBe(404)
  for (const [code, id] of [
    [company, elsewhere],
    [paid, accounts],
    [shared, both],
  ] as const)
    expect((await appraiser.get(`/projects/${code}/papers/${id}`)).status, code).toBe(200)
  expect(
    await query(
      `select p.id, e.match_key as key from support_evidence e join paper p on p.id = e.paper_id where e.kind = 'photo' order by 2`,
    ),
  ).toEqual([
    { id: accounts, key: 'abc' },
    { id: own, key: null },
  ])
  expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
})
