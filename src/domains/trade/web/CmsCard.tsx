/** Why a supplier's sales changed between two periods: the market's growth, the mix of goods, the markets, and its own strength. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import type { CmsAnswer, CmsEffects, ProductPage } from '../analysis.schema.ts'
import { sayAmount } from '../markets.rules.ts'
import { type Asked, useChoice, useCms } from './market.data.ts'
import css from './market.module.css'

const effects = ['size', 'mix', 'market', 'competitiveness'] as const

export function CmsCard({ asked, page }: { asked: Asked & { market: string }; page: ProductPage }) {
  const { card } = useChoice()
  const periods = card?.periods ?? []
  const years = periods.filter(({ code }) => !code.includes('-') || code.endsWith('-12'))
  const choices = (card?.frequency === 'month' ? years.map(({ code }) => ({ code: `12m:${code}`, label: code.slice(0, 4) })) : years).map(
    ({ code, label }) => ({ value: code, label }),
  )
  const [supplier, setSupplier] = useState(
    page.suppliers.find(({ place }) => place.code === 'VNM')?.place.code ?? page.suppliers[0]?.place.code,
  )
  const [from, setFrom] = useState(choices[0]?.value)
  const [to, setTo] = useState(choices.at(-1)?.value)
  const { series, mapping, by, market } = asked
  const { data, error, refetch } = useCms(
    supplier && from && to && from !== to
      ? { series, mapping, by, supplier, from, to, ...(page.series.flow === 'import' ? { market } : {}) }
      : null,
  )
  return (
    <Card title={say('marketScreens.cms')}>
      <p className={css.lead}>{say('marketScreens.cmsText')}</p>
      <div className={`${css.bar} no-print`}>
        <Select
          label={say('marketScreens.supplier')}
          data={page.suppliers.map(({ place }) => ({ value: place.code, label: place.name }))}
          value={supplier ?? null}
          onChange={value => setSupplier(value ?? undefined)}
          searchable
          allowDeselect={false}
          limit={80}
        />
        <Select
          label={say('marketScreens.fromPeriod')}
          data={choices}
          value={from ?? null}
          onChange={value => setFrom(value ?? undefined)}
          allowDeselect={false}
        />
        <Select
          label={say('marketScreens.toPeriod')}
          data={choices}
          value={to ?? null}
          onChange={value => setTo(value ?? undefined)}
          allowDeselect={false}
        />
      </div>
      {error && !data && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && from !== to && <PageSkeleton />}
      {data?.refused && <Notice kind="info" title={say('marketScreens.cmsRefused')} text={data.refused.says} />}
      {data?.total && <Decomposed data={data} total={data.total} />}
    </Card>
  )
}
function Decomposed({ data, total }: { data: CmsAnswer; total: CmsEffects }) {
  const amount = (value: number) => `${value > 0 ? '+' : ''}${sayAmount(value, data.series.currency)}`
  const most = Math.max(...effects.map(key => Math.abs(total[key])), 1e-9)
  return (
    <>
      <p>
        {say('marketScreens.cmsLine', {
          supplier: data.supplier.name,
          before: sayAmount(total.before, data.series.currency),
          from: data.from.label,
          after: sayAmount(total.after, data.series.currency),
          to: data.to.label,
        })}
      </p>
      <table className={css.cms}>
        <tbody>
          {effects.map(key => (
            <tr key={key}>
              <th scope="row">
                {say(`marketScreens.cms_${key}`)}
                <span className={css.small}>{say(`marketScreens.cmsHelp_${key}`)}</span>
              </th>
              <td className="figures">{amount(total[key])}</td>
              <td className={css.cmsBar} aria-hidden>
                <span data-down={total[key] < 0 || undefined} style={{ width: `${(50 * Math.abs(total[key])) / most}%` }} />
              </td>
            </tr>
          ))}
          <tr className={css.cmsSum}>
            <th scope="row">{say('marketScreens.cmsChange')}</th>
            <td className="figures">{amount(total.change)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      <p className={css.note}>{data.formula}</p>
      <p className={css.note}>{data.sourceLine}</p>
    </>
  )
}
