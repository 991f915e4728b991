/** Differences as an officer sees them marked. */
import { expect, it } from 'vitest'
import { differences, type Stretch } from './difference.rules.ts'

const marked = (stretches: readonly Stretch[]) => stretches.map(each => (each.same ? each.text : `[${each.text}]`)).join('')
const both = (a: string, b: string) => differences(a, b).map(marked)

it('marks the letters that differ, not the whole name', () => {
  expect(both('Cơ sở Sơn mài Hoà Bình', 'Cơ sở Sơn mài Hòa Bình')).toEqual(['Cơ sở Sơn mài H[oà] Bình', 'Cơ sở Sơn mài H[òa] Bình'])
  expect(both('Nguyễn Văn Đức', 'Nguyen Van Duc')).toEqual(['Nguy[ễ]n V[ă]n [Đứ]c', 'Nguy[e]n V[a]n [Du]c'])
})
it('marks words that only one of the two has', () => {
  expect(both('Công ty TNHH Gốm Bát Tràng', 'Công ty Gốm Bát Tràng')).toEqual(['Công ty [TNHH ]Gốm Bát Tràng', 'Công ty Gốm Bát Tràng'])
  expect(both('Hạ Thái', 'Hạ Thái')).toEqual(['Hạ Thái', 'Hạ Thái'])
})
it('loses no letter of either text', () => {
  for (const [a, b] of [
    ['Số 5,  thôn Hạ', 'thôn Hạ, số 5'],
    ['', 'Mới'],
    [' trống trước', 'trống trước'],
  ] as const) {
    const [x, y] = differences(a, b)
    expect(x.map(each => each.text).join('')).toBe(a)
    expect(y.map(each => each.text).join('')).toBe(b)
  }
})
