/** Crafts × markets: each cell says its figure in words and shows it by its ground; sorted by any column; each opens. */
import { UnstyledButton } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useState } from 'react'
import { tokens } from '../../../web/theme.ts'
import { between, classBounds, classOf } from '../../../web/ui/charts/chart.ts'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import type { MarketCell, MarketTable } from '../analysis.schema.ts'
import { productName } from '../markets.rules.ts'
import { type Asked, detailAddress } from './market.data.ts'
import css from './market.module.css'
import type { Measure } from './measures.ts'

/** As many markets as can be read side by side; the map and the list of each product hold all. */
const most = 12
interface HeatTableProps {
  data: MarketTable
  measure: Measure
  asked: Asked
}
export function HeatTable({ data, measure, asked }: HeatTableProps) {
  const [by, setBy] = useState<string | null>(null)
  const sums = new Map<string, number>()
  for (const { market, listed } of data.cells) sums.set(market, (sums.get(market) ?? 0) + listed)
  const markets = data.markets.toSorted((a, b) => (sums.get(b.code) ?? 0) - (sums.get(a.code) ?? 0)).slice(0, most)
  const cells = new Map(data.cells.map(cell => [`${cell.product} ${cell.market}`, cell]))
  const sizeOf = (product: string) => data.cells.reduce((sum, cell) => sum + (cell.product === product ? cell.listed : 0), 0)
  const orderOf = (product: string): number => {
    const cell = by === null ? undefined : cells.get(`${product} ${by}`)
    return by === null ? sizeOf(product) : ((cell && measure.figure(cell).value) ?? Number.NEGATIVE_INFINITY)
  }
  const products = data.products.toSorted((a, b) => orderOf(b.code) - orderOf(a.code))
  const shade = shadesOf(data.cells, measure)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys */}
      <section className={css.heatScroll} tabIndex={0} aria-label={say('charts.tableOf', { title: say('marketScreens.heatTitle') })}>
        <table className={css.heat}>
          <thead>
            <tr>
              <th scope="col">
                <Sort label={say('marketScreens.product')} on={by === null} onSort={() => setBy(null)} />
              </th>
              {markets.map(({ code, name }) => (
                <th key={code} scope="col" aria-sort={by === code ? 'descending' : undefined}>
                  <Sort label={name} on={by === code} onSort={() => setBy(code)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {products.map(product => {
              const { code } = product
              const label = productName(product)
              return (
                <tr key={code}>
                  <th scope="row" className={css.heatName}>
                    {label}
                  </th>
                  {markets.map(market => {
                    const cell = cells.get(`${code} ${market.code}`)
                    const figure = cell && measure.figure(cell)
                    return (
                      <td key={market.code} style={{ background: figure?.value == null ? undefined : shade(figure.value) }}>
                        {cell && figure ? (
                          <GoLink
                            to={detailAddress(asked, code, market.code)}
                            aria-label={say('marketScreens.cellHeard', {
                              product: label,
                              market: market.name,
                              figure: figure.value === null ? figure.says : measure.write(figure.value),
                            })}
                          >
                            {figure.value === null ? '–' : measure.write(figure.value)}
                          </GoLink>
                        ) : (
                          <span className={css.nothing}>{say('marketScreens.nothing')}</span>
                        )}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {data.markets.length > most && <p className={css.note}>{say('marketScreens.heatMost', { shown: most, all: data.markets.length })}</p>}
    </>
  )
}
function Sort({ label, on, onSort }: { label: string; on: boolean; onSort: () => void }) {
  return (
    <UnstyledButton className={css.sort ?? ''} onClick={onSort} aria-label={say('marketScreens.sortBy', { label })}>
      {label} {on && <IconArrowDown size={14} stroke={1.8} aria-hidden />}
    </UnstyledButton>
  )
}
/** A pale ground for little, a stronger one for much; below nought another colour. The figure itself stays readable on all. */
const shadesOf = (cells: readonly MarketCell[], { figure, signed }: Measure) => {
  const values = cells.flatMap(cell => figure(cell).value ?? [])
  const bounds = classBounds(signed ? values.map(Math.abs) : values)
  const strength = (value: number) => classOf(Math.abs(value), bounds) / Math.max(1, bounds.length)
  return (value: number): string =>
    value < 0
      ? between(tokens.surface, tokens['red-wash'], 0.4 + 0.6 * strength(value))
      : between(tokens.surface, tokens['celadon-band'], 0.15 + 0.85 * strength(value))
}
