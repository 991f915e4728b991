/** A dense, calm table: sticky header, frozen first column, sorting, keys ↑↓ Enter, 50 rows a page; cards on a phone. */
import { Table } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { say } from '../../words/say.ts'
import { unknown } from '../format.ts'
import { Cards } from './Cards.tsx'
import { ColumnOrder } from './ColumnOrder.tsx'
import { Columns } from './Columns.tsx'
import css from './DataTable.module.css'
import { EmptyState } from './EmptyState.tsx'
import { GoLink } from './GoLink.tsx'
import { Pager } from './Pager.tsx'
import { type Ticking, type Ticks, useTicks } from './Ticks.tsx'
import { type Cell, pageOf, pageSize, sortRows } from './table.ts'
import { usePrinting } from './usePrinting.ts'

export interface Column<Row> {
  key: string
  header: string
  /** What it sorts by, and shows unless `cell` is given; unknown is null. */
  value: (row: Row) => Cell
  cell?: (row: Row) => ReactNode
  /** Right-aligned, tabular figures. */
  numeric?: boolean
  /** In rem. */
  width?: number
  /** Hidden until chosen. */
  hidden?: boolean
  /** False: cannot be sorted. */
  sort?: false
  /** False: left out of the card on a phone. */
  onPhone?: false
  /** One line, cut at so many rem; the whole stands in the tooltip. */
  line?: number
  /** Two lines instead of one before it is cut: names whose ends tell them apart. */
  two?: true
}
export interface DataTableProps<Row> {
  /** What the table lists; read out and used to remember the chosen columns. */
  label: string
  /** The first one names the row: it stays frozen and carries the link. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** The address of a row, or what opens it. */
  to?: (row: Row) => string
  onOpen?: (row: Row) => void
  loading?: boolean
  empty?: ReactNode
  /** Left of the column chooser: the filters. */
  toolbar?: ReactNode
  sort?: { key: string; down?: boolean }
  /** Sums under the columns, by key. */
  foot?: Readonly<Record<string, ReactNode>>
  /** The server pages and sorts: the rows given are one page. */
  served?: Served
  /** A few rows within a page: without the column chooser and the count. */
  brief?: true
  /** Rows can be ticked; Space ticks the row in focus. */
  ticking?: Ticking<Row> | undefined
  /** Which columns are shown in which order is kept elsewhere, such as in the address. */
  ordered?: { shown: readonly string[]; onShown: (keys: string[]) => void; onReset?: () => void }
}
/** A page that the server has cut. Pages count from 1. */
export interface Served {
  total: number
  page: number
  size: number
  onPage: (page: number) => void
  /** Keys of the columns that it can sort by, and the turn of one. */
  sorts?: readonly string[]
  sort?: { key: string; down?: boolean } | null
  onSort?: (sort: { key: string; down?: boolean } | null) => void
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, rowKey, loading = false, empty, toolbar, foot, served, brief = false } = props
  const columns = served
    ? props.columns.map(column => (served.sorts?.includes(column.key) ? column : { ...column, sort: false as const }))
    : props.columns
  const phone = useMediaQuery('screen and (max-width: 48em)', false, { getInitialValueInEffect: false })
  const [ownSort, setOwnSort] = useState(props.sort ?? null)
  const sort = served ? (served.sort ?? null) : ownSort
  const [page, setPage] = useState(0)
  const [chosen, setHidden] = useLocalStorage<string[] | null>({
    key: `columns:${label}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  // Some columns come with the rows: what is hidden unless chosen is asked of those that are here.
  const hidden = chosen ?? columns.filter(column => column.hidden).map(column => column.key)
  const shown = props.ordered
    ? [columns[0], ...props.ordered.shown.map(key => columns.slice(1).find(column => column.key === key))].filter(
        column => column !== undefined,
      )
    : columns.filter((column, index) => index === 0 || !hidden.includes(column.key))
  const sorted = useMemo(() => {
    const by = served ? undefined : columns.find(column => column.key === sort?.key)
    return by ? sortRows(rows, by.value, sort?.down ?? false) : rows
  }, [rows, columns, sort, served])
  // Paper has no next page to turn to: what is here goes onto it whole.
  const size = usePrinting() ? Math.max(pageSize, sorted.length) : pageSize
  const part = served ? servedPart(served, sorted) : pageOf(sorted, page, size)
  const openable = Boolean(props.to ?? props.onOpen)
  const ticks = useTicks(props.ticking, part.rows, rowKey)
  const turn = (column: Column<Row>) => {
    const next = sort?.key !== column.key ? { key: column.key } : sort.down ? null : { key: column.key, down: true }
    setPage(0)
    if (served) served.onSort?.(next)
    else setOwnSort(next)
  }
  return (
    <div className={css.whole}>
      {(toolbar || !(phone || brief || (rows.length === 0 && !loading))) && (
        <div className={`${css.toolbar} no-print`}>
          <div className={css.tools}>{toolbar}</div>
          {!phone && props.ordered && <ColumnOrder columns={columns} {...props.ordered} />}
          {!phone && !props.ordered && columns.length > 3 && <Columns columns={columns} hidden={hidden} onHidden={setHidden} />}
        </div>
      )}
      {loading ? (
        <Bones columns={shown.length} />
      ) : rows.length === 0 ? (
        <div className={css.none}>{empty ?? <EmptyState title={say('web.tableEmpty')} />}</div>
      ) : phone ? (
        <Cards {...props} columns={shown} rows={part.rows} ticks={ticks} />
      ) : (
        <Grid
          {...props}
          columns={shown}
          rows={part.rows}
          sort={sort}
          onSort={turn}
          openable={openable}
          foot={foot}
          rowKey={rowKey}
          ticks={ticks}
        />
      )}
      {!loading && !(brief && part.pages === 1) && (
        <Pager {...part} total={served?.total ?? rows.length} onPage={at => (served ? served.onPage(at + 1) : setPage(at))} />
      )}
    </div>
  )
}

/** What the pager shows of a page cut by the server. */
const servedPart = <Row,>({ page, size, total }: Served, rows: readonly Row[]) => {
  const before = (page - 1) * size
  return { rows, page: page - 1, pages: Math.max(1, Math.ceil(total / size)), from: rows.length ? before + 1 : 0, to: before + rows.length }
}

/** What a column of a given width keeps when the others ask for room, and a name without one, in rem. */
const least = { given: 13, name: 10, line: 9 }
const widthOf = <Row,>({ width, line }: Column<Row>, first: boolean): CSSProperties | undefined => {
  if (width) return { minWidth: `${Math.min(width, least.given)}rem`, width: `${width}rem` }
  if (first) return { minWidth: `${least.name}rem` }
  return line ? { minWidth: `${Math.min(line, least.line)}rem` } : undefined
}
const widest = (rem: number) => ({ '--widest': `${rem}rem` }) as CSSProperties

interface GridProps<Row> extends Omit<DataTableProps<Row>, 'sort' | 'foot'> {
  sort: { key: string; down?: boolean } | null
  onSort: (column: Column<Row>) => void
  openable: boolean
  foot: Readonly<Record<string, ReactNode>> | undefined
  ticks: Ticks<Row> | undefined
}
function Grid<Row>({ label, columns, rows, rowKey, to, onOpen, sort, onSort, openable, foot, ticks }: GridProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [at, setAt] = useState(0)
  const openers = () => [...(body.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])]
  const move = (event: KeyboardEvent) => {
    const all = openers()
    const here = all.indexOf(document.activeElement as HTMLElement)
    const row = rows[here]
    if (event.key === ' ' && ticks && row) {
      event.preventDefault()
      return ticks.toggle(rowKey(row), event.shiftKey)
    }
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key]
    if (here < 0 || next === undefined) return
    event.preventDefault()
    const target = Math.min(Math.max(0, next), all.length - 1)
    setAt(target)
    all[target]?.focus()
  }
  return (
    <section className={css.scroll} aria-label={label} tabIndex={openable ? undefined : 0}>
      <Table stickyHeader className={css.table ?? ''} withRowBorders={false}>
        <caption className="only-heard">{label}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column, place) => (
              <Head
                key={column.key}
                column={column}
                first={place === 0}
                before={place === 0 ? ticks?.page : undefined}
                down={sort?.key === column.key ? (sort.down ?? false) : null}
                onSort={() => onSort(column)}
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body} onKeyDown={move}>
          {rows.map((row, index) => (
            <Table.Tr
              key={rowKey(row)}
              data-openable={openable || undefined}
              data-ticked={ticks?.isOn(row) || undefined}
              onClick={event => {
                // A click anywhere in the row is a click on its opener, unless it was meant for something else in it.
                if (!openable || (event.target as HTMLElement).closest('a, button, input, label')) return
                if (window.getSelection()?.toString()) return
                event.currentTarget.querySelector<HTMLElement>('[data-opens]')?.click()
              }}
            >
              {columns.map((column, place) => (
                <Table.Td
                  key={column.key}
                  data-numeric={column.numeric || undefined}
                  data-code={column.key === 'code' || undefined}
                  data-tickable={(place === 0 && ticks !== undefined) || undefined}
                >
                  {place === 0 && ticks?.box(row)}
                  {place === 0 ? (
                    <span className={css.name} data-two={column.two} style={widest(column.width ?? 26)} title={titleOf(column, row)}>
                      {openable ? (
                        <Opener
                          {...opening(row, to, onOpen)}
                          tabIndex={index === Math.min(at, rows.length - 1) ? 0 : -1}
                          onFocus={() => setAt(index)}
                        >
                          {show(column, row)}
                        </Opener>
                      ) : (
                        <span>{show(column, row)}</span>
                      )}
                    </span>
                  ) : column.line ? (
                    <span className={css.line} data-two={column.two} style={widest(column.line)} title={titleOf(column, row)}>
                      <span>{show(column, row)}</span>
                    </span>
                  ) : (
                    show(column, row)
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        {foot && (
          <Table.Tfoot>
            <Table.Tr>
              {columns.map(column => (
                <Table.Td key={column.key} data-numeric={column.numeric || undefined}>
                  {foot[column.key]}
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </section>
  )
}

/** What a cell shows: its own drawing, its value, or 'chưa xác định'. */
export const show = <Row,>(column: Column<Row>, row: Row): ReactNode => {
  if (column.cell) return column.cell(row)
  const value = column.value(row)
  return value === null || value === undefined || value === '' ? <span className={css.unknown}>{unknown()}</span> : value
}
/** The whole name on hover, where one line cuts it. */
const titleOf = <Row,>(column: Column<Row>, row: Row) => String(column.value(row) ?? '')
const opening = <Row,>(row: Row, to?: (row: Row) => string, onOpen?: (row: Row) => void) => ({ to: to?.(row), onOpen: () => onOpen?.(row) })

interface OpenerProps {
  to: string | undefined
  onOpen: () => void
  tabIndex: number
  onFocus: () => void
  children: ReactNode
}
function Opener({ to, onOpen, children, tabIndex, onFocus }: OpenerProps) {
  if (to === undefined)
    return (
      <button type="button" data-opens className={`${css.opener} quiet-button`} onClick={onOpen} tabIndex={tabIndex} onFocus={onFocus}>
        {children}
      </button>
    )
  return (
    <GoLink to={to} data-opens className={css.opener} tabIndex={tabIndex} onFocus={onFocus}>
      {children}
    </GoLink>
  )
}

interface HeadProps<Row> {
  /** It names the row. */
  first: boolean
  column: Column<Row>
  /** Null when the table is not sorted by this column. */
  down: boolean | null
  onSort: () => void
  /** Stands before the words: the box of the whole page. */
  before: ReactNode
}
function Head<Row>({ column, first, down, onSort, before }: HeadProps<Row>) {
  const Icon = down === null ? IconArrowsSort : down ? IconArrowDown : IconArrowUp
  return (
    <Table.Th
      scope="col"
      data-numeric={column.numeric || undefined}
      aria-sort={down === null ? undefined : down ? 'descending' : 'ascending'}
      data-tickable={before !== undefined || undefined}
      style={widthOf(column, first)}
    >
      {before}
      {column.sort === false ? (
        column.header
      ) : (
        <>
          <button type="button" className={`${css.sort} quiet-button no-print`} data-on={down !== null || undefined} onClick={onSort}>
            <span>{column.header}</span>
            <Icon size={13} stroke={2} aria-hidden />
          </button>
          {/* Buttons are left out where a head is printed again on the next page. */}
          <span className="only-print">{column.header}</span>
        </>
      )}
    </Table.Th>
  )
}

/** The shape of the table while its rows come. */
function Bones({ columns }: { columns: number }) {
  return (
    <div className={css.bones} aria-busy="true">
      <span className="only-heard">{say('web.loading')}</span>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(row => (
        <div key={row} className={css.boneRow} style={{ gridTemplateColumns: `2fr repeat(${Math.max(1, columns - 1)}, 1fr)` }}>
          {Array.from({ length: columns }, (_, index) => `${row}${index}`).map(cell => (
            <span key={cell} className={css.bone} />
          ))}
        </div>
      ))}
    </div>
  )
}
