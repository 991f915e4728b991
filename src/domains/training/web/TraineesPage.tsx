/** Trainees within reach, each once: saved views, conditions, columns of one's own, taken out to Excel as they stand. */
import { IconPlus } from '@tabler/icons-react'
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { say } from '../../../words/say.ts'
import { DuplicatesLink } from '../../duplicates/web/DuplicatesLink.tsx'
import { ExcelMenu } from '../../establishments/web/ExcelMenu.tsx'
import { drawnColumns, ListTable } from '../../establishments/web/ListTable.tsx'
import { chosenInWords, pageSize, useListViews } from '../../establishments/web/listViews.data.ts'
import { useRegisterTabs } from '../../establishments/web/registerTabs.ts'
import { returning } from '../../establishments/web/returning.data.ts'
import { optionsOf, useUnitFilter } from '../../establishments/web/villages.data.ts'
import css from '../../establishments/web/villages.module.css'
import { traineeColumns } from '../trainee-columns.rules.ts'
import { traineeEditors, traineeReaders, traineeSorts } from '../trainees.schema.ts'
import { classKinds } from '../training.schema.ts'
import { type TraineeRow, traineeAddress, useClasses, useTrainees } from './trainees.data.ts'

const screen = { path: '/api/trainees/views', keys: ['q', 'year', 'kind', 'classCode', 'unitId'] } as const
const none = <span className={css.quiet}>{say('training.no')}</span>
const columns = drawnColumns<TraineeRow>(traineeColumns, none, {
  name: { width: 15 },
  establishment: { line: 16, two: true },
  unit: { line: 12, two: true },
  phone: { onPhone: false },
  personalNumber: { onPhone: false },
})

export function TraineesPage() {
  const { has } = useSession()
  const reads = has(...traineeReaders)
  const list = useListViews(screen, reads)
  const { params, filtered } = list
  const { data, error, refetch, isPending } = useTrainees(queryOf({ ...list.query, page: list.page, size: pageSize }), reads)
  const classes = useClasses(reads).data ?? []
  const years = [...new Set(classes.map(each => each.endsOn.slice(0, 4)))]
  const tabs = useRegisterTabs('trainees')
  const unit = useUnitFilter(params.unitId)
  if (!reads)
    return (
      <Page title={say('registerScreens.title')} {...tabs}>
        <EmptyState title={say('training.cannotRead')} text={say('training.cannotReadText')} />
      </Page>
    )
  const filters = [
    { key: 'year', label: say('training.filterYear'), options: years.map(each => ({ value: each, label: each })) },
    { key: 'kind', label: say('training.filterKind'), options: optionsOf(classKinds) },
    {
      key: 'classCode',
      label: say('training.filterClass'),
      options: classes.map(each => ({ value: each.code, label: `${each.name} (${each.code})` })),
    },
    unit,
  ]
  return (
    <Page
      title={say('registerScreens.title')}
      state={data && say(filtered ? 'training.countFiltered' : 'training.count', { total: number(data.total), turns: number(data.turns) })}
      {...(has(...traineeEditors) ? { primary: { label: say('training.add'), icon: IconPlus, to: '/so-bo/hoc-vien/moi' } } : {})}
      more={
        <>
          <DuplicatesLink />
          <ExcelMenu list={returning.trainees} path="/api/trainees.xlsx" asked={list.asked} name="hoc-vien" />
        </>
      }
      {...tabs}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <ListTable
          list={list}
          label={say('training.list')}
          columns={columns}
          rows={data?.rows ?? []}
          total={data?.total ?? 0}
          rowKey={row => row.id}
          to={row => traineeAddress(row.id)}
          loading={isPending}
          sorts={traineeSorts}
          usual="name"
          filters={filters}
          findLabel={say('training.find')}
          sentence={chosenInWords(filters, params, params.q)}
          empty={
            filtered ? (
              <EmptyState title={say('training.listNoneFiltered')} text={say('training.listNoneFilteredText')} />
            ) : (
              <EmptyState title={say('training.listNone')} text={say('training.listNoneText')} />
            )
          }
        />
      )}
    </Page>
  )
}
