/** One line of a trade file into a figure, or why not: periods, places, codes, exact amounts. */
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type DecimalMark, readNumber } from './numbers.rules.ts'
import type { Places } from './places.rules.ts'
import type { Flow, Frequency, Status, TradeField, TradeMapping } from './series.schema.ts'
import { isAllGoods, squeezed } from './table/columns.rules.ts'

/** A cell as text; numbers of a workbook need no decimal mark to be guessed. */
export interface TradeCell {
  text: string
  numeric: boolean
}
export interface FlowValues {
  reporter: string
  partner: string
  period: string
  code: string
  name: string | null
  /** Decimal text, exact. */
  value: string
  quantity: string | null
  unit: string | null
  status: Status
}
export interface ReadingOf {
  mapping: TradeMapping
  frequency: Frequency
  flow: Flow
  digits: number
  mark: DecimalMark
  places: Places
}
export type ReadLine =
  | { values: FlowValues }
  | { wrong: { column: string; why: string; fix: string } }
  | { passed: 'blank' | 'part' | 'heading' }

const pad = (number: string) => number.padStart(2, '0')
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** '2024-05', '202405', '05/2024', 'T5/2024', 'Tháng 5 năm 2024', 'May 2024' → '2024-05'. */
const monthOf = (text: string): string | undefined => {
  const worded = /^([a-z]{3,9})\.?[-, ]+(\d{4})$/i.exec(text)
  const named = worded ? englishMonths.indexOf(worded[1]!.slice(0, 3).toLowerCase()) : -1
  if (worded && named >= 0) return `${worded[2]}-${pad(String(named + 1))}`
  const ahead = /^(\d{4})[-/. ]?(0?[1-9]|1[0-2])(?:[-/. ]?01)?$/.exec(text)
  if (ahead && (text.length > 5 || /[-/. ]/.test(text))) return `${ahead[1]}-${pad(ahead[2]!)}`
  const behind = /^(?:tháng |thang |t)?\s*(0?[1-9]|1[0-2])\s*(?:[-/. ]|năm)\s*(\d{4})$/iu.exec(text)
  return behind ? `${behind[2]}-${pad(behind[1]!)}` : undefined
}
/** The period as it is kept, in the frequency of its series; undefined for what is none. */
export const periodOf = (text: string, frequency: Frequency): string | undefined => {
  const plain = text.trim()
  if (frequency === 'month') return monthOf(plain)
  if (frequency === 'year') return /^(?:năm )?((?:19|20)\d{2})$/iu.exec(plain)?.[1]
  const fiscal = /^(?:FY ?)?((?:19|20)\d{2})(?:[-/](\d{2}|\d{4}))?$/i.exec(plain)
  if (!fiscal) return undefined
  const next = fiscal[2]
  if (next && Number(next) % 100 !== (Number(fiscal[1]) + 1) % 100) return undefined
  return `FY${fiscal[1]}`
}

/** '4602.19' → '460219'; an odd number of digits has lost its leading zero to Excel. Names become codes of their own. */
export const codeOf = (text: string, digits: number): string | undefined => {
  if (isAllGoods(text)) return 'TOTAL'
  if (digits === 0) {
    const slug = searchable(text.replace(/\(\d+\)\s*$/, ''))
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[-\d]+|-$/g, '')
    return slug || undefined
  }
  const plain = (/^\d[\d. ]*/.exec(text)?.[0] ?? '').replace(/[. ]/g, '')
  if (!plain || (plain.length !== text.replace(/[. ]/g, '').length && !/^\d[\d. ]* \D/.test(text))) return undefined
  return plain.length % 2 ? `0${plain}` : plain
}

/** A decimal number times a power of ten, exactly, with at most four decimals; undefined for what is no number or below nought. */
export const exactAmount = (cell: TradeCell, mark: DecimalMark, multiplier: number): { amount: string } | 'negative' | undefined => {
  const number = cell.numeric ? Number(cell.text) : readNumber(cell.text, mark)
  if (number === undefined || !Number.isFinite(number)) return undefined
  if (number < 0) return 'negative'
  const plain =
    cell.numeric || /e/i.test(cell.text)
      ? number.toFixed(10)
      : cell.text.replace(/[\s\u00a0\u202f+]/g, '').replaceAll(mark === '.' ? ',' : '.', '')
  const [whole = '0', fraction = ''] = plain.replace(mark, '.').split('.')
  const scaled = BigInt(`${whole || '0'}${fraction.slice(0, 12).padEnd(12, '0')}`) * BigInt(multiplier)
  const rounded = (scaled + 50_000_000n) / 100_000_000n
  const text = rounded.toString().padStart(5, '0')
  return { amount: `${text.slice(0, -4)}.${text.slice(-4)}`.replace(/\.?0+$/, '') }
}

const sides: Readonly<Record<string, Flow>> = {
  x: 'export',
  export: 'export',
  exports: 'export',
  grossexp: 'export',
  xuatkhau: 'export',
  xuat: 'export',
  m: 'import',
  import: 'import',
  imports: 'import',
  grossimp: 'import',
  nhapkhau: 'import',
  nhap: 'import',
}
const wrong = (field: TradeField, why: string, fix: string): ReadLine => ({ wrong: { column: field, why, fix } })

/**
 * Reads lines in the order of the file; a heading with a country's name holds for the goods under it, as the Customs' tables by market have it.
 */
export const lineReader = (of: ReadingOf) => {
  const { mapping, frequency, flow, digits, mark, places } = of
  const { columns } = mapping
  let heading: string | null = null
  const text = (cells: readonly TradeCell[], field: TradeField) => cells[columns[field] ?? -1]?.text.trim() ?? ''
  const place = (cells: readonly TradeCell[], field: 'reporter' | 'partner'): string | undefined =>
    columns[field] === undefined
      ? heading && field === 'partner'
        ? heading
        : (mapping[field] ?? undefined)
      : mapping.format === 'census' && text(cells, field) === '-'
        ? 'WLD' // 'TOTAL FOR ALL COUNTRIES' has a dash for its number.
        : places.find(text(cells, field))?.code

  return (cells: readonly TradeCell[]): ReadLine => {
    if (cells.every(cell => cell.text.trim() === '')) return { passed: 'blank' }
    if (mapping.only.some(({ column, is }) => (cells[column]?.text.trim() ?? is) !== is)) return { passed: 'part' }
    if (columns.flow !== undefined && sides[squeezed(text(cells, 'flow'))] !== flow) return { passed: 'part' }
    const named = text(cells, 'code')
    const amountCell = cells[columns.value ?? -1]
    if (mapping.format === 'customs_vn') {
      if (named === '') return { passed: 'blank' }
      const market = places.find(named)
      if (market && market.kind !== 'world') {
        heading = market.code
        return { passed: 'heading' }
      }
    }
    const partner = place(cells, 'partner')
    if (!partner) return wrong('partner', say('trade.noPlace', { name: text(cells, 'partner') }), say('trade.noPlaceFix'))
    const reporter = place(cells, 'reporter')
    if (!reporter) return wrong('reporter', say('trade.noPlace', { name: text(cells, 'reporter') }), say('trade.noPlaceFix'))
    const year = text(cells, 'period')
    // A column of months beside years; a year's series asks for none, and what is a month already needs none.
    const split = frequency === 'month' && columns.month !== undefined && monthOf(year) === undefined
    const dated = columns.period === undefined ? (mapping.period ?? '') : split ? `${year}-${pad(text(cells, 'month'))}` : year
    const period = periodOf(dated, frequency)
    if (!period) return wrong('period', say('trade.noPeriod', { text: dated }), say(`trade.noPeriodFix_${frequency}`))
    const code = codeOf(named, digits)
    if (!code) return wrong('code', say('trade.noCode', { text: named }), say('trade.noCodeFix'))
    if (digits && code !== 'TOTAL' && code.length > digits)
      return wrong('code', say('trade.longCode', { text: named, digits }), say('trade.longCodeFix'))
    if (!amountCell || amountCell.text.trim() === '') return wrong('value', say('trade.noValue'), say('trade.noValueFix'))
    const value = exactAmount(amountCell, mark, mapping.multiplier)
    if (value === 'negative') return wrong('value', say('trade.negative', { text: amountCell.text }), say('trade.noValueFix'))
    if (!value) return wrong('value', say('trade.badValue', { text: amountCell.text }), say('trade.noValueFix'))
    const quantityCell = cells[columns.quantity ?? -1]
    const quantity = quantityCell && quantityCell.text.trim() !== '' ? exactAmount(quantityCell, mark, 1) : null
    if (quantity === 'negative' || quantity === undefined)
      return wrong('quantity', say('trade.badQuantity', { text: quantityCell?.text ?? '' }), say('trade.badQuantityFix'))
    const said = squeezed(text(cells, 'status'))
    return {
      values: {
        reporter,
        partner,
        period,
        code,
        name: (digits === 0 ? named : text(cells, 'name')) || null,
        value: value.amount,
        quantity: quantity?.amount ?? null,
        unit: text(cells, 'unit') || null,
        status: said === '' ? mapping.status : /^(final|chinhthuc|revised)/.test(said) ? 'final' : 'provisional',
      },
    }
  }
}
