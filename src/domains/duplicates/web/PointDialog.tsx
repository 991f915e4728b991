/** An officer points at two records that are one. */

import { post } from '../../../web/api.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { queueAddress } from './duplicates.data.ts'

/** Records that an officer can name by a code. */
const kinds = ['establishment', 'village', 'artisan'] as const
const codes = {
  establishment: 'duplicates.codeOfEstablishment',
  village: 'duplicates.codeOfVillage',
  artisan: 'duplicates.codeOfArtisan',
} as const

export function PointDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const go = useGo()
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={say('duplicates.point')}
      text={say('duplicates.pointText')}
      verb={say('duplicates.pointVerb')}
      initial={{ kind: 'establishment' }}
      fields={[
        {
          key: 'kind',
          label: say('duplicates.kind'),
          kind: 'select',
          required: true,
          options: kinds.map(kind => ({ value: kind, label: say(codes[kind]) })),
        },
        { key: 'left', label: say('duplicates.firstCode'), kind: 'text', required: true },
        { key: 'right', label: say('duplicates.secondCode'), kind: 'text', required: true },
      ]}
      onConfirm={async ({ kind, left, right }) => {
        const { id } = await post<{ id: string }>('/api/duplicates/pair', { kind, left: String(left).trim(), right: String(right).trim() })
        go(`${queueAddress}/${id}`)
      }}
    />
  )
}
