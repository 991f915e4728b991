/** Where a market grows and Việt Nam lags: one click from a gap to a brief that is filled in. */

import { Button } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { inSentence } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import type { Gap, Gaps, Period, SeriesCard } from '../analysis.schema.ts'
import { productName, sayAmount, sayGrowth, sayShare } from '../markets.rules.ts'
import { briefKeepers } from './briefs.data.ts'
import { dataKeepers } from './data.data.ts'
import { type Asked, briefAddressOf, detailAddress, useChoice, useGaps } from './market.data.ts'
import css from './market.module.css'
import { useMarketTabs } from './marketTabs.ts'
import { Limits, SeriesBar } from './SeriesBar.tsx'

const step = 30
export function GapsPage() {
  const { address, change, series, card, asked } = useChoice()
  const { data, error, refetch } = useGaps(asked, address.focus)
  const [shown, setShown] = useState(step)
  const tabs = useMarketTabs('gaps')
  const problem = series.error ?? error
  return (
    <Page
      title={say('marketScreens.gapsTitle')}
      state={data ? stateOf(data) : series.data?.length === 0 ? say('marketScreens.stateNone') : undefined}
      {...tabs}
    >
      {card && (
        <SeriesBar all={series.data ?? []} card={card} address={address} change={change} said={data} focus={data?.focus.code ?? 'VNM'} />
      )}
      {problem && !data ? (
        <ErrorState problem={problem} onRetry={() => void (series.error ? series.refetch() : refetch())} />
      ) : series.data?.length === 0 ? (
        <EmptyState title={say('marketScreens.noSeries')} text={say('marketScreens.noSeriesText')} />
      ) : !card || !data || !asked ? (
        <PageSkeleton />
      ) : (
        <>
          <Limits limits={data.limits} example={card.example} />
          {data.previous === null && <OneYear card={card} all={series.data ?? []} period={data.period} />}
          {data.rows.length === 0 && <EmptyState title={say('marketScreens.gapsNone')} text={say('marketScreens.gapsNoneText')} />}
          <ul className={css.gaps}>
            {data.rows.slice(0, shown).map(gap => (
              <GapCard
                key={`${gap.product.code} ${gap.market.code}`}
                gap={gap}
                data={data}
                asked={{ ...asked, period: data.period.code }}
              />
            ))}
          </ul>
          {data.rows.length > shown && (
            <Button variant="default" onClick={() => setShown(shown + step)}>
              {say('marketScreens.gapsMore', { count: Math.min(step, data.rows.length - shown) })}
            </Button>
          )}
          {data.rows.some(({ share }) => share.value === null) && <p className={css.note}>{say('marketScreens.ofListedNote')}</p>}
          <p className={css.note}>{data.sourceLine}</p>
        </>
      )}
    </Page>
  )
}

const stateOf = ({ rows, focus, period }: Gaps): string =>
  say('marketScreens.gapsState', { count: rows.length, place: focus.name, period: inSentence(period.label) })

/** Without a year before, nobody knows which markets grow: which file would tell, and which other series already does. */
function OneYear({ card, all, period }: { card: SeriesCard; all: readonly SeriesCard[]; period: Period }) {
  const { has } = useSession()
  const go = useGo()
  const year = Number(/\d{4}/.exec(period.code)?.[0])
  const longer = all.filter(each => each.code !== card.code && new Set(each.periods.map(({ code }) => code.slice(0, 6))).size > 1)
  return (
    <Notice
      kind="info"
      title={say('marketScreens.oneYear', { period: inSentence(period.label) })}
      text={say(has(...dataKeepers) ? 'marketScreens.oneYearBring' : 'marketScreens.oneYearAsk', {
        before: year - 1,
        source: card.source,
        flow: inSentence(card.flowLabel),
      })}
    >
      {longer.length > 0 && (
        <p>
          {say('marketScreens.oneYearOthers')}{' '}
          {longer.map(({ code, name }, at) => (
            <Fragment key={code}>
              {at > 0 && '; '}
              <GoLink to={`/thi-truong/khoang-trong?series=${code}`}>{name}</GoLink>
            </Fragment>
          ))}
        </p>
      )}
      {has(...dataKeepers) && (
        <Button variant="default" className="no-print" onClick={() => go('/thi-truong/so-lieu')}>
          {say('marketScreens.oneYearGo', { before: year - 1 })}
        </Button>
      )}
    </Notice>
  )
}

function GapCard({ gap, data, asked }: { gap: Gap; data: Gaps; asked: Asked }) {
  const { has } = useSession()
  const go = useGo()
  const amount = (value: number) => sayAmount(value, data.series.currency)
  const { product, market, leader, priceBand } = gap
  const share = gap.share.value ?? gap.shareOfListed.value
  const led = leader && (leader.share.value ?? leader.shareOfListed.value)
  const facts = [
    gap.size.value !== null && { label: say('marketScreens.sizeWhole'), value: amount(gap.size.value) },
    gap.growth.value !== null && { label: say('marketScreens.growth'), value: sayGrowth(gap.growth.value) },
    gap.focus.value !== null && { label: say('marketScreens.from', { place: data.focus.name }), value: amount(gap.focus.value) },
    share !== null && {
      label: say(gap.share.value === null ? 'marketScreens.shareListed' : 'marketScreens.share'),
      value: sayShare(share),
    },
    leader && { label: say('marketScreens.leader'), value: led === null ? leader.place.name : `${leader.place.name}, ${sayShare(led)}` },
    priceBand && {
      label: say('marketScreens.priceBand'),
      value: say('marketScreens.bandText', {
        low: amount(priceBand.low),
        high: amount(priceBand.high),
        unit: priceBand.unit,
      }),
    },
  ].filter(fact => fact !== false && fact !== null)
  return (
    <li className={css.gap}>
      <h2>
        <GoLink to={detailAddress(asked, product.code, market.code)}>
          {say('marketScreens.detailTitle', { product: productName(product), market: market.name })}
        </GoLink>
      </h2>
      <dl className={css.gapFacts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      {has(...briefKeepers) && (
        <Button
          className="no-print"
          variant="default"
          leftSection={<IconPencilPlus size={17} stroke={1.6} />}
          onClick={() => go(briefAddressOf(asked, product.code, market.code))}
        >
          {say('marketScreens.makeBrief')}
        </Button>
      )}
    </li>
  )
}
