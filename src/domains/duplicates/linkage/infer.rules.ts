/** What kind of values a column of an unknown table holds, told from the values and, for phones, from its name. */
import type { CompareKind } from './linkage.schema.ts'
import { folded } from './strings.rules.ts'
import { dateOf, numberOf } from './values.rules.ts'

/** A column that takes part, or why it does not. */
export type Inferred = { kind: CompareKind } | { left_out: 'empty' | 'constant' | 'all_different' | 'answer' }

const share = (values: readonly string[], test: (value: string) => boolean) => values.filter(test).length / values.length
const looksLikePhone = (value: string) => /^[\s\d()+./-]+$/.test(value) && value.replace(/\D/g, '').length >= 7
/** Names of columns that hold the answer of a benchmark: they are never compared. */
const answers = /^(cluster|cluster_?id|cid|label|is_?match|gold|truth|entity_?id|match_?id|duplicate_?of)$/i

/**
 * Infers the kind of a column.
 * @param name its header
 * @param values its values that are not blank, in the order of the records
 * @param asked whether somebody named the column: then only a column without anything to compare is left out
 */
export const inferKind = (name: string, values: readonly string[], asked = false): Inferred => {
  if (!values.length) return { left_out: 'empty' }
  // An answer is a number or one word; a label of several words is what is to be compared.
  if (!asked && answers.test(name.trim()) && share(values, value => /\p{L}\s+\p{L}/u.test(value)) < 0.3) return { left_out: 'answer' }
  const sample = values.length > 5000 ? values.filter((_, i) => i % Math.ceil(values.length / 5000) === 0) : values
  const distinct = new Set(values.map(folded)).size
  if (distinct <= 1) return { left_out: 'constant' }
  const variety = distinct / values.length
  if (share(sample, value => value.includes('@')) > 0.5) return { kind: 'contact' }
  if (share(sample, value => dateOf(value) !== null) > 0.7) return { kind: 'date' }
  if (/phone|tel|mobile|fax|thoai/.test(folded(name)) && share(sample, looksLikePhone) > 0.5) return { kind: 'contact' }
  const words = sample.reduce((sum, value) => sum + folded(value).split(' ').length, 0) / sample.length
  const numeric = share(sample, value => numberOf(value) !== null && !/[a-z]{4}/i.test(value))
  if (numeric > 0.8) {
    const decimals = share(sample, value => /\d[.,]\d/.test(value) || /[$€£₫%:]/.test(value))
    if (decimals > 0.15) return { kind: 'number' }
    if (!asked && variety === 1 && values.length > 20) return { left_out: 'all_different' }
    return distinct <= Math.min(12, values.length / 4) ? { kind: 'category' } : { kind: 'code' }
  }
  if (share(sample, looksLikePhone) > 0.8) return { kind: 'contact' }
  const digits = share(sample, value => /\d/.test(value))
  if (words < 1.6 && digits > 0.8) return !asked && variety === 1 && values.length > 20 ? { left_out: 'all_different' } : { kind: 'code' }
  // Few values are kinds of thing only where each is met several times: ten people met twice each are no kinds.
  const kinds = Math.max(Math.min(12, values.length / 4), Math.min(60, values.length * 0.02))
  if (words < 3 && distinct <= kinds) return { kind: 'category' }
  return words >= 14 ? { kind: 'text' } : { kind: 'words' }
}
