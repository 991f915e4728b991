/** A person's request about their own data: found everywhere, copied whole, erased so that nothing of them is left and no figure changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import type { Described } from './describing.actions.ts'
import { fillEverywhere, her, other } from './privacy.testing.ts'

let server: TestServer
let appraiser: Visitor
let leader: Visitor
const query = async <T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await server.database.pool.query(sql, values)).rows
/** Everything that reports, the map and the register say in numbers. */
const figures = async () => {
  const report = (await leader.get('/reports?period=2024')).body as { targets: { figure?: string; code?: string }[] }
  const counts = await query(
    `select (select count(*) from establishment) e, (select count(*) from person) p, (select count(*) from attendance) a, (select count(*) from design) d,
      (select count(*) from artisan) n, (select count(*) from participation) f, (select sum(amount) from allocation) m, (select sum(amount) from payment) y`,
  )
  return { report, counts, gauges: (await leader.get('/reports/gauges?year=2024')).body }
}
const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
/** Every column of every table that says her name or one of her numbers, in any spelling. */
const whereSheStands = async (except: readonly string[] = []): Promise<string[]> => {
  const columns = await query<{ t: string; c: string }>(
    `select table_name t, column_name c from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and (data_type in ('text', 'jsonb', 'ARRAY', 'character varying')) order by 1, 2`,
  )
  const found = new Set<string>()
  for (const { t, c } of columns)
    for (const { v } of await query<{ v: string | null }>(`select "${c}"::text as v from "${t}" where "${c}" is not null`)) {
      const text = fold(v ?? '')
      const digits = text.replace(/[\s.-]/g, '')
      const says =
        [fold(her.name), her.email].some(each => text.includes(each)) ||
        [her.phone.slice(1), her.number].some(each => digits.includes(each))
      const words = fold(her.name)
        .split(' ')
        .map(word => `#${word}`)
        .join(' ')
      if ((says || text.includes(words) || text.includes(fold(her.street))) && !except.includes(`${t}.${c}`)) found.add(`${t}.${c}`)
    }
  return [...found]
}
const newRequest = async (kind: 'export' | 'erasure', visitor = appraiser): Promise<string> =>
  String((await visitor.post('/personal-requests', { kind, subject: her.name, receivedOn: '2024-11-21' })).body.id)
const found = async (id: string, search: object): Promise<Described[]> => {
  const answer = await appraiser.post(`/personal-requests/${id}/find`, search)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.rows as unknown as Described[]
}
const confirm = (id: string, items: readonly Described[]) =>
  appraiser.put(`/personal-requests/${id}/records`, { records: items.flatMap(item => item.records) })

beforeAll(async () => {
  server = await testServer('2024-11-22')
  appraiser = await server.as('thamdinh')
  leader = await server.as('lanhdao')
  await fillEverywhere(server, appraiser, leader)
})
afterAll(() => server.close())

describe('a request', () => {
  it('is due two working days after it came, and stands in the list by its last day', async () => {
    const id = await newRequest('export')
    const late = await appraiser.post('/personal-requests', { kind: 'erasure', subject: 'Người Cũ Thử', receivedOn: '2024-11-18' })
    const { body } = await appraiser.get('/personal-requests')
    expect(body.rows?.map(row => [row.id, row.dueOn, row.due])).toEqual([
      [late.body.id, '2024-11-20', 'overdue'],
      [id, '2024-11-25', 'open'],
    ])
    expect(body).toMatchObject({ waiting: { overdue: 1, today: 0, open: 1 } })
    expect((await leader.post(`/personal-requests/${late.body.id}/refuse`, { reason: 'Không chứng minh được là chủ thể' })).status).toBe(
      200,
    )
    expect((await appraiser.get(`/personal-requests/${late.body.id}`)).body).toMatchObject({ state: 'refused', due: 'late' })
    expect((await appraiser.post(`/personal-requests/${late.body.id}/find`, { name: 'Người Cũ' })).status).toBe(409)
  })
  it('cannot have come tomorrow, and nobody is looked for by next to nothing', async () => {
    expect((await appraiser.post('/personal-requests', { kind: 'export', subject: 'Ai Đó', receivedOn: '2024-11-23' })).status).toBe(422)
    const id = await newRequest('export')
    expect((await appraiser.post(`/personal-requests/${id}/find`, { name: 'A' })).status).toBe(422)
    await leader.post(`/personal-requests/${id}/refuse`, { reason: 'Ghi nhầm' })
  })
  it('is overseen by auditors, who look for nobody; only the leader erases; others do not know of it', async () => {
    const id = await newRequest('erasure')
    const auditor = await server.as('kiemtoan')
    expect((await auditor.get('/personal-requests')).status).toBe(200)
    expect((await auditor.get(`/personal-requests/${id}`)).body).toMatchObject({ can: [] })
    for (const [visitor, statuses] of [
      [auditor, [403, 403, 403, 403]],
      [await server.as('thuongtin'), [403, 403, 403, 403]],
      [await server.as('quantri'), [403, 403, 403, 403]],
      [appraiser, [200, 200, 409, 403]],
    ] as const)
      expect([
        (await visitor.post(`/personal-requests/${id}/find`, { name: her.name })).status,
        (await visitor.put(`/personal-requests/${id}/records`, { records: [] })).status,
        (await visitor.get(`/personal-requests/${id}/copy?format=json`)).status,
        (await visitor.post(`/personal-requests/${id}/erase`, { reason: 'Theo đơn' })).status,
      ]).toEqual(statuses)
    expect((await (await server.as('thuongtin')).get('/personal-requests')).status).toBe(403)
    expect((await leader.post(`/personal-requests/${id}/erase`, { reason: 'Theo đơn' })).status).toBe(409)
    await leader.post(`/personal-requests/${id}/refuse`, { reason: 'Ghi nhầm' })
  })
})

describe('looking for the person', () => {
  it('finds her by name without marks, in every kind of record, numbers masked', async () => {
    const id = await newRequest('export')
    const rows = await found(id, { name: 'trinh thi hoa xuan' })
    expect(rows.map(row => [row.kind, row.code, row.mergedInto])).toEqual(
      expect.arrayContaining([
        ['establishment', 'HK-1', null],
        ['establishment', 'HK-2', 'HK-1'],
        ['past', 'CT-1', null],
        ['artisan', 'NN-1', null],
        ['person', null, null],
        ['person', null, 'học viên khác'],
        ['design', null, null],
        ['owner', null, null],
        ['account', null, null],
        ['staged', null, null],
      ]),
    )
    expect(rows.map(row => row.code)).not.toContain('CT-2')
    const said = JSON.stringify(rows)
    for (const secret of [her.phone, her.number]) expect(said).not.toContain(secret)
    expect(said).toContain('•••••••666')
    const acts = await query(`select v.values::text as said, v.reason from version v join act a on a.id = v.act_id where a.action = 'find'`)
    expect(JSON.stringify(acts)).not.toMatch(/Trịnh|trinh/)
  })
  it('finds her by telephone however it is typed, by number and by e-mail', async () => {
    const id = await newRequest('export')
    const kinds = async (search: object) => [...new Set((await found(id, search)).map(row => row.kind))].sort()
    expect(await kinds({ phone: '+84 988.777.666' })).toEqual(['account', 'artisan', 'establishment', 'past', 'person', 'staged'])
    expect(await kinds({ number: her.number })).toEqual(['account', 'establishment', 'person'])
    expect(await kinds({ email: 'HoaXuan@mau.vn' })).toEqual(['account', 'establishment', 'past'])
    expect(await kinds({ name: '100%_' })).toEqual([])
  })
  it('a trainee’s number is shown once, for a purpose that is kept', async () => {
    const [trainee] = await query<{ id: string }>('select id from person where personal_number = $1', [her.number])
    expect(await appraiser.post(`/people/${trainee!.id}/reveal`, { field: 'personalNumber', purpose: 'Đối chiếu đơn' })).toMatchObject({
      status: 200,
      body: { value: her.number },
    })
    expect((await appraiser.post(`/people/${trainee!.id}/reveal`, { field: 'personalNumber', purpose: '' })).status).toBe(422)
    expect(
      (await (await server.as('thanhpho')).post(`/people/${trainee!.id}/reveal`, { field: 'phone', purpose: 'Muốn biết' })).status,
    ).toBe(403)
  })
})

describe('a copy', () => {
  it('holds every value with its source, what was before, and who looked at masked numbers for what', async () => {
    const id = await newRequest('export')
    const rows = (await found(id, { name: her.name })).filter(row => row.kind !== 'staged')
    expect(await confirm(id, rows)).toMatchObject({ status: 200 })
    const copy = (await appraiser.get(`/personal-requests/${id}/copy?format=json`)).body as unknown as {
      values: { record: string; field: string; value: string; source: string }[]
      reveals: { what: string; purpose: string; who: string }[]
      changes: object[]
      linked: { kind: string; title: string }[]
    }
    expect(copy.values).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          record: 'Cơ sở HK-1',
          field: 'Mã số thuế',
          value: her.number,
          source: expect.stringContaining('Cán bộ thẩm định'),
        }),
        expect.objectContaining({ record: 'Học viên 1', field: 'Năm sinh', value: '1985' }),
        expect.objectContaining({ field: 'Họ và tên', value: her.name }),
      ]),
    )
    expect(copy.reveals).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ purpose: 'Đối chiếu giấy đăng ký', who: expect.stringContaining('Cán bộ thẩm định') }),
        expect.objectContaining({ purpose: 'Đối chiếu đơn' }),
      ]),
    )
    expect(copy.linked.map(row => row.kind)).toEqual(expect.arrayContaining(['Đề án', 'Hội chợ', 'Lớp học', 'Tên khác của cơ sở']))
    const cookie = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: 'thamdinh' } })
    const file = await server.app.inject({
      method: 'GET',
      url: `/api/personal-requests/${id}/copy?format=xlsx`,
      headers: { cookie: String(cookie.headers['set-cookie']).split(';')[0] ?? '' },
    })
    const sheets = await readWorkbook(new Uint8Array(file.rawPayload))
    expect(sheets.map(sheet => sheet.name)).toEqual([
      'Đang giữ',
      'Qua thời gian',
      'Ai đã làm gì',
      'Ai đã xem số che',
      'Liên quan',
      'Nơi khác có nhắc',
    ])
    expect(JSON.stringify(sheets[0]?.rows)).toContain(her.number)
    expect((await appraiser.post(`/personal-requests/${id}/answer`)).status).toBe(200)
    expect((await appraiser.get(`/personal-requests/${id}`)).body).toMatchObject({ state: 'answered', due: 'done' })
  })
})

it('a copy tells of everything that an erasure would empty', async () => {
  const { pool } = server.database
  const [account] = (
    await pool.query(
      `insert into support_evidence (project_id, kind, value, match_key) select id, 'bank_account', '19001234567', '19001234567' from project where code = 'P1' returning id`,
    )
  ).rows as { id: string }[]
  const id = await newRequest('export')
  expect(
    await confirm(
      id,
      (await found(id, { name: her.name })).filter(row => row.code !== 'CT-2'),
    ),
  ).toMatchObject({ status: 200 })
  const copy = (await appraiser.get(`/personal-requests/${id}/copy?format=json`)).body as unknown as {
    records: { kind: string; record: string }[]
    values: { record: string; field: string; value: string }[]
    changes: { record: string; field: string; value: string }[]
    linked: { kind: string; title: string }[]
    mentions: { place: string; rows: number }[]
  }
  // Rows of a workbook that is not in yet, with the headings of its sheet.
  const staged = copy.values.filter(({ record }) => record.includes('co-so-moi.xlsx'))
  expect(staged).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'Người đại diện', value: her.name.toLowerCase() }),
      expect.objectContaining({ field: 'Điện thoại', value: '0988.777.666' }),
    ]),
  )
  // Her time at a company that somebody else stands for now, and nothing of the other's.
  const past = copy.changes.filter(({ record }) => record.includes('CT-1'))
  expect(past).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'Người đại diện', value: her.name })]))
  expect(JSON.stringify(copy)).not.toContain(other.phone)
  expect(JSON.stringify(copy)).not.toContain(other.name)
  // The account to which her household's support is paid, and papers of its projects.
  expect(copy.values).toEqual(expect.arrayContaining([expect.objectContaining({ record: 'Đề án P1', value: '19001234567' })]))
  expect(copy.linked).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: 'Giấy tờ của đề án', title: `Đơn của ${her.name}.pdf` })]),
  )
  // Where she is only mentioned.
  expect(copy.mentions.map(({ place }) => place)).toEqual(
    expect.arrayContaining(['Đề án', 'Sửa hàng loạt', 'Quyết định về bản ghi trùng', 'Lần nhập Excel', 'Khung nhìn đã lưu']),
  )
  expect(copy.mentions.every(({ rows }) => rows > 0)).toBe(true)
  // The request that the copy answers is no mention of its own.
  expect(copy.mentions.map(({ place }) => place)).not.toContain('Yêu cầu khác đang chờ')
  await pool.query('delete from support_evidence where id = $1', [account!.id])
})

describe('erasure', () => {
  it('leaves nothing of her anywhere, and every figure as it was', async () => {
    // Requests of hers that were left lying are closed; one of another person of the same name still waits.
    for (const row of (await appraiser.get('/personal-requests')).body.rows ?? [])
      if (row.state === 'open') await leader.post(`/personal-requests/${row.id}/refuse`, { reason: 'Ghi nhầm' })
    const waiting = await newRequest('export')
    const id = await newRequest('erasure')
    const items = await found(id, { name: her.name })
    await confirm(id, items)
    const before = await figures()
    const businesses = ['establishment.name', 'establishment.search', 'search_entry.title', 'search_entry.words']
    expect((await whereSheStands(businesses)).length).toBeGreaterThan(20)
    const done = await leader.post(`/personal-requests/${id}/erase`, { reason: `Theo đơn của bà ${her.name}` })
    expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200 })
    // A company that is called after her keeps its name, and the answer says that the name stands there still.
    expect(await whereSheStands()).toEqual(expect.arrayContaining(['establishment.name']))
    expect((done.body.left as { says: string }[]).map(place => place.says)).toContain('Cơ sở')
    await query(`update establishment set name = 'Công ty khác', search = 'khac' where code = 'CT-2'`)
    expect((await appraiser.get(`/personal-requests/${waiting}`)).body).toMatchObject({ subject: her.name, state: 'open' })
    await query('update personal_request set subject = null where id = $1', [waiting])
    expect(await whereSheStands(['version.values'])).toEqual([])
    const versions = await query<{ entity: string; code: string | null; said: string }>(
      'select v.entity, e.code, v.values::text as said from version v left join establishment e on e.id = v.record_id',
    )
    const saying = versions.filter(({ said }) => [her.name, her.phone, her.number].some(each => fold(said).includes(fold(each))))
    expect(saying.map(({ entity, code }) => [entity, code]).sort()).toEqual([
      ['establishment', 'CT-2'],
      ['personal_request', null],
    ])
    expect(await figures()).toEqual(before)
    expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
  })
  it('leaves what is others’: the one who stands for the company now, others in the same change and workbook', async () => {
    expect(await query(`select representative, phone, address from establishment where code = 'CT-1'`)).toEqual([
      { representative: other.name, phone: other.phone, address: 'Phố Khác' },
    ])
    const [change] = await query<{ rows: { before: object }[] }>(`select rows from bulk_change where reason = 'Sửa điện thoại'`)
    expect(change?.rows.map(row => row.before)).toEqual([{ workers: 3 }, { phone: other.phone }])
    expect(await query('select row, state, cells from import_row order by row')).toEqual([
      { row: 2, state: 'bad', cells: {} },
      { row: 3, state: 'good', cells: { name: { raw: 'Hộ khác' } } },
    ])
  })
  it('calls the household by its code, closes its account, and says so on the page', async () => {
    expect((await appraiser.get('/establishments/HK-1')).body).toMatchObject({
      name: 'Hộ kinh doanh đã xóa tên HK-1',
      representative: null,
      workers: 4,
    })
    expect((await appraiser.get('/search?q=trinh thi hoa xuan')).body).not.toMatchObject({ groups: [{ kind: 'establishment' }] })
    expect(await query(`select active, email from account where username like 'erased-%'`)).toEqual([{ active: false, email: null }])
    const { rows } = (await appraiser.get('/personal-requests')).body
    expect(rows?.find(row => row.kind === 'erasure' && row.state === 'answered')).toMatchObject({ subject: null })
  })
  it('a merge can still be undone, and brings nothing back', async () => {
    const [merge] = await query<{ id: string }>(`select id from merge where entity = 'establishment'`)
    expect((await appraiser.post(`/merges/${merge!.id}/undo`, { reason: 'Hai hộ khác nhau' })).status).toBe(200)
    expect(await query(`select code, representative, phone from establishment where code in ('HK-1', 'HK-2') order by code`)).toEqual([
      { code: 'HK-1', representative: null, phone: null },
      { code: 'HK-2', representative: null, phone: null },
    ])
    expect(await whereSheStands(['version.values'])).toEqual([])
  })
  it('a submitted report still compares with what stands now', async () => {
    const [first] = (await leader.get('/reports/snapshots')).body as unknown as { id: string }[]
    expect((await leader.get(`/reports/snapshots/${first!.id}/changes`)).body).toMatchObject({ deltas: [] })
  })
  it('is done once', async () => {
    const { rows } = (await appraiser.get('/personal-requests')).body
    const id = rows?.find(row => row.kind === 'erasure' && row.state === 'answered')?.id
    expect((await leader.post(`/personal-requests/${id}/erase`, { reason: 'Lần nữa' })).status).toBe(409)
    expect((await appraiser.get(`/personal-requests/${id}/copy?format=json`)).status).toBe(409)
  })
})
