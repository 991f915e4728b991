/** What the finder was told of investing in a cluster stays told: draft, form, version, register, project, appraisal. The check before submitting answers as the finder does. */
import { afterAll, describe, expect, it } from 'vitest'
import type { Finding } from '../../kernel/rules.ts'
import { establishmentAt, machineForm } from '../projects/projects.testing.ts'
import {
  addRequired,
  commune,
  filledDraft,
  machineValues,
  newToken,
  openCallFor,
  phone,
  takingServer,
  typing,
} from './applications.testing.ts'

const { server, anyone, call, draft, submit, officer } = await takingServer()
const clusters = await openCallFor(server, { activities: ['cluster_infrastructure'], groupBudgets: {} })
afterAll(() => server.close())

const activity = 'cluster_infrastructure'
const company = machineValues(commune, { kind: 'company', name: 'Công ty Thử Nghiệm' })
const answers = (ccn: '0' | '1') => ({
  loai: 'company',
  xa: commune,
  nghe: 'other',
  nganh: 'b',
  ccn,
  viec: `${activity}-480000000`,
})
/** What appraisal says of who asks, once the application with this answer has been taken in. */
const judged = async (ccn: '0' | '1') => {
  const token = await filledDraft(anyone, clusters, company, { activity, answers: answers(ccn) })
  const check = (await anyone.get(`/public/drafts/${token}/check`)).body
  const sent = await submit(token)
  expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 200 })
  const taken = (await officer.post(`/applications/${sent.body.receipt}/intake`, { establishment: null })).body
  const register = (await officer.get(`/establishments/${taken.establishment}`)).body
  const findings = (await officer.get(`/projects/${taken.project}`)).body.findings as Finding[]
  return { check, version: await draft(token), register, finding: findings.find(({ rule }) => rule === 'activity-fits') }
}

describe('the answer of the finder', () => {
  it('yes reaches the form, the check, the register and the appraisal', async () => {
    const { check, version, register, finding } = await judged('1')
    expect(version.cells).toMatchObject({ clusterInfrastructure: { value: true } })
    expect(check.hints).toMatchObject({ status: 'yes' })
    expect(register).toMatchObject({ clusterInfrastructure: true })
    expect(finding).toMatchObject({ ok: true, weight: 'pass' })
  })
  it('no leaves the question open for an officer, and is no refusal', async () => {
    const { check, register, finding } = await judged('0')
    expect(check.hints).toMatchObject({ status: 'ask' })
    expect(register).toMatchObject({ clusterInfrastructure: false })
    expect(finding).toMatchObject({ ok: 'undetermined', weight: 'warn', says: expect.stringContaining('Cần giấy tờ') })
  })
  it('may be changed in the form, where the question says what it means', async () => {
    const token = newToken()
    await anyone.post('/public/applications', { token, call, activity: 'machine', phone })
    const { sections } = (await draft(token)) as unknown as { sections: { fields: { key: string; label: string; help?: string }[] }[] }
    const question = sections.flatMap(({ fields }) => fields).find(({ key }) => key === 'clusterInfrastructure')
    expect(question).toMatchObject({ label: 'Đầu tư hạ tầng cụm công nghiệp', help: expect.stringContaining('chủ đầu tư') })
    await anyone.post(`/public/drafts/${token}/patches`, typing({ clusterInfrastructure: true }))
    expect((await draft(token)).cells).toMatchObject({ clusterInfrastructure: { value: true } })
  })
  it('is not taken back by a register in which nobody has recorded it yet, and the officer sees that the two differ', async () => {
    await establishmentAt(server.database, 'CCN-1', commune, { name: 'Cơ sở đã biết', cleanerProduction: true })
    const { name, ...typed } = company
    const more = { activity, answers: answers('1'), establishment: 'CCN-1', mandate: 'Chủ cơ sở nhờ' }
    const token = await filledDraft(officer, clusters, typed, more)
    expect((await draft(token)).cells).toMatchObject({
      name: { value: 'Cơ sở đã biết' },
      clusterInfrastructure: { value: true },
      cleanerProduction: { value: true },
    })
    const { receipt } = (await submit(token)).body
    const { declared, project } = (await officer.get(`/applications/${receipt}`)).body as unknown as {
      declared: object[]
      project: { code: string }
    }
    expect(declared).toContainEqual(expect.objectContaining({ key: 'clusterInfrastructure', said: 'Có', held: 'Không' }))
    // A form from the telephone does not rewrite the register: appraisal asks for the paper.
    const findings = (await officer.get(`/projects/${project.code}`)).body.findings as Finding[]
    expect(findings.find(({ rule }) => rule === 'activity-fits')).toMatchObject({ ok: 'undetermined', weight: 'warn' })
  })
})

it('the check before submitting counts what the establishment was supported with before', async () => {
  await establishmentAt(server.database, 'CU-1', commune, { name: 'Cơ sở đã nhận hỗ trợ' })
  const filed = (await (await server.as('trungtam')).post('/projects', { ...machineForm('CU-1', commune), year: 2026, plannedEndOn: null }))
    .body
  await server.database.pool.query(`update project set state = 'liquidated', accepted_on = '2025-06-01' where code = $1`, [filed.code])
  // A draft for an establishment of the register begins with its name.
  const { name, ...typed } = machineValues(commune)
  const hintsOf = async (values: typeof typed, more: object) => {
    const token = await filledDraft(officer, call, values, { ...more, mandate: 'Chủ cơ sở nhờ' })
    return (await anyone.get(`/public/drafts/${token}/check`)).body.hints
  }
  expect(await hintsOf(typed, { establishment: 'CU-1' })).toMatchObject({
    status: 'no',
    findings: expect.arrayContaining([expect.objectContaining({ rule: 'once-only', says: expect.stringContaining(String(filed.code)) })]),
  })
  expect(await hintsOf(machineValues(commune), {})).toMatchObject({ status: 'yes' })
})

describe('a draft begun with the form before', () => {
  const begunBefore = async () => {
    const token = await filledDraft(anyone, call, machineValues(commune))
    const { number } = (await draft(token)) as unknown as { number: string }
    await server.database.pool.query(
      `update application set form_version = '2026-11', cells = cells - 'clusterInfrastructure' where number = $1`,
      [number],
    )
    return token
  }
  it('still opens as it was, without the question, is submitted and becomes a project', async () => {
    const token = await begunBefore()
    const { sections } = (await draft(token)) as unknown as { sections: { fields: { key: string }[] }[] }
    const keys = sections.flatMap(({ fields }) => fields.map(({ key }) => key))
    expect(keys).toContain('cleanerProduction')
    expect(keys).not.toContain('clusterInfrastructure')
    await addRequired(anyone, token)
    const sent = await submit(token)
    expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 200 })
    expect(await anyone.get(`/public/drafts/${token}/versions`)).toMatchObject({ status: 200 })
    const taken = (await officer.post(`/applications/${sent.body.receipt}/intake`, { establishment: null })).body
    expect((await officer.get(`/establishments/${taken.establishment}`)).body).toMatchObject({ clusterInfrastructure: false })
    expect(await officer.get(`/projects/${taken.project}`)).toMatchObject({ status: 200, body: { state: 'submitted' } })
  })
})
