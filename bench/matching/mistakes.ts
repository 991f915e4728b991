/** Mistakes that hands, scanners and ears make in plain Latin letters. */
import type { Random } from './random.ts'

const neighbours: Record<string, string> = {
  a: 'qsz',
  b: 'vgn',
  c: 'xvd',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'ko',
  m: 'nj',
  n: 'bmh',
  o: 'ipl',
  p: 'o',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xa',
  0: '91',
  1: '20',
  2: '13',
  3: '24',
  4: '35',
  5: '46',
  6: '57',
  7: '68',
  8: '79',
  9: '80',
}
const scanned: readonly [string, string][] = [
  ['m', 'rn'],
  ['rn', 'm'],
  ['l', '1'],
  ['i', 'l'],
  ['o', '0'],
  ['s', '5'],
  ['b', '6'],
  ['g', 'q'],
  ['cl', 'd'],
  ['u', 'v'],
  ['h', 'li'],
  ['0', 'o'],
  ['1', 'l'],
  ['5', 's'],
  ['8', 'b'],
  ['e', 'c'],
  ['d', 'cl'],
  ['w', 'vv'],
  ['z', '2'],
]
const heard: readonly [string, string][] = [
  ['ph', 'f'],
  ['f', 'ph'],
  ['ck', 'k'],
  ['c', 'k'],
  ['k', 'c'],
  ['ie', 'y'],
  ['y', 'ie'],
  ['ee', 'ea'],
  ['ea', 'ee'],
  ['tt', 't'],
  ['t', 'tt'],
  ['ll', 'l'],
  ['l', 'll'],
  ['nn', 'n'],
  ['n', 'nn'],
  ['mac', 'mc'],
  ['mc', 'mac'],
  ['son', 'sen'],
  ['sen', 'son'],
  ['gh', ''],
  ['ei', 'ie'],
  ['z', 's'],
  ['s', 'z'],
  ['w', 'wh'],
  ['h', ''],
  ['sh', 'ch'],
  ['or', 'er'],
  ['a', 'e'],
  ['e', 'a'],
  ['i', 'y'],
  ['th', 't'],
  ['qu', 'kw'],
]

/** One letter too many, too few, beside the right key, or two of them changed about. */
export const slip = (chance: Random, text: string): string => {
  if (text.length < 2) return text
  const at = chance.int(text.length)
  const letter = text[at] ?? ''
  const near = neighbours[letter.toLowerCase()] ?? ''
  const kind = chance.int(4)
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1 && near) return text.slice(0, at) + chance.pick([...near, letter]) + text.slice(at)
  if (kind === 2 && near) return text.slice(0, at) + chance.pick([...near]) + text.slice(at + 1)
  const from = Math.min(at, text.length - 2)
  return text.slice(0, from) + text[from + 1] + text[from] + text.slice(from + 2)
}
const rewrite = (chance: Random, text: string, rules: readonly [string, string][]): string => {
  const fits = rules.filter(([from]) => text.includes(from))
  if (!fits.length) return slip(chance, text)
  const [from, to] = chance.pick(fits)
  return text.replace(from, to)
}
export const misread = (chance: Random, text: string): string => rewrite(chance, text, scanned)
export const misheard = (chance: Random, text: string): string => rewrite(chance, text, heard)
/** Any of the three, typing most. */
export const mistaken = (chance: Random, text: string): string => {
  const kind = chance.next()
  if (kind < 0.55) return slip(chance, text)
  return kind < 0.75 ? misread(chance, text) : misheard(chance, text)
}
/** A word dropped, two words changed about or run together. */
export const misordered = (chance: Random, text: string): string => {
  const words = text.split(' ')
  if (words.length < 2) return mistaken(chance, text)
  const at = chance.int(words.length - 1)
  const kind = chance.int(3)
  const [a, b] = [words[at] ?? '', words[at + 1] ?? '']
  if (kind === 0 && words.length > 2) return words.filter((_, index) => index !== at).join(' ')
  return [...words.slice(0, at), kind === 1 ? `${b} ${a}` : `${a}${b}`, ...words.slice(at + 2)].join(' ')
}
export const titled = (text: string): string => text.replace(/(^|[\s-])\p{L}/gu, letter => letter.toUpperCase())
