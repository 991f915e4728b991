/** Words of made-up projects, machines and lists, and what happens to numbers when somebody types them again. */
import { bare } from '../../src/kernel/text.ts'
import type { Random } from '../matching/random.ts'
import type { Row } from '../matching/shape.ts'
import { misspelt, restyled } from '../matching/vietnamese/spelling.ts'

/** Machines of invented makers. */
export const catalogue = [
  ['Máy khắc CNC gỗ', 'KH1325', 'Hãng mẫu An Phú'],
  ['Máy khắc CNC đá', 'KD2030', 'Hãng mẫu An Phú'],
  ['Lò nung gốm ga con thoi', 'LG06', 'Hãng mẫu Bình Đông'],
  ['Máy ép gốm thủy lực', 'EG100', 'Hãng mẫu Bình Đông'],
  ['Máy dệt kiếm', 'DK190', 'Hãng mẫu Chí Linh'],
  ['Máy thêu vi tính nhiều kim', 'TV1206', 'Hãng mẫu Chí Linh'],
  ['Máy cắt laser kim loại', 'CL3015', 'Hãng mẫu Đông Sơn'],
  ['Máy chấn tôn thủy lực', 'CT3200', 'Hãng mẫu Đông Sơn'],
  ['Máy phun sơn tĩnh điện', 'PS12', 'Hãng mẫu Giang Nam'],
  ['Máy sấy nông sản lạnh', 'SL500', 'Hãng mẫu Giang Nam'],
  ['Máy đóng gói hút chân không', 'DG800', 'Hãng mẫu Hòa Lạc'],
  ['Máy rang xay đa năng', 'RX60', 'Hãng mẫu Hòa Lạc'],
  ['Máy chẻ nan tre tự động', 'CN25', 'Hãng mẫu Kim Sơn'],
  ['Máy bào bốn mặt', 'BM418', 'Hãng mẫu Kim Sơn'],
  ['Máy chà nhám thùng', 'CN1000', 'Hãng mẫu Kim Sơn'],
  ['Máy in lụa tự động', 'IL4060', 'Hãng mẫu Lam Giang'],
].map(([name, model, maker]) => ({ name: `${name} ${model}`, model: model!, maker: maker! }))

const events = ['domestic_fair', 'management_class']
const withMachine = ['machine', 'machine_line', 'demo_model', 'technology_transfer']
export const activityPlan = (activity: string) => ({ event: events.includes(activity), machine: withMachine.includes(activity) })

const heads: Record<string, string[]> = {
  machine: ['Hỗ trợ ứng dụng {m} trong sản xuất', 'Ứng dụng {m} tại {f}', 'Đầu tư {m} cho {f}', 'Hỗ trợ máy móc tiên tiến: {m}'],
  machine_line: ['Ứng dụng dây chuyền {m}', 'Dây chuyền sản xuất với {m} tại {f}'],
  demo_model: ['Mô hình trình diễn {m}', 'Xây dựng mô hình trình diễn kỹ thuật {m} tại {f}'],
  technology_transfer: ['Chuyển giao công nghệ {m}', 'Chuyển giao tiến bộ kỹ thuật, {m} cho {f}'],
  running_model: ['Mô hình cơ sở hoạt động hiệu quả {f}', 'Nhân rộng mô hình sản xuất hiệu quả tại {f}'],
  trademark: ['Đăng ký nhãn hiệu cho {f}', 'Hỗ trợ đăng ký bảo hộ nhãn hiệu hàng hóa {f}'],
  showroom: ['Đầu tư phòng trưng bày sản phẩm của {f}', 'Phòng trưng bày giới thiệu sản phẩm {f}'],
  design_consultancy: ['Tư vấn thiết kế mẫu mã, bao bì cho {f}', 'Phát triển mẫu mã mới tại {f}'],
  consultancy: ['Tư vấn quản lý sản xuất cho {f}', 'Tư vấn marketing, tài chính cho {f}'],
  cleaner_assessment: ['Đánh giá sản xuất sạch hơn tại {f}'],
  cleaner_pilot: ['Mô hình thí điểm sản xuất sạch hơn tại {f}'],
  pollution_establishment: ['Xử lý ô nhiễm môi trường tại {f}', 'Hệ thống xử lý nước thải tại {f}'],
  domestic_fair: ['Tham gia hội chợ hàng thủ công mỹ nghệ năm {y}', 'Tham gia hội chợ quà tặng {y}'],
  management_class: ['Tập huấn nâng cao năng lực quản lý năm {y}', 'Lớp khởi sự doanh nghiệp {y}'],
  list: ['Hỗ trợ mua {m}', 'Máy móc phục vụ sản xuất: {m}', 'Đầu tư {m}', 'Hỗ trợ {m} cho {f}'],
}
export const projectName = (chance: Random, activity: string, machine: string | null, row: Row, year: number): string =>
  chance
    .pick(heads[activity] ?? ['{f}'])
    .replace('{m}', machine ?? 'máy móc')
    .replace('{f}', row.name ?? '')
    .replace('{y}', String(year))

/** What other programmes pay for. */
export const otherContents = [
  'Hỗ trợ tem nhãn, bao bì sản phẩm OCOP',
  'Đánh giá, phân hạng sản phẩm OCOP',
  'Hỗ trợ truy xuất nguồn gốc bằng mã QR',
  'Thưởng sản phẩm OCOP 4 sao',
  'Mô hình trồng rau an toàn',
  'Mô hình chăn nuôi gà thả vườn',
  'Tập huấn kỹ thuật cho hội viên',
  'Hỗ trợ giống và phân bón hữu cơ',
  'Nhiệm vụ khoa học: hoàn thiện quy trình men',
  'Hỗ trợ xây dựng tiêu chuẩn cơ sở',
  'Hỗ trợ gian hàng trên sàn thương mại điện tử',
  'Ứng dụng phần mềm quản lý bán hàng',
]
/** A plate typed again: blanks, dashes, O for 0, I for 1, letters in another case. */
export const retyped = (chance: Random, serial: string): string => {
  let text = serial
  if (chance.chance(0.4)) text = text.replace(/[-\s]/g, '')
  else if (chance.chance(0.5)) text = text.replace(/[-\s]/g, chance.pick([' ', '.', '/', '- ']))
  const mixed = chance.next()
  if (mixed < 0.4) text = text.replaceAll('O', '0')
  else if (mixed < 0.65) text = text.replace('0', 'O')
  if (chance.chance(0.4)) text = text.replaceAll('I', '1')
  if (chance.chance(0.3)) text = text.toLowerCase()
  return chance.chance(0.2) ? `Số máy: ${text}` : text
}
export const retypedInvoice = (chance: Random, number: string): string =>
  chance.pick([number, number.replace(/^0+/, ''), `HĐ ${number}`, `số ${number.replace(/^0+/, '')}`, number.replace(/(\d{4})/, '$1 ')])

/** An establishment as another programme's clerk writes it. */
export const rowOf = (chance: Random, row: Row): Row => {
  const made: Row = { ...row, email: '' }
  if (chance.chance(0.5)) made.name = restyled(chance, made.name ?? '')
  if (chance.chance(0.3)) made.name = misspelt(chance, made.name ?? '')
  if (chance.chance(0.15)) for (const key of ['name', 'representative', 'address']) made[key] = bare(made[key] ?? '')
  if (chance.chance(0.55)) made.taxCode = ''
  if (chance.chance(0.4)) made.phone = ''
  if (chance.chance(0.4)) made.representative = ''
  if (chance.chance(0.4)) made.address = ''
  return made
}
