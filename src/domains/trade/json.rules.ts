/** The JSON that UN Comtrade and the US Census answer with, as rows of a table. */
import type { TradeCell } from './reading.rules.ts'

export interface TradeRow {
  number: number
  cells: TradeCell[]
}
const plain = (value: unknown): TradeCell => ({
  text: value === null || value === undefined ? '' : String(value),
  numeric: typeof value === 'number',
})
/** `{ data: [{…}] }` of Comtrade, a list of objects, or the Census's list of lists whose first is the header; undefined for anything else. */
export const jsonRows = (text: string): TradeRow[] | undefined => {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    return undefined
  }
  const list = Array.isArray(found) ? found : (found as { data?: unknown } | null)?.data
  if (!Array.isArray(list) || list.length === 0) return undefined
  if (list.every(Array.isArray)) return list.map((row: unknown[], index) => ({ number: index + 1, cells: row.map(plain) }))
  if (!list.every(row => typeof row === 'object' && row !== null)) return undefined
  const objects = list as Record<string, unknown>[]
  const keys = [...new Set(objects.slice(0, 1000).flatMap(row => Object.keys(row)))]
  return [
    { number: 1, cells: keys.map(plain) },
    ...objects.map((row, index) => ({ number: index + 2, cells: keys.map(key => plain(row[key])) })),
  ]
}
