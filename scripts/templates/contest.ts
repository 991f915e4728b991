/** Papers of the design contest: minutes of the jury (Decree 30/2020, sample 1.9) and certificates, one a page. */
import { type Cell, each, gap, heading, heads, letterhead, paragraph, row, rule, section, signatures, table } from './kit.ts'

const body = { style: 'NoiDung' } as const
const tight = { before: 0, after: 0, align: 'center', bold: true } as const
const signed = (title: string, name: string) =>
  paragraph(title, tight) + paragraph('', { before: 0, after: 0 }).repeat(5) + paragraph(name, tight)

/** One table for all groups: a row with the group's name, then its prizes. */
const prizes = () => {
  const widths = [2100, 1400, 1300, 1900, 2371]
  const size = 12
  const titles = ['Giải', 'Số báo danh', 'Điểm', 'Thấp nhất – cao nhất', 'Ghi chú']
  const group: Cell = { text: '{#nhom}Nhóm {ten}', span: 5, bold: true, size, align: 'left', withNext: true }
  const texts = ['{#giai}{giai}', '{so_bao_danh}', '{diem}', '{khoang}', '{ghi_chu}{/giai}{/nhom}']
  const cells = texts.map((text, i): Cell => ({ text, size, middle: true, align: i === 0 || i === 4 ? 'left' : 'center' }))
  return table(widths, [row(widths, heads(titles, size), true), row(widths, [group]), row(widths, cells)], true) + gap()
}
export const contestMinutes = (): string =>
  [
    letterhead(['Số: {so_ky_hieu}', '']),
    heading('BIÊN BẢN'),
    paragraph('Thời gian bắt đầu: … giờ …, ngày … tháng … năm ……', body),
    paragraph('Địa điểm: …………………………………………………', body),
    paragraph('Thành phần ban giám khảo:', body),
    each('thanh_phan', '- {noi_dung}', body),
    paragraph('{mo_dau}', body),
    section('I. QUY TẮC ĐÃ CÔNG BỐ'),
    each('quy_tac', '- {noi_dung}', body),
    section('II. XUNG ĐỘT LỢI ÍCH, BÀI BỊ LOẠI'),
    each('xung_dot', '- {noi_dung}', body),
    each('loai', '- {noi_dung}', body),
    section('III. CÁC VÒNG CHẤM'),
    each('vong', '- {ten}: {noi_dung} {ly_do}', body),
    section('IV. KẾT QUẢ'),
    paragraph('Điểm tối đa: {diem_toi_da}. Dấu *: các phiếu chênh nhau trên một phần năm số điểm tối đa.', {
      ...body,
      after: 120,
      withNext: true,
    }),
    prizes(),
    paragraph('Các bài đồng điểm do trưởng ban giám khảo quyết định:', body),
    each('dong_diem', '- {noi_dung}', body),
    section('V. Ý KIẾN, KẾT LUẬN'),
    paragraph('…………………………………………………………………………', body),
    paragraph('Cuộc họp kết thúc vào … giờ … phút cùng ngày./.', { ...body, withNext: true }),
    paragraph('', { before: 0, after: 0, exact: 200, withNext: true }),
    signatures(signed('THƯ KÝ', '{thu_ky}'), signed('TRƯỞNG BAN GIÁM KHẢO', '{chu_tri}')),
    paragraph('Nơi nhận:', { before: 200, after: 0, size: 12, bold: true, italic: true }),
    paragraph('- Lưu: VT, Hồ sơ.', { before: 0, after: 0, size: 11 }),
  ].join('')

/** A page of its own: a table row as high as the text of a page, as far from the left edge as from the right, framed by a double line. */
const framed = (content: string) => {
  const sides = ['top', 'left', 'bottom', 'right'].map(side => `<w:${side} w:val="double" w:sz="6" w:space="0" w:color="8A6A1F"/>`).join('')
  const width = '<w:tcW w:w="9638" w:type="dxa"/>'
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblInd w:w="-567" w:type="dxa"/><w:tblBorders>${sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    '<w:tblGrid><w:gridCol w:w="9638"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="14100" w:hRule="exact"/></w:trPr>' +
    `<w:tc><w:tcPr>${width}<w:tcBorders>${sides}</w:tcBorders></w:tcPr>${content}</w:tc></w:tr></w:tbl>`
  )
}
const centred = (text: string, size: number, more: object = {}) => paragraph(text, { align: 'center', before: 0, after: 0, size, ...more })
/** Certificates of a contest, one a page. */
export const contestCertificate = (): string =>
  framed(
    [
      centred('{#giay [loopOver: "row"]}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, { bold: true, before: 700 }),
      centred('Độc lập - Tự do - Hạnh phúc', 13, { bold: true }),
      rule(160, { after: 500 }),
      each('nhan_demo', '{nhan_demo}', { align: 'center', before: 0, after: 120, size: 11, bold: true, color: 'B00000' }),
      centred('{co_quan_chu_quan}', 12),
      centred('{co_quan_ban_hanh}', 12, { bold: true, after: 900 }),
      centred('GIẤY CHỨNG NHẬN', 30, { bold: true, color: '8E1F1B', after: 700 }),
      centred('{giai}', 22, { bold: true, color: '8A6A1F' }),
      centred('Nhóm {nhom}', 15, { after: 700 }),
      centred('{cuoc_thi}', 15, { after: 800, italic: true }),
      centred('Tặng', 14, { after: 160 }),
      centred('{ten}', 24, { bold: true, after: 500 }),
      centred('Mẫu “{mau}”, số báo danh {so_bao_danh}', 15, { after: 1200 }),
      signatures(
        paragraph('Số: ……/…… ', { ...tight, bold: false, size: 12 }) +
          paragraph('Vào sổ chứng nhận năm {nam}', { ...tight, bold: false, italic: true, size: 11 }),
        paragraph('{dia_danh}, ngày … tháng … năm …', { ...tight, bold: false, italic: true, size: 13 }) + signed('{chuc_danh}', ''),
      ),
      paragraph('{/giay}', { before: 0, after: 0, exact: 20 }),
    ].join(''),
  ) + paragraph('', { before: 0, after: 0, exact: 20 })
