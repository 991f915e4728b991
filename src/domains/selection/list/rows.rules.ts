/** Rows of a delimited text with the line where each begins. */

export interface TextRow {
  /** Line of the file, from 1. */
  line: number
  cells: string[]
}
/** Text whose quoted cell never ends. */
export class OpenQuote extends Error {
  constructor(readonly line: number) {
    super(`A quote opens in line ${line} and does not close`)
  }
}

/**
 * Splits a text into rows. A cell in double quotes may hold separators, line ends and doubled quotes; a quote inside an unquoted cell is a letter like
 * any other. Lines without anything are left out.
 * @throws OpenQuote
 */
export function* textRows(text: string, separator: string): Generator<TextRow, void, undefined> {
  let at = text.startsWith('\ufeff') ? 1 : 0
  for (let line = 1; at < text.length; ) {
    const began = line
    const cells: string[] = []
    for (let more = true; more; ) {
      const cell = text[at] === '"' ? quoted(text, at, separator, line) : plain(text, at, separator)
      cells.push(cell.text)
      line += cell.lines
      at = cell.end
      more = text[at] === separator
      if (more) at++
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    line++
    if (cells.some(cell => cell.trim() !== '')) yield { line: began, cells }
  }
}
interface Cell {
  text: string
  end: number
  /** Line ends inside it. */
  lines: number
}
const plain = (text: string, from: number, separator: string): Cell => {
  let end = from
  for (; end < text.length; end++) {
    const letter = text[end]
    if (letter === separator || letter === '\n' || letter === '\r') break
  }
  return { text: text.slice(from, end), end, lines: 0 }
}
const quoted = (text: string, from: number, separator: string, line: number): Cell => {
  let inside = ''
  let at = from + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) throw new OpenQuote(line)
    inside += text.slice(at, close)
    at = close + 1
    if (text[at] !== '"') break
    inside += '"'
    at++
  }
  // What stands between the closing quote and the separator belongs to the cell.
  const rest = plain(text, at, separator)
  return { text: inside + rest.text, end: rest.end, lines: inside.match(/\r\n|\r|\n/g)?.length ?? 0 }
}
