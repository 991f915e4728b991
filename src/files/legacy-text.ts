/** Vietnamese text typed with the fonts of the nineties (TCVN3: .VnTime…, VNI: VNI-Times…), told from Unicode and turned into it. */
import { isSyllable } from './syllables.ts'

export type LegacyCode = 'tcvn3' | 'vni'
export const legacyNames: Record<LegacyCode, string> = { tcvn3: 'TCVN3 (phông .VnTime)', vni: 'VNI (phông VNI-Times)' }

/** TCVN 5712:1993, VN3: the letters in the order of their codes. Capitals with marks come from fonts whose name ends in H. */
const TCVN3 = table(
  '¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ',
  'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ',
)
function table(from: string, to: string): ReadonlyMap<string, string> {
  const letters = [...to]
  return new Map([...from].map((letter, i) => [letter, letters[i] ?? letter]))
}

/** VNI-Windows: a vowel followed by a letter that stands for its mark; i, ơ, ư, ỵ and đ have letters of their own. */
const VNI = vniTable()
function vniTable(): ReadonlyMap<string, string> {
  const pairs: [string, string][] = []
  const add = (base: string, marks: string, letters: string) => {
    const into = [...letters]
    for (const [i, mark] of [...marks].entries()) {
      const letter = into[i] ?? ''
      pairs.push([base + mark, letter], [base.toUpperCase() + mark.toUpperCase(), letter.toUpperCase()])
      // A capital followed by a small mark is what typing 'Aø' with the shift key let go gives.
      if (base !== '') pairs.push([base.toUpperCase() + mark, letter.toUpperCase()])
    }
  }
  add('a', 'ùøûõïâáàåãäêéèúüë', 'áàảãạâấầẩẫậăắằẳẵặ')
  add('e', 'ùøûõïâáàåãä', 'éèẻẽẹêếềểễệ')
  add('o', 'ùøûõïâáàåãä', 'óòỏõọôốồổỗộ')
  add('ô', 'ùøûõï', 'ớờởỡợ')
  add('u', 'ùøûõï', 'úùủũụ')
  add('ö', 'ùøûõï', 'ứừửữự')
  add('y', 'ùøûõ', 'ýỳỷỹ')
  add('', 'ôöíìæóòîñ', 'ơưíìỉĩịỵđ')
  return new Map(pairs)
}
const VNI_UNIT = new RegExp([...VNI.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')

const convert: Record<LegacyCode, (text: string) => string> = {
  tcvn3: text => text.replace(/[\u00A1-\u00FE]/g, letter => TCVN3.get(letter) ?? letter),
  vni: text => text.replace(VNI_UNIT, unit => VNI.get(unit) ?? unit),
}
/** Whether every marked letter of a word belongs to the code and the whole is a syllable in it. */
const reads: Record<LegacyCode, (word: string) => boolean> = {
  tcvn3: word => [...word].every(letter => letter < '\u0080' || TCVN3.has(letter)) && isSyllable(convert.tcvn3(word)),
  vni: word => isPlain(word.replace(VNI_UNIT, '')) && isSyllable(convert.vni(word)),
}
/** Words as typed: letters of any of the codes, soft hyphen (TCVN3's ư) included; signs that none has (°, ², º) are not. */
const WORD =
  /[A-Za-z0-9\u00A1-\u00AF\u00B5-\u00B9\u00BB-\u00FF\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]+/g
const PLAIN = /^[ -~\s]*$/
/** Letters and signs that Vietnamese in Unicode has no use for; without one of them a text need not be looked at. */
const FOREIGN =
  /[\u00A1-\u00B9\u00BB-\u00BF\u00C4-\u00C7\u00CB\u00CE-\u00D1\u00D6-\u00D8\u00DB\u00DC\u00DE\u00DF\u00E4-\u00E7\u00EB\u00EE-\u00F1\u00F6-\u00F8\u00FB\u00FC\u00FE]/
const isPlain = (text: string): boolean => PLAIN.test(text)

/** Beside a digit a letter may be a sign (½kg, Ø21); alone or without a plain letter it says nothing. */
const isTelling = (word: string): boolean => word.length > 1 && !/\d/.test(word) && /[A-Za-zĐđ]/.test(word)

/** How many different words of a text can only be read in one code. */
export interface Evidence {
  tcvn3: number
  vni: number
  unicode: number
}
export function evidenceOf(text: string): Evidence {
  const found: Evidence = { tcvn3: 0, vni: 0, unicode: 0 }
  if (isPlain(text)) return found
  for (const word of new Set(text.normalize('NFC').match(WORD))) {
    if (!isTelling(word) || isPlain(word)) continue
    const bare = word.replace(/^[¡-¿×÷]+|[¡-¿×÷]+$/g, '')
    const asUnicode = isSyllable(bare) && !FOREIGN.test(bare)
    const asTcvn3 = reads.tcvn3(word)
    const asVni = reads.vni(word)
    if (Number(asUnicode) + Number(asTcvn3) + Number(asVni) !== 1) continue
    // Plain letters within signs («Cong», “ABC®”) are no evidence for anything.
    if (asUnicode) found.unicode += isPlain(bare) ? 0 : 1
    else found[asTcvn3 ? 'tcvn3' : 'vni']++
  }
  return found
}

/** Words after which a file has said what it is written in. */
const ENOUGH = 2000
/** Sums up the texts of a file, to say in which code it was written as a whole. */
export class CodeTally {
  private readonly sum: Evidence = { tcvn3: 0, vni: 0, unicode: 0 }
  add(text: string): void {
    if (this.sum.tcvn3 + this.sum.vni + this.sum.unicode > ENOUGH) return
    const found = evidenceOf(text)
    this.sum.tcvn3 += found.tcvn3
    this.sum.vni += found.vni
    this.sum.unicode += found.unicode
  }
  /** Needs ten words that can be read in one way only, and next to none against. */
  get whole(): LegacyCode | 'unicode' | undefined {
    const { tcvn3, vni, unicode } = this.sum
    const total = tcvn3 + vni + unicode
    return (['tcvn3', 'vni', 'unicode'] as const).find(code => this.sum[code] >= Math.max(10, total * 0.9))
  }
}

/** The code that a font's letters are in; a name that ends in H shows small letters as capitals. */
export function fontCode(name: string): { code: LegacyCode; capitals: boolean } | undefined {
  if (/^\.vn/i.test(name)) return { code: 'tcvn3', capitals: /H$/.test(name) }
  return /^vni-/i.test(name) ? { code: 'vni', capitals: false } : undefined
}

/**
 * The text in Unicode, and the code it was in; undefined when it is to stay as it is.
 * A text that holds one word of sure Unicode is never changed.
 * @param font what the cell's font says
 * @param whole what the file as a whole is written in
 */
export function fromLegacy(
  text: string,
  font: ReturnType<typeof fontCode>,
  whole: CodeTally['whole'],
): { text: string; code: LegacyCode } | undefined {
  if (isPlain(text)) return undefined
  const written = whole === 'unicode' ? undefined : whole
  if (!font && !written && !FOREIGN.test(text)) return undefined
  const { tcvn3, vni, unicode } = evidenceOf(text)
  if (unicode > 0 || (tcvn3 > 0 && vni > 0)) return undefined
  const said: LegacyCode | undefined = tcvn3 > 0 ? 'tcvn3' : vni > 0 ? 'vni' : undefined
  const expected = font?.code ?? written
  // One word alone could be a foreign name or a sign; without a font or a file that speaks for it, it takes two.
  if (said ? said !== expected && tcvn3 + vni < 2 : !expected || (font && whole === 'unicode')) return undefined
  const code = said ?? expected
  if (!code) return undefined
  const unicodeText = convert[code](text).normalize('NFC')
  return { text: font?.capitals || allCapitals(text) ? unicodeText.toUpperCase() : unicodeText, code }
}
/** 'CéNG TY': the marked letters of TCVN3 have no capitals of their own. */
const allCapitals = (text: string): boolean =>
  !/[a-z]/.test(text) && /[A-Z][\u00A1-\u00FE]+[A-Z]|[\u00A1-\u00FE][A-Z]{2}|[A-Z]{2}[\u00A1-\u00FE]/.test(text)

/** Turns a text of a known code into Unicode. */
export const decodeLegacy = (text: string, code: LegacyCode): string => {
  if (isPlain(text)) return text
  const result = convert[code](text).normalize('NFC')
  return allCapitals(text) ? result.toUpperCase() : result
}

/** How many of a text's marked words are syllables, 0 to 1, and how many there are; `code` undefined reads the text as it is. */
export function syllableShare(text: string, code?: LegacyCode): { share: number; words: number } {
  let words = 0
  let good = 0
  for (const word of text.normalize('NFC').match(WORD) ?? []) {
    if (isPlain(word) || !isTelling(word)) continue
    words++
    if (code ? reads[code](word) : isSyllable(word)) good++
  }
  return { share: words === 0 ? 1 : good / words, words }
}
