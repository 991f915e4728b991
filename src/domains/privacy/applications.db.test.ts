/** Applications of somebody who asks about their data: found, copied, emptied with their papers; counts and what is others' stay. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { addRequired, filledDraft, machineValues, newToken, openCallFor, picture, typing } from '../applications/applications.testing.ts'
import type { Described } from './describing.actions.ts'

const commune = 'hn25b-c-10183'
const her = { name: 'Trịnh Thị Hoà Xuân', phone: '0988777666', email: 'hoaxuan@mau.vn', number: '001185009876', street: 'Ngõ Thử 7' }
let server: TestServer
let anyone: Visitor
let officer: Visitor
let appraiser: Visitor
let leader: Visitor
let call: string
const query = async <T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await server.database.pool.query(sql, values)).rows
const values = (more: Record<string, string> = {}) =>
  machineValues(commune, {
    name: `Hộ kinh doanh ${her.name}`,
    representative: her.name,
    phone: her.phone,
    email: her.email,
    taxCode: her.number,
    address: her.street,
    place: `Xưởng ở ${her.street}`,
    need: `Bà ${her.name.toUpperCase()} đang làm tay, gọi 0988 777 666.`,
    ...more,
  })
const paper = async (token: string, name: string, shade: number, kind = 'other') => {
  const id = crypto.randomUUID()
  const bytes = await picture(shade)
  expect(await anyone.upload(`/public/drafts/${token}/papers`, { id, kind }, name, bytes)).toMatchObject({ status: 200 })
  return (await query<{ sha256: string }>('select sha256 from application_paper where id = $1', [id]))[0]!.sha256
}
const kept = (hash: string) =>
  server.ctx.files.read(hash).then(
    () => true,
    () => false,
  )
const submit = async (token: string) => {
  const answer = await anyone.post(`/public/drafts/${token}/submission`, { key: crypto.randomUUID() })
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  return String(answer.body.receipt)
}
const request = async (kind: 'export' | 'erasure', search: object) => {
  const id = String((await appraiser.post('/personal-requests', { kind, subject: her.name, receivedOn: '2026-11-20' })).body.id)
  const found = (await appraiser.post(`/personal-requests/${id}/find`, search)).body.rows as unknown as Described[]
  const items = found.filter(item => item.kind === 'application')
  await appraiser.put(`/personal-requests/${id}/records`, { records: items.flatMap(item => item.records) })
  return { id, items }
}

let submitted: { token: string; receipt: string }
let draft: string
const hashes = { own: '', shared: '', removed: '', first: '', draft: '' }
beforeAll(async () => {
  server = await testServer('2026-11-20')
  anyone = server.visitor
  officer = await server.as('xathuongtin')
  appraiser = await server.as('thamdinh')
  leader = await server.as('lanhdao')
  call = await openCallFor(server)

  const token = await filledDraft(anyone, call, values(), { phone: her.phone })
  hashes.own = await paper(token, `${her.name}.jpg`, 201)
  hashes.shared = await paper(token, 'may.jpg', 202)
  hashes.first = await paper(token, 'cu.jpg', 203, 'quotation')
  const receipt = await submit(token)
  const items = [
    { kind: 'field', key: 'estimate', says: `Đề nghị bà ${her.name} ghi đơn giá.` },
    { kind: 'paper', key: 'quotation', says: 'Ảnh mờ.' },
  ]
  await officer.post(`/applications/${receipt}/requests`, { items, dueOn: '2026-12-01' })
  await anyone.post(`/public/drafts/${token}/patches`, typing({ estimate: 'Máy: 480 triệu' }, 99))
  const [quotation] = await query<{ id: string }>('select id from application_paper where sha256 = $1', [hashes.first])
  await anyone.post(`/public/drafts/${token}/papers/${quotation!.id}/removal`, { removed: true })
  await paper(token, 'moi.jpg', 204, 'quotation')
  await submit(token)
  submitted = { token, receipt }

  draft = newToken()
  await anyone.post('/public/applications', { token: draft, call, activity: 'machine', phone: her.phone })
  await anyone.post(`/public/drafts/${draft}/patches`, typing({ need: 'máy một' }, 0, 'dien-thoai'))
  await anyone.post(`/public/drafts/${draft}/patches`, typing({ need: `của ${her.name}` }, 0, 'may-ban-1'))
  hashes.draft = await paper(draft, 'nhap.jpg', 205)

  // Somebody else of the same village sent the same picture of the machine.
  const other = await filledDraft(anyone, call, machineValues(commune, { name: 'Hộ kinh doanh Khác' }))
  await paper(other, 'may.jpg', 202)
  await submit(other)
})
afterAll(() => server.close())

it('a paper taken out before submitting lets go of its file, unless a version was submitted with it', async () => {
  const token = await filledDraft(anyone, call, machineValues(commune))
  const gone = await paper(token, 'nham.jpg', 210)
  const [row] = await query<{ id: string }>('select id from application_paper where sha256 = $1', [gone])
  await anyone.post(`/public/drafts/${token}/papers/${row!.id}/removal`, { removed: true })
  expect(await kept(gone)).toBe(true)
  await submit(token)
  expect(await kept(gone)).toBe(false)
  expect(await kept(hashes.first)).toBe(true)
})

it('finds her applications and drafts by name, telephone, e-mail and number', async () => {
  for (const [search, count] of [
    [{ name: 'trinh thi hoa xuan' }, 1],
    [{ phone: '+84 988 777 666' }, 2],
    [{ email: 'HoaXuan@mau.vn' }, 1],
    [{ number: her.number }, 1],
    [{ name: 'Hoà Xuân Khác' }, 0],
  ] as const) {
    const { id, items } = await request('export', search)
    expect(items, JSON.stringify(search)).toHaveLength(count)
    await leader.post(`/personal-requests/${id}/refuse`, { reason: 'Ghi nhầm' })
  }
})

it('copies what stands in the form, each version that was submitted, and the papers', async () => {
  const { id, items } = await request('export', { phone: her.phone })
  expect(items.map(item => item.code)).toContain(submitted.receipt)
  const copy = (await appraiser.get(`/personal-requests/${id}/copy?format=json`)).body as unknown as {
    values: { record: string; field: string; value: string; source: string }[]
    linked: { kind: string; title: string }[]
    acts: { record: string }[]
  }
  const said = copy.values.filter(row => row.record.includes(submitted.receipt))
  for (const [field, value, source] of [
    ['Họ và tên người đại diện', her.name, 'Hồ sơ đang soạn'],
    ['Mã số thuế', her.number, 'Bản nộp lần 1 ngày 20/11/2026'],
    ['Giải trình dự toán', 'Máy: 480 triệu', 'Bản nộp lần 2 ngày 20/11/2026'],
  ])
    expect(said).toEqual(expect.arrayContaining([expect.objectContaining({ field, value, source })]))
  expect(copy.values).toEqual(expect.arrayContaining([expect.objectContaining({ value: 'máy một', source: 'Giá trị nhập trên máy khác' })]))
  expect(copy.linked.map(row => row.title)).toEqual(expect.arrayContaining([expect.stringContaining(`${her.name}.jpg`)]))
  expect(copy.acts.length).toBeGreaterThan(2)
  await appraiser.post(`/personal-requests/${id}/answer`)
})

it('an erasure leaves nothing of her in applications, and every count as it was', async () => {
  const counts = async () => ({
    calls: (await appraiser.get(`/calls/${call}`)).body.counts,
    versions: (await query('select count(*)::int as n from application_version'))[0],
    money: (await query(`select sum((values ->> 'requested')::bigint)::text as n from application_version`))[0],
  })
  const before = await counts()
  const { id } = await request('erasure', { phone: her.phone })
  const done = await leader.post(`/personal-requests/${id}/erase`, { reason: `Theo đơn của bà ${her.name}` })
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200, body: { erased: 2 } })

  const words = await query<{ t: string; c: string }>(
    `select table_name t, column_name c from information_schema.columns
     where table_schema = 'public' and table_name in ('application', 'application_version', 'application_paper', 'application_request', 'application_lost', 'message')
       and data_type in ('text', 'jsonb')`,
  )
  const found: string[] = []
  for (const { t, c } of words)
    for (const { v } of await query<{ v: string }>(`select "${c}"::text as v from "${t}" where "${c}" is not null`)) {
      const plain = v.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      if (/trinh thi hoa xuan|hoaxuan@|ngo thu 7/.test(plain) || plain.replace(/[\s.]/g, '').match(/988777666|001185009876/))
        found.push(`${t}.${c}`)
    }
  expect(found).toEqual([])
  // The draft that was never submitted is gone whole; of what was submitted each version stays, and says so.
  expect(await anyone.get(`/public/drafts/${draft}`)).toMatchObject({ status: 404 })
  const { drafts: _, ...standing } = before.calls as Record<string, unknown>
  expect(await counts()).toEqual({ ...before, calls: expect.objectContaining(standing) })
  const opened = (await officer.get(`/applications/${submitted.receipt}`)).body as unknown as {
    phone: null
    versions: { erased: boolean; values: Record<string, unknown>; papers: { fileName: string }[] }[]
  }
  expect(opened.versions).toMatchObject([
    { erased: true },
    { erased: true, values: { requested: 240_000_000, estimate: 'Máy: 480 triệu' } },
  ])
  expect(opened.versions[1]!.values).not.toHaveProperty('representative')
  expect(new Set(opened.versions.flatMap(each => each.papers.map(({ fileName }) => fileName)))).toEqual(new Set(['(đã xóa)']))
  expect(await anyone.get(`/public/drafts/${submitted.token}/receipt`)).toMatchObject({ status: 200, body: { erased: true } })
  expect(await anyone.post('/public/applications/follow', { receipt: submitted.receipt, phone: her.phone })).toMatchObject({ status: 404 })

  expect(await Promise.all([hashes.own, hashes.first, hashes.draft, hashes.shared].map(kept))).toEqual([false, false, false, true])
  const [version] = await query<{ papers: { id: string }[] }>('select papers from application_version where erased limit 1')
  expect(await officer.get(`/applications/${submitted.receipt}/papers/${version!.papers[0]!.id}`)).toMatchObject({ status: 404 })
  expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
  await expect(query(`update application_version set values = '{}', erased = false where erased`)).rejects.toThrow(
    /application_version_stays/,
  )
})

it('of a taken-in application the project keeps its dossier, and a company keeps its own name, code and papers', async () => {
  const director = 'Đinh Văn Giám Đốc'
  const company = machineValues(commune, {
    name: 'Công ty Mẫu Thử',
    kind: 'company',
    taxCode: '0100109106',
    representative: director,
    phone: '0977111222',
  })
  const token = await filledDraft(anyone, call, company, { phone: '0977111222' })
  await addRequired(anyone, token)
  const own = await paper(token, `${director}.jpg`, 220)
  const receipt = await submit(token)
  await officer.post(`/applications/${receipt}/intake`, { establishment: null })
  const [establishment] = await query<{ id: string }>(`select establishment_id as id from application where receipt = $1`, [receipt])
  const id = String((await appraiser.post('/personal-requests', { kind: 'erasure', subject: director, receivedOn: '2026-11-20' })).body.id)
  await appraiser.put(`/personal-requests/${id}/records`, { records: [{ entity: 'establishment', id: establishment!.id }] })
  expect(await leader.post(`/personal-requests/${id}/erase`, { reason: 'Theo đơn' })).toMatchObject({ status: 200 })
  const { versions } = (await officer.get(`/applications/${receipt}`)).body as unknown as {
    versions: { values: Record<string, unknown>; papers: { id: string; fileName: string }[] }[]
  }
  expect(versions[0]!.values).toMatchObject({ name: 'Công ty Mẫu Thử', taxCode: '0100109106' })
  expect(versions[0]!.values).not.toHaveProperty('representative')
  expect(JSON.stringify(versions)).not.toMatch(/Giám Đốc/)
  expect(await kept(own)).toBe(true)
})
