/** The pieces of official papers as Word knows them: paragraphs, rules, tables, the head and foot of Decree 30/2020, Appendix I. */
import { writeFile } from 'node:fs/promises'
import { Zip } from 'easy-template-x'
import { normaliseZip } from '../../src/files/zip.ts'

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

export interface Look {
  bold?: boolean
  italic?: boolean
  size?: number
  color?: string
}
export interface Setting extends Look {
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
export const paragraph = (text: string, setting: Setting = {}) => paragraphOf(run(text, setting), setting)
/** A paragraph printed once for each row of a list, or only when a value is there. */
export const each = (name: string, text: string, setting: Setting = {}) =>
  paragraph(`{#${name} [loopOver: "paragraph"]}${text}{/${name}}`, setting)

let drawn = 0
/** A drawn line centred under what stands above it: the decree wants a line, not an underline. @param length in points */
export const rule = (length: number, setting: Setting = {}) => {
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

export interface Cell extends Setting {
  text?: string
  /** Paragraphs as they are, instead of `text`. */
  content?: string
  span?: number
  middle?: boolean
}
const cell = (width: number, { content, text = '', span, middle, ...setting }: Cell) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span ? `<w:gridSpan w:val="${span}"/>` : ''}` +
  `${middle ? '<w:vAlign w:val="center"/>' : ''}</w:tcPr>${content ?? paragraph(text, { style: 'OBang', ...setting })}</w:tc>`
export const row = (widths: readonly number[], cells: readonly Cell[], head = false) => {
  let at = 0
  const drawnCells = cells.map(c => {
    const width = widths.slice(at, at + (c.span ?? 1)).reduce((sum, w) => sum + w, 0)
    at += c.span ?? 1
    return cell(width, c)
  })
  return `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${drawnCells.join('')}</w:tr>`
}
export const table = (widths: readonly number[], rows: readonly string[], ruled: boolean) => {
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
export const figures = (texts: readonly string[], words: number, look: Look): Cell[] =>
  texts.map((text, i) => ({ text, align: i < words ? 'left' : 'right', middle: true, ...look }))
export const heads = (texts: readonly string[], size: number): Cell[] =>
  texts.map(text => ({ text, align: 'center', middle: true, bold: true, size, withNext: true }))

// ---- the frame of a paper

const tightly = { before: 0, after: 0, align: 'center' } as const
/** Who issues it and the nation's words, side by side; `below` is the second row, left and right. */
export const letterhead = (below: readonly [string, string]): string => {
  const widths = [3571, 5500]
  const issuer =
    paragraph('{co_quan_chu_quan}', { ...tightly, size: 12 }) +
    paragraph('{co_quan_ban_hanh}', { ...tightly, size: 12, bold: true }) +
    rule(50)
  const nation =
    paragraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...tightly, size: 12, bold: true }) +
    paragraph('Độc lập - Tự do - Hạnh phúc', { ...tightly, size: 13, bold: true }) +
    rule(160)
  return (
    each('nhan_demo', '{nhan_demo}', { align: 'center', before: 0, after: 120, size: 11, bold: true, color: 'B00000' }) +
    table(
      widths,
      [
        row(widths, [{ content: issuer }, { content: nation }]),
        row(widths, [
          { content: paragraph(below[0], { ...tightly, before: 60 }) },
          { content: paragraph(below[1], { ...tightly, before: 60, italic: true }) },
        ]),
      ],
      false,
    )
  )
}
/** The kind of paper and what it is about. */
export const heading = (kind: string): string =>
  paragraph(kind, { align: 'center', before: 280, after: 0, size: 14, bold: true, withNext: true }) +
  paragraph('{trich_yeu}', { align: 'center', before: 0, after: 0, size: 14, bold: true, withNext: true }) +
  rule(150, { after: 200 })
export const section = (title: string) => paragraph(title, { style: 'DeMuc' })
export const moneyUnit = () =>
  paragraph('Đơn vị tính: {don_vi_tien}', { align: 'right', italic: true, size: 12, before: 60, after: 60, withNext: true })
export const gap = () => paragraph('', { before: 0, after: 0, exact: 120 })

/** Recipients at the left, the signature at the right. */
export const signatures = (left: string, right: string): string => {
  const widths = [4535, 4536]
  return table(widths, [row(widths, [{ content: left }, { content: right }])], false) + paragraph('', { before: 0, after: 0, exact: 20 })
}

// ---- the file

const section30 =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>' +
  `<w:pgSz w:w="${page.width}" w:h="${page.height}"/>` +
  `<w:pgMar w:top="${page.top}" w:right="${page.right}" w:bottom="${page.bottom}" w:left="${page.left}" w:header="${page.header}" w:footer="${page.header}" w:gutter="0"/>` +
  '<w:titlePg/></w:sectPr>'

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

const parts = (title: string, body: string, numbered: boolean): Record<string, string> => ({
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
    '' +
    `<dc:title>${escaped(title)}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>`,
  'word/_rels/document.xml.rels': relations([
    relation(1, `${names.r}/styles`, 'styles.xml'),
    relation(2, `${names.r}/settings`, 'settings.xml'),
    relation(3, `${names.r}/header`, 'header1.xml'),
    relation(4, `${names.r}/header`, 'header2.xml'),
  ]),
  'word/document.xml': `<w:document ${spaces}><w:body>${body}${section30}</w:body></w:document>`,
  'word/header1.xml': headerPart(numbered ? pageNumber : ''),
  'word/header2.xml': headerPart(''),
  'word/settings.xml':
    `<w:settings ${spaces}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat>` +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    '<w:themeFontLang w:val="vi-VN"/></w:settings>',
  'word/styles.xml': stylesPart(),
})

/** An archive with nothing in it: only its closing record. */
const emptyZip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
/** Writes `templates/<name>.docx`. Same body, same bytes. @param numbered whether pages after the first bear their number */
export const writeTemplate = async (name: string, title: string, body: () => string, numbered = true): Promise<void> => {
  drawn = 0
  const zip = await Zip.load(emptyZip)
  for (const [path, content] of Object.entries(parts(title, body(), numbered))) zip.setFile(path, xml(content).normalize('NFC'))
  const bytes = await normaliseZip(new Uint8Array(await zip.export<Buffer>()))
  await writeFile(new URL(`../../templates/${name}.docx`, import.meta.url), bytes)
}
