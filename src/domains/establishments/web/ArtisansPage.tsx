/** Artisans within reach: filtered, searched, taken out to Excel; personal values masked for whoever has no task with the persons. */
import { Button } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconDownload, IconPlus } from '@tabler/icons-react'
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
import { say } from '../../../words/say.ts'
import { officials } from '../../reference/roles.schema.ts'
import { artisanTitles } from '../establishments.schema.ts'
import { useRegisterTabs } from './registerTabs.ts'
import { type ArtisanRow, artisanEditors, craftFilter, optionsOf, useArtisanList, useUnitFilter } from './villages.data.ts'
import css from './villages.module.css'

const keys = ['craft', 'title', 'unitId'] as const
const none = <span className={css.quiet}>{say('artisans.no')}</span>
const columns: Column<ArtisanRow>[] = [
  {
    key: 'name',
    header: say('artisans.name'),
    value: row => row.name,
    width: 16,
    cell: row => (
      <>
        {row.name}
        {row.demo && <span className={css.demo}>{say('villages.demo')}</span>}
      </>
    ),
  },
  { key: 'code', header: say('villages.codeShort'), value: row => row.code, line: 7 },
  { key: 'title', header: say('artisans.title'), value: row => row.titleLabel, line: 10 },
  { key: 'craft', header: say('artisans.craft'), value: row => row.craftLabel, line: 9, two: true },
  { key: 'unit', header: say('artisans.unit'), value: row => row.unitName, line: 12, width: 11.5, two: true },
  { key: 'village', header: say('artisans.village'), value: row => row.villageName, line: 9, cell: row => row.villageName ?? none },
  {
    key: 'establishment',
    header: say('artisans.establishment'),
    value: row => row.establishmentName,
    line: 14,
    cell: row => row.establishmentName ?? none,
    hidden: true,
    onPhone: false,
  },
  {
    key: 'day',
    header: say('artisans.recognisedOn'),
    value: row => row.recognisedOn,
    cell: row =>
      row.recognisedOn ? <span className="figures">{date(row.recognisedOn)}</span> : <span className={css.unknown}>{date(null)}</span>,
  },
  { key: 'number', header: say('artisans.recognitionNumber'), value: row => row.recognitionNumber, line: 10, hidden: true, onPhone: false },
]

export function ArtisansPage() {
  const [params, change] = useAddress()
  const { has } = useSession()
  const [text, setText] = useState(params.q ?? '')
  const ask = useDebouncedCallback((q: string) => change({ q: q || undefined }), 200)
  const { q, craft, title, unitId } = params
  const query = queryOf({ q, craft, title, unitId })
  const { data, error, refetch, isPending } = useArtisanList(query)
  const filters = [
    { key: 'title', label: say('artisans.title'), options: optionsOf(artisanTitles) },
    craftFilter(say('artisans.craft')),
    useUnitFilter(unitId),
  ]
  const tabs = useRegisterTabs('artisans')
  const filtered = Boolean(q || craft || title || unitId)
  return (
    <Page
      title={say('registerScreens.title')}
      state={data && say(filtered ? 'artisans.countFiltered' : 'artisans.count', { total: number(data.length) })}
      {...(has(...artisanEditors) ? { primary: { label: say('artisans.add'), icon: IconPlus, to: '/so-bo/nghe-nhan/moi' } } : {})}
      more={
        has(...officials) && (
          <Button
            component="a"
            href={`/api/artisans.xlsx${query}`}
            download
            variant="default"
            leftSection={<IconDownload size={17} stroke={1.6} />}
          >
            {say('artisans.excel')}
          </Button>
        )
      }
      {...tabs}
    >
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('artisans.list')}
          columns={columns}
          rows={data ?? []}
          rowKey={row => row.code}
          to={row => `/so-bo/nghe-nhan/${row.code}`}
          loading={isPending}
          toolbar={
            <Filters
              filters={filters}
              chosen={{ craft, title, unitId }}
              onChange={(chosen: Chosen) => change(Object.fromEntries(keys.map(key => [key, chosen[key]])))}
              text={text}
              onText={next => {
                setText(next)
                ask(next.trim())
              }}
              textLabel={say('artisans.find')}
            />
          }
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
