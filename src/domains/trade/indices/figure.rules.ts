/** Figures that are known, and those that are not, with the reason: no index answers NaN or counts a missing total as zero. */
import { say } from '../../../words/say.ts'
import type { Figure, Reason } from '../analysis.schema.ts'

export const known = (value: number): Figure => {
  if (!Number.isFinite(value)) throw new RangeError(`Not a figure: ${value}`)
  return { value, why: null, says: null }
}
/** @param more words of one's own in place of the usual ones */
export const unknownFor = (why: Reason, more?: string): Figure => ({ value: null, why, says: more ?? say(`trade.why_${why}`) })

/** `part` ÷ `whole`, refused where the whole is missing or nought. */
export const ratio = (part: number, whole: number | null, missing: Reason = 'no_total'): Figure =>
  whole === null ? unknownFor(missing) : whole > 0 ? known(part / whole) : unknownFor('zero_base')

/** Sums with the lost last digits carried along (Neumaier 1974): the order of a million rows then does not show. */
export class Sum {
  private sum = 0
  private lost = 0
  add(value: number): void {
    const next = this.sum + value
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum
    this.sum = next
  }
  get value(): number {
    return this.sum + this.lost
  }
}
export const sumOf = (values: Iterable<number>): number => {
  const sum = new Sum()
  for (const value of values) sum.add(value)
  return sum.value
}
