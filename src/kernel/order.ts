/** Rows in the order of a value, as lists on screen and in Excel show them. Pure. */
import { compareVietnamese } from './text.ts'

export type Cell = string | number | null | undefined

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
