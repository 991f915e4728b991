/** How many projects stand at each step, in the order of the chain; a step filters the list. */
import type { CSSProperties } from 'react'
import { number } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import css from './projects.module.css'

interface StateStripProps {
  /** Labels by state, in order. */
  states: Readonly<Record<string, string>>
  counts: Readonly<Record<string, number>>
  chosen: string | undefined
  onChoose: (state: string | undefined) => void
}
export function StateStrip({ states, counts, chosen, onChoose }: StateStripProps) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const shown = Object.entries(states).filter(([state]) => (counts[state] ?? 0) > 0 || state === chosen)
  const cell = (key: string, label: string, count: number, on: boolean, next: string | undefined) => (
    <button key={key} type="button" className={css.stripCell} aria-pressed={on} onClick={() => onChoose(next)}>
      <span className={css.stripCount}>{number(count)}</span>
      <span className={css.stripLabel}>{label}</span>
    </button>
  )
  // Rows of equal length rather than one step alone on the last.
  const cells = shown.length + 1
  const columns = Math.ceil(cells / Math.ceil(cells / 9))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of switches, not a set of form fields
    <div
      className={`${css.strip} no-print`}
      style={{ '--columns': columns } as CSSProperties}
      role="group"
      aria-label={say('projectScreens.byState')}
    >
      {cell('all', say('projectScreens.allStates'), all, !chosen, undefined)}
      {shown.map(([state, label]) => cell(state, label, counts[state] ?? 0, chosen === state, chosen === state ? undefined : state))}
    </div>
  )
}
