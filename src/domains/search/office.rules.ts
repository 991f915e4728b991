/** Which lines of the office answer a question: every word typed begins a word of the line, those that stand in its title first. Pure. */
import type { OfficeLine } from './office.schema.ts'
import { type Group, wordsOf } from './words.rules.ts'

const has = (words: readonly string[], { choices }: Group): boolean =>
  choices.some(choice =>
    choice.words.every((wanted, at) =>
      words.some(word => (choice.prefix && at === choice.words.length - 1 ? word.startsWith(wanted) : word === wanted)),
    ),
  )
/** The lines that answer, best first; of equal ones in the order given. */
export const answering = (lines: readonly OfficeLine[], groups: readonly Group[]): OfficeLine[] =>
  lines
    .flatMap(line => {
      const title = wordsOf(line.title)
      const all = [...title, ...wordsOf(line.code), ...wordsOf(line.detail ?? '')]
      return groups.every(group => has(all, group)) ? [{ line, named: groups.filter(group => has(title, group)).length }] : []
    })
    .sort((a, b) => b.named - a.named)
    .map(({ line }) => line)
