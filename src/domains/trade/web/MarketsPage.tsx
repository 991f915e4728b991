/** Thị trường: crafts × markets of one chosen source, as a heat table, a map and areas; every cell opens. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { inSentence } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { useNarrow } from '../../../web/ui/charts/EChart.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import type { MarketTable } from '../analysis.schema.ts'
import { sayAmount } from '../markets.rules.ts'
import { HeatTable } from './HeatTable.tsx'
import { MarketCharts } from './MarketCharts.tsx'
import { useChoice, useMarketTable } from './market.data.ts'
import css from './market.module.css'
import { useMarketTabs } from './marketTabs.ts'
import { type Measure, measuresOf } from './measures.ts'
import { ProductsTable } from './ProductsTable.tsx'
import { type OpenedRows, RowsDrawer } from './RowsDrawer.tsx'
import { Limits, SeriesBar } from './SeriesBar.tsx'

export function MarketsPage() {
  const { address, change, series, card, asked } = useChoice()
  const { data, error, refetch } = useMarketTable(asked, address.focus)
  const tabs = useMarketTabs('overview')
  const [opened, setOpened] = useState<OpenedRows | null>(null)
  const problem = series.error ?? error
  return (
    <Page
      title={say('marketScreens.title')}
      state={data ? stateOf(data) : series.data?.length === 0 ? say('marketScreens.stateNone') : undefined}
      {...tabs}
    >
      {card && (
        <SeriesBar
          all={series.data ?? []}
          card={card}
          address={address}
          change={change}
          said={data}
          {...(card.flow === 'import' ? { focus: data?.focus.code ?? 'VNM' } : {})}
        />
      )}
      {problem && !data ? (
        <ErrorState problem={problem} onRetry={() => void (series.error ? series.refetch() : refetch())} />
      ) : series.data?.length === 0 ? (
        <EmptyState
          title={say('marketScreens.noSeries')}
          text={say('marketScreens.noSeriesText')}
          action={<GoLink to="/thi-truong/so-lieu">{say('marketScreens.toData')}</GoLink>}
        />
      ) : !card || !data || !asked ? (
        <PageSkeleton />
      ) : (
        <>
          <Limits limits={data.limits} example={card.example} />
          {data.cells.length === 0 ? (
            <EmptyState title={say('marketScreens.noCells')} text={say('marketScreens.noCellsText')} />
          ) : data.markets.length > 1 ? (
            <Grid data={data} measure={address.measure} onMeasure={measure => change({ measure })} asked={asked} />
          ) : (
            <Card title={say('marketScreens.productsOf', { market: data.markets[0]?.name ?? '', period: inSentence(data.period.label) })}>
              <ProductsTable data={data} asked={asked} onRows={setOpened} />
            </Card>
          )}
          {data.unmappedShare !== null && data.unmappedShare > 0 && (
            <p className={css.note}>
              {say('marketScreens.unmapped', { share: `${(data.unmappedShare * 100).toFixed(1).replace('.', ',')}%` })}
            </p>
          )}
          {data.cells.length > 0 && <MarketCharts data={data} asked={asked} product={address.product} change={change} />}
        </>
      )}
      <RowsDrawer opened={opened} onClose={() => setOpened(null)} />
    </Page>
  )
}
const stateOf = ({ series, period, products, markets, cells }: MarketTable): string =>
  say('marketScreens.state', {
    source: series.name,
    period: inSentence(period.label),
    products: products.length,
    markets: markets.length,
    value: sayAmount(
      cells.reduce((sum, { listed }) => sum + listed, 0),
      series.currency,
    ),
  })

interface GridProps {
  data: MarketTable
  measure: string | undefined
  onMeasure: (measure: string) => void
  asked: Parameters<typeof HeatTable>[0]['asked']
}
function Grid({ data, measure, onMeasure, asked }: GridProps) {
  const narrow = useNarrow()
  const measures = measuresOf(data)
  const shown = measures.find(({ key }) => key === measure) ?? (measures[0] as Measure)
  return (
    <Card
      title={say('marketScreens.heatTitle')}
      aside={
        <SegmentedControl
          className="no-print"
          size={narrow ? 'xs' : 'sm'}
          aria-label={say('marketScreens.measure')}
          data={measures.map(({ key, label }) => ({ value: key, label }))}
          value={shown.key}
          onChange={onMeasure}
        />
      }
    >
      <HeatTable data={data} measure={shown} asked={asked} />
      {shown.key === 'share' && shown.label.includes('(*)') && <p className={css.note}>{say('marketScreens.ofListedNote')}</p>}
    </Card>
  )
}
