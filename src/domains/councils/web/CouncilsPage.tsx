/** Hội đồng thẩm định: the year's councils; forming one; the way to the scoring sheets. */
import { Button } from '@mantine/core'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import type { Field } from '../../../web/ui/FormFields.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { type CouncilLine, councilAddress, councilKinds, formCouncil, type Sheet, useCouncils, useSheets } from './councils.data.ts'

const columns: Column<CouncilLine>[] = [
  { key: 'name', header: say('councils.name'), value: row => row.name, width: 24, two: true },
  { key: 'code', header: say('councils.code'), value: row => row.code },
  {
    key: 'state',
    header: say('councils.standing'),
    value: row => row.stateLabel,
    cell: row => <StateBadge word={row.stateLabel} kind={councilKinds[row.state]} plain />,
  },
  { key: 'projects', header: say('councils.projects'), numeric: true, value: row => row.projects, cell: row => number(row.projects) },
  { key: 'members', header: say('councils.members'), numeric: true, value: row => row.members, cell: row => number(row.members) },
  { key: 'until', header: say('councils.scoreUntil'), value: row => row.scoreUntil, cell: row => date(row.scoreUntil) },
  { key: 'meeting', header: say('councils.meetingOn'), value: row => row.meetingOn, cell: row => date(row.meetingOn) },
]
/** What a council is asked about, when it is formed and when it is corrected. */
export const councilFields = (sheets: readonly Sheet[]): Field[] => [
  { key: 'name', label: say('councils.name'), kind: 'text', required: true },
  {
    key: 'sheetId',
    label: say('councils.sheet'),
    kind: 'select',
    required: true,
    options: sheets.filter(each => each.adoptedOn).map(each => ({ value: each.id, label: `${each.code}: ${each.title}` })),
  },
  { key: 'minimum', label: say('councils.minimum'), kind: 'int', required: true },
  { key: 'decisionNumber', label: say('councils.decisionNumber'), kind: 'text' },
  { key: 'decidedOn', label: say('councils.decidedOn'), kind: 'date' },
  { key: 'scoreUntil', label: say('councils.scoreUntil'), kind: 'date' },
  { key: 'meetingOn', label: say('councils.meetingOn'), kind: 'date' },
  { key: 'place', label: say('councils.placeOf'), kind: 'text' },
]

export function CouncilsPage() {
  const session = useSession()
  const [search] = useAddress()
  const year = Number(search.nam ?? session.year)
  const { data, error, refetch } = useCouncils(year)
  const manages = session.has('leader', 'appraiser')
  const { data: sheets } = useSheets()
  const [forming, setForming] = useState(false)
  const go = useGo()
  const scoring = data?.filter(row => row.state === 'scoring').length ?? 0
  return (
    <Page
      title={say('councils.title')}
      {...(data && {
        state: data.length
          ? say('councils.state', { count: number(data.length), year, scoring: number(scoring) })
          : say('councils.stateNone', { year }),
      })}
      more={
        <Button variant="default" leftSection={<IconListCheck size={18} aria-hidden />} onClick={() => go('/hoi-dong/phieu-cham')}>
          {say('councils.sheetsTitle')}
        </Button>
      }
      {...(manages && { primary: { label: say('councils.add'), icon: IconPlus, onClick: () => setForming(true) } })}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('councils.list')}
          columns={columns}
          rows={data ?? []}
          rowKey={row => row.code}
          to={row => councilAddress(row.code)}
          loading={!data}
          empty={<EmptyState title={say('councils.empty')} text={say('councils.emptyText')} />}
        />
      )}
      <ConfirmDialog
        opened={forming}
        onClose={() => setForming(false)}
        title={say('councils.add')}
        verb={say('councils.add')}
        initial={{ minimum: 3 }}
        fields={councilFields(sheets ?? [])}
        onConfirm={async values => go(councilAddress((await formCouncil(values)).code))}
      />
    </Page>
  )
}
