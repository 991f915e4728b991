/** The statistics that ship: what an officer reads off them through the routes, and what they refuse. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import type {
  CmsAnswer,
  FigureRows,
  Gaps,
  MarketTable,
  Mirror,
  ProductPage,
  SeriesCard,
  SeriesPage,
  SharesOverTime,
} from './analysis.schema.ts'

let server: TestServer
let officer: Visitor
const get = async <T>(path: string, status = 200): Promise<T> => {
  const answer = await officer.get(path)
  expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(status)
  return answer.body as T
}
beforeAll(async () => {
  server = await testServer()
  officer = await server.as('trungtam')
  expect((await officer.post('/trade/shipped')).status).toBe(200)
  await server.runJobs()
})
afterAll(() => server.close())

describe('series', () => {
  it('come in once, each with its source, its limits and how many rows were refused', async () => {
    await officer.post('/trade/shipped')
    await server.runJobs()
    const { rows } = await get<{ rows: SeriesCard[] }>('/trade/series')
    expect(rows.map(row => [row.code, row.rows])).toEqual([
      ['india-exports-hs8', 107_036],
      ['us-imports-hs10-2024', 13_168],
      ['us-imports-hs2-monthly', 8160],
    ])
    const india = rows[0]!
    expect(india.periods.map(each => each.code)).toEqual(['FY2017', 'FY2018', 'FY2019', 'FY2020', 'FY2021', 'FY2022', 'FY2023', 'FY2024'])
    expect(india.periods[0]?.label).toContain('04/2017–03/2018')
    expect(india.limits.map(each => each.code)).toContain('fiscal_year')
    const { rows: imports } = await get<{ rows: { fileName: string; refusedTotal: number; id: string }[] }>('/trade/imports')
    const file = imports.find(each => each.fileName.startsWith('india'))!
    expect(file.refusedTotal).toBe(3)
    const opened = await get<{ refused: { row: number; why: string; fix: string }[] }>(`/trade/imports/${file.id}`)
    expect(opened.refused.map(each => each.row)).toEqual([12_295, 13_557, 46_322])
  })
  it('flags headings of Ấn Độ that new codes are missing from', async () => {
    const page = await get<SeriesPage>('/trade/series/india-exports-hs8')
    const carpets = page.breaks.find(each => each.code === '5701')!
    expect(carpets).toMatchObject({ kind: 'broken', period: 'FY2020', crafts: ['textile'] })
    expect(page.breaks.find(each => each.code === '4602')).toBeUndefined()
  })
})

describe('the US file of 2024 with listed partners', () => {
  it('gives no share of the whole market and no RCA, and says why; shares among those listed are another figure', async () => {
    const page = await get<ProductPage>('/trade/analysis/product?series=us-imports-hs10-2024&product=bamboo&market=USA')
    expect(page.size).toMatchObject({ value: null, why: 'listed_partners' })
    expect(page.hhi.why).toBe('listed_partners')
    expect(page.growth.why).toBe('no_previous')
    const vietnam = page.suppliers.find(each => each.place.code === 'VNM')!
    expect(vietnam.share.why).toBe('listed_partners')
    expect(vietnam.rca.why).toBe('listed_products')
    expect(vietnam.unitValue.figure.why).toBe('no_quantity')
    expect(vietnam.shareOfListed.value).toBeGreaterThan(0.1)
    expect(vietnam.place).toMatchObject({ m49: '704', name: 'Việt Nam' })
  })
  it('counts the EU once: a member that stands beside it is left out of sums', async () => {
    const page = await get<ProductPage>('/trade/analysis/product?series=us-imports-hs10-2024&product=ceramics')
    const sum = page.suppliers.filter(each => each.place.code !== 'SVK').reduce((total, each) => total + each.shareOfListed.value!, 0)
    expect(sum).toBeCloseTo(1, 10)
    expect(page.limits.find(each => each.code === 'group_beside_members')?.says).toContain('Slovakia')
  })
  it('a figure opens to rows of the file that add up to it', async () => {
    const table = await get<MarketTable>('/trade/analysis/table?series=us-imports-hs10-2024')
    const cell = table.cells.find(each => each.product === 'bamboo')!
    const rows = await get<FigureRows>('/trade/analysis/rows?series=us-imports-hs10-2024&product=bamboo&market=USA&period=2024')
    expect(rows.total).toBeCloseTo(cell.listed, 4)
    const own = await get<FigureRows>('/trade/analysis/rows?series=us-imports-hs10-2024&product=bamboo&market=USA&supplier=VNM&period=2024')
    expect(own.total).toBeCloseTo(cell.focus.value!, 4)
    expect(own.rows[0]).toMatchObject({
      reporter: { code: 'USA' },
      partner: { code: 'VNM' },
      source: { fileName: 'us_imports_2024_hs10_craft.csv.gz' },
    })
    expect(own.rows[0]!.code).toMatch(/^\d{10}$/)
  })
})

describe('the US months by chapter', () => {
  it('tells shares of the whole market, which add up to it', async () => {
    const shares = await get<SharesOverTime>('/trade/analysis/shares?series=us-imports-hs2-monthly&product=46&market=USA&step=year')
    expect(shares.periods.map(each => each.code)).toEqual(['2013', '2014', '2015', '2016', '2017', '2018', '2019', '2020'])
    for (const [at, size] of shares.size.entries()) {
      const shown = shares.suppliers.reduce((sum, each) => sum + (each.values[at] ?? 0), 0)
      expect(shown + shares.others[at]!).toBeCloseTo(size.value!, 2)
    }
    const vietnam = shares.suppliers.find(each => each.place.code === 'VNM')!
    expect(vietnam.values[0]).toBe(49_710_175)
  })
  it('compares a year so far with the same months of the year before', async () => {
    const table = await get<MarketTable>('/trade/analysis/table?series=us-imports-hs2-monthly&period=ytd:2021-06')
    expect(table.previous?.code).toBe('ytd:2020-06')
    const cell = table.cells.find(each => each.product === '46')!
    const before = await get<MarketTable>('/trade/analysis/table?series=us-imports-hs2-monthly&period=ytd:2020-06')
    const base = before.cells.find(each => each.product === '46')!.size.value!
    expect(cell.growth.value).toBeCloseTo((cell.size.value! / base - 1) * 100, 8)
  })
  it('holds no half year against a whole one', async () => {
    const table = await get<MarketTable>('/trade/analysis/table?series=us-imports-hs2-monthly&period=2021')
    expect(table.previous).toBeNull()
    expect(table.limits.map(each => each.code)).toContain('incomplete_year')
    expect(table.cells.every(cell => cell.growth.value === null)).toBe(true)
    const mixed = await officer.get('/trade/analysis/cms?series=us-imports-hs2-monthly&from=2019&to=ytd:2021-06')
    expect(mixed.status).toBe(422)
    const part = await get<CmsAnswer>('/trade/analysis/cms?series=us-imports-hs2-monthly&from=2019&to=2021')
    expect(part.refused?.why).toBe('few_periods')
  })
  it('decomposes Việt Nam’s growth; the effects add up exactly, also by chapter', async () => {
    const answer = await get<CmsAnswer>('/trade/analysis/cms?series=us-imports-hs2-monthly&supplier=VNM&from=2013&to=2020')
    const { size, mix, market, competitiveness, change, before, after } = answer.total!
    expect(before).toBe(3_446_859_353)
    expect(after).toBe(15_089_353_112)
    expect(size + mix + market + competitiveness).toBeCloseTo(change, 3)
    expect(market).toBeCloseTo(0, 3)
    expect(answer.byProduct.reduce((sum, each) => sum + each.effects.change, 0)).toBeCloseTo(change, 3)
  })
  it('refuses crafts: a chapter is too coarse', async () => {
    const answer = await officer.get('/trade/analysis/table?series=us-imports-hs2-monthly&by=craft')
    expect(answer.status).toBe(422)
    expect(String(answer.body.detail)).toContain('2 chữ số')
  })
})

describe('exports of Ấn Độ', () => {
  it('refuses market shares and decomposition: there is one supplier', async () => {
    const table = await get<MarketTable>('/trade/analysis/table?series=india-exports-hs8')
    expect(table.focus.code).toBe('IND')
    const cell = table.cells.find(each => each.product === 'bamboo' && each.market === 'USA')!
    expect(cell.size.why).toBe('one_supplier')
    expect(cell.focusGrowth.value).not.toBeNull()
    const answer = await get<CmsAnswer>('/trade/analysis/cms?series=india-exports-hs8&from=FY2023&to=FY2024&by=hs4')
    expect(answer.refused?.why).toBe('one_supplier')
  })
  it('gives no growth across a break', async () => {
    const table = await get<MarketTable>('/trade/analysis/table?series=india-exports-hs8&by=hs4&period=FY2020')
    const carpets = table.cells.find(each => each.product === '5701' && each.market === 'USA')!
    expect(carpets.focusGrowth).toMatchObject({ value: null, why: 'broken' })
    expect(carpets.broken).toBe(true)
    const baskets = table.cells.find(each => each.product === '4602' && each.market === 'USA')!
    expect(baskets.focusGrowth.value).not.toBeNull()
  })
  it('has unit values in one unit, and a price band of them', async () => {
    const page = await get<ProductPage>('/trade/analysis/product?series=india-exports-hs8&product=4602&by=hs4&market=USA')
    const { unitValue } = page.suppliers[0]!
    expect(unitValue.unit).toBe('KGS')
    expect(unitValue.figure.value).toBeGreaterThan(1)
    const found = await get<Gaps>('/trade/analysis/gaps?series=india-exports-hs8')
    // The largest markets of a competitor come first, each in one sentence.
    expect(found.rows[0]!.says).toContain('Ấn Độ bán')
    expect(found.rows.map(each => each.market.code)).toContain('USA')
    const band = found.rows.find(each => each.priceBand)!.priceBand!
    expect(band.low).toBeLessThanOrEqual(band.high)
  })
  it('stands beside what the US says of the same trade, with why the two differ', async () => {
    const both = await get<Mirror>('/trade/analysis/mirror?exporter=IND&importer=USA&year=2024')
    const baskets = both.rows.find(each => each.product.code === 'bamboo')!
    expect(baskets.exported?.period.code).toBe('FY2024')
    expect(baskets.imported?.period.code).toBe('2024')
    expect(baskets.difference.value).toBeCloseTo(baskets.imported!.value - baskets.exported!.value, 4)
    expect(both.notes.join(' ')).toContain('kỳ khác nhau')
  })
})

describe('names of codes', () => {
  it('are found by digits, by Vietnamese words with or without marks, by English words', async () => {
    const found = async (q: string) =>
      (await get<{ rows: { code: string; nameVi: string; crafts: { craft: string }[] }[] }>(`/trade/hs?q=${encodeURIComponent(q)}`)).rows
    expect((await found('69'))[0]).toMatchObject({ code: '69', nameVi: 'Sản phẩm gốm sứ' })
    expect((await found('46.02'))[0]).toMatchObject({ code: '4602', crafts: [{ craft: 'bamboo' }] })
    expect((await found('mây tre')).map(row => row.code)).toContain('4602')
    expect((await found('may tre')).map(row => row.code)).toContain('4602')
    expect((await found('basketwork')).map(row => row.code)).toContain('4602')
    expect(await found('xyzq')).toEqual([])
  })
})
