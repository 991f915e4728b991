/** Words near a mistyped one: one slip away, two in long words, Vietnamese typing left over, two words run together. */

const letters = 'abcdefghijklmnopqrstuvwxyz'
const figures = '0123456789'

/** Every text one slip away: a sign left out, doubled or added, changed, or two neighbours swapped. */
const oneSlip = (word: string, alphabet: string, sameLength = false): string[] => {
  const near: string[] = []
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at)
    const after = word.slice(at)
    if (after.length > 1) near.push(before + after[1] + after[0] + after.slice(2))
    if (after) for (const sign of alphabet) near.push(before + sign + after.slice(1))
    if (sameLength) continue
    if (after) near.push(before + after.slice(1))
    for (const sign of alphabet) near.push(before + sign + after)
  }
  return [...new Set(near)].filter(each => each !== word)
}
/** Numbers with one figure wrong or two neighbours swapped. */
export const nearNumbers = (word: string): string[] => (word.length >= 4 && word.length <= 11 ? oneSlip(word, figures, true) : [])

/** Neighbours swapped only: the slip that a beginning of three or four letters is looked at for. */
const swapped = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)).filter(
    each => each !== word,
  )
/** What telex and VNI leave when the keyboard was off: 'soon maif' → son mai, 'dduwc' → duc, 'son7' → son. */
export const withoutKeys = (word: string): string[] => {
  const plain = word
    .replace(/[0-9]/g, '')
    .replace(/dd/g, 'd')
    .replace(/([aeo])\1/g, '$1')
    .replace(/([aou])w/g, '$1')
    .replace(/w/g, 'u')
  const toneless = plain.replace(/([aeiouy][a-z]*?)[sfrxjz]([a-z]*)$/, '$1$2')
  return [...new Set([plain, toneless])].filter(each => each.length > 1 && each !== word)
}
/** The two halves at every place where a blank may have been forgotten. */
export const halves = (word: string): [string, string][] =>
  word.length < 4 ? [] : Array.from({ length: word.length - 3 }, (_, at) => [word.slice(0, at + 2), word.slice(at + 2)])

/** Vocabulary words worth looking for when this one is not found; `beginnings` for one that may still be being typed. */
export const nearWords = (word: string, last: boolean): { words: string[]; beginnings: string[] } => ({
  words: word.length < 3 ? withoutKeys(word) : [...new Set([...withoutKeys(word), ...oneSlip(word, letters), ...halves(word).flat()])],
  beginnings: !last || word.length < 3 ? [] : word.length < 5 ? swapped(word) : oneSlip(word, letters),
})

/** Slips between two words: left out, added, changed or swapped neighbours count one each (Damerau 1964, without editing a swap). */
export const slips = (a: string, b: string, most = 3): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let older: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, older[j - 2]! + 1)
      next.push(cost)
    }
    older = row
    row = next
  }
  return row[b.length]!
}
/** How many slips a word of this length may hold and still be taken for another. */
export const slipsAllowed = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : 2)
