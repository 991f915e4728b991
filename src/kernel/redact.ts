/** Takes somebody's names and numbers out of texts, however they are written there: case, marks, blanks, dots between digits. */
import { bare, clean, searchable } from './text.ts'

/** What is to be taken out. `numbers`: telephones, personal numbers, e-mail addresses. */
export interface Personal {
  names: readonly string[]
  numbers: readonly string[]
}
export const erasedWord = '(đã xóa)'

/** Compared letters, one for one with those of the text, so that a place in one is the same place in the other. */
const folded = (text: string): string =>
  [...text]
    .map(letter => {
      const plain = bare(letter).toLowerCase()
      return plain.length === letter.length ? plain : letter
    })
    .join('')
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const word = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`

/** A name of one word would take out half of the language: two at least. */
const namePattern = (name: string): string | undefined => {
  const words = searchable(name).split(' ')
  return words.length > 1 ? word(words.map(escaped).join('\\s+')) : undefined
}
/** '0912345678' is also '0912 345 678' and '+84912345678'. */
const numberPattern = (value: string): string | undefined => {
  if (/@/.test(value)) return word(escaped(searchable(value)))
  const digits = value.replace(/\D/g, '')
  if (digits.length < 8) return undefined
  const spaced = (some: string) => [...some].join('[\\s.\\-]?')
  const whole = digits.startsWith('0') ? `(?:\\+?84[\\s.\\-]?${spaced(digits.slice(1))}|${spaced(digits)})` : spaced(digits)
  return `(?<!\\d)${whole}(?!\\d)`
}

/** Finds a person's names and numbers in texts, and takes them out. */
export class Redactor {
  private readonly pattern: RegExp | undefined
  constructor(personal: Personal) {
    const patterns = [...new Set(personal.names)].map(namePattern).concat([...new Set(personal.numbers)].map(numberPattern))
    const known = patterns.filter(pattern => pattern !== undefined)
    this.pattern = known.length ? new RegExp(known.join('|'), 'gu') : undefined
  }
  /** Whether anything of the person stands in the text. */
  finds(text: string): boolean {
    return this.pattern !== undefined && folded(text.normalize('NFC')).search(this.pattern) >= 0
  }
  /** The text without it. */
  text(text: string): string {
    if (!this.pattern || !this.finds(text)) return text
    const given = text.normalize('NFC')
    let kept = ''
    let at = 0
    for (const found of folded(given).matchAll(this.pattern)) {
      kept += given.slice(at, found.index) + erasedWord
      at = found.index + found[0].length
    }
    return kept + given.slice(at)
  }
  /** The same for every text in a value, keys left as they are. */
  deep<T>(value: T): T {
    if (typeof value === 'string') return this.text(value) as T
    if (Array.isArray(value)) return value.map(each => this.deep(each as unknown)) as T
    if (value === null || typeof value !== 'object' || value instanceof Date) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.deep(each as unknown)])) as T
  }
}
/** Whether two names are the same but for case, marks and blanks. */
export const sameName = (a: string | null | undefined, b: string | null | undefined): boolean =>
  Boolean(a && b) && searchable(a ?? '') === searchable(b ?? '')
/** Whether a longer name ('Hộ kinh doanh Nguyễn Văn An') holds a person's. */
export const carriesName = (text: string, names: readonly string[]): boolean => new Redactor({ names, numbers: [] }).finds(clean(text))
