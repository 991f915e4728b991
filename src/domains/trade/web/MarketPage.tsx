/** One product in one market: how large, how it grows, who supplies it and at what price, why shares moved; and the brief that answers it. */
import { IconPencilPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { inSentence } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { say } from '../../../words/say.ts'
import type { Gap, ProductPage } from '../analysis.schema.ts'
import { productName, sayAmount, sayGrowth, sayShare } from '../markets.rules.ts'
import { briefKeepers } from './briefs.data.ts'
import { CmsCard } from './CmsCard.tsx'
import { Tile } from './Figures.tsx'
import { MirrorCard } from './MirrorCard.tsx'
import { type Asked, briefAddressOf, useChoice, useGaps, useProduct } from './market.data.ts'
import css from './market.module.css'
import { type OpenedRows, RowsDrawer } from './RowsDrawer.tsx'
import { Limits, SeriesBar } from './SeriesBar.tsx'
import { SharesCard } from './SharesCard.tsx'
import { SuppliersCard } from './SuppliersCard.tsx'

export function MarketPage() {
  const [{ product, market }] = useAddress()
  const { address, change, series, card, asked } = useChoice()
  const full = asked && product && market ? { ...asked, product, market } : null
  const { data, error, refetch } = useProduct(full)
  const { has } = useSession()
  const crumbs = [{ label: say('marketScreens.title'), to: `/thi-truong${queryOf({ ...asked })}` }]
  const problem = series.error ?? error
  if (!product || !market)
    return (
      <Page title={say('marketScreens.title')} crumbs={crumbs}>
        <EmptyState title={say('marketScreens.noChoice')} action={<GoLink to="/thi-truong">{say('marketScreens.toOverview')}</GoLink>} />
      </Page>
    )
  if (problem && !data)
    return (
      <Page title={say('marketScreens.title')} crumbs={crumbs}>
        {card && <SeriesBar all={series.data ?? []} card={card} address={address} change={change} said={undefined} />}
        <ErrorState problem={problem} onRetry={() => void refetch()} back={{ label: say('marketScreens.title'), to: '/thi-truong' }} />
      </Page>
    )
  if (!data || !card || !full) return <PageSkeleton />
  return (
    <Page
      title={say('marketScreens.detailTitle', { product: productName(data.product), market: data.market.name })}
      state={[
        data.product.label === productName(data.product) ? null : data.product.label,
        data.series.name,
        data.period.label,
        data.mapping?.code,
      ]
        .filter(Boolean)
        .join(' · ')}
      crumbs={crumbs}
      {...(has(...briefKeepers)
        ? { primary: { label: say('marketScreens.makeBrief'), icon: IconPencilPlus, to: briefAddressOf(full, product, market) } }
        : {})}
    >
      <SeriesBar all={series.data ?? []} card={card} address={address} change={change} said={data} />
      <Body data={data} asked={{ ...full, period: data.period.code }} example={card.example} periods={card.periods.length} />
    </Page>
  )
}

interface BodyProps {
  data: ProductPage
  asked: Asked & { product: string; market: string }
  example: boolean
  periods: number
}
function Body({ data, asked, example, periods }: BodyProps) {
  const [opened, setOpened] = useState<OpenedRows | null>(null)
  const gaps = useGaps(asked, undefined)
  const gap = gaps.data?.rows.find(each => each.product.code === asked.product && each.market.code === asked.market)
  const amount = (value: number) => sayAmount(value, data.series.currency)
  const focus = data.suppliers.find(({ place }) => place.code === 'VNM')
  const rows = (supplier?: string, name?: string) => () =>
    setOpened({ title: [productName(data.product), data.market.name, name].filter(Boolean).join(' · '), asked: { ...asked, supplier } })
  const listed = data.suppliers.reduce((sum, { value }) => sum + value, 0)
  return (
    <>
      <Limits limits={data.limits} example={example} />
      {data.breaks.map(({ code, period, says, kind }) => (
        <Notice key={`${code} ${period}`} kind={kind === 'broken' ? 'warning' : 'info'} title={says} />
      ))}
      {gap && <GapLine gap={gap} />}
      <section className={css.tiles} aria-label={say('marketScreens.figures')}>
        <Tile label={say('marketScreens.sizeWhole')} figure={data.size} write={amount} onOpen={rows()} />
        {data.size.value === null && (
          <Tile
            label={say('marketScreens.sizeListed')}
            figure={{ value: listed, why: null, says: null }}
            write={amount}
            onOpen={rows()}
            note={say('marketScreens.sizeListedNote')}
          />
        )}
        <Tile
          label={data.previous ? say('marketScreens.growthFrom', { period: inSentence(data.previous.label) }) : say('marketScreens.growth')}
          figure={data.growth}
          write={sayGrowth}
        />
        {focus && (
          <Tile
            label={say('marketScreens.from', { place: focus.place.name })}
            figure={{ value: focus.value, why: null, says: null }}
            write={amount}
            onOpen={rows(focus.place.code, focus.place.name)}
            {...shareNote(data, focus.share.value, focus.shareOfListed.value)}
          />
        )}
        <Tile
          label={say('marketScreens.hhi')}
          figure={data.hhi}
          write={value => value.toFixed(3).replace('.', ',')}
          note={hhiNote(data.hhi.value)}
        />
      </section>
      <SharesCard asked={asked} page={data} periods={periods} />
      <SuppliersCard data={data} onRows={(supplier, name) => rows(supplier, name)()} />
      {periods > 1 && <CmsCard asked={asked} page={data} />}
      <MirrorCard page={data} asked={asked} />
      <RowsDrawer opened={opened} onClose={() => setOpened(null)} />
    </>
  )
}
const shareNote = (data: ProductPage, share: number | null, ofListed: number | null): { note?: string } => {
  if (share !== null) return { note: say('marketScreens.shareNote', { share: sayShare(share) }) }
  if (ofListed !== null) return { note: say('marketScreens.shareListedNote', { share: sayShare(ofListed), count: data.suppliers.length }) }
  return {}
}
/** The customary steps of concentration, 0.15 and 0.25 of 1. */
const hhiNote = (hhi: number | null): string =>
  hhi === null ? '' : say(hhi < 0.15 ? 'marketScreens.hhiLow' : hhi < 0.25 ? 'marketScreens.hhiMiddle' : 'marketScreens.hhiHigh')

function GapLine({ gap }: { gap: Gap }) {
  return <Notice kind="active" title={say('marketScreens.gapHere')} text={gap.says} />
}
