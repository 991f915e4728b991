/** Once it is known how one picture lies in another, each point knows where to look for its like: more of them are found, and what is not alike speaks too. */
import { cosine, type Match, type Prepared } from './match.rules.ts'
import { applied, bestMap, type Homography, isSane, oneToOne, type Places } from './placement.rules.ts'

export interface Guided {
  map: Homography
  matches: Match[]
  /** Points of the query for which the registered picture has one of like size and turn in that place, alike or not. */
  met: number
}
interface Side {
  places: Places
  prepared: Prepared
}
/** Fields across one unit of length. */
const fields = 20
const leastAlike = 0.8
const keyOf = (column: number, row: number) => (column + 512) * 2048 + row + 512

const fieldsOf = ({ places: { x, y }, prepared }: Side): Map<number, number[]> => {
  const all = new Map<number, number[]>()
  for (let at = 0; at < prepared.count; at++) {
    const key = keyOf(Math.floor(x[at]! * fields), Math.floor(y[at]! * fields))
    const list = all.get(key)
    if (list) list.push(at)
    else all.set(key, [at])
  }
  return all
}
const look = (map: Homography, from: Side, to: Side, byField: Map<number, number[]>, tolerance: number): Omit<Guided, 'map'> => {
  const [a, b] = [from.places, to.places]
  const size = Math.sqrt(Math.abs(map[0]! * map[4]! - map[1]! * map[3]!))
  const turn = Math.atan2(map[3]! - map[1]!, map[0]! + map[4]!)
  const allowed = tolerance * Math.min(1.5, Math.max(0.35, size))
  const found: { match: Match; error: number }[] = []
  let met = 0
  for (let at = 0; at < from.prepared.count; at++) {
    const [x, y] = applied(map, a.x[at]!, a.y[at]!)
    const [column, row] = [Math.floor(x * fields), Math.floor(y * fields)]
    if (!(Math.abs(column) < 500 && Math.abs(row) < 500)) continue
    let [best, bestAlike, isMet] = [-1, leastAlike, false]
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++)
        for (const other of byField.get(keyOf(column + dx, row + dy)) ?? []) {
          if (Math.hypot(b.x[other]! - x, b.y[other]! - y) > allowed) continue
          const ratio = b.scale[other]! / (a.scale[at]! * size)
          if (ratio < 0.67 || ratio > 1.5) continue
          isMet = true
          if (Math.cos(b.angle[other]! - a.angle[at]! - turn) < 0.85) continue
          const alike = cosine(from.prepared, at, to.prepared, other)
          if (alike > bestAlike) [best, bestAlike] = [other, alike]
        }
    if (isMet) met++
    if (best >= 0) found.push({ match: { from: at, to: best, alike: bestAlike }, error: 1 - bestAlike })
  }
  return { matches: oneToOne(found), met }
}
/** Looks again in the places that the map tells, and fits the map to what was found, twice. */
export const guidedOf = (start: Homography, from: Side, to: Side, corners: readonly (readonly [number, number])[]): Guided => {
  const byField = fieldsOf(to)
  let map = start
  for (const tolerance of [0.03, 0.02]) {
    const { matches } = look(map, from, to, byField, tolerance)
    const fitted = matches.length >= 8 ? bestMap(matches, from.places, to.places, true) : null
    if (fitted && isSane(fitted, corners)) map = fitted
  }
  return { map, ...look(map, from, to, byField, 0.015) }
}
