/** Walks through XML that comes in pieces: no tree, so that a part of any size needs no more memory than its longest element's text. */

/** The text is no XML, or nested or long beyond what an office file holds. */
export class XmlProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'XmlProblem'
  }
}
/** Names come without prefix. `attributes` is raw, read with `attribute`; `text` is decoded and may come in several pieces. */
export interface XmlHandlers {
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/** Longest tag, comment or piece of text; an Excel cell holds 32,767 characters. */
const MAX_PIECE = 1_000_000
const MAX_DEPTH = 64
const LESS = 60
const GREATER = 62
const BANG = 33
const QUESTION = 63
const SLASH = 47
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Entities of XML itself and numbered ones; a document's own are never expanded. */
const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
        if (name) return ENTITIES[name] ?? whole
        const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
      })
    : text

/** The value of an attribute, `needle` written as ' r=' (with the blank before and the sign after it). */
export function attribute(attributes: string, needle: string): string | undefined {
  const at = attributes.indexOf(needle)
  if (at < 0) return undefined
  const from = at + needle.length + 1
  const end = attributes.indexOf(attributes.charAt(from - 1), from)
  return end < 0 ? undefined : decode(attributes.slice(from, end))
}
/** One blank before each attribute, none around its sign, as nearly every program writes it anyway. */
const canonical = (raw: string): string =>
  /[\t\r\n]| =|= | {2}/.test(raw) ? raw.replace(/\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g, (_, name, value) => ` ${name}=${value}`) : raw

/** 'x:row' → 'row' */
const local = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Feed it pieces in order, then `end`. @throws XmlProblem */
export class XmlScanner {
  private rest = ''
  private readonly path: string[] = []
  private started = false
  constructor(private readonly on: XmlHandlers) {}

  feed(piece: string): void {
    let text = this.rest === '' ? piece : this.rest + piece
    if (!this.started && text !== '') {
      this.started = true
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    }
    let at = 0
    while (at < text.length) {
      const next = text.charCodeAt(at) === LESS ? this.markup(text, at) : this.words(text, at)
      if (next < 0) break
      at = next
    }
    this.rest = text.slice(at)
    if (this.rest.length > MAX_PIECE) throw new XmlProblem('a piece without end')
  }

  end(): void {
    if (this.rest.trim() !== '' || this.path.length > 0 || !this.started) throw new XmlProblem('cut short')
  }

  /** Text up to the next tag; -1 when its end has not come yet. */
  private words(text: string, at: number): number {
    const end = text.indexOf('<', at)
    if (end < 0) return -1
    if (this.path.length > 0) this.on.text(decode(text.slice(at, end)))
    return end
  }

  private markup(text: string, at: number): number {
    const kind = text.charCodeAt(at + 1)
    if (kind === BANG) return this.aside(text, at)
    if (kind === QUESTION) return after(text, '?>', at + 2)
    if (Number.isNaN(kind)) return -1
    const end = tagEnd(text, at + 1)
    if (end < 0) return -1
    if (kind === SLASH) this.close(local(text.slice(at + 2, end).trimEnd()))
    else this.open(text, at + 1, end)
    return end + 1
  }

  /** Comments and declarations are passed over; what stands in CDATA is text as it is. */
  private aside(text: string, at: number): number {
    if (text.length < at + 9) return -1
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
    if (!text.startsWith('<![CDATA[', at)) return after(text, '>', at + 2)
    const end = text.indexOf(']]>', at + 9)
    if (end < 0) return -1
    if (this.path.length > 0) this.on.text(text.slice(at + 9, end))
    return end + 3
  }

  private open(text: string, from: number, end: number): void {
    const empty = text.charCodeAt(end - 1) === SLASH
    const stop = empty ? end - 1 : end
    let blank = from
    while (blank < stop && text.charCodeAt(blank) > 32) blank++
    const name = local(text.slice(from, blank))
    if (name === '') throw new XmlProblem('a tag without name')
    this.on.open(name, blank === stop ? '' : canonical(text.slice(blank, stop)))
    if (empty) this.on.close(name)
    else if (this.path.push(name) > MAX_DEPTH) throw new XmlProblem('nested too deep')
  }

  private close(name: string): void {
    if (this.path.pop() !== name) throw new XmlProblem('tags that do not close')
    this.on.close(name)
  }
}

const after = (text: string, what: string, from: number): number => {
  const end = text.indexOf(what, from)
  return end < 0 ? -1 : end + what.length
}
/** Where a tag ends: a '>' within quotes does not end it. */
function tagEnd(text: string, from: number): number {
  let quote = 0
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === GREATER) return i
    else if (code === 34 || code === 39) quote = code
  }
  return -1
}

/** Scans a whole part at once. @throws XmlProblem */
export function scanXml(bytes: Uint8Array, on: XmlHandlers): void {
  const scanner = new XmlScanner(on)
  const decoder = xmlDecoder(bytes)
  scanner.feed(decoder.decode(bytes))
  scanner.end()
}
/** XML is UTF-8 unless it begins with the mark of UTF-16. */
export const xmlDecoder = (start: Uint8Array): TextDecoder =>
  new TextDecoder(start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8', {
    ignoreBOM: true,
  })
