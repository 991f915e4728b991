/** Whether an officer has compared a rule or norm with its paper, and the dialog in which one says so. */
import { Button } from '@mantine/core'
import { post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import css from '../../reference/web/admin.module.css'
import type { CatalogueEntry } from '../catalogue.actions.ts'
import { lawKeepers, useLawChanged } from './law.data.ts'

interface VerifiedProps {
  verified: CatalogueEntry['verified']
  onVerify: () => void
  onWithdraw: () => void
}
/** Who, when and by which paper; or that nobody has yet, with the button of whoever may. */
export function Verified({ verified, onVerify, onWithdraw }: VerifiedProps) {
  const { has } = useSession()
  if (verified) {
    const vars = { by: verified.by ?? '', day: date(verified.on), paper: verified.paper }
    return (
      <div className={css.two}>
        <span className={css.long}>{say(verified.by ? 'adminScreens.verifiedBy' : 'adminScreens.verifiedOn', vars)}</span>
        {has(...lawKeepers) && (
          <span className="no-print">
            <Button size="compact-sm" variant="subtle" onClick={onWithdraw}>
              {say('lawScreens.unverify')}
            </Button>
          </span>
        )}
      </div>
    )
  }
  return (
    <div className={css.two}>
      <StateBadge plain kind="warning" word={say('adminScreens.unverified')} />
      {has(...lawKeepers) && (
        <span className="no-print">
          <Button size="compact-sm" variant="default" onClick={onVerify}>
            {say('lawScreens.verify')}
          </Button>
        </span>
      )}
    </div>
  )
}

interface VerifyDialogProps {
  /** What is verified, or no longer; null keeps the dialog shut. */
  subject: { key: string; rule: string; article: string } | null
  onClose: () => void
}
export function VerifyDialog({ subject, onClose }: VerifyDialogProps) {
  const changed = useLawChanged()
  return (
    <ConfirmDialog
      opened={subject !== null}
      onClose={onClose}
      title={say('lawScreens.verify')}
      text={subject && say('lawScreens.verifyText', { rule: subject.rule, article: subject.article })}
      verb={say('lawScreens.verify')}
      fields={[{ key: 'paper', label: say('lawScreens.paper'), kind: 'text', required: true, help: say('lawScreens.paperHelp') }]}
      onConfirm={async values => {
        await post('/api/appraisal/verifications', { subject: subject?.key, paper: values.paper })
        await changed()
        saved(say('lawScreens.verifyDone'))
      }}
    />
  )
}
export function WithdrawDialog({ subject, onClose }: VerifyDialogProps) {
  const changed = useLawChanged()
  return (
    <ConfirmDialog
      opened={subject !== null}
      onClose={onClose}
      title={say('lawScreens.unverify')}
      text={subject && say('lawScreens.unverifyText', { rule: subject.rule, article: subject.article })}
      verb={say('lawScreens.unverify')}
      fields={[{ key: 'reason', label: say('lawScreens.unverifyReason'), kind: 'text', required: true }]}
      onConfirm={async values => {
        await post('/api/appraisal/verifications/withdrawal', { subject: subject?.key, reason: values.reason })
        await changed()
        saved(say('lawScreens.unverifyDone'))
      }}
    />
  )
}
