/** Sorting and paging of a table's rows. Pure. */
export { type Cell, sortRows } from '../../kernel/order.ts'

export const pageSize = 50

/** The rows of one page (counted from 0), and how many pages there are. */
export const pageOf = <Row>(
  rows: readonly Row[],
  page: number,
  size = pageSize,
): { rows: Row[]; page: number; pages: number; from: number; to: number } => {
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const at = Math.min(Math.max(0, page), pages - 1)
  const shown = rows.slice(at * size, (at + 1) * size)
  return { rows: shown, page: at, pages, from: shown.length ? at * size + 1 : 0, to: at * size + shown.length }
}
