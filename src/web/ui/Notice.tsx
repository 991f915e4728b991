/** A message that stays on the page: what is so, and what to do. */
import type { ReactNode } from 'react'
import css from './tones.module.css'
import { type Kind, tones } from './tones.ts'

interface NoticeProps {
  kind: Kind
  title: string
  text?: string
  /** Read out at once: for what has just gone wrong. */
  alert?: boolean
  children?: ReactNode
}
export function Notice({ kind, title, text, alert = false, children }: NoticeProps) {
  const { tone, icon: Icon } = tones[kind]
  return (
    <div className={`${css.tone} ${css.notice}`} data-tone={tone} role={alert ? 'alert' : 'note'}>
      <Icon size={20} stroke={1.7} aria-hidden />
      <div className={css.noticeBody}>
        <p className={css.noticeTitle}>{title}</p>
        {text && <p>{text}</p>}
        {children}
      </div>
    </div>
  )
}
