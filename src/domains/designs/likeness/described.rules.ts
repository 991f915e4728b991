/** One picture's description as bytes: a head that the index holds in memory, and a body that is read when the picture is verified. */
import { descriptorLength } from './patch.rules.ts'
import type { Points } from './points.rules.ts'

export interface Head {
  width: number
  height: number
  /** Fingerprint of the whole and of what is inside its border. */
  hashes: [number, number, number, number]
  /** Direction only: −127…127. */
  embedding: Int8Array
  /** Of the points in brightness; those of the lines follow, numbered from `wordCount` on. */
  words: Uint16Array
}
export interface Body {
  /** WebP of the small picture. */
  kept: Uint8Array
  grey: Points
  lines: Points
}
/** Characters of a version. */
const versionLength = 16
/** version, head length, body length, width, height, four hashes, sizes of embedding and words. */
const fixed = versionLength + 4 * 8 + 2 * 2

const pointBytes = 2 + 2 + 1 + 1 + descriptorLength / 2
const scaleStep = 20
const packPoints = (points: Points, view: DataView, start: number) => {
  for (let at = 0; at < points.count; at++) {
    const to = start + at * pointBytes
    view.setUint16(to, Math.round(Math.min(1, Math.max(0, points.x[at]!)) * 65535))
    view.setUint16(to + 2, Math.round(Math.min(1, Math.max(0, points.y[at]!)) * 65535))
    view.setUint8(to + 4, Math.min(255, Math.max(0, Math.round((Math.log2(points.scale[at]!) + 12) * scaleStep))))
    view.setUint8(to + 5, Math.round(((points.angle[at]! / (2 * Math.PI) + 1) % 1) * 255.999 - 0.5) & 255)
    for (let each = 0; each < descriptorLength / 2; each++) {
      const from = at * descriptorLength + 2 * each
      view.setUint8(to + 6 + each, (points.descriptors[from]! << 4) | points.descriptors[from + 1]!)
    }
  }
}
const unpackPoints = (view: DataView, start: number, count: number): Points => {
  const points: Points = {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    scale: new Float32Array(count),
    angle: new Float32Array(count),
    descriptors: new Uint8Array(count * descriptorLength),
  }
  for (let at = 0; at < count; at++) {
    const from = start + at * pointBytes
    points.x[at] = view.getUint16(from) / 65535
    points.y[at] = view.getUint16(from + 2) / 65535
    points.scale[at] = 2 ** (view.getUint8(from + 4) / scaleStep - 12)
    points.angle[at] = (view.getUint8(from + 5) / 256) * 2 * Math.PI
    for (let each = 0; each < descriptorLength / 2; each++) {
      const pair = view.getUint8(from + 6 + each)
      points.descriptors[at * descriptorLength + 2 * each] = pair >> 4
      points.descriptors[at * descriptorLength + 2 * each + 1] = pair & 15
    }
  }
  return points
}
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const pack = (version: string, head: Head, body: Body): Uint8Array => {
  const headLength = fixed + head.embedding.length + 2 * head.words.length
  const bodyLength = 8 + body.kept.length + (body.grey.count + body.lines.count) * pointBytes
  const bytes = new Uint8Array(headLength + bodyLength)
  const view = viewOf(bytes)
  bytes.set(new TextEncoder().encode(version.padEnd(versionLength).slice(0, versionLength)))
  const numbers = [headLength, bodyLength, head.width, head.height, ...head.hashes]
  for (const [at, each] of numbers.entries()) view.setUint32(versionLength + 4 * at, each)
  view.setUint16(fixed - 4, head.embedding.length)
  view.setUint16(fixed - 2, head.words.length)
  bytes.set(new Uint8Array(head.embedding.buffer, head.embedding.byteOffset, head.embedding.length), fixed)
  for (const [at, word] of head.words.entries()) view.setUint16(fixed + head.embedding.length + 2 * at, word)
  view.setUint32(headLength, body.kept.length)
  view.setUint16(headLength + 4, body.grey.count)
  view.setUint16(headLength + 6, body.lines.count)
  bytes.set(body.kept, headLength + 8)
  packPoints(body.grey, view, headLength + 8 + body.kept.length)
  packPoints(body.lines, view, headLength + 8 + body.kept.length + body.grey.count * pointBytes)
  return bytes
}
/** The version a description was made with; undefined when the bytes are no description. */
export const versionOf = (bytes: Uint8Array): string | undefined =>
  bytes.length > fixed ? new TextDecoder().decode(bytes.subarray(0, versionLength)).trim() : undefined
/** Bytes needed before the length of the head is known. */
export const headStart = fixed
export const headLengthOf = (bytes: Uint8Array): number => viewOf(bytes).getUint32(versionLength)

export const unpackHead = (bytes: Uint8Array): Head => {
  const view = viewOf(bytes)
  const number = (at: number) => view.getUint32(versionLength + 4 * at)
  const [size, words] = [view.getUint16(fixed - 4), view.getUint16(fixed - 2)]
  return {
    width: number(2),
    height: number(3),
    hashes: [number(4), number(5), number(6), number(7)],
    embedding: Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + fixed, size)),
    words: Uint16Array.from({ length: words }, (_, at) => view.getUint16(fixed + size + 2 * at)),
  }
}
export const unpackBody = (bytes: Uint8Array): Body => {
  const view = viewOf(bytes)
  const start = headLengthOf(bytes)
  const [length, grey, lines] = [view.getUint32(start), view.getUint16(start + 4), view.getUint16(start + 6)]
  const first = start + 8 + length
  return {
    kept: bytes.subarray(start + 8, first),
    grey: unpackPoints(view, first, grey),
    lines: unpackPoints(view, first + grey * pointBytes, lines),
  }
}
