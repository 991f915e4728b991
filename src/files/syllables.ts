/** Whether a word is built as a Vietnamese syllable is: how text in an old code page is told from text that is right already. */

const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')
const RHYMES = `
  a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
  i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
  u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
  ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ưm
  y yêm yên yêng yêt yêu ych ynh yt yn yp`
  .trim()
  .split(/\s+/)
const SYLLABLE = new RegExp(`^(?:${ONSETS.sort((a, b) => b.length - a.length).join('|')})?(?:${RHYMES.join('|')})$`)
/** Grave, acute, hook, tilde, dot below. */
const TONES = /[\u0300\u0301\u0309\u0303\u0323]/g
const STOPPED = /(?:c|ch|p|t)$/

/** One syllable with at most one tone mark, and with a stop at its end only the tones that go with it. */
export function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD')
  const tones = parts.match(TONES) ?? []
  if (tones.length > 1) return false
  const plain = parts.replace(TONES, '').normalize('NFC')
  return SYLLABLE.test(plain) && !(STOPPED.test(plain) && tones[0] !== undefined && !'\u0301\u0323'.includes(tones[0]))
}
