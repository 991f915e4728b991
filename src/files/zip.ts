/** Zip containers (.xlsx, .docx): read within limits, write with fixed dates, so that the same content is the same bytes. */
import { promisify } from 'node:util'
import { crc32, createInflateRaw, deflateRaw, inflateRaw } from 'node:zlib'

const deflate = promisify<Uint8Array, { level: number }, Buffer>(deflateRaw)
const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw)

/** Why a container was refused; the caller says it in words. */
export type ZipFault = 'not_zip' | 'damaged' | 'encrypted' | 'too_large'
export class ZipProblem extends Error {
  constructor(readonly code: ZipFault) {
    super(code)
    this.name = 'ZipProblem'
  }
}

/** One line of the zip directory. Sizes are bytes, as the file claims them; `inflateEntries` checks the claim. */
export interface ZipEntry {
  name: string
  method: number
  crc: number
  packed: number
  size: number
  offset: number
}

/** Bytes after inflation that we are willing to hold: an office file of an agency stays far below. */
export const MAX_INFLATED = 200 * 1024 * 1024
const MAX_ENTRIES = 10_000
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END64 = 0x06064b50
const FULL = 0xffffffff
/** 1980-01-01, the first day a zip can say. */
const DOS_DAY = 33

const damaged = (): never => {
  throw new ZipProblem('damaged')
}
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const uint64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))

/**
 * The directory of a zip, nothing inflated yet.
 * @throws ZipProblem not_zip, damaged, encrypted
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes)
  if (bytes.length < 4 || view.getUint16(0, true) !== 0x4b50) throw new ZipProblem('not_zip')
  try {
    return directory(bytes, view)
  } catch (error) {
    if (error instanceof RangeError) return damaged()
    throw error
  }
}

function directory(bytes: Uint8Array, view: DataView): ZipEntry[] {
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== END) end--
  if (end < 0 || view.getUint32(end, true) !== END) damaged()
  let count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === FULL) {
    const end64 = uint64(view, end - 20 + 8)
    if (view.getUint32(end64, true) !== END64) damaged()
    count = uint64(view, end64 + 32)
    at = uint64(view, end64 + 48)
  }
  if (count > MAX_ENTRIES) throw new ZipProblem('too_large')
  const entries: ZipEntry[] = []
  const seen = new Set<string>()
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) damaged()
    if (view.getUint16(at + 8, true) & 1) throw new ZipProblem('encrypted')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const entry: ZipEntry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    widen(entry, view, at + 46 + nameLength, extraLength)
    if (seen.has(name)) damaged()
    seen.add(name)
    if (!name.endsWith('/')) entries.push(entry)
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

/** Sizes over 4 GB, or unknown when writing began, stand in the zip64 extra field. */
function widen(entry: ZipEntry, view: DataView, from: number, length: number): void {
  if (entry.size !== FULL && entry.packed !== FULL && entry.offset !== FULL) return
  let at = from
  while (at + 4 <= from + length && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true)
  if (at + 4 > from + length) damaged()
  at += 4
  for (const field of ['size', 'packed', 'offset'] as const) {
    if (entry[field] !== FULL) continue
    entry[field] = uint64(view, at)
    at += 8
  }
}

/**
 * Inflates the given entries, checking every checksum.
 * @param limit bytes allowed for all of them together
 * @throws ZipProblem damaged, too_large
 */
export async function inflateEntries(bytes: Uint8Array, entries: ZipEntry[], limit = MAX_INFLATED): Promise<Map<string, Uint8Array>> {
  const view = viewOf(bytes)
  const parts = new Map<string, Uint8Array>()
  let left = limit
  for (const entry of entries) {
    const packed = packedOf(bytes, view, entry)
    if (entry.size > left) throw new ZipProblem('too_large')
    const data = entry.method === 0 ? packed : entry.method === 8 ? await inflateWithin(packed, left) : damaged()
    if (data.length !== entry.size || crc32(data) !== entry.crc) damaged()
    left -= data.length
    if (left < 0) throw new ZipProblem('too_large')
    parts.set(entry.name, data)
  }
  return parts
}

/** The bytes of an entry as they lie in the file. */
function packedOf(bytes: Uint8Array, view: DataView, entry: ZipEntry): Uint8Array {
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) damaged()
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > bytes.length) damaged()
  return bytes.subarray(start, start + entry.packed)
}

const PIECE = 256 * 1024
/** No office program packs a large part this tightly; a file made to burst does. */
const BOMB_SIZE = 50 * 1024 * 1024
const BOMB_RATIO = 250

/**
 * Inflates one entry piece by piece; its size and checksum are known to be right only when the last piece was given out.
 * @param limit bytes allowed
 * @throws ZipProblem damaged, too_large
 */
export async function* inflatePieces(bytes: Uint8Array, entry: ZipEntry, limit: number): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = packedOf(bytes, viewOf(bytes), entry)
  if (entry.method !== 0 && entry.method !== 8) damaged()
  let size = 0
  let crc = 0
  const count = (piece: Uint8Array) => {
    size += piece.length
    crc = crc32(piece, crc)
    if (size > limit || (size > BOMB_SIZE && size > packed.length * BOMB_RATIO)) throw new ZipProblem('too_large')
  }
  if (entry.method === 0) {
    for (let at = 0; at < packed.length; at += PIECE) {
      const piece = packed.subarray(at, at + PIECE)
      count(piece)
      yield piece
    }
  } else if (packed.length > 0) {
    const inflater = createInflateRaw({ chunkSize: PIECE })
    try {
      inflater.end(packed)
      for await (const piece of inflater as AsyncIterable<Uint8Array>) {
        count(piece)
        yield piece
      }
    } catch (error) {
      if (error instanceof ZipProblem) throw error
      damaged()
    } finally {
      inflater.destroy()
    }
  }
  if (size !== entry.size || crc !== entry.crc) damaged()
}

async function inflateWithin(packed: Uint8Array, left: number): Promise<Uint8Array> {
  if (packed.length === 0) return packed
  try {
    return await inflate(packed, { maxOutputLength: Math.max(left, 1) })
  } catch (error) {
    throw new ZipProblem((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'damaged')
  }
}

/** Writes a zip in the given order, dated 1980-01-01. `store` leaves the parts unpacked, for a reader in the same process. */
export async function writeZip(parts: Iterable<[string, Uint8Array]>, store = false): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const [name, data] of parts) {
    const path = new TextEncoder().encode(name)
    const packed = store || data.length === 0 ? data : await deflate(data, { level: 6 })
    const smaller = packed.length < data.length
    const body = smaller ? packed : data
    const head = new Uint8Array(46 + path.length)
    const view = viewOf(head)
    view.setUint32(0, CENTRAL, true)
    view.setUint16(4, 20, true)
    // From here to the lengths, the local header repeats the central one.
    view.setUint16(6, 20, true)
    view.setUint16(8, path.length === name.length ? 0 : 0x800, true)
    view.setUint16(10, smaller ? 8 : 0, true)
    view.setUint16(14, DOS_DAY, true)
    view.setUint32(16, crc32(data), true)
    view.setUint32(20, body.length, true)
    view.setUint32(24, data.length, true)
    view.setUint16(28, path.length, true)
    view.setUint32(42, offset, true)
    head.set(path, 46)
    const local = new Uint8Array(30 + path.length)
    viewOf(local).setUint32(0, LOCAL, true)
    local.set(head.subarray(6, 32), 4)
    local.set(path, 30)
    pieces.push(local, body)
    central.push(head)
    offset += local.length + body.length
  }
  const end = new Uint8Array(22)
  const view = viewOf(end)
  view.setUint32(0, END, true)
  view.setUint16(8, central.length, true)
  view.setUint16(10, central.length, true)
  view.setUint32(
    12,
    central.reduce((sum, head) => sum + head.length, 0),
    true,
  )
  view.setUint32(16, offset, true)
  return new Uint8Array(Buffer.concat([...pieces, ...central, end]))
}

/** What a reader expects first stands first; the rest by name. */
const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2)

/**
 * Re-writes an office file so that the same content gives the same bytes: fixed dates, entries in a fixed order,
 * created and modified set to 2000-01-01.
 * @throws ZipProblem
 */
export async function normaliseZip(bytes: Uint8Array): Promise<Uint8Array> {
  return packParts(await inflateEntries(bytes, zipEntries(bytes)))
}

/** The same, for parts already in hand. */
export const packParts = async (parts: Map<string, Uint8Array>): Promise<Uint8Array> => writeZip(undatedParts(parts))

/** The parts of an office file in a fixed order, created and modified set to 2000-01-01. */
export function undatedParts(parts: Map<string, Uint8Array>): [string, Uint8Array][] {
  const core = parts.get('docProps/core.xml')
  if (core) {
    const undated = new TextDecoder()
      .decode(core)
      .replace(/(<dcterms:(created|modified)\b[^>]*>)[^<]*(<\/dcterms:\2>)/g, '$12000-01-01T00:00:00Z$3')
    parts.set('docProps/core.xml', new TextEncoder().encode(undated))
  }
  return [...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))
}
