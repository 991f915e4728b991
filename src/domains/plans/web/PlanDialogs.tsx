/** What a leader does with a plan: opens an amendment, records that a version was approved. */
import { post } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type PlanData, planChanged } from './plan.ts'

interface DialogProps {
  plan: PlanData
  opened: boolean
  onClose: () => void
}
export function AmendDialog({ plan, opened, onClose, onDone }: DialogProps & { onDone: (version: number) => void }) {
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={say('planScreens.amend')}
      text={say('planScreens.amendText')}
      verb={say('planScreens.amend')}
      fields={[{ key: 'reason', label: say('planScreens.amendReason'), kind: 'textarea', required: true }]}
      onConfirm={async values => {
        const { version } = await post<{ version: number }>(`/api/plans/${plan.year}/amendments`, values)
        await planChanged()
        saved(say('planScreens.amendDone', { version }))
        onDone(version)
      }}
    />
  )
}

export function ApproveDialog({ plan, opened, onClose, onDone }: DialogProps & { onDone: () => void }) {
  const { businessDate } = useSession()
  const before = plan.versions.find(version => version.state === 'approved')
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={say('planScreens.approve')}
      text={say('planScreens.approveText', { version: plan.version })}
      verb={say('planScreens.approve')}
      fields={[
        { key: 'number', label: say('planScreens.approveNumber'), kind: 'text', required: true },
        { key: 'issuedOn', label: say('planScreens.approveDay'), kind: 'date', required: true },
        { key: 'issuer', label: say('planScreens.approveIssuer'), kind: 'text', required: true },
      ]}
      initial={{ issuedOn: businessDate, issuer: before?.issuer ?? null }}
      onConfirm={async values => {
        await post(`/api/plans/${plan.year}/${plan.version}/approval`, values)
        await planChanged()
        saved(say('planScreens.approveDone', { version: plan.version }))
        onDone()
      }}
    />
  )
}
