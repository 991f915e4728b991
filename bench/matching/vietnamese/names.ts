/** Words that names are made of in the made-up register. The weights are invented, not a statistic of anybody. */
import type { Random } from '../random.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)
const parts = (text: string): string[] => text.trim().split(/\s*,\s*/)
export const families = words(
  'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Phan Đinh Dương Lương Trịnh Đào Đoàn Hà Lưu Phùng Vương Tạ Kiều Chu Cao Khuất Quách Nghiêm Cấn Tô Mai Hứa Doãn Thạch',
)
const maleMiddles = words('Văn Văn Văn Văn Đức Xuân Quang Hữu Đình Minh Duy Công Ngọc Viết Bá Trọng Huy Thế')
const femaleMiddles = words('Thị Thị Thị Thị Thị Thu Thanh Ngọc Hồng Bích Kim Minh')
export const maleGiven =
  words(`Hùng Dũng Tuấn Thắng Sơn Hải Long Minh Cường Hưng Quân Bình Nam Trung Hiếu Đức Thành Chiến Tiến Quang Toàn Hòa Lâm Tùng Kiên Phúc
  Mạnh Khánh Việt Vinh Huy Thái Tâm Đạt Hà Giang Sáng Quý Lợi Thịnh Phong Tú Ninh Định Khoa Đông Bảo Luân Chung Tân Xuân Nhân Thủy Trường Hoạt Duyến Khiêm`)
export const femaleGiven =
  words(`Hương Hoa Lan Hằng Nga Thủy Hà Mai Thu Loan Huyền Phương Yến Dung Hạnh Liên Oanh Thảo Vân Ngọc Hiền Tuyết Nhung Thúy Tâm Hòa Hồng
  Bích Quyên Lý Thơm Mơ Duyên Xuân Trang Linh Vui Bình Xoan Nụ Chuyên Thoa`)

export interface Someone {
  name: string
  family: string
  middle: string
  given: string
  female: boolean
  born: number
}
/** A person of one of the families given, the first far more often: a village has its lines. */
export const someone = (chance: Random, lines: readonly string[]): Someone => {
  const female = chance.chance(0.42)
  const family = chance.chance(0.8) ? chance.common(lines, 1.6) : chance.common(families, 2.6)
  const middle = chance.pick(female ? femaleMiddles : maleMiddles)
  const given = chance.common(female ? femaleGiven : maleGiven, 1.5)
  return { name: `${family} ${middle} ${given}`, family, middle, given, female, born: 1948 + chance.int(55) }
}
export const initialled = (chance: Random, person: Pick<Someone, 'family' | 'middle' | 'given'>): string =>
  chance.pick([
    `${person.family.slice(0, 2)}. ${person.middle} ${person.given}`,
    `${person.family} ${person.middle.charAt(0)}. ${person.given}`,
    `${person.family.slice(0, 2)} ${person.middle.charAt(0)} ${person.given}`,
    `${person.family.charAt(0)}.${person.middle.charAt(0)}. ${person.given}`,
  ])

export type Craft =
  | 'ceramics'
  | 'lacquer'
  | 'bamboo'
  | 'inlay'
  | 'textile'
  | 'metal_stone'
  | 'food'
  | 'mechanics'
  | 'garment'
  | 'wood'
  | 'other'
/** What the crafts' people write of their work in names. */
export const works: Record<Craft, readonly string[]> = {
  ceramics: parts('gốm sứ, gốm, gốm sứ mỹ nghệ, gốm nghệ thuật, gốm sứ xây dựng'),
  lacquer: parts('sơn mài, sơn mài mỹ nghệ, tranh sơn mài, sơn son thếp vàng'),
  bamboo: parts('mây tre đan, mây tre, mây tre giang đan, mây tre lá, hàng mây tre đan xuất khẩu, guột tế'),
  inlay: parts('khảm trai, khảm trai ốc, đồ gỗ khảm trai, sừng mỹ nghệ'),
  textile: parts('thêu ren, thêu tay, lụa tơ tằm, dệt lụa, thêu, tơ lụa'),
  metal_stone: parts('đúc đồng, đồ đồng mỹ nghệ, đá mỹ nghệ, kim hoàn, dát vàng quỳ'),
  food: parts('miến dong, chế biến nông sản, bánh kẹo, bún bánh, giò chả, chế biến thực phẩm, nông sản sạch, bánh cuốn'),
  mechanics: parts('cơ khí, cơ kim khí, rèn, kim khí, gia công cơ khí, cơ khí chính xác'),
  garment: parts('may mặc, dệt may, may, da giày, dệt kim, may công nghiệp'),
  wood: parts('đồ gỗ, mộc, mộc dân dụng, đồ gỗ mỹ nghệ, chế biến gỗ, nội thất gỗ'),
  other: parts('nón lá, quạt giấy, hương, tăm hương, giấy dó, bao bì, nhựa, diều sáo'),
}
/** Words of a village's craft in the register of villages → the programme's group. */
export const craftOf = (text: string): Craft => {
  const rules: readonly [RegExp, Craft][] = [
    [/gốm/, 'ceramics'],
    [/sơn|tạc tượng/, 'lacquer'],
    [/mây|tre|giang|guột/, 'bamboo'],
    [/khảm|sừng/, 'inlay'],
    [/thêu|lụa|tơ|ren/, 'textile'],
    [/đồng|đá|bạc|vàng/, 'metal_stone'],
    [/bún|miến|bánh|giò|nông sản|chè|cốm|rượu/, 'food'],
    [/rèn|cơ khí|kim khí/, 'mechanics'],
    [/may|dệt|da|giày/, 'garment'],
    [/mộc|gỗ/, 'wood'],
  ]
  return rules.find(([words]) => words.test(text))?.[1] ?? 'other'
}
/** Names that firms take, first and second half. */
const auspiciousFirst = words(
  'Hoàng Minh Thành Đại Tân Việt Phú An Bảo Kim Hưng Thiên Gia Nam Phúc Hà Đức Quang Trường Thịnh Vạn Ngọc Sơn Đông Toàn Anh Hải',
)
const auspiciousSecond = words(
  'Long Phát Thịnh Hưng Phúc Lộc Tín Đạt Phong Vượng Thành An Châu Sơn Hải Minh Quang Tiến Bình Lợi Cường Nam Việt Anh Khánh Linh Dương Hà',
)
export const firmName = (chance: Random): string => {
  const first = chance.pick(auspiciousFirst)
  const second = chance.pick(auspiciousSecond.filter(word => word !== first))
  return chance.chance(0.12)
    ? `${first} ${second} ${chance.pick(['Việt', 'Hà Nội', 'Việt Nam', 'Phát', 'VN', 'Group'])}`
    : `${first} ${second}`
}
/** A shop named for its couple: 'Hùng Hoa'. */
export const coupleName = (chance: Random, owner: Someone): string => {
  const other = chance.pick(owner.female ? maleGiven : femaleGiven)
  return chance.chance(0.6) ? `${owner.given} ${other}` : `${other} ${owner.given}`
}
