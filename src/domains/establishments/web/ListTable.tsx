/** A list of the register: its saved views, its conditions, columns of one's own; a page of rows that the server orders. */
import { useDebouncedCallback } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { date } from '../../../web/format.ts'
import { type Column, DataTable, type DataTableProps } from '../../../web/ui/DataTable.tsx'
import { type Chosen, type Filter, Filters } from '../../../web/ui/Filters.tsx'
import type { ListColumn } from '../list-columns.rules.ts'
import { type ListViews, pageSize } from './listViews.data.ts'
import { ViewsMenu } from './ViewsMenu.tsx'
import css from './villages.module.css'

interface ListTableProps<Row>
  extends Pick<DataTableProps<Row>, 'label' | 'columns' | 'rows' | 'rowKey' | 'to' | 'loading' | 'empty' | 'ticking'> {
  list: Omit<ListViews, 'views'> & { views: Parameters<typeof ViewsMenu>[0]['list']['views'] }
  total: number
  filters: readonly Filter[]
  findLabel: string
  /** What is on screen, in words: a view is saved with it. */
  sentence: string
  /** Keys of the columns that the server orders by; all when left out. */
  sorts?: readonly string[]
  /** The order when nobody chose one. */
  usual?: string
  /** Stands beside the conditions. */
  aside?: ReactNode
}
export function ListTable<Row>({ list, total, filters, findLabel, sentence, sorts, usual, aside, columns, ...table }: ListTableProps<Row>) {
  const { params, change, page } = list
  const [text, setText] = useState(params.q ?? '')
  const ask = useDebouncedCallback((q: string) => change({ q: q || undefined, page: undefined }), 200)
  const keys = filters.map(filter => filter.key)
  return (
    <DataTable
      {...table}
      columns={columns}
      ordered={list.ordered}
      toolbar={
        <div className={aside ? (css.tools ?? '') : (css.plain ?? '')}>
          <Filters
            first={<ViewsMenu list={list} sentence={sentence} />}
            filters={filters}
            chosen={Object.fromEntries(keys.map(key => [key, params[key]]))}
            onChange={(chosen: Chosen) => change({ ...Object.fromEntries(keys.map(key => [key, chosen[key]])), page: undefined })}
            text={text}
            onText={next => {
              setText(next)
              ask(next.trim())
            }}
            textLabel={findLabel}
          />
          {aside}
        </div>
      }
      served={{
        total,
        page,
        size: pageSize,
        sorts: sorts ?? columns.map(column => column.key),
        ...list.sorting,
        sort: list.sorting.sort ?? (usual ? { key: usual } : null),
      }}
    />
  )
}
/** The rows of one page of a list that came whole. */
export const pageOfRows = <Row,>(rows: readonly Row[], page: number): readonly Row[] => rows.slice((page - 1) * pageSize, page * pageSize)

/** Columns as they are declared, each with its own drawing where it has one. */
export const drawnColumns = <Row,>(
  columns: readonly ListColumn<Row>[],
  none: ReactNode,
  drawn: Readonly<Record<string, Partial<Column<Row>>>>,
): Column<Row>[] =>
  columns.map(({ key, label, kind, value }) => ({
    key,
    header: label,
    value,
    ...(kind === 'int' ? { numeric: true as const } : {}),
    ...(kind === 'date'
      ? { cell: (row: Row) => (value(row) ? <span className="figures">{date(String(value(row)))}</span> : none) }
      : key === 'name'
        ? {}
        : { cell: (row: Row) => (value(row) === null || value(row) === undefined || value(row) === '' ? none : value(row)) }),
    ...drawn[key],
  }))
/** The keys of the columns that order a list. */
export const sortsOf = <Row,>(columns: readonly ListColumn<Row>[]): string[] =>
  columns.filter(column => column.sorts !== false).map(column => column.key)
