/** Minutes of a council that appraises projects: Decree 30/2020, sample 1.9 (no date line in the head; start, end, who was there). */
import { type Cell, each, gap, heading, heads, letterhead, paragraph, row, section, signatures, table } from './kit.ts'

const body = { style: 'NoiDung' } as const
const scores = () => {
  const widths = [540, 1560, 3071, 1000, 1450, 1450]
  const size = 12
  const titles = ['TT', 'Mã đề án', 'Tên đề án', 'Số phiếu', 'Điểm trung bình', 'Thấp nhất – cao nhất']
  const texts = ['{#ket_qua}{tt}', '{ma}', '{ten}', '{so_phieu}', '{diem}', '{khoang}{/ket_qua}']
  const cells = texts.map((text, i): Cell => ({ text, size, middle: true, align: i === 2 ? 'left' : 'center' }))
  return table(widths, [row(widths, heads(titles, size), true), row(widths, cells)], true) + gap()
}
const signed = (title: string, name: string) => {
  const tight = { before: 0, after: 0, align: 'center', bold: true } as const
  return paragraph(title, tight) + paragraph('', { before: 0, after: 0 }).repeat(5) + paragraph(name, tight)
}
export const minutes = (): string =>
  [
    letterhead(['Số: {so_ky_hieu}', '']),
    heading('BIÊN BẢN'),
    paragraph('Thời gian bắt đầu: {thoi_gian}', body),
    paragraph('Địa điểm: {dia_diem}', body),
    paragraph('Thành phần tham dự:', body),
    each('thanh_phan', '- {noi_dung}', body),
    paragraph('Chủ trì: {chu_tri}', body),
    paragraph('Thư ký: {thu_ky}', body),
    section('I. NỘI DUNG'),
    each('mo_dau', '{mo_dau}', body),
    section('II. XUNG ĐỘT LỢI ÍCH'),
    each('xung_dot', '- {noi_dung}', body),
    section('III. KẾT QUẢ CHẤM ĐIỂM'),
    paragraph('Phiếu chấm: {phieu}. Điểm tối đa: {diem_toi_da}.', { ...body, after: 120, withNext: true }),
    scores(),
    each('luu_y', '- {noi_dung}', body),
    section('IV. Ý KIẾN THẢO LUẬN, KẾT LUẬN'),
    paragraph('…………………………………………………………………………', body),
    paragraph('Cuộc họp kết thúc vào … giờ … phút cùng ngày. {ket_thuc}./.', { ...body, withNext: true }),
    paragraph('', { before: 0, after: 0, exact: 200, withNext: true }),
    signatures(signed('THƯ KÝ', '{thu_ky}'), signed('CHỦ TỌA', '{chu_tri}')),
    paragraph('Nơi nhận:', { before: 200, after: 0, size: 12, bold: true, italic: true }),
    paragraph('- Lưu: VT, Hồ sơ.', { before: 0, after: 0, size: 11 }),
  ].join('')
