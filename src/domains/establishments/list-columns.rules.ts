/** Columns of a list that are declared once: the list, its chooser and order, sorting, Excel out and back. Pure. */
import { type Cell, sortRows } from '../../kernel/order.ts'
import type { ChangeColumn } from './change-list.rules.ts'

export interface ListColumn<Row> {
  key: string
  label: string
  kind: 'text' | 'int' | 'date'
  value: (row: Row) => Cell
  /** In the list until somebody chooses otherwise. */
  shown: boolean
  /** Width of its column in Excel, in characters. */
  width?: number
  /** False: what is masked orders nothing. */
  sorts?: false
  /** What a workbook that comes back writes; left out where nobody writes it there. `code`: the code of a choice that is shown in words. */
  writes?: Pick<ChangeColumn, 'points' | 'plain' | 'mask'> & { field: string; code?: (row: Row) => string | null }
  /** Where it is changed instead, as a sentence. */
  elsewhere?: string
}
/** What a screen is told of a column. */
export const columnTold = <Row>({ key, label, kind, shown }: ListColumn<Row>) => ({ key, label, kind, shown })

/**
 * The columns that a list is asked for, in their order; the first declared one names the row and always stands first.
 * @param asked keys with commas between; anything unknown is left out; all columns when nothing is asked
 */
export const columnsAsked = <Row>(columns: readonly ListColumn<Row>[], asked: string | undefined): ListColumn<Row>[] => {
  const [first] = columns
  if (asked === undefined || !first) return [...columns]
  const keys = [...new Set(asked.split(','))].filter(key => key !== first.key)
  return [first, ...keys.flatMap(key => columns.find(column => column.key === key) ?? [])]
}
/** Rows in the order of a column; as they came when it is no column of the list, or one that orders nothing. */
export const inOrderOf = <Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  sort: string | undefined,
  down = false,
): Row[] => {
  const column = columns.find(each => each.key === sort && each.sorts !== false)
  return column ? sortRows(rows, column.value, down) : [...rows]
}
