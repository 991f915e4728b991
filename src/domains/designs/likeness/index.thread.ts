/** The registered pictures: heads in memory for a first choice among all, bodies on disk for the few that are verified. */
import { fstatSync, ftruncateSync, readSync, writeSync } from 'node:fs'
import { type Head, headLengthOf, headStart, unpackHead, versionOf } from './described.rules.ts'
import { bitsOfTwo } from './hash.rules.ts'
import { wordCount } from './words.rules.ts'

/** A list of numbers that grows. */
class Numbers {
  length = 0
  values = new Uint32Array(4)
  push(value: number) {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.values.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length++] = value
  }
}
interface Row {
  id: string
  isLive: boolean
  /** Where its description lies in the file. */
  at: number
  length: number
  hashes: Head['hashes']
  /** Square root of its number of different words. */
  norm: number
}
/** What is looked for. */
export interface Sought {
  /** Of the query as it is: in a mirror it hardly changes. */
  embedding: Float32Array
  /** Words of the query as it is and in a mirror, likeliest first in groups of `each`. */
  words: { words: Uint16Array; each: number }[]
  /** Of its lines, and of its strokes when it may be a drawing. */
  lines: { words: Uint16Array; each: number }[]
  /** Both words of each fingerprint in each pose. */
  hashes: [number, number][]
}
export interface Found {
  id: string
  score: number
  /** Cosine of the directions. */
  alike: number
}
/** A record of the file: lengths of id and description (0: the id is gone), then both. */
const recordStart = 8

/** Rows looked at for one view's words: among very many pictures the words that tell least are left out. */
const mostLooked = 5_000_000
/** Fingerprints that differ in so few bits are of one picture. */
const sureHash = 8
/** Places of the largest values, best first. */
const largest = (values: Float32Array, most: number, isWanted: (place: number) => boolean): number[] => {
  const best: number[] = []
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!
    if ((best.length === most && value <= values[best[most - 1]!]!) || !isWanted(place)) continue
    let at = best.length
    while (at > 0 && value > values[best[at - 1]!]!) at--
    best.splice(at, 0, place)
    if (best.length > most) best.pop()
  }
  return best
}

export class Index {
  private rows: Row[] = []
  private byId = new Map<string, number>()
  private live = 0
  private lists: (Numbers | undefined)[] = new Array(2 * wordCount)
  private embeddings = new Int8Array(0)
  private norms = new Float32Array(0)
  private dimensions = 0
  private end = 0

  /** @param file of `index-file.actions.ts`, open for reading and writing; what it holds is taken up */
  constructor(
    private version: string,
    private file: number,
  ) {
    this.load()
  }
  /** Reads the heads of what was there before; a record that a crash cut short is dropped. */
  private load() {
    const whole = fstatSync(this.file).size
    const start = Buffer.alloc(recordStart)
    while (this.end + recordStart <= whole) {
      readSync(this.file, start, 0, recordStart, this.end)
      const [idLength, length] = [start.readUInt32LE(0), start.readUInt32LE(4)]
      const next = this.end + recordStart + idLength + length
      if (next > whole) break
      const id = this.read(this.end + recordStart, idLength).toString()
      const at = this.end + recordStart + idLength
      if (length) this.keep(id, at, length, unpackHead(this.read(at, headLengthOf(this.read(at, headStart)))))
      else this.drop(id)
      this.end = next
    }
    if (this.end < whole) ftruncateSync(this.file, this.end)
  }
  private read(at: number, length: number): Buffer {
    const bytes = Buffer.alloc(length)
    readSync(this.file, bytes, 0, length, at)
    return bytes
  }
  private write(id: string, described: Uint8Array): number {
    const name = Buffer.from(id)
    const start = Buffer.alloc(recordStart)
    start.writeUInt32LE(name.length, 0)
    start.writeUInt32LE(described.length, 4)
    const at = this.end + recordStart + name.length
    const record = Buffer.concat([start, name, described])
    writeSync(this.file, record, 0, record.length, this.end)
    this.end = at + described.length
    return at
  }
  private keep(id: string, at: number, length: number, head: Head) {
    this.drop(id)
    const place = this.rows.length
    this.dimensions ||= head.embedding.length
    if ((place + 1) * this.dimensions > this.embeddings.length) {
      const more = Math.max(256, place * 2)
      const [vectors, norms] = [new Int8Array(more * this.dimensions), new Float32Array(more)]
      vectors.set(this.embeddings)
      norms.set(this.norms)
      ;[this.embeddings, this.norms] = [vectors, norms]
    }
    this.embeddings.set(head.embedding, place * this.dimensions)
    this.norms[place] = Math.hypot(...head.embedding) || 1
    const words = new Set(head.words)
    for (const word of words) {
      const list = this.lists[word] ?? new Numbers()
      list.push(place)
      this.lists[word] = list
    }
    this.rows.push({ id, isLive: true, at, length, hashes: head.hashes, norm: Math.sqrt(words.size || 1) })
    this.byId.set(id, place)
    this.live++
  }
  private drop(id: string) {
    const place = this.byId.get(id)
    if (place === undefined) return
    this.rows[place]!.isLive = false
    this.byId.delete(id)
    this.live--
  }
  get size() {
    return this.live
  }
  /** @returns false when the bytes are of another version */
  add(id: string, described: Uint8Array): boolean {
    if (versionOf(described) !== this.version) return false
    const head = unpackHead(described)
    this.keep(id, this.write(id, described), described.length, head)
    return true
  }
  remove(id: string) {
    if (!this.byId.has(id)) return
    this.drop(id)
    this.write(id, new Uint8Array(0))
  }
  describedOf(id: string): Uint8Array {
    const { at, length } = this.rows[this.byId.get(id)!]!
    return this.read(at, length)
  }
  /** Shared words, rare ones more, evened out by how many each row has; the better of the views. */
  private byWords(sought: Sought['words']): Float32Array {
    const best = new Float32Array(this.rows.length)
    for (const view of sought) {
      const scores = new Float32Array(this.rows.length)
      let looked = 0
      for (const { list, worth } of this.worthOf(view)) {
        const { values, length } = list
        if (looked > 0 && looked + length > mostLooked) break
        looked += length
        for (let at = 0; at < length; at++) scores[values[at]!]! += worth
      }
      for (let place = 0; place < scores.length; place++) {
        const score = scores[place]! / this.rows[place]!.norm
        if (score > best[place]!) best[place] = score
      }
    }
    return best
  }
  /** The rows of each word, those that tell most first. */
  private worthOf({ words, each }: Sought['words'][number]): { list: Numbers; worth: number }[] {
    const weights = new Map<number, number>()
    for (let at = 0; at < words.length; at++) {
      const weight = 1 / (1 + (at % each))
      if (weight > (weights.get(words[at]!) ?? 0)) weights.set(words[at]!, weight)
    }
    return [...weights]
      .flatMap(([word, weight]) => {
        const list = this.lists[word]
        return list ? [{ list, worth: Math.log(1 + this.rows.length / list.length) ** 2 * weight }] : []
      })
      .sort((a, b) => b.worth - a.worth)
  }
  private byDirection(embedding: Float32Array): Float32Array {
    const n = this.dimensions
    const whole = Int16Array.from(embedding, value => Math.round(value * 2000))
    const length = Math.hypot(...whole) || 1
    const cosines = new Float32Array(this.rows.length)
    for (let place = 0; place < cosines.length; place++) {
      let sum = 0
      for (let at = 0, from = place * n; at < n; at++) sum += whole[at]! * this.embeddings[from + at]!
      cosines[place] = sum / (length * this.norms[place]!)
    }
    return cosines
  }
  private byHash(hashes: [number, number][], row: Row): number {
    let least = 64
    for (const [first, second] of hashes)
      for (const at of [0, 2]) least = Math.min(least, bitsOfTwo(first ^ row.hashes[at]!, second ^ row.hashes[at + 1]!))
    return least
  }
  /** The rows worth verifying: those near by fingerprint, by shared words and by direction, best first. */
  shortlist(sought: Sought, most: number, exclude: ReadonlySet<string>): Found[] {
    const [words, directions] = [this.byWords(sought.words), this.byDirection(sought.embedding)]
    const hashes = Float32Array.from(this.rows, row => -this.byHash(sought.hashes, row))
    const isWanted = (place: number) => this.rows[place]!.isLive && !exclude.has(this.rows[place]!.id)
    // A row's chance is the sum of what its ranks in the four ways of looking are worth.
    const chances = new Map<number, number>()
    for (const [values, worth] of [
      [words, 1],
      [directions, 0.6],
      [hashes, 0.8],
      [this.byWords(sought.lines), 0.8],
    ] as const)
      for (const [rank, place] of largest(values, most, isWanted).entries()) {
        const sure = values === hashes && -hashes[place]! <= sureHash ? 1 : 0
        chances.set(place, (chances.get(place) ?? 0) + worth / (3 + rank) + sure)
      }
    return [...chances]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([place, chance]) => ({ id: this.rows[place]!.id, score: Math.min(1, chance * 2), alike: directions[place]! }))
  }
}
