/** What a reader of a table relies on: Vietnamese order, unknown last, no row lost between pages. */
import { describe, expect, it } from 'vitest'
import { pageOf, sortRows } from './table.ts'

describe('tables', () => {
  it('sort as a Vietnamese dictionary, numbers inside codes by value', () => {
    const sorted = (words: string[]) => sortRows(words, word => word, false)
    expect(sorted(['Đông Anh', 'Ứng Hòa', 'Chương Mỹ', 'Đan Phượng', 'Ba Vì'])).toEqual([
      'Ba Vì',
      'Chương Mỹ',
      'Đan Phượng',
      'Đông Anh',
      'Ứng Hòa',
    ])
    expect(sorted(['ĐA-10', 'ĐA-2'])).toEqual(['ĐA-2', 'ĐA-10'])
  })
  it('keep unknown values last in both directions', () => {
    expect(sortRows([3, null, 1], value => value, false)).toEqual([1, 3, null])
    expect(sortRows([3, null, 1], value => value, true)).toEqual([3, 1, null])
  })
  it('show every row on exactly one page and hold the page inside the ends', () => {
    const rows = Array.from({ length: 120 }, (_, index) => index)
    expect([0, 1, 2].flatMap(page => pageOf(rows, page).rows)).toEqual(rows)
    expect(pageOf(rows, 2)).toMatchObject({ from: 101, to: 120, pages: 3 })
    expect(pageOf(rows, 9).page).toBe(2)
    expect(pageOf([], 0)).toMatchObject({ from: 0, to: 0, pages: 1 })
  })
})
