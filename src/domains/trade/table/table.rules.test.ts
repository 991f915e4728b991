/** Tables of many makers: columns, numbers, totals beside their parts. */
import { describe, expect, it } from 'vitest'
import { decimalMark, readNumber } from '../numbers.rules.ts'
import { findColumns } from './columns.rules.ts'
import { rcaRows, shareRows } from './reckon.rules.ts'
import { nestedCodes, TradeTable, withoutTotals, yearOfMonth } from './table.rules.ts'

const named = (headers: string[]) => Object.fromEntries(Object.entries(findColumns(headers)).map(([field, at]) => [field, headers[at]]))

describe('columns', () => {
  it.each([
    [['country', 'product', 'value'], { country: 'country', product: 'product', value: 'value' }],
    [['Nước', 'Mặt hàng', 'Kim ngạch (USD)', 'Năm'], { country: 'Nước', product: 'Mặt hàng', value: 'Kim ngạch (USD)', year: 'Năm' }],
    [['t', 'i', 'j', 'k', 'v', 'q'], { year: 't', country: 'i', partner: 'j', product: 'k', value: 'v' }],
    [
      ['refYear', 'reporterISO', 'reporterDesc', 'flowDesc', 'partnerISO', 'cmdCode', 'cmdDesc', 'primaryValue'],
      { year: 'refYear', country: 'reporterISO', flow: 'flowDesc', partner: 'partnerISO', product: 'cmdCode', value: 'primaryValue' },
    ],
    [
      ['Nomen', 'Reporter ISO3', 'ProductCode', 'ReporterName', 'PartnerName', 'Year', 'TradeFlowName', 'Trade Value in 1000 USD'],
      { country: 'Reporter ISO3', product: 'ProductCode', year: 'Year', partner: 'PartnerName', value: 'Trade Value in 1000 USD' },
    ],
    [
      ['exporter', 'importer', 'hs_code', 'trade_value', 'period'],
      { country: 'exporter', partner: 'importer', product: 'hs_code', value: 'trade_value', year: 'period' },
    ],
  ])('%j', (headers, expected) => expect(named(headers)).toMatchObject(expected))
})

describe('numbers', () => {
  it('reads the mark from the whole column', () => {
    expect(decimalMark(['1.234', '12,5'], ';')).toEqual({ mark: ',', sure: true })
    expect(decimalMark(['1,234', '12.5'], ',')).toEqual({ mark: '.', sure: true })
    expect(decimalMark(['0.123', '45.678'], ',')).toEqual({ mark: '.', sure: true })
    expect(decimalMark(['1.234.567', '12'], ';')).toEqual({ mark: ',', sure: true })
    expect(decimalMark(['1.234', '567'], ',')).toEqual({ mark: '.', sure: false })
    expect(decimalMark(['1,234', '567'], ',')).toEqual({ mark: '.', sure: false })
    expect(decimalMark(['1,234', '567'], ';')).toEqual({ mark: ',', sure: false })
    expect(decimalMark(['1.234,5', '1,234.5'], ';')).toBeUndefined()
  })
  it('reads what is written, and nothing else', () => {
    expect(readNumber('1.234.567,25', ',')).toBe(1234567.25)
    expect(readNumber('1 234 567', '.')).toBe(1234567)
    expect(readNumber('1.5E+06', '.')).toBe(1_500_000)
    expect(readNumber('98765432109876', '.')).toBe(98_765_432_109_876)
    for (const text of ['12.34,5', '1,23,456', 'NA', '12 kg', '--5', ''])
      expect(readNumber(text, text.includes(',') ? ',' : '.')).toBeUndefined()
  })
})

const cell = (country: string, product: string, value: number, partner = '', period = '') => ({ country, product, value, partner, period })
const tableOf = (cells: ReturnType<typeof cell>[]) => {
  const table = new TradeTable()
  for (const each of cells) table.add(each)
  return table
}

describe('totals beside their parts', () => {
  it('codes that merely begin alike are no parents; those that equal their parts are', () => {
    expect(
      nestedCodes(
        new Map([
          ['10', 5],
          ['1000', 7],
          ['1001', 9],
          ['11', 3],
          ['1100', 4],
        ]),
      ),
    ).toBeUndefined()
    expect(
      nestedCodes(
        new Map([
          ['69', 30],
          ['6911', 10],
          ['6912', 20],
          ['46', 7],
          ['4602', 7],
        ]),
      ),
    ).toEqual({ parent: '69', lengths: [2, 4] })
  })
  it('a country called World is the denominator, all goods and all markets are not summed again', () => {
    const table = tableOf([
      cell('World', '69', 100, 'US'),
      cell('VNM', '69', 10, 'US'),
      cell('CHN', '69', 40, 'US'),
      cell('VNM', 'TOTAL', 99, 'US'),
      cell('VNM', '69', 10, 'World'),
    ])
    const { cells, world, notes } = withoutTotals(table, true)
    expect(cells.map(each => each.country)).toEqual(['VNM', 'CHN'])
    expect(notes).toMatchObject({ allGoods: 'TOTAL', worldCountry: 'World', worldPartner: { taken: false } })
    const shares = shareRows(cells, world, true)
    expect(shares.map(row => row.share)).toEqual([0.1, 0.4])
    // The half that nobody is named for counts as one seller: 0.01 + 0.16 + 0.25.
    expect(shares[0]?.hhi.value).toBeCloseTo(0.42, 12)
  })
})

describe('reckoning', () => {
  const cells = [cell('VNM', '0101', 30), cell('VNM', '0102', 170), cell('CHN', '0101', 170), cell('CHN', '0102', 2130)]
  it('takes totals from the table: shares of a product add up to 1, RCA is Balassa’s plain ratio', () => {
    const rca = rcaRows(cells, new Map(), false)
    expect(rca.find(row => row.country === 'VNM' && row.product === '0101')?.rca.value).toBeCloseTo(1.875, 12)
    const shares = shareRows(cells, new Map(), false).filter(row => row.product === '0102')
    expect(shares.reduce((sum, row) => sum + row.share!, 0)).toBeCloseTo(1, 12)
  })
  it('pairs without a value are nought when asked for', () => {
    const rows = rcaRows([...cells, cell('LAO', '0102', 5)], new Map(), true)
    expect(rows).toHaveLength(6)
    expect(rows.find(row => row.country === 'LAO' && row.product === '0101')).toMatchObject({ value: 0, rca: { value: 0 } })
  })
  it('a country that sells nothing has no index, and says why', () => {
    expect(rcaRows([...cells, cell('LAO', '0102', 0)], new Map(), false).find(row => row.country === 'LAO')?.rca).toMatchObject({
      value: null,
      why: 'zero_base',
    })
  })
  it('months are summed to years only where they are months', () => {
    expect(['2024-05', '202412', '2024/7', '2024', 'FY2018', '202413'].map(yearOfMonth)).toEqual([
      '2024',
      '2024',
      '2024',
      undefined,
      undefined,
      undefined,
    ])
  })
})
