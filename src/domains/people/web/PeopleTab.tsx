/** Accounts with the roles that they hold, where and until when. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { lastDay, period } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { say } from '../../../words/say.ts'
import { ListText, useListed } from '../../reference/web/ListText.tsx'
import type { accounts } from '../people.actions.ts'
import css from './people.module.css'

type Row = Sent<Awaited<ReturnType<typeof accounts>>[number]>

const columns: Column<Row>[] = [
  { key: 'name', header: say('adminScreens.person'), value: row => row.name, width: 12 },
  { key: 'username', header: say('adminScreens.username'), value: row => row.username },
  {
    key: 'roles',
    header: say('adminScreens.roles'),
    value: row => row.grants[0]?.roleLabel ?? null,
    cell: row => (row.grants.length ? <Grants grants={row.grants} /> : say('adminScreens.noRole')),
  },
  {
    key: 'active',
    header: say('adminScreens.active'),
    value: row => (row.active ? 0 : 1),
    width: 10,
    cell: row => (
      <StateBadge
        plain
        kind={row.active ? 'done' : 'refused'}
        word={say(row.active ? 'adminScreens.activeYes' : 'adminScreens.activeNo')}
      />
    ),
  },
]
function Grants({ grants }: { grants: Row['grants'] }) {
  return (
    <ul className={css.grants}>
      {grants.map(grant => (
        <li key={`${grant.role}${grant.unitId}${grant.validFrom}`}>
          {say('adminScreens.roleAt', { role: grant.roleLabel, unit: grant.unitName ?? '' })}
          <span className={css.quiet}>
            {grant.validFrom && period(grant.validFrom, grant.validUntil)}
            {grant.unitUntil && `; ${say('adminScreens.unitEnds', { day: lastDay(grant.unitUntil) })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function PeopleTab() {
  const { data, error, refetch } = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => get<Row[]>('/api/people', signal) })
  const rows = useListed(data ?? [], row => [row.name, row.username, ...row.grants.flatMap(each => [each.roleLabel, each.unitName ?? ''])])
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      label={say('adminScreens.people')}
      columns={columns}
      rows={rows}
      rowKey={row => row.id}
      loading={!data}
      toolbar={<ListText />}
    />
  )
}
