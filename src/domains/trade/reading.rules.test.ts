/** Lines of trade files: periods, codes, amounts, places; and what a file's columns are. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayPeriod, sourcesOf, spansOf, usualPeriod, yearBefore } from './analysis/periods.rules.ts'
import { guessMapping } from './guess.rules.ts'
import { craftOf } from './mapping.rules.ts'
import { places } from './places.actions.ts'
import { type PlaceRow, placesOf } from './places.rules.ts'
import { codeOf, exactAmount, lineReader, periodOf } from './reading.rules.ts'

describe('periods', () => {
  it('are read in the frequency of their series, or refused', () => {
    const months = [
      '2024-05',
      '202405',
      '05/2024',
      '5/2024',
      'T5/2024',
      'Tháng 5/2024',
      'Tháng 5 năm 2024',
      '2024-05-01',
      'May 2024',
      'MAY-2024',
    ]
    expect(months.map(text => periodOf(text, 'month'))).toEqual(months.map(() => '2024-05'))
    expect(['2024', '2024-13', '13/2024', 'tháng năm'].map(text => periodOf(text, 'month'))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(periodOf('2024', 'year')).toBe('2024')
    expect(periodOf('2024-05', 'year')).toBeUndefined()
    expect(['2018-2019', '2018-19', 'FY2018', '2018/19'].map(text => periodOf(text, 'fiscal_year'))).toEqual([
      'FY2018',
      'FY2018',
      'FY2018',
      'FY2018',
    ])
    expect(periodOf('2018-2020', 'fiscal_year')).toBeUndefined()
  })
  it('longer ones are made of months, and hold the same months of the year before', () => {
    expect(sourcesOf('ytd:2021-03', 'month')).toEqual(['2021-01', '2021-02', '2021-03'])
    expect(sourcesOf('12m:2021-03', 'month')[0]).toBe('2020-04')
    expect(yearBefore('12m:2021-03')).toBe('12m:2020-03')
    expect(yearBefore('FY2024')).toBe('FY2023')
    const months = sourcesOf('2020', 'month').concat(sourcesOf('ytd:2021-02', 'month'))
    expect(spansOf(months)).toEqual(['2020', 'ytd:2021-02', '12m:2021-02'])
    expect(spansOf(months.filter(each => each !== '2020-07'))).toEqual(['ytd:2021-02'])
    expect(usualPeriod(months, 'month')).toBe('12m:2021-02')
    expect(sayPeriod('FY2024')).toBe('Năm tài chính 04/2024–03/2025')
  })
})
describe('codes', () => {
  it('keep their leading zeros, and get back the one that Excel took', () => {
    expect(['0603', '603', '46.02', '4602 19', '940360 Wooden Furniture', 'TOTAL'].map(text => codeOf(text, 6))).toEqual([
      '0603',
      '0603',
      '4602',
      '460219',
      '940360',
      'TOTAL',
    ])
    expect(codeOf('gốm sứ', 6)).toBeUndefined()
    expect(codeOf('46A2', 6)).toBeUndefined()
  })
  it('of goods that have names only are made of them', () => {
    expect(codeOf('Sản phẩm mây, tre, cói và thảm (1)', 0)).toBe('san-pham-may-tre-coi-va-tham')
  })
  it('belong to the craft of their longest prefix', () => {
    const craft = craftOf([
      { prefix: '4419', craft: 'inlay' },
      { prefix: '441911', craft: 'bamboo' },
      { prefix: '44199010', craft: null },
    ])
    expect(['4419110000', '44192000', '44199010', '4420'].map(craft)).toEqual(['bamboo', 'inlay', null, null])
  })
})
describe('amounts', () => {
  const amount = (text: string, multiplier = 1, numeric = false) => {
    const found = exactAmount({ text, numeric }, numeric ? '.' : ',', multiplier)
    return typeof found === 'object' ? found.amount : found
  }
  it('are exact, whatever they are counted in', () => {
    expect(amount('1.234,56')).toBe('1234.56')
    expect(amount('0,01', 1_000_000)).toBe('10000')
    expect(amount('0,12345678', 1_000_000)).toBe('123456.78')
    expect(amount('12345.678', 1000, true)).toBe('12345678')
    expect(amount('-5')).toBe('negative')
    expect(amount('NA')).toBeUndefined()
  })
  it('hold for any amount of four decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 }), units => {
        const digits = String(units).padStart(5, '0')
        const text = `${digits.slice(0, -4)},${digits.slice(-4)}`
        expect(BigInt(Math.round(Number(amount(text)) * 10_000))).toBe(BigInt(units))
      }),
    )
  })
})
describe('places', () => {
  const rows = parse(readFileSync(new URL('../../../data/trade/places.csv', import.meta.url)), { columns: true }) as PlaceRow[]
  const list = placesOf(rows)
  it('are found by codes of every maker and by names in two languages', () => {
    const same = ['VNM', 'VN', '704', '5520', 'VIETNAM', 'Việt Nam', 'Viet Nam', 'VIETNAM SOC REP']
    expect(same.map(name => list.find(name)?.code)).toEqual(same.map(() => 'VNM'))
    expect(['Mỹ', 'Hoa Kỳ', 'USA', 'U S A', '840'].map(name => list.find(name)?.code)).toEqual(['USA', 'USA', 'USA', 'USA', 'USA'])
    expect(list.find('W00')?.kind).toBe('world')
    expect(list.find('TOTAL FOR ALL COUNTRIES')?.kind).toBe('world')
    expect(list.find('Atlantis')).toBeUndefined()
  })
  it('are found as Vietnam Customs writes them: a market that is not known would pass for goods of the market above', async () => {
    const { find } = await places()
    const names = { 'CHND Trung Hoa': 'CHN', 'Bờ Biển Ngà': 'CIV', 'Các tiểu VQ Arập Thống nhất': 'ARE', Inđônêxia: 'IDN' }
    for (const [name, code] of Object.entries(names)) expect(find(name)?.code, name).toBe(code)
    // What Comtrade calls 'Other Asia, nes', and the total of USA Trade Online.
    expect([find('S19')?.code, find('490')?.code, find('World Total')?.code]).toEqual(['TWN', 'TWN', 'WLD'])
  })
  it('every country has one code of each kind, and the EU its 27', () => {
    expect(new Set(rows.map(row => row.code)).size).toBe(rows.length)
    const numbers = rows.map(row => row.m49).filter(Boolean)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(rows.filter(row => row.member_of === 'EU27')).toHaveLength(27)
  })
})
describe('a file’s columns', () => {
  it('of the US Census’s own answers', () => {
    const { mapping } = guessMapping(
      [
        ['CTY_CODE', 'CTY_NAME', 'I_COMMODITY', 'I_COMMODITY_SDESC', 'GEN_VAL_MO', 'GEN_QY1_MO', 'UNIT_QY1', 'time'],
        ['5520', 'VIETNAM', '4602', 'BASKETWORK', '123', '4', 'NO', '2024-05'],
      ],
      'JSON',
    )
    expect(mapping).toMatchObject({
      format: 'census',
      reporter: 'USA',
      columns: { partner: 0, code: 2, name: 3, value: 4, quantity: 5, unit: 6, period: 7 },
    })
  })
  it('of the older Comtrade download, with its unit and the words of its codes', () => {
    const { mapping } = guessMapping(
      [
        'Classification,Year,Period,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Commodity,Qty Unit,Qty,Trade Value (US$)'.split(
          ',',
        ),
        'H5,2019,2019,2,Exports,704,Viet Nam,VNM,0,World,WLD,4602,Basketwork,Weight in kilograms,1000,500000'.split(','),
      ],
      'CSV',
    )
    expect(mapping).toMatchObject({
      format: 'comtrade',
      columns: { period: 2, flow: 4, reporter: 7, partner: 10, code: 11, name: 12, unit: 13, quantity: 14, value: 15 },
    })
  })
  it('of USA Trade Online, which names months in English and has its titles above', async () => {
    const rows = [
      ['USA Trade Online', '', '', ''],
      ['Measures: Customs Value (Gen) ($US)', '', '', ''],
      ['Commodity', 'Country', 'Time', 'Customs Value (Gen) ($US)'],
      ['4602 Basketwork, Wickerwork', 'Vietnam', 'January 2024', '1,234,567'],
    ]
    const { mapping } = guessMapping(rows, 'CSV')
    expect(mapping).toMatchObject({
      format: 'census',
      headerRow: 2,
      reporter: 'USA',
      columns: { code: 0, partner: 1, period: 2, value: 3 },
    })
    const read = lineReader({ mapping, frequency: 'month', flow: 'import', digits: 4, mark: '.', places: await places() })
    const values = { reporter: 'USA', partner: 'VNM', period: '2024-01', code: '4602', value: '1234567' }
    expect(read(rows[3]!.map(text => ({ text, numeric: false })))).toMatchObject({ values })
  })
  it('of the Census keep its total of all countries, whose number is a dash', async () => {
    const head = ['CTY_CODE', 'CTY_NAME', 'I_COMMODITY', 'GEN_VAL_MO', 'time']
    const cells = ['-', 'TOTAL FOR ALL COUNTRIES', '4602', '900', '2024-05']
    const { mapping } = guessMapping([head, cells], 'JSON')
    const read = lineReader({ mapping, frequency: 'month', flow: 'import', digits: 4, mark: '.', places: await places() })
    expect(read(cells.map(text => ({ text, numeric: false })))).toMatchObject({ values: { partner: 'WLD', value: '900' } })
  })
  it('of a table by year and month', () => {
    const { mapping } = guessMapping(
      [
        ['Năm', 'Tháng', 'Thị trường', 'Mã HS', 'Trị giá (nghìn USD)'],
        ['2024', '5', 'Mỹ', '4602', '1'],
      ],
      'Bảng',
    )
    expect(mapping).toMatchObject({ format: 'table', multiplier: 1000, columns: { period: 0, month: 1, partner: 2, code: 3, value: 4 } })
  })
})
