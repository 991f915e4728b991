/** Names of establishments taken apart: legal form, work, and the name proper. */
import { groupBy } from '../../../kernel/group.ts'
import { clean } from '../../../kernel/text.ts'
import { oneSlip } from '../linkage/strings.rules.ts'
import { looksLikePerson, personName } from './people.rules.ts'
import { bareWord, isBareSyllable, oneSpelling, spelledWords } from './syllables.rules.ts'

/** Legal forms, from the words of the name; `company` alone when the name does not say which. */
export const legalForms = {
  limited: 'company',
  single: 'company',
  stock: 'company',
  private: 'company',
  partnership: 'company',
  company: 'company',
  cooperative: 'cooperative',
  union: 'cooperative',
  group: 'group',
  household: 'household',
} as const
export type LegalForm = keyof typeof legalForms
export interface FirmName {
  form: LegalForm | null
  branch: boolean
  /** What it does, in the words of the name, spelled out; '' when the name does not say. */
  work: string
  /** The name proper in one spelling, lower case; '' when nothing is left. */
  proper: string
  /** The name proper as a person's, where a household bears its owner's name. */
  person: string | null
}

/** Short forms, spelled out; the longest first. Written without marks and dots, as `bareWords` are. */
const shortened: readonly (readonly [string, string])[] =
  `c ty=công ty|cty=công ty|ctcp=công ty cổ phần|ct cp=công ty cổ phần|cong ty cp=công ty cổ phần|cong ty co phan=công ty cổ phần|ct tnhh=công ty tnhh|ct=công ty|cttnhh=công ty tnhh|ctytnhh=công ty tnhh|ctycp=công ty cổ phần|tnhhmtv=tnhh một thành viên|
  trach nhiem huu han=tnhh|t n h h=tnhh|mtv=một thành viên|1 thanh vien=một thành viên|1tv=một thành viên|1 tv=một thành viên|mot tv=một thành viên|2 thanh vien=hai thành viên|2tv=hai thành viên|dntn=doanh nghiệp tư nhân|dn tn=doanh nghiệp tư nhân|dn tu nhan=doanh nghiệp tư nhân|
  doanh nghiep tn=doanh nghiệp tư nhân|dn=doanh nghiệp|htx=hợp tác xã|h t x=hợp tác xã|lhhtx=liên hiệp hợp tác xã|lh htx=liên hiệp hợp tác xã|tht=tổ hợp tác|t h t=tổ hợp tác|to ht=tổ hợp tác|
  hkd=hộ kinh doanh|h k d=hộ kinh doanh|ho kd=hộ kinh doanh|hkdct=hộ kinh doanh cá thể|ho sxkd=hộ kinh doanh|ho sx=hộ kinh doanh|cssx=cơ sở sản xuất|cs sx=cơ sở sản xuất|cssxkd=cơ sở sản xuất|cskd=cơ sở kinh doanh|cs=cơ sở|xsx=xưởng sản xuất|
  chi nhanh=chi nhánh|cn=chi nhánh|vpdd=văn phòng đại diện|
  sxtmdv=sản xuất thương mại dịch vụ|sxtm=sản xuất thương mại|tmdv=thương mại dịch vụ|tmsx=thương mại sản xuất|sxdv=sản xuất dịch vụ|dvtm=dịch vụ thương mại|sxkd=sản xuất kinh doanh|sxxk=sản xuất xuất khẩu|dvnn=dịch vụ nông nghiệp|nndv=nông nghiệp dịch vụ|sxnn=sản xuất nông nghiệp|
  tcmn=thủ công mỹ nghệ|xnk=xuất nhập khẩu|sx=sản xuất|tm=thương mại|dv=dịch vụ|nn=nông nghiệp|xk=xuất khẩu|nk=nhập khẩu|mn=mỹ nghệ|kd=kinh doanh|xd=xây dựng|cnc=công nghệ cao|ttcn=tiểu thủ công nghiệp|tmcp=thương mại cổ phần|cp=cổ phần|vlxd=vật liệu xây dựng|
  vn=việt nam|hn=hà nội`
    .split('|')
    .map(entry => entry.trim().split('='))
    .map(([short = '', long = '']) => [bareOf(short), spelledWords(long).join(' ')] as const)
    .sort((a, b) => b[0].length - a[0].length)

/** Words of legal forms, the longest first. */
const forms: readonly (readonly [string, LegalForm])[] = (
  [
    ['công ty tnhh một thành viên|tnhh một thành viên|công ty một thành viên', 'single'],
    ['công ty tnhh hai thành viên trở lên|công ty tnhh hai thành viên|công ty tnhh|tnhh', 'limited'],
    ['công ty cổ phần|cổ phần', 'stock'],
    ['doanh nghiệp tư nhân|dn tư nhân', 'private'],
    ['công ty hợp danh', 'partnership'],
    ['công ty|doanh nghiệp|xí nghiệp|tập đoàn|tổng công ty', 'company'],
    ['liên hiệp hợp tác xã', 'union'],
    ['hợp tác xã', 'cooperative'],
    ['tổ hợp tác|tổ hợp', 'group'],
    [
      'hộ kinh doanh cá thể|hộ kinh doanh|hộ cá thể|hộ gia đình|hộ sản xuất kinh doanh|hộ sản xuất|cơ sở sản xuất kinh doanh|cơ sở sản xuất và kinh doanh|cơ sở sản xuất|cơ sở kinh doanh|cơ sở|xưởng sản xuất|xưởng|hộ ông bà|hộ ông|hộ bà|hộ',
      'household',
    ],
  ] as const
).flatMap(([words, form]) => words.split('|').map(each => [each, form] as const))

/** What establishments do, as names say it; the longest first. Words that are names too stand in `unsure`. */
const work = `sản xuất|thương mại|dịch vụ|kinh doanh|xuất nhập khẩu|xuất khẩu|nhập khẩu|đầu tư|phát triển|tổng hợp|gia công|chế biến|chế tác|cung ứng|tư vấn|thiết kế|thi công|lắp đặt|buôn bán|công nghiệp|tiểu thủ công nghiệp|
  thủ công mỹ nghệ|thủ công|mỹ nghệ|mỹ thuật|nghệ thuật|truyền thống|xuất khẩu|làng nghề|nông nghiệp|nông sản sạch|nông sản|lâm sản|thủy sản|thực phẩm|lương thực|vật liệu xây dựng|xây dựng|dân dụng|nội thất gỗ|nội thất|cao cấp|
  gốm sứ mỹ nghệ|gốm sứ xây dựng|gốm sứ|gốm nghệ thuật|gốm|sơn mài mỹ nghệ|tranh sơn mài|sơn mài|sơn son thếp vàng|tạc tượng|điêu khắc|hàng mây tre đan|mây tre giang đan|mây tre đan|mây tre lá|mây tre|giang đan|tre trúc|guột tế|cói|
  khảm trai ốc|đồ gỗ khảm trai|khảm trai|khảm|sừng mỹ nghệ|thêu ren|thêu tay|thêu|lụa tơ tằm|dệt lụa|tơ lụa|tơ tằm|dệt kim|dệt may|dệt|may mặc|may công nghiệp|may thêu|da giày|giày da|giày dép|túi xách|áo dài|
  đúc đồng|đồ đồng mỹ nghệ|đồ đồng|đá mỹ nghệ|kim hoàn|dát vàng quỳ|dát vàng bạc quỳ|dát vàng|vàng bạc|đậu bạc|chạm bạc|chạm khắc|cơ kim khí|cơ khí chính xác|cơ khí|kim khí|rèn|gò hàn|tiện gỗ|nhôm kính|inox|
  đồ gỗ mỹ nghệ|đồ gỗ|gỗ mỹ nghệ|chế biến gỗ|mộc dân dụng|mộc mỹ nghệ|mộc|đồ thờ|miến dong|miến|bún bánh|bún|bánh kẹo|bánh cuốn|bánh chưng|bánh dày|bánh|giò chả|nem|đậu phụ|rau an toàn|rau sạch|mứt|
  nón lá|nón|quạt giấy|quạt|tăm hương|giấy dó|bao bì|nhựa|cao su|diều sáo|thuốc nam|dược liệu|sinh vật cảnh|hoa cây cảnh|cây cảnh|gạch|ngói|bê tông|cơ điện|điện tử|điện dân dụng|in ấn|bao bì giấy|giấy|chăn nuôi|vận tải|du lịch|môi trường|công nghệ cao|công nghệ|và`
const unsure = 'hương|gỗ|may|lụa|đồng|đá|sắt|tơ|tre|sơn|da|kim|sứ|ren|ngọc|vàng|bạc|hoa'
const unsureWords = new Set(unsure.split('|').map(bareOf))

function bareOf(text: string): string {
  return spelledWords(text).map(bareWord).join(' ')
}
interface Word {
  text: string
  bare: string
  /** Whether it stood in capitals or with a capital at the front. */
  capital: boolean
}
/** 'HoàngLong' → 'Hoàng Long', 'CtyTNHH' → 'Cty TNHH'; words in capitals stay. */
const uncamelled = (text: string): string => text.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')

const wordsOf = (text: string): Word[] => {
  const spread = uncamelled(
    clean(text)
      .replaceAll('&', ' và ')
      .replace(/(?<=\p{L})\.(?=\p{L})/gu, '. '),
  )
  const shown = spread
    .replace(/[’'`´"“”]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .split(' ')
  return spelledWords(spread).map((word, at) => ({ text: word, bare: bareWord(word), capital: /^\p{Lu}/u.test(shown[at] ?? '') }))
}
interface Phrase<T> {
  /** Marks on and off. */
  words: string[]
  bare: string[]
  means: T
}
/** Phrases by their first and by their second word, the longest first. */
const indexOf = <T>(entries: readonly (readonly [string, T])[]): [Map<string, Phrase<T>[]>, Map<string, Phrase<T>[]>] => {
  const phrases = entries
    .map(([phrase, means]): Phrase<T> => ({ words: spelledWords(phrase), bare: spelledWords(phrase).map(bareWord), means }))
    .sort((a, b) => b.words.length - a.words.length)
  return [groupBy(phrases, phrase => phrase.bare[0] ?? ''), groupBy(phrases, phrase => phrase.bare[1] ?? '')]
}
/**
 * The longest phrase that stands at the place. Of several words, marks may be wrong and one word may have a slip ('sản xuấrt'); a single
 * word must be itself, or itself without marks: Hồ is not hộ, Hằng is not hàng.
 */
const phraseAt = <T>([first, second]: ReturnType<typeof indexOf<T>>, words: readonly Word[], at: number): Phrase<T> | undefined => {
  const [one, two] = [words[at]?.bare ?? '', words[at + 1]?.bare ?? '']
  const exact = first
    .get(one)
    ?.find(({ words: wanted, bare }) =>
      wanted.length === 1
        ? words[at]?.text === wanted[0] || words[at]?.text === bare[0]
        : bare.every((word, i) => words[at + i]?.bare === word),
    )
  if (exact && exact.words.length > 1) return exact
  const slipped = ({ bare }: Phrase<T>): boolean => {
    const wrong = bare.findIndex((word, i) => words[at + i]?.bare !== word)
    if (bare.length < 2 || wrong < 0) return false
    const other = words[at + wrong]?.bare ?? ''
    return (
      bare.every((word, i) => i === wrong || words[at + i]?.bare === word) &&
      (bare[wrong]?.length ?? 0) >= 3 &&
      oneSlip(bare[wrong] ?? '', other) &&
      !isBareSyllable(other)
    )
  }
  return first.get(one)?.find(slipped) ?? second.get(two)?.find(slipped) ?? exact
}
const [shortAt, formsAt, workPhrases] = [
  indexOf(shortened),
  indexOf(forms),
  indexOf(work.split('|').map(phrase => [phrase, true] as const)),
]
const offices = indexOf([
  ['chi nhánh', 'branch'],
  ['văn phòng đại diện', 'branch'],
])

/** Short forms spelled out, from left to right. */
const spelledOut = (words: readonly Word[]): Word[] => {
  const out: Word[] = []
  for (let at = 0; at < words.length; ) {
    const short = phraseAt(shortAt, words, at)
    const word = words[at]
    // CN in the middle is no branch: 'Khu CN'.
    if (short && !(short.words[0] === 'cn' && at > 0)) {
      for (const text of short.means.split(' ')) out.push({ text, bare: bareWord(text), capital: word?.capital ?? false })
      at += short.words.length
    } else {
      if (word) out.push(word)
      at++
    }
  }
  return out
}
const formAt = (words: readonly Word[], at: number): { form: LegalForm; length: number } | undefined => {
  const form = phraseAt(formsAt, words, at)
  return form && { form: form.means, length: form.words.length }
}
/** Words of work at the place: the longest phrase. A word that is a name too counts only in small letters before a capital. */
const workAt = (words: readonly Word[], at: number): number => {
  const phrase = phraseAt(workPhrases, words, at)
  if (phrase) return phrase.words.length
  const [word, next] = [words[at], words[at + 1]]
  return word && next && unsureWords.has(word.bare) && !word.capital && next.capital ? 1 : 0
}

const cache = new Map<string, FirmName>()
/**
 * Takes a name apart. Marks may be lost, short forms used, the form may stand at the end.
 * 'CTY TNHH SX & TM gốm sứ HoàngLong' → limited, 'sản xuất và thương mại gốm sứ', 'hoàng long'.
 */
export const firmName = (text: string): FirmName => {
  const before = cache.get(text)
  if (before) return before
  const made = takenApart(text)
  if (cache.size > 200_000) cache.clear()
  cache.set(text, made)
  return made
}
const takenApart = (text: string): FirmName => {
  // 'Hùng Thủy (Xưởng mộc)': what stands in brackets goes in front when it begins with a form.
  const [, outside = '', inside = ''] = /^([^(]+)\(([^)]+)\)\s*$/u.exec(text) ?? []
  const turned = inside && formAt(spelledOut(wordsOf(inside)), 0) ? `${inside} ${outside}` : text
  let words = spelledOut(wordsOf(turned))
  let form: LegalForm | null = null
  let branch = false
  const said: string[] = []
  const taken = (from: number, length: number) => words.splice(from, length)

  // In front: branch, form and work, in any order, as long as a name is left.
  for (let more = true; more && words.length; ) {
    more = false
    const office = phraseAt(offices, words, 0)?.words.length ?? 0
    const front = formAt(words, 0)
    if (office) {
      branch = true
      taken(0, office)
      more = true
    } else if (front && (!form || legalForms[form] === legalForms[front.form])) {
      if (!form || form === 'company') form = front.form
      taken(0, front.length)
      more = true
    } else {
      const length = workAt(words, 0)
      if (length > 0) {
        said.push(...taken(0, length).map(word => word.text))
        more = true
      }
    }
  }
  // At the end: '… (Hộ KD)', 'Hùng Hoa gốm sứ'.
  for (let more = true; more && words.length > 1; ) {
    more = false
    for (let length = Math.min(6, words.length - 1); length > 0; length--) {
      const at = words.length - length
      const back = formAt(words, at)
      if (back && back.length === length && (length > 1 || back.form !== 'household')) {
        form ??= back.form
        taken(at, length)
        more = true
        break
      }
      // Mộc, Thêu, Chè are names too: 'Trần Văn Mộc'.
      const given = length === 1 && looksLikePerson(words.map(word => word.text))
      if (workAt(words, at) === length && !given) {
        said.push(...taken(at, length).map(word => word.text))
        more = true
        break
      }
    }
  }
  const spelled = words.map(word => word.text)
  const household = form === null || legalForms[form] === 'household'
  const owner = household ? (personName(spelled.join(' '))?.full.split(' ') ?? []) : []
  const person = household && looksLikePerson(owner) ? owner.join(' ') : null
  if (person) words = []
  return { form, branch, work: said.map(oneSpelling).join(' '), proper: person ?? spelled.join(' '), person }
}
