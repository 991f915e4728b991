/** A document of law from draft to judging: previewed, adopted by a second person, projects appraised again; through the real routes. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../files/workbook-read.ts'
import type { Finding } from '../../kernel/rules.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { priorityOrderOn } from '../appraisal/appraisal.actions.ts'
import { LegalDocument, lawVersion } from '../appraisal/documents.schema.ts'
import { establishmentAt, machineForm, planWithLine } from './projects.testing.ts'

const duyenThai = 'hn-c-10192'
let server: TestServer
const people: Record<string, Visitor> = {}
const who = (name: string): Visitor => people[name]!
beforeAll(async () => {
  server = await testServer('2024-11-22')
  for (const name of ['thuongtin', 'trungtam', 'thamdinh', 'lanhdao', 'ketoan', 'thanhpho', 'quantri']) people[name] = await server.as(name)
  await planWithLine(server.database, 2024, 2_000_000_000)
  for (const code of ['R-1', 'R-2', 'R-3']) await establishmentAt(server.database, code, duyenThai)
})
afterAll(() => server.close())

const open = async (code: string) => (await who('lanhdao').get(`/projects/${code}`)).body
const step = async (name: string, code: string, action: string, body: object = {}) =>
  who(name).post(`/projects/${code}/steps/${action}`, { revision: (await open(code)).revision, ...body })
const done = async (...given: Parameters<typeof step>) => expect(await step(...given), given.join(' ')).toMatchObject({ status: 200 })
const on = { on: '2024-11-22' }
const appraised = async (establishment: string, more: object = {}, submittedOn = '2024-11-22') => {
  const made = await who('thuongtin').post('/projects', machineForm(establishment, duyenThai, more))
  const code = String(made.body.code)
  await done('thuongtin', code, 'submit')
  // Whoever filed does not survey: the office's own second person stands in.
  const survey = `update project set state = 'surveyed', surveyed_on = '2024-11-22', submitted_on = $2, revision = revision + 1 where code = $1`
  await server.database.pool.query(survey, [code, submittedOn])
  await done('trungtam', code, 'review')
  await done('thamdinh', code, 'appraise', { reason: 'Đạt yêu cầu' })
  return code
}
const decree = (more: object = {}) => ({
  number: 'THỬ 01/NQ',
  title: 'Mức hỗ trợ thử nghiệm',
  issuer: 'HĐND thử',
  issuedOn: '2024-11-20',
  inForceFrom: '2024-11-21',
  scope: 'local',
  ...more,
})
const machine = { code: 'machine', clause: 'Điều 3', values: { label: 'Máy móc (thử)', percent: 40, ceiling: 150_000_000, per: 'cơ sở' } }
const paper = { paper: 'Bản có dấu của THỬ 01/NQ' }
const document = async (id: string) => (await who('lanhdao').get(`/appraisal/documents/${id}`)).body
const drafted = async (body: object, versions: object[], by = 'lanhdao'): Promise<string> => {
  const id = String((await who(by).post('/appraisal/documents', body)).body.id)
  const kept = await who(by).put(`/appraisal/documents/${id}/versions`, { revision: 1, versions })
  expect(kept).toMatchObject({ status: 200 })
  return id
}
const act = async (name: string, id: string, verb: string, body: object) =>
  who(name).post(`/appraisal/documents/${id}/${verb}`, { revision: (await document(id)).revision, ...body })
const findingsOf = async (code: string, rule: string) => ((await open(code)).findings as Finding[]).filter(each => each.rule === rule)

describe('a document', () => {
  it('is kept as written, and refused where a value, a code or a date is wrong, naming which', async () => {
    const id = await drafted(decree(), [machine])
    expect(await document(id)).toMatchObject({
      state: 'draft',
      draftedBy: 'Lãnh đạo Sở',
      versions: 1,
      adoptWhy: expect.stringContaining('người khác'),
    })
    const write = (versions: object[]) => who('lanhdao').put(`/appraisal/documents/${id}/versions`, { revision: 2, versions })
    const wrong = await write([
      { ...machine, values: { ...machine.values, percent: 140 } },
      { ...machine, code: 'nothing' },
    ])
    expect(wrong.status).toBe(422)
    expect((wrong.body.errors as { path: string }[]).map(({ path }) => path)).toEqual(['versions.0.values.percent', 'versions.1.code'])
    expect((await write([machine, machine])).status).toBe(422)
    expect((await who('lanhdao').post('/appraisal/documents', decree({ issuedOn: '2024-11-23' }))).status).toBe(422)
    expect((await who('lanhdao').post('/appraisal/documents', decree({ inForceUntil: '2024-11-21' }))).status).toBe(422)
    expect((await who('lanhdao').put(`/appraisal/documents/${id}/versions`, { revision: 1, versions: [] })).status).toBe(409)
    expect((await act('lanhdao', id, 'drop', { reason: 'Soạn để thử' })).status).toBe(200)
    expect(await document(id)).toMatchObject({ state: 'dropped', versions: 1 })
  })
  it('that could be adopted is told once to those who may, not to who wrote it; and is found by number and title', async () => {
    const told = async (name: string, number: string) =>
      ((await who(name).get('/notices')).body.rows as { title: string; link: string }[]).filter(({ title }) => title.includes(number))
    const number = 'THỬ 77/2024/NQ'
    const id = await drafted(decree({ number, title: 'Định mức khuyến công thử bảy bảy' }), [machine])
    expect((await act('lanhdao', id, 'drop', { reason: '' })).status).toBe(422)
    await who('lanhdao').put(`/appraisal/documents/${id}/versions`, { revision: 2, versions: [machine] })
    expect(await told('quantri', number)).toMatchObject([{ link: `/quan-tri?muc=van-ban&vb=${id}` }])
    expect(await told('lanhdao', number)).toEqual([])
    const unissued = await drafted(decree({ number: 'THỬ 78/DT', issuedOn: null }), [machine])
    expect(await told('quantri', 'THỬ 78/DT')).toEqual([])

    const hits = async (q: string) => {
      const { groups } = (await who('trungtam').get(`/search?q=${encodeURIComponent(q)}`)).body as {
        groups: { kind: string; hits: { code: string; to: string }[] }[]
      }
      return groups.find(({ kind }) => kind === 'legal_document')?.hits.map(hit => hit.code) ?? []
    }
    expect(await hits('77/2024/NQ')).toEqual([number])
    expect(await hits('dinh muc khuyen cong thu')).toEqual([number])
    for (const each of [id, unissued]) expect((await act('lanhdao', each, 'drop', { reason: 'Soạn để thử' })).status).toBe(200)
    expect(await hits('77/2024/NQ')).toEqual([])
  })
  it('is written by leaders and administrators, read by every official, of nobody else', async () => {
    expect((await who('thamdinh').post('/appraisal/documents', decree())).status).toBe(403)
    expect((await who('thamdinh').get('/appraisal/documents')).status).toBe(200)
    expect((await server.visitor.get('/appraisal/documents')).status).toBe(401)
  })
  it('keeps the scan of its paper and gives it back', async () => {
    const id = await drafted(decree(), [machine])
    const bytes = new TextEncoder().encode('%PDF-1.4 thử')
    expect((await who('lanhdao').upload(`/appraisal/documents/${id}/scan`, { revision: '2' }, 'nghi-quyet.pdf', bytes)).status).toBe(200)
    expect(await document(id)).toMatchObject({ scan: 'nghi-quyet.pdf' })
    expect((await who('thanhpho').get(`/appraisal/documents/${id}/scan`)).status).toBe(200)
    const macro = await who('lanhdao').upload(`/appraisal/documents/${id}/scan`, { revision: '3' }, 'x.exe', new TextEncoder().encode('MZ'))
    expect(macro.status).toBe(422)
  })
})

describe('a draft that lowers a norm', () => {
  let code = ''
  let id = ''
  it('shows before adoption what changes, with the sums, and writes nothing', async () => {
    code = await appraised('R-1')
    id = await drafted(decree(), [machine])
    const acts = async () => (await server.database.pool.query('select count(*)::int as n from act')).rows[0]
    const before = await acts()
    const preview = (await who('lanhdao').get(`/rejudging/preview?documents=${id}`)).body
    expect(preview).toMatchObject({
      considered: 1,
      totals: { before: 240_000_000, after: 150_000_000, difference: -90_000_000 },
      byUnit: [{ projects: 1, difference: -90_000_000 }],
    })
    expect(preview.rows?.[0]).toMatchObject({
      code,
      after: { arithmetic: 'min(40% × 480.000.000, 150.000.000) = 150.000.000\u00a0₫' },
      changes: [{ rule: 'support-ceiling', scope: 'local', before: null, after: { weight: 'block', article: 'THỬ 01/NQ, Điều 3' } }],
    })
    expect(await acts()).toEqual(before)
    // An administrator may adopt it, and is told how much changes where; not which project.
    const admin = (await who('quantri').get(`/rejudging/preview?documents=${id}`)).body
    expect(admin).toMatchObject({ named: false, rows: [], considered: 1, changed: 1, totals: preview.totals, byUnit: preview.byUnit })
    expect(JSON.stringify(admin)).not.toContain(code)
    expect((await who('quantri').get(`/rejudging/preview/excel?documents=${id}`)).status).toBe(403)
    expect((await who('thuongtin').get(`/rejudging/preview?documents=${id}`)).status).toBe(403)
    expect(await findingsOf(code, 'support-ceiling')).toHaveLength(1)
  })
  it('comes out as a workbook with the same rows', async () => {
    const answer = await server.app.inject({ method: 'GET', url: `/api/rejudging/preview/excel?documents=${id}` })
    expect(answer.statusCode).toBe(401)
    const { previewWorkbook } = await import('./rejudge-workbook.actions.ts')
    const { previewDrafts } = await import('./rejudge.actions.ts')
    const sheets = await readWorkbook(await previewWorkbook(await previewDrafts(server.ctx, { documents: [id] })))
    expect(sheets.map(({ name }) => name)).toEqual(['Trước khi áp dụng', 'Theo địa điểm', 'Theo hoạt động'])
    expect(JSON.stringify(sheets[0])).toContain(code)
  })
  it('on a day before it is in force changes nothing', async () => {
    expect((await who('lanhdao').get(`/rejudging/preview?documents=${id}&on=2024-11-20`)).body).toMatchObject({ rows: [], considered: 1 })
  })
  it('is not adopted by its maker, nor without its paper; then by a second person, and blocks', async () => {
    expect((await act('lanhdao', id, 'adoption', paper)).status).toBe(403)
    expect((await act('quantri', id, 'adoption', { paper: ' ' })).status).toBe(422)
    expect((await act('quantri', id, 'adoption', paper)).status).toBe(200)
    expect(await document(id)).toMatchObject({ state: 'adopted', adoptedBy: 'Quản trị', paper: paper.paper, judged: 0, undoWhy: null })
    const [local] = await findingsOf(code, 'support-ceiling')
    expect(local).toMatchObject({ weight: 'block', verified: true, scope: { level: 'local', province: '01' }, confidence: 'S' })
  })
  it('stays as adopted, in the database as well', async () => {
    expect((await act('lanhdao', id, 'drop', { reason: 'Không cần nữa' })).status).toBe(403)
    expect((await who('lanhdao').put(`/appraisal/documents/${id}`, { ...decree(), revision: (await document(id)).revision })).status).toBe(
      403,
    )
    const { db } = server.database
    await expect(db.update(LegalDocument.table).set({ number: 'khác' })).rejects.toThrow()
    await expect(db.update(lawVersion).set({ clause: 'khác' })).rejects.toThrow()
    await expect(db.delete(lawVersion)).rejects.toThrow()
  })
  it('can be taken back until something was judged by it', async () => {
    expect((await act('lanhdao', id, 'undo', { reason: 'Nhầm ngày hiệu lực' })).status).toBe(200)
    expect(await document(id)).toMatchObject({ state: 'draft', adoptedBy: null })
    expect(await findingsOf(code, 'support-ceiling')).toHaveLength(1)
    expect((await act('quantri', id, 'adoption', paper)).status).toBe(200)
  })

  it('leaves the kept appraisal on the older law, which the list says, and puts it into the appraiser’s work', async () => {
    const { body } = await who('lanhdao').get('/rejudging/outdated')
    expect(body).toMatchObject([
      { code, before: 240_000_000, after: 150_000_000, asked: null, changes: [{ rule: 'support-ceiling', scope: 'local' }] },
    ])
    expect((await step('thamdinh', code, 'reappraise', { reason: 'Xét lại' })).status).toBe(403)
    const ask = () => who('lanhdao').post('/rejudging', { codes: [code], reason: 'Định mức mới có hiệu lực.' })
    expect(await ask()).toMatchObject({ status: 200, body: { asked: 1 } })
    expect((await ask()).status).toBe(403)
    const { waiting } = (await who('thamdinh').get('/today')).body as { waiting: { action: string; items: object[] }[] }
    expect(waiting.find(({ action }) => action === 'reappraise')?.items).toMatchObject([
      { code, because: expect.stringContaining('THỬ 01/NQ, Điều 3') },
    ])
    expect((await who('lanhdao').post('/rejudging', { codes: ['DA-2024-999'], reason: 'Không có thật' })).status).toBe(422)
  })
  it('judges it again: both appraisals are kept, each with its versions, and the document stays', async () => {
    await done('thamdinh', code, 'reappraise', { reason: 'Theo định mức mới' })
    const page = await open(code)
    expect(page).toMatchObject({ state: 'appraised', rejudge: null })
    const kept = page.appraisals as { occasion: string; suggested: number; findings: Finding[] }[]
    expect(kept.map(({ occasion, suggested }) => [occasion, suggested])).toEqual([
      ['appraise', 240_000_000],
      ['reappraise', 150_000_000],
    ])
    const versions = kept.map(({ findings }) => findings.filter(({ rule }) => rule === 'support-ceiling').map(({ version }) => version))
    expect(versions).toEqual([
      ['machine@2018-05-11/national'],
      [expect.stringMatching(/^machine@2024-11-21\/vb\d+$/), 'machine@2018-05-11/national'],
    ])
    expect((await who('lanhdao').get('/rejudging/outdated')).body).toEqual([])
    expect(await document(id)).toMatchObject({ judged: 1, undoWhy: expect.stringContaining('văn bản khác') })
    expect((await act('lanhdao', id, 'undo', { reason: 'Muốn rút lại' })).status).toBe(403)
    const draft = { state: 'draft', adoptedBy: null, adoptedOn: null, adoption: null, paper: null } as const
    await expect(server.database.db.update(LegalDocument.table).set(draft).where(eq(LegalDocument.table.id, id))).rejects.toThrow()
  })
  it('is corrected by another document of the same day: the one adopted last holds', async () => {
    const better = await drafted(
      decree({ number: 'THỬ 02/NQ' }),
      [{ ...machine, values: { ...machine.values, ceiling: 200_000_000 } }],
      'quantri',
    )
    expect((await act('lanhdao', better, 'adoption', { paper: 'Bản đính chính' })).status).toBe(200)
    expect((await open(code)).suggested).toBe(192_000_000)
  })
})

describe('parametric rules', () => {
  it('an area of the province stands beside the decree’s and blocks once adopted', async () => {
    const code = await appraised('R-2', { requested: 150_000_000, counterpart: 330_000_000 })
    const area = { inside: ['phường'], outside: ['xã', 'thị trấn'], districtsInside: [], districtsOutside: [] }
    const flags = { villages: false, cleaner: true, clusters: false, unsettled: false }
    const id = await drafted(decree({ number: 'THỬ 03/NQ', inForceFrom: '2024-11-01' }), [
      { code: 'eligible-area', clause: 'Điều 1', values: { ...area, ...flags } },
    ])
    expect((await act('quantri', id, 'adoption', paper)).status).toBe(200)
    expect((await findingsOf(code, 'eligible-area')).map(({ scope, ok, weight }) => [scope.level, ok, weight])).toEqual([
      ['local', false, 'block'],
      ['national', true, 'pass'],
    ])
    // Submitted before the document was in force: its own day decides.
    await server.database.pool.query(`update project set submitted_on = '2024-10-31' where code = $1`, [code])
    expect(await findingsOf(code, 'eligible-area')).toHaveLength(1)
  })
  it('a verified limit of advances blocks, an unverified one warns, and what was said is kept', async () => {
    const code = await appraised('R-3', { requested: 150_000_000, counterpart: 330_000_000 }, '2024-10-01')
    await done('lanhdao', code, 'propose')
    await done('lanhdao', code, 'decide', { number: 'THỬ-1', issuer: 'UBND Thành phố Hà Nội', ...on, amount: 150_000_000 })
    await done('trungtam', code, 'contract', { number: 'HĐ-1', ...on, amount: 150_000_000 })
    expect(await open(code)).toMatchObject({ advance: { percent: 70, verified: false } })
    const id = await drafted(decree({ number: 'THỬ 04/NQ' }), [
      { code: 'advance-machine', clause: 'Điều 2', values: { limits: { machine: 50 } } },
    ])
    expect((await act('quantri', id, 'adoption', paper)).status).toBe(200)
    expect(await open(code)).toMatchObject({ advance: { percent: 50, verified: true, article: 'THỬ 04/NQ, Điều 2' } })
    const refused = await step('ketoan', code, 'advance', { ...on, amount: 75_000_001 })
    expect(refused).toMatchObject({ status: 403 })
    expect(refused.body.detail).toContain('vượt 50% giá trị hợp đồng')
    await done('ketoan', code, 'advance', { ...on, amount: 75_000_000 })
    const kept = (await open(code)).appraisals as { occasion: string; findings: Finding[] }[]
    expect(kept.at(-1)).toMatchObject({ occasion: 'advance', findings: [{ rule: 'advance-machine', ok: true }, { weight: 'pass' }] })
    expect(await document(id)).toMatchObject({ judged: 1 })
    await done('thuongtin', code, 'start', on)
    await done('thamdinh', code, 'accept', { ...on, acceptedEligibleCost: 480_000_000 })
    await done('ketoan', code, 'settle', on)
    const settled = ((await open(code)).appraisals as { occasion: string; findings: Finding[] }[]).at(-1)
    expect(settled).toMatchObject({ occasion: 'settle', findings: [{ rule: 'support-ceiling', scope: { level: 'local' } }] })
  })
  it('the order of choice is the nation’s until the province has set its own', async () => {
    const { db } = server.database
    expect(await priorityOrderOn(db, '2024-11-22')).toMatchObject({ key: 'selection-order@2014-02-10', values: { workersFrom: 50 } })
    expect((await priorityOrderOn(db, '2025-10-15'))?.values.criteria).toContain('women')
    const values = { order: ['priorities', 'pilot'], criteria: ['workers'], materialsAbove: 60, workersFrom: 30 }
    const id = await drafted(decree({ number: 'THỬ 05/NQ' }), [{ code: 'selection-order', clause: 'Điều 4', values }])
    expect((await act('quantri', id, 'adoption', paper)).status).toBe(200)
    expect(await priorityOrderOn(db, '2024-11-22')).toMatchObject({ verified: true, scope: { level: 'local' }, values })
  })
})
