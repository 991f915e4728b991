/** Law and offices in the running text of an official paper. */
import { expect, it } from 'vitest'
import { citations, officeInText } from './paper-words.rules.ts'

it('writes each law out, its article first, without our remarks', () => {
  expect(citations('TT 36/2013/TT-BCT Điều 7; TT 46/2012/TT-BCT Điều 6; NĐ 235/2025/NĐ-CP (ưu tiên nữ, dân tộc thiểu số làm chủ)')).toEqual(
    ['Điều 7 Thông tư số 36/2013/TT-BCT', 'Điều 6 Thông tư số 46/2012/TT-BCT', 'Nghị định số 235/2025/NĐ-CP'],
  )
  expect(citations('Nghị quyết của Hội đồng nhân dân Thành phố')).toEqual(['Nghị quyết của Hội đồng nhân dân Thành phố'])
})
it('writes an office as a name, not in capitals', () => {
  expect([officeInText('SỞ CÔNG THƯƠNG'), officeInText('Sở Công Thương Hà Nội'), officeInText('')]).toEqual([
    'Sở Công Thương',
    'Sở Công Thương Hà Nội',
    '',
  ])
})
