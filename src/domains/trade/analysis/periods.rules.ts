/** Periods of a series: as the source has them, and longer ones put together of months. Growth holds the same months against the same months. */
import { say } from '../../../words/say.ts'
import type { Frequency } from '../series.schema.ts'

/** `2024`, `2024-05`, `FY2024`, `12m:2021-06`, `ytd:2021-06`. */
export const askedPeriod = /^(?:\d{4}|\d{4}-(?:0[1-9]|1[0-2])|FY\d{4}|(?:12m|ytd):\d{4}-(?:0[1-9]|1[0-2]))$/

const month = (year: number, number: number) => `${year}-${String(number).padStart(2, '0')}`
const shiftMonth = (code: string, by: number): string => {
  const [year = 0, number = 1] = code.split('-').map(Number)
  const at = year * 12 + number - 1 + by
  return month(Math.floor(at / 12), (at % 12) + 1)
}
const split = (code: string): [kind: string, rest: string] => (code.includes(':') ? (code.split(':') as [string, string]) : ['', code])

/** The source's own periods that make the one asked for. */
export const sourcesOf = (code: string, frequency: Frequency): string[] => {
  const [kind, rest] = split(code)
  if (kind === '12m') return Array.from({ length: 12 }, (_, at) => shiftMonth(rest, at - 11))
  if (kind === 'ytd') return Array.from({ length: Number(rest.slice(5)) }, (_, at) => month(Number(rest.slice(0, 4)), at + 1))
  if (frequency === 'month' && /^\d{4}$/.test(code)) return Array.from({ length: 12 }, (_, at) => month(Number(code), at + 1))
  return [code]
}
/** The same months a year before. */
export const yearBefore = (code: string): string => code.replace(/(\d{4})/, year => String(Number(year) - 1))

const sayMonth = (code: string) => `${code.slice(5)}/${code.slice(0, 4)}`
export const sayPeriod = (code: string): string => {
  const [kind, rest] = split(code)
  if (kind === '12m') return say('trade.period12', { from: sayMonth(shiftMonth(rest, -11)), to: sayMonth(rest) })
  if (kind === 'ytd') return say('trade.periodYtd', { count: Number(rest.slice(5)), year: rest.slice(0, 4) })
  if (code.startsWith('FY')) return say('trade.periodFiscal', { from: code.slice(2), to: Number(code.slice(2)) + 1 })
  return code.includes('-') ? sayMonth(code) : say('trade.periodYear', { year: code })
}
/** Whole years, the last twelve months and the year so far that the months at hand make. */
export const spansOf = (months: readonly string[]): string[] => {
  const known = new Set(months)
  const last = [...months].sort().at(-1)
  if (!last) return []
  const whole = (code: string) => sourcesOf(code, 'month').every(each => known.has(each))
  const years = [...new Set(months.map(each => each.slice(0, 4)))].sort().filter(whole)
  return [...years, `ytd:${last}`, `12m:${last}`].filter(whole)
}
/** What is shown when nothing is asked for: the latest period that is whole. */
export const usualPeriod = (periods: readonly string[], frequency: Frequency): string | undefined => {
  const sorted = [...periods].sort()
  return frequency === 'month' ? (spansOf(sorted).at(-1) ?? sorted.at(-1)) : sorted.at(-1)
}
