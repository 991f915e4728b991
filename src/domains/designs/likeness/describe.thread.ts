/** From a picture's bytes to its description. */
import { readFileSync } from 'node:fs'
import { type Asked, askedOf, type Known, knownOf } from './compare.rules.ts'
import { type Head, pack, unpackBody, unpackHead } from './described.rules.ts'
import type { Embedder } from './embed.thread.ts'
import { hashOf, posed, poses } from './hash.rules.ts'
import type { Sought } from './index.thread.ts'
import { mirrored } from './patch.rules.ts'
import { readPicture, readSmall, squareOf } from './picture.thread.ts'
import { pointsOf } from './points.rules.ts'
import { wordsOf } from './words.rules.ts'

/** Points kept of a picture, and of its lines. */
const greyPoints = 700
const linePoints = 250
const typical = new Uint8Array(readFileSync(new URL('../../../../data/models/words/words.bin', import.meta.url)))

const compact = (vector: Float32Array): Int8Array => {
  const most = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-9)
  return Int8Array.from(vector, value => Math.round((value / most) * 127))
}
const flipped = (square: Uint8Array, size: number): Uint8Array => {
  const out = new Uint8Array(square.length)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      for (let channel = 0; channel < 3; channel++) out[3 * (y * size + x) + channel] = square[3 * (y * size + size - 1 - x) + channel]!
  return out
}
/** @param views the model's directions: of the picture, and of its mirror image when a search wants both */
const read = async (file: Uint8Array, version: string, embedder: Embedder, size: number, isSearch: boolean) => {
  const picture = await readPicture(file)
  const square = (await squareOf(picture, size)).data
  const embeddings = await embedder.embed(isSearch ? [square, flipped(square, size)] : [square])
  const [grey, lines] = [pointsOf(picture.grey, greyPoints), pointsOf(picture.lines, linePoints)]
  const known = knownOf(picture.width, picture.height, picture.small, grey, lines)
  const head: Head = {
    width: picture.width,
    height: picture.height,
    hashes: [...hashOf(known.waves.whole), ...hashOf(known.waves.inside)],
    embedding: compact(embeddings[0]!),
    words: wordsOf(typical, grey.descriptors, grey.count, 1),
  }
  return { head, known, embeddings, bytes: pack(version, head, { kept: picture.kept, grey, lines }) }
}
export const describe = async (file: Uint8Array, version: string, embedder: Embedder, size: number): Promise<Uint8Array> =>
  (await read(file, version, embedder, size, false)).bytes

/** How many nearest halves are tried for each word of a query. */
const tries = 3
/** A query ready for the index and for comparing. */
export const ask = async (
  file: Uint8Array,
  version: string,
  embedder: Embedder,
  size: number,
): Promise<{ sought: Sought; asked: Asked }> => {
  const { known, embeddings } = await read(file, version, embedder, size, true)
  const { descriptors, count } = known.grey.points
  const sought: Sought = {
    embeddings,
    words: [descriptors, mirrored(descriptors)].map(each => ({ words: wordsOf(typical, each, count, tries), each: tries * tries })),
    hashes: [known.waves.whole, known.waves.inside].flatMap(waves => poses.map(pose => hashOf(posed(waves, pose)))),
  }
  return { sought, asked: askedOf(known) }
}
/** A registered picture as it was described, ready for comparing. */
export const recall = async (described: Uint8Array): Promise<Known> => {
  const { width, height } = unpackHead(described)
  const { kept, grey, lines } = unpackBody(described)
  return knownOf(width, height, await readSmall(kept), grey, lines)
}
