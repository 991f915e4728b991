/** The periodic report. */
import { type Cell, each, figures, gap, heading, heads, letterhead, moneyUnit, paragraph, row, section, signatures, table } from './kit.ts'

const head = () =>
  letterhead(['Số: {so_ky_hieu}', '{dia_danh}, {ngay_thang}']) +
  heading('BÁO CÁO') +
  each('co_kinh_gui', 'Kính gửi: {kinh_gui}', { left: 2160, before: 0, after: 60 }) +
  each('kinh_gui_nhieu', '- {noi_dung}', { left: 3202, hang: 142, before: 0, after: 60 }) +
  each('can_cu', '{noi_dung}', { style: 'NoiDung', italic: true }) +
  paragraph('{mo_dau}', { style: 'NoiDung' })

const targets = () => {
  const widths = [425, 2041, 879, 1240, 1120, 1077, 1230, 1059]
  const size = 11
  const titles = ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Kế hoạch', 'Thực hiện', 'So với kế hoạch', 'Khả năng hoàn thành', 'Mã số liệu']
  const texts = ['{#chi_tieu}{tt}', '{ten}', '{don_vi_tinh}', '{ke_hoach}', '{thuc_hien}', '{so_voi_ke_hoach}', '{kha_nang}']
  const cells = [...texts, '{ma_so_lieu}{/chi_tieu}'].map(
    (text, i): Cell => ({ text, size, middle: true, align: i === 1 ? 'left' : 'center' }),
  )
  return (
    section('I. KẾT QUẢ THỰC HIỆN CHỈ TIÊU KẾ HOẠCH') +
    paragraph('{mo_dau_chi_tieu}', { style: 'NoiDung', after: 120 }) +
    table(widths, [row(widths, heads(titles, size), true), row(widths, cells)], true) +
    gap()
  )
}

const projects = (title: string, list: string, of: string) => {
  const widths = [2900, 901, 1756, 1757, 1757]
  const size = 12
  const titles = [of, 'Số đề án', 'Kinh phí duyệt', 'Tạm ứng', 'Quyết toán']
  const line = [`{#${list}}{ten}`, '{so_de_an}', '{duyet}', '{tam_ung}', `{quyet_toan}{/${list}}`]
  const total = ['Tổng cộng', '{tong_so_de_an}', '{tong_duyet}', '{tong_tam_ung}', '{tong_quyet_toan}']
  return (
    section(title) +
    moneyUnit() +
    table(
      widths,
      [
        row(widths, heads(titles, size), true),
        row(widths, figures(line, 1, { size })),
        row(widths, figures(total, 1, { size, bold: true })),
      ],
      true,
    ) +
    gap()
  )
}

const funds = () => {
  const widths = [1621, 1490, 1490, 1490, 1490, 1490]
  const size = 11
  const titles = ['Nội dung, nguồn', 'Dự toán', 'Đã phê duyệt', 'Tạm ứng', 'Quyết toán', 'Còn lại']
  const group: Cell = { text: '{#theo_nguon}{noi_dung}', span: 6, bold: true, size, align: 'left', withNext: true }
  const line = ['{#nguon}{ten}', '{du_toan}', '{da_duyet}', '{tam_ung}', '{quyet_toan}', '{con_lai}{/nguon}{/theo_nguon}']
  const columns = ['du_toan', 'da_duyet', 'tam_ung', 'quyet_toan', 'con_lai']
  const total = ['Tổng cộng', ...columns.map(c => `{kp_tong_${c}}`)]
  return (
    section('IV. KINH PHÍ THEO NGUỒN') +
    moneyUnit() +
    table(
      widths,
      [
        row(widths, heads(titles, size), true),
        row(widths, [group]),
        row(widths, figures(line, 1, { size })),
        row(widths, figures(total, 1, { size, bold: true })),
      ],
      true,
    ) +
    gap()
  )
}

const closing = () => {
  const tight = { before: 0, after: 0 } as const
  const signed = { ...tight, align: 'center', bold: true } as const
  const recipients =
    paragraph('Nơi nhận:', { ...tight, size: 12, bold: true, italic: true }) + each('noi_nhan', '- {noi_dung}', { ...tight, size: 11 })
  const signature =
    each('quyen_han_ky', '{quyen_han_ky}', signed) +
    paragraph('{chuc_danh_ky}', signed) +
    // Room for the signature and the seal.
    paragraph('', tight).repeat(5) +
    paragraph('{nguoi_ky}', signed)
  return (
    section('V. ĐÁNH GIÁ, KHÓ KHĂN, KIẾN NGHỊ') +
    each('nhan_xet', '{noi_dung}', { style: 'NoiDung' }) +
    each('ghi_chu', '{ghi_chu}', { style: 'NoiDung', italic: true }) +
    paragraph('{ket_thuc}./.', { style: 'NoiDung', withNext: true }) +
    paragraph('', { ...tight, exact: 200, withNext: true }) +
    signatures(recipients, signature)
  )
}

export const report = (): string =>
  [
    head(),
    targets(),
    projects('II. KẾT QUẢ THEO NỘI DUNG KHUYẾN CÔNG', 'theo_noi_dung', 'Nội dung'),
    projects('III. KẾT QUẢ THEO ĐƠN VỊ HÀNH CHÍNH {cap_don_vi}', 'theo_don_vi', 'Đơn vị'),
    funds(),
    closing(),
  ].join('')
