/** Imports of trade statistics through the routes: formats, what is refused where, replacement and taking back. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeWorkbook } from '../../files/workbook.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import type { FigureRows, ProductPage, SeriesPage } from './analysis.schema.ts'
import { loadFlows } from './load.actions.ts'
import { type TradeMapping, tradeFlow, tradeSeries } from './series.schema.ts'

let server: TestServer
let officer: Visitor
beforeAll(async () => {
  server = await testServer()
  officer = await server.as('trungtam')
})
afterAll(() => server.close())

interface Sheet {
  name: string
  headers: string[]
  mapping: TradeMapping
  profiles: { name: string; mapping: TradeMapping }[]
}
interface Opened {
  state: string
  rows: number
  replaced: number
  unchanged: number
  passedOver: number
  refusedTotal: number
  refused: { row: number; column: string; why: string; fix: string }[]
  sheets: Sheet[] | null
}
const send = async (name: string, bytes: Uint8Array | string): Promise<{ id: string; sheets: Sheet[] }> => {
  const answer = await officer.upload('/trade/imports', {}, name, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const id = String(answer.body.id)
  const opened = (await officer.get(`/trade/imports/${id}`)).body as unknown as Opened
  return { id, sheets: opened.sheets! }
}
const read = async (id: string, body: object): Promise<Opened> => {
  const answer = await officer.post(`/trade/imports/${id}/read`, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await server.runJobs()
  return (await officer.get(`/trade/imports/${id}`)).body as unknown as Opened
}
const series = (name: string, more: object = {}) => ({
  name,
  source: 'UN Comtrade',
  flow: 'import',
  frequency: 'year',
  nomenclature: 'HS 2022',
  currency: 'USD',
  digits: 6,
  allReporters: false,
  allPartners: true,
  allProducts: false,
  ...more,
})
const page = async (path: string) => (await officer.get(path)).body as unknown as ProductPage

describe('UN Comtrade', () => {
  const head = 'refYear,reporterISO,flowCode,partnerISO,partner2Code,customsCode,motCode,cmdCode,cmdDesc,primaryValue,qty,qtyUnitAbbr'
  const rows = [
    '2023,JPN,M,W00,0,C00,0,TOTAL,All,1000000,,',
    '2023,JPN,M,VNM,0,C00,0,TOTAL,All,200000,,',
    '2023,JPN,M,CHN,0,C00,0,TOTAL,All,500000,,',
    '2023,JPN,M,W00,0,C00,0,460219,Baskets,1000,100,kg',
    '2023,JPN,M,VNM,0,C00,0,460219,Baskets,400,25,kg',
    '2023,JPN,M,CHN,0,C00,0,460219,Baskets,500,60,kg',
    // By way of transport: the same trade again.
    '2023,JPN,M,VNM,0,C00,1000,460219,Baskets,300,20,kg',
    '2023,JPN,X,VNM,0,C00,0,460219,Baskets,7,1,kg',
    '2023,JPN,M,Atlantis,0,C00,0,460219,Baskets,9,1,kg',
    '2023,JPN,M,IND,0,C00,0,460219,Baskets,-5,1,kg',
    '2023,JPN,M,VNM,0,C00,0,460219,Baskets,400,25,kg',
  ]
  it('is recognised; breakdowns and the other direction are passed over, wrong rows are refused with place and fix', async () => {
    const { id, sheets } = await send('comtrade.csv', [head, ...rows].join('\n'))
    expect(sheets[0]!.mapping).toMatchObject({ format: 'comtrade', headerRow: 1, multiplier: 1 })
    const opened = await read(id, { series: series('Nhật Bản nhập khẩu'), mapping: sheets[0]!.mapping })
    expect(opened).toMatchObject({ state: 'ready', rows: 6, passedOver: 2, refusedTotal: 3 })
    expect(opened.refused.map(each => [each.row, each.column])).toEqual([
      [10, 'Nước đối tác'],
      [11, 'Trị giá'],
      [12, 'Mã hàng hoặc nhóm hàng'],
    ])
    expect(opened.refused[0]!.why).toContain('Atlantis')
    expect(opened.refused.every(each => each.fix.length > 10)).toBe(true)
  })
  const full =
    'typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,classificationCode,cmdCode,cmdDesc,customsCode,mosCode,motCode,qtyUnitCode,qtyUnitAbbr,qty,netWgt,cifvalue,fobvalue,primaryValue'
  const line = (freq: string, refPeriod: string, year: string, month: string, period: string) =>
    [
      `C,${freq},${refPeriod},${year},${month},${period},704,VNM,Viet Nam,X,Export,842,USA,USA,0,H6,4602,"Basketwork, wickerwork",C00,0,0,8,kg,1234.5,1234.5,,600000.25,600000.25`,
      `C,${freq},${refPeriod},${year},${month},${period},704,VNM,Viet Nam,M,Import,842,USA,USA,0,H6,4602,"Basketwork, wickerwork",C00,0,0,8,kg,1,1,60,,60`,
    ].join('\n')
  it.each([
    ['a year, whose month is said to be the 52nd', 'year', line('A', '20230101', '2023', '52', '2023'), '2023'],
    ['a month', 'month', line('M', '20230501', '2023', '5', '202305'), '2023-05'],
  ])('with all its columns, of %s', async (_, frequency, lines, period) => {
    const name = `Comtrade đủ cột ${frequency}`
    const { id, sheets } = await send(`${frequency}.csv`, `${full}\n${lines}\n`)
    const opened = await read(id, {
      series: series(name, { source: name, flow: 'export', frequency, digits: 4, allPartners: false, allProducts: false }),
      mapping: sheets[0]!.mapping,
    })
    expect(opened, JSON.stringify(opened.refused)).toMatchObject({ state: 'ready', rows: 1, passedOver: 1, refusedTotal: 0 })
    const { body } = await officer.get(`/trade/series/comtrade-du-cot-${frequency}`)
    expect((body as unknown as SeriesPage).periods.map(each => each.code)).toEqual([period])
  })
  it('with the world and all goods: shares, concentration and RCA as they are defined', async () => {
    const found = await page('/trade/analysis/product?series=nhat-ban-nhap-khau&by=hs6&product=460219')
    expect(found.size.value).toBe(1000)
    const vietnam = found.suppliers.find(each => each.place.code === 'VNM')!
    expect(vietnam.share.value).toBeCloseTo(0.4, 12)
    // (400 ÷ 200,000) ÷ (1,000 ÷ 1,000,000)
    expect(vietnam.rca.value).toBeCloseTo(2, 12)
    expect(vietnam.rcaSymmetric.value).toBeCloseTo(1 / 3, 12)
    expect(vietnam.unitValue).toMatchObject({ figure: { value: 16 }, unit: 'kg' })
    expect(vietnam.penetration.why).toBe('listed_partners')
  })
  it('comes as JSON, too; a corrected file takes the place of the figures that differ, and taking it back restores them', async () => {
    const data = [
      {
        period: '2023',
        reporterISO: 'JPN',
        flowCode: 'M',
        partnerISO: 'VNM',
        cmdCode: '460219',
        primaryValue: 450,
        qty: 25,
        qtyUnitAbbr: 'kg',
        motCode: 0,
      },
      {
        period: '2023',
        reporterISO: 'JPN',
        flowCode: 'M',
        partnerISO: 'CHN',
        cmdCode: '460219',
        primaryValue: 500,
        qty: 60,
        qtyUnitAbbr: 'kg',
        motCode: 0,
      },
    ]
    const { id, sheets } = await send('comtrade.json', JSON.stringify({ data }))
    const opened = await read(id, { seriesId: 'nhat-ban-nhap-khau', mapping: sheets[0]!.mapping })
    expect(opened).toMatchObject({ state: 'ready', rows: 1, replaced: 1, unchanged: 1 })
    const own = async () => {
      const { body } = await officer.get('/trade/analysis/rows?series=nhat-ban-nhap-khau&by=hs6&product=460219&supplier=VNM')
      return (body as unknown as FigureRows).rows.map(row => [row.value, row.source.fileName])
    }
    expect(await own()).toEqual([[450, 'comtrade.json']])
    const { rows: all } = (await officer.get('/trade/imports')).body as { rows: { id: string; fileName: string }[] }
    const first = all.find(each => each.fileName === 'comtrade.csv')!
    const early = await officer.post(`/trade/imports/${first.id}/undo`, { reason: 'thử rút trước' })
    expect(early.status).toBe(409)
    expect(String(early.body.detail)).toContain('comtrade.json')
    expect((await officer.post(`/trade/imports/${id}/undo`, { reason: 'số sửa nhầm' })).body).toEqual({ removed: 1, restored: 1 })
    expect(await own()).toEqual([[400, 'comtrade.csv']])
    expect((await officer.post(`/trade/imports/${id}/undo`, { reason: 'lần nữa' })).status).toBe(409)
  })
  it('a provisional figure takes no final one’s place; a final one takes a provisional one’s', async () => {
    const csv = (value: number) => `year,reporter,partner,hs6,value\n2023,JPN,VNM,460219,${value}\n2022,JPN,VNM,460219,${value}\n`
    const first = await send('p1.csv', csv(111))
    const mapping = { ...first.sheets[0]!.mapping, status: 'provisional' }
    const early = await read(first.id, { seriesId: 'nhat-ban-nhap-khau', mapping })
    expect(early).toMatchObject({ rows: 1, replaced: 0, refusedTotal: 1 })
    expect(early.refused[0]).toMatchObject({ row: 2, column: 'Sơ bộ hay chính thức' })
    const second = await send('p2.csv', csv(222))
    expect(
      await read(second.id, { seriesId: 'nhat-ban-nhap-khau', mapping: { ...second.sheets[0]!.mapping, status: 'final' } }),
    ).toMatchObject({
      rows: 2,
      replaced: 2,
    })
    for (const { id } of [second, first]) expect((await officer.post(`/trade/imports/${id}/undo`, { reason: 'xong thử' })).status).toBe(200)
  })
  it('the very same file is not read twice into a series', async () => {
    const { id, sheets } = await send('comtrade-again.csv', [head, ...rows].join('\n'))
    const answer = await officer.post(`/trade/imports/${id}/read`, { seriesId: 'nhat-ban-nhap-khau', mapping: sheets[0]!.mapping })
    expect(answer.status).toBe(409)
  })
})

describe('WITS', () => {
  it('counts in thousands, as its header says', async () => {
    const { id, sheets } = await send(
      'wits.csv',
      [
        'Nomenclature,ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,TradeFlowName,TradeFlowCode,TradeValue in 1000 USD,Quantity,Quantity Token',
        'H5,DEU,691200,Germany,VNM,Vietnam,2022,Import,5,1234.567,10,8',
      ].join('\n'),
    )
    expect(sheets[0]!.mapping).toMatchObject({ format: 'wits', multiplier: 1000 })
    await read(id, { series: series('Đức nhập khẩu', { source: 'WITS', allPartners: false }), mapping: sheets[0]!.mapping })
    const { body } = await officer.get('/trade/analysis/rows?series=duc-nhap-khau&by=hs6&product=691200')
    expect((body as unknown as FigureRows).rows[0]).toMatchObject({ value: 1_234_567, reporter: { code: 'DEU' }, partner: { code: 'VNM' } })
  })
})

describe('Vietnam Customs’ monthly workbook', () => {
  const book = (month: string, baskets: number) =>
    writeWorkbook([
      {
        name: 'XK',
        title: [`XUẤT KHẨU HÀNG HÓA tháng ${month} năm 2024 (sơ bộ)`],
        columns: ['Số', 'Nhóm/Mặt hàng chủ yếu', 'ĐVT', 'Số trong tháng báo cáo', '', 'Cộng dồn', ''].map(header => ({
          header,
          kind: 'number' as const,
        })),
        rows: [
          ['TT', null, null, 'Lượng', 'Trị giá (USD)', 'Lượng', 'Trị giá (USD)'],
          [null, 'Tổng cộng', null, null, 900_000, null, 5_000_000],
          [1, 'Sản phẩm mây, tre, cói và thảm', 'USD', null, baskets, null, 400_000],
          [2, 'Sản phẩm gốm, sứ', 'USD', null, 50_000, null, 300_000],
        ],
      },
    ])
  it('two rows of headers, the month in the title, goods by name; a profile finds the columns again the next month', async () => {
    const first = await send('xk-thang-9.xlsx', await book('9', 70_000))
    const guess = first.sheets[0]!.mapping
    expect(guess).toMatchObject({ format: 'customs_vn', period: '2024-09', reporter: 'VNM', partner: 'WLD' })
    const opened = await read(first.id, {
      series: series('Hải quan Việt Nam, xuất khẩu theo tháng', {
        source: 'Hải quan Việt Nam',
        flow: 'export',
        frequency: 'month',
        nomenclature: 'Nhóm hàng Hải quan',
        digits: 0,
      }),
      mapping: { ...guess, status: 'provisional' },
      saveAs: 'Hải quan Việt Nam, bảng tháng',
    })
    expect(opened, JSON.stringify(opened.refused)).toMatchObject({ state: 'ready', rows: 3, refusedTotal: 0 })
    const next = await send('xk-thang-10.xlsx', await book('10', 80_000))
    const profile = next.sheets[0]!.profiles.find(each => each.name === 'Hải quan Việt Nam, bảng tháng')!
    expect(profile.mapping.period).toBe('2024-10')
    await read(next.id, { seriesId: 'hai-quan-viet-nam-xuat-khau-theo-thang', mapping: profile.mapping })
    const { body } = await officer.get('/trade/series/hai-quan-viet-nam-xuat-khau-theo-thang')
    const found = body as unknown as SeriesPage
    expect(found.periods.map(each => [each.code, each.status])).toEqual([
      ['2024-09', 'provisional'],
      ['2024-10', 'provisional'],
    ])
  })
})

it('the Customs’ table by market: goods count for the market above them; where its name is not known, doubled goods say so', async () => {
  const book = await writeWorkbook([
    {
      name: 'XK',
      title: ['XUẤT KHẨU SANG MỘT SỐ THỊ TRƯỜNG', 'Tháng 10 năm 2024'],
      columns: ['Nước/Mặt hàng chủ yếu', 'ĐVT', 'Lượng', 'Trị giá (USD)'].map(header => ({ header, kind: 'number' as const })),
      rows: [
        ['Hoa Kỳ', 'USD', null, 100],
        ['Sản phẩm gốm, sứ', 'USD', null, 55],
        ['CHND Trung Hoa', 'USD', null, 90],
        ['Sản phẩm gốm, sứ', 'USD', null, 5],
        ['Sao Hỏa', 'USD', null, 9],
        ['Sản phẩm gốm, sứ', 'USD', null, 6],
      ],
    },
  ])
  const { id, sheets } = await send('xk-thi-truong.xlsx', book)
  const opened = await read(id, {
    series: series('Hải quan theo thị trường', { source: 'Hải quan thử', flow: 'export', frequency: 'month', digits: 0 }),
    mapping: sheets[0]!.mapping,
  })
  expect(opened).toMatchObject({ passedOver: 2, refusedTotal: 1 })
  expect(opened.refused[0]!.fix).toContain('tên nước')
  const goods = { code: tradeFlow.code, partner: tradeFlow.partner, value: tradeFlow.value }
  const kept = await server.database.db.select(goods).from(tradeFlow).where(eq(tradeFlow.importId, id))
  expect(kept.filter(row => row.code === 'san-pham-gom-su').map(row => [row.partner, Number(row.value)])).toEqual([
    ['USA', 55],
    ['CHN', 5],
  ])
})

describe('a large file', () => {
  const year = (at: number) => ({
    refYear: 1990 + (at % 30),
    reporterISO: 'JPN',
    flowCode: 'M',
    partnerISO: ['VNM', 'CHN', 'IND'][at % 3],
    cmdCode: String(100000 + at),
    primaryValue: at + 1,
    qty: at + 1,
    qtyUnitAbbr: 'kg',
  })
  const data = Array.from({ length: 6000 }, (_, at) => year(at))
  it('of JSON is read beside everybody else’s work, once when it comes and once for its figures', async () => {
    const reading = vi.spyOn(server.ctx.files, 'read')
    const { id, sheets } = await send('lon.json', JSON.stringify({ data }))
    expect(sheets[0]!.headers).toContain('primaryValue')
    const mapping = sheets[0]!.mapping
    // Looking at it again reads no file.
    await officer.get(`/trade/imports/${id}`)
    expect(reading).not.toHaveBeenCalled()
    expect(await read(id, { series: series('Tệp lớn'), mapping })).toMatchObject({ state: 'ready', rows: 6000, refusedTotal: 0 })
    expect(reading).toHaveBeenCalledOnce()
    const [figures] = (
      await server.database.pool.query(
        `select count(*)::int as rows, sum(value)::int as value from trade_flow f join trade_series s on s.id = f.series_id where s.code = 'tep-lon'`,
      )
    ).rows
    expect(figures).toEqual({ rows: 6000, value: (6000 * 6001) / 2 })
    const broken = new TextEncoder().encode(`{"data": [${'{"a": 1}, '.repeat(40_000)}`)
    expect(await officer.upload('/trade/imports', {}, 'hong.json', broken)).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('hong.json') },
    })
    // So many rows and no more, whole or not at all.
    const bytes = new TextEncoder().encode(JSON.stringify({ data }))
    const of = (await server.database.db.select().from(tradeSeries).where(eq(tradeSeries.code, 'tep-lon')))[0]!
    const load = server.database.db.transaction(tx =>
      loadFlows(tx, of, { importId: id, fileName: 'lon.json', bytes, mapping }, undefined, 5999),
    )
    await expect(load).rejects.toThrow('5999 dòng')
  })
})

describe('who may', () => {
  it('an accountant reads and does not import; an establishment does neither', async () => {
    const accountant = await server.as('ketoan')
    expect((await accountant.get('/trade/series')).status).toBe(200)
    expect((await accountant.upload('/trade/imports', {}, 'a.csv', new TextEncoder().encode('a,b\n1,2'))).status).toBe(403)
    expect((await server.visitor.get('/trade/series')).status).toBe(401)
  })
  it('a file that is none is refused at the door', async () => {
    const answer = await officer.upload('/trade/imports', {}, 'x.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))
    expect(answer.status).toBe(422)
  })
})

describe('amounts with marks that can be read two ways', () => {
  const table = (...values: string[]) =>
    ['year;reporter;partner;hs;value', ...values.map((value, at) => `2023;VNM;${['USA', 'JPN', 'DEU'][at]};460219;${value}`)].join('\n')
  const load = async (name: string, bytes: string, decimal?: ',' | '.') => {
    const { id, sheets } = await send('hai-cach.csv', bytes)
    const body = {
      series: series(name, { flow: 'export', allReporters: true }),
      mapping: { ...sheets[0]!.mapping, ...(decimal && { decimal }) },
    }
    const answer = await officer.post(`/trade/imports/${id}/read`, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    await server.runJobs()
    const { rows } = await server.database.pool.query(
      `select f.value::float8 as value from trade_flow f join trade_series s on s.id = f.series_id where s.name = $1 order by value`,
      [name],
    )
    return rows.map((row: { value: number }) => row.value)
  }
  it('stand for thousands where others are written without', async () => {
    expect(await load('Nghìn', table('1.234', '987', '12.050'))).toEqual([987, 1234, 12050])
  })
  it('are asked about where nothing tells, and read as the officer says', async () => {
    expect(await load('Không rõ', table('1.234', '2.500', '12.050'))).toEqual([])
    expect(await load('Dấu phẩy', table('1.234', '2.500', '12.050'), ',')).toEqual([1234, 2500, 12050])
    expect(await load('Dấu chấm', table('1.234', '2.501', '12.050'), '.')).toEqual([1.234, 2.501, 12.05])
  })
})

describe('exports with the world beside the markets', () => {
  it('are added up once: no page sums the world, or a member of a group, with the rest', async () => {
    const head = 'refYear,reporterISO,flowCode,partnerISO,partner2Code,customsCode,motCode,cmdCode,cmdDesc,primaryValue,qty,qtyUnitAbbr'
    const line = (year: number, reporter: string, partner: string, value: number) =>
      `${year},${reporter},X,${partner},0,C00,0,460219,Baskets,${value},,`
    const rows = [2022, 2023].flatMap((year, at) => [
      ...[line(year, 'VNM', 'W00', 1500 + 300 * at), line(year, 'VNM', 'USA', 600 + 200 * at), line(year, 'VNM', 'JPN', 300)],
      ...[line(year, 'CHN', 'W00', 9000), line(year, 'CHN', 'USA', 4000), line(year, 'CHN', 'JPN', 2000)],
    ])
    const { id, sheets } = await send('xuat.csv', [head, ...rows].join('\n'))
    const as = series('Xuất khẩu theo thị trường', { flow: 'export', allReporters: true })
    const read1 = await read(id, { series: as, mapping: sheets[0]!.mapping })
    expect(read1.refused).toEqual([])
    const key = ((await officer.get('/trade/series')).body as unknown as { rows: { code: string; name: string }[] }).rows.find(
      each => each.name === 'Xuất khẩu theo thị trường',
    )!.code
    const table = (await officer.get(`/trade/analysis/table?series=${key}&by=hs4&period=2023`)).body as unknown as {
      markets: { code: string }[]
      cells: { market: string; listed: number }[]
    }
    expect(table.markets.map(({ code }) => code)).toEqual(['USA', 'JPN'])
    expect(table.cells.reduce((sum, cell) => sum + cell.listed, 0)).toBe(7100)
    const cms = (await officer.get(`/trade/analysis/cms?series=${key}&by=hs4&from=2022&to=2023&supplier=VNM`)).body as unknown as {
      total: { before: number; after: number }
      byMarket: { market: { code: string } }[]
    }
    expect(cms.total).toMatchObject({ before: 900, after: 1100 })
    expect(cms.byMarket.map(({ market }) => market.code).sort()).toEqual(['JPN', 'USA'])
    // One market may still be looked at by itself, the world among them.
    expect(await officer.get(`/trade/analysis/product?series=${key}&product=4602&by=hs4&market=WLD&period=2023`)).toMatchObject({
      status: 200,
    })
  })
})
