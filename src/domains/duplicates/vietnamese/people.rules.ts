/** Names of people: family, middle, given; titles dropped, initials kept as initials. */
import { clean } from '../../../kernel/text.ts'
import { bareWord, spelledWords } from './syllables.rules.ts'

/** Family names of the Kinh and their neighbours, as a closed list to tell a person from a sign; it says nothing of how frequent they are. */
const list = `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đào đoàn lương lưu phùng mai vương tạ kiều chu
  cao khuất quách nghiêm cấn tô hứa doãn thạch hà lâm trương tăng đàm lại la thái tống châu giang tôn triệu viên nhữ cù hán khổng mạc thân tiêu
  phí quản ông ninh cung cát bạch bạc bế lò lường quàng vi sầm nông hoắc chử chúc đậu đồng đường giáp kim khương lục lỗ mẫn mầu ngọ phó ứng vạn
  tưởng trang tào từ văn âu bàng biện cáp chế diệp dư hạ hầu hình kha khiếu khúc liêu lều liễu mã man mông nhâm nhan ngụy ngạc sái sử thi thiều
  thiệu tiết tòng trà trình trưng vòng vưu xa yên`
const families = new Set(spelledWords(list))
const bareFamilies = new Set([...families].map(bareWord))
/** Whether the word is a family name; a word whose marks were lost counts when the family name without marks is the same. */
export const isFamilyName = (word: string): boolean => families.has(word) || (bareWord(word) === word && bareFamilies.has(word))

/** Titles and posts before a name. Those that are names too need a whole name after them. */
const alwaysTitles = `ông bà|ông|bà|nghệ nhân nhân dân|nghệ nhân ưu tú|nghệ nhân hà nội|nghệ nhân|nn ưu tú|nn nhân dân|nnưt|nnnd|thợ giỏi|đồng chí|đ c|mr|mrs|ms|giám đốc|phó giám đốc|tổng giám đốc|
  chủ tịch|chủ nhiệm|chủ hộ|chủ cơ sở|chủ xưởng|hộ ông bà|hộ ông|hộ bà|hộ|đại diện|người đại diện`
const sometimesTitles = 'anh|chị|cô|chú|bác|em|cháu|gđ|pgđ|ths|ts|ks|cn|ô|b|ba|ong|ho|ho ong|ho ba'
const sequences = (text: string): string[][] =>
  text
    .split('|')
    .map(spelledWords)
    .sort((a, b) => b.length - a.length)
const [always, sometimes] = [sequences(alwaysTitles), sequences(sometimesTitles)]
const bareAlways = always.map(words => words.map(bareWord)).filter(words => words.join(' ').length > 3)
const startsWith = (words: readonly string[], start: readonly string[]): boolean => start.every((word, at) => words[at] === word)

const wholeName = (words: readonly string[]): boolean => words.length >= 2 && (isFamilyName(words[0] ?? '') || (words[0] ?? '').length <= 2)
const untitled = (words: readonly string[]): string[] => {
  let rest = [...words]
  for (let more = true; more; ) {
    const sure = always.find(title => rest.length > title.length && startsWith(rest, title))
    const likely = [...sometimes, ...bareAlways].find(
      title => startsWith(rest, title) && wholeName(rest.slice(title.length)) && rest.length - title.length >= 2,
    )
    const title = sure ?? likely
    more = title !== undefined
    if (title) rest = rest.slice(title.length)
  }
  return always.some(title => title.length === rest.length && startsWith(rest, title)) ? [] : rest
}

export interface PersonName {
  family: string
  middle: string
  given: string
  /** All of it in one spelling, lower case, initials as single letters. */
  full: string
}
/** A word that stands for a longer one: 'v', 'ng', 'th'. A whole name has a vowel. */
const isInitial = (word: string): boolean => word.length === 1 || /^[^aeiouy]{1,3}$/.test(bareWord(word))
/**
 * A person's name taken apart; null when nothing is left of the text.
 * 'Ông Ng. V. Hùng (GĐ)' → n, v, hùng. Of several people the first is taken.
 */
export const personName = (text: string): PersonName | null => {
  const first =
    clean(text)
      .replace(/[([{].*$/u, '')
      .split(/\s[-–—]\s|[,;/|&+]|\s(?:và|va)\s/iu)
      .find(part => /\p{L}/u.test(part)) ?? ''
  const words = untitled(spelledWords(first.replace(/(?<=\p{L})\.(?=\p{L})/gu, '. '))).filter(word => /\p{L}/u.test(word))
  const short = words.map((word, at) => (at < words.length - 1 && isInitial(word) ? word.charAt(0) : word))
  const [family = '', ...others] = short
  if (!family) return null
  const given = others.at(-1) ?? ''
  return { family, middle: others.slice(0, -1).join(' '), given, full: short.join(' ') }
}
/** Whether words are a person's whole name: a family name and two to four more. */
export const looksLikePerson = (words: readonly string[]): boolean =>
  words.length >= 3 && words.length <= 5 && isFamilyName(words[0] ?? '') && words.every(word => !/\d/.test(word))
