/** Mistakes that are made in writing Vietnamese: marks lost or wrong, keys of Telex and VNI left over, sounds taken for one another. */
import { bare } from '../../../src/kernel/text.ts'
import { slip } from '../mistakes.ts'
import type { Random } from '../random.ts'

const tones = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const telexTones = ['s', 'f', 'r', 'x', 'j']
const shapes: readonly [string, string, string][] = [
  ['\u0302', '', '6'],
  ['\u0306', 'w', '8'],
  ['\u031B', 'w', '7'],
]
/** One word as its keys: 'Nguyễn' → 'Nguyeenx' (Telex), 'Nguye6n4' (VNI). */
export const asKeys = (word: string, vni: boolean): string => {
  let tone = ''
  let keys = ''
  for (const letter of word.normalize('NFD')) {
    const at = tones.indexOf(letter)
    const shape = shapes.find(([mark]) => mark === letter)
    if (at >= 0) tone = vni ? String(at + 1) : (telexTones[at] ?? '')
    else if (shape) keys += vni ? shape[2] : shape[1] || keys.slice(-1).toLowerCase()
    else if (letter === 'đ') keys += vni ? 'd9' : 'dd'
    else if (letter === 'Đ') keys += vni ? 'D9' : 'Dd'
    else keys += letter
  }
  return keys + tone
}
const sounds: readonly [RegExp, string][] = [
  [/^l/, 'n'],
  [/^n(?!g|h)/, 'l'],
  [/^ch/, 'tr'],
  [/^tr/, 'ch'],
  [/^s/, 'x'],
  [/^x/, 's'],
  [/^r/, 'd'],
  [/^d/, 'gi'],
  [/^gi/, 'd'],
  [/y$/, 'i'],
  [/^qu(.*)i$/, 'qu$1y'],
  [/iê/, 'yê'],
]
const cased = (model: string, text: string): string =>
  model.charAt(0) === model.charAt(0).toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1)
const wrongSound = (chance: Random, word: string): string => {
  const low = word.toLowerCase()
  const fits = sounds.filter(([from]) => from.test(low))
  if (!fits.length) return word
  const [from, to] = chance.pick(fits)
  return cased(word, low.replace(from, to))
}
const otherTone = (chance: Random, word: string): string => {
  const parts = word.normalize('NFD')
  const present = tones.find(tone => parts.includes(tone))
  if (!present) return word
  return parts.replace(present, chance.chance(0.35) ? '' : chance.pick(tones)).normalize('NFC')
}
/** The tone on the other vowel: 'Hòa' ↔ 'Hoà', 'Thúy' ↔ 'Thuý'. */
export const toneMoved = (word: string): string => {
  const parts = word.normalize('NFD')
  const moved = parts.replace(/([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])(?!\p{L})/iu, '$1$3$2')
  return (moved === parts ? parts.replace(/([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\p{L})/iu, '$1$3$2') : moved).normalize('NFC')
}
/** One mistake in one word of the text. */
export const misspelt = (chance: Random, text: string): string => {
  const words = text.split(' ')
  const at = chance.int(words.length)
  const word = words[at] ?? ''
  const ways = [
    () => slip(chance, word),
    () => slip(chance, word),
    () => otherTone(chance, word),
    () => otherTone(chance, word),
    () => bare(word),
    () => asKeys(word, chance.chance(0.25)),
    () => wrongSound(chance, word),
    () => toneMoved(word),
  ]
  const wrong = chance.pick(ways)()
  return words.map((old, index) => (index === at ? wrong : old)).join(' ')
}
/** The whole text in another dress that does not change what it says. */
export const restyled = (chance: Random, text: string): string => {
  const kind = chance.next()
  if (kind < 0.35) return bare(text)
  if (kind < 0.6) return text.toUpperCase()
  if (kind < 0.72) return bare(text).toUpperCase()
  if (kind < 0.84) return text.normalize('NFD')
  if (kind < 0.94) return text.split(' ').map(toneMoved).join(' ')
  return text
    .split(' ')
    .map(word => asKeys(word, chance.chance(0.3)))
    .join(' ')
}
