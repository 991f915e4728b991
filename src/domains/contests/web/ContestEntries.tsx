/** The entries of a contest: pictures or table, by group and standing; names for who opened them. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddress } from '../../../web/ui/address.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Filters } from '../../../web/ui/Filters.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { DesignGrid } from '../../designs/web/DesignPicture.tsx'
import {
  type ContestData,
  contestPath,
  deskPicture,
  type EntryLine,
  entryKinds,
  publicAddress,
  sayNumber,
  send,
  standingKinds,
  useEntries,
} from './contests.data.ts'
import css from './contests.module.css'
import { sayMoment } from './moment.ts'

const address = (contest: ContestData, row: EntryLine) => `/cuoc-thi/${contest.code}/bai/${row.receipt}`
export function ContestEntries({ contest }: { contest: ContestData }) {
  const { data, error, refetch, isPending } = useEntries(contest.code)
  const [{ nhom, kiem, xem = 'anh' }, setAddress] = useAddress()
  const [revealing, setRevealing] = useState(false)
  const [refusing, setRefusing] = useState(false)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  const standings = [...new Map((data?.entries ?? []).map(each => [standingOf(each), badgeOf(each).word])).entries()]
  const rows = (data?.entries ?? []).filter(each => (!nhom || each.craft === nhom) && (!kiem || standingOf(each) === kiem))
  const waiting = rows.filter(each => each.state === 'late' || each.state === 'sending')
  const toolbar = (
    <Filters
      filters={[
        {
          key: 'nhom',
          label: say('contestScreens.group'),
          options: contest.groups.map(each => ({ value: each.craft, label: each.label })),
        },
        { key: 'kiem', label: say('contestScreens.standing'), options: standings.map(([value, label]) => ({ value, label })) },
      ]}
      chosen={{ nhom, kiem }}
      onChange={chosen => setAddress({ nhom: chosen.nhom, kiem: chosen.kiem })}
    />
  )
  return (
    <div className={css.stack}>
      {contest.state === 'open' && contest.facts.waiting > 0 && (
        <Notice
          kind="warning"
          title={say('contestScreens.waitingTitle', { count: contest.facts.waiting })}
          text={say('contestScreens.waitingText')}
        />
      )}
      <div className={css.bar}>
        {toolbar}
        <div className={css.barSide}>
          {contest.runs && contest.state === 'open' && contest.receiving === 'over' && waiting.length > 1 && (
            <Button variant="default" onClick={() => setRefusing(true)}>
              {say('contestScreens.refuseMany', { count: waiting.length })}
            </Button>
          )}
          {data?.mayReveal && !data.knows && (
            <Button variant="default" leftSection={<IconEye size={17} stroke={1.6} />} onClick={() => setRevealing(true)}>
              {say('contestScreens.reveal')}
            </Button>
          )}
          {contest.state === 'open' && (
            <GoLink to={`${publicAddress(contest.code)}/gui`} className={css.link}>
              {say('contestScreens.enterFor')}
            </GoLink>
          )}
          <SegmentedControl
            aria-label={say('contestScreens.show')}
            value={xem}
            onChange={value => setAddress({ xem: value === 'anh' ? undefined : value })}
            data={[
              { value: 'anh', label: say('contestScreens.asPictures') },
              { value: 'bang', label: say('contestScreens.asTable') },
            ]}
          />
        </div>
      </div>
      {xem === 'bang' ? (
        <DataTable
          label={say('contestScreens.tabEntries')}
          columns={data?.knows ? [...columns, nameColumn] : columns}
          rows={rows}
          rowKey={row => row.receipt}
          to={row => address(contest, row)}
          loading={isPending}
          empty={<EmptyState title={say('contestScreens.noEntries')} />}
        />
      ) : rows.length === 0 && !isPending ? (
        <EmptyState title={say('contestScreens.noEntries')} text={say('contestScreens.noEntriesText')} />
      ) : (
        <DesignGrid
          label={say('contestScreens.tabEntries')}
          tiles={rows.map(row => ({
            code: row.receipt,
            name: row.number === null ? row.title : `${sayNumber(row.number)} · ${row.title}`,
            picture: row.picture,
            ...(row.picture ? { src: deskPicture(contest.code, row.receipt, row.picture, true) } : {}),
            to: address(contest, row),
            note: [row.craftLabel, row.name].filter(Boolean).join(' · '),
            badge: <StateBadge plain {...badgeOf(row)} />,
            ...(row.pictures > 1 ? { corner: say('contestScreens.pictureCount', { count: row.pictures }) } : {}),
          }))}
        />
      )}
      <ConfirmDialog
        opened={refusing}
        onClose={() => setRefusing(false)}
        title={say('contestScreens.refuseMany', { count: waiting.length })}
        text={say('contestScreens.refuseManyText')}
        verb={say('contestScreens.refuseMany', { count: waiting.length })}
        danger
        fields={[{ key: 'reason', label: say('contests.reason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) =>
          void (await send(`${contestPath(contest.code)}/refusals`, { receipts: waiting.map(each => each.receipt), reason }))
        }
      />
      <ConfirmDialog
        opened={revealing}
        onClose={() => setRevealing(false)}
        title={say('contestScreens.reveal')}
        text={say('contestScreens.revealText')}
        verb={say('contestScreens.revealVerb')}
        fields={[{ key: 'purpose', label: say('contests.purpose'), kind: 'textarea', required: true }]}
        onConfirm={async ({ purpose }) => void (await send(`${contestPath(contest.code)}/reveal`, { purpose }))}
      />
    </div>
  )
}
/** What is most worth saying of an entry: excluded, then how it came in, then its check for copies. */
const standingOf = (row: EntryLine): string => (row.excludedOn ? 'excluded' : row.state !== 'submitted' ? row.state : row.standing)
export const badgeOf = (row: Pick<EntryLine, 'excludedOn' | 'state' | 'stateLabel' | 'standing' | 'number'>) => {
  if (row.excludedOn) return { kind: 'refused' as const, word: say('contestScreens.excluded') }
  if (row.state !== 'submitted') return { kind: entryKinds[row.state], word: row.stateLabel }
  return { kind: standingKinds[row.standing], word: say(`contestScreens.standing_${row.standing}`) }
}
const columns: Column<EntryLine>[] = [
  { key: 'title', header: say('contestScreens.entry'), value: row => row.title, width: 15, two: true },
  {
    key: 'number',
    header: say('contestScreens.number'),
    value: row => row.number,
    cell: row => (row.number === null ? '–' : sayNumber(row.number)),
  },
  { key: 'craft', header: say('contestScreens.group'), value: row => row.craftLabel, width: 10 },
  {
    key: 'standing',
    header: say('contestScreens.standing'),
    value: row => badgeOf(row).word,
    cell: row => <StateBadge plain {...badgeOf(row)} />,
  },
  { key: 'says', header: say('contestScreens.checkSays'), value: row => row.standingSays, line: 16 },
  { key: 'at', header: say('contestScreens.sentAt'), value: row => row.startedAt, cell: row => sayMoment(row.startedAt) },
  { key: 'receipt', header: say('contestScreens.receipt'), value: row => row.receipt },
]
const nameColumn: Column<EntryLine> = { key: 'name', header: say('contestScreens.entrant'), value: row => row.name }
