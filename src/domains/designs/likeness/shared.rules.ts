/** What many registered pictures have in common is no evidence: an establishment's mark in a corner, its studio wall, the frame it puts round all. */
import { agreementOf } from './agreement.rules.ts'
import { type Asked, type Comparison, type Known, without } from './compare.rules.ts'
import type { Point } from './likeness.schema.ts'
import { inverse, times } from './placement.rules.ts'

/** A registered picture and how the query lies in it. */
export interface Verdict {
  known: Known
  found: Comparison | undefined
}
/** Fields across and down the query in which it is counted who agrees there. */
const across = 24
/** Different designs that agree with the query in one place: from this many on, the place is nobody's own. */
const many = 3
/** Designs looked at: more would say no more. */
const mostSeen = 8
const fieldOf = ([x, y]: Point): [number, number] => [Math.floor(x * across), Math.floor(y * across)]
const keyOf = (column: number, row: number) => `${column} ${row}`

/** Laid on each other as the query lies in both, do two registered pictures agree: the same design, registered twice or in other colours? */
const isOneDesign = (one: Verdict, other: Verdict): boolean => {
  const map = times(other.found!.map, one.found!.back)
  const seen = ({ layers, grey }: Known) => ({ layers, points: grey.points })
  const agreement = agreementOf(seen(one.known), seen(other.known), map, inverse(map))
  return agreement !== undefined && agreement.everywhere > 0.75
}
/** The query and the registered picture are the same nearly everywhere, whoever else has a part of it. */
const isWhole = ({ agreement }: Comparison) => agreement.everywhere > 0.8 && Math.min(agreement.ofQuery, agreement.ofRegistered) > 0.6

/**
 * Judges once more without the places of the query in which three or more different designs agree with it.
 * @param verdicts likeliest first
 * @returns how the query lies in each, in the same order
 */
export const withoutShared = (query: Asked, verdicts: readonly Verdict[]): (Comparison | undefined)[] => {
  const speaking = verdicts.filter(({ found }) => found && found.logit > 0 && found.matches.length > 0)
  const designs: Verdict[] = []
  for (const verdict of speaking.slice(0, mostSeen)) if (!designs.some(other => isOneDesign(other, verdict))) designs.push(verdict)
  if (designs.length < many) return verdicts.map(({ found }) => found)
  const counts = new Map<string, number>()
  for (const { found } of designs) {
    // A field and its neighbours: points of one place lie a little apart.
    const near = found!.matches.flatMap(({ from }) => {
      const [column, row] = fieldOf(from)
      return [-1, 0, 1].flatMap(dy => [-1, 0, 1].map(dx => keyOf(column + dx, row + dy)))
    })
    for (const key of new Set(near)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const isShared = (place: Point) => (counts.get(keyOf(...fieldOf(place))) ?? 0) >= many
  return verdicts.map(verdict => {
    const { known, found } = verdict
    return found && speaking.includes(verdict) && !isWhole(found) ? without(query, known, found, isShared) : found
  })
}
