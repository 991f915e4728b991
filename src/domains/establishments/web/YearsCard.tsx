/** The history of an establishment by year; a year opens to every row of it, each row to its own page where it has one. */
import { useState } from 'react'
import { date, money, moneyShort, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FigureDrawer } from '../../../web/ui/FigureDrawer.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import css from './establishment.module.css'
import { useYears, type YearRow, type YearsData } from './page.data.ts'

type Year = YearsData['years'][number]
type Sums = YearsData['total']

const count = (value: number) => (value === 0 ? <span className={css.zero}>0</span> : number(value))
/** Support of its own; what several establishments share stands below, for nobody can divide it. */
function Support({ own, shared }: { own: number; shared: number }) {
  if (own === 0 && shared === 0) return <span className={css.zero}>0</span>
  return (
    <>
      {own > 0 || shared === 0 ? moneyShort(own) : null}
      {shared > 0 && <span className={css.shared}>{say('establishmentScreens.sharedMoney', { amount: moneyShort(shared) })}</span>}
    </>
  )
}
const approved = (sums: Sums) => <Support own={sums.approved} shared={sums.approvedShared} />
const settled = (sums: Sums) => <Support own={sums.settled} shared={sums.settledShared} />
/** Lượt, and below how many people they were. */
const turns = (sums: Sums) => (
  <>
    {count(sums.turns)}
    {sums.turns > 0 && <span className={css.shared}>{say('registerScreens.people', { count: sums.people })}</span>}
  </>
)
const counted = (key: 'projects' | 'machines' | 'designs' | 'fairs' | 'classes' | 'turns' | 'checks'): Column<Year> => ({
  key,
  header: say(`establishmentScreens.${key}`),
  value: row => row[key],
  cell: row => count(row[key]),
  numeric: true,
  sort: false,
})
const columns: Column<Year>[] = [
  { key: 'year', header: say('registerScreens.year'), value: row => row.year, cell: row => String(row.year), width: 4, sort: false },
  { key: 'approved', header: say('establishmentScreens.approved'), value: row => row.approved, cell: approved, numeric: true, sort: false },
  { key: 'settled', header: say('establishmentScreens.settled'), value: row => row.settled, cell: settled, numeric: true, sort: false },
  counted('projects'),
  counted('machines'),
  counted('designs'),
  counted('fairs'),
  counted('classes'),
  { ...counted('turns'), cell: turns },
  counted('checks'),
]
const footOf = (total: Sums) => ({
  year: say('establishmentScreens.total'),
  approved: approved(total),
  settled: settled(total),
  projects: count(total.projects),
  machines: count(total.machines),
  designs: count(total.designs),
  fairs: count(total.fairs),
  classes: count(total.classes),
  turns: turns(total),
  checks: count(total.checks),
})

export function YearsCard({ code, asOf }: { code: string; asOf?: string | undefined }) {
  const { data, error, refetch } = useYears(code, asOf)
  const [year, setYear] = useState<number | null>(null)
  const rows = data?.rows.filter(row => row.year === year) ?? []
  return (
    <Card title={say('establishmentScreens.years')} aside={<span className={css.under}>{say('establishmentScreens.inMillions')}</span>}>
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : data?.years.length === 0 ? (
        <EmptyState
          small
          title={asOf ? say('establishmentScreens.yearsNoneOn', { day: date(asOf) }) : say('establishmentScreens.yearsNone')}
          {...(asOf ? {} : { text: say('establishmentScreens.yearsNoneText') })}
        />
      ) : (
        <DataTable
          label={say('establishmentScreens.years')}
          columns={columns}
          rows={data?.years ?? []}
          loading={!data}
          rowKey={row => row.year}
          brief
          onOpen={row => setYear(row.year)}
          {...(data && data.years.length > 1 ? { foot: footOf(data.total) } : {})}
        />
      )}
      {asOf && <p className={css.foot}>{say('establishmentScreens.yearsOn', { day: date(asOf) })}</p>}
      {data && data.beyond > 0 && <p className={css.foot}>{say('establishmentScreens.beyond', { count: data.beyond })}</p>}
      <FigureDrawer
        opened={year !== null}
        onClose={() => setYear(null)}
        title={say('establishmentScreens.yearTitle', { year: year ?? '', count: rows.length })}
      >
        {data && <YearRows kinds={data.kinds} rows={rows} />}
      </FigureDrawer>
    </Card>
  )
}

function YearRows({ kinds, rows }: { kinds: YearsData['kinds']; rows: readonly YearRow[] }) {
  const used = (Object.keys(kinds) as (keyof typeof kinds)[]).filter(kind => rows.some(row => row.kind === kind))
  return used.map(kind => (
    <section key={kind}>
      <h3 className={css.kind}>{kinds[kind]}</h3>
      <ul className={css.rows}>
        {rows
          .filter(row => row.kind === kind)
          .map(row => (
            <li key={row.id} className={css.row} data-uncounted={!row.counts || undefined}>
              <div className={css.rowHead}>
                <span className={css.rowTitle}>{row.to ? <GoLink to={row.to}>{row.title}</GoLink> : row.title}</span>
                {row.day && <time dateTime={row.day}>{date(row.day)}</time>}
              </div>
              {row.detail && <span className={css.under}>{row.detail}</span>}
              {kind === 'project' && <span className={css.under}>{moneyOf(row)}</span>}
              {row.source && <span className={css.under}>{say('establishmentScreens.sourceRow', row.source)}</span>}
            </li>
          ))}
      </ul>
    </section>
  ))
}
const moneyOf = (row: YearRow) =>
  [
    row.approved === null || row.approved === undefined
      ? say('establishmentScreens.approvedNot')
      : say('establishmentScreens.approvedOf', { amount: money(row.approved) }),
    row.settled !== null && row.settled !== undefined && say('establishmentScreens.settledOf', { amount: money(row.settled) }),
  ]
    .filter(Boolean)
    .join(' · ')
