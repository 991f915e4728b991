/** A state as icon and word. */

import css from './tones.module.css'
import { type Kind, tones } from './tones.ts'

interface StateBadgeProps {
  /** The state in Vietnamese, as the server says it. */
  word: string
  kind: Kind
  /** Without the tinted ground: inside dense tables. */
  plain?: boolean
}
export function StateBadge({ word, kind, plain = false }: StateBadgeProps) {
  const { tone, icon: Icon } = tones[kind]
  return (
    <span className={`${css.tone} ${css.badge} ${plain ? css.plain : ''}`} data-tone={tone}>
      <Icon size={16} stroke={1.8} aria-hidden />
      <span>{word}</span>
    </span>
  )
}
