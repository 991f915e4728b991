/** A value of one side, what the other side does not have marked within the words. */
import { Fragment } from 'react'
import { unknown } from '../../../web/format.ts'
import type { Stretch } from '../difference.rules.ts'
import css from './duplicates.module.css'

interface MarkedWordsProps {
  value: string | null
  /** Its stretches; without them nothing is marked. */
  stretches: readonly Stretch[] | undefined
}
export function MarkedWords({ value, stretches }: MarkedWordsProps) {
  if (value === null) return <span className={css.unknown}>{unknown()}</span>
  return (stretches ?? [{ text: value, same: true }]).map((stretch, at) =>
    stretch.same ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text have no other name
      <Fragment key={at}>{stretch.text}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text have no other name
      <mark key={at} className={css.mark}>
        {stretch.text}
      </mark>
    ),
  )
}
