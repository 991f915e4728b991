/** Words, names and numbers that nobody bears, in the sound of several languages: endless, so that no list repeats another's. */
import type { Random } from '../random.ts'

export type Tongue = 'english' | 'german' | 'spanish' | 'vietnamese' | 'polish' | 'arabic'
const list = (text: string): string[] => text.split(' ')
const sounds: Record<Tongue, { begin: string[]; middle: string[]; end: string[]; syllables: [number, number]; apart?: boolean }> = {
  english: {
    begin: list('b c d f g h j l m n p r s t w br cl cr fl gr pl sh st th tr wh'),
    middle: list('a e i o u ea oo ai ou'),
    end: list('n r l s t d ck ng ll rd st m x'),
    syllables: [1, 3],
  },
  german: {
    begin: list('b d f g h k l m n r s t w z bl br fr gr kl kr pf sch schl schw st tr'),
    middle: list('a e i o u ä ö ü ei au ie eu'),
    end: list('n r l s t ch ck ng nn ll rt st mm ss'),
    syllables: [1, 3],
  },
  spanish: {
    begin: list('b c d f g j l m n p r s t v ch br cr gr pl tr'),
    middle: list('a e i o u ia ue é ó á'),
    end: ['', '', '', ...list('n r s l z')],
    syllables: [2, 4],
  },
  vietnamese: {
    begin: list('b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x'),
    middle: list('a ă â e ê i o ô ơ u ư á à ả ã ạ ấ ề ế ó ọ ú ừ ường iên oan'),
    end: ['', '', ...list('n m ng nh c t p')],
    syllables: [1, 1],
    apart: true,
  },
  polish: {
    begin: list('b c d g j k l m n p r s t w z br cz dr gr kr prz sk st sz tr w zd'),
    middle: list('a e i o u y ą ę ó ie'),
    end: list('k n r ł l w cz sz ń ski wicz'),
    syllables: [2, 3],
  },
  arabic: {
    begin: list('b d f h j k l m n q r s t w y z kh sh gh'),
    middle: list('a i u aa ee'),
    end: list('d f h l m n r s b'),
    syllables: [2, 3],
  },
}
export const tongues = Object.keys(sounds) as Tongue[]
export const word = (chance: Random, tongue: Tongue): string => {
  const { begin, middle, end, syllables } = sounds[tongue]
  const many = syllables[0] + chance.int(syllables[1] - syllables[0] + 1)
  let text = ''
  for (let at = 0; at < many; at++)
    text += chance.pick(begin) + chance.pick(middle) + (at === many - 1 || chance.chance(0.3) ? chance.pick(end) : '')
  return text
}
/** A stock of different words; draw with `chance.common`, so that a few are frequent and many rare. */
export const stock = (chance: Random, tongue: Tongue, size: number): string[] => {
  const known = new Set<string>()
  for (let tries = 0; known.size < size && tries < size * 30; tries++) known.add(word(chance, tongue))
  return [...known]
}
const accents = /[\u0300-\u036f]/g
export const unmarked = (text: string): string =>
  text.normalize('NFD').replace(accents, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replaceAll('ł', 'l')
