/** A sheet of paper on the desk: one subject with its heading. */
import { type ReactNode, useId } from 'react'
import css from './blocks.module.css'

interface CardProps {
  title?: string
  /** Right of the heading: a link or a small button. */
  aside?: ReactNode
  children: ReactNode
  /** Without inner margins: for tables and lists that reach the edges. */
  flush?: boolean
}
export function Card({ title, aside, children, flush = false }: CardProps) {
  const id = useId()
  return (
    <section className={css.card} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className={css.cardHead}>
          <h2 id={id} className={css.cardTitle}>
            {title}
          </h2>
          {aside}
        </header>
      )}
      <div className={flush ? css.cardFlush : css.cardBody}>{children}</div>
    </section>
  )
}
