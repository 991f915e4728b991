/** Support that only difficult areas have: the appraisal and the finder look the commune up in the dated lists, each on its own day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Finding } from '../../kernel/rules.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { asAddress } from '../calls/support.schema.ts'
import { establishmentAt, machineForm } from './projects.testing.ts'

/** Xã Duyên Thái of huyện Thường Tín, and the ward of Hà Đông, as they stood in 2024. */
const [named, unnamed] = ['hn-c-10192', 'hn-c-09556']
let server: TestServer
let officer: Visitor
beforeAll(async () => {
  server = await testServer('2024-11-22')
  officer = await server.as('thamdinh')
})
afterAll(() => server.close())

const list = (document: string, validFrom: string, more: object = {}) => ({
  kind: 'difficult',
  document,
  validFrom,
  validUntil: null,
  complete: false,
  places: 'Xã Duyên Thái, Huyện Thường Tín',
  ...more,
})
let serial = 0
/** A company's project to found an enterprise: what the two rules say of it, by the days of submission and approval. */
const appraised = async (unitId: string, days: { submitted?: string; approved?: string } = {}) => {
  const code = `CS-K${serial++}`
  await establishmentAt(server.database, code, unitId, { name: 'Cơ sở của bạn' })
  const form = machineForm(code, unitId, { activity: 'new_enterprise', contentGroup: 'management', plannedEndOn: null })
  const money = { totalCost: 10_000_000, eligibleCost: 10_000_000, requested: 10_000_000, counterpart: 0 }
  const centre = await server.as('trungtam')
  const filed = await centre.post('/projects', { ...form, ...money })
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  await server.database.pool.query('update project set submitted_on = $2, planned_on = $3 where code = $1', [
    filed.body.code,
    days.submitted ?? null,
    days.approved ?? null,
  ])
  const { findings, suggested } = (await centre.get(`/projects/${filed.body.code}`)).body as unknown as {
    findings: Finding[]
    suggested: number | null
  }
  const of = (rule: string) => findings.find(each => each.rule === rule)!
  return { asked: of('activity-fits'), norm: of('support-ceiling'), suggested }
}
const found = async (xa: string) => {
  const answers = { form: 'company', unitId: xa, village: 'none', craft: 'lacquer', sector: 'đ', cleaner: false, cluster: false } as const
  const query = new URLSearchParams(asAddress({ ...answers, wants: [{ activity: 'new_enterprise', cost: 10_000_000 }] }))
  const { body } = await server.visitor.get(`/public/support?${query}`)
  return (body.supports as { status: string; most: number | null; findings: Finding[] }[])[0]!
}

describe('founding an enterprise', () => {
  it('while no list is entered is an open question that says so', async () => {
    const { asked, norm } = await appraised(named)
    for (const finding of [asked, norm])
      expect(finding).toMatchObject({ ok: 'undetermined', weight: 'warn', says: expect.stringContaining('chưa nhập danh sách') })
    expect(await found(named)).toMatchObject({ status: 'ask', most: 10_000_000 })
  })
  it('is supported at a place that a list names, with the list and its document; the finder says the same', async () => {
    expect((await officer.post('/areas', list('QĐ THỬ 01/2024', '2024-06-01'))).status).toBe(200)
    const { asked, norm, suggested } = await appraised(named)
    const place = 'Xã Duyên Thái, địa bàn khó khăn, đặc biệt khó khăn, theo QĐ THỬ 01/2024'
    for (const finding of [asked, norm]) expect(finding).toMatchObject({ ok: true, says: expect.stringContaining(place) })
    expect(suggested).toBe(10_000_000)
    const { status, most, findings } = await found(named)
    expect([status, most]).toEqual(['yes', 10_000_000])
    expect(findings.find(({ rule }) => rule === 'activity-fits')?.says).toBe(asked.says)
    expect(findings.find(({ rule }) => rule === 'support-ceiling')?.says).toBe(norm.says)
  })
  it('the day of submission decides who may ask, the day of approval the norm', async () => {
    const early = await appraised(named, { submitted: '2024-05-31', approved: '2024-06-01' })
    expect([early.asked.ok, early.norm.ok]).toEqual(['undetermined', true])
    expect(early.asked.says).toContain('31/05/2024')
    const late = await appraised(named, { submitted: '2024-06-01', approved: '2024-05-31' })
    expect([late.asked.ok, late.norm.ok]).toEqual([true, 'undetermined'])
  })
  it('is refused only where a list that is the whole one leaves the place out, and then nothing is suggested', async () => {
    expect((await appraised(unnamed)).asked.ok).toBe('undetermined')
    expect((await officer.post('/areas', list('QĐ THỬ 02/2024', '2024-08-01', { complete: true }))).status).toBe(200)
    const { asked, norm, suggested } = await appraised(unnamed)
    for (const finding of [asked, norm])
      expect(finding).toMatchObject({ ok: false, weight: 'warn', says: expect.stringContaining('QĐ THỬ 02/2024') })
    expect(suggested).toBe(0)
    expect(await found(unnamed)).toMatchObject({ status: 'no' })
  })
  it('a decree’s draft that keeps a norm for difficult areas shows what each other project would lose', async () => {
    const centre = await server.as('trungtam')
    await establishmentAt(server.database, 'CS-K-MAY', unnamed, { name: 'Cơ sở thử' })
    const filed = await centre.post('/projects', machineForm('CS-K-MAY', unnamed, { plannedEndOn: null }))
    const leader = await server.as('lanhdao')
    const about = {
      number: 'NĐ THỬ 9/2024',
      title: 'Nghị định thử',
      issuer: 'Chính phủ',
      issuedOn: '2024-11-01',
      inForceFrom: '2024-11-01',
    }
    const { id } = (await leader.post('/appraisal/documents', { ...about, inForceUntil: null, scope: 'national', sourceUrl: null })).body
    const values = { label: 'Máy móc ở địa bàn khó khăn', percent: 50, ceiling: 300_000_000, per: 'cơ sở', difficultOnly: true }
    const versions = [{ code: 'machine', clause: 'Điều 1', values }]
    expect((await leader.put(`/appraisal/documents/${id}/versions`, { revision: 1, versions })).status).toBe(200)
    const { body } = await leader.get(`/rejudging/preview?documents=${id}`)
    const row = (body.rows as { code: string; before: { amount: number }; difference: number; after: object }[]).find(
      each => each.code === filed.body.code,
    )!
    expect(row).toMatchObject({ after: { amount: 0 }, difference: -row.before.amount })
    expect(row.before.amount).toBeGreaterThan(0)
    expect(body).toMatchObject({ undetermined: 0 })
  })
})
