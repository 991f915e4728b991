/** Official papers: a Word template written with tags, filled with strings that are already formatted. */
import { RelType, type Tag, TagDisposition, type TemplateData, TemplateHandler, TemplateSyntaxError, type XmlNode } from 'easy-template-x'
import { Refusal } from '../kernel/refusal.ts'
import { normaliseZip } from './zip.ts'

export type { TemplateData }

/** One thing wrong with a template: the tag as written in it, and a Vietnamese sentence. */
export interface DocumentProblem {
  tag: string
  message: string
}

/** The template and the data do not fit together. Nothing was written. */
export class DocumentRefusal extends Refusal {
  constructor(readonly problems: readonly DocumentProblem[]) {
    super(
      'invalid',
      `Mẫu văn bản có ${problems.length} chỗ chưa đúng: ${problems.map(p => p.message).join(' ')}`,
      problems.map(p => ({ path: p.tag, message: p.message })),
    )
    this.name = 'DocumentRefusal'
  }
}

/** A paragraph of its own: a legal basis, a remark, an addressee. */
export type PaperLine = { noi_dung: string }
/** One target of the plan. `ma_so_lieu` leads back to the rows behind the figure; up to 8 characters stay on one line. */
export type PaperTarget = {
  tt: string
  ten: string
  don_vi_tinh: string
  ke_hoach: string
  thuc_hien: string
  so_voi_ke_hoach: string
  kha_nang: string
  ma_so_lieu: string
}
/** Projects and their money under one heading (a content group, or a unit). */
export type PaperProjects = { ten: string; so_de_an: string; duyet: string; tam_ung: string; quyet_toan: string }
/** One source of money within a content group. */
export type PaperFund = { ten: string; du_toan: string; da_duyet: string; tam_ung: string; quyet_toan: string; con_lai: string }

/**
 * All that `templates/bao-cao.docx` asks for. Every figure is a string as it shall be read ('1.234', '7,2%', 'chưa xác định');
 * every key must be there, '' leaves its place empty. Lists of official form take their marks from `listed`.
 */
export type ReportPaper = {
  /** Line above the head that marks invented figures; '' in a real report. */
  nhan_demo: string
  /** 'UBND THÀNH PHỐ HÀ NỘI', in capitals. */
  co_quan_chu_quan: string
  /** 'SỞ CÔNG THƯƠNG', in capitals. */
  co_quan_ban_hanh: string
  /** '        /BC-SCT': the number is left to the records office (văn thư). */
  so_ky_hieu: string
  dia_danh: string
  /** 'ngày      tháng 11 năm 2024'. */
  ngay_thang: string
  trich_yeu: string
  co_kinh_gui: boolean
  /** The only addressee, on the line of 'Kính gửi:'; '' when `kinh_gui_nhieu` names several. */
  kinh_gui: string
  kinh_gui_nhieu: PaperLine[]
  can_cu: PaperLine[]
  mo_dau: string
  mo_dau_chi_tieu: string
  chi_tieu: PaperTarget[]
  /** Unit of every sum of money in the paper: 'triệu đồng' or 'đồng'. */
  don_vi_tien: string
  theo_noi_dung: PaperProjects[]
  /** 'CẤP HUYỆN' or 'CẤP XÃ', in capitals. */
  cap_don_vi: string
  theo_don_vi: PaperProjects[]
  /** Totals under both tables of projects. */
  tong_so_de_an: string
  tong_duyet: string
  tong_tam_ung: string
  tong_quyet_toan: string
  theo_nguon: { noi_dung: string; nguon: PaperFund[] }[]
  kp_tong_du_toan: string
  kp_tong_da_duyet: string
  kp_tong_tam_ung: string
  kp_tong_quyet_toan: string
  kp_tong_con_lai: string
  nhan_xet: PaperLine[]
  /** What 'chưa xác định' means among these figures; '' leaves the paragraph out. */
  ghi_chu: string
  /** Closing sentence, without './.' (the template ends with it). */
  ket_thuc: string
  noi_nhan: PaperLine[]
  /** 'TM. ỦY BAN NHÂN DÂN', 'KT. GIÁM ĐỐC'; '' when the head signs. */
  quyen_han_ky: string
  chuc_danh_ky: string
  nguoi_ky: string
}

/** Lines of a list with the marks of Decree 30/2020, Appendix I: each ends with ';', the last with '.'. */
export const listed = (lines: readonly string[]): PaperLine[] =>
  lines.map((line, i) => ({ noi_dung: line.trim().replace(/[;.]+$/, '') + (i === lines.length - 1 ? '.' : ';') }))

/**
 * The names of a template's tags, each once, in the order of the paper.
 * @throws DocumentRefusal when the bytes are no Word document or a brace is missing
 */
export async function templateTags(template: Uint8Array): Promise<string[]> {
  const tags = await parse(template)
  return [...new Set(tags.map(nameOf))].filter(name => name !== '')
}

/**
 * Fills a template. Same template and data, same bytes.
 * @throws DocumentRefusal naming every tag that has no data and every loop that is not closed by its own name;
 *   the tags inside a loop over an empty list are not looked up, since they are not printed
 */
export async function renderDocument(template: Uint8Array, data: TemplateData): Promise<Uint8Array> {
  const problems = check(await parse(template), data)
  if (problems.length) throw new DocumentRefusal(problems)
  try {
    const filled = await new TemplateHandler().process(Buffer.from(template), printable(data))
    return await normaliseZip(new Uint8Array(filled))
  } catch (error) {
    throw inWords(error)
  }
}

/** The text of a .docx body as it is read: a line for each paragraph, a line for each table row with tabs between its cells. */
export async function textOfDocument(bytes: Uint8Array): Promise<string> {
  const root = await new TemplateHandler().getXml(Buffer.from(bytes))
  return linesOf(root).join('\n')
}

// ---- reading tags

const nameOf = (tag: Tag): string => tag.name ?? ''

async function parse(template: Uint8Array): Promise<Tag[]> {
  try {
    const tags = await new TemplateHandler().parseTags(Buffer.from(template))
    await checkLastBrace(template)
    return tags
  } catch (error) {
    if (error instanceof DocumentRefusal) throw error
    if (error instanceof TemplateSyntaxError) throw inWords(error)
    throw new DocumentRefusal([{ tag: '', message: 'Tệp mẫu không mở được. Hãy chọn một tệp Word (.docx).' }])
  }
}

/** The parser misses a brace that opens the very last tag of a part and never closes: the reader would see it printed. */
async function checkLastBrace(template: Uint8Array): Promise<void> {
  const handler = new TemplateHandler()
  for (const kind of [RelType.MainDocument, RelType.Header, RelType.Footer])
    for (const part of await handler.getParts(Buffer.from(template), kind)) {
      const text = await part.getText()
      const open = text.lastIndexOf('{')
      if (open > text.lastIndexOf('}')) throw misspelt(text.slice(open, open + 40))
    }
}

const misspelt = (near: string) =>
  new DocumentRefusal([
    { tag: near, message: `Thẻ viết sai gần “${near}”: thiếu dấu ngoặc nhọn, hoặc chỗ mở và chỗ đóng vòng lặp không cùng một vùng.` },
  ])

function inWords(error: unknown): unknown {
  if (!(error instanceof TemplateSyntaxError)) return error
  return misspelt(/'(.*)'/s.exec(error.message)?.[1] ?? error.message)
}

// ---- fitting tags and data

/** A tag, with the tags between its opening and its closing when it repeats. */
interface Branch {
  tag: Tag
  inside?: Branch[]
}
type Value = TemplateData[string] | undefined

function check(tags: readonly Tag[], data: TemplateData): DocumentProblem[] {
  const found = new Map<string, DocumentProblem>()
  const report = (tag: string, message: string) => found.set(`${tag} ${message}`, { tag, message })
  const tree = grow(tags, report)
  // Without sound loops nobody knows which row of data a tag belongs to.
  if (found.size === 0) match(tree, [data], report)
  return [...found.values()]
}

type Report = (tag: string, message: string) => void

function grow(tags: readonly Tag[], report: Report): Branch[] {
  const top: Branch[] = []
  const open: { tag: Tag; inside: Branch[] }[] = []
  for (const tag of tags) {
    const level = open.at(-1)?.inside ?? top
    if (tag.disposition === TagDisposition.Open) {
      const branch = { tag, inside: [] }
      level.push(branch)
      open.push(branch)
    } else if (tag.disposition === TagDisposition.Close) {
      const last = open.pop()
      if (!last) report(tag.rawText, `Thẻ ${tag.rawText} đóng một vòng lặp chưa mở.`)
      else if (nameOf(last.tag) !== nameOf(tag)) report(last.tag.rawText, `Thẻ ${last.tag.rawText} lại được đóng bằng ${tag.rawText}.`)
    } else {
      if (nameOf(tag) === '') report(tag.rawText, `Thẻ ${tag.rawText} không có tên.`)
      level.push({ tag })
    }
  }
  for (const { tag } of open) report(tag.rawText, `Thẻ ${tag.rawText} mở vòng lặp mà không đóng.`)
  return top
}

/** @param scopes the data around the tags, outermost first: a name is sought in its own row, then outwards */
function match(branches: readonly Branch[], scopes: readonly TemplateData[], report: Report): void {
  for (const { tag, inside } of branches) {
    const value = lookUp(nameOf(tag), scopes)
    if (value === undefined || value === null) report(tag.rawText, `Thẻ ${tag.rawText} không có trong dữ liệu của văn bản này.`)
    else if (!inside && typeof value === 'object' && !isPicture(value))
      report(tag.rawText, `Thẻ ${tag.rawText} là một danh sách, phải viết thành cặp {#${nameOf(tag)}} … {/${nameOf(tag)}}.`)
    else if (inside && Array.isArray(value)) for (const row of value) match(inside, [...scopes, row], report)
    else if (inside && value) match(inside, scopes, report)
  }
}

/** A picture stands where a word would. */
const isPicture = (value: object): boolean => '_type' in value && value._type === 'image'

function lookUp(name: string, scopes: readonly TemplateData[]): Value {
  const owner = scopes.findLast(scope => Object.hasOwn(scope, name))
  return owner?.[name]
}

/** XML knows no control characters; Word refuses the whole file for one of them. */
const unprintable = /[^\t\n -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function printable(data: TemplateData): TemplateData {
  const clean = (value: Value): Value => {
    if (typeof value === 'string') return value.normalize('NFC').replace(unprintable, '')
    if (Array.isArray(value)) return value.map(printable)
    return value
  }
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, clean(value) ?? '']))
}

// ---- reading a finished document

function linesOf(node: XmlNode): string[] {
  if (node.nodeName === 'w:p') return [wordsOf(node)]
  if (node.nodeName === 'w:tr')
    return [
      children(node)
        .filter(c => c.nodeName === 'w:tc')
        .map(c => linesOf(c).join(' ').trim())
        .join('\t'),
    ]
  return children(node).flatMap(linesOf)
}

function wordsOf(node: XmlNode): string {
  if (node.nodeName === 'w:t') return children(node).map(textIn).join('')
  if (node.nodeName === 'w:tab') return '\t'
  if (node.nodeName === 'w:br') return '\n'
  if (node.nodeName === 'w:pPr') return ''
  return children(node).map(wordsOf).join('')
}

const children = (node: XmlNode): XmlNode[] => node.childNodes ?? []
const textIn = (node: XmlNode): string => ('textContent' in node ? node.textContent : '')
