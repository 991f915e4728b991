/** Craft villages with their recognition on a day: saved views, conditions, columns of one's own, taken out to Excel as they stand. */
import { IconPlus } from '@tabler/icons-react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { DuplicatesLink } from '../../duplicates/web/DuplicatesLink.tsx'
import { officials } from '../../reference/roles.schema.ts'
import { villageColumns } from '../village-columns.rules.ts'
import { recognitions } from '../villages.rules.ts'
import { ExcelMenu } from './ExcelMenu.tsx'
import { drawnColumns, ListTable, pageOfRows } from './ListTable.tsx'
import { chosenInWords, useListViews } from './listViews.data.ts'
import { useRegisterTabs } from './registerTabs.ts'
import { returning } from './returning.data.ts'
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

const screen = { path: '/api/villages/views', keys: ['q', 'craft', 'unitId', 'state', 'on'] } as const
const unknown = <span className={css.unknown}>{date(null)}</span>
const columns = drawnColumns<VillageRow>(villageColumns, unknown, {
  name: {
    width: 13.5,
    cell: row => (
      <>
        {row.name}
        {row.demo && <span className={css.demo}>{say('villages.demo')}</span>}
      </>
    ),
  },
  code: { header: say('villages.codeShort'), line: 7, onPhone: false },
  otherNames: { line: 10, onPhone: false },
  title: { line: 11 },
  craft: { line: 8 },
  groups: { line: 12 },
  unit: { line: 13, width: 10.5, two: true },
  state: { line: 10.5, cell: row => <StateBadge plain kind={recognitionKinds[row.state]} word={row.stateLabel} /> },
  decision: { line: 9 },
  withdrawal: { line: 9, onPhone: false },
  until: {
    onPhone: false,
    // Not withdrawn is known only of a village whose recognition is known.
    cell: row =>
      row.withdrawnOn ? (
        <span className="figures">{date(row.withdrawnOn)}</span>
      ) : row.recognisedOn ? (
        <span className={css.quiet}>{say('villages.noWithdrawal')}</span>
      ) : (
        unknown
      ),
  },
  establishments: { header: say('registerScreens.tabEstablishments') },
  artisans: { header: say('artisans.tab') },
  note: { line: 14, onPhone: false },
})

export function VillagesPage() {
  const { has, businessDate } = useSession()
  const list = useListViews(screen)
  const { params, change, filtered } = list
  const { on, unitId } = params
  const { data, error, refetch, isPending } = useVillageList(queryOf(list.query))
  const filters = [
    craftFilter(say('villages.groups')),
    useUnitFilter(unitId),
    { key: 'state', label: say('villages.state'), options: optionsOf(recognitions) },
  ]
  const tabs = useRegisterTabs('villages')
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
        <>
          <DuplicatesLink />
          {has(...officials) && <ExcelMenu list={returning.villages} path="/api/villages.xlsx" asked={list.asked} name="lang-nghe" />}
        </>
      }
      {...tabs}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {data?.some(row => row.demo) && <Notice kind="info" title={say('villages.demoTitle')} text={say('villages.demoText')} />}
          <ListTable
            list={list}
            label={say('villages.list')}
            columns={columns}
            rows={pageOfRows(data ?? [], list.page)}
            total={data?.length ?? 0}
            rowKey={row => row.code}
            to={row => `/so-bo/lang-nghe/${row.code}`}
            loading={isPending}
            usual="name"
            filters={filters}
            findLabel={say('villages.find')}
            // A view without a day of its own is of the day on which it is opened.
            sentence={[chosenInWords(filters, params, params.q), on && say('registerList.onDay', { day: date(on) })]
              .filter(Boolean)
              .join(', ')}
            aside={
              <DayInput
                className={css.day ?? ''}
                aria-label={say('villages.onDay')}
                title={say('villages.onDay')}
                value={on ?? businessDate}
                onChange={next => change({ on: next && next !== businessDate ? String(next) : undefined, page: undefined })}
              />
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
