/** One list of another programme: its columns are named, it is read, and what came of it is shown. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { Mapping } from './Mapping.tsx'
import { forgetOverlaps, type ListData, overlapDeciders, overlapsAddress, useList } from './overlaps.data.ts'
import css from './overlaps.module.css'

const listsAddress = `${overlapsAddress}?muc=danh-sach`
const crumbs = [
  { label: say('overlapScreens.title'), to: overlapsAddress },
  { label: say('overlapScreens.tabLists'), to: listsAddress },
]
export function ListPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data: list, error, refetch } = useList(id)
  if (error && !list)
    return (
      <Page title={say('overlapScreens.tabLists')} crumbs={crumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('overlapScreens.tabLists'), to: listsAddress }} />
      </Page>
    )
  if (!list) return <PageSkeleton />
  return (
    <Page title={list.name} state={stateOf(list)} crumbs={crumbs} more={<Tools list={list} />}>
      {list.state === 'reading' && (
        <Notice kind="active" title={say('overlapScreens.listReading')} text={say('overlapScreens.listReadingText')} />
      )}
      {list.state === 'failed' && <Notice kind="refused" title={say('overlapScreens.listFailed')} />}
      {list.state === 'withdrawn' && (
        <Notice
          kind="info"
          title={say('overlapScreens.listWithdrawn', { day: date(list.withdrawnOn) })}
          {...(list.withdrawReason ? { text: list.withdrawReason } : {})}
        />
      )}
      {list.sheets ? <Mapping list={list} onDone={() => void refetch()} /> : <Read list={list} />}
    </Page>
  )
}
const stateOf = (list: ListData): string =>
  list.state === 'ready'
    ? say('overlapScreens.listReadState', { rows: number(list.rows), skipped: number(list.skippedTotal) })
    : `${list.stateLabel}.`

function Tools({ list }: { list: ListData }) {
  const decides = useSession().has(...overlapDeciders)
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const go = useGo()
  return (
    <>
      {list.state === 'ready' && (
        <Button variant="default" onClick={() => go(`${overlapsAddress}?listId=${list.id}`)}>
          {say('overlapScreens.listSee')}
        </Button>
      )}
      {decides && list.state !== 'withdrawn' && list.state !== 'reading' && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {say('overlapScreens.listWithdraw')}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('overlapScreens.listWithdraw')}
        text={say('overlapScreens.listWithdrawText')}
        verb={say('overlapScreens.listWithdraw')}
        danger
        fields={[{ key: 'reason', label: say('overlapScreens.reason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) => {
          await post(`/api/support-lists/${list.id}/withdraw`, { reason })
          await forgetOverlaps(client)
          saved(say('overlapScreens.withdrawn'))
        }}
      />
    </>
  )
}
function Read({ list }: { list: ListData }) {
  const rest = list.skippedTotal - list.skipped.length
  return (
    <>
      <Card>
        <Facts
          facts={[
            { label: say('overlapScreens.listProgramme'), value: list.programmeLabel },
            { label: say('overlapScreens.listSource'), value: list.source },
            { label: say('overlapScreens.listFile'), value: list.fileName },
            { label: say('overlapScreens.listBrought'), value: date(list.broughtOn) },
          ]}
        />
      </Card>
      {list.skippedTotal > 0 && (
        <Card title={say('overlapScreens.listSkipped')}>
          <ul className={css.checks}>
            {list.skipped.map(each => (
              <li key={each.row}>{say('overlapScreens.listSkippedRow', each)}</li>
            ))}
            {rest > 0 && <li className={css.quiet}>{say('overlapScreens.listMore', { count: number(rest) })}</li>}
          </ul>
        </Card>
      )}
    </>
  )
}
