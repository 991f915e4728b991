/** A figure opened at the side: what it counts, over which days, and every row with the place in the workbook that it came from. */
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { searchable } from '../../../kernel/text.ts'
import { get } from '../../../web/api.ts'
import { date, money, number } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import type { Fact } from '../../../web/ui/Facts.tsx'
import { FigureDrawer } from '../../../web/ui/FigureDrawer.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import type { OpenedFigure } from '../reports.actions.ts'
import css from './figures.module.css'
import { addressOf, sayFigure } from './figures.ts'

interface OpenedFigureDrawerProps {
  /** Code of the figure; undefined while none is open. */
  figure: string | undefined
  /** '2024', '2024-Q3' … */
  period: string
  asOf?: string | undefined
  onClose: () => void
}
export function OpenedFigureDrawer({ figure, period, asOf, onClose }: OpenedFigureDrawerProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['figure', period, asOf, figure],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ period, figure: figure ?? '', ...(asOf ? { asOf } : {}) })
      return get<OpenedFigure>(`/api/reports/figure?${query}`, signal)
    },
    enabled: figure !== undefined,
  })
  return (
    <FigureDrawer
      opened={figure !== undefined}
      onClose={onClose}
      title={data?.name ?? say('reportScreens.figure')}
      {...(data ? { value: sayFigure(data), facts: factsOf(data) } : {})}
    >
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && <Rows opened={data} />}
    </FigureDrawer>
  )
}

const factsOf = (opened: OpenedFigure): Fact[] => {
  const { definition, filter, period, says, numerator, denominator, overlap } = opened
  const part = ({ label, value }: NonNullable<OpenedFigure['numerator']>): Fact => ({ label, value: number(value) })
  return [
    { label: say('reportScreens.definition'), value: definition },
    { label: say('reportScreens.filter'), value: filter },
    { label: say('reportScreens.period'), value: `${period.label} (${date(period.from)} – ${date(period.lastDay)})` },
    ...(numerator ? [part(numerator)] : []),
    ...(denominator ? [part(denominator)] : []),
    ...(overlap ? [{ label: say('reportScreens.overlap'), value: overlap.says }] : []),
    ...(says ? [{ label: say('reportScreens.reckoning'), value: says }] : []),
  ]
}

type Row = OpenedFigure['rows'][number]
/** From more rows than these on, a field narrows them down. */
const many = 20
function Rows({ opened }: { opened: OpenedFigure }) {
  const [typed, setTyped] = useState('')
  const words = searchable(typed).split(' ').filter(Boolean)
  const rows = words.length
    ? opened.rows.filter(row => {
        const text = searchable(
          [row.label, row.link?.code, date(row.date), row.acceptedOn && date(row.acceptedOn), sourceOf(row)].join(' '),
        )
        return words.every(word => text.includes(word))
      })
    : opened.rows
  return (
    <>
      {opened.rows.length > many && (
        <div className={`${css.narrowing} no-print`}>
          <TextInput
            aria-label={say('reportScreens.narrow')}
            placeholder={say('reportScreens.narrow')}
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
          />
          <p className={css.quiet} aria-live="polite">
            {words.length > 0 && say('reportScreens.narrowed', { shown: number(rows.length), all: number(opened.rows.length) })}
          </p>
        </div>
      )}
      <DataTable
        label={say('reportScreens.rowsOf', { name: opened.name })}
        columns={opened.columns.map(column => columnOf(column, opened))}
        rows={rows}
        rowKey={row => opened.rows.indexOf(row)}
        empty={
          words.length ? (
            <EmptyState small title={say('reportScreens.narrowedNone')} text={say('reportScreens.narrowedNoneText')} />
          ) : (
            <EmptyState small title={say('reportScreens.noRows')} text={opened.says ?? say('reportScreens.noRowsText')} />
          )
        }
      />
    </>
  )
}

const columnOf = ({ key, label, kind }: OpenedFigure['columns'][number], opened: OpenedFigure): Column<Row> => {
  switch (key) {
    case 'label':
      return { key, header: label, width: 15.5, value: row => row.label, cell: row => <Record row={row} /> }
    case 'date':
      return { key, header: label, width: 6, value: row => row.date, cell: row => date(row.date) }
    case 'accepted':
      return { key, header: label, width: 6, value: row => row.acceptedOn ?? null, cell: row => date(row.acceptedOn ?? null) }
    case 'amount':
      return { key, header: label, numeric: true, value: row => row.amount, cell: row => (kind === 'money' ? money : number)(row.amount) }
    case 'side':
      return {
        key,
        header: label,
        value: row => (row.side === 'denominator' ? opened.denominator?.label : opened.numerator?.label) ?? null,
        cell: row => say(row.side === 'denominator' ? 'reports.sideDenominator' : 'reports.sideNumerator'),
      }
    case 'source':
      return { key, header: label, value: row => sourceOf(row), cell: row => <span className={css.source}>{sourceOf(row)}</span> }
  }
}
function Record({ row }: { row: Row }) {
  const to = addressOf(row)
  return (
    <span className={css.record} data-pictured={row.link?.to === 'design' || undefined}>
      {row.link?.to === 'design' && (
        <img className={css.thumb} src={`/api/designs/${encodeURIComponent(row.link.code)}/picture`} alt="" loading="lazy" />
      )}
      {to ? <GoLink to={to}>{row.label}</GoLink> : row.label}
      {row.records !== undefined && row.records > 1 && (
        <span className={css.quiet}> {say('reportScreens.recordsBehind', { count: number(row.records) })}</span>
      )}
    </span>
  )
}
/** Records kept by hand on screen come from no workbook. */
const sourceOf = ({ source }: Row): string =>
  source ? say('reportScreens.source', { file: source.file, sheet: source.sheet, row: source.row }) : say('reportScreens.noSource')
