/** What people type when they look for a record that they know, by kind of question; each is asked letter by letter. */
import { bare, searchable } from '../../src/kernel/text.ts'
import { slip } from '../matching/mistakes.ts'
import { type Random, random } from '../matching/random.ts'
import { index } from '../matching/vietnamese/places.ts'
import { asKeys } from '../matching/vietnamese/spelling.ts'
import type { Made } from './register.ts'

export interface Question {
  kind: string
  text: string
  wanted: Made
}
const commune = (made: Made): string => index.unit(made.unitId)?.name ?? ''
/** One slip in the longest word. */
const mistyped = (chance: Random, text: string): string => {
  const words = text.split(' ')
  const at = words.reduce((best, word, i) => (word.length > (words[best]?.length ?? 0) ? i : best), 0)
  return words.map((word, i) => (i === at ? slip(chance, word) : word)).join(' ')
}
/** The first figure wrong, so that no other record has the number. */
const oneFigureWrong = (chance: Random, digits: string): string => `${4 + chance.int(6)}${digits.slice(1)}`
const phoneInParts = (phone: string): string => `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`

const kinds: Record<string, (made: Made, chance: Random) => string | null> = {
  'whole name, with marks': made => made.name,
  'whole name, no marks': made => searchable(made.name),
  'name proper and commune': made => searchable(`${made.proper} ${commune(made)}`),
  'work, name proper, commune': made => (made.name.includes(made.work) ? searchable(`${made.work} ${made.proper} ${commune(made)}`) : null),
  'other order': made => searchable(`${commune(made)} ${made.proper}`),
  'one slip': (made, chance) => `${mistyped(chance, searchable(made.proper))} ${searchable(commune(made))}`,
  'one slip in the whole name': (made, chance) => mistyped(chance, searchable(made.name)),
  'a blank forgotten': made => {
    const [first = '', second, ...rest] = searchable(made.proper).split(' ')
    return second ? [first + second, ...rest, searchable(commune(made))].join(' ') : null
  },
  'keys of Telex left': made =>
    made.proper === bare(made.proper)
      ? null
      : `${made.proper
          .split(' ')
          .map(word => asKeys(word, false))
          .join(' ')
          .toLowerCase()} ${searchable(commune(made))}`,
  'representative and commune': made => searchable(`${made.owner.name} ${commune(made)}`),
  code: made => made.code,
  'code without noughts': made => `cs ${Number(made.code.slice(3))}`,
  'code, one figure wrong': (made, chance) => `CS-${oneFigureWrong(chance, made.code.slice(3))}`,
  'tax code': made => made.taxCode,
  telephone: made => made.phone,
  'telephone in parts': made => made.phone && phoneInParts(made.phone),
  'end of the telephone': made => made.phone?.slice(-6) ?? null,
}
/** About `each` questions of every kind. */
export const questions = (sample: readonly Made[], each: number): Question[] => {
  const chance = random(7)
  return Object.entries(kinds).flatMap(([kind, ask]) => {
    const asked: Question[] = []
    for (const wanted of chance.shuffled(sample)) {
      const text = ask(wanted, chance)
      if (text && asked.length < each) asked.push({ kind, text, wanted })
    }
    return asked
  })
}
/** Every text on the way to the whole, as it is typed; the first two letters start it. */
export const keystrokes = (text: string): string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(0, at + 2))
