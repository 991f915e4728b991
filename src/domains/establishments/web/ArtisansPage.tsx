/** Artisans within reach: saved views, conditions, columns of one's own, Excel as they stand; personal values masked for whoever has no task with the persons. */
import { IconPlus } from '@tabler/icons-react'
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { say } from '../../../words/say.ts'
import { DuplicatesLink } from '../../duplicates/web/DuplicatesLink.tsx'
import { officials } from '../../reference/roles.schema.ts'
import { artisanColumns } from '../artisan-columns.rules.ts'
import { artisanTitles } from '../establishments.schema.ts'
import { ExcelMenu } from './ExcelMenu.tsx'
import { drawnColumns, ListTable, pageOfRows, sortsOf } from './ListTable.tsx'
import { chosenInWords, useListViews } from './listViews.data.ts'
import { useRegisterTabs } from './registerTabs.ts'
import { returning } from './returning.data.ts'
import { type ArtisanRow, artisanEditors, craftFilter, optionsOf, useArtisanList, useUnitFilter } from './villages.data.ts'
import css from './villages.module.css'

const screen = { path: '/api/artisans/views', keys: ['q', 'craft', 'title', 'unitId'] } as const
const none = <span className={css.quiet}>{say('artisans.no')}</span>
const unknown = <span className={css.unknown}>{say('web.unknown')}</span>
const columns = drawnColumns<ArtisanRow>(artisanColumns, unknown, {
  name: {
    width: 16,
    cell: row => (
      <>
        {row.name}
        {row.demo && <span className={css.demo}>{say('villages.demo')}</span>}
      </>
    ),
  },
  code: { header: say('villages.codeShort'), line: 7 },
  title: { line: 10 },
  craft: { line: 9, two: true },
  unit: { line: 12, width: 11.5, two: true },
  village: { line: 9, cell: row => row.villageName ?? none },
  establishment: { line: 14, onPhone: false, cell: row => row.establishmentName ?? none },
  number: { line: 10, onPhone: false },
  phone: { onPhone: false },
  note: { line: 14, onPhone: false },
})
const sorts = sortsOf(artisanColumns)

export function ArtisansPage() {
  const { has } = useSession()
  const list = useListViews(screen)
  const { params, filtered } = list
  const { data, error, refetch, isPending } = useArtisanList(queryOf(list.query))
  const filters = [
    { key: 'title', label: say('artisans.title'), options: optionsOf(artisanTitles) },
    craftFilter(say('artisans.craft')),
    useUnitFilter(params.unitId),
  ]
  const tabs = useRegisterTabs('artisans')
  return (
    <Page
      title={say('registerScreens.title')}
      state={data && say(filtered ? 'artisans.countFiltered' : 'artisans.count', { total: number(data.length) })}
      {...(has(...artisanEditors) ? { primary: { label: say('artisans.add'), icon: IconPlus, to: '/so-bo/nghe-nhan/moi' } } : {})}
      more={
        <>
          <DuplicatesLink />
          {has(...officials) && <ExcelMenu list={returning.artisans} path="/api/artisans.xlsx" asked={list.asked} name="nghe-nhan" />}
        </>
      }
      {...tabs}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <ListTable
          list={list}
          label={say('artisans.list')}
          columns={columns}
          rows={pageOfRows(data ?? [], list.page)}
          total={data?.length ?? 0}
          rowKey={row => row.code}
          to={row => `/so-bo/nghe-nhan/${row.code}`}
          loading={isPending}
          sorts={sorts}
          usual="code"
          filters={filters}
          findLabel={say('artisans.find')}
          sentence={chosenInWords(filters, params, params.q)}
          empty={
            filtered ? (
              <EmptyState title={say('artisans.listNoneFiltered')} text={say('artisans.listNoneFilteredText')} />
            ) : (
              <EmptyState title={say('artisans.listNone')} text={say('artisans.listNoneText')} />
            )
          }
        />
      )}
    </Page>
  )
}
