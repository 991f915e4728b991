/** Units in force on a day: name, kind, the unit above, first and last valid day. */
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { date, lastDay, number } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Filters } from '../../../web/ui/Filters.tsx'
import { say } from '../../../words/say.ts'
import type { findUnits } from '../reference.actions.ts'
import { unitLevels } from '../units.schema.ts'
import css from './admin.module.css'
import { DayField, useDay } from './DayField.tsx'

type Row = Awaited<ReturnType<typeof findUnits>>[number]
const columns: Column<Row>[] = [
  { key: 'name', header: say('adminScreens.unit'), value: row => row.fullName, width: 20 },
  { key: 'type', header: say('adminScreens.unitType'), value: row => row.type },
  { key: 'parent', header: say('adminScreens.parent'), value: row => row.parentName, cell: row => row.parentName ?? '–' },
  { key: 'code', header: say('adminScreens.code'), value: row => row.code },
  { key: 'from', header: say('adminScreens.from'), value: row => row.validFrom, cell: row => date(row.validFrom) },
  { key: 'last', header: say('adminScreens.last'), value: row => row.validUntil, cell: row => lastDay(row.validUntil) },
]
/** Provinces without any unit below them are only neighbours: they follow what is looked after here. */
const nearFirst = (rows: readonly Row[]): Row[] => {
  const parents = new Set(rows.map(row => row.parentName))
  const far = (row: Row) => row.level === 'province' && !parents.has(row.fullName)
  return [...rows.filter(row => !far(row)), ...rows.filter(far)]
}
export function UnitsTab() {
  const [search, set] = useAddress()
  const day = useDay()
  const [text, setText] = useState(search.tim ?? '')
  const [typed] = useDebouncedValue(text, 250)
  const query = new URLSearchParams({
    on: day,
    limit: '1000',
    ...(search.cap ? { level: search.cap } : {}),
    ...(typed ? { q: typed } : {}),
  })
  const { data, error, refetch } = useQuery({
    queryKey: ['units', query.toString()],
    queryFn: ({ signal }) => get<Row[]>(`/api/units?${query}`, signal),
    placeholderData: keepPreviousData,
  })
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <>
      <p className={css.state} role="status">
        {data && say('adminScreens.unitsState', { count: number(data.length), day: date(day) })}
      </p>
      <DataTable
        key={query.toString()}
        label={say('adminScreens.units')}
        columns={columns}
        rows={nearFirst(data ?? [])}
        rowKey={row => row.id}
        loading={!data}
        toolbar={
          <div className={css.tools}>
            <DayField />
            <Filters
              filters={[
                {
                  key: 'cap',
                  label: say('adminScreens.level'),
                  options: Object.entries(unitLevels).map(([value, label]) => ({ value, label })),
                },
              ]}
              chosen={{ cap: search.cap }}
              onChange={chosen => set({ cap: chosen.cap })}
              text={text}
              onText={next => {
                setText(next)
                set({ tim: next || undefined })
              }}
              textLabel={say('adminScreens.searchUnit')}
            />
          </div>
        }
        empty={<EmptyState title={say('adminScreens.unitsNone', { day: date(day) })} text={say('adminScreens.unitsNoneText')} />}
      />
    </>
  )
}
