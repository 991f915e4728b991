/** Trainees through their routes and their sheet: counted once, masked, corrected with a reason, within one's own units. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { importRows } from '../exchange/import.testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'

const secret = { name: 'Trần Thị Thử', birthYear: 1980, phone: '0912345678', personalNumber: '001180001234' }
const classes = [
  { code: 'L1', name: 'Lớp một', kind: 'management', startsOn: '2024-03-01', endsOn: '2024-03-03', place: 'Hà Nội' },
  { code: 'L2', name: 'Lớp hai', kind: 'vocational', startsOn: '2023-05-01', endsOn: '2023-06-03', place: 'Hà Nội' },
]
const learner = (classCode: string, more: object = {}) => ({
  classCode,
  name: secret.name,
  birthYear: secret.birthYear,
  establishmentCode: 'CS-T1',
  completed: true,
  ...more,
})
let server: TestServer
let centre: Visitor
let officer: Visitor
const rows = async (visitor: Visitor, query = '') =>
  (await visitor.get(`/trainees${query}`)).body as unknown as { total: number; turns: number; rows: Record<string, unknown>[] }
const send = (learners: object[]) => importRows(server, 'results', { Lớp: classes, 'Học viên': learners as never }, { mode: 'good' })
beforeAll(async () => {
  server = await testServer()
  await establishmentAt(server.database, 'CS-T1', 'hn-c-10192')
  await establishmentAt(server.database, 'CS-T2', 'hn-c-00565')
  centre = await server.as('trungtam')
  officer = await server.as('thuongtin')
})
afterAll(() => server.close())

describe('the sheet of learners', () => {
  it('works without the new columns, then fills in numbers that the record did not have', async () => {
    expect((await send([learner('L1')])).outcome).toMatchObject({ accepted: 3, rejected: 0 })
    expect((await send([learner('L2', { phone: secret.phone, personalNumber: secret.personalNumber })])).outcome).toMatchObject({
      rejected: 0,
    })
    expect(await rows(centre)).toMatchObject({
      total: 1,
      turns: 2,
      rows: [{ name: secret.name, turns: 2, phone: '•••••••678', personalNumber: '•••••••••234', establishmentCode: 'CS-T1' }],
    })
  })
  it('changes nothing when either list comes again', async () => {
    expect((await send([learner('L1')])).outcome).toMatchObject({ accepted: 0, rejected: 0 })
    expect((await send([learner('L2', { phone: secret.phone, personalNumber: secret.personalNumber })])).outcome).toMatchObject({
      accepted: 0,
      rejected: 0,
    })
  })
  it('names the cell of a number that cannot be, and warns of one that is not the record’s', async () => {
    const { outcome } = await send([
      learner('L1', { name: 'Lê Văn Sai', phone: '0123456789', personalNumber: '999999999999' }),
      learner('L1', { name: 'Lê Văn Năm', personalNumber: '001190001234' }),
    ])
    const cells = outcome.groups.flatMap(group => group.problems.map(each => [group.cause, each.cell]))
    expect(cells).toEqual(
      expect.arrayContaining([
        ['phone', 'G2'],
        ['personal_number', 'H2'],
      ]),
    )
    expect(outcome.warnings.flatMap(group => group.problems.map(each => each.cell))).toContain('H3')
    expect(JSON.stringify(outcome)).not.toContain('999999999999')
  })
  it('keeps two of one name apart by their numbers', async () => {
    await send([learner('L1', { personalNumber: '001180009999' })])
    expect((await rows(centre, '?q=tran thi thu')).total).toBe(2)
  })
})

describe('the list', () => {
  it('is filtered by year, class and unit, and counts lượt within the conditions', async () => {
    expect(await rows(centre, '?q=tran thi thu&year=2023')).toMatchObject({ total: 1, turns: 1, rows: [{ turns: 1, classes: 1 }] })
    expect((await rows(centre, '?classCode=L1&kind=vocational')).total).toBe(0)
    expect((await rows(centre, '?unitId=hn-d-279')).total).toBe((await rows(centre)).total)
  })
  it('goes out to Excel as on screen, with masked numbers, and the log says so', async () => {
    const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: 'trungtam' } })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const file = await server.app.inject({
      method: 'GET',
      url: '/api/trainees.xlsx?cols=phone,turns&sort=turns&down=true',
      headers: { cookie },
    })
    const { readWorkbook } = await import('../../files/workbook-read.ts')
    const [sheet] = await readWorkbook(new Uint8Array(file.rawPayload))
    const text = JSON.stringify(sheet)
    expect(text).toContain('•••••••678')
    expect(text).not.toContain(secret.phone)
    expect(text).not.toContain('Năm sinh')
    const { rows: acts } = await server.database.pool.query(`select count(*)::int as n from act where action = 'export_personal'`)
    expect(acts[0].n).toBe(1)
  })
  it('is not for viewers, and ends at one’s own units', async () => {
    expect((await (await server.as('thanhpho')).get('/trainees')).status).toBe(403)
    expect((await rows(await server.as('gialam'))).total).toBe(0)
    expect((await rows(officer)).total).toBeGreaterThan(0)
  })
})

describe('a trainee', () => {
  const one = async () => String((await rows(centre, '?q=tran thi thu&year=2023')).rows[0]?.id)
  it('has a page: classes by year, masked numbers, found by searching', async () => {
    const id = await one()
    const page = (await centre.get(`/trainees/${id}`)).body
    expect(page).toMatchObject({
      name: secret.name,
      turns: 2,
      years: [
        { year: 2024, turns: 1, classes: [{ code: 'L1', source: { sheet: 'Học viên', row: 2 } }] },
        { year: 2023, turns: 1 },
      ],
    })
    expect(JSON.stringify(page)).not.toMatch(/0912345678|001180001234/)
    const found = (await centre.get('/search?q=tran thi thu')).body as unknown as { groups: { kind: string; hits: { to: string }[] }[] }
    expect(found.groups.find(group => group.kind === 'person')?.hits.map(hit => hit.to)).toContain(`/so-bo/hoc-vien/${id}`)
    expect((await (await server.as('gialam')).get(`/trainees/${id}`)).status).toBe(404)
  })
  it('shows a number once, for a purpose that the log keeps, within reach only', async () => {
    const id = await one()
    const ask = { field: 'personalNumber', purpose: 'Đối chiếu người trùng tên' }
    expect((await (await server.as('gialam')).post(`/people/${id}/reveal`, ask)).status).toBe(404)
    expect((await officer.post(`/people/${id}/reveal`, ask)).body).toEqual({ value: secret.personalNumber })
    expect((await centre.get(`/trainees/${id}`)).body.acts).toContainEqual(
      expect.objectContaining({ action: 'reveal_number', reason: ask.purpose }),
    )
  })
  it('is corrected with a reason by whoever saw the latest version; masked numbers stay, old and new lists name the same record', async () => {
    const id = await one()
    const { revision } = (await centre.get(`/trainees/${id}`)).body
    const change = {
      name: 'Trần Thị Thơ',
      birthYear: 1980,
      establishmentCode: 'CS-T1',
      phone: '•••••••678',
      personalNumber: '•••••••••234',
      revision,
      reason: 'Theo thẻ căn cước',
    }
    expect((await officer.put(`/trainees/${id}`, { ...change, reason: '' })).status).toBe(422)
    expect(await officer.put(`/trainees/${id}`, { ...change, phone: '0123456789' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'phone' }] },
    })
    expect((await officer.put(`/trainees/${id}`, change)).status).toBe(200)
    expect((await officer.put(`/trainees/${id}`, change)).status).toBe(409)
    expect((await officer.post(`/people/${id}/reveal`, { field: 'phone', purpose: 'Gọi xác nhận' })).body).toEqual({ value: secret.phone })
    const before = (await rows(centre)).total
    expect((await send([learner('L1')])).outcome).toMatchObject({ accepted: 0, rejected: 0 })
    expect((await send([learner('L2', { name: 'Trần Thị Thơ' })])).outcome).toMatchObject({ accepted: 0, rejected: 0 })
    expect((await rows(centre)).total).toBe(before)
  })
  it('keeps a number that cannot be until somebody changes just that, and flags it', async () => {
    const id = await one()
    await server.database.pool.query(`update person set phone = '0123456789' where id = $1`, [id])
    const { revision, phoneWarning } = (await centre.get(`/trainees/${id}`)).body
    expect(phoneWarning).toBeTruthy()
    const change = { name: 'Trần Thị Thơ', birthYear: 1981, establishmentCode: 'CS-T1', phone: '0123456789', revision }
    expect((await officer.put(`/trainees/${id}`, { ...change, reason: 'Sửa năm sinh' })).status).toBe(200)
  })
  it('is added with a class, once, and gets further classes with a reason', async () => {
    const form = { name: 'Lê Thị Mới', birthYear: 1990, establishmentCode: 'CS-T1', classCode: 'L1', completed: false }
    expect((await officer.post('/trainees', { ...form, establishmentCode: null })).status).toBe(422)
    expect(await officer.post('/trainees', { ...form, birthYear: 2099 })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'birthYear' }] },
    })
    expect((await officer.post('/trainees', { ...form, establishmentCode: 'CS-T2' })).status).toBe(404)
    const { id } = (await officer.post('/trainees', form)).body
    expect((await officer.post('/trainees', form)).status).toBe(409)
    expect(
      (await officer.put(`/trainees/${id}/attendance`, { classCode: 'L1', completed: true, reason: 'Đã nộp bài cuối khóa' })).status,
    ).toBe(200)
    expect((await officer.put(`/trainees/${id}/attendance`, { classCode: 'L2', completed: true, reason: 'Sót khi nhập' })).status).toBe(200)
    expect((await centre.get(`/trainees/${id}`)).body).toMatchObject({ turns: 2 })
  })
  it('says that it was erased, and still counts', async () => {
    const id = await one()
    const before = await rows(centre)
    expect(
      (await (await server.as('lanhdao')).post('/people/erasure', { name: 'Trần Thị Thơ', reason: 'Theo đơn của học viên' })).status,
    ).toBe(200)
    expect((await centre.get(`/trainees/${id}`)).body).toMatchObject({ erased: true, can: [], phone: null, personalNumber: null, turns: 2 })
    expect(await rows(centre)).toMatchObject({ total: before.total, turns: before.turns })
  })
})
