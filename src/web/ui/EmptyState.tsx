/** Nothing here, said as a good thing or with the next step. */
import type { ReactNode } from 'react'
import css from './blocks.module.css'

interface EmptyStateProps {
  title: string
  text?: string
  action?: ReactNode
  /** Inside a card or table: less air. */
  small?: boolean
}
export function EmptyState({ title, text, action, small = false }: EmptyStateProps) {
  return (
    <div className={css.empty} data-small={small || undefined}>
      {!small && <Basket />}
      <p className={css.emptyTitle}>{title}</p>
      {text && <p className={css.emptyText}>{text}</p>}
      {action && <div className={css.emptyAction}>{action}</div>}
    </div>
  )
}

/** An empty rattan tray, drawn in hairlines. */
function Basket() {
  return (
    <svg
      width="112"
      height="60"
      viewBox="0 0 112 60"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      aria-hidden="true"
      className={css.basket}
    >
      <ellipse cx="56" cy="20" rx="50" ry="14" />
      <ellipse cx="56" cy="20" rx="44" ry="10.5" />
      <path d="M6 20c2 20 22 33 50 33s48-13 50-33" />
      <path d="M12 32c10 9 25 14 44 14s34-5 44-14M22 43c9 5 20 8 34 8s25-3 34-8" />
      <path d="M24 32.5l4 16M40 34l2 18M56 34.500V53M72 34l-2 18M88 32.5l-4 16" />
    </svg>
  )
}
