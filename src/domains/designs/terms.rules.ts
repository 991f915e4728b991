/** Craft words in English, for databases that are searched in English: from a list of our own (data/terms), phrase by phrase. Pure. */
import shipped from '../../../data/terms/craft-terms.json' with { type: 'json' }
import { clean } from '../../kernel/text.ts'

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
/** Syllables in one spelling, whichever vowel bears the tone: 'Hoạ tiết' and 'họa tiết' alike. */
const syllables = (text: string): string[] =>
  clean(text)
    .toLocaleLowerCase('vi')
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter(Boolean)
    .map(syllable => {
      const apart = syllable.normalize('NFD')
      return apart.replace(tones, '') + (apart.match(tones) ?? []).join('')
    })
const entries = new Map(
  Object.values(shipped).flatMap(words => Object.entries(words).map(([vi, en]): [string, string] => [syllables(vi).join(' '), en])),
)
const longest = Math.max(...[...entries.keys()].map(key => key.split(' ').length))

export interface InEnglish {
  /** Of each known phrase its most usual English word, each once: 'flower vase lotus'. Null when nothing is known. */
  english: string | null
  /** Whether every syllable belongs to a known phrase. */
  whole: boolean
}
/** A Vietnamese description in English words; the longest phrase that is known wins. */
export const inEnglish = (text: string): InEnglish => {
  const given = syllables(text)
  const found: string[] = []
  let whole = given.length > 0
  for (let at = 0; at < given.length; ) {
    const length = Array.from({ length: Math.min(longest, given.length - at) }, (_, i) => i + 1)
      .reverse()
      .find(count => entries.has(given.slice(at, at + count).join(' ')))
    if (length) found.push(entries.get(given.slice(at, at + length).join(' '))!.split(',')[0]!)
    else whole = false
    at += length ?? 1
  }
  return { english: found.length ? [...new Set(found)].join(' ') : null, whole }
}
