/** What a trade file is: its format, the row of its headers, which column is what. A guess that somebody looks at before anything is read. */
import { bare, clean } from '../../kernel/text.ts'
import { type Format, type TradeField, type TradeMapping, tradeFields } from './series.schema.ts'
import { calledBy, squeezed } from './table/columns.rules.ts'

/** What columns are called, likeliest first; codes before names. Blanks, marks and case do not count. */
const names: Record<TradeField, readonly string[]> = {
  period: ['period', 'refperiod', 'time', 'time period', 'year', 'refyear', 'fiscal year', 'nam', 'ky', 'nam tai chinh', 'month', 'thang'],
  month: ['month', 'thang', 'refmonth'],
  reporter: [
    'reporter iso',
    'reporter iso3',
    'reporter code',
    'reporter',
    'reporter desc',
    'reporter name',
    'nuoc bao cao',
    'exporter',
    'i',
  ],
  partner: [
    'partner iso',
    'partner iso3',
    'cty code',
    'partner code',
    'partner',
    'partner desc',
    'partner name',
    'country',
    'cty name',
    'nuoc doi tac',
    'doi tac',
    'thi truong',
    'importer',
    'nuoc',
    'j',
  ],
  flow: ['flow code', 'trade flow name', 'flow desc', 'trade flow', 'flow', 'chieu'],
  code: [
    'cmd code',
    'product code',
    'commodity code',
    'i commodity',
    'e commodity',
    'hs10',
    'hs8',
    'hs6',
    'hs4',
    'hs2',
    'hs code',
    'hs',
    'ma hs',
    'ma hang',
    'mat hang chu yeu',
    'nuoc/mat hang chu yeu',
    'nhom/mat hang chu yeu',
    'mat hang',
    'nhom hang',
    'commodity',
    'code',
    'product',
    'k',
  ],
  name: [
    'cmd desc',
    'commodity description',
    'product description',
    'i commodity sdesc',
    'e commodity sdesc',
    'description',
    'commodity',
    'ten hang',
    'mo ta',
  ],
  value: [
    'primary value',
    'trade value in 1000 usd',
    'trade value 1000 usd',
    'gen val mo',
    'all val mo',
    'gen val yr',
    'imports usd',
    'exports usd',
    'value usd million',
    'value usd',
    'customs value',
    'tri gia',
    'kim ngach',
    'trade value',
    'value',
    'fob value',
    'cif value',
    'v',
  ],
  quantity: ['qty', 'quantity', 'gen qy1 mo', 'qty 1 mo', 'luong', 'so luong', 'q'],
  unit: ['qty unit abbr', 'qty unit', 'quantity unit', 'unit qy1', 'dvt', 'don vi tinh', 'don vi', 'unit'],
  status: ['status', 'loai so lieu', 'tinh trang so lieu'],
}
const fieldOrder = ['code', 'value', 'quantity', 'unit', 'partner', 'reporter', 'flow', 'name', 'status', 'period', 'month'] as const
/** Comtrade prints a trade whole and again by way of transport, customs procedure and second partner; these mark the whole. */
const wholes: Readonly<Record<string, string>> = { motcode: '0', customscode: 'C00', partner2code: '0', moscode: '0' }

/** Columns that hold year and month at once where there are months. */
const wholePeriods = new Set(['period', 'refperiod', 'refperiodid', 'time', 'timeperiod'])
const guessColumns = (headers: readonly string[]): TradeMapping['columns'] => {
  const keys = headers.map(calledBy)
  const taken = new Set<number>()
  const columns: TradeMapping['columns'] = {}
  for (const field of fieldOrder) {
    const at = names[field]
      .map(name => keys.findIndex((own, index) => !taken.has(index) && own.includes(squeezed(name))))
      .find(index => index >= 0)
    if (at === undefined) continue
    columns[field] = at
    taken.add(at)
  }
  // A whole period needs no month beside it: Comtrade's 'refMonth' is 52 for a year.
  if (columns.period !== undefined && keys[columns.period]!.some(key => wholePeriods.has(key))) delete columns.month
  return columns
}
const count = (columns: TradeMapping['columns']) => Object.keys(columns).length
const has = (headers: readonly string[], ...wanted: string[]) => wanted.every(name => headers.some(header => squeezed(header) === name))

const formatOf = (headers: readonly string[], title: string): Format => {
  if (has(headers, 'cmdcode') && headers.some(header => /^reporter/.test(squeezed(header)))) return 'comtrade'
  if (has(headers, 'commoditycode', 'tradeflow', 'reporteriso')) return 'comtrade'
  if (has(headers, 'nomenclature', 'productcode') || has(headers, 'tradeflowname')) return 'wits'
  if (headers.some(header => /^(genvalmo|icommodity|ecommodity|ctycode|allvalmo|importsusd)$/.test(squeezed(header)))) return 'census'
  if (/usa trade online/i.test(title)) return 'census'
  if (headers.some(header => squeezed(header).endsWith('mathangchuyeu')) || /hải quan/i.test(title)) return 'customs_vn'
  return 'table'
}
const multiplierOf = (header: string): number => {
  const words = bare(header).toLowerCase()
  if (/million|trieu|tr\. ?usd/.test(words)) return 1_000_000
  return /1[ .,]?000|thousand|nghin|ngan/.test(words) ? 1000 : 1
}
/** 'Tháng 10 năm 2024', 'kỳ 10/2024' in the lines above a table. */
const periodOf = (title: string): string | null => {
  const month = /tháng\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/iu.exec(title)
  if (month) return `${month[2]}-${month[1]!.padStart(2, '0')}`
  return /\bnăm\s*(\d{4})/iu.exec(title)?.[1] ?? null
}

/**
 * What a sheet seems to be, and the headers that its columns go by: of two rows of headers the lower, where it says something.
 * @param rows the first rows of a sheet as texts
 */
export const guessMapping = (rows: readonly (readonly string[])[], sheet: string): { mapping: TradeMapping; headers: string[] } => {
  let at = 0
  for (const [index, row] of rows.slice(0, 20).entries()) if (count(guessColumns(row)) > count(guessColumns(rows[at] ?? []))) at = index
  let headers = [...(rows[at] ?? [])]
  const under = rows[at + 1] ?? []
  // Two rows of headers: 'Trong tháng' above 'Lượng' and 'Trị giá'.
  if (under.filter(cell => /^(luong|tri ?gia)/.test(bare(clean(cell)).toLowerCase())).length >= 2) {
    const width = Math.max(headers.length, under.length)
    headers = Array.from({ length: width }, (_, column) => under[column] || headers[column] || '')
    at++
  }
  const columns = guessColumns(headers)
  const title = rows.slice(0, at).flat().join(' ')
  const format = formatOf(headers, title)
  if (format === 'customs_vn') delete columns.partner
  const mapping: TradeMapping = {
    format,
    sheet,
    headerRow: at,
    columns,
    multiplier: format === 'customs_vn' ? 1 : multiplierOf(columns.value === undefined ? '' : (headers[columns.value] ?? '')),
    reporter: columns.reporter === undefined ? (format === 'customs_vn' ? 'VNM' : format === 'census' ? 'USA' : null) : null,
    partner: columns.partner === undefined ? 'WLD' : null,
    period: columns.period === undefined ? periodOf(title) : null,
    status: 'final',
    only: headers.flatMap((header, column) => {
      const is = wholes[squeezed(header)]
      return is === undefined ? [] : [{ column, is }]
    }),
  }
  return { mapping, headers }
}
/** The headers that a mapping's columns are called by, to find them again in the next file of the kind. */
export const headersOf = (mapping: TradeMapping, headers: readonly string[]): Partial<Record<TradeField, string>> =>
  Object.fromEntries(
    (Object.keys(tradeFields) as TradeField[]).flatMap(field => {
      const at = mapping.columns[field]
      return at === undefined || !headers[at] ? [] : [[field, headers[at]]]
    }),
  )
/** The columns of a saved profile in another file; undefined when one of them is not there. */
export const columnsByHeader = (
  wanted: Partial<Record<TradeField, string>>,
  headers: readonly string[],
): TradeMapping['columns'] | undefined => {
  const columns: TradeMapping['columns'] = {}
  for (const [field, header] of Object.entries(wanted) as [TradeField, string][]) {
    const at = headers.findIndex(each => squeezed(each) === squeezed(header))
    if (at < 0) return undefined
    columns[field] = at
  }
  return columns
}
