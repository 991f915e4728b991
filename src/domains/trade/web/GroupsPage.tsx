/** Versions of what counts as which craft: drafts, the approved one, those no longer used. */

import { IconCopyPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import type { MappingState } from '../mapping.schema.ts'
import { dataKeepers, tradeChanged } from './data.data.ts'
import { type MappingLine, useMappings } from './market.data.ts'
import { useMarketTabs } from './marketTabs.ts'

export const mappingKinds: Readonly<Record<MappingState, Kind>> = { draft: 'draft', approved: 'done', retired: 'unknown' }
export function GroupsPage() {
  const { has, businessDate } = useSession()
  const { data, error, refetch, isPending } = useMappings()
  const [copying, setCopying] = useState(false)
  const go = useGo()
  const keeps = has(...dataKeepers) && (data?.length ?? 0) > 0
  return (
    <Page
      title={say('marketScreens.groupsTitle')}
      state={say('marketScreens.groupsState')}
      {...useMarketTabs('groups')}
      {...(keeps ? { primary: { label: say('marketScreens.newVersion'), icon: IconCopyPlus, onClick: () => setCopying(true) } } : {})}
    >
      {data && data.length > 0 && !data.some(({ state }) => state === 'approved') && (
        <Notice kind="warning" title={say('marketScreens.noneApproved')} text={say('marketScreens.noneApprovedText')} />
      )}
      {error && !data ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={say('marketScreens.groupsTitle')}
          columns={columns}
          rows={data ?? []}
          rowKey={row => row.code}
          to={row => `/thi-truong/nhom-hang/${encodeURIComponent(row.code)}`}
          loading={isPending}
          empty={<EmptyState title={say('marketScreens.groupsNone')} text={say('marketScreens.groupsNoneText')} />}
        />
      )}
      <ConfirmDialog
        opened={copying}
        onClose={() => setCopying(false)}
        title={say('marketScreens.newVersion')}
        text={say('marketScreens.newVersionText')}
        verb={say('marketScreens.newVersion')}
        fields={[
          {
            key: 'from',
            label: say('marketScreens.copyFrom'),
            kind: 'select',
            required: true,
            options: (data ?? []).map(({ code, name }) => ({ value: code, label: `${code}: ${name}` })),
          },
          {
            key: 'code',
            label: say('marketScreens.versionCode'),
            kind: 'text',
            required: true,
            help: say('marketScreens.versionCodeHelp'),
          },
          { key: 'name', label: say('marketScreens.versionName'), kind: 'text', required: true },
          { key: 'validFrom', label: say('marketScreens.validFrom'), kind: 'date', required: true },
          { key: 'note', label: say('marketScreens.note'), kind: 'textarea' },
        ]}
        initial={{ from: data?.[0]?.code ?? null, validFrom: businessDate }}
        onConfirm={async ({ note, ...values }) => {
          const { code } = await post<{ code: string }>('/api/trade/mappings', { ...values, ...(note ? { note } : {}) })
          await tradeChanged()
          go(`/thi-truong/nhom-hang/${encodeURIComponent(code)}`)
        }}
      />
    </Page>
  )
}
const columns: Column<MappingLine>[] = [
  { key: 'name', header: say('marketScreens.versionName'), value: row => row.name, width: 24, two: true },
  { key: 'code', header: say('marketScreens.versionCode'), value: row => row.code },
  {
    key: 'state',
    header: say('marketScreens.state_'),
    value: row => row.stateLabel,
    cell: row => <StateBadge plain kind={mappingKinds[row.state]} word={row.stateLabel} />,
  },
  { key: 'nomenclature', header: say('marketScreens.nomenclature'), value: row => row.nomenclature },
  { key: 'validFrom', header: say('marketScreens.validFrom'), value: row => row.validFrom, cell: row => date(row.validFrom) },
  { key: 'lines', header: say('marketScreens.lineCount'), value: row => row.lines, cell: row => number(row.lines), numeric: true },
  {
    key: 'approved',
    header: say('marketScreens.approved'),
    value: row => row.approvedOn,
    cell: row => (row.approvedOn ? [row.approvedBy, date(row.approvedOn)].filter(Boolean).join(', ') : '–'),
  },
]
