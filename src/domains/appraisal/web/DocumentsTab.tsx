/** Documents of law that officers enter: the list, a new draft, and one of them opened by `?vb=`. */
import { Button } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, period } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { SideNote } from '../../../web/ui/SideNote.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { OutdatedAppraisals } from '../../projects/web/OutdatedAppraisals.tsx'
import admin from '../../reference/web/admin.module.css'
import { DocumentView } from './DocumentView.tsx'
import { documentBody, documentFields } from './documentForm.ts'
import { type DocumentLine, documentKinds, lawKeepers, rejudgers, useDocuments, useLawChanged } from './law.data.ts'

export function DocumentsTab() {
  const [{ vb }, set] = useAddress()
  if (vb) return <DocumentView key={vb} id={vb} onBack={() => set({ vb: undefined, ngay: undefined }, { push: true })} />
  return <List onOpen={id => set({ vb: id }, { push: true })} />
}

function List({ onOpen }: { onOpen: (id: string) => void }) {
  const { has } = useSession()
  const changed = useLawChanged()
  const { data, error, refetch } = useDocuments()
  const [drafting, setDrafting] = useState(false)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <>
      <SideNote>{say('lawScreens.note')}</SideNote>
      <DataTable
        label={say('lawScreens.documents')}
        loading={!data}
        rows={data ?? []}
        rowKey={row => row.id}
        onOpen={row => onOpen(row.id)}
        toolbar={
          has(...lawKeepers) && (
            <Button leftSection={<IconFilePlus size={18} stroke={1.7} />} onClick={() => setDrafting(true)}>
              {say('lawScreens.draft')}
            </Button>
          )
        }
        empty={<EmptyState title={say('lawScreens.none')} text={say('lawScreens.noneText')} />}
        columns={columns}
      />
      {has(...rejudgers) && <OutdatedAppraisals />}
      <ConfirmDialog
        opened={drafting}
        onClose={() => setDrafting(false)}
        title={say('lawScreens.draft')}
        text={say('lawScreens.draftText')}
        verb={say('lawScreens.draftSave')}
        fields={documentFields}
        initial={{ scope: 'local' }}
        onConfirm={async values => {
          const { id } = await post<{ id: string }>('/api/appraisal/documents', documentBody(values))
          await changed()
          saved()
          onOpen(id)
        }}
      />
    </>
  )
}

const columns: Column<DocumentLine>[] = [
  { key: 'number', header: say('lawScreens.number'), value: row => row.number, width: 14 },
  { key: 'title', header: say('lawScreens.title'), value: row => row.title, line: 26, two: true },
  {
    key: 'state',
    header: say('lawScreens.state'),
    value: row => row.stateLabel,
    cell: row => <StateBadge plain kind={documentKinds[row.state]} word={row.stateLabel} />,
  },
  {
    key: 'period',
    header: say('adminScreens.scopePeriod'),
    value: row => row.inForceFrom,
    cell: row => (
      <div className={admin.two}>
        <span className={admin.nowrap}>{row.scopeLabel}</span>
        <span className={`${admin.nowrap} ${admin.quiet}`}>{period(row.inForceFrom, row.inForceUntil)}</span>
      </div>
    ),
  },
  { key: 'versions', header: say('lawScreens.versions'), numeric: true, value: row => row.versions },
  {
    key: 'who',
    header: say('lawScreens.who'),
    value: row => row.adoptedBy ?? row.draftedBy,
    cell: row => (
      <div className={admin.two}>
        <span>{say('lawScreens.draftedBy', { by: row.draftedBy ?? '', day: date(row.draftedOn) })}</span>
        {row.adoptedOn && (
          <span className={admin.quiet}>{say('lawScreens.adoptedBy', { by: row.adoptedBy ?? '', day: date(row.adoptedOn) })}</span>
        )}
      </div>
    ),
  },
]
