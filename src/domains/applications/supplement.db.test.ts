/** Asking back: named fields and papers, the clock that stands still meanwhile, what changed, who is reminded. */
import { afterAll, expect, it } from 'vitest'
import type { Visitor } from '../../server/testing.ts'
import { remind } from '../notices/notices.actions.ts'
import { ports as noticePorts } from '../notices/notices.ports.ts'
import { createAccount } from '../people/people.actions.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { commune, filledDraft, machineValues, openCallFor, phone, picture, takingServer, typing } from './applications.testing.ts'

const { server, anyone, call, submit, submitted, officer } = await takingServer({ handlingDays: 20 })
afterAll(() => server.close())
const follow = async (receipt: string) => (await anyone.post('/public/applications/follow', { receipt, phone })).body
const on = async <T>(day: string, act: () => Promise<T>): Promise<T> => {
  server.day = day
  try {
    return await act()
  } finally {
    server.day = '2026-11-20'
  }
}

it('asks back by field and paper: only these open, the clock of the project stops, the answer is a new version', async () => {
  const { token, receipt } = await submitted()
  const project = String((await officer.post(`/applications/${receipt}/intake`, { establishment: null })).body.project)
  const items = [
    { kind: 'field', key: 'estimate', says: 'Ghi rõ đơn giá.' },
    { kind: 'paper', key: 'quotation', says: 'Ảnh mờ, chụp lại.' },
  ]
  expect(
    await officer.post(`/applications/${receipt}/requests`, {
      items: [{ kind: 'field', key: 'khong-co', says: 'x' }],
      dueOn: '2026-12-01',
    }),
  ).toMatchObject({ status: 422 })
  expect(await officer.post(`/applications/${receipt}/requests`, { items, dueOn: '2026-12-01' })).toMatchObject({ status: 200 })
  expect((await officer.get(`/projects/${project}`)).body.state).toBe('supplement')
  expect((await anyone.post('/public/applications/follow', { receipt, phone })).body).toMatchObject({
    dueOn: '2026-12-01',
    asked: [{ says: 'Ghi rõ đơn giá.' }, {}],
  })
  const typed = await anyone.post(
    `/public/drafts/${token}/patches`,
    typing({ estimate: 'Máy: 480 triệu, có báo giá', name: 'Tên khác' }, 99),
  )
  expect(typed.body).toMatchObject({ cells: { name: { value: 'Hộ kinh doanh Thử Nghiệm' } } })
  await anyone.upload(`/public/drafts/${token}/papers`, { id: crypto.randomUUID(), kind: 'quotation' }, 'ro.jpg', await picture(200))
  server.day = '2026-11-25'
  expect((await submit(token)).body).toEqual({ receipt, version: 2 })
  server.day = '2026-11-20'
  const opened = (await officer.get(`/applications/${receipt}`)).body as unknown as {
    versions: { values: Record<string, string> }[]
    requests: { answeredOn: string }[]
  }
  expect(opened.versions.map(each => each.values.estimate)).toEqual(['Máy CNC: 1 × 480.000.000', 'Máy: 480 triệu, có báo giá'])
  expect(opened.requests[0]).toMatchObject({ answeredOn: '2026-11-25', version: 2 })
  expect((await officer.get(`/projects/${project}`)).body).toMatchObject({ state: 'submitted', submittedOn: '2026-11-20' })
})

it('an answer that changes nothing of what was asked is none; what is left as it was is named before sending the rest', async () => {
  const { token, receipt } = await submitted()
  const items = [
    { kind: 'field', key: 'estimate', says: 'Ghi rõ đơn giá.' },
    { kind: 'paper', key: 'quotation', says: 'Ảnh mờ, chụp lại.' },
  ]
  await officer.post(`/applications/${receipt}/requests`, { items, dueOn: '2026-12-01' })
  const untouched = [
    { kind: 'field', key: 'estimate', says: expect.stringContaining('Ghi rõ đơn giá.') },
    { kind: 'paper', key: 'quotation', says: expect.stringContaining('Ảnh mờ, chụp lại.') },
  ]
  expect((await anyone.get(`/public/drafts/${token}/check`)).body).toMatchObject({ lacks: untouched, untouched: [] })
  expect(await submit(token)).toMatchObject({ status: 422, body: { errors: [{ path: 'estimate' }, { path: 'quotation' }] } })
  expect(await follow(receipt)).toMatchObject({ clock: { stopped: true } })
  await anyone.post(`/public/drafts/${token}/patches`, typing({ estimate: 'Máy: 480 triệu, có báo giá' }, 99))
  expect((await anyone.get(`/public/drafts/${token}/check`)).body).toMatchObject({ lacks: [], untouched: [untouched[1]] })
  expect((await submit(token)).body).toEqual({ receipt, version: 2 })
})

it('the clock counts working days, stands still while asked and goes on with the answer, for applicant and office alike', async () => {
  const { token, receipt } = await submitted()
  expect(await follow(receipt)).toMatchObject({
    clock: { used: 0, allowed: 20, stopped: false },
    dueOn: '2026-12-18',
    dueSays: 'Hạn thẩm định',
  })
  const project = String((await officer.post(`/applications/${receipt}/intake`, { establishment: null })).body.project)
  const items = [{ kind: 'field', key: 'estimate', says: 'Ghi rõ đơn giá.' }]
  await on('2026-11-24', () => officer.post(`/applications/${receipt}/requests`, { items, dueOn: '2026-12-02' }))
  const waiting = await on('2026-12-01', () => follow(receipt))
  expect(waiting).toMatchObject({ clock: { used: 2, stopped: true, dueOn: null }, dueOn: '2026-12-02', dueSays: 'Hạn bổ sung' })
  await on('2026-12-01', async () => {
    await anyone.post(`/public/drafts/${token}/patches`, typing({ estimate: 'Máy: 480 triệu, có báo giá' }, 99))
    expect(await submit(token)).toMatchObject({ status: 200 })
  })
  await on('2026-12-02', async () => {
    expect(await follow(receipt)).toMatchObject({ clock: { used: 3, stopped: false, dueOn: '2026-12-25' } })
    expect((await officer.get(`/applications/${receipt}`)).body).toMatchObject({ clock: { used: 3, dueOn: '2026-12-25' } })
    const page = (await officer.get(`/projects/${project}`)).body
    expect(page).toMatchObject({ clock: { used: 3, allowed: 20 }, due: { on: '2026-12-25', late: false } })
  })
  await on('2026-12-29', async () => {
    const { rows } = (await officer.get('/projects?late=true')).body as unknown as { rows: { code: string }[] }
    expect(rows.map(({ code }) => code)).toContain(project)
  })
})
it('a call that says no number of days shows the days used and no due day', async () => {
  const silent = await openCallFor(server)
  const token = await filledDraft(anyone, silent, machineValues(commune))
  const receipt = String((await submit(token)).body.receipt)
  expect(await on('2026-11-25', () => follow(receipt))).toMatchObject({ clock: { used: 3, allowed: null, dueOn: null }, dueOn: null })
})

it('sent back on the project’s own page: everything opens with the officer’s reason, the clock stands still; handed in there it goes on', async () => {
  const { token, receipt } = await submitted()
  const code = String((await officer.post(`/applications/${receipt}/intake`, { establishment: null })).body.project)
  const step = async (action: string, body: object = {}) =>
    officer.post(`/projects/${code}/steps/${action}`, { revision: (await officer.get(`/projects/${code}`)).body.revision, ...body })
  expect(await on('2026-11-23', () => step('return', { reason: 'Dự toán chưa khớp báo giá.' }))).toMatchObject({ status: 200 })
  expect(await on('2026-11-30', () => follow(receipt))).toMatchObject({
    note: 'Dự toán chưa khớp báo giá.',
    clock: { used: 1, stopped: true },
    dueOn: null,
  })
  const draft = (await anyone.get(`/public/drafts/${token}`)).body
  expect(draft).toMatchObject({ state: 'supplement', openFields: 'all', request: { note: 'Dự toán chưa khớp báo giá.', items: [] } })
  expect(await on('2026-11-30', () => step('submit'))).toMatchObject({ status: 200 })
  expect((await anyone.get(`/public/drafts/${token}`)).body).toMatchObject({ state: 'submitted', request: null })
  expect(await on('2026-12-01', () => follow(receipt))).toMatchObject({ clock: { used: 2, stopped: false } })
})

it('the applicant reads each version, what was asked in between, and names instead of codes', async () => {
  const { token, receipt } = await submitted()
  const items = [
    { kind: 'field', key: 'estimate', says: 'Ghi rõ đơn giá.' },
    { kind: 'paper', key: 'quotation', says: 'Ảnh mờ, chụp lại.' },
  ]
  await officer.post(`/applications/${receipt}/requests`, { items, dueOn: '2026-12-01' })
  expect((await anyone.get(`/public/drafts/${token}`)).body).toMatchObject({
    request: {
      items: [
        { label: 'Giải trình dự toán', says: 'Ghi rõ đơn giá.' },
        { label: expect.any(String), says: 'Ảnh mờ, chụp lại.' },
      ],
    },
  })
  await anyone.post(`/public/drafts/${token}/patches`, typing({ estimate: 'Máy: 480 triệu' }, 99))
  await submit(token)
  const read = (await anyone.get(`/public/drafts/${token}/versions`)).body
  expect(read).toMatchObject({
    receipt,
    places: { [commune]: expect.stringContaining('Thường Tín') },
    versions: [
      { number: 1, values: { estimate: 'Máy CNC: 1 × 480.000.000' } },
      { number: 2, values: { estimate: 'Máy: 480 triệu' } },
    ],
    requests: [{ version: 2, answeredOn: '2026-11-20', items: [{ label: 'Giải trình dự toán' }, {}] }],
  })
  // The same as the officer reads.
  const { versions, requests } = (await officer.get(`/applications/${receipt}`)).body
  expect({ versions, requests }).toEqual({ versions: read.versions, requests: read.requests })
})

it('whoever has a supplement to answer is reminded of its day, by account or by the address they left; the commune of what waits', async () => {
  await establishmentAt(server.database, 'TT-5', commune, { name: 'Cơ sở có tài khoản' })
  const { rows } = await server.database.pool.query(`select id from establishment where code = 'TT-5'`)
  const grants = [{ role: 'applicant' as const, unitId: commune, establishmentId: rows[0].id, validFrom: '2020-01-01' }]
  await createAccount(server.ctx, { username: 'chucoso', name: 'Chủ cơ sở', password: 'mật khẩu thử 1', persona: true, grants })
  const owner = await server.as('chucoso')
  const known = await filledDraft(owner, call, machineValues(commune), { establishment: 'TT-5' })
  const answer = await submit(known)
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  const nameless = await submitted(machineValues(commune, { email: 'nguoinop@mau.vn' }))
  const waiting = await submitted()
  const items = [{ kind: 'field', key: 'estimate', says: 'Ghi rõ đơn giá.' }]
  for (const receipt of [String(answer.body.receipt), nameless.receipt])
    expect(await officer.post(`/applications/${receipt}/requests`, { items, dueOn: '2026-12-01' })).toMatchObject({ status: 200 })
  noticePorts.senders = { email: async () => {} }
  try {
    await remind({ ...server.ctx, today: '2026-11-29' })
    await remind({ ...server.ctx, today: '2026-11-29' })
  } finally {
    noticePorts.senders = {}
  }
  const titles = async (visitor: Visitor) => ((await visitor.get('/notices')).body.rows as { title: string }[]).map(({ title }) => title)
  const told = (await titles(owner)).filter(title => title.includes(`${answer.body.receipt}: nộp bổ sung`))
  expect(told).toHaveLength(1)
  const { rows: mails } = await server.database.pool.query(`select subject from message where address = 'nguoinop@mau.vn'`)
  expect(mails.filter(mail => mail.subject.includes(`${nameless.receipt}: nộp bổ sung`))).toHaveLength(1)
  await remind({ ...server.ctx, today: '2026-12-11' })
  expect(await titles(officer)).toEqual(expect.arrayContaining([expect.stringContaining(`${waiting.receipt}: tiếp nhận`)]))
})
