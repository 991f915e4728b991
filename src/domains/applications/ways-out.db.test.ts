/** No application stands where nobody can move it: what cannot be taken in is told before it is sent, an asking can be answered or taken back. */
import { afterAll, expect, it } from 'vitest'
import type { FieldValue } from './applications.schema.ts'
import { commune, filledDraft, machineValues, openCallFor, phone, takingServer, typing } from './applications.testing.ts'

const { server, anyone, call, submit, submitted, officer } = await takingServer({ handlingDays: 20 })
afterAll(() => server.close())
const follow = async (receipt: string) => (await anyone.post('/public/applications/follow', { receipt, phone })).body

it.each<[string, Record<string, FieldValue>, string]>([
  ['a tax code that cannot be', { taxCode: '0100109107' }, 'taxCode'],
  ['work that is over before it is asked for', { plannedEndOn: '2019-01-01' }, 'plannedEndOn'],
  ['work that ends before it begins', { startsOn: '2027-10-01' }, 'plannedEndOn'],
  ['nothing asked', { requested: 0, counterpart: 480_000_000 }, 'requested'],
])('is held by %s, told at its field, before an officer has to find it', async (_, wrong, path) => {
  const token = await filledDraft(anyone, call, machineValues(commune, wrong))
  expect(await submit(token)).toMatchObject({ status: 422, body: { errors: [{ path }] } })
})
it('asked for one sum, the others that must add up with it can be corrected; what the answer needs besides opens too', async () => {
  const { token, receipt } = await submitted()
  const ask = (key: string) =>
    officer.post(`/applications/${receipt}/requests`, { items: [{ kind: 'field', key, says: 'Tính lại.' }], dueOn: '2026-12-01' })
  await ask('requested')
  const open = (await anyone.get(`/public/drafts/${token}`)).body.openFields as unknown as string[]
  expect(open.toSorted()).toEqual(['counterpart', 'eligibleCost', 'otherSources', 'requested', 'totalCost'])
  await anyone.post(`/public/drafts/${token}/patches`, typing({ requested: 200_000_000 }, 99))
  expect(await submit(token)).toMatchObject({ status: 422, body: { errors: [{ path: 'counterpart' }] } })
  await anyone.post(`/public/drafts/${token}/patches`, typing({ counterpart: 280_000_000, name: 'Tên khác' }, 99))
  expect((await submit(token)).body).toEqual({ receipt, version: 2 })
  await ask('taxCode')
  await anyone.post(`/public/drafts/${token}/patches`, typing({ taxCode: '123' }, 199))
  expect(await submit(token)).toMatchObject({ status: 422, body: { errors: [{ path: 'taxCode' }] } })
})
it('an asking that is not answered is taken back with a reason, or the application declined; both are told', async () => {
  const items = [{ kind: 'field', key: 'estimate', says: 'Ghi rõ đơn giá.' }]
  const asked = async () => {
    const { token, receipt } = await submitted()
    await officer.post(`/applications/${receipt}/requests`, { items, dueOn: '2026-12-01' })
    expect((await officer.get(`/applications/${receipt}`)).body.can).toEqual(['decline', 'unask', 'renew'])
    return { token, receipt }
  }
  const one = await asked()
  expect(await officer.post(`/applications/${one.receipt}/requests/withdrawal`, { reason: '' })).toMatchObject({ status: 422 })
  expect(await officer.post(`/applications/${one.receipt}/requests/withdrawal`, { reason: 'Đã có ở xã.' })).toMatchObject({ status: 200 })
  expect((await officer.get(`/applications/${one.receipt}`)).body.can).toEqual(['take', 'decline', 'ask', 'renew'])
  expect((await anyone.get(`/public/drafts/${one.token}`)).body).toMatchObject({ state: 'submitted', request: null })
  expect(await follow(one.receipt)).toMatchObject({ asked: [], clock: { stopped: false } })
  expect(await officer.post(`/applications/${one.receipt}/intake`, { establishment: null })).toMatchObject({ status: 200 })
  const other = await asked()
  expect(await officer.post(`/applications/${other.receipt}/decline`, { reason: 'Quá hạn bổ sung.' })).toMatchObject({ status: 200 })
  expect(await follow(other.receipt)).toMatchObject({ reason: 'Quá hạn bổ sung.', asked: [] })
  expect((await anyone.get(`/public/drafts/${other.token}`)).body).toMatchObject({ state: 'declined', request: null })
})

it('the most that is said before sending counts the machines, models or marks that are asked for', async () => {
  const most = async (units: number) => {
    const token = await filledDraft(
      anyone,
      call,
      machineValues(commune, { units, totalCost: 100_000_000, eligibleCost: 100_000_000, requested: 50_000_000, counterpart: 50_000_000 }),
      {
        activity: 'trademark',
      },
    )
    return ((await anyone.get(`/public/drafts/${token}/check`)).body.hints as unknown as { most: number }).most
  }
  // Half of 100 million, at most 35 million for each mark (TT 28/2018/TT-BTC).
  expect(await most(1)).toBe(35_000_000)
  expect(await most(3)).toBe(50_000_000)
})

it('of a commune that ended while it waited, it is taken in where the commune went; where that was divided, the office is told what to do', async () => {
  server.day = '2025-06-20'
  const old = await openCallFor(server, { year: 2025, opensOn: '2025-06-01', closesOn: '2025-06-28' })
  const sent = async (unitId: string) => {
    const answer = await submit(await filledDraft(anyone, old, machineValues(unitId)))
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
    return String(answer.body.receipt)
  }
  const [merged, divided] = [await sent('hn-c-10189'), await sent('hn-c-10192')]
  server.day = '2025-11-03'
  const commune2025 = await server.as('xathuongtin')
  const taken = await commune2025.post(`/applications/${merged}/intake`, { establishment: null })
  expect(taken, JSON.stringify(taken.body)).toMatchObject({ status: 200 })
  expect((await commune2025.get(`/establishments/${taken.body.establishment}`)).body).toMatchObject({ unitId: 'hn25b-c-10183' })
  const department = await server.as('thamdinh')
  expect(await department.post(`/applications/${divided}/intake`, { establishment: null })).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('Yêu cầu bổ sung') },
  })
  server.day = '2026-11-20'
})
