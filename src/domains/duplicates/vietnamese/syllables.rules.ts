/** Vietnamese spelling made one: tone marks where they belong, y and i, what the keys of Telex and VNI left behind. */
import { bare, clean } from '../../../kernel/text.ts'

const TONES = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const
const toneMarks = new RegExp(`[${TONES.join('')}]`, 'g')
const onsets = new Set(' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x'.split(' '))
const rimes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
   i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen
   oeo oet oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy
   uya uych uyên uyêt uyn uynh uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ưm ưn ươc ươi ươm ươn ương ươp ươt ươu y yên yêm yêt yêu`
    .trim()
    .split(/\s+/)
    .map(rime => rime.normalize('NFC')),
)
const bareRimes = new Set([...rimes].map(bare))

/** Onset and rime of one lower-case syllable without its tone; `qu` and `gi` take their vowel with them when another follows. */
const parts = (toneless: string): [string, string] => {
  const found = /^(qu(?=[aăâeêiơoôy])|gi(?=[aăâeêioôơuư])|ngh|ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx])?(.*)$/u.exec(toneless)
  const [onset, rime] = [found?.[1] ?? '', found?.[2] ?? '']
  // 'giếng', 'gìn': the i is the rime's.
  return onset === 'gi' && !rimes.has(rime) && !bareRimes.has(rime) ? ['g', `i${rime}`] : [onset, rime]
}
const stripTone = (word: string): string => word.normalize('NFD').replace(toneMarks, '').normalize('NFC')
/** Whether the word, marks on, can be a Vietnamese syllable. */
export const isSyllable = (word: string): boolean => {
  const [onset, rime] = parts(stripTone(word.toLowerCase()))
  // 'gì', 'quốc' and the like: the onset's vowel is the rime's.
  return onsets.has(onset) && (rimes.has(rime) || (onset === 'g' && rime === 'i') || (onset === 'qu' && rimes.has(`u${rime}`)))
}
/** Whether the lower-case word can be one whose marks were lost: 'nguyen', 'duong'. */
export const isBareSyllable = (word: string): boolean => {
  const [onset, rime] = parts(bareWord(word))
  return onsets.has(onset) && (bareRimes.has(rime) || (onset === 'qu' && bareRimes.has(`u${rime}`)))
}

/** Where the tone stands in a rime: on the vowel with a hat or hook, else before a final vowel, else on the last; oà, oè, uỳ on the second. */
const toneAt = (rime: string): number => {
  const shaped = [...rime].findLastIndex(letter => 'ăâêôơư'.includes(letter))
  if (shaped >= 0) return shaped
  const vowels = /^[aeiouy]+/.exec(rime)?.[0].length ?? 0
  if (vowels < 2) return 0
  if (vowels < rime.length) return vowels - 1
  if (vowels > 2) return 1
  return rime === 'oa' || rime === 'oe' || rime === 'uy' ? 1 : 0
}
/** The tone mark put where new spelling has it: hòa → hoà, thúy → thuý. Words with more than one tone stay. */
const toneSet = (word: string): string => {
  const apart = word.normalize('NFD')
  const tones = apart.match(toneMarks)
  if (tones?.length !== 1 || !tones[0]) return word
  const [onset, rime] = parts(stripTone(word))
  if (!rimes.has(rime)) return word
  const at = toneAt(rime)
  const letters = [...rime]
  letters[at] = `${letters[at]}${tones[0]}`
  return `${onset}${letters.join('')}`.normalize('NFC')
}
/** y after one consonant, or after qu, is i: Mỹ = Mĩ, Quý = Quí, Ký = Kí. */
const openY = /^(h|k|l|m|s|t|v|b|d|đ|n|r|x|qu)(y|ý|ỳ|ỷ|ỹ|ỵ)$/u
const iOf: Record<string, string> = { y: 'i', ý: 'í', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' }

const known = new Map<string, string>()
/** One spelling of one lower-case word: 'hòa' and 'hoà' → 'hoà', 'mỹ' → 'mĩ', 'thúy' → 'thuý'. Other words stay. */
export const oneSpelling = (word: string): string => {
  const before = known.get(word)
  if (before !== undefined) return before
  const set = toneSet(word)
  const open = openY.exec(set)
  const spelled = open ? `${open[1]}${iOf[open[2] ?? ''] ?? ''}` : set
  if (known.size > 100_000) known.clear()
  known.set(word, spelled)
  return spelled
}

const bares = new Map<string, string>()
/** `bare` of one word, remembered: a register repeats its words. */
export const bareWord = (word: string): string => {
  const before = bares.get(word)
  if (before !== undefined) return before
  const made = bare(word)
  if (bares.size > 100_000) bares.clear()
  bares.set(word, made)
  return made
}

const SHAPES: Record<string, Record<string, string>> = {
  a: { a: 'â', w: 'ă', 6: 'â', 8: 'ă' },
  e: { e: 'ê', 6: 'ê' },
  o: { o: 'ô', w: 'ơ', 6: 'ô', 7: 'ơ' },
  u: { w: 'ư', 7: 'ư' },
}
const telexTone = 'sfrxj'
interface Typed {
  word: string
  /** How many letters were shaped, and how many tones set. */
  shapes: number
  tones: number
  /** Whether a digit stands between letters. */
  inside: boolean
  /** Whether it begins with dd or ends in f or j, as no word does. */
  foreign: boolean
}
/** English words in names of firms that could be keys too. */
const english = new Set(
  'beef beer beers bees boot boots chef deer door doors if of off poor reef roof roofs sees tees teens trees queens moons rooms'.split(' '),
)
/** What an input method would have made of the keys; undefined when it is no syllable. */
const typed = (word: string): Typed | undefined => {
  let made = ''
  let tone = ''
  let shapes = 0
  let tones = 0
  for (const key of word) {
    const vowelAt = [...made].findLastIndex(letter => 'aăâeêioôơuưy'.includes(letter))
    const digit = key >= '1' && key <= '5' ? Number(key) - 1 : telexTone.indexOf(key)
    if (digit >= 0 && vowelAt >= 0 && (key <= '9' || !tone)) {
      tone = TONES[digit] ?? ''
      tones++
      continue
    }
    if (made === 'd' && (key === 'd' || key === '9')) {
      made = 'đ'
      shapes++
      continue
    }
    const at = [...made].findLastIndex(letter => SHAPES[letter]?.[key] !== undefined)
    const shaped = SHAPES[made[at] ?? '']?.[key]
    if (shaped) {
      made = made.slice(0, at) + shaped + made.slice(at + 1)
      // 'uow' and 'uo7' are ươ.
      if (shaped === 'ơ' && made[at - 1] === 'u' && made.length - at <= 3 && !made.startsWith('qu'))
        made = `${made.slice(0, at - 1)}ư${made.slice(at)}`
      shapes++
      continue
    }
    if (key >= '0' && key <= '9') return undefined
    made += key
  }
  if (!shapes && !tones) return undefined
  const [onset, rime] = parts(made)
  if (!isSyllable(made) || made === word) return undefined
  const letters = [...rime]
  const place = toneAt(rime)
  letters[place] = `${letters[place] ?? ''}${tone}`
  return {
    word: `${onset}${letters.join('')}`.normalize('NFC'),
    shapes,
    tones,
    inside: /\p{L}\d+\p{L}/u.test(word),
    foreign: /^d[d9]|[fj]$/.test(word),
  }
}
/**
 * Keys that the input method left: 'Nguyeenx' → 'Nguyễn', 'Vie6t5' → 'Việt'. A word is taken for such only when it is no syllable as it
 * stands and both a letter's shape and a tone were typed (or a digit between letters, dd at the front, f or j at the end); with one such
 * word in the text, words with one of the two are too. 'Max', 'Moon', 'Hà 2' stay as they are.
 */
export const untyped = (text: string): string => {
  const words = text.split(' ')
  const reads = words.map(word => {
    const low = word.toLowerCase()
    if (!/^[a-z0-9]{2,9}$/.test(low) || !/[a-z]/.test(low) || isBareSyllable(low) || english.has(low)) return undefined
    return typed(low)
  })
  const sure = (read: Typed) => (read.shapes > 0 && read.tones > 0) || (read.inside && read.tones + read.shapes > 0) || read.foreign
  if (!reads.some(read => read && sure(read))) return text
  return words
    .map((word, at) => {
      const read = reads[at]
      if (!read) return word
      return /^\p{Lu}/u.test(word) ? read.word.charAt(0).toUpperCase() + read.word.slice(1) : read.word
    })
    .join(' ')
}
/** Words of a text in one spelling, lower case, marks on; signs are blanks. What `&` joins stays apart. */
export const spelledWords = (text: string): string[] =>
  untyped(
    clean(text)
      .replace(/[’'`´"“”]/g, '')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim(),
  )
    .toLowerCase()
    .split(' ')
    .filter(Boolean)
    .map(oneSpelling)
