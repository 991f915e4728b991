/** An establishment's page through its routes: facts with day and source, as of a day, names, papers, units, years, reach. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type Answer, type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { importRows } from '../exchange/import.testing.ts'
import { writeTemplate } from '../exchange/template.actions.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'

interface Source {
  kind: string
  says: string
  file: { name: string; sheet: string; row: number } | null
  reason: string | null
}
interface Fact {
  key: string
  says: string | null
  note: string | null
  known: string
  since: string | null
  source: Source | null
  compared: string | null
  changed: boolean
  values: { from: string; until: string | null; says: string | null; source: Source }[]
}
let server: TestServer
let officer: Visitor
let centre: Visitor
const form = {
  name: 'Hợp tác xã Sơn mài Hạ Thái',
  kind: 'cooperative',
  craft: 'lacquer',
  sector: 'đ',
  unitId: 'hn-c-10192',
  cleanerProduction: false,
  clusterInfrastructure: false,
}
beforeAll(async () => {
  server = await testServer('2024-03-01')
  officer = await server.as('thuongtin')
  centre = await server.as('trungtam')
})
afterAll(() => server.close())
beforeEach(() => {
  server.day = '2024-03-01'
})
const add = async (more: object = {}) => String((await officer.post('/establishments', { ...form, ...more })).body.code)
const page = async (code: string, query = '') => (await officer.get(`/establishments/${code}${query}`)).body
const factsOf = (body: Answer['body']) => new Map((body.facts as Fact[]).map(fact => [fact.key, fact]))
const correct = async (code: string, more: object, reason?: string) =>
  officer.put(`/establishments/${code}`, { ...form, ...more, revision: (await page(code)).revision, ...(reason && { reason }) })

describe('a fact', () => {
  it('of an officer says since which day, by which role at which unit and why; as of a day it is what it was', async () => {
    const code = await add({ workers: 5, phone: '0900000001' })
    server.day = '2024-05-20'
    expect((await correct(code, { workers: 12, phone: '0900000002' }, 'Cơ sở báo thêm lao động')).status).toBe(200)
    const now = factsOf(await page(code))
    expect(now.get('workers')).toMatchObject({
      says: '12',
      since: '2024-05-20',
      source: { kind: 'officer', reason: 'Cơ sở báo thêm lao động' },
    })
    expect(now.get('workers')?.source?.says).toBe('Cán bộ địa phương Huyện Thường Tín sửa thông tin')
    expect(now.get('craft')).toMatchObject({ says: 'Sơn mài', since: '2024-03-01' })
    expect(now.get('workers')?.values.map(({ says, from, until }) => [says, from, until])).toEqual([
      ['5', '2024-03-01', '2024-05-20'],
      ['12', '2024-05-20', null],
    ])
    const before = await page(code, '?asOf=2024-05-19')
    expect(factsOf(before).get('workers')).toMatchObject({ says: '5', since: '2024-03-01' })
    expect(factsOf(before).get('phone')?.says).toBe('0900000001')
    expect(factsOf(await page(code, '?asOf=2024-05-20')).get('phone')?.says).toBe('0900000002')
    expect(await page(code, '?asOf=2024-02-29')).toMatchObject({ existed: false, since: '2024-03-01' })
    expect((await officer.get(`/establishments/${code}?asOf=2024-05-21`)).status).toBe(422)
    const compared = factsOf(await page(code, '?asOf=2024-05-20&compare=2024-03-01'))
    expect(compared.get('workers')).toMatchObject({ changed: true, says: '12', compared: '5' })
    expect(compared.get('craft')).toMatchObject({ changed: false })
  })
  it('of a workbook names the file, the sheet and the row, personal values too, also after a correction', async () => {
    const bytes = await writeTemplate('establishments', {
      'Cơ sở': [
        {
          code: 'NX-1',
          name: 'Hộ Nhập Một',
          kind: 'household',
          craft: 'wood',
          sector: 'đ',
          place: '10192',
          phone: '0900000011',
          workers: 3,
        },
        { code: 'NX-2', name: 'Hộ Nhập Hai', kind: 'household', craft: 'wood', sector: 'đ', place: '10192', taxCode: '001090001235' },
      ],
    })
    await importRows(server, 'establishments', bytes, { mode: 'good', fileName: 'so-bo-2024.xlsx' })
    const facts = factsOf(await page('NX-2'))
    expect(facts.get('name')?.source).toMatchObject({ kind: 'import', file: { name: 'so-bo-2024.xlsx', sheet: 'Cơ sở', row: 3 } })
    server.day = '2024-04-01'
    await correct('NX-1', { name: 'Hộ Nhập Một', kind: 'household', craft: 'wood', phone: '0900000012', workers: 3 })
    const after = factsOf(await page('NX-1'))
    expect(after.get('workers')).toMatchObject({ since: '2024-03-01', source: { kind: 'import', file: { row: 2 } } })
    expect(after.get('phone')).toMatchObject({ says: '0900000012', source: { kind: 'officer' } })
    expect(factsOf(await page('NX-1', '?asOf=2024-03-31')).get('phone')).toMatchObject({ says: '0900000011', source: { kind: 'import' } })
    // A person's number is masked in every value, past ones too.
    expect(facts.get('taxCode')?.says).toBe('•••••••••235')
    expect(JSON.stringify(await page('NX-2'))).not.toContain('001090001235')
  })
  it('that was erased is said to be erased on every day, and the counts stay', async () => {
    const code = await add({ representative: 'Người Thử Nghiệm', workers: 4 })
    server.day = '2024-06-01'
    const leader = await server.as('lanhdao')
    expect((await leader.post(`/establishments/${code}/erasure`, { reason: 'Theo đơn của chủ hộ' })).status).toBe(200)
    for (const query of ['', '?asOf=2024-03-15'])
      expect(factsOf(await page(code, query)).get('representative'), query).toMatchObject({ says: null, known: 'erased' })
    expect(factsOf(await page(code)).get('workers')?.says).toBe('4')
    expect(JSON.stringify(await page(code))).not.toContain('Người Thử Nghiệm')
  })
  it('is not shown beyond the reader’s units, on any day', async () => {
    const code = await add()
    const stranger = await server.as('gialam')
    for (const path of ['', '?asOf=2024-03-01', '/history', '/units', '/papers'])
      expect((await stranger.get(`/establishments/${code}${path}`)).status, path).toBe(404)
    expect((await stranger.post(`/establishments/${code}/names`, { name: 'Tên khác', kind: 'alias' })).status).toBe(404)
  })
})
describe('what is typed', () => {
  it('comes to one form: phone and tax code', async () => {
    const code = await add({ phone: '+84 912.345.678', taxCode: '0100 109 106', kind: 'company' })
    expect(await page(code)).toMatchObject({ phone: '0912345678', taxCode: '0100109106' })
  })
  it('is refused where a personal number stands in a field that everybody reads', async () => {
    const refused = await officer.post('/establishments', { ...form, name: 'Hộ ông Đức 001 090 001234' })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'name' }] } })
    expect(JSON.stringify(refused.body)).not.toContain('001 090')
  })
})

describe('names', () => {
  const namesOf = async (code: string, query = '') =>
    ((await page(code, query)).names as { id: string; name: string; kind: string; until: string | null; since: string }[]).map(
      ({ name, kind, until }) => [name, kind, until],
    )
  it('that a correction replaces stay as former ones, from the day of the correction', async () => {
    const code = await add()
    server.day = '2024-07-01'
    await correct(code, { name: 'Công ty cổ phần Sơn mài Hạ Thái' })
    expect(await namesOf(code)).toEqual([[form.name, 'former', '2024-07-01']])
    expect(await namesOf(code, '?asOf=2024-06-30')).toEqual([])
    expect(factsOf(await page(code, '?asOf=2024-06-30')).get('name')?.says).toBe(form.name)
  })
  it('are added and taken out with a reason, and what was taken out is still there on an earlier day', async () => {
    const code = await add()
    const added = await officer.post(`/establishments/${code}/names`, { name: 'Sơn mài Bà Tư', kind: 'alias', note: 'dân gọi' })
    expect(added.status).toBe(200)
    expect((await officer.post(`/establishments/${code}/names`, { name: 'Sơn mài Bà Tư', kind: 'alias' })).status).toBe(422)
    expect((await officer.post(`/establishments/${code}/names`, { name: form.name, kind: 'trade' })).status).toBe(422)
    server.day = '2024-08-01'
    const removal = `/establishments/${code}/names/${added.body.id}/removal`
    expect((await officer.post(removal, { reason: 'x' })).status).toBe(422)
    expect((await officer.post(removal, { reason: 'Nhầm với cơ sở khác' })).status).toBe(200)
    expect((await officer.post(removal, { reason: 'Nhầm với cơ sở khác' })).status).toBe(404)
    expect(await namesOf(code)).toEqual([])
    expect(await namesOf(code, '?asOf=2024-07-31')).toEqual([['Sơn mài Bà Tư', 'alias', null]])
    expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
  })
})

describe('papers', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  it('are taken by their content, not by their name, and read back by whoever sees the establishment', async () => {
    const code = await add()
    const at = `/establishments/${code}/papers`
    const kind = { kind: 'certificate', number: 'GCN-12', issuedOn: '2024-02-01' }
    for (const [name, content] of [
      ['giay.pdf', 'không phải PDF'],
      ['trang.html', '<script>alert(1)</script>'],
      ['co-macro.docx', 'PK\u0003\u0004 word/document.xml word/vbaProject.bin'],
    ] as const)
      expect((await officer.upload(at, kind, name, bytes(content))).status, name).toBe(422)
    expect((await officer.upload(at, { ...kind, issuedOn: '2024-03-02' }, 'a.pdf', bytes('%PDF-1.4'))).status).toBe(422)
    const big = new Uint8Array(20 * 1024 * 1024 + 1)
    big.set(bytes('%PDF-1.4'))
    expect((await officer.upload(at, kind, 'to.pdf', big)).status).toBe(422)
    const kept = await officer.upload(at, kind, 'giấy chứng nhận.pdf', bytes('%PDF-1.4 thử'))
    expect(kept.status).toBe(200)
    const { own } = (await officer.get(at)).body as { own: object[] }
    expect(own).toMatchObject([{ kindLabel: 'Giấy chứng nhận, bằng khen', number: 'GCN-12', fileName: 'giấy chứng nhận.pdf' }])
    expect((await officer.get(`${at}/${kept.body.id}`)).status).toBe(200)
    expect((await (await server.as('gialam')).get(`${at}/${kept.body.id}`)).status).toBe(404)
    const another = await add()
    expect((await officer.get(`/establishments/${another}/papers/${kept.body.id}`)).status).toBe(404)
  })
})

describe('a unit that ended on 30/06/2025', () => {
  const move = async (visitor: Visitor, code: string, unitId: string) =>
    visitor.post(`/establishments/${code}/move`, { unitId, revision: (await visitor.get(`/establishments/${code}`)).body.revision })
  it('with one certain successor is left with one click, by an officer of the commune that took it over', async () => {
    await establishmentAt(server.database, 'DV-1', 'hn-c-10183')
    const before = (await centre.get('/establishments/DV-1/units')).body
    expect(before).toMatchObject({ ended: null, responsible: [{ role: 'Cán bộ địa phương', unit: 'Huyện Thường Tín' }] })
    expect((await move(centre, 'DV-1', 'hn25b-c-10183')).status).toBe(403)
    server.day = '2025-07-01'
    const commune = await server.as('xathuongtin')
    const { body } = await commune.get('/establishments/DV-1/units')
    expect(body).toMatchObject({ ended: '2025-06-30', certain: true, successors: [{ id: 'hn25b-c-10183', name: 'Xã Thường Tín' }] })
    expect(body).toMatchObject({ responsible: [{ role: 'Cán bộ địa phương', unit: 'Xã Thường Tín' }], map: ['10183'] })
    expect(factsOf((await commune.get('/establishments/DV-1')).body).get('unitId')).toMatchObject({ says: 'Xã Thường Tín' })
    expect((await move(commune, 'DV-1', 'hn25b-c-00577')).status).toBe(422)
    expect((await move(commune, 'DV-1', 'hn25b-c-10183')).status).toBe(200)
    const after = factsOf((await commune.get('/establishments/DV-1')).body).get('unitId')
    expect(after).toMatchObject({ says: 'Xã Thường Tín', since: '2025-07-01' })
    expect(after?.source?.says).toContain('chuyển theo sắp xếp địa bàn')
    expect((await commune.get('/establishments/DV-1/units')).body).toMatchObject({ ended: null })
  })
  it('and was divided is left for the successor that an officer chooses; meanwhile the rest can still be corrected', async () => {
    const code = await add({ workers: 2 })
    server.day = '2025-08-01'
    const body = (await centre.get(`/establishments/${code}/units`)).body as { certain: boolean; successors: { id: string }[] }
    expect(body.certain).toBe(false)
    expect(body.successors.map(each => each.id).sort()).toEqual(['hn25b-c-00679', 'hn25b-c-00685', 'hn25b-c-10210'])
    const shown = factsOf((await centre.get(`/establishments/${code}`)).body).get('unitId')
    expect(shown?.note).toContain('30/06/2025')
    const { revision } = (await centre.get(`/establishments/${code}`)).body
    expect((await centre.put(`/establishments/${code}`, { ...form, workers: 9, revision })).status).toBe(200)
    expect((await move(centre, code, 'hn25b-c-10210')).status).toBe(200)
    const facts = factsOf((await centre.get(`/establishments/${code}?asOf=2025-06-30`)).body)
    expect(facts.get('unitId')?.says).toBe('Xã Duyên Thái, Huyện Thường Tín')
  })
})

describe('many establishments of a divided unit', () => {
  it('are told apart by their successor, each with an act; not before the unit ends, nor into another commune', async () => {
    const codes = ['KT-1', 'KT-2', 'KT-3']
    for (const code of codes) await establishmentAt(server.database, code, 'hn-c-10192', { address: `Thôn ${code}` })
    const settle = (to: string, some: string[], who = centre) =>
      who.post('/register/settling/hn-c-10192', { to, codes: some, reason: 'Theo thôn' })
    expect((await settle('hn25b-c-10210', codes)).status).toBe(403)
    server.day = '2025-08-01'
    const page = (await centre.get('/register/settling/hn-c-10192')).body as {
      ended: string
      successors: { id: string }[]
      rows: { code: string }[]
    }
    expect(page.ended).toBe('2025-06-30')
    expect(page.successors.map(each => each.id).sort()).toEqual(['hn25b-c-00679', 'hn25b-c-00685', 'hn25b-c-10210'])
    expect(page.rows.map(row => row.code)).toEqual(expect.arrayContaining(codes))
    expect(await settle('hn25b-c-00577', codes)).toMatchObject({ status: 422, body: { errors: [{ path: 'to' }] } })
    expect(await settle('hn25b-c-10210', codes.slice(0, 2))).toMatchObject({ status: 200, body: { moved: 2 } })
    // What was moved meanwhile is not moved again, and nothing of the rest either.
    expect((await settle('hn25b-c-00679', codes)).status).toBe(409)
    const fact = factsOf((await centre.get('/establishments/KT-1')).body).get('unitId')
    expect(fact).toMatchObject({ since: '2025-08-01', source: { reason: expect.stringContaining('Theo thôn') } })
    expect(fact?.source?.says).toContain('chuyển theo sắp xếp địa bàn')
    expect((await centre.get('/establishments/KT-3/units')).body).toMatchObject({ ended: '2025-06-30' })
    expect((await settle('hn25b-c-10210', ['KT-3'], await server.as('xabattrang'))).status).toBe(403)
  })
})

describe('the history across years', () => {
  it('holds every row that points to the establishment, with sums and what lies beyond the reader said', async () => {
    await planWithLine(server.database, 2024, 1_000_000_000)
    const code = await add()
    const other = await add({ name: 'Cơ sở cùng nhận' })
    await centre.post('/projects', machineForm(code, 'hn-c-10192'))
    await centre.post('/projects', { ...machineForm(code, 'hn-c-00577'), name: 'Ở huyện khác', beneficiaries: [code, other] })
    const { pool } = server.database
    const id = (await pool.query('select id from establishment where code = $1', [code])).rows[0].id
    const projects = (await pool.query('select id from project order by code')).rows as { id: string }[]
    await pool.query(`insert into machine (project_id, establishment_id, name, serial) values ($1, $2, 'Máy CNC thử', 'SN-1')`, [
      projects[0]?.id,
      id,
    ])
    await pool.query(
      `insert into design (code, name, craft, source, establishment_id, made_on, declared_on, copy_found_on) values
       ('M-1', 'Bình hoa', 'lacquer', 'establishment', $1, '2023-05-01', '2023-05-02', null),
       ('M-2', 'Bình hoa chép', 'lacquer', 'establishment', $1, '2023-05-01', '2023-05-02', '2023-06-01')`,
      [id],
    )
    const fair = (await pool.query(`insert into fair (code, name, starts_on) values ('HC-1', 'Hội chợ thử', '2023-10-01') returning id`))
      .rows[0].id
    await pool.query(`insert into participation (fair_id, establishment_id, state, booths) values ($1, $2, 'attended', 2)`, [fair, id])
    const lop = (
      await pool.query(
        `insert into training_class (code, name, kind, starts_on, ends_on) values ('L-1', 'Lớp thử', 'management', '2023-12-30', '2024-01-02') returning id`,
      )
    ).rows[0].id
    for (const [key, completed] of [
      ['p1', true],
      ['p2', false],
    ] as const) {
      const person = (await pool.query('insert into person (name, establishment_id, key) values ($1, $2, $1) returning id', [key, id]))
        .rows[0].id
      await pool.query('insert into attendance (class_id, person_id, completed) values ($1, $2, $3)', [lop, person, completed])
    }
    const all = (await centre.get(`/establishments/${code}/history`)).body
    expect(all.years).toMatchObject([
      { year: 2024, projects: 2, machines: 0, classes: 1, turns: 1, people: 1, rows: 4 },
      { year: 2023, designs: 1, fairs: 1, rows: 3 },
    ])
    expect(all).toMatchObject({ beyond: 0, total: { projects: 2, designs: 1, fairs: 1, turns: 1 } })
    // Before the class ended and the copy was found there were the fair and two designs; what is not filed has no day.
    const on = async (day: string) => (await centre.get(`/establishments/${code}/history?asOf=${day}`)).body
    expect((await on('2023-12-31')).years).toMatchObject([{ year: 2023, designs: 1, fairs: 1, classes: 0, rows: 3 }])
    expect((await on('2023-05-15')).years).toMatchObject([{ year: 2023, designs: 2, fairs: 0, rows: 2 }])
    expect((await on('2023-04-30')).years).toEqual([])
    const seen = (await officer.get(`/establishments/${code}/history`)).body
    expect(seen).toMatchObject({ beyond: 1, total: { projects: 1 } })
    expect(JSON.stringify(seen)).not.toContain('Ở huyện khác')
  })
})

describe('as of a day', () => {
  it('papers are those kept by then', async () => {
    const code = await add()
    const attach = (number: string) =>
      officer.upload(
        `/establishments/${code}/papers`,
        { kind: 'other', number },
        'giay.pdf',
        new TextEncoder().encode(`%PDF-1.4 ${number}`),
      )
    await attach('A')
    server.day = '2024-04-10'
    await attach('B')
    const numbers = async (query: string) => {
      const { own, mayAdd } = (await officer.get(`/establishments/${code}/papers${query}`)).body as {
        own: { number: string }[]
        mayAdd: boolean
      }
      return [mayAdd, ...own.map(each => each.number).sort()]
    }
    expect(await numbers('')).toEqual([true, 'A', 'B'])
    expect(await numbers('?asOf=2024-04-09')).toEqual([false, 'A'])
    expect(await numbers('?asOf=2024-02-29')).toEqual([false])
  })
  it('a project has the state and the money of the day', async () => {
    const code = await add()
    const { body } = await centre.post('/projects', machineForm(code, 'hn-c-10192'))
    const { pool } = server.database
    await pool.query(
      `update project set state = 'settled', submitted_on = '2024-01-10', surveyed_on = '2024-01-20', planned_on = '2024-02-01', accepted_on = '2024-02-20',
         settled_on = '2024-02-25' where code = $1`,
      [body.code],
    )
    const line = (await pool.query('select id from budget_line where year = 2024')).rows[0].id
    await pool.query(
      `with d as (insert into decision (number, issued_on, issuer) values ('QĐ thử', '2024-02-01', 'Cơ quan thử') returning id)
       insert into allocation (project_id, decision_id, line_id, amount, approved_on)
       select p.id, d.id, $2, 200000000, '2024-02-01' from project p, d where p.code = $1`,
      [body.code, line],
    )
    const project = async (day: string) => {
      const { rows } = (await centre.get(`/establishments/${code}/history?asOf=${day}`)).body
      const row = rows?.find(each => each.kind === 'project')
      return row && [String(row.detail).split(' · ').at(-1), row.approved]
    }
    expect(await project('2024-01-09')).toBeUndefined()
    expect(await project('2024-01-15')).toEqual(['Đã nộp', null])
    expect(await project('2024-02-01')).toEqual(['Trong kế hoạch', 200_000_000])
    expect(await project('2024-02-28')).toEqual(['Đã quyết toán', 200_000_000])
  })
  it('the unit is the one of the day, with who answered for it then', async () => {
    const code = await add()
    server.day = '2025-07-10'
    const { revision } = (await centre.get(`/establishments/${code}`)).body
    expect((await centre.post(`/establishments/${code}/move`, { unitId: 'hn25b-c-10210', revision })).status).toBe(200)
    const units = async (query: string) => (await centre.get(`/establishments/${code}/units${query}`)).body
    expect(await units('')).toMatchObject({ ended: null })
    expect(await units('?asOf=2025-06-30')).toMatchObject({
      name: 'Xã Duyên Thái, Huyện Thường Tín',
      ended: null,
      responsible: [{ unit: 'Huyện Thường Tín' }],
    })
  })
})

it('a record merged into another says so, is found in no list and changes no more', async () => {
  const kept = await add({ name: 'Giữ lại' })
  const gone = await add({ name: 'Gộp đi' })
  await server.database.pool.query(
    'update establishment set merged_into = (select id from establishment where code = $1) where code = $2',
    [kept, gone],
  )
  expect(await page(gone)).toMatchObject({ mergedInto: kept, can: [] })
  for (const q of ['', '?q=gop di', `?q=${gone}`])
    expect(
      (await officer.get(`/establishments${q}`)).body.rows?.map(row => row.code),
      q,
    ).not.toContain(gone)
  expect((await correct(gone, { name: 'Sửa nữa' })).status).toBe(403)
  expect((await officer.post(`/establishments/${gone}/names`, { name: 'Tên', kind: 'alias' })).status).toBe(403)
  const filed = await officer.post('/projects', machineForm(gone, 'hn-c-10192'))
  expect(filed).toMatchObject({ status: 422, body: { errors: [{ path: 'beneficiaries' }] } })
  expect(await page(kept)).toMatchObject({ mergedInto: null })
})
