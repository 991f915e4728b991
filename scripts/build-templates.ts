/**
 * Writes `templates/bao-cao.docx`, the periodic report in the form of Decree 30/2020, Appendix I.
 * Run once with `npx tsx scripts/build-templates.ts`; afterwards the file belongs to the officers, who edit it in Word.
 */
import { writeFile } from 'node:fs/promises'
import { Zip } from 'easy-template-x'
import { normaliseZip } from '../src/files/zip.ts'

/** Lengths in twips (1/20 pt), sizes in points. Margins 20/20/20/30 mm leave 9071 twips (160 mm) for text. */
const page = { width: 11906, height: 16838, top: 1134, right: 1134, bottom: 1134, left: 1701, header: 567 }
const emuPerPoint = 12700

const names = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
}
const spaces = Object.entries(names)
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

// ---- the smallest pieces

interface Look {
  bold?: boolean
  italic?: boolean
  size?: number
  color?: string
}
interface Setting extends Look {
  style?: string
  align?: 'left' | 'center' | 'right' | 'both'
  before?: number
  after?: number
  /** First line, from the left edge. */
  indent?: number
  /** The whole paragraph, from the left edge; its first line hangs out by `hang`. */
  left?: number
  hang?: number
  /** Stays on the page of the next paragraph. */
  withNext?: boolean
  /** Exact height of a line, for paragraphs that only carry a rule. */
  exact?: number
}

const run = (text: string, { bold, italic, size, color }: Look = {}) => {
  const look = [
    bold ? '<w:b/><w:bCs/>' : '',
    italic ? '<w:i/><w:iCs/>' : '',
    color ? `<w:color w:val="${color}"/>` : '',
    size ? `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>` : '',
  ].join('')
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
}

const spacing = ({ before, after, exact }: Setting) => {
  const parts = [
    before === undefined ? '' : ` w:before="${before}"`,
    after === undefined ? '' : ` w:after="${after}"`,
    exact ? ` w:line="${exact}" w:lineRule="exact"` : '',
  ].join('')
  return parts ? `<w:spacing${parts}/>` : ''
}
const indents = ({ indent, left, hang }: Setting) => {
  const parts = [
    left === undefined ? '' : ` w:left="${left}"`,
    indent === undefined ? '' : ` w:firstLine="${indent}"`,
    hang ? ` w:hanging="${hang}"` : '',
  ].join('')
  return parts ? `<w:ind${parts}/>` : ''
}
const paragraphOf = (content: string, setting: Setting = {}) => {
  const properties = [
    setting.style ? `<w:pStyle w:val="${setting.style}"/>` : '',
    setting.withNext ? '<w:keepNext/>' : '',
    spacing(setting),
    indents(setting),
    setting.align ? `<w:jc w:val="${setting.align}"/>` : '',
  ].join('')
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content}</w:p>`
}
const paragraph = (text: string, setting: Setting = {}) => paragraphOf(run(text, setting), setting)
/** A paragraph printed once for each row of a list, or only when a value is there. */
const each = (name: string, text: string, setting: Setting = {}) =>
  paragraph(`{#${name} [loopOver: "paragraph"]}${text}{/${name}}`, setting)

let drawn = 0
/** A drawn line centred under what stands above it: the decree wants a line, not an underline. @param length in points */
const rule = (length: number, setting: Setting = {}) => {
  drawn += 1
  const wide = Math.round(length * emuPerPoint)
  const shape =
    '<wps:wsp><wps:cNvCnPr/><wps:spPr>' +
    `<a:xfrm><a:off x="0" y="0"/><a:ext cx="${wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>` +
    '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
  const anchor =
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>' +
    `<wp:positionV relativeFrom="paragraph"><wp:posOffset>${3 * emuPerPoint}</wp:posOffset></wp:positionV>` +
    `<wp:extent cx="${wide}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>` +
    `<wp:docPr id="${drawn}" name="Đường kẻ ${drawn}"/><wp:cNvGraphicFramePr/>` +
    `<a:graphic><a:graphicData uri="${names.wps}">${shape}</a:graphicData></a:graphic></wp:anchor>`
  const line = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r>`
  return paragraphOf(line, { align: 'center', before: 0, after: 0, exact: 120, ...setting })
}

// ---- tables

interface Cell extends Setting {
  text?: string
  /** Paragraphs as they are, instead of `text`. */
  content?: string
  span?: number
  middle?: boolean
}
const cell = (width: number, { content, text = '', span, middle, ...setting }: Cell) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span ? `<w:gridSpan w:val="${span}"/>` : ''}` +
  `${middle ? '<w:vAlign w:val="center"/>' : ''}</w:tcPr>${content ?? paragraph(text, { style: 'OBang', ...setting })}</w:tc>`
const row = (widths: readonly number[], cells: readonly Cell[], head = false) => {
  let at = 0
  const drawnCells = cells.map(c => {
    const width = widths.slice(at, at + (c.span ?? 1)).reduce((sum, w) => sum + w, 0)
    at += c.span ?? 1
    return cell(width, c)
  })
  return `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${drawnCells.join('')}</w:tr>`
}
const table = (widths: readonly number[], rows: readonly string[], ruled: boolean) => {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const borders = ruled ? sides.map(s => `<w:${s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('') : ''
  const margin = ruled ? 57 : 0
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:jc w:val="center"/>` +
    `${borders ? `<w:tblBorders>${borders}</w:tblBorders>` : ''}<w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:left w:w="${margin}" w:type="dxa"/><w:right w:w="${margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${widths.map(w => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
  )
}
/** Figures in a ruled table: the first `words` columns are words (left), the others numbers (right). */
const figures = (texts: readonly string[], words: number, look: Look): Cell[] =>
  texts.map((text, i) => ({ text, align: i < words ? 'left' : 'right', middle: true, ...look }))
const heads = (texts: readonly string[], size: number): Cell[] =>
  texts.map(text => ({ text, align: 'center', middle: true, bold: true, size, withNext: true }))

// ---- the paper, from top to bottom

const head = () => {
  const widths = [3571, 5500]
  const tight = { before: 0, after: 0, align: 'center' } as const
  const issuer =
    paragraph('{co_quan_chu_quan}', { ...tight, size: 12 }) + paragraph('{co_quan_ban_hanh}', { ...tight, size: 12, bold: true }) + rule(50)
  const nation =
    paragraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...tight, size: 12, bold: true }) +
    paragraph('Độc lập - Tự do - Hạnh phúc', { ...tight, size: 13, bold: true }) +
    rule(160)
  return (
    each('nhan_demo', '{nhan_demo}', { align: 'center', before: 0, after: 120, size: 11, bold: true, color: 'B00000' }) +
    table(
      widths,
      [
        row(widths, [{ content: issuer }, { content: nation }]),
        row(widths, [
          { content: paragraph('Số: {so_ky_hieu}', { ...tight, before: 60 }) },
          { content: paragraph('{dia_danh}, {ngay_thang}', { ...tight, before: 60, italic: true }) },
        ]),
      ],
      false,
    ) +
    paragraph('BÁO CÁO', { align: 'center', before: 280, after: 0, size: 14, bold: true, withNext: true }) +
    paragraph('{trich_yeu}', { align: 'center', before: 0, after: 0, size: 14, bold: true, withNext: true }) +
    rule(150, { after: 200 }) +
    each('co_kinh_gui', 'Kính gửi: {kinh_gui}', { left: 2160, before: 0, after: 60 }) +
    each('kinh_gui_nhieu', '- {noi_dung}', { left: 3202, hang: 142, before: 0, after: 60 }) +
    each('can_cu', '{noi_dung}', { style: 'NoiDung', italic: true }) +
    paragraph('{mo_dau}', { style: 'NoiDung' })
  )
}

const section = (title: string) => paragraph(title, { style: 'DeMuc' })
const moneyUnit = () =>
  paragraph('Đơn vị tính: {don_vi_tien}', { align: 'right', italic: true, size: 12, before: 60, after: 60, withNext: true })
const gap = () => paragraph('', { before: 0, after: 0, exact: 120 })

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
  const widths = [4535, 4536]
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
    table(widths, [row(widths, [{ content: recipients }, { content: signature }])], false) +
    paragraph('', { ...tight, exact: 20 })
  )
}

const section30 =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>' +
  `<w:pgSz w:w="${page.width}" w:h="${page.height}"/>` +
  `<w:pgMar w:top="${page.top}" w:right="${page.right}" w:bottom="${page.bottom}" w:left="${page.left}" w:header="${page.header}" w:footer="${page.header}" w:gutter="0"/>` +
  '<w:titlePg/></w:sectPr>'

const documentPart = () =>
  `<w:document ${spaces}><w:body>${[
    head(),
    targets(),
    projects('II. KẾT QUẢ THEO NỘI DUNG KHUYẾN CÔNG', 'theo_noi_dung', 'Nội dung'),
    projects('III. KẾT QUẢ THEO ĐƠN VỊ HÀNH CHÍNH {cap_don_vi}', 'theo_don_vi', 'Đơn vị'),
    funds(),
    closing(),
  ].join('')}${section30}</w:body></w:document>`

const stylesPart = () => {
  const style = (id: string, name: string, paragraphs: string, look = '') =>
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
    `<w:pPr>${paragraphs}</w:pPr>${look ? `<w:rPr>${look}</w:rPr>` : ''}</w:style>`
  const font = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map(slot => `w:${slot}="Times New Roman"`).join(' ')
  return (
    `<w:styles ${spaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${font}/><w:sz w:val="26"/><w:szCs w:val="26"/>` +
    '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>' +
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    style(
      'NoiDung',
      'Nội dung',
      '<w:spacing w:before="120" w:after="0" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>',
    ) +
    style(
      'DeMuc',
      'Đề mục',
      '<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="0"/><w:ind w:firstLine="720"/><w:jc w:val="both"/><w:outlineLvl w:val="0"/>',
      '<w:b/><w:bCs/>',
    ) +
    style('OBang', 'Ô bảng', '<w:spacing w:before="40" w:after="40"/>') +
    style('SoTrang', 'Số trang', '<w:jc w:val="center"/>') +
    '</w:styles>'
  )
}

const pageNumber =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
const headerPart = (content: string) => `<w:hdr ${spaces}>${paragraphOf(content, { style: 'SoTrang' })}</w:hdr>`

const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const relation = (id: number, type: string, target: string) => `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`
const relations = (list: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`

const parts = (): Record<string, string> => ({
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/word/document.xml" ContentType="${office}.document.main+xml"/>` +
    `<Override PartName="/word/styles.xml" ContentType="${office}.styles+xml"/>` +
    `<Override PartName="/word/settings.xml" ContentType="${office}.settings+xml"/>` +
    `<Override PartName="/word/header1.xml" ContentType="${office}.header+xml"/>` +
    `<Override PartName="/word/header2.xml" ContentType="${office}.header+xml"/>` +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
  '_rels/.rels': relations([
    relation(1, `${names.r}/officeDocument`, 'word/document.xml'),
    relation(2, 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'),
  ]),
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    '<dc:title>Báo cáo kết quả hoạt động khuyến công</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>',
  'word/_rels/document.xml.rels': relations([
    relation(1, `${names.r}/styles`, 'styles.xml'),
    relation(2, `${names.r}/settings`, 'settings.xml'),
    relation(3, `${names.r}/header`, 'header1.xml'),
    relation(4, `${names.r}/header`, 'header2.xml'),
  ]),
  'word/document.xml': documentPart(),
  'word/header1.xml': headerPart(pageNumber),
  'word/header2.xml': headerPart(''),
  'word/settings.xml':
    `<w:settings ${spaces}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat>` +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    '<w:themeFontLang w:val="vi-VN"/></w:settings>',
  'word/styles.xml': stylesPart(),
})

/** An archive with nothing in it: only its closing record. */
const emptyZip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
const zip = await Zip.load(emptyZip)
for (const [path, body] of Object.entries(parts())) zip.setFile(path, xml(body).normalize('NFC'))
const bytes = await normaliseZip(new Uint8Array(await zip.export<Buffer>()))
await writeFile(new URL('../templates/bao-cao.docx', import.meta.url), bytes)
