import { expect, test } from 'vitest'
import { keysOf } from './keys.rules.ts'
import type { LinkRecord } from './linkage.schema.ts'
import { neighboursOf } from './neighbours.rules.ts'
import { columnOf } from './values.rules.ts'

const words =
  `mây tre đan gốm sứ lụa thêu ren mộc chạm khảm trai sơn mài nón lá giấy dó quạt chuông đồng rèn dao kéo bạc vàng đá sừng bún bánh chè cốm
  tương mắm rượu miến giò nem kẹo mứt sen đào quất mai chiếu cói thảm bông vải nhuộm may da giày túi trống đàn sáo tượng đình`.split(/\s+/)
let state = 7
const pick = () => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0
  return words[Math.floor((state / 2 ** 32) * words.length)]!
}
/** `count` names of four words of a few; the later half writes those of the first half again, the words in another order. */
const twice = (count: number): LinkRecord[] => {
  const first = Array.from({ length: count / 2 }, () => [pick(), pick(), pick(), pick()])
  const names = [...first, ...first.map(name => name.toReversed())]
  return names.map((name, at) => ({ id: String(at), values: [name.join(' ')] }))
}

test.each(['within one list', 'between two lists'])('%s, doubles are found though every word is held by more than may be read', how => {
  const records = twice(2000)
  const column = columnOf({ key: 'name', kind: 'words' }, 0, records)
  const keyed = keysOf([column], records.length)
  const split = how === 'within one list' ? 2000 : 1000
  // Each word is held by some 130; a record may read 60.
  expect(Math.min(...keyed.holders)).toBeGreaterThan(60)
  const { near, neighbours } = neighboursOf(keyed, split, { neighbours: 10, work: 60 * 2000 })
  const found = Array.from({ length: 1000 }, (_, i) => near.subarray(i * neighbours, (i + 1) * neighbours).includes(i + 1000))
  expect(found.filter(Boolean).length).toBeGreaterThan(950)
  if (split === 1000) expect(near.subarray(0, 1000 * neighbours).every(other => other < 0 || other >= 1000)).toBe(true)
})
