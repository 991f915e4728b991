/** From a word that was not found and the vocabulary's words near it: the ways in which it may have been meant. */
import { halves, nearNumbers, slips, slipsAllowed, withoutKeys } from './typos.rules.ts'
import type { Choice, Group } from './words.rules.ts'

const most = 8
/** Nearest first: swapped neighbours and left-over keys before letters left out, these before other slips; the same first letter before another. */
const closeness = (typed: string, word: string): number =>
  slips(typed, word) * 4 -
  (withoutKeys(typed).includes(word) ? 3 : 0) -
  ([...typed].sort().join('') === [...word].sort().join('') ? 1 : 0) +
  (typed[0] === word[0] ? 0 : 2) -
  (word.length > typed.length ? 0.5 : 0)

/**
 * The group with its neighbours added, at most eight. `vocabulary` holds the words that exist among those asked for, `beginning` those
 * that go on from a mistyped beginning, `alike` those with many equal letters.
 */
export const widened = (group: Group, vocabulary: ReadonlySet<string>, alike: readonly string[], last: boolean): Group => {
  const { typed } = group
  if (/^[0-9]+$/.test(typed)) {
    const near = nearNumbers(typed).map((word): Choice => ({ words: [word], prefix: false, cost: 1 }))
    return { typed, choices: [...group.choices, ...near] }
  }
  const allowed = slipsAllowed(typed.length)
  const keys = withoutKeys(typed)
  const single = [...new Set([...vocabulary, ...alike])]
    .filter(word => word !== typed && (keys.includes(word) || slips(typed, word, allowed) <= allowed))
    .map((word): Choice & { order: number } => ({
      words: [word],
      prefix: false,
      cost: keys.includes(word) ? 1 : slips(typed, word),
      order: closeness(typed, word),
    }))
  const going = last
    ? alike
        .filter(word => word.length > typed.length && !single.some(each => each.words[0] === word))
        .filter(word => slips(typed, word.slice(0, typed.length), 1) <= 1)
        .map(word => ({ words: [word], prefix: false, cost: 1.5, order: closeness(typed, word.slice(0, typed.length)) + 2 }))
    : []
  const split = halves(typed)
    .filter(([left, right]) => vocabulary.has(left) && vocabulary.has(right))
    .map(pair => ({ words: pair, prefix: false, cost: 1, order: 5 - Math.min(pair[0].length, pair[1].length) }))
  const near = [...single, ...going, ...split].sort((a, b) => a.order - b.order || (a.words.join(' ') < b.words.join(' ') ? -1 : 1))
  return { typed, choices: [...group.choices, ...near.slice(0, most).map(({ order, ...choice }) => choice)] }
}
