/** A definition list in two columns, in the order of the paper dossier. */
import type { ReactNode } from 'react'
import { unknown } from '../format.ts'
import css from './blocks.module.css'

export interface Fact {
  label: string
  /** Empty is shown as 'chưa xác định'. */
  value: ReactNode
  /** What it was before, when it changed since the last version. */
  before?: string
  /** Takes the whole width. */
  wide?: boolean
}
interface FactsProps {
  facts: readonly Fact[]
  columns?: 1 | 2
}
export function Facts({ facts, columns = 2 }: FactsProps) {
  return (
    <dl className={css.facts} data-columns={columns}>
      {facts.map(fact => {
        const missing = fact.value === null || fact.value === undefined || fact.value === ''
        return (
          <div key={fact.label} className={css.fact} data-wide={fact.wide || undefined}>
            <dt>{fact.label}</dt>
            <dd className={missing ? css.unknown : undefined}>
              {missing ? unknown() : fact.value}
              {fact.before !== undefined && <del className={css.before}>{fact.before}</del>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
