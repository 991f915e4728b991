/** Where two texts differ, down to the letters within a word. */

/** A stretch of a text, and whether the other text has it too. */
export interface Stretch {
  text: string
  same: boolean
}

/** Lengths of the longest common subsequence of words from each place on. */
const commonFrom = (a: readonly string[], b: readonly string[]): number[][] => {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  return table
}
/** Letters that two stretches share at their beginning and at their end stay unmarked. */
const within = (a: string, b: string): [Stretch[], Stretch[]] => {
  const [x, y] = [[...a], [...b]]
  let start = 0
  while (start < x.length && start < y.length && x[start] === y[start]) start++
  let end = 0
  while (end < x.length - start && end < y.length - start && x[x.length - 1 - end] === y[y.length - 1 - end]) end++
  const cut = (letters: readonly string[]): Stretch[] => [
    { text: letters.slice(0, start).join(''), same: true },
    { text: letters.slice(start, letters.length - end).join(''), same: false },
    { text: letters.slice(letters.length - end).join(''), same: true },
  ]
  return [cut(x), cut(y)]
}
/** Neighbours of one kind become one, empty ones go. */
const joined = (stretches: readonly Stretch[]): Stretch[] => {
  const list: Stretch[] = []
  for (const each of stretches) {
    if (!each.text) continue
    const last = list.at(-1)
    if (last?.same === each.same) last.text += each.text
    else list.push({ ...each })
  }
  return list
}
/** Both texts cut into stretches: words that both have in the same order stay, of the others only the letters that differ are marked. */
export const differences = (a: string, b: string): [Stretch[], Stretch[]] => {
  // Words with the blanks after them, so that the pieces add up to the text.
  const split = (text: string) => text.match(/\S+\s*|^\s+/g) ?? []
  const [x, y] = [split(a), split(b)]
  const key = (words: readonly string[]) => words.map(word => word.trim())
  const [kx, ky] = [key(x), key(y)]
  const table = commonFrom(kx, ky)
  const left: Stretch[] = []
  const right: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && kx[i] === ky[j]) {
      left.push({ text: x[i++]!, same: true })
      right.push({ text: y[j++]!, same: true })
      continue
    }
    const [fromI, fromJ] = [i, j]
    while ((i < x.length || j < y.length) && !(i < x.length && j < y.length && kx[i] === ky[j])) {
      if (j >= y.length || (i < x.length && table[i + 1]![j]! >= table[i]![j + 1]!)) i++
      else j++
    }
    // As many words on both sides: each is held against its own; else the stretch as a whole.
    const [few, many] = [x.slice(fromI, i), y.slice(fromJ, j)]
    const paired = few.length === many.length ? few.map((word, at) => within(word, many[at]!)) : [within(few.join(''), many.join(''))]
    for (const [p, q] of paired) {
      left.push(...p)
      right.push(...q)
    }
  }
  return [joined(left), joined(right)]
}
