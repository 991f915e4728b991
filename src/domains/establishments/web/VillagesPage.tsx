/** Craft villages with their recognition on a day: filtered, searched, taken out to Excel. */
import { Button } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, Filters } from '../../../web/ui/Filters.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { officials } from '../../reference/roles.schema.ts'
import { recognitions } from '../villages.rules.ts'
import { useRegisterTabs } from './registerTabs.ts'
import {
  craftFilter,
  optionsOf,
  recognitionKinds,
  useUnitFilter,
  useVillageList,
  type VillageRow,
  villageEditors,
} from './villages.data.ts'
import css from './villages.module.css'

const keys = ['craft', 'unitId', 'state'] as const
const columns: Column<VillageRow>[] = [
  {
    key: 'name',
    header: say('villages.name'),
    value: row => row.name,
    width: 13.5,
    cell: row => (
      <>
        {row.name}
        {row.demo && <span className={css.demo}>{say('villages.demo')}</span>}
      </>
    ),
  },
  { key: 'code', header: say('villages.codeShort'), value: row => row.code, line: 7, onPhone: false },
  { key: 'otherNames', header: say('villages.otherNames'), value: row => row.otherNames, line: 10, hidden: true, onPhone: false },
  { key: 'title', header: say('villages.title'), value: row => row.titleLabel, line: 11, hidden: true },
  { key: 'craft', header: say('villages.craft'), value: row => row.craft, line: 8 },
  { key: 'unit', header: say('villages.unit'), value: row => row.unitName, line: 13, width: 10.5, two: true },
  {
    key: 'state',
    header: say('villages.state'),
    value: row => row.stateLabel,
    line: 10.5,
    cell: row => <StateBadge plain kind={recognitionKinds[row.state]} word={row.stateLabel} />,
  },
  { key: 'decision', header: say('villages.recognitionNumber'), value: row => row.recognitionNumber, line: 9, hidden: true },
  { key: 'from', header: say('villages.recognisedOn'), value: row => row.recognisedOn, cell: row => <Day day={row.recognisedOn} /> },
  {
    key: 'until',
    header: say('villages.withdrawnOn'),
    value: row => row.withdrawnOn,
    hidden: true,
    onPhone: false,
    // Not withdrawn is known only of a village whose recognition is known.
    cell: row =>
      row.withdrawnOn || !row.recognisedOn ? (
        <Day day={row.withdrawnOn} />
      ) : (
        <span className={css.quiet}>{say('villages.noWithdrawal')}</span>
      ),
  },
  { key: 'establishments', header: say('registerScreens.tabEstablishments'), value: row => row.establishments, numeric: true },
  { key: 'artisans', header: say('artisans.tab'), value: row => row.artisans, numeric: true },
]
const Day = ({ day }: { day: string | null }) =>
  day ? <span className="figures">{date(day)}</span> : <span className={css.unknown}>{date(null)}</span>

export function VillagesPage() {
  const [params, change] = useAddress()
  const { has, businessDate } = useSession()
  const [text, setText] = useState(params.q ?? '')
  const ask = useDebouncedCallback((q: string) => change({ q: q || undefined }), 200)
  const { q, craft, unitId, state, on } = params
  const query = queryOf({ q, craft, unitId, state, on })
  const { data, error, refetch, isPending } = useVillageList(query)
  const filters = [
    craftFilter(say('villages.groups')),
    useUnitFilter(unitId),
    { key: 'state', label: say('villages.state'), options: optionsOf(recognitions) },
  ]
  const tabs = useRegisterTabs('villages')
  const filtered = Boolean(q || craft || unitId || state)
  return (
    <Page
      title={say('registerScreens.title')}
      state={
        data &&
        say(filtered ? 'villages.countFiltered' : 'villages.count', {
          total: number(data.length),
          recognised: number(data.filter(row => row.state === 'recognised').length),
          day: date(on ?? businessDate),
        })
      }
      {...(has(...villageEditors) ? { primary: { label: say('villages.add'), icon: IconPlus, to: '/so-bo/lang-nghe/moi' } } : {})}
      more={
        has(...officials) && (
          <Button
            component="a"
            href={`/api/villages.xlsx${query}`}
            download
            variant="default"
            leftSection={<IconDownload size={17} stroke={1.6} />}
          >
            {say('villages.excel')}
          </Button>
        )
      }
      {...tabs}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {data?.some(row => row.demo) && <Notice kind="info" title={say('villages.demoTitle')} text={say('villages.demoText')} />}
          <DataTable
            label={say('villages.list')}
            columns={columns}
            rows={data ?? []}
            rowKey={row => row.code}
            to={row => `/so-bo/lang-nghe/${row.code}`}
            loading={isPending}
            sort={{ key: 'name' }}
            toolbar={
              <div className={css.tools}>
                <Filters
                  filters={filters}
                  chosen={{ craft, unitId, state }}
                  onChange={(chosen: Chosen) => change(Object.fromEntries(keys.map(key => [key, chosen[key]])))}
                  text={text}
                  onText={next => {
                    setText(next)
                    ask(next.trim())
                  }}
                  textLabel={say('villages.find')}
                />
                <DayInput
                  className={css.day ?? ''}
                  aria-label={say('villages.onDay')}
                  title={say('villages.onDay')}
                  value={on ?? businessDate}
                  onChange={next => change({ on: next && next !== businessDate ? String(next) : undefined })}
                />
              </div>
            }
            empty={
              filtered ? (
                <EmptyState title={say('villages.listNoneFiltered')} text={say('villages.listNoneFilteredText')} />
              ) : (
                <EmptyState title={say('villages.listNone')} text={say('villages.listNoneText')} />
              )
            }
          />
        </>
      )}
    </Page>
  )
}
