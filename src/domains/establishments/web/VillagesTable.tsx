/** Craft villages with their recognition: decision, day, withdrawal; unknown is said. */
import { useState } from 'react'
import { searchable } from '../../../kernel/text.ts'
import { date } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Filters } from '../../../web/ui/Filters.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { recognitionOf, useVillages, type VillageLine } from './register.data.ts'
import css from './register.module.css'

const columns: Column<VillageLine>[] = [
  { key: 'name', header: say('registerScreens.villageName'), value: row => row.name, width: 15 },
  { key: 'code', header: say('registerScreens.villageCode'), value: row => row.code, line: 8, onPhone: false },
  { key: 'craft', header: say('registerScreens.craft'), value: row => row.craft, line: 11 },
  { key: 'unit', header: say('registerScreens.place'), value: row => row.unitName, line: 10 },
  {
    key: 'state',
    header: say('registerScreens.villageState'),
    value: row => recognitionOf(row).word,
    line: 12,
    cell: row => {
      const { kind, word } = recognitionOf(row)
      return <StateBadge plain kind={kind} word={say(`registerScreens.${word}`)} />
    },
  },
  { key: 'decision', header: say('registerScreens.decision'), value: row => row.recognitionNumber, line: 9 },
  {
    key: 'from',
    header: say('registerScreens.recognisedDay'),
    value: row => row.recognisedOn,
    cell: row => <Day day={row.recognisedOn} />,
  },
  {
    key: 'until',
    header: say('registerScreens.withdrawnDay'),
    value: row => row.withdrawnOn,
    hidden: true,
    // Not withdrawn is known only of a village whose recognition is known.
    cell: row =>
      row.withdrawnOn || !row.recognisedOn ? (
        <Day day={row.withdrawnOn} />
      ) : (
        <span className={css.quiet}>{say('registerScreens.noVillage')}</span>
      ),
    onPhone: false,
  },
]
const Day = ({ day }: { day: string | null }) =>
  day ? <span className="figures">{date(day)}</span> : <span className={css.unknown}>{date(null)}</span>

export function VillagesTable() {
  const [text, setText] = useState('')
  const { data, error, refetch, isPending } = useVillages()
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  const words = searchable(text).split(' ')
  const rows = (data ?? []).filter(row => {
    const held = searchable([row.name, row.code, row.craft, row.unitName].join(' '))
    return words.every(word => held.includes(word))
  })
  return (
    <DataTable
      label={say('registerScreens.villagesList')}
      columns={columns}
      rows={rows}
      rowKey={row => row.code}
      loading={isPending}
      sort={{ key: 'name' }}
      toolbar={
        <Filters filters={[]} chosen={{}} onChange={() => {}} text={text} onText={setText} textLabel={say('registerScreens.findVillage')} />
      }
      empty={
        text ? (
          <EmptyState title={say('registerScreens.villagesNoneFiltered')} text={say('registerScreens.noneFilteredText')} />
        ) : (
          <EmptyState title={say('registerScreens.villagesNone')} text={say('registerScreens.villagesNoneText')} />
        )
      }
    />
  )
}
