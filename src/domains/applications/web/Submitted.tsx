/** After the submission: the receipt's number, what comes next, the printed copy. */
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { date } from '../../../web/format.ts'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { QrCode } from '../../../web/ui/QrCode.tsx'
import { say } from '../../../words/say.ts'
import css from './applications.module.css'
import type { DraftData } from './draft.data.ts'

export function Submitted({ token, draft }: { token: string; draft: DraftData }) {
  const go = useGo()
  const follow = `/theo-doi?so=${draft.receipt}`
  return (
    <div className={css.draft}>
      <p className={css.kicker}>{draft.activityLabel}</p>
      <h1 className={css.title}>{say('applicationScreens.submitted')}</h1>
      {draft.state === 'declined' && <Notice kind="refused" title={draft.stateLabel} text={draft.declineReason ?? ''} />}
      <div className={css.receiptCard}>
        <div>
          <p className={css.quiet}>{say('applicationScreens.receiptNumber')}</p>
          <p className={css.receiptNumber}>{draft.receipt}</p>
          <p>{say('applicationScreens.submittedOn', { day: date(draft.submittedOn), count: draft.versions.length })}</p>
        </div>
        <QrCode text={`${window.location.origin}${follow}`} label={say('applicationScreens.followQr')} className={css.qr} />
      </div>
      <p>{say('applicationScreens.submittedText')}</p>
      <Button size="lg" leftSection={<IconPrinter size={20} />} onClick={() => go(`/ho-so-cua-toi/${token}/bien-nhan`)}>
        {say('applicationScreens.openReceipt')}
      </Button>
      {draft.versions.length > 1 && (
        <GoLink to={`/ho-so-cua-toi/${token}/cac-ban`} className={css.link}>
          {say('applicationScreens.seeVersions')}
        </GoLink>
      )}
      <GoLink to={follow} className={css.link}>
        {say('applicationScreens.follow')}
      </GoLink>
    </div>
  )
}
