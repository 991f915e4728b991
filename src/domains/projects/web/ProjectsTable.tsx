/** The projects within reach: counts by step, filters as a sentence, fifty rows a page. */
import { useDebouncedCallback } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, type Filter, Filters } from '../../../web/ui/Filters.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { DueMark } from './DueMark.tsx'
import { filers, kindOf, type ProjectLine, type ProjectsPage, useLists, useUnits } from './project.data.ts'
import css from './projects.module.css'
import { StateStrip } from './StateStrip.tsx'

const size = 50
const keys = ['contentGroup', 'activity', 'unitId', 'source', 'year', 'late'] as const

const columns: Column<ProjectLine>[] = [
  { key: 'name', header: say('projectScreens.name'), value: row => row.name, width: 22, two: true },
  { key: 'code', header: say('projectScreens.code'), value: row => row.code, line: 8 },
  {
    key: 'state',
    header: say('projectScreens.state'),
    value: row => row.stateLabel,
    line: 10.5,
    cell: row => <StateBadge plain word={row.stateLabel} kind={kindOf(row.state)} />,
  },
  {
    key: 'since',
    header: say('projectScreens.since'),
    value: row => row.since,
    hidden: true,
    cell: row => (row.since ? date(row.since) : <Dash />),
  },
  { key: 'due', header: say('projectScreens.due'), value: row => row.due?.on, cell: row => <DueMark due={row.due} />, line: 9 },
  { key: 'activity', header: say('projectScreens.activity'), value: row => row.activityLabel, line: 14, hidden: true, onPhone: false },
  { key: 'unit', header: say('projectScreens.place'), value: row => row.unitName, line: 9, two: true },
  {
    key: 'beneficiaries',
    header: say('projectScreens.beneficiaries'),
    value: row => row.beneficiaries[0],
    cell: row => <Names names={row.beneficiaries} />,
    hidden: true,
  },
  {
    key: 'requested',
    header: say('projectScreens.requested'),
    value: row => row.requested,
    cell: row => <Money amount={row.requested} short />,
    numeric: true,
  },
  {
    key: 'approved',
    header: say('projectScreens.approved'),
    value: row => row.approved,
    cell: row => (row.approved === null ? <Dash /> : <Money amount={row.approved} short />),
    numeric: true,
  },
  { key: 'group', header: say('projectScreens.group'), value: row => row.groupLabel, line: 16, hidden: true, onPhone: false },
  { key: 'source', header: say('projectScreens.source'), value: row => row.sourceLabel, line: 12, hidden: true, onPhone: false },
  { key: 'year', header: say('projectScreens.year'), value: row => row.year, hidden: true, numeric: true, onPhone: false },
]

/** Not reached yet, which is known: no 'chưa xác định'. */
const Dash = () => <span className={css.dash}>{say('projectScreens.notYet')}</span>
function Names({ names }: { names: readonly string[] }) {
  const [first, ...rest] = names
  if (!first) return <Dash />
  return rest.length ? say('projectScreens.andMore', { name: first, count: rest.length }) : first
}

export function ProjectsTable() {
  const [params, change] = useAddress()
  const { has, year } = useSession()
  const [text, setText] = useState(params.q ?? '')
  const ask = useDebouncedCallback((q: string) => change({ q: q || undefined, page: undefined }), 250)
  const { q, state, contentGroup, activity, unitId, source, late } = params
  const page = Number(params.page ?? 1)
  const query = queryOf({ q, state, contentGroup, activity, unitId, source, year: params.year, late, page, size })
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['projects', query],
    queryFn: ({ signal }) => get<ProjectsPage>(`/api/projects${query}`, signal),
    placeholderData: keepPreviousData,
  })
  const filters = useFilters(year, contentGroup)
  const filtered = Boolean(q || state || keys.some(key => params[key]))
  // Nothing to filter yet.
  const bare = data?.total === 0 && !filtered
  const choose = (chosen: Chosen) => {
    const changes = Object.fromEntries(keys.map(key => [key, chosen[key]]))
    // Clearing all clears the step as well.
    change({ ...changes, ...(Object.values(chosen).some(Boolean) ? {} : { state: undefined }), page: undefined })
  }
  return (
    <Page
      title={say('projectScreens.title')}
      state={data && stateOf(data, filtered)}
      {...(has(...filers) ? { primary: { label: say('projectScreens.add'), icon: IconPlus, to: '/ho-so/moi' } } : {})}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {data && !bare && (
            <StateStrip
              states={data.states}
              counts={data.counts}
              chosen={state}
              onChoose={next => change({ state: next, page: undefined })}
            />
          )}
          <DataTable
            label={say('projectScreens.list')}
            columns={columns}
            rows={data?.rows ?? []}
            rowKey={row => row.code}
            to={row => `/ho-so/${row.code}`}
            loading={isPending}
            toolbar={
              bare ? undefined : (
                <Filters
                  filters={filters}
                  chosen={Object.fromEntries(keys.map(key => [key, params[key]]))}
                  onChange={choose}
                  text={text}
                  onText={next => {
                    setText(next)
                    ask(next)
                  }}
                  textLabel={say('projectScreens.findIn')}
                />
              )
            }
            empty={
              filtered ? (
                <EmptyState title={say('projectScreens.noneFiltered')} text={say('projectScreens.noneFilteredText')} />
              ) : (
                <EmptyState
                  title={say(has('applicant') ? 'projectScreens.noneOwn' : 'projectScreens.none')}
                  text={say(has('applicant') ? 'projectScreens.noneOwnText' : 'projectScreens.noneText')}
                />
              )
            }
            served={{ total: data?.total ?? 0, page, size, onPage: next => change({ page: next > 1 ? String(next) : undefined }) }}
          />
        </>
      )}
    </Page>
  )
}

const stateOf = (data: ProjectsPage, filtered: boolean): string => {
  const total = number(data.total)
  if (filtered) return say('projectScreens.countFiltered', { total })
  return data.late ? say('projectScreens.countLate', { total, late: number(data.late) }) : say('projectScreens.count', { total })
}

const options = (list: Readonly<Record<string, string>>) => Object.entries(list).map(([value, label]) => ({ value, label }))
/** The chips: a content group narrows the activities. */
const useFilters = (year: number, contentGroup: string | undefined): Filter[] => {
  const lists = useLists().data
  const districts = useUnits('district').data ?? []
  const communes = useUnits('commune').data ?? []
  const activities = Object.entries(lists?.activities ?? {}).filter(([, each]) => !contentGroup || each.group === contentGroup)
  const units = [...districts, ...communes].map(unit => ({
    value: unit.id,
    label: unit.parentName && districts.length > 0 && !districts.includes(unit) ? `${unit.fullName}, ${unit.parentName}` : unit.fullName,
  }))
  return [
    { key: 'contentGroup', label: say('projectScreens.group'), options: options(lists?.contentGroups ?? {}) },
    { key: 'activity', label: say('projectScreens.activity'), options: activities.map(([value, each]) => ({ value, label: each.label })) },
    { key: 'unitId', label: say('projectScreens.unit'), options: units },
    { key: 'source', label: say('projectScreens.source'), options: options(lists?.moneySources ?? {}) },
    {
      key: 'year',
      label: say('projectScreens.year'),
      options: [year + 1, year, year - 1, year - 2].map(each => ({
        value: String(each),
        label: say('projectScreens.yearOf', { year: each }),
      })),
    },
    { key: 'late', label: say('projectScreens.late'), options: [{ value: 'true', label: say('projectScreens.late') }], toggle: true },
  ]
}
