/** The parts of an Excel workbook that its sheets lean on: which sheets there are, shared texts, styles. */
import { isDateFormat } from 'hucre'
import { CodeTally, fontCode, fromLegacy, type LegacyCode } from './legacy-text.ts'
import { WorkbookError } from './workbook-error.ts'
import { attribute, scanXml, XmlScanner, xmlDecoder } from './xml-scan.ts'

type Font = ReturnType<typeof fontCode>
/** What a cell's style says of its value. */
export interface CellStyle {
  isDate: boolean
  font: Font
}
/** A worksheet as the workbook names it. */
export interface SheetPart {
  name: string
  hidden: boolean
  path: string
}
/** 'xl/' and '../a.xml' → 'a.xml' */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
/** The part that lists what another part links to. */
export const relsPath = (path: string): string => `${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`

interface Relation {
  id: string
  kind: string
  target: string
}
/** Links of a part: `kind` is the last word of the relation's type. */
export function readRelations(bytes: Uint8Array, folder: string): Relation[] {
  const relations: Relation[] = []
  scanXml(bytes, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, ' TargetMode=') === 'External') return
      const kind = attribute(attributes, ' Type=') ?? ''
      const target = resolve(folder, attribute(attributes, ' Target=') ?? '')
      relations.push({ id: attribute(attributes, ' Id=') ?? '', kind: kind.slice(kind.lastIndexOf('/') + 1), target })
    },
    close: () => {},
    text: () => {},
  })
  return relations
}

/** Worksheets in the order of their tabs, chart sheets passed over. */
export function readBook(bytes: Uint8Array, relations: readonly Relation[]): { sheets: SheetPart[]; from1904: boolean } {
  const worksheets = new Map(relations.filter(({ kind }) => kind === 'worksheet').map(({ id, target }) => [id, target]))
  const sheets: SheetPart[] = []
  let from1904 = false
  scanXml(bytes, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, ' date1904=') ?? '')
      if (name !== 'sheet') return
      const path = worksheets.get(/\s\w+:id=["']([^"']*)["']/.exec(attributes)?.[1] ?? '')
      const state = attribute(attributes, ' state=')
      const sheetName = (attribute(attributes, ' name=') ?? '').normalize('NFC')
      if (path) sheets.push({ name: sheetName, hidden: state === 'hidden' || state === 'veryHidden', path })
    },
    close: () => {},
    text: () => {},
  })
  return { sheets, from1904 }
}

/** Excel's own date formats; those of a workbook's own are told by their letters. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Styles by the number that a cell carries. */
export function readStyles(bytes: Uint8Array): CellStyle[] {
  const formats = new Map<string, boolean>()
  const fonts: Font[] = []
  const styles: CellStyle[] = []
  let within = ''
  scanXml(bytes, {
    open: (name, attributes) => {
      if (name === 'fonts' || name === 'cellXfs') within = name
      else if (name === 'numFmt')
        formats.set(attribute(attributes, ' numFmtId=') ?? '', isDateFormat(attribute(attributes, ' formatCode=') ?? ''))
      else if (name === 'font' && within === 'fonts') fonts.push(undefined)
      else if (name === 'name' && within === 'fonts') fonts[fonts.length - 1] = fontCode(attribute(attributes, ' val=') ?? '')
      else if (name === 'xf' && within === 'cellXfs') {
        const format = attribute(attributes, ' numFmtId=') ?? '0'
        styles.push({
          isDate: formats.get(format) ?? isBuiltInDate(Number(format)),
          font: fonts[Number(attribute(attributes, ' fontId='))],
        })
      }
    },
    close: name => {
      if (name === within) within = ''
    },
    text: () => {},
  })
  return styles
}

/** '_x000D_' is how Excel writes a character that XML cannot hold. */
export const unescapeText = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

interface Run {
  text: string
  font: Font
}
/** Texts that cells share, some in pieces that have fonts of their own. */
export class SharedTexts {
  private readonly plain: string[] = []
  private readonly runs = new Map<number, Run[]>()
  readonly tally = new CodeTally()

  /** A text with what it was turned from, if it was. @throws WorkbookError when there is no such text */
  read(index: number, font: Font): { text: string; code?: LegacyCode } {
    const plain = this.plain[index]
    if (plain === undefined) throw new WorkbookError('damaged')
    const runs = this.runs.get(index) ?? [{ text: plain, font: undefined }]
    let code: LegacyCode | undefined
    let text = ''
    for (const run of runs) {
      const turned = fromLegacy(run.text, run.font ?? font, this.tally.whole)
      text += turned?.text ?? run.text
      code ??= turned?.code
    }
    return code ? { text, code } : { text: plain }
  }

  /** @param pieces the part's bytes in order; the part itself is never held whole */
  async load(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    let text = ''
    let runs: Run[] = []
    let font: Font
    let wanted = false
    let phonetic = false
    const scanner = new XmlScanner({
      open: (name, attributes) => {
        if (name === 'si') {
          text = ''
          runs = []
        } else if (name === 'r') font = undefined
        else if (name === 'rFont') font = fontCode(attribute(attributes, ' val=') ?? '')
        else if (name === 'rPh') phonetic = true
        else if (name === 't') {
          wanted = !phonetic
          if (wanted) runs.push({ text: '', font })
        }
      },
      close: name => {
        if (name === 't') wanted = false
        else if (name === 'rPh') phonetic = false
        else if (name === 'r') font = undefined
        else if (name === 'si') {
          for (const run of runs) run.text = unescapeText(run.text)
          text = runs.map(run => run.text).join('')
          if (runs.some(run => run.font)) this.runs.set(this.plain.length, runs)
          this.plain.push(text)
          this.tally.add(text)
        }
      },
      text: piece => {
        const run = wanted ? runs.at(-1) : undefined
        if (run) run.text += piece
      },
    })
    let decoder: TextDecoder | undefined
    for await (const piece of pieces) {
      decoder ??= xmlDecoder(piece)
      scanner.feed(decoder.decode(piece, { stream: true }))
    }
    scanner.feed(decoder?.decode() ?? '')
    scanner.end()
  }
}
