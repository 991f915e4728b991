/** Text as search compares it: folded words, and what was typed as a question of such words. */
import { searchable } from '../../kernel/text.ts'

const personalNumber = /(?<![0-9])[0-9]{12}(?![0-9])/g
/** Final y after a consonant is written i as well: mỹ = mĩ, quý = quí. */
export const oneVowel = (word: string): string => (word.endsWith('y') ? word.replace(/(qu|[bcdghklmnprstvx])y$/, '$1i') : word)
// Hundreds of names are folded for one answer: each letter is folded once and remembered.
const folded = new Map<string, string>()
const foldedLetter = (letter: string): string => {
  const known = folded.get(letter)
  if (known !== undefined) return known
  const plain = searchable(`a${letter}a`).slice(1, -1)
  const fresh = plain === '' ? '' : /^[a-z0-9]+$/.test(plain) ? plain : ' '
  folded.set(letter, fresh)
  return fresh
}
/** Folded words as they stand, y and i apart. A 12-digit number is a person's and is never a word. */
export const rawWords = (text: string): string[] => {
  let plain = ''
  for (const letter of text) plain += foldedLetter(letter)
  return (plain.length < 12 ? plain : plain.replace(personalNumber, ' ')).split(' ').filter(Boolean)
}
/** Folded words as the index holds them; the same as search_tokens() of migration 0003. */
export const wordsOf = (text: string): string[] => rawWords(text).map(oneVowel)
/** Whether a 12-digit number is in the text, blanks between its digits or not. */
export const holdsPersonalNumber = (text: string): boolean =>
  /^[0-9]{12}$/.test(text.replace(/[\s.-]/g, '')) || text.search(personalNumber) >= 0

/** Whether so many digits are in the text that they may be somebody's: a telephone, a personal number, or most of one. */
export const holdsNumber = (text: string): boolean => text.replace(/[^0-9]/g, '').length >= 6

/** One way to satisfy a typed word: these words, all of them; the last as a beginning when `prefix`. */
export interface Choice {
  words: readonly string[]
  prefix: boolean
  /** How far from what was typed: 0 as typed, 1 one slip. */
  cost: number
}
/** A word that was typed, with the ways to satisfy it, nearest first. */
export interface Group {
  typed: string
  choices: readonly Choice[]
  /** Its marks, when it was typed with some: `markedAs` of the word. */
  marks?: string
}
/** A word with its marks wherever they stand: equal for hoà and hòa, not for hoa. Null when it has none. */
export const markedAs = (word: string): string | null => {
  const marks = [...word.toLowerCase().replaceAll('đ', 'd\u0336').normalize('NFD')].filter(sign => /\p{M}/u.test(sign))
  return marks.length ? searchable(word) + marks.sort().join('') : null
}
/** Written short ↔ in full. What is typed in one way is found in the other. */
const shortForms: Readonly<Record<string, string>> = {
  cti: 'cong ti',
  htx: 'hop tac xa',
  tht: 'to hop tac',
  hkd: 'ho kinh doanh',
  dn: 'doanh nghiep',
  dntn: 'doanh nghiep tu nhan',
  tnhh: 'trach nhiem huu han',
  cp: 'co phan',
  mtv: 'mot thanh vien',
  sx: 'san xuat',
  tm: 'thuong mai',
  dv: 'dich vu',
  xnk: 'xuat nhap khau',
  xk: 'xuat khau',
  tcmn: 'thu cong mi nghe',
}
const longest = 12
/** A telephone number or another number typed with blanks, dots or +84 is one word; otherwise null. */
const numberOf = (text: string): string | null => {
  if (!/^[+()0-9\s.-]+$/.test(text)) return null
  const digits = text.replace(/[^0-9]/g, '')
  if (digits.length < 8 || digits.length === 12) return null
  return /^\+?84[0-9]{9}$/.test(text.replace(/[^+0-9]/g, '')) ? `0${digits.slice(2)}` : digits
}
/**
 * What was typed, word by word. All words but the last are meant whole; the last one may still be being typed. A last word of one letter
 * narrows nothing and is left to the ranking, as long as other words stand before it.
 */
export const readQuestion = (text: string): Group[] => {
  const digits = numberOf(searchable(text))
  const typed = digits ? [digits] : rawWords(text).slice(0, longest)
  const marked = new Map(text.split(/[^\p{L}\p{M}\p{N}]+/u).map(word => [rawWords(word).join(' '), markedAs(word)]))
  return typed.map((word, index): Group => {
    const last = index === typed.length - 1
    const whole = oneVowel(word)
    const full = shortForms[whole]
    const marks = marked.get(word)
    return {
      typed: word,
      ...(marks && { marks }),
      choices: [
        ...(last && word !== whole ? [{ words: [whole], prefix: false, cost: 0 }] : []),
        { words: [last ? word : whole], prefix: last, cost: 0 },
        ...(full ? [{ words: full.split(' '), prefix: false, cost: 0 }] : []),
      ],
    }
  })
}
const quoted = (lexeme: string, prefix: boolean): string => `'${lexeme}'${prefix ? ':*' : ''}`
const any = (terms: readonly string[]): string => (terms.length === 1 ? terms[0]! : `(${terms.join('|')})`)
const all = (terms: readonly string[]): string => (terms.length === 1 ? terms[0]! : `(${terms.join('&')})`)
const isNumber = (word: string) => /^[0-9]+$/.test(word)
/** A single letter at the end of several words: too little to narrow by. */
const idle = (groups: readonly Group[], index: number): boolean =>
  index > 0 && index === groups.length - 1 && groups[index]!.typed.length === 1

/** The lexemes of one word: the word, and for readers of personal values a person's name, a telephone number or its end. */
const termOf = (word: string, prefix: boolean, personal: boolean): string => {
  const terms = [quoted(word, prefix)]
  if (personal && (!isNumber(word) || word.length > 3)) terms.push(quoted(`#${word}`, prefix))
  if (personal && prefix && isNumber(word) && word.length > 3) terms.push(quoted(`~${[...word].reverse().join('')}`, true))
  return any(terms)
}
const choiceTerm = (choice: Choice, term: (word: string, prefix: boolean) => string): string =>
  all(choice.words.map((word, index) => term(word, choice.prefix && index === choice.words.length - 1)))

// Words of legal forms stand in half of all names: they narrow little and are long to read.
const formWords = new Set('cong ti cti tnhh co phan cp hop tac xa htx to tht ho kinh doanh hkd nghiep dn dntn mtv so xuong'.split(' '))
const tells = ({ typed }: Group): boolean => typed.length > 1 && !formWords.has(oneVowel(typed))
/** The question without words of legal forms, when two others are left to find by; the ranking still looks at all. */
export const telling = (groups: readonly Group[]): readonly Group[] => (groups.filter(tells).length > 1 ? groups.filter(tells) : groups)

/** Every word anywhere in the entry, as a PostgreSQL tsquery. */
export const everywhere = (groups: readonly Group[], personal: boolean): string =>
  groups
    .filter((_, index) => !idle(groups, index))
    .map(group => any(group.choices.map(choice => choiceTerm(choice, (word, prefix) => termOf(word, prefix, personal)))))
    .join('&')
/** Every word whole in the names. */
export const inNames = (groups: readonly Group[]): string =>
  groups
    .filter((_, index) => !idle(groups, index))
    .map(group => any(group.choices.map(choice => choiceTerm({ ...choice, prefix: false }, word => quoted(`=${word}`, false)))))
    .join('&')
/** The same question with the last word whole, as if nothing more came. */
export const wholeWords = (groups: readonly Group[]): Group[] =>
  groups.map(group => ({ ...group, choices: group.choices.map(choice => ({ ...choice, prefix: false })) }))
/** Two groups side by side in a name, or in a person's for those who may read it; of the nearest choices only. */
const joint = (left: Group, right: Group, personal: boolean): string => {
  const pairs = left.choices.slice(0, 6).flatMap(before =>
    right.choices.slice(0, 6).flatMap(after => {
      const pair = `${before.words.at(-1)}_${after.words[0]}`
      const prefix = after.prefix && after.words.length === 1
      return [quoted(`=${pair}`, prefix), ...(personal ? [quoted(`#${pair}`, prefix)] : [])]
    }),
  )
  return any([...new Set(pairs)])
}
const joints = (groups: readonly Group[], personal: boolean): string[] =>
  groups.slice(1).map((group, index) => joint(groups[index]!, group, personal))
/** The words one after another in a name; null when there is only one. */
export const asPhrase = (groups: readonly Group[]): string | null => (groups.length > 1 ? joints(groups, false).join('&') : null)
/**
 * A name and then where it is, or the other way round: the words to one side of some place one after another in a name, those to the other
 * side anywhere. Null of fewer than three words, or of very many.
 */
export const nameAndPlace = (groups: readonly Group[], personal: boolean): string | null => {
  if (groups.length < 3 || groups.length > 8) return null
  const rest = (part: readonly Group[]) => everywhere(wholeWords(part), personal)
  const splits = groups.flatMap((_, at) => {
    const before = groups.slice(0, at)
    const after = groups.slice(at)
    return [
      ...(before.length > 1 && before.some(tells) ? [[...joints(before, personal), rest(after)]] : []),
      ...(before.length > 0 && after.length > 1 && after.some(tells) ? [[rest(before), ...joints(after, personal)]] : []),
    ]
  })
  return splits.map(terms => `(${terms.filter(Boolean).join('&')})`).join('|') || null
}
/** Every word whole and anywhere, and some two of them side by side in a name. Null of fewer than three words. */
export const sideBySide = (groups: readonly Group[], personal: boolean): string | null => {
  const pairs = groups
    .slice(1)
    .flatMap((group, index) => (tells(groups[index]!) && tells(group) ? [joint(groups[index]!, group, personal)] : []))
  if (groups.length < 3 || !pairs.length) return null
  return `${everywhere(telling(wholeWords(groups)), personal)}&(${pairs.join('|')})`
}
/** The words exactly, for codes and numbers. */
export const exactly = (groups: readonly Group[], personal: boolean): string =>
  groups.map(({ typed }) => any([quoted(oneVowel(typed), false), ...(personal ? [quoted(`#${typed}`, false)] : [])])).join('&')
/** Lexemes that make an answer exact: the whole as a code, with leading noughts and without, or as a telephone number. */
export const wholeLexemes = (groups: readonly Group[]): string[] => {
  if (!groups.some(group => /[0-9]/.test(group.typed))) return []
  const parts = groups.map(group => oneVowel(group.typed))
  const joined = parts.join('')
  return [...new Set([joined, parts.map(part => part.replace(/^0+(?=[0-9])/, '')).join(''), `#${joined}`])]
}
/** Any one word left out, each time all the others: for a question that finds nothing as a whole. */
export const allButOne = (groups: readonly Group[], personal: boolean): string | null => {
  const said = groups.filter((_, index) => !idle(groups, index))
  if (said.length < 2 || said.length > 6) return null
  return said
    .map(
      (_, left) =>
        `(${everywhere(
          said.filter((_, index) => index !== left),
          personal,
        )})`,
    )
    .join('|')
}
