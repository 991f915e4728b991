/** The register against whoever wants more than is theirs: merging into power, reading persons of other places, others' work, files that do harm. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditLog } from '../src/db/audit.ts'
import { importRows, soundPlan, soundProjects, soundRegister } from '../src/domains/exchange/import.testing.ts'
import { enqueue } from '../src/domains/jobs/jobs.actions.ts'
import { createAccount, type NewAccount } from '../src/domains/people/people.actions.ts'
import { establishmentAt, machineForm } from '../src/domains/projects/projects.testing.ts'
import { inflateEntries, writeZip, zipEntries } from '../src/files/zip.ts'
import { type TestServer, testServer, type Visitor } from '../src/server/testing.ts'

let server: TestServer
let district: Visitor
let appraiser: Visitor
let viewer: Visitor
const thuongTin = 'hn-c-10192'
const giaLam = 'hn-c-00577'
const from = '2020-01-01'
const contacts = { representative: 'Nguyễn Văn Kín', phone: '0911222333', email: 'kin@example.vn', address: 'Số 9 ngõ Kín' }
const secrets = ['Văn Kín', '0911222333', 'kin@example.vn', 'ngõ Kín']
const seenIn = (body: unknown) => secrets.filter(secret => JSON.stringify(body).includes(secret))

const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await server.database.pool.query(sql, values)).rows
const person = async (username: string, grants: NewAccount['grants']) => {
  await createAccount(server.ctx, { username, name: username, password: 'mật khẩu thử 1', persona: true, grants })
  return server.as(username)
}
const village = async (code: string, recognition?: [number: string, day: string]) => {
  const [{ id }] = (await rows<{ id: string }>('insert into village (code, name, unit_id, search) values ($1, $2, $3, $4) returning id', [
    code,
    `Làng ${code}`,
    thuongTin,
    code.toLowerCase(),
  ])) as [{ id: string }]
  if (recognition)
    await rows('insert into village_recognition (village_id, recognition_number, recognised_on) values ($1, $2, $3)', [id, ...recognition])
  return id
}
/** Points at two records and merges the second into the first. */
const mergeInto = async (visitor: Visitor, kept: string, gone: string, kind = 'establishment', more: object = {}) => {
  const { body } = await visitor.post('/duplicates/pair', { kind, left: kept, right: gone })
  const pair = (await visitor.get(`/duplicates/${body.id}`)).body as {
    left: { code: string }
    revision: string
    whyNotMerge: string | null
  }
  const keep = pair.left.code === kept ? 'left' : 'right'
  const answer = await visitor.post(`/duplicates/${body.id}/decide`, { decision: 'same', keep, revision: pair.revision, ...more })
  return { ...answer, why: pair.whyNotMerge }
}

beforeAll(async () => {
  server = await testServer()
  district = await server.as('thuongtin')
  appraiser = await server.as('thamdinh')
  viewer = await server.as('thanhpho')
  for (const code of ['KIN-1', 'KIN-2']) await establishmentAt(server.database, code, thuongTin, { name: `Xưởng ${code}`, ...contacts })
  await establishmentAt(server.database, 'KIN-9', giaLam, { name: 'Xưởng KIN-9', ...contacts, search: 'xuong kin-9' })
})
afterAll(() => server.close())

describe('merging into power', () => {
  it('a local officer does not let an applicant into another establishment; where the city does, the account’s history says so', async () => {
    const mine = await establishmentAt(server.database, 'TK-1', thuongTin)
    await establishmentAt(server.database, 'TK-2', thuongTin, { taxCode: '0109999996' })
    const applicant = await person('chucoso', [{ role: 'applicant', unitId: 'p-01', establishmentId: mine.id, validFrom: from }])
    const refused = await mergeInto(district, 'TK-2', 'TK-1')
    expect(refused).toMatchObject({ status: 403, why: expect.stringContaining('đăng nhập') })
    expect((await applicant.get('/establishments/TK-2')).status).toBe(404)

    const merged = await mergeInto(appraiser, 'TK-2', 'TK-1', 'establishment', { reason: 'Chủ cơ sở xác nhận' })
    expect(merged.status).toBe(200)
    expect((await applicant.get('/establishments/TK-2')).status).toBe(200)
    expect((await district.post(`/merges/${merged.body.mergeId}/undo`, {})).status).toBe(403)
    expect((await appraiser.post(`/merges/${merged.body.mergeId}/undo`, {})).status).toBe(200)
    expect((await applicant.get('/establishments/TK-2')).status).toBe(404)
    const acts = await rows<{ action: string }>(
      `select a.action from act a join account c on c.id = a.record_id where a.entity = 'account' and c.username = 'chucoso'
         and a.action in ('merged', 'unmerged') order by a.seq`,
    )
    expect(acts.map(act => act.action)).toEqual(['merged', 'unmerged'])
  })
  it('a local officer, who may not recognise a village, does not give its recognition to another by merging', async () => {
    await village('LV-1')
    await village('LV-2', ['QĐ thử', '2010-01-01'])
    const refused = await mergeInto(district, 'LV-1', 'LV-2', 'village')
    expect(refused).toMatchObject({ status: 403, why: expect.stringContaining('làng nghề') })
    expect(await rows(`select code from village where merged_into is not null`)).toEqual([])
    expect((await mergeInto(appraiser, 'LV-1', 'LV-2', 'village')).status).toBe(200)
  })
  it('a pair, a merge and its undoing are not found from another district', async () => {
    const { body } = await appraiser.post('/duplicates/pair', { kind: 'establishment', left: 'KIN-1', right: 'KIN-2' })
    const other = await server.as('gialam')
    expect((await other.get(`/duplicates/${body.id}`)).status).toBe(404)
    expect((await other.post(`/duplicates/${body.id}/decide`, { decision: 'different', revision: '0-0' })).status).toBe(404)
    expect((await other.post(`/duplicates/${body.id}/reopen`)).status).toBe(404)
    expect((await other.post('/duplicates/pair', { kind: 'establishment', left: 'KIN-1', right: 'KIN-9' })).status).toBe(422)
    expect((await other.get('/merges/of?kind=establishment&record=KIN-1')).status).toBe(404)
    // A project of theirs that stands in another district is not shown beside them.
    const project = await (await server.as('trungtam')).post('/projects', machineForm('KIN-1', giaLam))
    expect(project.status, JSON.stringify(project.body)).toBe(200)
    expect(JSON.stringify((await appraiser.get(`/duplicates/${body.id}`)).body.hanging)).toContain(String(project.body.code))
    expect(JSON.stringify((await district.get(`/duplicates/${body.id}`)).body.hanging)).not.toContain(String(project.body.code))
  })
})

describe('persons', () => {
  it('a viewer of the city sees no contact of an establishment on its page, now or on any day', async () => {
    for (const path of [
      '/establishments/KIN-1',
      '/establishments/KIN-1?asOf=2024-11-20&compare=2024-11-22',
      '/register?cols=phone,representative',
    ])
      expect(seenIn((await viewer.get(path)).body), path).toEqual([])
    expect((await viewer.get('/establishments/KIN-1')).body).toMatchObject({
      representative: 'N. V. K.',
      phone: '•••••••333',
      email: '•••',
    })
    expect(seenIn((await district.get('/establishments/KIN-1')).body)).toEqual(secrets)
  })
  it('an officer of one district who also views the city reads persons in no place that is not theirs', async () => {
    const both = await person('haivai', [
      { role: 'local_officer', unitId: 'hn-d-279', validFrom: from },
      { role: 'viewer', unitId: 'p-01', validFrom: from },
    ])
    await rows(
      `insert into artisan (code, name, title, craft, unit_id, phone) values ('NN-K', 'Nguyễn Văn Kín', 'city', 'lacquer', $1, '0911222333')`,
      [giaLam],
    )
    const list = await both.get('/register?cols=code,phone,representative,address&unitId=hn-d-018')
    expect(list.body.total).toBe(1)
    for (const path of ['/register?cols=code,phone,representative,address', '/establishments/KIN-9', '/artisans', '/artisans/NN-K'])
      expect(seenIn((await both.get(path)).body), path).toEqual([])
    for (const q of ['0911222333', 'nguyen van kin'])
      expect(JSON.stringify((await both.get(`/search?q=${q}`)).body), q).not.toMatch(/KIN-9|NN-K/)
    expect((await both.get('/register?q=0911222333')).body.total).toBe(0)
    expect((await appraiser.get('/register?q=0911222333')).body.total).toBe(3)
  })
  it('what a sweep learned keeps no number of a person', async () => {
    const number = (n: number) => `0011880${String(n).padStart(5, '0')}`
    for (let n = 0; n < 40; n++)
      await establishmentAt(server.database, `HKD-${n}`, thuongTin, {
        name: `Hộ kinh doanh Sơn mài số ${n}`,
        kind: 'household',
        taxCode: number(n >> 1),
        phone: `09000${String(n >> 1).padStart(5, '0')}`,
      })
    await rows(`insert into person (name, personal_number, key) select 'Học viên ' || n, '0011990' || lpad((n / 2)::text, 5, '0'), 'k' || n
      from generate_series(0, 39) n`)
    const { body } = await appraiser.post('/duplicates/sweep')
    await server.runJobs()
    const [job] = await rows<{ state: string; result: { models: object } }>('select state, result from job where id = $1', [body.jobId])
    expect(job?.state).toBe('done')
    expect(Object.keys(job?.result.models ?? {})).toEqual(expect.arrayContaining(['establishment', 'person']))
    expect(JSON.stringify(job?.result).match(/0011[89]{2}0\d{5}|09000\d{5}/g)).toBeNull()
    const [evidence] = await rows<{ all: string }>(
      `select coalesce(string_agg(evidence::text || coalesce(reason, ''), ' '), '') as all from duplicate_pair`,
    )
    expect(evidence?.all).not.toMatch(/\d{10}/)
  })
})

describe('others’ work', () => {
  it('a job, an import, a saved view and a bulk change of somebody else are not found', async () => {
    const centre = await server.as('trungtam')
    const file = new TextEncoder().encode('Mã;Tên\nX;Y\n')
    const job = (await appraiser.upload('/exchange/import/establishments?mode=preview', {}, 'Nguyễn Văn Kín.csv', file)).body
    await server.runJobs()
    expect((await centre.get(`/jobs/${job.id}`)).status).toBe(404)
    expect((await centre.post(`/jobs/${job.id}/cancel`)).status).toBe(404)
    expect((await centre.post(`/exchange/imports/${job.id}/continue`, { mode: 'good' })).status).toBe(404)
    expect((await centre.get(`/exchange/imports/${job.id}/rejected`)).status).toBe(404)
    const correction = await centre.upload(`/exchange/import/establishments?mode=preview&correctionOf=${job.id}`, {}, 'x.csv', file)
    expect(correction.status).toBe(404)
    const view = (await appraiser.post('/register/views', { name: 'Riêng', query: {}, columns: null, shared: false })).body
    expect(JSON.stringify((await centre.get('/register/views')).body)).not.toContain('Riêng')
    expect((await centre.put(`/register/views/${view.id}`, { name: 'Lấy' })).status).toBe(404)
    expect((await centre.post(`/register/views/${view.id}/removal`)).status).toBe(404)
    expect((await centre.post('/register/views', { name: 'Chung', query: {}, columns: null, shared: true })).status).toBe(403)

    const ask = { selection: { codes: ['KIN-1'] }, values: { workers: 7 } }
    const { fingerprint } = (await appraiser.post('/register/bulk/preview', ask)).body
    const change = (await appraiser.post('/register/bulk', { ...ask, fingerprint, reason: 'Rà soát năm' })).body
    expect((await district.get(`/register/changes/${change.id}`)).status).toBe(404)
    expect((await district.post(`/register/changes/${change.id}/undo`)).status).toBe(404)
  })
  it('an administrator sees that a job runs, not what it is about', async () => {
    const admin = await server.as('quantri')
    await enqueue({ ...server.ctx, actor: null }, { kind: 'unheard-of', title: 'Việc của hệ thống', input: {} })
    const list = (await admin.get('/jobs')).body as unknown as { title: string; kind: string }[]
    expect(list.map(each => each.kind)).toContain('import')
    expect(JSON.stringify(list)).not.toContain('Văn Kín')
    expect(list.map(each => each.title)).toContain('Việc của hệ thống')
  })
})

describe('many records at once', () => {
  it('no bulk edit sets a tax code, a name or an ended unit, nor reaches beyond the officer’s units', async () => {
    const ask = (selection: object, values: object, by = district) => by.post('/register/bulk/preview', { selection, values })
    for (const values of [{ taxCode: '0109999996' }, { name: 'Khác' }, { mergedInto: crypto.randomUUID() }, { search: 'x' }])
      expect((await ask({ codes: ['KIN-1'] }, values)).status, JSON.stringify(values)).toBe(422)
    expect((await ask({ codes: ['KIN-9'] }, { workers: 3 })).body).toMatchObject({ changes: 0, missing: 1 })
    expect((await ask({ codes: ['KIN-1'] }, { unitId: giaLam })).body).toMatchObject({ changes: 0 })
    server.day = '2025-07-02'
    expect((await ask({ codes: ['KIN-9'] }, { unitId: thuongTin }, appraiser)).body).toMatchObject({ changes: 0 })
    server.day = '2024-11-22'
  })
  it('a form that names a village merged since keeps the record in the one that stands; a village that is not there is refused', async () => {
    const kept = await village('LG-1')
    const gone = await village('LG-2')
    await establishmentAt(server.database, 'LG-CS', thuongTin, { villageId: gone })
    const { revision } = (await district.get('/establishments/LG-CS')).body
    expect((await mergeInto(appraiser, 'LG-1', 'LG-2', 'village')).status).toBe(200)
    const form = {
      name: 'Cơ sở thử LG',
      kind: 'company',
      craft: 'lacquer',
      sector: 'đ',
      unitId: thuongTin,
      cleanerProduction: false,
      clusterInfrastructure: false,
      revision,
    }
    expect((await district.put('/establishments/LG-CS', { ...form, villageCode: 'LG-2' })).status).toBe(200)
    expect(await rows(`select village_id from establishment where code = 'LG-CS'`)).toEqual([{ village_id: kept }])
    expect((await district.put('/establishments/LG-CS', { ...form, revision: Number(revision) + 1, villageCode: 'KHÔNG' })).status).toBe(
      422,
    )
  })
})

describe('taking an import back', () => {
  it('is refused while a recorded choice of projects names one of it, and to whoever may not import', async () => {
    const own = await testServer()
    const leader = await own.as('lanhdao')
    await importRows(own, 'plan', soundPlan())
    await importRows(own, 'establishments', soundRegister())
    const { id, outcome } = await importRows(own, 'projects', soundProjects())
    expect(outcome.groups).toEqual([])
    expect(outcome.saved).toBe(true)
    await own.database.pool.query(
      `insert into selection (line_id, rule, day, candidates, choices) select l.id, 'priority', '2024-03-01',
         (select jsonb_agg(jsonb_build_object('id', r.record_id, 'code', 'x')) from source_row r where r.import_id = $1 and r.entity = 'project'), '[]'
       from budget_line l limit 1`,
      [id],
    )
    const refused = await leader.post(`/exchange/imports/${id}/undo`, { reason: 'Nhập nhầm tệp' })
    expect(refused).toMatchObject({
      status: 409,
      body: { errors: expect.arrayContaining([expect.objectContaining({ path: 'selection' })]) },
    })
    for (const who of ['thuongtin', 'thanhpho', 'kiemtoan', 'quantri'])
      expect((await (await own.as(who)).post(`/exchange/imports/${id}/undo`, { reason: 'Nhập nhầm tệp' })).status, who).toBe(403)
    await own.close()
  })
})

describe('what is typed', () => {
  it('is never a part of a question to the database', async () => {
    const typed = [
      `'`,
      `a' | 'b`,
      `x:*`,
      `!a & (b`,
      `\\'`,
      `%_`,
      `"; drop table establishment; --`,
      `{a,b}`,
      `$1`,
      `<->`,
      `a:ABCD`,
      `ký\u0301tự`,
    ]
    for (const text of typed)
      for (const path of ['/search', '/register', '/establishments', '/villages', '/artisans'])
        expect((await appraiser.get(`${path}?q=${encodeURIComponent(text)}`)).status, `${path} ${text}`).toBe(200)
    for (const text of typed) {
      expect((await appraiser.post('/establishments/likely', { name: text, phone: text, taxCode: text, email: text })).status, text).toBe(
        200,
      )
      expect((await appraiser.get(`/merges/of?kind=village&record=${encodeURIComponent(text)}`)).status, text).toBe(404)
      expect((await appraiser.get(`/register?sort=${encodeURIComponent(text)}`)).status, text).toBe(422)
    }
    expect((await appraiser.get(`/register?q=${encodeURIComponent('a\u0000b')}`)).status).toBeLessThan(500)
  })
})

describe('files', () => {
  const raw = async (visitor: string, url: string) => {
    const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: visitor } })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]
    return server.app.inject({ method: 'GET', url: `/api${url}`, headers: { cookie } })
  }
  it('names written as formulas leave in Excel as text', async () => {
    for (const [n, sign] of ['=', '+', '-', '@'].entries())
      await establishmentAt(server.database, `CT-${n}`, thuongTin, {
        name: `${sign}HYPERLINK("http://x.example","Bấm")`,
        representative: `${sign}1+1`,
      })
    const answer = await raw('thamdinh', '/establishments.xlsx?cols=code,representative')
    const parts = await inflateEntries(answer.rawPayload, zipEntries(answer.rawPayload))
    const sheets = [...parts].filter(([name]) => /worksheets|sharedStrings/.test(name)).map(([, bytes]) => new TextDecoder().decode(bytes))
    expect(sheets.join('')).toContain('HYPERLINK')
    expect(sheets.join('')).not.toMatch(/<f[ >]/)
  })
  it('a paper is what its bytes say, is kept under no path of its sender, and goes out as a download', async () => {
    const send = (name: string, text: string) =>
      district.upload('/establishments/KIN-1/papers', { kind: 'other' }, name, new TextEncoder().encode(text))
    for (const text of ['<html><script>alert(1)</script>', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'MZ', ''])
      expect((await send('giay.pdf', text)).status, text).toBe(422)
    const { body } = await send('../../../etc/giấy "a"\r\nX-Y: 1.html', '%PDF-1.4 thử')
    const answer = await raw('thuongtin', `/establishments/KIN-1/papers/${body.id}`)
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' })
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[^/\\"\r\n]*$/)
    expect(answer.headers).not.toHaveProperty('x-y')
    expect((await raw('gialam', `/establishments/KIN-1/papers/${body.id}`)).statusCode).toBe(404)
    expect((await raw('thuongtin', `/establishments/KIN-2/papers/${body.id}`)).statusCode).toBe(404)
  })
  it('a workbook that bursts is refused, and says so', async () => {
    const zeros = new Uint8Array(80 * 1024 * 1024)
    const bomb = await writeZip([
      ['[Content_Types].xml', new TextEncoder().encode('<Types/>')],
      ['xl/workbook.xml', new TextEncoder().encode('<workbook/>')],
      ['xl/worksheets/sheet1.xml', zeros],
      ['xl/worksheets/sheet2.xml', zeros],
      ['xl/worksheets/sheet3.xml', zeros],
    ])
    const answer = await district.upload('/register/workbook/preview', {}, 'so-bo.xlsx', bomb)
    expect(answer.status).toBe(422)
    expect(String(answer.body.detail).length).toBeGreaterThan(10)
  })
})

it('after all this the log is whole', async () => {
  expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
})
