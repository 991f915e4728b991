/** Writes a zip that is sent while it is made: however long its parts are, no more of it is held than what the reader has not taken yet. */
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part in pieces, or whole. */
export type ZipPart = readonly [name: string, pieces: AsyncIterable<Uint8Array> | Uint8Array]

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const DESCRIPTOR = 0x08074b50
const END = 0x06054b50
/** Sizes and checksum stand behind the part; its name is UTF-8. */
const FLAGS = 0x808
const DEFLATED = 8
/** 1980-01-01, the first day a zip can say. */
const DOS_DAY = 33

interface Written {
  path: Uint8Array
  crc: number
  packed: number
  size: number
  offset: number
}
/** The fields that the local header and the directory share, from the version to the length of the name. */
const shared = (view: DataView, at: number, { path, crc, packed, size }: Written) => {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, FLAGS, true)
  view.setUint16(at + 4, DEFLATED, true)
  view.setUint16(at + 8, DOS_DAY, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, packed, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, path.length, true)
}
const bytesOf = (length: number, fill: (view: DataView, bytes: Uint8Array) => void): Uint8Array => {
  const bytes = new Uint8Array(length)
  fill(new DataView(bytes.buffer), bytes)
  return bytes
}
const localHeader = (entry: Written) =>
  bytesOf(30 + entry.path.length, (view, bytes) => {
    view.setUint32(0, LOCAL, true)
    shared(view, 4, entry)
    bytes.set(entry.path, 30)
  })
const descriptor = ({ crc, packed, size }: Written) =>
  bytesOf(16, view => {
    view.setUint32(0, DESCRIPTOR, true)
    view.setUint32(4, crc, true)
    view.setUint32(8, packed, true)
    view.setUint32(12, size, true)
  })
const centralHeader = (entry: Written) =>
  bytesOf(46 + entry.path.length, (view, bytes) => {
    view.setUint32(0, CENTRAL, true)
    view.setUint16(4, 20, true)
    shared(view, 6, entry)
    view.setUint32(42, entry.offset, true)
    bytes.set(entry.path, 46)
  })
const endOf = (count: number, size: number, offset: number) =>
  bytesOf(22, view => {
    view.setUint32(0, END, true)
    view.setUint16(8, count, true)
    view.setUint16(10, count, true)
    view.setUint32(12, size, true)
    view.setUint32(16, offset, true)
  })

/** Deflates a part as it comes, and notes in the entry what went in. */
async function* deflated(pieces: ZipPart[1], entry: Written): AsyncGenerator<Uint8Array> {
  const packer = createDeflateRaw({ level: 6 })
  const counted = async function* () {
    for await (const piece of pieces instanceof Uint8Array ? [pieces] : pieces) {
      entry.crc = crc32(piece, entry.crc)
      entry.size += piece.length
      yield piece
    }
  }
  // A fault of the part ends the packer, and is met again where its pieces are read.
  const feeding = pipeline(counted, packer).catch(() => {})
  for await (const piece of packer as AsyncIterable<Buffer>) yield piece
  await feeding
}

/** The bytes of a zip with these parts in their order, dated 1980-01-01; less than 4 GB. A part is asked for when the one before has ended. */
export async function* zipPieces(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const entries: Written[] = []
  let at = 0
  for (const [name, pieces] of parts) {
    const entry: Written = { path: new TextEncoder().encode(name), crc: 0, packed: 0, size: 0, offset: at }
    const head = localHeader(entry)
    yield head
    for await (const piece of deflated(pieces, entry)) {
      entry.packed += piece.length
      yield piece
    }
    yield descriptor(entry)
    at += head.length + entry.packed + 16
    entries.push(entry)
  }
  const directory = entries.map(centralHeader)
  yield* directory
  yield endOf(
    entries.length,
    directory.reduce((sum, head) => sum + head.length, 0),
    at,
  )
}
