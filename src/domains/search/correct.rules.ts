/** From a word that was not found and the vocabulary's words near it: the ways in which it may have been meant. */
import { halves, nearNumbers, slips, slipsAllowed, withoutKeys } from './typos.rules.ts'
import type { Choice, Group } from './words.rules.ts'

/** Words with how often they stand in the vocabulary. */
export type Vocabulary = ReadonlyMap<string, number>
/** A word that stands so often is no mistake of the register itself. */
const common = 4

/**
 * Smaller is nearer: words of the register before its seldom ones, swapped neighbours and left-over keys before letters left out, these
 * before other slips; the same first letter before another.
 */
const distance = (typed: string, word: string, times: number): number =>
  slips(typed, word) * 4 +
  (times < common ? 3 : 0) +
  (typed[0] === word[0] ? 0 : 2) -
  (withoutKeys(typed).includes(word) ? 3 : 0) -
  ([...typed].sort().join('') === [...word].sort().join('') ? 1 : 0) -
  (word.length > typed.length ? 0.5 : 0)

/**
 * The group with its neighbours added, at most `most`; a short one that no word is, such as 'ng', also as a beginning.
 * @param vocabulary the words that exist among those asked for
 * @param alike words that go on from a mistyped beginning, and words with many equal letters
 * @param last whether the word may still be being typed
 */
export const widened = (group: Group, vocabulary: Vocabulary, alike: Vocabulary, last: boolean, most = 8): Group => {
  const { typed } = group
  if (/^[0-9]+$/.test(typed)) {
    const near = nearNumbers(typed).map((word): Choice => ({ words: [word], prefix: false, cost: 1 }))
    return { ...group, choices: [...group.choices, ...near] }
  }
  const allowed = slipsAllowed(typed.length)
  const keys = withoutKeys(typed)
  const times = new Map([...alike, ...vocabulary])
  const far = (word: string, as = word) => distance(typed, as, times.get(word) ?? 0)
  const single = [...times.keys()]
    .filter(word => word !== typed && (keys.includes(word) || slips(typed, word, allowed) <= allowed))
    .map(word => ({ words: [word], prefix: false, cost: keys.includes(word) ? 1 : slips(typed, word), far: far(word) }))
  const begins = (word: string) => word.slice(0, typed.length)
  const going = [...(last ? alike.keys() : [])]
    .filter(word => word.length > typed.length && slips(typed, begins(word), 1) <= 1 && !single.some(each => each.words[0] === word))
    .map(word => ({ words: [word], prefix: false, cost: 1.5, far: far(word, begins(word)) + 2 }))
  const split = halves(typed)
    .filter(([left, right]) => (vocabulary.get(left) ?? 0) > 0 && (vocabulary.get(right) ?? 0) > 0)
    .map(pair => ({ words: pair, prefix: false, cost: 1, far: 5 - Math.min(pair[0].length, pair[1].length) }))
  const near = [...single, ...going, ...split].sort((a, b) => a.far - b.far || (a.words.join(' ') < b.words.join(' ') ? -1 : 1))
  const begun = typed.length < 4 && !last && !vocabulary.has(typed) ? [{ words: [typed], prefix: true, cost: 0.5 }] : []
  return { ...group, choices: [...group.choices, ...begun, ...near.slice(0, most).map(({ far, ...choice }) => choice)] }
}
