/** What is wrong in an address or a body is said in Vietnamese, and names the value. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../domains/index.ts'
import { type TestServer, testServer, type Visitor } from './testing.ts'

let server: TestServer
let appraiser: Visitor
beforeAll(async () => {
  server = await testServer('2026-11-20')
  appraiser = await server.as('thamdinh')
})
afterAll(() => server.close())

const english = /\b(invalid|input|expected|received|too|must|required|unrecogni[sz]ed|string|number|boolean|array|object|option|pattern)\b/i
const vietnamese = /[ăâđêôơưàảãạáằẳẵặắầẩẫậấèẻẽẹéềểễệếìỉĩịíòỏõọóồổỗộốờởỡợớùủũụúừửữựứỳỷỹỵý]/i

describe('through the routes', () => {
  const refused = async (path: string, visitor: Visitor = server.visitor) => {
    const { status, body } = await visitor.get(path)
    expect(status, path).toBe(422)
    return body as { detail: string; errors: { path: string; message: string }[] }
  }
  it('a query that is missing, not in the list or too long names each value', async () => {
    const { detail, errors } = await refused(`/public/support?loai=king&xa=${'x'.repeat(41)}&nghe=lacquer&ccn=yes&viec=machine`)
    expect(errors).toEqual([
      { path: 'loai', message: 'Giá trị “loai” không có trong danh sách được nhận' },
      { path: 'xa', message: 'Giá trị “xa” dài quá 40 ký tự' },
      { path: 'nganh', message: 'Giá trị “nganh” còn thiếu' },
      { path: 'ccn', message: 'Giá trị “ccn” không có trong danh sách được nhận' },
    ])
    expect(detail).not.toMatch(english)
  })
  it('so does a body', async () => {
    const { status, body } = await server.visitor.post('/public/applications/follow', { receipt: 5 })
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      { path: 'receipt', message: 'Giá trị “receipt” chưa đúng dạng' },
      { path: 'phone', message: 'Giá trị “phone” còn thiếu' },
    ])
  })
  it('a field that the house words itself keeps its words', async () => {
    const { body } = await appraiser.post('/calls', { year: 'x' })
    const errors = body.errors as { path: string; message: string }[]
    expect(errors.find(({ path }) => path === 'title')?.message).toMatch(/^Cần nhập /)
  })
})

/** Values that a schema is not made for, one after the other at every place of it. */
const junk: readonly unknown[] = [undefined, null, '', 'x'.repeat(30_000), '???', -1, 1.5, 1e17, true, [], [null], {}, { zz: 1 }]
interface Shaped {
  def: { shape?: Record<string, unknown>; in?: Shaped; innerType?: Shaped }
}
/** The names of an object's values, through what wraps it. */
const namesOf = ({ def }: Shaped): string[] => {
  if (def.shape) return Object.keys(def.shape)
  const inner = def.in ?? def.innerType
  return inner ? namesOf(inner) : []
}
it('no schema of any route refuses in English', () => {
  const heard = new Set<string>()
  for (const { method, path, query, body, params } of routes)
    for (const schema of [query, body, params]) {
      if (!schema) continue
      const names = namesOf(schema as unknown as Shaped)
      const inputs = [...junk, ...names.flatMap(name => junk.map(value => ({ [name]: value })))]
      for (const input of inputs) {
        // A name of a value (`“limit”`) is no word of the sentence.
        for (const { message } of schema.safeParse(input).error?.issues ?? []) {
          const words = message.replace(/“[^”]*”/g, '')
          heard.add(message)
          expect(words, `${method} ${path}: ${message}`).not.toMatch(english)
          expect(words, `${method} ${path}: ${message}`).toMatch(vietnamese)
        }
      }
    }
  expect(heard.size).toBeGreaterThan(100)
})
