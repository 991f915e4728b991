/** Shares of the suppliers over time: as parts of the whole, as amounts, as two moments; and this period on a map. */
import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { inSentence } from '../../../web/format.ts'
import type { Material } from '../../../web/theme.ts'
import { Card } from '../../../web/ui/Card.tsx'
import type { ChartSeries } from '../../../web/ui/charts/chart.ts'
import { OverTimeChart, SlopeChart, TreemapChart, WorldChart } from '../../../web/ui/charts/charts.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import type { ProductPage, SharesOverTime } from '../analysis.schema.ts'
import { productInside, sayAmount, sayShare } from '../markets.rules.ts'
import { type Asked, aboutOf, useShares } from './market.data.ts'
import css from './market.module.css'

/** Việt Nam and its rivals keep their colours on every chart. */
const materials: Readonly<Record<string, Material>> = { VNM: 'lacquer', CHN: 'indigo', IND: 'celadon', PHL: 'gilt' }
const views = ['shares', 'values', 'slope', 'areas', 'map'] as const
type View = (typeof views)[number]

interface SharesCardProps {
  asked: Asked & { product: string; market: string }
  page: ProductPage
  periods: number
}
export function SharesCard({ asked, page, periods }: SharesCardProps) {
  const { data } = useShares(periods > 1 ? { ...asked, period: undefined, step: 'year' } : null)
  const offered = views.filter(view => view === 'areas' || view === 'map' || (data && data.periods.length > 1))
  const [chosen, setChosen] = useState<View | null>(null)
  const view = chosen && offered.includes(chosen) ? chosen : (offered[0] ?? 'areas')
  const choice = offered.length > 1 && (
    <div className={css.views}>
      <SegmentedControl
        size="xs"
        aria-label={say('marketScreens.view')}
        data={offered.map(value => ({ value, label: say(`marketScreens.view_${value}`) }))}
        value={view}
        onChange={value => setChosen(value as View)}
      />
    </div>
  )
  return (
    <Card>
      {view === 'areas' || view === 'map' ? (
        <OnePeriod page={page} view={view} choice={choice} />
      ) : (
        data && <OverTime data={data} view={view} choice={choice} />
      )}
      {periods === 1 && <Notice kind="info" title={say('marketScreens.onePeriod')} />}
    </Card>
  )
}

/** The share of the whole where it is known for every period, of the listed suppliers otherwise. */
const wholeKnown = ({ suppliers }: SharesOverTime) =>
  suppliers.length > 0 && suppliers.every(({ shares }) => shares.some(({ value }) => value !== null))
const seriesOf = (data: SharesOverTime, of: 'shares' | 'values'): ChartSeries[] => {
  const whole = wholeKnown(data)
  const shares = (at: number) => {
    const { shares: all, sharesOfListed } = data.suppliers[at]!
    return (whole ? all : sharesOfListed).map(({ value }) => value)
  }
  const named = data.suppliers.map(
    ({ place, values }, at): ChartSeries => ({
      key: place.code,
      name: place.name,
      values: of === 'values' ? values : shares(at),
      ...(materials[place.code] ? { material: materials[place.code] as Material } : { material: 'grey' as const }),
    }),
  )
  const rest = data.periods.map((_, at) => {
    if (of === 'values') return data.others[at] ?? null
    const known = named.map(({ values }) => values[at] ?? null)
    const sum = known.reduce((total: number, value) => total + (value ?? 0), 0)
    return known.every(value => value === null) ? null : Math.max(0, 1 - sum)
  })
  const others: ChartSeries = { key: 'others', name: say('marketScreens.others'), values: rest, material: 'line-strong' }
  return rest.some(value => value !== null && value > 1e-9) ? [...named, others] : named
}

function OverTime({ data, view, choice }: { data: SharesOverTime; view: 'shares' | 'values' | 'slope'; choice: React.ReactNode }) {
  const whole = wholeKnown(data)
  const periods = useMemo(() => data.periods.map(({ label }) => label), [data])
  const series = useMemo(() => seriesOf(data, view === 'values' ? 'values' : 'shares'), [data, view])
  const write = useMemo(
    () => (view === 'values' ? (value: number) => sayAmount(value, data.series.currency) : sayShare),
    [view, data.series.currency],
  )
  const first = data.periods[0]?.label ?? ''
  const last = data.periods.at(-1)?.label ?? ''
  const about = {
    ...aboutOf(data, `${first} – ${last}`),
    notes: [
      ...data.limits.map(({ says }) => says),
      ...data.breaks.map(({ says }) => says),
      ...(whole ? [] : [say('marketScreens.ofListed')]),
    ],
  }
  const named = { product: data.product ? productInside(data.product) : say('marketScreens.allProducts'), market: data.market.name }
  const ends = useMemo(
    () => series.filter(({ key }) => key !== 'others').map(one => ({ ...one, values: [one.values[0] ?? null, one.values.at(-1) ?? null] })),
    [series],
  )
  if (view === 'slope')
    return (
      <SlopeChart
        title={say(whole ? 'marketScreens.slopeTitle' : 'marketScreens.slopeListedTitle', named)}
        about={about}
        write={write}
        aside={choice}
        periods={[first, last]}
        series={ends}
        strong={strong}
      />
    )
  return (
    <OverTimeChart
      title={say(
        view === 'values' ? 'marketScreens.valuesTitle' : whole ? 'marketScreens.sharesTitle' : 'marketScreens.sharesListedTitle',
        named,
      )}
      about={about}
      write={write}
      aside={choice}
      periods={periods}
      series={series}
      stacked={view === 'shares'}
      {...(view === 'shares' ? { top: 1 } : {})}
    />
  )
}
const strong = Object.keys(materials)

function OnePeriod({ page, view, choice }: { page: ProductPage; view: 'areas' | 'map'; choice: React.ReactNode }) {
  const write = useMemo(() => (value: number) => sayAmount(value, page.series.currency), [page.series.currency])
  const about = aboutOf(page, page.period.label)
  const named = { product: productInside(page.product), market: page.market.name, period: inSentence(page.period.label) }
  const branches = useMemo(
    () =>
      page.suppliers
        .filter(({ value }) => value > 0)
        .slice(0, 24)
        .map(({ place, value }) => ({
          key: place.code,
          name: place.name,
          series: { key: place.code, name: place.name, values: [], material: materials[place.code] ?? ('grey' as const) },
          leaves: [{ key: place.code, name: place.name, value }],
        })),
    [page],
  )
  if (view === 'map')
    return (
      <WorldChart
        title={say('marketScreens.suppliersMap', named)}
        about={about}
        write={write}
        aside={choice}
        places={page.suppliers.map(({ place, value }) => ({ m49: place.m49, name: place.name, value }))}
        focus={page.market.m49}
      />
    )
  return <TreemapChart title={say('marketScreens.suppliersAreas', named)} about={about} write={write} aside={choice} branches={branches} />
}
