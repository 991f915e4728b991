/** The file of what was searched for a design: what it is, the register's comparison, public databases, the conclusion. */
import { type Cell, each, gap, heading, heads, letterhead, paragraph, row, section, signatures, table } from './kit.ts'

const body = { style: 'NoiDung' } as const
const ruled = (widths: readonly number[], titles: readonly string[], texts: readonly string[], left: readonly number[]) => {
  const size = 12
  const cells = texts.map((text, i): Cell => ({ text, size, middle: true, align: left.includes(i) ? 'left' : 'center' }))
  return table(widths, [row(widths, heads(titles, size), true), row(widths, cells)], true) + gap()
}
/** A table that stands there only when it has rows: `name` is a list of one or none. */
const whenAny = (name: string, content: string): string => {
  const mark = { before: 0, after: 0, exact: 20, withNext: true } as const
  return paragraph(`{#${name}}`, mark) + content + paragraph(`{/${name}}`, { before: 0, after: 0, exact: 20 })
}
const signed = (title: string) => {
  const tight = { before: 0, after: 0, align: 'center', bold: true } as const
  return (
    paragraph(title, tight) + paragraph('(Ký, ghi rõ họ tên)', { ...tight, bold: false, italic: true }) + paragraph('', tight).repeat(5)
  )
}
export const designFile = (): string =>
  [
    letterhead(['Số: {so_ky_hieu}', '']),
    heading('PHIẾU ĐỐI CHIẾU MẪU SẢN PHẨM'),
    section('I. MẪU SẢN PHẨM'),
    each('thong_tin', '- {noi_dung}', body),
    paragraph('{#hinh}{anh}', { align: 'center', before: 160, after: 40, withNext: true }),
    paragraph('{chu_thich}{/hinh}', { align: 'center', italic: true, size: 12, before: 0, after: 120 }),
    section('II. ĐỐI CHIẾU TRONG SỔ BỘ CỦA THÀNH PHỐ'),
    paragraph('{noi_bo}', { ...body, after: 120 }),
    whenAny(
      'co_ung_vien',
      ruled(
        [540, 1500, 2431, 1000, 1800, 1800],
        ['TT', 'Mã mẫu', 'Tên mẫu', 'Khả năng', 'Dấu hiệu', 'Kết luận'],
        ['{#ung_vien}{tt}', '{ma}', '{ten}', '{kha_nang}', '{dau_hieu}', '{ket_luan}{/ung_vien}'],
        [2, 4, 5],
      ),
    ),
    paragraph('{#hinh_gan}{anh}', { align: 'center', before: 160, after: 40, withNext: true }),
    paragraph('{chu_thich}{/hinh_gan}', { align: 'center', italic: true, size: 12, before: 0, after: 120 }),
    each('khong_ung_vien', '{noi_dung}', { ...body, after: 120 }),
    section('III. TRA CỨU Ở CƠ SỞ DỮ LIỆU CÔNG KHAI'),
    each('khong_tra_cuu', '{noi_dung}', { ...body, after: 120 }),
    whenAny(
      'co_tra_cuu',
      ruled(
        [540, 1700, 1900, 1200, 2231, 1500],
        ['TT', 'Nguồn', 'Nội dung tra cứu', 'Ngày', 'Kết quả', 'Người tra cứu'],
        ['{#tra_cuu}{tt}', '{nguon}', '{cau_hoi}', '{ngay}', '{ket_qua}', '{nguoi}{/tra_cuu}'],
        [1, 2, 4, 5],
      ),
    ),
    section('IV. KẾT LUẬN'),
    paragraph('{ket_luan}', body),
    paragraph('Phiếu này ghi những gì đã tra cứu và kết quả; không phải là văn bằng bảo hộ và không khẳng định mẫu mới trên thế giới.', {
      ...body,
      italic: true,
      withNext: true,
    }),
    paragraph('', { before: 0, after: 0, exact: 200, withNext: true }),
    signatures(signed('NGƯỜI ĐỐI CHIẾU'), signed('NGƯỜI KẾT LUẬN')),
  ].join('')
