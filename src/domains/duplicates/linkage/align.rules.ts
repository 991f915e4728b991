/** Which columns of two lists hold the same kind of values, told from the values where the names differ: 'title' and 'name', 'năm' and 'release'. */
import type { CompareKind } from './linkage.schema.ts'
import { folded, wordsOf } from './strings.rules.ts'

/** A column of one list: its kind, and its values that are not blank. */
export interface Named {
  name: string
  kind: CompareKind
  values: readonly string[]
}
/** How often each word stands in the column, as a vector of length one. */
const profileOf = (values: readonly string[]): Map<string, number> => {
  const seen = new Map<string, number>()
  for (const value of values) for (const word of wordsOf(folded(value))) seen.set(word, (seen.get(word) ?? 0) + 1)
  const length = Math.sqrt([...seen.values()].reduce((sum, n) => sum + n, 0))
  // The square root keeps a few frequent words from deciding.
  return new Map([...seen].map(([word, n]) => [word, Math.sqrt(n) / (length || 1)]))
}
const cosine = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let sum = 0
  for (const [word, weight] of a) sum += weight * (b.get(word) ?? 0)
  return sum
}
/** Below, two columns are not taken for one: ratings and years share digits too. */
const ALIKE = 0.25
const texts: readonly CompareKind[] = ['words', 'text', 'person', 'category']

/**
 * Pairs of columns, one of each list, whose values are most alike; each column at most once.
 * @returns names of the first list with their partners' names in the second
 */
export const align = (first: readonly Named[], second: readonly Named[]): Map<string, string> => {
  const [left, right] = [first, second].map(list => list.map(column => ({ ...column, profile: profileOf(column.values) })))
  const likely = left!
    .flatMap(a => right!.map(b => ({ a, b, alike: cosine(a.profile, b.profile) })))
    .filter(({ a, b, alike }) => alike >= ALIKE && (a.kind === b.kind || (texts.includes(a.kind) && texts.includes(b.kind))))
    .sort((x, y) => y.alike - x.alike)
  const partners = new Map<string, string>()
  const taken = new Set<string>()
  for (const { a, b } of likely) {
    if (partners.has(a.name) || taken.has(b.name)) continue
    partners.set(a.name, b.name)
    taken.add(b.name)
  }
  return partners
}
