/** A remark beside the content: where a figure comes from, what a rule means. */
import type { ReactNode } from 'react'
import css from './blocks.module.css'

export function SideNote({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <aside className={css.sideNote}>
      {title && <p className={css.sideNoteTitle}>{title}</p>}
      {children}
    </aside>
  )
}
