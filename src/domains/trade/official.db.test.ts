/** Mapping versions and the official series: drafts, approval, naming, pace against the plan's range. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { BudgetLine, Plan, Target } from '../plans/plans.schema.ts'
import type { Pace } from './analysis.schema.ts'
import { bringShipped } from './shipped.actions.ts'
import { takeInTurnover } from './trade.actions.ts'

let server: TestServer
let officer: Visitor
let leader: Visitor
/** A year with its seasons; the last month of the second year that is in is the ninth. */
const season = [70, 55, 80, 85, 90, 95, 98, 100, 105, 110, 120, 130]
const named = { source: 'Cục Thống kê Hà Nội', currency: 'USD', mapping: 'TCMN-2022.1' }
beforeAll(async () => {
  server = await testServer('2024-11-22')
  officer = await server.as('trungtam')
  leader = await server.as('lanhdao')
  const { db } = server.database
  await bringShipped({ ...server.ctx, db })
  const rows = (series: typeof named, year: number, months: number, factor: number, status: 'final' | 'provisional' = 'final') =>
    season.slice(0, months).map((amount, at) => ({
      id: crypto.randomUUID(),
      ...series,
      month: `${year}-${String(at + 1).padStart(2, '0')}`,
      amount: Math.round(amount * factor * (1 + (at % 3) / 200) * 10_000) / 10_000,
      status,
    }))
  await takeInTurnover(db, [
    ...rows(named, 2022, 12, 0.9),
    ...rows(named, 2023, 12, 1),
    ...rows(named, 2024, 9, 1.065, 'provisional'),
    ...rows({ ...named, source: 'Hải quan' }, 2024, 9, 3),
  ])
  const [plan] = await db
    .insert(Plan.table)
    .values({ year: 2024, version: 1, state: 'approved', title: 'Kế hoạch 2024', approvedOn: '2024-01-31' })
    .returning()
  await db.insert(Target.table).values({
    planId: plan!.id,
    code: 'export_growth',
    name: 'Tăng trưởng xuất khẩu',
    unit: '%',
    min: 6,
    max: 8,
    thing: 'export_turnover',
    qualifies: 'published',
    dateField: 'month',
    distinct: 'month',
    position: 1,
  })
  await db.insert(BudgetLine.table).values({ year: 2024, contentGroup: 'designs', source: 'city' })
})
afterAll(() => server.close())

describe('mapping versions', () => {
  it('the shipped one is a draft, each line with its basis', async () => {
    const { body } = await officer.get('/trade/mappings/TCMN-2022.1')
    expect(body.state).toBe('draft')
    const lines = body.lines as { prefix: string; craft: string; basisLabel: string; nameVi: string }[]
    expect(lines.find(each => each.prefix === '4602')).toMatchObject({ craft: 'bamboo', nameVi: expect.stringContaining('mây tre') })
    expect(lines.every(each => each.basisLabel)).toBe(true)
    expect((body.offers as { approve: string }).approve).toContain('lãnh đạo')
  })
  it('is copied, changed while a draft, approved by a leader with a reason, and then stands', async () => {
    const copy = await officer.post('/trade/mappings', {
      from: 'TCMN-2022.1',
      code: 'TCMN-2025',
      name: 'Bản của Sở',
      validFrom: '2025-01-01',
    })
    expect(copy.status).toBe(200)
    const lines = (copy.body.lines as { prefix: string; craft: string; basis: string }[]).map(({ prefix, craft, basis }) => ({
      prefix,
      craft,
      basis,
    }))
    const without = [...lines, { prefix: '46019910', craft: null, basis: 'judgement' }]
    const twice = await officer.put('/trade/mappings/TCMN-2025/lines', { lines: [...lines, lines[0]!, { ...lines[0]!, prefix: '4X' }] })
    expect(twice.status).toBe(422)
    expect((twice.body.errors as { path: string }[]).map(each => each.path)).toEqual([
      `lines.${lines.length}.prefix`,
      `lines.${lines.length + 1}.prefix`,
    ])
    expect((await officer.put('/trade/mappings/TCMN-2025/lines', { lines: without })).status).toBe(200)
    expect((await officer.post('/trade/mappings/TCMN-2025/approve', { reason: 'Công văn' })).status).toBe(403)
    expect((await leader.post('/trade/mappings/TCMN-2025/approve', { reason: 'Công văn minh họa của Sở' })).body.state).toBe('approved')
    expect((await officer.put('/trade/mappings/TCMN-2025/lines', { lines })).status).toBe(409)
    // Whoever drafted it does not stand for it.
    const own = { from: 'TCMN-2022.1', code: 'TCMN-TU', name: 'Bản của lãnh đạo', validFrom: '2025-01-01' }
    expect((await leader.post('/trade/mappings', own)).body.offers).toMatchObject({ approve: expect.stringContaining('không tự xác nhận') })
    expect((await leader.post('/trade/mappings/TCMN-TU/approve', { reason: 'Tự duyệt' })).status).toBe(403)
    expect((await leader.post('/trade/mappings/TCMN-TU/retire', { reason: 'Bản thử' })).status).toBe(200)
    const mats = (await officer.get('/trade/hs?q=46019910')).body.rows![0] as { crafts: { mapping: string }[] }
    expect(mats.crafts.map(each => each.mapping)).toEqual(['TCMN-2022.1'])
    const { body } = await officer.get('/trade/analysis/table?series=us-imports-hs10-2024')
    expect(body.mapping).toMatchObject({ code: 'TCMN-2025', state: 'approved' })
  })
  it('of goods by name, though approved last, leaves series by numbers to the version that knows their codes', async () => {
    await officer.post('/trade/mappings', { from: 'TCMN-2022.1', code: 'TEN-HANG', name: 'Nhóm theo tên hàng', validFrom: '2026-01-01' })
    const lines = [{ prefix: 'gom-su', craft: 'ceramics', basis: 'judgement' }]
    const put = await officer.put('/trade/mappings/TEN-HANG/lines', { lines })
    expect(put.status, JSON.stringify(put.body)).toBe(200)
    expect((await leader.post('/trade/mappings/TEN-HANG/approve', { reason: 'Theo tên hàng của Hải quan' })).status).toBe(200)
    const { body } = await officer.get('/trade/analysis/table?series=us-imports-hs10-2024')
    expect(body.mapping).toMatchObject({ code: 'TCMN-2025' })
    expect((body.cells as unknown[]).length).toBeGreaterThan(0)
    expect((await leader.post('/trade/mappings/TEN-HANG/retire', { reason: 'Bản thử' })).status).toBe(200)
  })
})

describe('the official series', () => {
  it('is named by a leader, with a reason, among the series that there are', async () => {
    expect((await officer.post('/trade/official', { ...named, from: '2024-01-01', reason: 'Nguồn chính thức' })).status).toBe(403)
    const stranger = await leader.post('/trade/official', { ...named, source: 'Không có', from: '2024-01-01', reason: 'Nguồn chính thức' })
    expect(stranger.status).toBe(422)
    const { body } = await leader.post('/trade/official', { ...named, from: '2024-01-01', reason: 'Nguồn chính thức' })
    expect(body.named).toEqual(named)
    expect((body.history as { from: string; reason: string; by: string }[])[0]).toMatchObject({
      from: '2024-01-01',
      reason: 'Nguồn chính thức',
      by: 'Lãnh đạo Sở',
    })
    expect((body.candidates as { source: string; official: boolean }[]).filter(each => each.official).map(each => each.source)).toEqual([
      named.source,
    ])
  })
  it('alone feeds the gauge of the plan', async () => {
    const { body } = await leader.get('/reports/gauges?year=2024')
    const text = JSON.stringify(body)
    expect(text).toContain('Cục Thống kê Hà Nội')
    expect(text).not.toContain('Hải quan')
  })
  it('tells the pace month by month, same months against same months, with a forecast that holds in years gone by', async () => {
    const pace = (await officer.get('/trade/official/pace?year=2024')).body as unknown as Pace
    expect(pace.target).toEqual({ min: 6, max: 8 })
    expect(pace.lastMonth).toBe('2024-09')
    expect(pace.growth.value).toBeCloseTo(6.5, 3)
    expect(pace.status).toBe('provisional')
    expect(pace.months[9]).toMatchObject({ amount: null, cumulated: { value: null } })
    expect(pace.months[9]!.atMin).toBeCloseTo(pace.months.slice(0, 10).reduce((sum, each) => sum + each.lastYear!, 0) * 1.06, 6)
    const { growth, backtest, method } = pace.forecast!
    expect(growth.low).toBeLessThanOrEqual(growth.middle)
    expect(growth.middle).toBeCloseTo(6.5, 1)
    expect(backtest.map(each => each.year)).toEqual([2023])
    expect(method).toContain('Student')
    expect(pace.says).toContain('Nằm trong khoảng 6–8%')
  })
  it('can be added up from an imported series, by an approved version only', async () => {
    const bytes = new TextEncoder().encode(
      'tháng,nước,mã hs,trị giá\n01/2024,Mỹ,460219,100\n01/2024,Pháp,691200,50\n01/2024,Pháp,220300,900\n02/2024,Mỹ,460219,120\n',
    )
    const id = (await officer.upload('/trade/imports', {}, 'hn.csv', bytes)).body.id
    const { body } = await officer.get(`/trade/imports/${id}`)
    const [sheet] = body.sheets as { mapping: object }[]
    const series = {
      name: 'Hải quan Hà Nội',
      source: 'Cục Hải quan',
      flow: 'export',
      frequency: 'month',
      nomenclature: 'HS 2022',
      currency: 'USD',
      digits: 6,
      allReporters: false,
      allPartners: true,
      allProducts: true,
    }
    const sent = await officer.post(`/trade/imports/${id}/read`, {
      series,
      mapping: { ...sheet!.mapping, reporter: 'Hà Nội', status: 'provisional' },
    })
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    await server.runJobs()
    expect((await officer.post('/trade/official/months', { series: 'hai-quan-ha-noi', mapping: 'TCMN-2022.1' })).status).toBe(422)
    const added = await officer.post('/trade/official/months', { series: 'hai-quan-ha-noi', mapping: 'TCMN-2025' })
    expect(
      (added.body.candidates as { source: string; months: number; provisional: number }[]).find(each => each.source === 'Cục Hải quan'),
    ).toMatchObject({
      months: 2,
      provisional: 2,
    })
    const { rows } = await server.database.pool.query(
      `select month, amount::float8 as amount from export_turnover where source = 'Cục Hải quan' order by month`,
    )
    expect(rows).toEqual([
      { month: '2024-01', amount: 150 },
      { month: '2024-02', amount: 120 },
    ])
    // What an import brought in and is taken back is in no sum any more, once added up anew.
    const more = new TextEncoder().encode('tháng,nước,mã hs,trị giá\n03/2024,Mỹ,460219,70\n')
    const later = (await officer.upload('/trade/imports', {}, 'hn.csv', more)).body.id
    const laterRead = await officer.post(`/trade/imports/${later}/read`, {
      seriesId: 'hai-quan-ha-noi',
      mapping: { ...sheet!.mapping, reporter: 'Hà Nội', status: 'final' },
    })
    expect(laterRead.status, JSON.stringify(laterRead.body)).toBe(200)
    await server.runJobs()
    expect((await officer.get(`/trade/imports/${later}`)).body).toMatchObject({ state: 'ready', rows: 1 })
    const months = async () => {
      expect((await officer.post('/trade/official/months', { series: 'hai-quan-ha-noi', mapping: 'TCMN-2025' })).status).toBe(200)
      const found = await server.database.pool.query(`select month from export_turnover where source = 'Cục Hải quan' order by month`)
      return found.rows.map(({ month }) => month)
    }
    expect(await months()).toEqual(['2024-01', '2024-02', '2024-03'])
    const undone = await officer.post(`/trade/imports/${later}/undo`, { reason: 'Gửi nhầm tháng' })
    expect(undone.status, JSON.stringify(undone.body)).toBe(200)
    expect(await months()).toEqual(['2024-01', '2024-02'])
    // Another series of the same source's name is not mixed into it.
    const twin = (
      await officer.upload('/trade/imports', {}, 'hn.csv', new TextEncoder().encode('tháng,nước,mã hs,trị giá\n01/2024,Mỹ,460219,5\n'))
    ).body.id
    await officer.post(`/trade/imports/${twin}/read`, {
      series: { ...series, name: 'Bảng khác' },
      mapping: { ...sheet!.mapping, reporter: 'Hà Nội', status: 'final' },
    })
    await server.runJobs()
    const mixed = await officer.post('/trade/official/months', { series: 'bang-khac', mapping: 'TCMN-2025' })
    expect([mixed.status, mixed.body.detail]).toEqual([409, expect.stringContaining('đặt tên nguồn khác')])
    const kept = await server.database.pool.query(
      `select amount::float8 as amount from export_turnover where source = 'Cục Hải quan' and month = '2024-01'`,
    )
    expect(kept.rows).toEqual([{ amount: 150 }])
  })
  it('gives no forecast from few months', async () => {
    const pace = (await officer.get('/trade/official/pace?year=2025')).body as unknown as Pace
    expect(pace.forecast).toBeNull()
    expect(pace.refused).toContain('ít nhất 6')
    expect(pace.months.every(each => each.cumulated.value === null)).toBe(true)
  })
})
