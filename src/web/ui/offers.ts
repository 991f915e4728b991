/** The steps that the server offers with a record, as buttons with what they ask. */
import type { Ask, Offer } from '../../kernel/workflow.ts'
import type { OfferedAction } from './ActionBar.tsx'
import type { Field } from './FormFields.tsx'

/** A step as a button. @param more what the screen adds: what will happen, the fields, values to begin with */
export const offered = ({ action, label, allowed, why, tone }: Offer, more: Partial<OfferedAction>): OfferedAction => ({
  key: action,
  label,
  allowed,
  ...(why ? { why } : {}),
  primary: tone === 'primary',
  danger: tone === 'danger',
  ...more,
})
/** What a step asks of the one who takes it: days, and reasons in writing, none of which may be left out. */
export const askedFields = (asks: readonly Pick<Ask, 'key' | 'label' | 'kind'>[], help?: string): Field[] =>
  asks.map(({ key, label, kind }) =>
    kind === 'date' ? { key, label, kind, required: true } : { key, label, kind: 'textarea', required: true, ...(help ? { help } : {}) },
  )
