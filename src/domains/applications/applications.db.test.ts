/** Applications through their routes: a draft without an account, submission, receipt, status, intake, supplement. */
import { afterAll, describe, expect, it, vi } from 'vitest'
import { establishmentAt } from '../projects/projects.testing.ts'
import { forgetOldDrafts } from './applications.actions.ts'
import { commune, filledDraft, machineValues, newToken, phone, picture, takingServer, typing } from './applications.testing.ts'

const { server, anyone, call, draft, submit, submitted, officer } = await takingServer()
afterAll(() => server.close())

describe('a draft', () => {
  it('is opened without an account from a call and the answers given, once for one secret', async () => {
    const token = newToken()
    const answers = { loai: 'household', xa: commune, nghe: 'lacquer', nganh: 'đ', viec: 'machine-480000000' }
    const body = { token, call, activity: 'machine', phone: '+84 900 000 123', answers }
    const first = await anyone.post('/public/applications', body)
    expect(first.body.number).toMatch(/^NH-2026-\d{4}$/)
    expect((await anyone.post('/public/applications', body)).body).toEqual(first.body)
    expect((await draft(token)).cells).toMatchObject({
      phone: { value: phone },
      kind: { value: 'household' },
      unitId: { value: commune },
      totalCost: { value: 480_000_000 },
    })
  })
  it('is not opened of a call that is not open, for another activity, or without a telephone', async () => {
    const body = { token: newToken(), call, activity: 'machine', phone }
    expect(await anyone.post('/public/applications', { ...body, activity: 'showroom' })).toMatchObject({ status: 422 })
    expect(await anyone.post('/public/applications', { ...body, phone: '12' })).toMatchObject({ status: 422 })
    expect(await anyone.post('/public/applications', { ...body, call: 'DK-0000' })).toMatchObject({ status: 403 })
    expect(await anyone.get(`/public/drafts/${newToken()}`)).toMatchObject({ status: 404 })
  })
  const known = newToken()
  it('counts a typing once however often it is sent, and never gives a wrong key a place', async () => {
    const token = known
    await anyone.post('/public/applications', { token, call, activity: 'machine', phone })
    const sent = typing({ name: 'Hộ A', strange: 'x' })
    const first = await anyone.post(`/public/drafts/${token}/patches`, sent)
    expect(first.body.refused).toHaveLength(1)
    await anyone.post(`/public/drafts/${token}/patches`, typing({ name: 'Hộ B' }))
    const again = await anyone.post(`/public/drafts/${token}/patches`, sent)
    expect(again.body).toMatchObject({ taken: [sent.patches[0]!.id], cells: { name: { value: 'Hộ B' } }, lost: [] })
  })
  it('refuses what is too long alone, and drops what no database keeps: the other fields are saved', async () => {
    const token = known
    const sent = typing({ need: 'x'.repeat(20_001), aims: 'gấp\u0000 đôi\ud83d', name: 'Hộ A' })
    const answer = await anyone.post(`/public/drafts/${token}/patches`, sent)
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200, body: { refused: [sent.patches[0]!.id] } })
    expect(answer.body.cells).toMatchObject({ aims: { value: 'gấp đôi' }, name: { value: 'Hộ A' } })
    expect(answer.body.cells).not.toHaveProperty('need')
  })
  it('leaves no file behind when a paper is one too many', async () => {
    const token = known
    await server.database.pool.query(
      `insert into application_paper (id, application_id, kind, file_name, sha256, media_type, size)
       select gen_random_uuid(), a.id, 'other', 'a.jpg', 'none-' || n, 'image/jpeg', 1
       from application a, generate_series(1, 20) n where a.number = $1`,
      [(await draft(token)).number],
    )
    const keep = vi.spyOn(server.ctx.files, 'keep')
    const refused = await anyone.upload(
      `/public/drafts/${token}/papers`,
      { id: crypto.randomUUID(), kind: 'other' },
      'b.jpg',
      await picture(7),
    )
    expect(refused.status).toBe(422)
    const hash = await keep.mock.results[0]!.value
    keep.mockRestore()
    expect(await server.ctx.files.read(hash).then(Boolean, () => false)).toBe(false)
  })
  it('keeps what another device typed without having seen it, and shows it until somebody chooses', async () => {
    const token = newToken()
    await anyone.post('/public/applications', { token, call, activity: 'machine', phone })
    await anyone.post(`/public/drafts/${token}/patches`, typing({ need: 'từ điện thoại' }, 0, 'dien-thoai'))
    const other = await anyone.post(`/public/drafts/${token}/patches`, typing({ need: 'từ máy bàn' }, 0, 'may-ban-1'))
    expect(other.body).toMatchObject({ cells: { need: { value: 'từ máy bàn' } }, lost: [{ key: 'need', value: 'từ điện thoại' }] })
    const { lost } = (await draft(token)) as unknown as { lost: { id: string }[] }
    await anyone.post(`/public/drafts/${token}/lost/${lost[0]!.id}/dismissal`)
    expect((await draft(token)).lost).toEqual([])
  })
  it('takes photographs once per id, refuses what is no paper, gives a removed one back', async () => {
    const token = newToken()
    await anyone.post('/public/applications', { token, call, activity: 'machine', phone })
    const id = crypto.randomUUID()
    const path = `/public/drafts/${token}/papers`
    const photo = await picture()
    expect(await anyone.upload(path, { id, kind: 'quotation' }, 'bao-gia.jpg', photo)).toMatchObject({ status: 200 })
    expect(await anyone.upload(path, { id, kind: 'quotation' }, 'bao-gia.jpg', photo)).toMatchObject({ status: 200, body: { id } })
    expect(
      await anyone.upload(path, { id: crypto.randomUUID(), kind: 'quotation' }, 'a.exe', new TextEncoder().encode('MZ')),
    ).toMatchObject({ status: 422 })
    await anyone.post(`${path}/${id}/removal`, { removed: true })
    expect((await draft(token)).papers).toMatchObject([{ id, removed: true }])
    await anyone.post(`${path}/${id}/removal`, { removed: false })
    expect((await draft(token)).papers).toMatchObject([{ id, removed: false }])
    expect(await anyone.get(`/public/drafts/${newToken()}/papers/${id}`)).toMatchObject({ status: 404 })
  })
  it('that nobody touched for half a year is deleted with its photographs, and the deletion is in the record of acts', async () => {
    const token = newToken()
    await anyone.post('/public/applications', { token, call, activity: 'machine', phone })
    const id = crypto.randomUUID()
    await anyone.upload(`/public/drafts/${token}/papers`, { id, kind: 'other' }, 'anh.jpg', await picture(251))
    const [photo] = (await server.database.pool.query('select sha256 from application_paper where id = $1', [id])).rows
    const photoKept = () => server.ctx.files.read(photo.sha256).then(Boolean, () => false)
    const kept = await submitted()
    expect(await forgetOldDrafts({ ...server.ctx, today: '2027-01-30' })).toBe(0)
    expect(await photoKept()).toBe(true)
    expect(await forgetOldDrafts({ ...server.ctx, today: '2027-06-30' })).toBeGreaterThan(0)
    expect(await photoKept()).toBe(false)
    expect(await anyone.get(`/public/drafts/${token}`)).toMatchObject({ status: 404 })
    expect(await anyone.get(`/public/drafts/${kept.token}`)).toMatchObject({ status: 200 })
    const acts = await server.database.pool.query("select 1 from act where entity = 'application' and action = 'forget'")
    expect(acts.rowCount).toBeGreaterThan(0)
  })
})

describe('submitting', () => {
  it('names everything that is missing, at its field', async () => {
    const token = newToken()
    await anyone.post('/public/applications', { token, call, activity: 'machine', phone })
    await anyone.post(
      `/public/drafts/${token}/patches`,
      typing(machineValues(commune, { counterpart: 1, name: '', commitsNoDouble: false })),
    )
    const answer = await submit(token)
    expect(answer.status).toBe(422)
    const paths = (answer.body.errors as { path: string }[]).map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['name', 'counterpart', 'commitsNoDouble', 'quotation']))
    const check = await anyone.get(`/public/drafts/${token}/check`)
    expect(check.body).toMatchObject({ open: true, hints: { status: expect.any(String), most: 240_000_000 } })
  })
  it('gives one receipt for one press, freezes what was sent, and takes no more typing', async () => {
    const token = await filledDraft(anyone, call, machineValues(commune))
    const key = crypto.randomUUID()
    const first = await submit(token, key)
    expect(first.body).toMatchObject({ version: 1, receipt: expect.stringMatching(/^BN-2026-\d{4}$/) })
    expect((await submit(token, key)).body).toEqual(first.body)
    expect(await submit(token)).toMatchObject({ status: 409 })
    const typed = await anyone.post(`/public/drafts/${token}/patches`, typing({ name: 'Đổi tên' }))
    expect(typed.body).toMatchObject({ taken: [], typing: false })
    const receipt = await anyone.get(`/public/drafts/${token}/receipt`)
    expect(receipt.body).toMatchObject({
      receipt: first.body.receipt,
      values: { name: 'Hộ kinh doanh Thử Nghiệm' },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    await expect(server.database.pool.query("update application_version set values = '{}'")).rejects.toThrow(/application_version_stays/)
  })
  it('is refused after the last day, and the draft stays', async () => {
    const token = await filledDraft(anyone, call, machineValues(commune))
    server.day = '2026-12-16'
    expect(await submit(token)).toMatchObject({ status: 403 })
    server.day = '2026-11-20'
    expect((await draft(token)).state).toBe('draft')
    expect(await submit(token)).toMatchObject({ status: 200 })
  })
  it('of a known establishment makes the project at once, in the name of who prepared it', async () => {
    await establishmentAt(server.database, 'TT-9', commune, { name: 'Cơ sở đã biết', address: 'Xóm Cũ', representative: 'Người Cũ' })
    const token = newToken()
    const body = { token, call, activity: 'machine', phone, establishment: 'TT-9' }
    expect(await officer.post('/public/applications', body)).toMatchObject({ status: 422 })
    expect(await officer.post('/public/applications', { ...body, mandate: 'Chủ cơ sở đến trụ sở nhờ' })).toMatchObject({ status: 200 })
    expect((await draft(token)).cells).toMatchObject({ name: { value: 'Cơ sở đã biết' }, address: { value: 'Xóm Cũ' } })
    const { name, address, ...rest } = machineValues(commune)
    await anyone.post(`/public/drafts/${token}/patches`, typing(rest))
    const { required } = (await draft(token)) as unknown as { required: { kind: string; required: boolean }[] }
    for (const paper of required.filter(each => each.required))
      await anyone.upload(`/public/drafts/${token}/papers`, { id: crypto.randomUUID(), kind: paper.kind }, 'a.jpg', await picture())
    const receipt = String((await submit(token)).body.receipt)
    const { project } = (await officer.get(`/applications/${receipt}`)).body as unknown as { project: { code: string } }
    const opened = await officer.get(`/projects/${project.code}`)
    expect(opened.body).toMatchObject({ state: 'submitted', requested: 240_000_000, beneficiaries: [{ code: 'TT-9' }] })
    // Whoever filed it for somebody prepared it, and does not survey it.
    const acts = (
      await server.database.pool.query("select action, role, unit_id from act where record_id = $1 and action in ('create', 'submit')", [
        opened.body.id ?? (await server.database.pool.query('select id from project where code = $1', [project.code])).rows[0].id,
      ])
    ).rows
    expect(acts).toEqual([
      { action: 'create', role: 'local_officer', unit_id: commune },
      { action: 'submit', role: 'local_officer', unit_id: commune },
    ])
    const survey = (opened.body.offers as { action: string; allowed: boolean }[]).find(offer => offer.action === 'survey')
    expect(survey?.allowed).toBe(false)
  })
})

describe('after the submission', () => {
  it('anyone with receipt and telephone reads where it stands; a wrong one of the two answers alike', async () => {
    const { receipt } = await submitted()
    const right = await anyone.post('/public/applications/follow', { receipt, phone: '0900 000 123' })
    expect(right.body).toMatchObject({ receipt, submittedOn: '2026-11-20', holder: expect.stringContaining('Thường Tín') })
    expect(JSON.stringify(right.body)).not.toContain('Người Nộp Thử')
    const wrong = await anyone.post('/public/applications/follow', { receipt, phone: '0900000999' })
    const none = await anyone.post('/public/applications/follow', { receipt: 'BN-2026-9999', phone })
    expect(wrong.status).toBe(404)
    expect(wrong.body).toEqual(none.body)
  })
  it('is taken in by the officer of its commune, who may then survey it; not by another commune', async () => {
    const { receipt } = await submitted()
    expect(await (await server.as('xabattrang')).get(`/applications/${receipt}`)).toMatchObject({ status: 404 })
    const list = (await officer.get('/applications')).body as unknown as { waiting: { receipt: string }[] }
    expect(list.waiting.map(each => each.receipt)).toContain(receipt)
    const taken = await officer.post(`/applications/${receipt}/intake`, { establishment: null })
    expect(taken).toMatchObject({ status: 200 })
    expect(await officer.post(`/applications/${receipt}/intake`, { establishment: null })).toMatchObject({ status: 409 })
    const project = await officer.get(`/projects/${taken.body.project}`)
    expect(project.body).toMatchObject({
      state: 'submitted',
      submittedOn: '2026-11-20',
      beneficiaries: [{ code: taken.body.establishment }],
    })
    expect((project.body.papers as unknown[]).length).toBeGreaterThan(2)
    expect((project.body.offers as { action: string; allowed: boolean }[]).find(offer => offer.action === 'survey')?.allowed).toBe(true)
  })
  it('shows the establishment of the register that it may be of', async () => {
    await establishmentAt(server.database, 'TT-7', commune, {
      name: 'Hộ kinh doanh Sơn mài Bảo Ngân',
      kind: 'household',
      phone: '0911222333',
      representative: 'Đỗ Bảo Ngân',
    })
    const { receipt } = await submitted(
      machineValues(commune, { name: 'HKD sơn mài Bảo Ngân', phone: '0911222333', representative: 'Đỗ Bảo Ngân' }),
    )
    const { likely } = (await officer.get(`/applications/${receipt}`)).body as unknown as { likely: { code: string }[] }
    expect(likely.map(each => each.code)).toContain('TT-7')
  })
  it('a lost address is renewed by the officer; the old one opens nothing', async () => {
    const { token, receipt } = await submitted()
    const path = String((await officer.post(`/applications/${receipt}/address`)).body.path)
    expect(await anyone.get(`/public/drafts/${token}`)).toMatchObject({ status: 404 })
    expect(await anyone.get(`/public/drafts/${path.split('/').at(-1)}`)).toMatchObject({ status: 200, body: { receipt } })
  })
})
