/** How a record reaches the public: its address as a code and a link, and ways to pass it on; nothing before it is published. */
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { say } from '../../words/say.ts'
import { Card } from './Card.tsx'
import css from './PublicLink.module.css'
import { QrCode } from './QrCode.tsx'
import { ShareLinks } from './ShareLinks.tsx'

interface PublicLinkProps {
  title: string
  /** Whole, as a telephone opens it; null while there is no public page. */
  address: string | null
  /** What the address leads to. */
  label: string
  children?: ReactNode
}
export function PublicLink({ title, address, label, children }: PublicLinkProps) {
  if (!address)
    return (
      <Card title={title}>
        <p className={css.text}>{say('web.publicNot')}</p>
      </Card>
    )
  return (
    <Card title={title}>
      <p className={css.text}>{say('web.publicText')}</p>
      <QrCode text={address} label={label} className={css.qr} />
      <p className={css.address}>
        <a href={address} target="_blank" rel="noopener noreferrer">
          {address} <IconExternalLink size={15} aria-hidden />
          <span className="only-heard">{say('web.publicOpens')}</span>
        </a>
      </p>
      <ShareLinks address={address} />
      {children}
    </Card>
  )
}
