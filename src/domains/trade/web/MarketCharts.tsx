/** The overview drawn: which markets of the world, which crafts and whose, as map and areas. */
import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { inSentence } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import type { ChartSeries } from '../../../web/ui/charts/chart.ts'
import { TreemapChart, WorldChart } from '../../../web/ui/charts/charts.tsx'
import type { TreeBranch } from '../../../web/ui/charts/options.ts'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import type { MarketCell, MarketTable } from '../analysis.schema.ts'
import { productName, sayAmount } from '../markets.rules.ts'
import { type Asked, aboutOf, detailAddress } from './market.data.ts'

interface MarketChartsProps {
  data: MarketTable
  asked: Asked
  product: string | undefined
  change: (change: { product?: string | undefined }) => void
}
export function MarketCharts({ data, asked, product, change }: MarketChartsProps) {
  const about = aboutOf(data, data.period.label)
  const write = useMemo(() => (value: number) => sayAmount(value, data.series.currency), [data.series.currency])
  const branches = useMemo(() => branchesOf(data), [data])
  const many = data.markets.length > 3
  return (
    <>
      {many && (
        <Card>
          <World data={data} asked={asked} product={product} change={change} write={write} />
        </Card>
      )}
      <Card>
        <TreemapChart
          title={say(many ? 'marketScreens.treeMarkets' : 'marketScreens.treeSuppliers', {
            market: data.markets[0]?.name ?? '',
            period: inSentence(data.period.label),
          })}
          about={about}
          branches={branches}
          write={write}
        />
      </Card>
    </>
  )
}
function World({ data, asked, product, change, write }: MarketChartsProps & { write: (value: number) => string }) {
  const go = useGo()
  const chosen = data.products.find(({ code }) => code === product)
  const sums = new Map<string, number>()
  for (const cell of data.cells)
    if (!chosen || cell.product === chosen.code) sums.set(cell.market, (sums.get(cell.market) ?? 0) + cell.listed)
  const places = data.markets.map(({ code, m49, name }) => ({ code, m49, name, value: sums.get(code) ?? null }))
  const largest = data.products.toSorted((a, b) => sumOf(data.cells, b.code) - sumOf(data.cells, a.code))[0]
  return (
    <WorldChart
      title={say(chosen ? 'marketScreens.worldOf' : 'marketScreens.worldAll', {
        product: chosen ? productName(chosen) : '',
        series: data.series.name,
        period: inSentence(data.period.label),
      })}
      about={aboutOf(data, data.period.label)}
      write={write}
      places={places}
      aside={
        <Select
          size="sm"
          aria-label={say('marketScreens.product')}
          data={[
            { value: '', label: say('marketScreens.allProducts') },
            ...data.products.map(each => ({ value: each.code, label: productName(each) })),
          ]}
          value={chosen?.code ?? ''}
          onChange={value => change({ product: value || undefined })}
          allowDeselect={false}
        />
      }
      onPick={m49 => {
        const market = places.find(place => place.m49 === m49)
        const which = chosen ?? largest
        if (market && which) go(detailAddress({ ...asked, period: data.period.code }, which.code, market.code))
      }}
    />
  )
}
const sumOf = (cells: readonly MarketCell[], product: string) =>
  cells.reduce((sum, cell) => sum + (cell.product === product ? cell.listed : 0), 0)

/** Parts too small to carry a name stand together. */
const leavesAt = 6
/** Each product with its largest suppliers, or with its largest markets where there are several. */
const branchesOf = ({ products, markets, cells }: MarketTable): TreeBranch[] => {
  const names = new Map(markets.map(({ code, name }) => [code, name]))
  return products
    .map((product): TreeBranch => {
      const { code } = product
      const label = productName(product)
      const own = cells.filter(cell => cell.product === code)
      const all =
        markets.length > 1
          ? own.map(({ market, listed }) => ({ key: market, name: names.get(market) ?? market, value: listed }))
          : (own[0]?.leaders ?? []).map(({ place, value }) => ({ key: place.code, name: place.name, value }))
      const large = all.toSorted((a, b) => b.value - a.value).slice(0, leavesAt)
      const whole = own.reduce((sum, { listed }) => sum + listed, 0)
      const rest = whole - large.reduce((sum, { value }) => sum + value, 0)
      const series: ChartSeries = { key: code, name: label, values: [] }
      return {
        key: code,
        name: label,
        series,
        leaves: rest > whole * 1e-9 ? [...large, { key: 'rest', name: say('marketScreens.others'), value: rest }] : large,
      }
    })
    .filter(({ leaves }) => leaves.some(({ value }) => value > 0))
    .toSorted((a, b) => sum(b) - sum(a))
}
const sum = ({ leaves }: TreeBranch) => leaves.reduce((total, { value }) => total + value, 0)
