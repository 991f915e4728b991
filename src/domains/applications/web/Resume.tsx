/** Going on elsewhere: the address of the draft is its key, as a link and as a QR code. */
import { useState } from 'react'
import { QrCode } from '../../../web/ui/QrCode.tsx'
import { ShareLinks } from '../../../web/ui/ShareLinks.tsx'
import { say } from '../../../words/say.ts'
import css from './applications.module.css'

export function Resume({ number }: { number: string }) {
  const [open, setOpen] = useState(false)
  const address = `${window.location.origin}${window.location.pathname}`
  return (
    <section className={css.resume}>
      <button type="button" className={css.lack} aria-expanded={open} onClick={() => setOpen(!open)}>
        {say('applicationScreens.resume')}
      </button>
      {open && (
        <div className={css.resumeBody}>
          <QrCode text={address} label={say('applicationScreens.resumeLabel', { number })} className={css.qr} />
          <div>
            <p>{say('applicationScreens.resumeText')}</p>
            <ShareLinks address={address} />
          </div>
        </div>
      )}
    </section>
  )
}
