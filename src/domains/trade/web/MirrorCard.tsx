/** The seller's statistics beside the buyer's: the two differ, and why is said instead of mixing them. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { say } from '../../../words/say.ts'
import type { Mirror, ProductPage, SeriesCard } from '../analysis.schema.ts'
import { productName, sayAmount } from '../markets.rules.ts'
import { type Asked, useMirror, useSeries } from './market.data.ts'
import css from './market.module.css'

/** Sellers whose own statistics are here too. */
const sellersOf = (all: readonly SeriesCard[], flow: 'import' | 'export') =>
  all.filter(each => each.flow === flow).flatMap(({ reporters }) => reporters)

export function MirrorCard({ page, asked }: { page: ProductPage; asked: Asked & { product: string; market: string } }) {
  const { data: all = [] } = useSeries()
  const exported = page.series.flow === 'export'
  // Of the buyer's statistics: sellers that tell their own. Of the seller's: buyers that do.
  const others = sellersOf(all, exported ? 'import' : 'export')
  const possible = exported
    ? others.filter(({ code }) => code === asked.market)
    : page.suppliers.map(({ place }) => place).filter(place => others.some(({ code }) => code === place.code))
  const [chosen, setChosen] = useState<string | null>(null)
  const other = possible.find(({ code }) => code === chosen) ?? possible[0]
  const seller = exported ? page.suppliers[0]?.place.code : other?.code
  const year = yearOf(page.period.code)
  const { data } = useMirror(
    other && seller
      ? {
          exporter: seller,
          importer: asked.market,
          year,
          ...(page.mapping ? { mapping: page.mapping.code } : {}),
          by: page.by,
        }
      : null,
  )
  if (!other) return null
  return (
    <Card title={say('marketScreens.mirror')}>
      <p className={css.lead}>{say('marketScreens.mirrorText')}</p>
      {!exported && possible.length > 1 && (
        <Select
          className="no-print"
          label={say('marketScreens.supplier')}
          data={possible.map(({ code, name }) => ({ value: code, label: name }))}
          value={other.code}
          onChange={setChosen}
          allowDeselect={false}
        />
      )}
      {data && <Sides data={data} product={asked.product} />}
    </Card>
  )
}
/** The last whole calendar or fiscal year that a period reaches into. */
const yearOf = (period: string): string => {
  const [, year = '', month] = /(\d{4})(?:-(\d{2}))?/.exec(period) ?? []
  return month && month !== '12' ? String(Number(year) - 1) : year
}
function Sides({ data, product: named }: { data: Mirror; product: string }) {
  const known = data.rows.filter(({ exported, imported }) => exported || imported)
  const own = known.filter(({ product }) => product.code === named)
  const rows = own.length ? own : known
  if (rows.length === 0) return <EmptyState small title={say('marketScreens.mirrorNone')} />
  return (
    <>
      <section className={css.heatScroll}>
        <table className={css.plain}>
          <thead>
            <tr>
              <th scope="col">{say('marketScreens.product')}</th>
              <th scope="col" data-numeric>
                {say('marketScreens.mirrorExported', { place: data.exporter.name })}
              </th>
              <th scope="col" data-numeric>
                {say('marketScreens.mirrorImported', { place: data.importer.name })}
              </th>
              <th scope="col" data-numeric>
                {say('marketScreens.mirrorRatio')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ product, exported, imported, ratio }) => (
              <tr key={product.code}>
                <th scope="row">{productName(product)}</th>
                <td data-numeric>
                  {exported ? `${sayAmount(exported.value, 'USD')} (${exported.period.label})` : say('marketScreens.nothing')}
                </td>
                <td data-numeric>
                  {imported ? `${sayAmount(imported.value, 'USD')} (${imported.period.label})` : say('marketScreens.nothing')}
                </td>
                <td data-numeric title={ratio.says ?? undefined}>
                  {ratio.value === null ? say('marketScreens.cannot') : number(ratio.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className={css.limits}>
        {data.notes.map(note => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  )
}
