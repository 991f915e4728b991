/** Hints across the kinds: a trainee, an artisan and a representative who are likely one person; shown with why, never merged. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'

const duyenThai = 'hn-c-10192'
const batTrang = 'hn-c-00577'
let server: TestServer
let district: Visitor
let trainee: string
interface Row {
  kind: string
  id: string
  code: string | null
  percent: number
  says: string
  evidence: { field: string; says: string }[]
}
const hints = async (kind: string, record: string, visitor = district): Promise<Row[]> => {
  const answer = await visitor.get(`/duplicates/same-person?kind=${kind}&record=${encodeURIComponent(record)}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as unknown as Row[]
}
const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => (await server.database.pool.query(sql, values)).rows
beforeAll(async () => {
  server = await testServer()
  district = await server.as('thuongtin')
  const home = await establishmentAt(server.database, 'CS-A', duyenThai, {
    name: 'Cơ sở Sơn mài Tâm Khéo',
    representative: 'Đặng Thị Tâm',
    phone: '0912000777',
    taxCode: '001180004321',
    kind: 'household',
  })
  await establishmentAt(server.database, 'CS-B', batTrang, { name: 'Gốm Hoa Sen', representative: 'Đặng Thị Tâm', phone: '0977000111' })
  await rows(
    `insert into artisan (code, name, birth_year, title, craft, unit_id, phone, establishment_id) values
       ('NN-A', 'Đặng Thị Tâm', 1980, 'city', 'lacquer', $1, '0912000777', $2), ('NN-B', 'Lê Văn Khác', 1980, 'city', 'lacquer', $1, null, null),
       ('NN-C', 'Đặng Thị Tâm', 1951, 'city', 'lacquer', $1, null, null)`,
    [duyenThai, home.id],
  )
  const [person] = await rows<{ id: string }>(
    `insert into person (name, birth_year, establishment_id, phone, personal_number, key) values ('Đặng Thị Tâm', 1980, $1, '0912000777', '001180004321', 'tam')
     returning id`,
    [home.id],
  )
  trainee = person!.id
})
afterAll(() => server.close())

it('names the artisan and the representative on the trainee’s page, and back, with the evidence of each field', async () => {
  const found = await hints('person', trainee)
  expect(found.map(row => [row.kind, row.code]).sort()).toEqual([
    ['artisan', 'NN-A'],
    ['establishment', 'CS-A'],
  ])
  expect(found.find(row => row.kind === 'establishment')!.evidence.map(each => each.field)).toEqual(
    expect.arrayContaining(['name', 'personalNumber', 'phone']),
  )
  expect(JSON.stringify(found)).not.toMatch(/001180004321|0912000777/)
  expect((await hints('artisan', 'NN-A')).map(row => row.kind).sort()).toEqual(['establishment', 'person'])
  expect((await hints('establishment', 'CS-A')).map(row => row.kind).sort()).toEqual(['artisan', 'person'])
})
it('says nothing of namesakes of another year or of strangers, and merges nothing', async () => {
  expect(await hints('artisan', 'NN-B')).toEqual([])
  expect((await hints('artisan', 'NN-C')).map(row => row.id)).not.toContain(trainee)
  expect(await rows(`select 1 from duplicate_pair`)).toEqual([])
  expect(await rows(`select 1 from person where merged_into is not null`)).toEqual([])
})
it('ends at one’s own units, and is not for viewers', async () => {
  const outside = await server.as('gialam')
  expect((await outside.get(`/duplicates/same-person?kind=person&record=${trainee}`)).status).toBe(404)
  expect((await hints('establishment', 'CS-B', outside)).map(row => row.kind)).toEqual([])
  expect((await (await server.as('thanhpho')).get('/duplicates/same-person?kind=artisan&record=NN-A')).status).toBe(403)
})
it('takes a name for as frequent as it is among all people, not among trainees alone', async () => {
  const [common, rare] = ['Nguyễn Văn Bình', 'Kiều Tuệ Nhiên']
  const stranger = (at: number) =>
    `${['Lê', 'Phạm', 'Vũ', 'Đỗ', 'Bùi'][at % 5]} Đình ${['Khôi', 'Quân', 'Tuấn', 'Vinh', 'Sơn', 'Hào'][at % 6]} ${at}`
  for (const [code, name] of [
    ['NN-P', common],
    ['NN-R', rare],
  ] as const) {
    await rows(`insert into artisan (code, name, birth_year, title, craft, unit_id) values ($1, $2, 1975, 'city', 'lacquer', $3)`, [
      code,
      name,
      duyenThai,
    ])
    const home = await establishmentAt(server.database, `CS-${code}`, duyenThai, {
      name: `Cơ sở ${code}`,
      representative: 'Trịnh Công Lập',
    })
    await rows('insert into person (name, birth_year, establishment_id, key) values ($1, 1975, $2, $1)', [name, home.id])
  }
  // Each name is borne by one trainee and one artisan; forty establishments are represented by somebody of the first one.
  for (let at = 0; at < 120; at++)
    await establishmentAt(server.database, `CS-N${at}`, batTrang, {
      name: `Gốm số ${at}`,
      representative: at < 40 ? common : stranger(at),
      phone: `09${String(33_000_000 + at * 7)}`,
    })
  const centre = await server.as('trungtam')
  await centre.post('/duplicates/sweep')
  await server.runJobs()
  const hintOf = async (code: string) => (await hints('artisan', code, centre)).find(row => row.kind === 'person')
  const [frequent, seldom] = [await hintOf('NN-P'), await hintOf('NN-R')]
  expect(seldom?.percent).toBeGreaterThan(50)
  expect(frequent?.percent ?? 0).toBeLessThan(seldom!.percent - 10)
})
