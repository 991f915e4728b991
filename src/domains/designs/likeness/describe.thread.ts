/** From a picture's bytes to its description. */
import { readFileSync } from 'node:fs'
import { type Asked, askedOf, framedWaves, type Known, knownOf } from './compare.rules.ts'
import { type Head, pack, unpackBody, unpackHead } from './described.rules.ts'
import type { Embedder } from './embed.thread.ts'
import { hashOf, posed, poses } from './hash.rules.ts'
import type { Sought } from './index.thread.ts'
import { isColourless } from './lines.rules.ts'
import { mirrored } from './patch.rules.ts'
import { packSmall, readPicture, readSmall, squareOf } from './picture.thread.ts'
import { type Points, pointsOf } from './points.rules.ts'
import { brightness } from './small.rules.ts'
import { wordCount, wordsOf } from './words.rules.ts'

/** Points kept of a picture, and of its lines. */
const greyPoints = 700
const linePoints = 250
const typical = new Uint8Array(readFileSync(new URL('../../../../data/models/words/words.bin', import.meta.url)))

const compact = (vector: Float32Array): Int8Array => {
  const most = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-9)
  return Int8Array.from(vector, value => Math.round((value / most) * 127))
}
const look = async (file: Uint8Array, embedder: Embedder, size: number) => {
  const picture = await readPicture(file)
  const [embedding] = await embedder.embed([(await squareOf(picture, size)).data])
  const grey = pointsOf(picture.grey, greyPoints)
  return {
    picture,
    embedding: embedding!,
    grey,
    waves: framedWaves(brightness(picture.small)).waves,
    lines: async () => pointsOf(await picture.lines(), linePoints),
    strokes: async () => (isColourless(picture.small) ? pointsOf(await picture.strokes(), linePoints) : undefined),
  }
}
/** Words of lines are words of their own. */
const asLines = (words: Uint16Array): Uint16Array => words.map(word => word + wordCount)
export const describe = async (file: Uint8Array, version: string, embedder: Embedder, size: number): Promise<Uint8Array> => {
  const { picture, embedding, grey, waves, lines } = await look(file, embedder, size)
  const ofLines = await lines()
  const head: Head = {
    width: picture.width,
    height: picture.height,
    hashes: [...hashOf(waves.whole), ...hashOf(waves.inside)],
    embedding: compact(embedding),
    words: Uint16Array.from([
      ...wordsOf(typical, grey.descriptors, grey.count, 1),
      ...asLines(wordsOf(typical, ofLines.descriptors, ofLines.count, 1)),
    ]),
  }
  return pack(version, head, { kept: await packSmall(picture.small), grey, lines: ofLines })
}

/** How many nearest halves are tried for each word of a query. */
const tries = 3
/** A query ready for the index; `asked` makes it ready for comparing, when the first choice is made. */
export const ask = async (file: Uint8Array, embedder: Embedder, size: number): Promise<{ sought: Sought; asked(): Asked }> => {
  const { picture, embedding, grey, waves, ...more } = await look(file, embedder, size)
  const [lines, strokes] = [await more.lines(), await more.strokes()]
  const views = ({ descriptors, count }: Points) =>
    [descriptors, mirrored(descriptors)].map(each => ({ words: wordsOf(typical, each, count, tries), each: tries * tries }))
  return {
    sought: {
      embedding,
      words: views(grey),
      lines: [lines, ...(strokes ? [strokes] : [])].flatMap(views).map(view => ({ ...view, words: asLines(view.words) })),
      hashes: [waves.whole, waves.inside].flatMap(each => poses.map(pose => hashOf(posed(each, pose)))),
    },
    asked: () => askedOf(knownOf(picture.width, picture.height, picture.small, grey, lines), strokes),
  }
}
/** A registered picture as it was described, ready for comparing. */
export const recall = async (described: Uint8Array): Promise<Known> => {
  const { width, height } = unpackHead(described)
  const { kept, grey, lines } = unpackBody(described)
  return knownOf(width, height, await readSmall(kept), grey, lines)
}
