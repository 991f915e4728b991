/** A zip made while it is sent: whatever its parts hold and however they come in pieces, a reader finds them; a fault cuts it short. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Spool } from './spool.ts'
import { inflateEntries, zipEntries } from './zip.ts'
import { type ZipPart, zipPieces } from './zip-stream.ts'

const whole = async (parts: Iterable<ZipPart>) => {
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(parts)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}
async function* inPieces(pieces: readonly Uint8Array[]) {
  yield* pieces
}
it('holds its parts in their order, whole or in pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), { maxLength: 5 }), async parts => {
      const name = (at: number) => `phần ${at}.xml`
      const bytes = await whole(
        parts.map((pieces, at): ZipPart => [name(at), at % 2 ? inPieces(pieces) : new Uint8Array(Buffer.concat(pieces))]),
      )
      const read = await inflateEntries(bytes, zipEntries(bytes))
      expect([...read.keys()]).toEqual(parts.map((_, at) => name(at)))
      expect([...read.values()].map(each => Buffer.from(each).toString('hex'))).toEqual(
        parts.map(pieces => Buffer.concat(pieces).toString('hex')),
      )
    }),
  )
})
it('asks for a part when the one before has ended', async () => {
  const order: string[] = []
  async function* part(name: string) {
    order.push(`${name} begins`)
    yield new Uint8Array([1])
    order.push(`${name} ends`)
  }
  await whole([
    ['a', part('a')],
    ['b', part('b')],
  ])
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})
it('ends with the fault of a part', async () => {
  async function* broken() {
    yield new Uint8Array(100_000)
    throw new Error('the database is gone')
  }
  await expect(whole([['a', broken()]])).rejects.toThrow('the database is gone')
})
it('a reader that goes away ends the part that is being read', async () => {
  let ended = false
  async function* endless() {
    try {
      for (;;) yield new Uint8Array(Buffer.from(crypto.getRandomValues(new Uint8Array(50_000))))
    } finally {
      ended = true
    }
  }
  let pieces = 0
  for await (const _ of zipPieces([['a', endless()]])) if (++pieces === 5) break
  await expect.poll(() => ended).toBe(true)
})
it('a spool gives rows out as they came in, once', async () => {
  const spool = new Spool<{ a: number }>()
  await spool.add([{ a: 1 }, { a: 2 }])
  await spool.add([{ a: 3 }])
  const all = async () => {
    const rows: number[] = []
    for await (const part of spool) rows.push(...part.map(({ a }) => a))
    return rows
  }
  expect(await all()).toEqual([1, 2, 3])
  expect(await all()).toEqual([])
})
