/** Reads the numbers of a column whose maker wrote 1.234,56 or 1,234.56: which, the column as a whole says. */

export type DecimalMark = '.' | ','
/** What a text says of its decimal mark: one, the other, nothing, or that it could be 1234 as well as 1,234. */
type Hint = DecimalMark | null | { unsure: DecimalMark }

const spaces = /[\s\u00a0\u202f]/g
const hintOf = (text: string): Hint => {
  const plain = text.replace(spaces, '')
  const dots = plain.split('.').length - 1
  const commas = plain.split(',').length - 1
  if (dots === 0 && commas === 0) return null
  if (dots > 0 && commas > 0) return plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ','
  const mark = dots > 0 ? '.' : ','
  const other = dots > 0 ? ',' : '.'
  if (dots + commas > 1) return other
  // One mark: three digits behind one to three digits that do not begin with 0 may be thousands.
  return /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(plain) ? { unsure: mark } : mark
}

/**
 * The decimal mark of a column, told from a sample of its values.
 * @param separator what separates the file's cells: unquoted commas inside cannot be there when it is a comma
 * @returns `sure` false where every value could be read both ways; undefined where the values contradict each other
 */
export const decimalMark = (sample: readonly string[], separator: string): { mark: DecimalMark; sure: boolean } | undefined => {
  const said = new Set<DecimalMark>()
  const unsure = new Set<DecimalMark>()
  for (const text of sample) {
    const hint = hintOf(text)
    if (hint === null) continue
    if (typeof hint === 'string') said.add(hint)
    else unsure.add(hint.unsure)
  }
  if (said.size > 1) return undefined
  const [one] = said
  if (one) return { mark: one, sure: true }
  if (unsure.size > 1) return undefined
  const [open] = unsure
  if (!open) return { mark: '.', sure: true }
  // '1.234' comes from a program that writes three decimals; '1,234' is a decimal comma where commas do not separate cells, thousands where they do.
  return { mark: open === '.' || separator !== ',' ? open : '.', sure: false }
}

/** A number as written with the mark; undefined for what is none. Thousands must stand in threes. */
export const readNumber = (text: string, mark: DecimalMark): number | undefined => {
  const plain = text.replace(spaces, '')
  const group = mark === '.' ? ',' : '.'
  const [whole = '', ...rest] = plain.split(mark)
  if (rest.length > 1 || rest.some(part => part.includes(group))) return undefined
  if (whole.includes(group) && !/^[-+]?\d{1,3}([.,]\d{3})+$/.test(whole)) return undefined
  const number = [whole.replaceAll(group, ''), ...rest].join('.')
  if (!/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(number)) return undefined
  const value = Number(number)
  return Number.isFinite(value) ? value : undefined
}
