/** In whose name a project is filed, declining, counting, how many files. */
import { afterAll, expect, it } from 'vitest'
import { establishmentAt } from '../projects/projects.testing.ts'
import { commune, filledDraft, machineValues, newToken, openCallFor, phone, picture, takingServer } from './applications.testing.ts'

const { server, anyone, call, draft, submit, submitted, officer } = await takingServer()
afterAll(() => server.close())

it('of an officer of the Centre who files for somebody the project says so', async () => {
  const centre = await server.as('trungtam')
  await establishmentAt(server.database, 'TT-8', commune, { name: 'Cơ sở nhờ Trung tâm' })
  const more = { establishment: 'TT-8', mandate: 'Chủ cơ sở gọi điện nhờ' }
  const token = await filledDraft(centre, call, machineValues(commune), more)
  const receipt = String((await submit(token)).body.receipt)
  const { rows } = await server.database.pool.query(
    `select a.role, a.unit_id from act a join application p on p.project_id = a.record_id where p.receipt = $1 and a.action = 'create'`,
    [receipt],
  )
  expect(rows).toEqual([{ role: 'centre_officer', unit_id: 'hn-a-ttkc' }])
})
it('is declined with a reason that the applicant reads; it can then neither be taken in nor asked back', async () => {
  const { token, receipt } = await submitted()
  expect(await officer.post(`/applications/${receipt}/decline`, { reason: ' ' })).toMatchObject({ status: 422 })
  const reason = 'Cơ sở không thuộc địa bàn xã.'
  expect(await officer.post(`/applications/${receipt}/decline`, { reason })).toMatchObject({ status: 200 })
  expect((await anyone.post('/public/applications/follow', { receipt, phone })).body).toMatchObject({
    reason,
    holder: null,
    since: '2026-11-20',
  })
  expect(await draft(token)).toMatchObject({ state: 'declined', declineReason: reason })
  for (const [path, body] of [
    ['intake', { establishment: null }],
    ['decline', { reason }],
    ['requests', { items: [{ kind: 'field', key: 'need', says: 'x' }], dueOn: '2026-12-01' }],
  ] as const)
    expect(await officer.post(`/applications/${receipt}/${path}`, body), path).toMatchObject({ status: 409 })
  const { others } = (await officer.get('/applications')).body as unknown as { others: { receipt: string; state: string }[] }
  expect(others).toEqual(expect.arrayContaining([expect.objectContaining({ receipt, state: 'declined' })]))
})
it('is counted for its call by activity and commune, drafts apart', async () => {
  const fresh = await openCallFor(server)
  const counts = async () => (await (await server.as('thamdinh')).get(`/calls/${fresh}`)).body.counts
  const token = await filledDraft(anyone, fresh, machineValues(commune))
  expect(await counts()).toMatchObject({ drafts: 1, submitted: 0, byUnit: [] })
  await submit(token)
  await filledDraft(anyone, fresh, machineValues(commune))
  expect(await counts()).toMatchObject({
    drafts: 1,
    submitted: 1,
    byActivity: expect.arrayContaining([expect.objectContaining({ activity: 'machine', count: 1 })]),
    byUnit: [{ unitId: commune, count: 1 }],
  })
})
it('a draft holds at most 20 files; one that was taken out makes room', async () => {
  const token = newToken()
  await anyone.post('/public/applications', { token, call, activity: 'machine', phone })
  const path = `/public/drafts/${token}/papers`
  const add = async (shade: number) => {
    const id = crypto.randomUUID()
    return { id, answer: await anyone.upload(path, { id, kind: 'other' }, `${shade}.jpg`, await picture(shade)) }
  }
  let first = ''
  for (let at = 0; at < 20; at++) {
    const { id, answer } = await add(at)
    expect(answer).toMatchObject({ status: 200 })
    first ||= id
  }
  const { answer } = await add(21)
  expect(answer).toMatchObject({ status: 422, body: { detail: expect.stringContaining('20 tệp') } })
  await anyone.post(`${path}/${first}/removal`, { removed: true })
  expect((await add(22)).answer).toMatchObject({ status: 200 })
})
