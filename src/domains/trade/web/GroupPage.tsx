/** One version: every line with its basis, changed while it is a draft, approved or retired by a leader. */

import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ActionBar, type OfferedAction } from '../../../web/ui/ActionBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { goodsName } from '../markets.rules.ts'
import { dataKeepers, type MappingData, tradeChanged, useMapping } from './data.data.ts'
import { GroupLines } from './GroupLines.tsx'
import { mappingKinds } from './GroupsPage.tsx'
import css from './market.module.css'

const crumbs = [
  { label: say('marketScreens.title'), to: '/thi-truong' },
  { label: say('marketScreens.groupsTitle'), to: '/thi-truong/nhom-hang' },
]
export function GroupPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useMapping(code)
  const { has } = useSession()
  const [changing, setChanging] = useState(false)
  if (error && !data)
    return (
      <Page title={say('marketScreens.groupsTitle')} crumbs={crumbs}>
        <ErrorState
          problem={error}
          onRetry={() => void refetch()}
          back={{ label: say('marketScreens.groupsTitle'), to: '/thi-truong/nhom-hang' }}
        />
      </Page>
    )
  if (!data) return <PageSkeleton />
  const changes = has(...dataKeepers) && data.offers.change === null
  return (
    <Page
      title={data.name}
      state={[data.code, data.nomenclature, say('marketScreens.linesOf', { count: number(data.lines.length) })].join(' · ')}
      crumbs={crumbs}
      more={
        changes &&
        !changing && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {say('marketScreens.changeLines')}
          </Button>
        )
      }
      {...(changing ? {} : { aside: <Standing data={data} /> })}
    >
      {data.note && <p className={css.lead}>{data.note}</p>}
      {changing ? (
        <GroupLines data={data} onClose={() => setChanging(false)} />
      ) : (
        <DataTable label={say('marketScreens.lines')} columns={columns} rows={data.lines} rowKey={row => row.id} sort={{ key: 'prefix' }} />
      )}
    </Page>
  )
}
function Standing({ data }: { data: MappingData }) {
  const { has } = useSession()
  const action = (key: 'approve' | 'retire'): OfferedAction => ({
    key,
    label: say(`marketScreens.${key}`),
    allowed: data.offers[key] === null,
    ...(data.offers[key] ? { why: data.offers[key] } : {}),
    primary: key === 'approve',
    danger: key === 'retire',
    text: say(`marketScreens.${key}Text`),
    fields: [
      { key: 'reason', label: say('marketScreens.reason'), kind: 'textarea', required: true, help: say('marketScreens.approveReasonHelp') },
    ],
  })
  return (
    <Card title={say('marketScreens.state_')}>
      <p>
        <StateBadge kind={mappingKinds[data.state]} word={data.stateLabel} />
      </p>
      <Facts
        columns={1}
        facts={[
          { label: say('marketScreens.validFrom'), value: date(data.validFrom) },
          ...(data.approvedOn ? [{ label: say('marketScreens.approved'), value: date(data.approvedOn) }] : []),
          ...(data.approvedWhy ? [{ label: say('marketScreens.reason'), value: data.approvedWhy }] : []),
        ]}
      />
      {has(...dataKeepers) && (
        <ActionBar
          stacked
          actions={[action('approve'), action('retire')]}
          onAct={async (key, values) => {
            await post(`/api/trade/mappings/${encodeURIComponent(data.code)}/${key}`, values)
            await tradeChanged()
          }}
        />
      )}
    </Card>
  )
}
type Line = MappingData['lines'][number]
const columns: Column<Line>[] = [
  { key: 'prefix', header: say('marketScreens.prefix'), value: row => row.prefix },
  { key: 'name', header: say('marketScreens.goods'), value: goodsName, width: 24, two: true },
  { key: 'craft', header: say('marketScreens.craft'), value: row => row.craftLabel, line: 14 },
  { key: 'basis', header: say('marketScreens.basis'), value: row => row.basisLabel, line: 14 },
  { key: 'note', header: say('marketScreens.note'), value: row => row.note, cell: row => row.note ?? '–', width: 16, two: true },
]
