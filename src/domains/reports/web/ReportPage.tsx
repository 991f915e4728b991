/** Báo cáo: the paper it will become, with every figure opening to its rows; files to download and reports already submitted. */
import { Button, Menu } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { asProblem, post, queries } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { OpenedFigureDrawer } from './OpenedFigureDrawer.tsx'
import { Paper } from './Paper.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'
import { queryOf, type ReportData, useReport } from './report.ts'
import { Snapshots } from './Snapshots.tsx'

export function ReportPage() {
  const session = useSession()
  const [search, set] = useAddress()
  const period = search.ky ?? String(session.year)
  const asOf = search.ngay
  const { data, error, refetch } = useReport({ period, asOf })
  const [asked, setAsked] = useState(false)
  const submits = session.has('centre_officer', 'appraiser', 'leader') && data?.scope.everywhere
  const none = error && asProblem(error).status === 404
  return (
    <Page
      asideLast
      paper
      title={say('reportScreens.title')}
      {...(data ? { state: stateOf(data) } : {})}
      {...(submits ? { primary: { label: say('reportScreens.submit'), onClick: () => setAsked(true) } } : {})}
      {...(data ? { more: <Files query={queryOf({ period, asOf })} /> } : {})}
      {...(data ? { aside: <Snapshots period={data.period.code} whole={data.scope.everywhere} onOpen={so => set({ so })} /> } : {})}
    >
      <PeriodPicker period={period} asOf={asOf ?? data?.period.asOf} onChange={(ky, ngay) => set({ ky, ngay }, { push: true })} />
      {none && (
        <EmptyState
          title={say('reportScreens.noPlanTitle', { year: period.slice(0, 4) })}
          text={asProblem(error).detail}
          action={<GoLink to={`/ke-hoach?nam=${period.slice(0, 4)}`}>{say('reportScreens.noPlan')}</GoLink>}
        />
      )}
      {error && !none && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && <Paper report={data} onOpen={so => set({ so })} />}
      <OpenedFigureDrawer figure={search.so} period={period} asOf={asOf} onClose={() => set({ so: undefined })} />
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={say('reportScreens.submit')}
        text={say('reportScreens.submitText')}
        verb={say('reportScreens.submit')}
        onConfirm={async () => {
          await post('/api/reports/snapshots', { period, ...(asOf ? { asOf } : {}) })
          await queries.invalidateQueries({ queryKey: ['snapshots'] })
          saved(say('reportScreens.submitDone', { period: data?.period.label ?? period }))
        }}
      />
    </Page>
  )
}
const stateOf = ({ period, scope }: ReportData): string =>
  say('reportScreens.state', {
    period: period.label,
    from: date(period.from),
    until: date(period.lastDay),
    asOf: date(period.asOf),
    scope: scope.label,
  })

const formats = [
  { format: 'xlsx', word: 'reportScreens.downloadXlsx' },
  { format: 'docx', word: 'reportScreens.downloadDocx' },
  { format: 'json', word: 'reportScreens.downloadJson' },
] as const
function Files({ query }: { query: string }) {
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={18} stroke={1.6} />} onClick={() => window.print()} visibleFrom="sm">
        {say('reportScreens.print')}
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={18} stroke={1.6} />}>
            {say('reportScreens.download')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={say('reportScreens.download')}>
          {formats.map(({ format, word }) => (
            <Menu.Item key={format} component="a" href={`/api/reports/file?${query}&format=${format}`} download>
              {say(word)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
