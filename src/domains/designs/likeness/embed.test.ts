import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { Refusal } from '../../../kernel/refusal.ts'
import { openEmbedder } from './embed.thread.ts'
import { modelOf } from './settings.actions.ts'

const folder = mkdtempSync(join(tmpdir(), 'likeness-model-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A field of a protocol buffer: a number, or bytes with their length. */
const field = (number: number, value: number | string | Buffer): Buffer => {
  if (typeof value === 'number') return Buffer.from([number << 3, value])
  const bytes = Buffer.from(value as string)
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7]
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), bytes])
}
const message = (...fields: Buffer[]) => Buffer.concat(fields)
/** An ONNX model that yields the mean of red, of green and of blue: the smallest that has the shape of a real one. */
const meansOfColours = (size: number): Buffer => {
  const tensor = (name: string, sides: number[]) =>
    message(
      field(1, name),
      field(2, field(1, message(field(1, 1), field(2, message(...sides.map(side => field(1, side ? field(1, side) : field(2, 'n')))))))),
    )
  const node = (from: string, to: string, kind: string) => message(field(1, from), field(2, to), field(4, kind))
  const graph = message(
    field(1, node('pixels', 'pooled', 'GlobalAveragePool')),
    field(1, node('pooled', 'direction', 'Flatten')),
    field(2, 'means'),
    field(11, tensor('pixels', [0, 3, size, size])),
    field(12, tensor('direction', [0, 3])),
  )
  return message(field(1, 8), field(8, message(field(1, ''), field(2, 13))), field(7, graph))
}

it('lets an ONNX model take the place of the shipped one', async () => {
  writeFileSync(join(folder, 'means.onnx'), meansOfColours(8))
  writeFileSync(
    join(folder, 'model.json'),
    JSON.stringify({ kind: 'onnx', path: 'means.onnx', size: 8, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] }),
  )
  const embedder = await openEmbedder(modelOf(join(folder, 'model.json')))
  const orange = Uint8Array.from({ length: 8 * 8 * 3 }, (_, at) => [255, 127.5, 0][at % 3]!)
  const [direction, other] = await embedder.embed([orange, new Uint8Array(8 * 8 * 3)])
  expect([...direction!]).toEqual([expect.closeTo(1, 1), expect.closeTo(0, 1), expect.closeTo(-1, 1)])
  expect([...other!]).toEqual([-1, -1, -1])
})
it('says what is wrong with a description of a model', () => {
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ kind: 'onnx', size: 8 }))
  expect(() => modelOf(join(folder, 'wrong.json'))).toThrow(Refusal)
  expect(() => modelOf(join(folder, 'none.json'))).toThrow(/none\.json/)
})
