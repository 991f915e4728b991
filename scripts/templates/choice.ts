/** Papers of a choice within the budget: the proposal (tờ trình) and the annex of the decision (danh mục), Decree 30/2020, Appendix I. */
import { type Cell, each, gap, heading, heads, letterhead, paragraph, row, rule, signatures, table } from './kit.ts'

const body = { style: 'NoiDung' } as const
const tight = { before: 0, after: 0, align: 'center', bold: true } as const

/** Number and day are left for the records office; the annex of an electronic document has no letterhead of its own. */
export const annex = (): string => {
  const widths = [480, 1450, 3200, 2141, 1800]
  const size = 12
  const texts = ['{#de_an}{tt}', '{ma}', '{ten}', '{don_vi}', '{so_tien}{/de_an}']
  const cells = texts.map((text, i): Cell => ({ text, size, middle: true, align: i === 4 ? 'right' : i < 2 ? 'center' : 'left' }))
  const total: Cell[] = [
    { text: 'Tổng cộng: {so_de_an} đề án', span: 4, size, bold: true, middle: true, align: 'left' },
    { text: '{tong}', size, bold: true, middle: true, align: 'right' },
  ]
  return [
    each('nhan_demo', '{nhan_demo}', { align: 'center', before: 0, after: 120, size: 11, bold: true, color: 'B00000' }),
    paragraph('PHỤ LỤC', { ...tight, size: 14 }),
    paragraph('{trich_yeu}', { ...tight, size: 14 }),
    paragraph('{kem_theo}', { before: 0, after: 0, align: 'center', italic: true, size: 13 }),
    rule(150, { after: 160 }),
    paragraph('Đơn vị tính: đồng', { align: 'right', italic: true, size: 12, before: 60, after: 60, withNext: true }),
    table(
      widths,
      [
        row(widths, heads(['TT', 'Mã đề án', 'Tên đề án', 'Đơn vị thụ hưởng, địa điểm', 'Kinh phí hỗ trợ'], size), true),
        row(widths, cells),
        row(widths, total),
      ],
      true,
    ) + gap(),
    each('ghi_chu', '- {noi_dung}', body),
  ].join('')
}
export const proposal = (): string =>
  [
    letterhead(['Số: {so_ky_hieu}', '{dia_danh}, {ngay_thang}']),
    heading('TỜ TRÌNH'),
    paragraph('Kính gửi: {kinh_gui}', { align: 'center', before: 0, after: 120 }),
    each('can_cu', '{noi_dung}', { ...body, italic: true }),
    each('noi_dung_chinh', '{noi_dung}', body),
    each('ngoai_le', '- {noi_dung}', body),
    paragraph('{ket_thuc}./.', { ...body, withNext: true }),
    paragraph('', { before: 0, after: 0, exact: 200, withNext: true }),
    signatures(
      paragraph('Nơi nhận:', { before: 0, after: 0, size: 12, bold: true, italic: true }) +
        each('noi_nhan', '- {noi_dung}', { before: 0, after: 0, size: 11 }),
      each('quyen_han_ky', '{quyen_han_ky}', tight) +
        paragraph('{chuc_danh_ky}', tight) +
        paragraph('', { before: 0, after: 0 }).repeat(5) +
        paragraph('{nguoi_ky}', tight),
    ),
  ].join('')
