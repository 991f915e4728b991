/** Export growth of the series that an officer named official, against the plan's range: month by month, with a forecast band. */
import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { percent, range } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import type { ChartSeries } from '../../../web/ui/charts/chart.ts'
import { BandChart } from '../../../web/ui/charts/charts.tsx'
import type { Band } from '../../../web/ui/charts/options.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { TargetGauge } from '../../../web/ui/TargetGauge.tsx'
import { say } from '../../../words/say.ts'
import type { Pace, PaceMonth } from '../analysis.schema.ts'
import { sayAmount, sayGrowth } from '../markets.rules.ts'
import { statuses } from '../series.schema.ts'
import { usePace } from './data.data.ts'
import { FigureText, Tile } from './Figures.tsx'
import css from './market.module.css'
import { useMarketTabs } from './marketTabs.ts'
import { OfficialCard } from './OfficialCard.tsx'

export function PacePage() {
  const { year: now } = useSession()
  const [address, change] = useAddress()
  const year = Number(address.nam ?? now)
  const { data, error, refetch } = usePace(year)
  return (
    <Page
      title={say('marketScreens.paceTitle')}
      state={data?.says}
      {...useMarketTabs('pace')}
      more={
        <Select
          aria-label={say('marketScreens.year')}
          data={[0, 1, 2, 3].map(back => String(now - back))}
          value={String(year)}
          onChange={value => change({ nam: value ?? undefined })}
          allowDeselect={false}
          w={110}
        />
      }
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : !data.series ? (
        <Notice kind="warning" title={say('marketScreens.noOfficial')} text={say('marketScreens.noOfficialText')} />
      ) : (
        <Told data={data} />
      )}
      <OfficialCard />
    </Page>
  )
}

function Told({ data }: { data: Pace }) {
  const series = data.series!
  const drawn = useMemo(() => drawnOf(data), [data])
  return (
    <>
      {data.target ? (
        <Card>
          <TargetGauge
            name={say('marketScreens.paceName', { year: data.year })}
            actual={data.growth.value}
            {...data.target}
            expected={null}
            forecast={data.forecast && { low: data.forecast.growth.low, high: data.forecast.growth.high }}
            reach={reachOf(data)}
            write={value => percent(value)}
            note={noteOf(data)}
          />
        </Card>
      ) : (
        <Tile label={say('marketScreens.paceName', { year: data.year })} figure={data.growth} write={sayGrowth} note={noteOf(data)} />
      )}
      {data.refused && <Notice kind="info" title={say('marketScreens.noForecast')} text={data.refused} />}
      <Card>
        <BandChart
          title={say('marketScreens.paceChart', { year: data.year })}
          about={{
            source: say('marketScreens.paceSource', { ...series }),
            period: String(data.year),
            notes: data.forecast ? [data.forecast.method] : [],
          }}
          write={sayGrowth}
          periods={drawn.periods}
          series={drawn.series}
          band={drawn.band}
          range={drawn.range}
        />
      </Card>
      <Card title={say('marketScreens.paceMonths')}>
        <DataTable
          label={say('charts.tableOf', { title: say('marketScreens.paceMonths') })}
          columns={columnsOf(series.currency)}
          rows={data.months}
          rowKey={row => row.month}
        />
        <p className={`${css.under} ${css.note}`}>{say('marketScreens.paceRule')}</p>
      </Card>
      {data.forecast && data.forecast.backtest.length > 0 && (
        <Card title={say('marketScreens.backtest')}>
          <DataTable
            label={say('charts.tableOf', { title: say('marketScreens.backtest') })}
            columns={backtest}
            rows={data.forecast.backtest}
            rowKey={row => `${row.year} ${row.month}`}
          />
        </Card>
      )}
    </>
  )
}
const noteOf = (data: Pace): string =>
  [
    data.lastMonth && say('marketScreens.paceUntil', { month: sayMonth(data.lastMonth) }),
    data.status && statuses[data.status],
    data.growth.says,
  ]
    .filter(Boolean)
    .join(' · ')
/** Whether the plan's range can still be reached, as far as the forecast tells. */
const reachOf = ({ target, forecast, months, growth }: Pace) => {
  if (!target) return 'undetermined'
  const whole = months.filter(({ amount, lastYear }) => amount !== null && lastYear !== null).length === 12
  if (whole && growth.value !== null) return growth.value >= target.min ? 'reached' : 'unreachable'
  if (!forecast) return 'undetermined'
  return forecast.growth.high >= target.min ? 'reachable' : 'unreachable'
}
const sayMonth = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`

/** Growth of each month and of all months so far, the plan's strip, and what the whole year may come to. */
const drawnOf = (data: Pace) => {
  const periods = data.months.map(({ month }) => sayMonth(month))
  const cumulated = data.months.map(({ cumulated: figure }) => figure.value)
  const series: ChartSeries[] = [
    { key: 'cumulated', name: say('marketScreens.cumulated'), values: cumulated, material: 'lacquer' },
    { key: 'month', name: say('marketScreens.monthGrowth'), values: data.months.map(({ growth }) => growth.value), material: 'grey' },
  ]
  const last = cumulated.findLastIndex(value => value !== null)
  const end = periods.length - 1
  // From the last month known, in a straight line to the growth that the whole year may come to.
  const line = (to: number): (number | null)[] =>
    periods.map((_, at) => {
      const from = cumulated[last] ?? 0
      return at < last ? null : from + ((to - from) * (at - last)) / (end - last)
    })
  const growth = data.forecast?.growth
  const band: Band | null =
    growth && last >= 0 && last < end
      ? {
          name: say('marketScreens.forecast'),
          bandName: say('marketScreens.forecastBand'),
          low: line(growth.low),
          middle: line(growth.middle),
          high: line(growth.high),
        }
      : null
  const { target } = data
  const range = target && {
    name: say('marketScreens.planRange', { range: rangeOf(target) }),
    low: periods.map(() => target.min),
    high: periods.map(() => target.max),
  }
  return { periods, series, band, range }
}
const rangeOf = ({ min, max }: { min: number; max: number }) => range(min, max, value => percent(value))

const columnsOf = (currency: string): Column<PaceMonth>[] => [
  { key: 'month', header: say('marketScreens.month'), value: row => row.month, cell: row => sayMonth(row.month) },
  {
    key: 'amount',
    header: say('marketScreens.amount'),
    value: row => row.amount,
    cell: row => (row.amount === null ? '–' : sayAmount(row.amount, currency)),
    numeric: true,
  },
  {
    key: 'lastYear',
    header: say('marketScreens.sameMonth'),
    value: row => row.lastYear,
    cell: row => (row.lastYear === null ? '–' : sayAmount(row.lastYear, currency)),
    numeric: true,
  },
  {
    key: 'growth',
    header: say('marketScreens.monthGrowth'),
    value: row => row.growth.value,
    cell: row => <FigureText figure={row.growth} write={sayGrowth} />,
    numeric: true,
  },
  {
    key: 'cumulated',
    header: say('marketScreens.cumulated'),
    value: row => row.cumulated.value,
    cell: row => <FigureText figure={row.cumulated} write={sayGrowth} />,
    numeric: true,
  },
  { key: 'status', header: say('marketScreens.status'), value: row => row.status, cell: row => (row.status ? statuses[row.status] : '–') },
]
type Back = NonNullable<Pace['forecast']>['backtest'][number]
const backtest: Column<Back>[] = [
  { key: 'year', header: say('marketScreens.year'), value: row => row.year },
  { key: 'month', header: say('marketScreens.backMonth'), value: row => row.month, cell: row => sayMonth(row.month) },
  {
    key: 'said',
    header: say('marketScreens.backSaid'),
    value: row => row.said,
    cell: row => say('marketScreens.backBand', { said: sayGrowth(row.said), low: sayGrowth(row.low), high: sayGrowth(row.high) }),
    numeric: true,
  },
  { key: 'came', header: say('marketScreens.backCame'), value: row => row.came, cell: row => sayGrowth(row.came), numeric: true },
  {
    key: 'inside',
    header: say('marketScreens.backInside'),
    value: row => (row.inside ? 1 : 0),
    cell: row => say(row.inside ? 'web.yes' : 'web.no'),
  },
]
