/** Ways in which documents of offices write one place: numbered, with its kind cut short, the unit above after another sign. Pure. */
import { clean } from '../../kernel/text.ts'

const kinds: Readonly<Record<string, string>> = {
  x: 'Xã',
  p: 'Phường',
  tt: 'Thị trấn',
  tx: 'Thị xã',
  h: 'Huyện',
  q: 'Quận',
  tp: 'Thành phố',
}
const short = /^(x|p|tt|tx|h|q|tp)(\.\s*|\s+)/i
const whole = (part: string): string => part.replace(short, (_, kind: string) => `${kinds[kind.toLowerCase()]} `)
/** A dash or a number at the head of a line; a Roman number or a letter only before the name of a kind, for 'X.' is a commune too. */
const bullet = /^(?:[-–—•*+·●▪]|\(?\d{1,3}[.)\]])\s*/
const letter = /^\(?(?:[ivxlc]+|[a-zđ])[.)]\s*(?=(?:xã|phường|thị trấn|thị xã|huyện|quận|thành phố|[xphq]\.|t[txp]\.)\s)/i
/** What stands between a place and the unit above it where no comma does. */
const between = /\s*[([]\s*|\s+[-–—]\s+|\s+thuộc\s+(?:địa bàn\s+)?|\s+(?=(?:huyện|quận|thị xã|thành phố|h\.|q\.|tx\.|tp\.)\s)/gi

/** The other spellings of a place, the nearest to what was written first; each is only looked up, none is taken for certain. */
export const spellingsOf = (written: string): string[] => {
  const bare = clean(written)
    .replace(bullet, '')
    .replace(letter, '')
    .replace(/[.,:;)\]\s]+$/, '')
  const wholes = (line: string) =>
    line
      .split(/\s*,\s*/)
      .filter(Boolean)
      .map(whole)
      .join(', ')
  return [bare, wholes(bare), wholes(bare.replace(between, ', '))]
}
