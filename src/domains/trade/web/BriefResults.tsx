/** Which briefs led to orders: the way from what was asked for to what was sold, brief by brief. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { date, number } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, Filters } from '../../../web/ui/Filters.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { SideNote } from '../../../web/ui/SideNote.tsx'
import { say } from '../../../words/say.ts'
import { briefCrafts } from '../briefs.schema.ts'
import { type BriefLine, briefDesk, sayValues, useBriefs } from './briefs.data.ts'
import css from './briefs.module.css'
import { useMarketTabs } from './marketTabs.ts'

const sold = ({ counts }: BriefLine) => counts.order + counts.contract
export function BriefResults() {
  const [{ nam, nghe, don }, change] = useAddress()
  const { data, error, refetch } = useBriefs()
  const tabs = useMarketTabs('results')
  const published = (data ?? []).filter(({ publishedOn }) => publishedOn !== null)
  const shown = published
    .filter(row => (!nam || row.year === Number(nam)) && (!nghe || row.craft === nghe) && (!don || sold(row) > 0))
    .toSorted((a, b) => sold(b) - sold(a) || b.counts.sample - a.counts.sample || b.counts.enquiry - a.counts.enquiry)
  const years = [...new Set(published.map(({ year }) => year))].toSorted((a, b) => b - a)
  return (
    <Page
      title={say('briefScreens.resultsTitle')}
      state={
        data &&
        say('briefScreens.resultsState', {
          led: number(published.filter(row => sold(row) > 0).length),
          all: number(published.length),
        })
      }
      {...tabs}
      more={
        <Button component="a" href="/api/briefs/workbook" download variant="default" leftSection={<IconDownload size={17} stroke={1.6} />}>
          {say('briefScreens.excel')}
        </Button>
      }
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : published.length === 0 ? (
        <EmptyState title={say('briefScreens.resultsNone')} text={say('briefScreens.resultsNoneText')} />
      ) : (
        <>
          <Filters
            filters={[
              {
                key: 'nam',
                label: say('briefScreens.yearLabel'),
                options: years.map(year => ({ value: String(year), label: say('briefScreens.year', { year }) })),
              },
              {
                key: 'nghe',
                label: say('briefScreens.craft'),
                options: Object.entries(briefCrafts).map(([value, label]) => ({ value, label })),
              },
              {
                key: 'don',
                label: say('briefScreens.onlyLed'),
                toggle: true,
                options: [{ value: '1', label: say('briefScreens.onlyLed') }],
              },
            ]}
            chosen={{ nam, nghe, don }}
            onChange={(chosen: Chosen) => change({ nam: chosen.nam, nghe: chosen.nghe, don: chosen.don })}
          />
          <Card title={say('briefScreens.funnel')}>
            <Funnel rows={shown} />
          </Card>
          <DataTable
            label={say('briefScreens.resultsTitle')}
            columns={columns}
            rows={shown}
            rowKey={row => row.code}
            to={row => briefDesk(row.code)}
            empty={<EmptyState small title={say('web.nothingFound')} />}
          />
          <SideNote>
            <p>{say('briefScreens.resultsNote')}</p>
          </SideNote>
        </>
      )}
    </Page>
  )
}

/** How many briefs came how far; each step counts briefs, so the bars compare. */
function Funnel({ rows }: { rows: readonly BriefLine[] }) {
  const steps = [
    { word: say('briefScreens.funnelBriefs'), count: rows.length },
    { word: say('briefScreens.funnelAnswered'), count: rows.filter(({ attached }) => attached.some(({ count }) => count > 0)).length },
    { word: say('briefScreens.funnelEnquiries'), count: rows.filter(({ counts }) => counts.enquiry > 0).length },
    { word: say('briefScreens.funnelSamples'), count: rows.filter(({ counts }) => counts.sample > 0).length },
    { word: say('briefScreens.funnelOrders'), count: rows.filter(row => sold(row) > 0).length },
  ]
  const most = Math.max(1, rows.length)
  return (
    <ol className={css.funnel}>
      {steps.map(({ word, count }) => (
        <li key={word}>
          <span>{word}</span>
          <span className="figures">{number(count)}</span>
          <span className={css.bar} style={{ width: `${(100 * count) / most}%` }} aria-hidden />
        </li>
      ))}
    </ol>
  )
}
const count = (key: keyof BriefLine['counts'], header: string): Column<BriefLine> => ({
  key,
  header,
  value: row => row.counts[key],
  numeric: true,
})
const columns: Column<BriefLine>[] = [
  { key: 'title', header: say('briefScreens.colTitle'), value: row => row.title, width: 17, two: true },
  { key: 'code', header: say('briefScreens.colCode'), value: row => row.code, width: 7.5 },
  { key: 'markets', header: say('briefScreens.colMarkets'), value: row => row.markets.map(({ name }) => name).join(', '), line: 12 },
  count('enquiry', say('briefScreens.colEnquiries')),
  count('sample', say('briefScreens.colSamples')),
  count('order', say('briefScreens.colOrders')),
  count('contract', say('briefScreens.colContracts')),
  {
    key: 'value',
    header: say('briefScreens.colValue'),
    value: row => row.values[0]?.value ?? null,
    cell: row => (row.values.length ? sayValues(row.values) : '–'),
    numeric: true,
    sort: false,
  },
  {
    key: 'first',
    header: say('briefScreens.colFirstOrder'),
    value: row => row.firstOrderOn,
    cell: row => (row.firstOrderOn ? date(row.firstOrderOn) : '–'),
  },
]
