/** Thông báo: what the reader was told, newest first, and how they want to be told. */
import { Button, Switch } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCalendarPlus, IconChecks, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { date, number, time } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { chooseEmail, makeCalendar, markNotices, type NoticeLine, type Notices, useChoices, useNotices } from './notices.data.ts'
import css from './notices.module.css'

const stateOf = ({ total, unread }: Notices): string => {
  if (!total) return say('notices.stateNone')
  return unread
    ? say('notices.state', { unread: number(unread), total: number(total) })
    : say('notices.stateRead', { total: number(total) })
}

export function NoticesPage() {
  const [search, set] = useAddress()
  const page = Number(search.trang ?? 1)
  const { data, error, refetch } = useNotices(page)
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <Page
      title={say('notices.title')}
      state={stateOf(data)}
      more={
        data.unread > 0 && (
          <Button
            variant="default"
            leftSection={<IconChecks size={18} aria-hidden />}
            onClick={() => void markNotices(null, true).catch(failed)}
          >
            {say('notices.readAll')}
          </Button>
        )
      }
      aside={<ChoicesCard />}
      asideLast
    >
      <Card flush>
        {data.rows.length ? (
          <ul className={css.list} aria-label={say('notices.list')}>
            {data.rows.map(row => (
              <Told key={row.id} row={row} />
            ))}
          </ul>
        ) : (
          <EmptyState title={say('notices.none')} text={say('notices.noneText')} />
        )}
      </Card>
      <Pager
        from={(page - 1) * data.size + 1}
        to={(page - 1) * data.size + data.rows.length}
        page={page - 1}
        pages={Math.max(1, Math.ceil(data.total / data.size))}
        total={data.total}
        noun={say('notices.noun')}
        onPage={next => set({ trang: String(next + 1) }, { push: true })}
      />
    </Page>
  )
}

function Told({ row }: { row: NoticeLine }) {
  const read = () => {
    if (!row.read) void markNotices([row.id], true).catch(failed)
  }
  return (
    <li className={css.item}>
      <GoLink to={row.link} className={css.link} onClick={read}>
        <span className={css.dot} data-read={row.read || undefined} role="img" aria-label={row.read ? '' : say('notices.unread')} />
        <span className={css.title} data-unread={!row.read || undefined}>
          {row.title}
        </span>
        <time className={css.when} dateTime={row.at}>{`${time(row.at)} ${date(row.day)}`}</time>
        {row.body && <span className={css.text}>{row.body}</span>}
      </GoLink>
    </li>
  )
}

function ChoicesCard() {
  const { data } = useChoices()
  const [asking, setAsking] = useState(false)
  const [address, setAddress] = useState<string | null>(null)
  const clipboard = useClipboard()
  if (!data) return null
  const make = async () => setAddress(await makeCalendar())
  const hint = data.sends
    ? data.address
      ? say('notices.byEmailTo', { address: data.address })
      : say('notices.noAddress')
    : say('notices.noMail')
  return (
    <Card title={say('notices.choices')}>
      <div className={css.choices}>
        <Switch
          label={say('notices.byEmail')}
          description={hint}
          checked={data.email && data.sends && !!data.address}
          disabled={!data.sends || !data.address}
          onChange={event => void chooseEmail(event.currentTarget.checked).then(() => saved(), failed)}
        />
        <div className={css.choices}>
          <strong>{say('notices.calendar')}</strong>
          <p className={css.quiet}>{say('notices.calendarText')}</p>
          {address ? (
            <div className={css.address}>
              <code>{address}</code>
              <Button
                variant="default"
                leftSection={<IconCopy size={18} aria-hidden />}
                onClick={() => {
                  clipboard.copy(address)
                  saved(say('notices.calendarCopied'))
                }}
              >
                {say('notices.calendarCopy')}
              </Button>
            </div>
          ) : (
            <>
              {data.calendar && <p className={css.quiet}>{say('notices.calendarOn')}</p>}
              <Button
                variant="default"
                leftSection={<IconCalendarPlus size={18} aria-hidden />}
                onClick={() => (data.calendar ? setAsking(true) : void make().catch(failed))}
              >
                {say(data.calendar ? 'notices.calendarRenew' : 'notices.calendarMake')}
              </Button>
            </>
          )}
        </div>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('notices.calendarRenew')}
        text={say('notices.calendarRenewText')}
        verb={say('notices.calendarRenew')}
        onConfirm={make}
      />
    </Card>
  )
}
