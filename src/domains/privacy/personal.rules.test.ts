/** Whose name is taken out, and what a merge keeps of them. */
import { expect, it } from 'vitest'
import { Redactor } from '../../kernel/redact.ts'
import { patternOf } from './pattern.rules.ts'
import { emptiedMerge, fullNames, joinPersonal, outsideBusinesses } from './personal.rules.ts'

const her = { names: ['Trịnh Thị Hoà'], numbers: ['0988777666'] }

it('a shortened name is not looked for when the full one is on record', () => {
  expect(fullNames(['Thị Hoà', 'Trịnh Thị Hòa', 'Lê Mận'], her.names)).toEqual(['Trịnh Thị Hòa', 'Lê Mận'])
})
it('a name that a business is called by stays in papers about it', () => {
  expect(outsideBusinesses(her, ['Công ty TNHH TRỊNH THỊ HÒA'])).toEqual({ names: [], numbers: her.numbers })
  expect(joinPersonal(her, { names: ['trinh thi hoa', 'Lê Mận'], numbers: [] }).names).toEqual(['trinh thi hoa', 'Lê Mận'])
})
it('a merge keeps the rows’ other fields, and nothing that it wrote of the person', () => {
  const row = (more: object) => ({
    id: 'a',
    name: 'Hộ Trịnh Thị Hoà',
    representative: 'Trịnh Thị Hoà',
    phone: '0988777666',
    workers: 4,
    ...more,
  })
  const merge = {
    before: { kept: row({ taxCode: '001185009876' }), gone: row({ representative: 'Người Khác Thử', phone: '0900000001' }) },
    after: { phone: '0988777666', workers: 5, name: 'Hộ Trịnh Thị Hoà' },
    putAside: [{ table: 'attendance', row: { note: 'chị trinh thi hoa' } }],
  }
  const applies = (values: Readonly<Record<string, unknown>>) => values.representative === 'Trịnh Thị Hoà'
  expect(emptiedMerge(merge, { personal: ['representative', 'phone'], applies, redactor: new Redactor(her) })).toEqual({
    before: {
      kept: { id: 'a', name: 'Hộ (đã xóa)', representative: null, phone: null, workers: 4, taxCode: null },
      gone: { id: 'a', name: 'Hộ (đã xóa)', representative: 'Người Khác Thử', phone: '0900000001', workers: 4 },
    },
    after: { workers: 5, name: 'Hộ (đã xóa)' },
    putAside: [{ table: 'attendance', row: { note: 'chị (đã xóa)' } }],
  })
})
it('one pattern meets a name and a number in any spelling', () => {
  const pattern = new RegExp(patternOf({ names: ['Trịnh Thị Hoà', 'An'], numbers: ['0988777666', 'a.b@mau.vn'] }) ?? '')
  for (const text of ['TRỊNH THỊ HÒA', 'trinh  thi\nhoa', 'Trịnh Thị Hoà'.normalize('NFD'), '+84 988.777.666', 'A.B@MAU.VN'])
    expect(text).toMatch(pattern)
  for (const text of ['Trình Thư Hoa', 'An', 'axb@mau.vn', '098877766']) expect(text).not.toMatch(pattern)
  expect(patternOf({ names: ['An'], numbers: [] })).toBeUndefined()
})
