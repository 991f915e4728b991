/** What stands in a village: its establishments, its artisans, and the money that they were given by year. */
import { groupBy } from '../../../kernel/group.ts'
import { sum } from '../../../kernel/money.ts'
import { date, money, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { TableCard } from '../../../web/ui/TableCard.tsx'
import { say } from '../../../words/say.ts'
import type { VillageData } from './villages.data.ts'
import css from './villages.module.css'

type Member = VillageData['establishments'][number]
type Master = VillageData['artisans'][number]
type Support = VillageData['support'][number]

const members: Column<Member>[] = [
  { key: 'name', header: say('villages.establishmentName'), value: row => row.name, width: 18 },
  { key: 'code', header: say('villages.codeShort'), value: row => row.code, line: 7 },
  { key: 'kind', header: say('villages.kind'), value: row => row.kindLabel, line: 9 },
  { key: 'workers', header: say('villages.workers'), value: row => row.workers, numeric: true },
]
export function VillageMembers({ village }: { village: VillageData }) {
  return (
    <Card title={say('villages.members')}>
      {village.establishments.length === 0 && village.establishmentsBeyond === 0 ? (
        <EmptyState small title={say('villages.membersNone')} />
      ) : (
        <DataTable
          brief
          label={say('villages.members')}
          columns={members}
          rows={village.establishments}
          rowKey={row => row.code}
          to={row => `/so-bo/${row.code}`}
        />
      )}
      {village.establishmentsBeyond > 0 && (
        <p className={css.quiet}>{say('villages.membersBeyond', { count: number(village.establishmentsBeyond) })}</p>
      )}
    </Card>
  )
}

const masters: Column<Master>[] = [
  { key: 'name', header: say('villages.artisanName'), value: row => row.name, width: 15 },
  { key: 'title', header: say('artisans.title'), value: row => row.titleLabel, line: 10 },
  { key: 'craft', header: say('artisans.craft'), value: row => row.craftLabel, line: 9 },
  {
    key: 'day',
    header: say('artisans.recognisedOn'),
    value: row => row.recognisedOn,
    cell: row =>
      row.recognisedOn ? <span className="figures">{date(row.recognisedOn)}</span> : <span className={css.unknown}>{date(null)}</span>,
  },
]
export function VillageArtisans({ village }: { village: VillageData }) {
  return (
    <TableCard
      title={say('villages.artisansOf')}
      columns={masters}
      rows={village.artisans}
      rowKey={row => row.code}
      to={row => `/so-bo/nghe-nhan/${row.code}`}
      none={{ title: say('villages.artisansNone') }}
    />
  )
}

const sharedWords = (row: Support) =>
  row.here === row.beneficiaries
    ? say('villages.wholly')
    : say('villages.shared', { here: number(row.here), all: number(row.beneficiaries) })
const support: Column<Support>[] = [
  { key: 'name', header: say('villages.project'), value: row => row.name, width: 15, two: true },
  { key: 'year', header: say('villages.supportYear'), value: row => row.year, numeric: true },
  { key: 'here', header: say('villages.beneficiaries'), value: sharedWords, line: 10, two: true },
  {
    key: 'amount',
    header: say('villages.supportAmount'),
    value: row => row.amount,
    cell: row => <Money amount={row.amount} />,
    numeric: true,
  },
]
export function VillageMoney({ village }: { village: VillageData }) {
  const years = [...groupBy(village.support, row => row.year)].sort(([a], [b]) => b - a)
  return (
    <Card title={say('villages.support')}>
      {years.length === 0 ? (
        <EmptyState small title={say('villages.supportNone')} />
      ) : (
        <>
          <ul className={css.years}>
            {years.map(([year, rows]) => (
              <li key={year}>
                <span>{say('villages.yearOf', { year, count: number(rows.length) })}</span>
                <strong className="figures">{money(sum(rows.map(row => row.amount)))}</strong>
              </li>
            ))}
          </ul>
          <p className={css.lead}>{say('villages.supportNote')}</p>
          <DataTable
            brief
            label={say('villages.support')}
            columns={support}
            rows={village.support}
            rowKey={row => row.code}
            to={row => `/ho-so/${row.code}`}
            sort={{ key: 'year', down: true }}
          />
        </>
      )}
    </Card>
  )
}
