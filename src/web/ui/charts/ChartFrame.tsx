/** The frame of every chart: title, the drawing, where its figures come from, the same figures as a table, and the files made of it. */
import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { say } from '../../../words/say.ts'
import { asProblem, postForFile } from '../../api.ts'
import { date, number } from '../../format.ts'
import { useSession } from '../../session.tsx'
import { failed } from '../toast.ts'
import type { ChartAbout, ChartTable } from './chart.ts'
import css from './charts.module.css'
import { fileNameOf, framed, saveBlob, toPng } from './files.ts'

interface ChartFrameProps {
  title: string
  about: ChartAbout
  table: ChartTable
  /** How numbers of the table are written. */
  write?: (value: number) => string
  children: ReactNode
  /** Right of the title: a choice of how it is drawn. */
  aside?: ReactNode
}
type Kind = 'png' | 'svg' | 'xlsx'
const kinds = { png: 'charts.png', svg: 'charts.svg', xlsx: 'charts.excel' } as const

export function ChartFrame({ title, about, table, write = number, children, aside }: ChartFrameProps) {
  const { actor, businessDate } = useSession()
  const id = useId()
  const drawing = useRef<HTMLDivElement>(null)
  const [busy, setBusy] = useState(false)
  const taken = say('charts.taken', { day: date(businessDate), who: actor?.name ?? say('charts.anyone') })
  const lines = [
    ended(about.source),
    say('charts.period', { period: about.period }),
    ...(about.notes ?? []),
    ...(about.fileNotes ?? []),
    taken,
  ]
  const save = async (kind: Kind) => {
    const name = `${fileNameOf(title)}-${businessDate}.${kind}`
    setBusy(true)
    try {
      if (kind === 'xlsx') return saveBlob(await postForFile('/api/charts/workbook', sheetOf(title, about, table)), name)
      const svg = drawing.current?.querySelector('svg')
      if (!svg) return
      const { width, height } = svg.getBoundingClientRect()
      const copy = svg.cloneNode(true) as SVGElement
      copy.setAttribute('width', String(width))
      copy.setAttribute('height', String(height))
      const made = framed(new XMLSerializer().serializeToString(copy), { width, height }, { title, lines })
      saveBlob(kind === 'svg' ? new Blob([made.svg], { type: 'image/svg+xml' }) : await toPng(made.svg, made.width, made.height), name)
    } catch (error) {
      failed(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <figure className={css.chart} aria-labelledby={id}>
      <div className={css.head}>
        <figcaption id={id} className={css.title}>
          {title}
        </figcaption>
        <div className={`${css.tools} no-print`}>
          {aside}
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button variant="default" size="compact-sm" loading={busy} leftSection={<IconDownload size={15} stroke={1.7} />}>
                {say('charts.download')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(Object.keys(kinds) as Kind[]).map(kind => (
                <Menu.Item key={kind} onClick={() => void save(kind)}>
                  {say(kinds[kind])}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      <div ref={drawing}>{children}</div>
      <p className={css.source}>
        {ended(about.source)} {say('charts.period', { period: about.period })}
      </p>
      <details className={css.figures}>
        <summary>{say('charts.asTable')}</summary>
        {about.notes?.map(note => (
          <p key={note} className={css.note}>
            {note}
          </p>
        ))}
        <Figures title={title} table={table} write={write} />
      </details>
    </figure>
  )
}
/** A sentence with its point. */
const ended = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`)
const sheetOf = (title: string, { source, period, notes = [], fileNotes = [] }: ChartAbout, { columns, rows }: ChartTable) => ({
  title,
  source,
  period,
  notes: [...notes, ...fileNotes],
  columns: columns.map(({ header, numeric = false }) => ({ header, numeric })),
  rows,
})

function Figures({ title, table: { columns, rows }, write }: { title: string; table: ChartTable; write: (value: number) => string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys
    <section className={css.scroll} tabIndex={0} aria-label={title}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map(({ header, numeric }) => (
              <th key={header} scope="col" data-numeric={numeric || undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.join('|')}>
              {row.map((cell, at) => {
                const numeric = columns[at]?.numeric
                const said = cell === null ? (numeric ? say('web.unknown') : '') : typeof cell === 'number' ? write(cell) : cell
                return at === 0 ? (
                  <th key={columns[at]?.header} scope="row">
                    {said}
                  </th>
                ) : (
                  <td key={columns[at]?.header} data-numeric={numeric || undefined}>
                    {said}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
