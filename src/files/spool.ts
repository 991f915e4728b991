/** Rows that wait for their turn: packed as they come, so that many of them take little room, and given out once in the same order. */
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'

const deflate = promisify<string, { level: number }, Buffer>(deflateRaw)
const inflate = promisify<Buffer, Buffer>(inflateRaw)

/** Holds what JSON can say. */
export class Spool<T> {
  private readonly packed: Buffer[] = []
  async add(rows: readonly T[]): Promise<void> {
    this.packed.push(await deflate(JSON.stringify(rows), { level: 1 }))
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<T[]> {
    for (let part = this.packed.shift(); part; part = this.packed.shift()) yield JSON.parse((await inflate(part)).toString()) as T[]
  }
}
