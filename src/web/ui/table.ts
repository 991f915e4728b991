/** Sorting and paging of a table's rows. Pure. */
import { compareVietnamese } from '../../kernel/text.ts'

export type Cell = string | number | null | undefined
export const pageSize = 50

/** Rows in order of a value; unknown ones last either way, equal ones as they came. */
export const sortRows = <Row>(rows: readonly Row[], value: (row: Row) => Cell, down: boolean): Row[] => {
  const blank = (cell: Cell) => cell === null || cell === undefined || cell === ''
  return [...rows].sort((a, b) => {
    const x = value(a)
    const y = value(b)
    if (blank(x) || blank(y)) return Number(blank(x)) - Number(blank(y))
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : compareVietnamese(String(x), String(y))
    return down ? -order : order
  })
}
/** The rows of one page (counted from 0), and how many pages there are. */
export const pageOf = <Row>(rows: readonly Row[], page: number): { rows: Row[]; page: number; pages: number; from: number; to: number } => {
  const pages = Math.max(1, Math.ceil(rows.length / pageSize))
  const at = Math.min(Math.max(0, page), pages - 1)
  const shown = rows.slice(at * pageSize, (at + 1) * pageSize)
  return { rows: shown, page: at, pages, from: shown.length ? at * pageSize + 1 : 0, to: at * pageSize + shown.length }
}
