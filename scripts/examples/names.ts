/** Invented names of people and establishments. */
import { taxCheckDigit } from '../../src/domains/establishments/taxcode.rules.ts'
import type { crafts, sectors } from '../../src/domains/reference/catalog.schema.ts'
import type { Dice } from './random.ts'

export type Craft = keyof typeof crafts
export type Sector = keyof typeof sectors

const families = 'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Lý Đinh Phùng Tạ Chu'.split(' ')
const middleMen = 'Văn Đức Quang Hữu Minh Công Thành Xuân Ngọc Tiến'.split(' ')
const middleWomen = 'Thị Thu Thanh Ngọc Bích Kim Minh Hồng Phương Mai'.split(' ')
const men = 'An Bình Cường Dũng Đạt Giang Hải Hùng Khánh Long Nam Phong Quân Sơn Thắng Tuấn Việt'.split(' ')
const women = 'Anh Chi Dung Hà Hạnh Hoa Huệ Lan Liên Linh Loan Nga Nhung Oanh Thảo Thủy Yến'.split(' ')
export const person = (chance: Dice): string =>
  chance.chance(0.45)
    ? [chance.pick(families), chance.pick(middleWomen), chance.pick(women)].join(' ')
    : [chance.pick(families), chance.pick(middleMen), chance.pick(men)].join(' ')

const firsts =
  'An Bảo Cát Đại Đông Gia Hà Hoàng Hồng Hưng Khánh Kim Lam Mai Minh Ngọc Phú Quang Tân Thanh Thiên Trường Tùng Việt Xuân'.split(' ')
const seconds = 'An Bình Châu Dương Đạt Hải Hòa Khang Lâm Linh Long Lộc Nam Nguyên Nhiên Phát Phúc Sơn Tâm Thành Thịnh Thủy Tín Vinh'.split(
  ' ',
)
export const brand = (chance: Dice): string => {
  const first = chance.pick(firsts)
  const second = chance.pick(seconds)
  return first === second ? `${first} Phúc` : `${first} ${second}`
}

/** What each craft makes, what machines it asks for, and its sector of NĐ 45/2012 Điều 5. */
export const trades: Record<
  Craft,
  { goods: string; short: string; sector: Sector; machines: readonly string[]; designs: readonly string[] }
> = {
  ceramics: {
    goods: 'gốm sứ mỹ nghệ',
    short: 'Gốm sứ',
    sector: 'đ',
    machines: ['lò nung gas tự động', 'máy ép lọc bùn đất', 'máy tạo hình con lăn'],
    designs: ['Bình gốm men lam', 'Bộ ấm trà men rạn', 'Đĩa gốm họa tiết hoa sen', 'Đèn gốm thấu quang', 'Lọ hoa men hỏa biến'],
  },
  lacquer: {
    goods: 'hàng sơn mài',
    short: 'Sơn mài',
    sector: 'đ',
    machines: ['máy CNC tạo phôi cốt gỗ', 'buồng phun sơn hút bụi', 'máy mài bóng bề mặt'],
    designs: ['Hộp trang sức sơn mài', 'Khay sơn mài vỏ trứng', 'Tranh sơn mài làng quê', 'Bình sơn mài dát bạc', 'Bộ đĩa sơn mài lá sen'],
  },
  bamboo: {
    goods: 'hàng mây tre đan',
    short: 'Mây tre',
    sector: 'đ',
    machines: ['máy chẻ, vót nan tự động', 'buồng sấy nan tiết kiệm năng lượng', 'máy uốn nan'],
    designs: ['Đèn tre đan', 'Giỏ mây xếp lớp', 'Khay guột tế', 'Túi cói thêu hoa', 'Bộ hộp tre đựng trà'],
  },
  inlay: {
    goods: 'hàng khảm trai, gỗ chạm',
    short: 'Gỗ mỹ nghệ',
    sector: 'đ',
    machines: ['máy CNC chạm khắc 4 trục', 'máy cắt laser vỏ trai', 'máy tiện gỗ tự động'],
    designs: ['Hộp khảm trai hoa sen', 'Tranh khảm phố cổ', 'Lược sừng khảm trai', 'Tượng gỗ chạm tay', 'Khay trà khảm ốc'],
  },
  textile: {
    goods: 'hàng thêu, lụa tơ tằm',
    short: 'Thêu lụa',
    sector: 'đ',
    machines: ['máy thêu vi tính nhiều đầu', 'máy dệt kiếm điện tử', 'máy se sợi tự động'],
    designs: ['Khăn lụa thêu sen', 'Tranh thêu hồ Gươm', 'Túi vải thêu tay', 'Áo dài lụa họa tiết cổ', 'Bộ khăn bàn thêu ren'],
  },
  metal_stone: {
    goods: 'đồ đồng, đá mỹ nghệ',
    short: 'Đồng đá mỹ nghệ',
    sector: 'đ',
    machines: ['máy khắc laser kim loại', 'máy CNC điêu khắc đá', 'lò nấu đồng cảm ứng'],
    designs: ['Đĩa đồng Khuê Văn Các', 'Trâm bạc đậu sợi', 'Tượng đá nghê', 'Tranh dát vàng quỳ', 'Lư đồng kiểu mới'],
  },
  food: {
    goods: 'nông sản chế biến',
    short: 'Nông sản',
    sector: 'a',
    machines: ['máy sấy lạnh', 'máy đóng gói tự động', 'máy tráng bánh tự động'],
    designs: ['Hộp quà nông sản'],
  },
  mechanics: {
    goods: 'sản phẩm cơ khí',
    short: 'Cơ khí',
    sector: 'd',
    machines: ['máy tiện CNC', 'máy cắt laser sợi quang', 'máy chấn tôn CNC'],
    designs: ['Bộ dao rèn thủ công'],
  },
  garment: {
    goods: 'hàng dệt may, da giày',
    short: 'Dệt may',
    sector: 'b',
    machines: ['máy trải, cắt vải tự động', 'máy may lập trình', 'máy dệt kim phẳng điện tử'],
    designs: ['Túi da khâu tay'],
  },
  wood: {
    goods: 'đồ gỗ',
    short: 'Đồ gỗ',
    sector: 'b',
    machines: ['trung tâm gia công gỗ CNC', 'máy dán cạnh tự động', 'máy chà nhám thùng'],
    designs: ['Bàn trà gỗ ghép'],
  },
  other: {
    goods: 'hàng thủ công',
    short: 'Thủ công mỹ nghệ',
    sector: 'đ',
    machines: ['máy cắt laser khổ nhỏ', 'máy chẻ tăm tự động', 'máy ép nhiệt'],
    designs: ['Bộ quà lưu niệm'],
  },
}

/** The craft that a village's own words belong to. */
export const craftOf = (words: string): Craft => {
  const is = (...parts: string[]) => parts.some(part => words.includes(part))
  if (is('gốm')) return 'ceramics'
  if (is('sơn mài')) return 'lacquer'
  if (is('mây', 'tre', 'cỏ tế', 'nón', 'quạt', 'lồng chim')) return 'bamboo'
  if (is('khảm', 'tiện', 'điêu khắc gỗ', 'tạc tượng', 'sừng', 'mộc mỹ nghệ', 'mộc điêu khắc')) return 'inlay'
  if (is('thêu', 'lụa')) return 'textile'
  if (is('đồng', 'đá', 'bạc', 'vàng')) return 'metal_stone'
  if (is('cơ', 'rèn')) return 'mechanics'
  if (is('may', 'da', 'dệt', 'tơ', 'chăn')) return 'garment'
  return is('mộc') ? 'wood' : 'other'
}

/** An invented tax code with a right check digit: 0199 and a number. Answers null where no such code can exist. */
export const taxCode = (number: number): string | null => {
  const nine = `0199${String(number).padStart(5, '0')}`
  const digit = taxCheckDigit(nine)
  return digit === null ? null : `${nine}${digit}`
}
