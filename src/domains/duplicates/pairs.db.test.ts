/** Finding likely pairs: by the sweep, after an import, while typing; what is decided is remembered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { runJobsNow } from '../jobs/runner.actions.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { likelyAfterImport } from './finding.actions.ts'

let server: TestServer
let appraiser: Visitor
let district: Visitor
const thuongTin = 'hn-c-10192'
const giaLam = 'hn-c-00577'
const owners = [
  'Nguyễn Văn Đức',
  'Trần Thị Lan',
  'Lê Quang Hiếu',
  'Phạm Thu Hương',
  'Hoàng Đình Khải',
  'Vũ Ngọc Bích',
  'Đỗ Minh Tâm',
  'Bùi Xuân Trường',
  'Đặng Thị Mơ',
  'Ngô Bá Khá',
  'Dương Văn Sáu',
  'Lý Thị Nga',
]
const places = [
  'Đồng Tâm',
  'Bình Minh',
  'Tân Phú',
  'Hưng Thịnh',
  'Thành Đạt',
  'An Khang',
  'Việt Tiến',
  'Hồng Hà',
  'Kim Liên',
  'Phú Quý',
  'Sao Mai',
  'Trường Sơn',
  'Đại Lộc',
  'Vạn Xuân',
]
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đỗ', 'Bùi', 'Đặng', 'Ngô', 'Dương']
const middles = ['Văn', 'Thị', 'Quang', 'Thu', 'Đình', 'Ngọc', 'Minh']
const given =
  'An Bách Cường Dung Giang Hải Khánh Loan Mạnh Nhung Oanh Phúc Quyên Rạng Sửu Tú Uyên Vinh Xoan Yến Ba Chiến Diệp Én Gấm Hiền Khương Lộc Mơ Nết Phong Quế Sinh Thủy Vượng Xuyến Bảo Chuyên Dậu Hạnh'.split(
    ' ',
  )
const crafts = ['Gốm', 'Sơn mài', 'Mây tre', 'Mộc', 'Dệt lụa']
const kinds = ['Công ty TNHH', 'Hợp tác xã', 'Cơ sở']

const add = (code: string, name: string, more: object = {}, unit = thuongTin) =>
  establishmentAt(server.database, code, unit, { name, search: `${code} ${name}`.toLowerCase(), ...more })
const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await server.database.pool.query(sql, values)).rows

beforeAll(async () => {
  server = await testServer()
  appraiser = await server.as('thamdinh')
  district = await server.as('thuongtin')
  // Strangers: a register to learn from.
  for (let n = 0; n < 70; n++)
    await add(
      `S-${String(n).padStart(2, '0')}`,
      `${kinds[n % kinds.length]} ${crafts[n % crafts.length]} ${places[n % places.length]}`,
      {
        representative: `${owners[(n * 5) % owners.length]} ${n}`,
        phone: `09${String(12_345_678 + n * 91_573).slice(-8)}`,
        taxCode: null,
        address: `Số ${n + 1}, thôn ${places[(n * 3) % places.length]}`,
        craft: n % 2 ? 'ceramics' : 'lacquer',
      },
      n % 3 ? thuongTin : giaLam,
    )
  const first = { representative: 'Nguyễn Thị Kim Oanh', phone: '0977123456', taxCode: '0109999996', address: 'Số 18, thôn Duyên Trường' }
  await add('X-1', 'Công ty TNHH Sơn mài Mỹ nghệ Kim Oanh', first)
  await add('X-2', 'Cty TNHH Son mai My nghe Kim Oanh', first)
  const second = { representative: 'Phùng Bá Thắng', phone: '0966555123', address: 'Số 7, thôn Hạ Thái' }
  await add('Y-1', 'Hợp tác xã Khảm trai Chuyên Mỹ Phùng Thắng', { ...second, kind: 'cooperative' })
  await add('Y-2', 'HTX khảm trai Chuyên Mỹ Phùng Thắng', { ...second, kind: 'cooperative' })
})
afterAll(() => server.close())

const sweep = async () => {
  const asked = await appraiser.post('/duplicates/sweep')
  expect(asked.status).toBe(200)
  await runJobsNow(server.database)
  expect((await appraiser.get(`/jobs/${asked.body.jobId}`)).body).toMatchObject({ state: 'done' })
}
interface Line {
  id: string
  left: { code: string }
  right: { code: string }
  says: string
  percent: number
  state: string
}
const listed = async (query = '', visitor = appraiser): Promise<Line[]> =>
  (await visitor.get(`/duplicates${query}`)).body.rows as unknown as Line[]
const codesOf = (lines: readonly Line[]) => lines.map(line => [line.left.code, line.right.code].sort().join(' '))
const pairOf = async (a: string, b: string, query = '') =>
  (await listed(query)).find(line => codesOf([line])[0] === [a, b].sort().join(' '))

describe('the sweep', () => {
  it('brings near doubles into the queue, with why, and merges nothing', async () => {
    await sweep()
    expect(codesOf(await listed('?kind=establishment'))).toEqual(expect.arrayContaining(['X-1 X-2', 'Y-1 Y-2']))
    const pair = await pairOf('X-1', 'X-2')
    expect(pair!.percent).toBeGreaterThan(80)
    expect(pair!.says).not.toMatch(/Kim Oanh|0977|0109999996|null/)
    expect(pair!.says.length).toBeGreaterThan(10)
    expect(await rows('select 1 from establishment where merged_into is not null')).toEqual([])
    // Strangers of one name pattern are no flood.
    expect((await listed()).length).toBeLessThan(12)
  })
  it('asks nothing twice, and drops what is no longer alike', async () => {
    await add('Z-1', 'Cơ sở Rèn Đa Sỹ Tạ Quang Thiều', { representative: 'Tạ Quang Thiều', phone: '0944777888', address: 'Số 3, tổ 9' })
    const twin = await add('Z-2', 'Cơ sở rèn Đa Sĩ Tạ Quang Thiều', {
      representative: 'Tạ Quang Thiều',
      phone: '0944777888',
      address: 'Số 3, tổ 9',
    })
    await sweep()
    expect(await pairOf('Z-1', 'Z-2')).toBeDefined()
    const before = await rows('select id from duplicate_pair order by id')
    await sweep()
    expect(await rows('select id from duplicate_pair order by id')).toEqual(before)
    await rows(
      `update establishment set name = 'Xưởng may Thanh Oai', representative = 'Chử Thị Dung', phone = '0355000111', address = 'Số 99' where id = $1`,
      [twin.id],
    )
    await sweep()
    expect(await pairOf('Z-1', 'Z-2')).toBeUndefined()
  })
  it('is one at a time, and only for the city', async () => {
    const [first, second] = [await appraiser.post('/duplicates/sweep'), await appraiser.post('/duplicates/sweep')]
    expect(second.body.jobId).toBe(first.body.jobId)
    await runJobsNow(server.database)
  })
})

describe('a pair called different', () => {
  const decide = async (id: string, decision: string) => {
    const { revision } = (await appraiser.get(`/duplicates/${id}`)).body
    expect(await appraiser.post(`/duplicates/${id}/decide`, { decision, revision, reason: 'Hai cơ sở của hai anh em' })).toMatchObject({
      status: 200,
    })
  }
  const correct = async (code: string, more: object) => {
    const page = (await appraiser.get(`/establishments/${code}`)).body
    const form = {
      name: page.name,
      kind: 'company',
      craft: 'lacquer',
      sector: 'đ',
      unitId: thuongTin,
      cleanerProduction: false,
      clusterInfrastructure: false,
    }
    const answer = await appraiser.put(`/establishments/${code}`, { ...form, revision: page.revision, ...more })
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  }
  it('is not asked about again by the next sweep', async () => {
    await decide((await pairOf('Y-1', 'Y-2'))!.id, 'different')
    await sweep()
    expect(await pairOf('Y-1', 'Y-2')).toBeUndefined()
    const told = await pairOf('Y-1', 'Y-2', '?state=different')
    expect(told).toMatchObject({ state: 'different', reason: 'Hai cơ sở của hai anh em' })
    // The reason of one's own stays in the pair's history, also when the decision is taken back.
    await appraiser.post(`/duplicates/${told!.id}/reopen`)
    expect((await appraiser.get(`/duplicates/${told!.id}`)).body.acts).toMatchObject([
      { action: 'decided', toState: 'different', reason: 'Hai cơ sở của hai anh em' },
      { action: 'reopened', toState: 'open' },
    ])
    await decide(told!.id, 'different')
  })
  it('comes back only when a record changed and the two are clearly more alike', async () => {
    const facts = { representative: 'Kiều Văn Thông', phone: '0988222333', address: 'Số 21, thôn Nhị Khê' }
    await add('W-1', 'Công ty TNHH Tiện gỗ Nhị Khê Kiều Thông', { ...facts })
    await add('W-2', 'Cơ sở tranh thêu Hoài Đức', { representative: 'Cấn Thị Hậu', phone: '0900111222' })
    const { body } = await appraiser.post('/duplicates/pair', { kind: 'establishment', left: 'W-1', right: 'W-2' })
    await decide(String(body.id), 'different')
    await correct('W-2', { workers: 9, representative: 'Cấn Thị Hậu', phone: '0900111222' })
    await sweep()
    expect(await pairOf('W-1', 'W-2')).toBeUndefined()
    await correct('W-2', { name: 'Cty TNHH tiện gỗ Nhị Khê Kiều Thông', ...facts })
    await sweep()
    expect(await pairOf('W-1', 'W-2')).toMatchObject({ state: 'open' })
  })
  it('speaks for the record that it was merged into, too', async () => {
    const facts = { representative: 'Âu Dương Thành', phone: '0933444555', address: 'Số 11, ngõ 4' }
    for (const code of ['T-1', 'T-2', 'T-3']) await add(code, 'Công ty TNHH Đúc đồng Âu Dương Thành', facts)
    await sweep()
    expect(codesOf(await listed())).toEqual(expect.arrayContaining(['T-1 T-2', 'T-1 T-3', 'T-2 T-3']))
    await decide((await pairOf('T-1', 'T-3'))!.id, 'different')
    await rows(`delete from duplicate_pair where id = $1`, [(await pairOf('T-2', 'T-3'))!.id])
    const pair = (await appraiser.get(`/duplicates/${(await pairOf('T-1', 'T-2'))!.id}`)).body as unknown as Line & { revision: string }
    await appraiser.post(`/duplicates/${pair.id}/decide`, {
      decision: 'same',
      keep: pair.left.code === 'T-2' ? 'left' : 'right',
      revision: pair.revision,
    })
    await sweep()
    expect(await pairOf('T-2', 'T-3')).toBeUndefined()
  })
})

describe('a helper who files for many', () => {
  it('joins no households by a shared phone or e-mail alone', async () => {
    for (let n = 0; n < 40; n++)
      await add(`H-${n}`, `Hộ ${owners[n % owners.length]} ${places[(n * 5) % places.length]} ${n}`, {
        kind: 'household',
        phone: '0909090909',
        email: 'canbo@vidu.vn',
        representative: `${owners[(n * 7) % owners.length]?.split(' ').slice(0, 2).join(' ')} ${places[n % places.length]}`,
        address: `Số ${n * 3 + 2}`,
      })
    for (let n = 0; n < 40; n++)
      await rows(`insert into person (name, birth_year, phone, key) values ($1, $2, '0909090909', $3)`, [
        `${families[n % families.length]} ${middles[n % middles.length]} ${given[n]}`,
        1950 + n,
        `helped ${n}`,
      ])
    await sweep()
    expect(codesOf(await listed()).filter(codes => /^H-\d+ H-\d+$/.test(codes))).toEqual([])
    expect(await listed('?kind=person')).toEqual([])
    // A true double among the forty is found all the same.
    await add('H-40', 'Hộ kinh doanh Tạ Thị Huệ', {
      kind: 'household',
      phone: '0909090909',
      representative: 'Tạ Thị Huệ',
      address: 'Số 500, xóm Chùa',
      taxCode: '001188000129',
    })
    await add('H-41', 'HKD Tạ Thị Huệ', {
      kind: 'household',
      phone: '0909090909',
      representative: 'Tạ Thị Huệ',
      address: 'Số 500, xóm Chùa',
      taxCode: '001188000129',
    })
    await sweep()
    expect(codesOf(await listed())).toContain('H-40 H-41')
  })
})

describe('the queue', () => {
  it('obeys reach, and its filters', async () => {
    await add(
      'Q-1',
      'Công ty TNHH Thêu ren Quất Động Lan Anh',
      { phone: '0922000333', representative: 'Thái Lan Anh', address: 'Số 2' },
      giaLam,
    )
    await add('Q-2', 'Cty Thêu ren Quất Động Lan Anh', { phone: '0922000333', representative: 'Thái Lan Anh', address: 'Số 2' }, giaLam)
    await sweep()
    expect(codesOf(await listed())).toContain('Q-1 Q-2')
    const seen = await district.get('/duplicates')
    expect(JSON.stringify(seen.body)).not.toContain('Q-1')
    expect(codesOf(seen.body.rows as unknown as Line[])).toContain('X-1 X-2')
    expect(codesOf(await listed('?unitId=hn-d-018'))).toEqual(['Q-1 Q-2'])
    expect(codesOf(await listed('?unitId=hn-d-279'))).not.toContain('Q-1 Q-2')
    expect(await listed('?kind=village')).toEqual([])
    const sure = await listed('?atLeast=99')
    expect((await listed()).length).toBeGreaterThanOrEqual(sure.length)
    const { body } = await appraiser.get('/duplicates')
    const byKind = body.byKind as { kind: string; count: number }[]
    expect(byKind.reduce((sum, each) => sum + each.count, 0)).toBe(body.total)
  })
  it('leads from one pair to the next without repeating', async () => {
    const all = (await listed()).map(line => line.id)
    const walked = [all[0]!]
    while (walked.length < all.length) walked.push(String((await appraiser.get(`/duplicates/${walked.at(-1)}`)).body.next))
    expect(walked).toEqual(all)
  })
})

describe('while typing', () => {
  const likely = async (draft: object, visitor = appraiser) =>
    ((await visitor.post('/establishments/likely', draft)).body.rows ?? []) as { code: string; says: string; percent: number }[]
  it('names those that the draft may already be, with why', async () => {
    const found = await likely({
      name: 'Sơn mài mỹ nghệ Kim Oanh',
      kind: 'company',
      unitId: thuongTin,
      phone: '0977123456',
      representative: 'Nguyễn Thị Kim Oanh',
    })
    expect(found.map(row => row.code)).toEqual(expect.arrayContaining(['X-1', 'X-2']))
    expect(found.length).toBeLessThanOrEqual(5)
    expect(found[0]!.says.length).toBeGreaterThan(5)
    expect(
      (
        await likely({
          name: 'Không biết tên',
          taxCode: '0109999996',
          phone: '0977123456',
          representative: 'Nguyễn Thị Kim Oanh',
          unitId: giaLam,
        })
      ).map(row => row.code),
    ).toContain('X-1')
  })
  it('says nothing of strangers, of the record itself, or of what lies outside the officer’s units', async () => {
    expect(await likely({ name: 'Xưởng thuyền thúng Minh Khai Đỗ Tất', unitId: thuongTin })).toEqual([])
    const draft = {
      name: 'Công ty TNHH Sơn mài Mỹ nghệ Kim Oanh',
      unitId: thuongTin,
      phone: '0977123456',
      representative: 'Nguyễn Thị Kim Oanh',
    }
    expect((await likely({ ...draft, code: 'X-1' })).map(row => row.code)).not.toContain('X-1')
    expect((await likely(draft, await server.as('gialam'))).map(row => row.code)).toEqual([])
    expect((await likely({ name: '%_\\', unitId: thuongTin })).length).toBeLessThanOrEqual(5)
  })
})

describe('after an import', () => {
  it('what came in is compared with the register, and pairs say so', async () => {
    const fresh = await add('I-1', 'Cty TNHH Sơn mài mỹ nghệ Kim Oanh', {
      representative: 'Nguyễn Thị Kim Oanh',
      phone: '0977123456',
      taxCode: '0109999996',
      address: 'Số 18, thôn Duyên Trường',
    })
    const [brought] = await rows<{ id: string }>(
      `insert into import (kind, file_name, sha256, day, accepted, rejected, problems) values ('establishments', 'x.xlsx', 'x', '2024-11-22', 1, 0, '[]') returning id`,
    )
    await rows(
      `insert into source_row (record_id, entity, import_id, file, sheet, row) values ($1, 'establishment', $2, 'x.xlsx', 'Cơ sở', 2)`,
      [fresh.id, brought!.id],
    )
    expect(await likelyAfterImport(server.ctx, brought!.id)).toBeGreaterThanOrEqual(1)
    const found = await rows<{ found_by: string }>(`select found_by from duplicate_pair where $1 in (left_id, right_id)`, [fresh.id])
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(row => row.found_by === 'import')).toBe(true)
    // Other open pairs stay: the import says nothing of them.
    expect(await pairOf('Q-1', 'Q-2')).toBeDefined()
  })
})
