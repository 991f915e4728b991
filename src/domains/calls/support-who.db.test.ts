/** The finder asks who may ask for which activity, and what the establishment was supported with before. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Finding } from '../../kernel/rules.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { createAccount } from '../people/people.actions.ts'
import { establishmentAt, machineForm } from '../projects/projects.testing.ts'
import { type ActivityCode, activities } from '../reference/catalog.schema.ts'
import { askSupport, callForm, type Support, supportAnswers } from './calls.testing.ts'
import { asAddress, type SupportAnswers } from './support.schema.ts'

let server: TestServer
let centre: Visitor
beforeAll(async () => {
  server = await testServer('2026-11-20')
  centre = await server.as('trungtam')
})
afterEach(() => {
  server.day = '2026-11-20'
})
afterAll(() => server.close())

const ask = (change: Partial<SupportAnswers>) => askSupport(server.visitor, change)
const wishing = (...codes: ActivityCode[]) => codes.map(activity => ({ activity, cost: null }))

describe('who may ask for which activity', () => {
  it('of what no article settles the answer is what is missing and what to show, never yes and never no', async () => {
    const unsettled = wishing('new_enterprise', 'association', 'cluster_link', 'running_model', 'pollution_cluster', 'relocation_interest')
    for (const form of ['company', 'household'] as const) {
      const supports = (await ask({ form, wants: unsettled })).filter(({ wanted }) => wanted)
      expect(supports).toHaveLength(unsettled.length)
      for (const { activity, status, findings } of supports) {
        expect(status, activity).toBe('ask')
        expect(findings[0]).toMatchObject({ rule: 'activity-fits', weight: 'warn', says: expect.stringMatching(/^Chưa đủ căn cứ/) })
        expect(findings[0]?.says, activity).toMatch(/[Cc]ần /)
      }
    }
  })
  it('the works of a cluster are for the companies and co-operatives that invest in one, since 15/10/2025', async () => {
    const works = async (change: Partial<SupportAnswers>) => (await ask({ wants: wishing('cluster_infrastructure'), ...change }))[0]?.status
    expect(await works({ form: 'company', cluster: true })).toBe('yes')
    expect(await works({ form: 'company', cluster: false })).toBe('ask')
    expect(await works({ form: 'household', cluster: true })).toBe('no')
    server.day = '2025-10-15'
    expect(await works({ form: 'company', cluster: true })).toBe('yes')
    server.day = '2025-10-14'
    expect(await works({ form: 'company', cluster: true })).toBe('ask')
  })
  it('the page of a call says so of what it takes, and nothing of what everybody may ask for', async () => {
    const appraiser = await server.as('thamdinh')
    const whoOf = async (...taken: ActivityCode[]) => {
      const { code } = (await appraiser.post('/calls', callForm({ activities: taken, groupBudgets: {} }))).body
      await appraiser.post(`/calls/${code}/steps/publish`, { revision: 1 })
      const who = (await server.visitor.get(`/public/calls/${code}`)).body.who as { title: string; lines: object[] }[]
      return who.find(({ title }) => title === 'Ai được đề nghị nội dung này')?.lines
    }
    expect(await whoOf('machine', 'cluster_infrastructure', 'association')).toEqual([
      { label: 'Hạ tầng kỹ thuật cụm công nghiệp', text: 'Dành cho doanh nghiệp, hợp tác xã đầu tư hạ tầng cụm công nghiệp.' },
      { label: 'Thành lập hiệp hội, hội ngành nghề', text: expect.stringContaining('cần đề án') },
    ])
    expect(await whoOf('machine', 'trademark')).toBeUndefined()
  })
  it('outside the area only what serves cleaner production or a cluster is free of it, and no machine', async () => {
    const supports = await ask({ form: 'company', unitId: 'hn25b-c-09556', cleaner: true, cluster: true })
    const free = supports.filter(({ findings }) => !findings.some(({ rule, ok }) => rule === 'eligible-area' && ok !== true))
    expect(free.map(({ activity }) => activity).sort()).toEqual([
      'cleaner_assessment',
      'cleaner_pilot',
      'cluster_infrastructure',
      'pollution_cluster',
    ])
  })
})

describe('support received before', () => {
  const known = async (code: string, activity: ActivityCode, acceptedOn: string) => {
    const one = await establishmentAt(server.database, code, 'hn25b-c-00577', { kind: 'household', craft: 'ceramics' })
    const year = Number(acceptedOn.slice(0, 4))
    const { group } = activities[activity]
    const filed = await centre.post('/projects', {
      ...machineForm(code, 'hn25b-c-00577'),
      ...{ year, activity, contentGroup: group, plannedEndOn: null },
    })
    expect(filed.status, JSON.stringify(filed.body)).toBe(200)
    await server.database.pool.query(`update project set state = 'liquidated', accepted_on = $2 where code = $1`, [
      filed.body.code,
      acceptedOn,
    ])
    return { id: one.id, project: String(filed.body.code) }
  }
  const asked = async (visitor: Visitor, establishment: string | undefined, activity: ActivityCode = 'machine') => {
    const query = new URLSearchParams(asAddress({ ...supportAnswers, establishment, wants: wishing(activity) }))
    const { status, body } = await visitor.get(`/public/support?${query}`)
    return { status, earlier: body.earlier, support: (body.supports as Support[] | undefined)?.[0] }
  }
  it('counts for the owner who is signed in and for an officer, and the answer names the project', async () => {
    const { id, project } = await known('CS-PAST', 'machine', '2024-06-01')
    await createAccount(server.ctx, {
      username: 'chucu',
      name: 'Chủ cơ sở cũ',
      password: 'mật khẩu thử 1',
      persona: true,
      grants: [{ role: 'applicant', unitId: 'p-01', establishmentId: id, validFrom: '2020-01-01' }],
    })
    for (const visitor of [await server.as('chucu'), centre, await server.as('xabattrang')]) {
      const { support, earlier } = await asked(visitor, 'CS-PAST')
      expect(earlier).toEqual({ looked: true, says: expect.stringContaining('1 đề án'), running: [] })
      expect(support).toMatchObject({
        status: 'no',
        findings: [{ rule: 'once-only', says: expect.stringContaining(project) }, {}, {}, {}, {}, {}, {}, {}],
      })
      // Another activity is another content.
      expect((await asked(visitor, 'CS-PAST', 'trademark')).support).toMatchObject({ status: 'yes' })
    }
  })
  it('counts for the owner of one establishment though the address names none, and for no officer then', async () => {
    expect(await asked(await server.as('chucu'), undefined)).toMatchObject({ earlier: { looked: true }, support: { status: 'no' } })
    expect(await asked(centre, undefined)).toMatchObject({ earlier: { looked: false }, support: { status: 'yes' } })
  })
  it('of another fair of the same kind an officer looks', async () => {
    await known('CS-FAIR', 'domestic_fair', '2024-06-01')
    expect((await asked(centre, 'CS-FAIR', 'domestic_fair')).support).toMatchObject({
      status: 'ask',
      findings: [{ rule: 'once-only' }, {}, {}, {}, {}, {}, {}, {}],
    })
  })
  it('that is contracted and not yet accepted counts too, by the words of the appraisal, from the day after the contract', async () => {
    const { project } = await known('CS-RUN', 'machine', '2025-06-01')
    const contracted = (day: string) =>
      server.database.pool.query(`update project set state = 'contracted', accepted_on = null, contracted_on = $2 where code = $1`, [
        project,
        day,
      ])
    await contracted('2026-11-19')
    const says = expect.stringContaining(`${project} (ký hợp đồng ngày 19/11/2026, chưa nghiệm thu)`)
    expect((await asked(centre, 'CS-RUN')).support).toMatchObject({
      status: 'no',
      findings: [{ rule: 'once-only', says }, {}, {}, {}, {}, {}, {}, {}],
    })
    const form = machineForm('CS-RUN', 'hn25b-c-00577', { year: 2026, plannedEndOn: null })
    const filed = (await centre.post('/projects', form)).body
    const { findings } = (await centre.get(`/projects/${filed.code}`)).body as unknown as { findings: Finding[] }
    expect(findings.find(({ rule }) => rule === 'once-only')).toMatchObject({ ok: false, says })
    await contracted('2026-11-20')
    expect((await asked(centre, 'CS-RUN')).support?.findings.find(({ rule }) => rule === 'once-only')).toMatchObject({ ok: true })
  })
  it('this year’s project that has not ended is named with its state and its effect, and judged a duplicate as the appraisal would', async () => {
    await establishmentAt(server.database, 'CS-YEAR', 'hn25b-c-00577', { kind: 'household', craft: 'ceramics' })
    const form = machineForm('CS-YEAR', 'hn25b-c-00577', { year: 2026, plannedEndOn: null })
    const { code } = (await centre.post('/projects', form)).body as { code: string }
    const state = (to: string) => server.database.pool.query('update project set state = $2 where code = $1', [code, to])
    // A draft is nothing that was handed in.
    expect(await asked(centre, 'CS-YEAR')).toMatchObject({ earlier: { running: [] }, support: { status: 'yes' } })
    for (const [to, label] of [
      ['submitted', 'Đã nộp'],
      ['planned', 'Trong kế hoạch'],
    ] as const) {
      await state(to)
      const { earlier, support } = await asked(centre, 'CS-YEAR')
      expect(earlier).toMatchObject({
        running: [{ code, says: expect.stringContaining(label), effect: expect.stringMatching(/“Ứng dụng máy móc.*2026/) }],
      })
      expect(support).toMatchObject({
        status: 'no',
        findings: [{ rule: 'exact-duplicates', says: expect.stringContaining(code) }, {}, {}, {}, {}, {}, {}, {}],
      })
      expect((await asked(centre, 'CS-YEAR', 'trademark')).support).toMatchObject({ status: 'yes' })
    }
    // What the appraisal says of a second one.
    const second = (await centre.post('/projects', form)).body as { code: string }
    const { findings } = (await centre.get(`/projects/${second.code}`)).body as unknown as { findings: Finding[] }
    const { support } = await asked(centre, 'CS-YEAR')
    expect(support?.findings[0]?.says).toBe(findings.find(({ rule }) => rule === 'exact-duplicates')?.says)
    await state('rejected')
    expect(await asked(centre, 'CS-YEAR')).toMatchObject({ earlier: { running: [] }, support: { status: 'yes' } })
  })
  it('is not looked at for somebody who is not signed in, whatever they write, and the answer says so', async () => {
    await known('CS-SHUT', 'machine', '2024-06-01')
    const { status, support, earlier } = await asked(server.visitor, 'CS-SHUT')
    expect(status).toBe(200)
    expect(earlier).toEqual({ looked: false, says: expect.stringContaining('Chưa xét các hỗ trợ'), running: [] })
    expect(support?.status).toBe('yes')
    expect(support?.findings.map(({ rule }) => rule)).not.toContain('once-only')
    expect(support?.later).toContain('Mỗi nội dung hỗ trợ một lần')
  })
  it('of an establishment outside one’s reach, or of none, is answered to nobody', async () => {
    expect(await asked(await server.as('xathuongtin'), 'CS-PAST')).toMatchObject({ status: 404 })
    expect(await asked(await server.as('chucu'), 'CS-FAIR')).toMatchObject({ status: 404 })
    expect(await asked(centre, 'CS-NONE')).toMatchObject({ status: 404 })
  })
  it('begins with the register’s facts for an officer who asks for one establishment within reach, and for nobody else', async () => {
    const { body } = await (await server.as('xabattrang')).get('/support/establishments/CS-PAST')
    expect(body).toMatchObject({ answers: { form: 'household', unitId: 'hn25b-c-00577', craft: 'ceramics', establishment: 'CS-PAST' } })
    expect(JSON.stringify(body)).not.toMatch(/phone|taxCode|address|representative/)
    expect(await (await server.as('xathuongtin')).get('/support/establishments/CS-PAST')).toMatchObject({ status: 404 })
    expect(await server.visitor.get('/support/establishments/CS-PAST')).toMatchObject({ status: 401 })
  })
})
