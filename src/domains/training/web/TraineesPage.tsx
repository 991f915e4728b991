/** Trainees within reach, each once: filtered by year, class and place, in the columns chosen, taken out to Excel as they stand. */
import { Button } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { type Chosen, Filters } from '../../../web/ui/Filters.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { DuplicatesLink } from '../../duplicates/web/DuplicatesLink.tsx'
import { downloadFile } from '../../establishments/web/list.data.ts'
import { useRegisterTabs } from '../../establishments/web/registerTabs.ts'
import { optionsOf, useUnitFilter } from '../../establishments/web/villages.data.ts'
import css from '../../establishments/web/villages.module.css'
import { traineeLabels, traineeReaders, traineeSorts } from '../trainees.schema.ts'
import { classKinds } from '../training.schema.ts'
import { type TraineeRow, traineeAddress, useClasses, useTrainees } from './trainees.data.ts'

const size = 50
const keys = ['year', 'kind', 'classCode', 'unitId'] as const
const usual = ['birthYear', 'establishment', 'unit', 'turns', 'lastOn']
const none = <span className={css.quiet}>{say('training.no')}</span>
const columns: Column<TraineeRow>[] = [
  { key: 'name', header: traineeLabels.name, value: row => row.name, width: 15 },
  { key: 'birthYear', header: traineeLabels.birthYear, value: row => row.birthYear, numeric: true },
  {
    key: 'establishment',
    header: traineeLabels.establishment,
    value: row => row.establishment,
    line: 16,
    two: true,
    cell: row => row.establishment ?? none,
  },
  { key: 'unit', header: traineeLabels.unit, value: row => row.unit, line: 12, two: true, cell: row => row.unit ?? none },
  { key: 'turns', header: traineeLabels.turns, value: row => row.turns, numeric: true },
  { key: 'classes', header: traineeLabels.classes, value: row => row.classes, numeric: true },
  {
    key: 'lastOn',
    header: traineeLabels.lastOn,
    value: row => row.lastOn,
    cell: row => (row.lastOn ? <span className="figures">{date(row.lastOn)}</span> : none),
  },
  { key: 'phone', header: traineeLabels.phone, value: row => row.phone, onPhone: false },
  { key: 'personalNumber', header: traineeLabels.personalNumber, value: row => row.personalNumber, onPhone: false },
]

export function TraineesPage() {
  const [params, change] = useAddress()
  const { has, businessDate } = useSession()
  const reads = has(...traineeReaders)
  const [text, setText] = useState(params.q ?? '')
  const [busy, setBusy] = useState(false)
  const ask = useDebouncedCallback((q: string) => change({ q: q || undefined, page: undefined }), 200)
  const { q, year, kind, classCode, unitId, sort, down } = params
  const page = Number(params.page ?? 1) || 1
  const shown = params.cols?.split(',') ?? usual
  const view = { q, year, kind, classCode, unitId, sort, down }
  const { data, error, refetch, isPending } = useTrainees(queryOf({ ...view, page, size }), reads)
  const classes = useClasses(reads).data ?? []
  const years = [...new Set(classes.map(each => each.endsOn.slice(0, 4)))]
  const tabs = useRegisterTabs('trainees')
  const unit = useUnitFilter(unitId)
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
  const filtered = Boolean(q || year || kind || classCode || unitId)
  const download = async () => {
    setBusy(true)
    await downloadFile(`/api/trainees.xlsx${queryOf({ ...view, cols: shown.join(',') })}`, `hoc-vien-${businessDate}.xlsx`).catch(failed)
    setBusy(false)
  }
  return (
    <Page
      title={say('registerScreens.title')}
      state={data && say(filtered ? 'training.countFiltered' : 'training.count', { total: number(data.total), turns: number(data.turns) })}
      more={
        <>
          <DuplicatesLink />
          <Button variant="default" loading={busy} leftSection={<IconDownload size={17} stroke={1.6} />} onClick={() => void download()}>
            {say('training.excel')}
          </Button>
        </>
      }
      {...tabs}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('training.list')}
          columns={columns}
          rows={data?.rows ?? []}
          rowKey={row => row.id}
          to={row => traineeAddress(row.id)}
          loading={isPending}
          ordered={{
            shown,
            onShown: cols => change({ cols: cols.join(',') }),
            onReset: () => change({ cols: undefined }),
          }}
          toolbar={
            <Filters
              filters={filters}
              chosen={{ year, kind, classCode, unitId }}
              onChange={(chosen: Chosen) => change({ ...Object.fromEntries(keys.map(key => [key, chosen[key]])), page: undefined })}
              text={text}
              onText={next => {
                setText(next)
                ask(next.trim())
              }}
              textLabel={say('training.find')}
            />
          }
          empty={
            filtered ? (
              <EmptyState title={say('training.listNoneFiltered')} text={say('training.listNoneFilteredText')} />
            ) : (
              <EmptyState title={say('training.listNone')} text={say('training.listNoneText')} />
            )
          }
          served={{
            total: data?.total ?? 0,
            page,
            size,
            onPage: next => change({ page: next > 1 ? String(next) : undefined }),
            sorts: traineeSorts,
            sort: sort ? { key: sort, down: down === 'true' } : { key: 'name' },
            onSort: next => change({ sort: next?.key, down: next?.down ? 'true' : undefined, page: undefined }),
          }}
        />
      )}
    </Page>
  )
}
