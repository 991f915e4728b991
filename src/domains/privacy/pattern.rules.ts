/** One regular expression for the database that meets a person's names and numbers in any spelling, read in one pass. */
import type { Personal } from '../../kernel/redact.ts'
import { searchable } from '../../kernel/text.ts'

const marked: Readonly<Record<string, string>> = {
  a: 'aàáảãạăằắẳẵặâầấẩẫậ',
  d: 'dđ',
  e: 'eèéẻẽẹêềếểễệ',
  i: 'iìíỉĩị',
  o: 'oòóỏõọôồốổỗộơờớởỡợ',
  u: 'uùúủũụưừứửữự',
  y: 'yỳýỷỹỵ',
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')
/** A letter with or without its marks, small or capital; marks may also follow it as letters of their own. */
const letter = (plain: string): string => {
  if (!/[a-z]/.test(plain)) return escaped(plain)
  const forms = marked[plain] ?? plain
  return `[${forms}${forms.toUpperCase()}][\u0300-\u036f]*`
}
const digits = (value: string): string => [...value.replace(/\D/g, '').replace(/^0/, '')].join('[ .-]*')

/** Undefined when there is nothing to look for. Names of one word are not looked for, as in `Redactor`. */
export const patternOf = ({ names, numbers }: Personal): string | undefined => {
  const parts = [
    ...names
      .map(name => searchable(name).split(' '))
      .filter(words => words.length > 1)
      .map(words => words.map(word => [...word].map(letter).join('')).join('\\s+')),
    ...numbers
      .map(number => (number.includes('@') ? [...searchable(number)].map(letter).join('') : digits(number)))
      .filter(part => part !== ''),
  ]
  return parts.length ? parts.join('|') : undefined
}
