/** From a figure of the market to a brief: what is filled in, what is frozen, and that later data leave it as it was. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable, readWorkbook } from '../../files/workbook-read.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentAt, machineForm, planWithLine } from '../projects/projects.testing.ts'
import { briefForm } from './briefs.testing.ts'

let server: TestServer
let centre: Visitor
const head = 'refYear,reporterISO,flowCode,partnerISO,partner2Code,customsCode,motCode,cmdCode,cmdDesc,primaryValue,qty,qtyUnitAbbr'
const flow = (year: number, partner: string, value: number, quantity: number) =>
  `${year},JPN,M,${partner},0,C00,0,460219,Baskets,${value},${quantity},kg`
const bring = async (name: string, rows: string[], seriesId?: string): Promise<string> => {
  const { id } = (await centre.upload('/trade/imports', {}, name, new TextEncoder().encode([head, ...rows].join('\n')))).body
  const { sheets } = (await centre.get(`/trade/imports/${id}`)).body as unknown as { sheets: { mapping: object }[] }
  const series = {
    name: 'Nhật Bản nhập khẩu thử',
    source: 'UN Comtrade (thử)',
    flow: 'import',
    frequency: 'year',
    nomenclature: 'HS 2022',
    currency: 'USD',
    digits: 6,
    allReporters: false,
    allPartners: true,
    allProducts: false,
  }
  const answer = await centre.post(`/trade/imports/${id}/read`, { ...(seriesId ? { seriesId } : { series }), mapping: sheets[0]!.mapping })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await server.runJobs()
  expect((await centre.get(`/trade/imports/${id}`)).body).toMatchObject({ state: 'ready', refusedTotal: 0 })
  return String(answer.body.seriesId)
}
let gap: { series: string; by: 'hs4'; product: string; market: string; period: string }
beforeAll(async () => {
  server = await testServer('2024-11-22')
  centre = await server.as('trungtam')
  const series = await bring('nhat-ban.csv', [
    flow(2022, 'W00', 1000, 100),
    flow(2022, 'VNM', 300, 30),
    flow(2022, 'CHN', 600, 60),
    flow(2023, 'W00', 1200, 110),
    flow(2023, 'VNM', 300, 25),
    flow(2023, 'CHN', 840, 80),
  ])
  gap = { series, by: 'hs4', product: '4602', market: 'JPN', period: '2023' }
})
afterAll(() => server.close())
interface Frozen {
  origin: string
  label: string
  text: string
  value: number
  source: string
  partner: string | null
  period: string
  takenOn: string
}
const evidenceOf = async (code: string) => ((await centre.get(`/briefs/${code}`)).body as unknown as { evidence: Frozen[] }).evidence
const part = (evidence: Frozen[], words: string, partner: string | null = null) =>
  evidence.find(each => each.label.includes(words) && each.partner === partner)
const query = () => new URLSearchParams(gap).toString()

describe('a brief from a figure of the market', () => {
  it('opens filled in: market, heading, title, with the figures that saving will keep; applicants and readers are not offered it', async () => {
    const answer = await centre.get(`/briefs/prefill?${query()}`)
    expect(answer).toMatchObject({ status: 200, body: { start: { markets: ['JPN'], hs: ['4602'] } } })
    expect(JSON.stringify(answer.body.start)).toContain('Nhật Bản')
    expect((await (await server.as('thanhpho')).get(`/briefs/prefill?${query()}`)).status).toBe(403)
  })
  it('keeps each figure with its source, period and day, reckoned by the product and not taken from the browser', async () => {
    const { code } = (await centre.post('/briefs', { ...briefForm({ year: 2024, answersBy: null, noted: [] }), from: gap })).body
    const evidence = await evidenceOf(String(code))
    expect(evidence.length).toBeGreaterThan(4)
    for (const each of evidence)
      expect(each).toMatchObject({ origin: 'analysis', takenOn: '2024-11-22', source: expect.stringContaining('UN Comtrade (thử)') })
    expect(part(evidence, 'Quy mô')).toMatchObject({ value: 1200, period: 'Năm 2023' })
    expect(part(evidence, 'Tăng trưởng')?.value).toBeCloseTo(20)
    expect(part(evidence, 'Thị phần', 'Việt Nam')).toMatchObject({ value: 0.25, text: '25%' })
    expect(part(evidence, 'Thị phần', 'Trung Quốc')?.value).toBeCloseTo(0.7)
    expect(part(evidence, 'Giá bình quân', 'Việt Nam')?.value).toBeCloseTo(12)
  })
  it('stays as it was when the source corrects its figures, until somebody freezes them anew, on record', async () => {
    const code = String((await centre.post('/briefs', { ...briefForm({ year: 2024, answersBy: null, noted: [] }), from: gap })).body.code)
    const before = await evidenceOf(code)
    await bring('sua.csv', [flow(2023, 'W00', 1500, 110), flow(2023, 'VNM', 330, 25), flow(2023, 'CHN', 1000, 80)], gap.series)
    expect(await evidenceOf(code)).toEqual(before)
    const { revision } = (await centre.get(`/briefs/${code}`)).body
    expect(await centre.post(`/briefs/${code}/evidence`, { revision, from: gap })).toMatchObject({ status: 200 })
    const after = await evidenceOf(code)
    expect(part(after, 'Quy mô')?.value).toBe(1500)
    expect(part(after, 'Thị phần', 'Việt Nam')?.value).toBeCloseTo(0.22)
    const { rows } = await server.database.pool.query<{ frozen: string }>(
      `select v.values::text as frozen from version v join act a on a.id = v.act_id
       where a.entity = 'brief' and a.action = 'create' and v.values->>'code' = $1`,
      [code],
    )
    expect(rows[0]?.frozen).toContain('1200')
  })
  it('is refused for a market or series that is not there', async () => {
    const wrong = (more: object) => centre.post('/briefs', { ...briefForm({ noted: [] }), from: { ...gap, ...more } })
    expect((await wrong({ series: 'khong-co' })).status).toBe(404)
    expect((await wrong({ market: 'FRA' })).status).toBe(422)
  })
})

describe('projects that work for a brief', () => {
  it('are tied by their code, seen by who may see them, and untied on record', async () => {
    await planWithLine(server.database, 2024, 1_000_000_000)
    await establishmentAt(server.database, 'TT-1', 'hn-c-10192')
    const project = String((await centre.post('/projects', machineForm('TT-1', 'hn-c-10192'))).body.code)
    const code = String((await centre.post('/briefs', { ...briefForm({ year: 2024, answersBy: null }), noted: [], from: gap })).body.code)
    const link = { kind: 'project', code: project }
    expect((await centre.post(`/briefs/${code}/links`, link)).status).toBe(403)
    await centre.post(`/briefs/${code}/steps/publish`, { revision: 1 })
    expect(await centre.post(`/briefs/${code}/links`, { kind: 'project', code: 'KHONG-CO' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'code' }] },
    })
    expect((await centre.post(`/briefs/${code}/links`, link)).status).toBe(200)
    expect((await centre.post(`/briefs/${code}/links`, link)).status).toBe(409)
    const projectsSeen = async (who: string) =>
      (
        (await (await server.as(who)).get(`/briefs/${code}`)).body.attached as { kind: string; count: number; rows: { code: string }[] }[]
      ).find(({ kind }) => kind === 'project')
    expect(await projectsSeen('thuongtin')).toMatchObject({ count: 1, rows: [{ code: project }] })
    // An officer of another district knows that there is one, not which.
    expect(await projectsSeen('gialam')).toEqual({ kind: 'project', label: 'Đề án', count: 1, rows: [] })
    expect((await centre.post(`/briefs/${code}/links/removal`, link)).status).toBe(200)
    const { acts } = (await centre.get(`/briefs/${code}`)).body as { acts: { action: string }[] }
    expect(acts.map(({ action }) => action)).toEqual(['create', 'publish', 'link', 'unlink'])
  })
})

it('a chart’s figures come as a workbook that names source, day and person, and keep unknown blank', async () => {
  const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: 'trungtam' } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const { csrf } = (await server.app.inject({ method: 'GET', url: '/api/session', headers: { cookie } })).json()
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/charts/workbook',
    headers: { cookie, 'x-csrf-token': csrf },
    payload: {
      title: 'Thị phần thử',
      source: 'Nguồn: thử',
      period: '2022–2023',
      notes: [],
      columns: [
        { header: 'Kỳ', numeric: false },
        { header: 'Việt Nam', numeric: true },
      ],
      rows: [
        ['2022', 0.3],
        ['2023', null],
      ],
    },
  })
  expect(answer.statusCode).toBe(200)
  const [sheet] = await readWorkbook(new Uint8Array(answer.rawPayload))
  const { rows } = readTable(sheet!, [
    { key: 'period', header: 'Kỳ', required: true },
    { key: 'value', header: 'Việt Nam' },
  ])
  expect(rows.slice(0, 2).map(row => [row.values.period?.raw, row.values.value?.raw])).toEqual([
    ['2022', 0.3],
    ['2023', undefined],
  ])
  const text = JSON.stringify(sheet!.rows)
  expect(text).toContain('Nguồn: thử')
  expect(text).toContain('22/11/2024')
  expect(text).toContain('Cán bộ Trung tâm')
})
