/** Establishments within reach: search as you type with or without marks, filters, fifty rows a page, sorted by the server. */
import { useDebouncedCallback } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, type Filter, Filters } from '../../../web/ui/Filters.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { say } from '../../../words/say.ts'
import type { RegisterLine, RegisterPage } from './register.data.ts'
import css from './register.module.css'

const size = 50
const keys = ['craft', 'kind', 'sector', 'unitId'] as const
const sorts = ['name', 'code', 'workers'] as const

const columns: Column<RegisterLine>[] = [
  { key: 'name', header: say('registerScreens.name'), value: row => row.name, width: 18 },
  { key: 'code', header: say('registerScreens.code'), value: row => row.code, line: 8 },
  { key: 'kind', header: say('registerScreens.kind'), value: row => row.kindLabel, line: 9, hidden: true },
  { key: 'craft', header: say('registerScreens.craft'), value: row => row.craftLabel, line: 10 },
  { key: 'place', header: say('registerScreens.place'), value: row => row.unitName, line: 12 },
  {
    key: 'village',
    header: say('registerScreens.village'),
    value: row => row.villageName,
    line: 9,
    cell: row => row.villageName ?? <span className={css.quiet}>{say('registerScreens.noVillage')}</span>,
    onPhone: false,
  },
  {
    key: 'taxCode',
    header: say('registerScreens.taxCode'),
    value: row => row.taxCode,
    line: 9,
  },
  { key: 'workers', header: say('registerScreens.workers'), value: row => row.workers, numeric: true },
  {
    key: 'sector',
    header: say('registerScreens.sector'),
    value: row => row.sector,
    cell: row => (row.sector === 'none' ? say('registerScreens.outsideSectors') : say('registerScreens.sectorOf', { code: row.sector })),
    hidden: true,
    onPhone: false,
  },
]

/** The page of the register that the address asks for, and the same list as Excel. */
export const useRegisterPage = () => {
  const [params] = useAddress()
  const { q, craft, kind, sector, unitId } = params
  const page = Number(params.page ?? 1)
  const sort = sorts.find(each => each === params.sort)
  const descending = params.down === 'true' || undefined
  const asked = { q, craft, kind, sector, unitId, sort, descending }
  const query = queryOf({ ...asked, page, size })
  const answer = useQuery({
    queryKey: ['register', query],
    queryFn: ({ signal }) => get<RegisterPage>(`/api/establishments${query}`, signal),
    placeholderData: keepPreviousData,
    enabled: params.tab !== 'villages',
  })
  return {
    ...answer,
    page,
    sort: sort ? { key: sort, down: Boolean(descending) } : null,
    filtered: Boolean(q || keys.some(key => params[key])),
    excel: `/api/establishments.xlsx${queryOf(asked)}`,
  }
}

export function EstablishmentsTable() {
  const [params, change] = useAddress()
  const [text, setText] = useState(params.q ?? '')
  const ask = useDebouncedCallback((q: string) => change({ q: q || undefined, page: undefined }), 200)
  const { data, error, refetch, isPending, page, sort, filtered } = useRegisterPage()
  const filters = useFilters(data?.kinds ?? {})
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      label={say('registerScreens.list')}
      columns={columns}
      rows={data?.rows ?? []}
      rowKey={row => row.code}
      to={row => `/so-bo/${row.code}`}
      loading={isPending}
      toolbar={
        <Filters
          filters={filters}
          chosen={Object.fromEntries(keys.map(key => [key, params[key]]))}
          onChange={(chosen: Chosen) => change({ ...Object.fromEntries(keys.map(key => [key, chosen[key]])), page: undefined })}
          text={text}
          onText={next => {
            setText(next)
            ask(next.trim())
          }}
          textLabel={say('registerScreens.findIn')}
        />
      }
      empty={
        filtered ? (
          <EmptyState title={say('registerScreens.noneFiltered')} text={say('registerScreens.noneFilteredText')} />
        ) : (
          <EmptyState title={say('registerScreens.none')} text={say('registerScreens.noneText')} />
        )
      }
      served={{
        total: data?.total ?? 0,
        page,
        size,
        onPage: next => change({ page: next > 1 ? String(next) : undefined }),
        sorts,
        sort,
        onSort: next => change({ sort: next?.key, down: next?.down ? 'true' : undefined, page: undefined }),
      }}
    />
  )
}

interface UnitLine {
  id: string
  fullName: string
  parentName: string | null
}
interface Lists {
  sectors: Record<string, string>
  crafts: Record<string, string>
}
const options = (list: Readonly<Record<string, string>>) => Object.entries(list).map(([value, label]) => ({ value, label }))
const forever = { staleTime: Number.POSITIVE_INFINITY }
const useFilters = (kinds: Readonly<Record<string, string>>): Filter[] => {
  const lists = useQuery({ queryKey: ['lists'], queryFn: ({ signal }) => get<Lists>('/api/lists', signal), ...forever }).data
  const districts =
    useQuery({ queryKey: ['units', 'district'], queryFn: ({ signal }) => get<UnitLine[]>('/api/units?level=district', signal), ...forever })
      .data ?? []
  const communes =
    useQuery({ queryKey: ['units', 'commune'], queryFn: ({ signal }) => get<UnitLine[]>('/api/units?level=commune', signal), ...forever })
      .data ?? []
  const below = districts.length > 0
  return [
    { key: 'craft', label: say('registerScreens.craft'), options: options(lists?.crafts ?? {}) },
    { key: 'kind', label: say('registerScreens.kind'), options: options(kinds) },
    { key: 'sector', label: say('registerScreens.sector'), options: options(lists?.sectors ?? {}) },
    {
      key: 'unitId',
      label: say('registerScreens.unit'),
      options: [
        ...districts.map(unit => ({ value: unit.id, label: unit.fullName })),
        ...communes.map(unit => ({
          value: unit.id,
          label: below && unit.parentName ? `${unit.fullName}, ${unit.parentName}` : unit.fullName,
        })),
      ],
    },
  ]
}
