/** How a view is read and said, without a database. */
import { describe, expect, it } from 'vitest'
import { type Succession, type Unit, unitIndex } from '../reference/units.rules.ts'
import { chosenColumns, columnOf, registerColumns } from './columns.schema.ts'
import { namedLookup, placeLookup, untouched } from './register-workbook.rules.ts'
import { conditionsOf, sayFilter, unitsBelow, workersOf } from './views.rules.ts'
import { registerFilter } from './views.schema.ts'

const end = '2025-07-01'
const unit = (
  id: string,
  fullName: string,
  level: Unit['level'],
  parentId: string | null,
  validFrom: string,
  validUntil: string | null,
): Unit => ({
  id,
  code: id,
  name: fullName,
  fullName,
  type: '',
  level,
  parentId,
  validFrom,
  validUntil,
})
const all = [
  unit('p', 'Thành phố', 'province', null, '2008-01-01', null),
  unit('d1', 'Huyện Một', 'district', 'p', '2008-01-01', end),
  unit('d2', 'Huyện Hai', 'district', 'p', '2008-01-01', end),
  unit('c1', 'Xã Tân Lập', 'commune', 'd1', '2008-01-01', end),
  unit('c2', 'Xã Đông', 'commune', 'd1', '2008-01-01', end),
  unit('c3', 'Xã Tân Lập', 'commune', 'd2', '2008-01-01', end),
  unit('n1', 'Xã Mới', 'commune', 'p', end, null),
  unit('n2', 'Xã Khác', 'commune', 'p', end, null),
]
const successions: Succession[] = [
  { fromId: 'c1', toId: 'n1', on: end, kind: 'merge' },
  { fromId: 'c3', toId: 'n1', on: end, kind: 'merge' },
  { fromId: 'c2', toId: 'n1', on: end, kind: 'split' },
  { fromId: 'c2', toId: 'n2', on: end, kind: 'split' },
]
const units = { ...unitIndex(all, successions), all }

describe('a chosen unit', () => {
  it('brings all below it', () => expect(unitsBelow(units, 'd1', '2024-11-22').sort()).toEqual(['c1', 'c2', 'd1']))
  it('brings the units that went into it', () => expect(unitsBelow(units, 'n1', '2026-01-01').sort()).toEqual(['c1', 'c3', 'n1']))
  it('that has ended brings what was below it and whoever certainly followed', () =>
    expect(unitsBelow(units, 'd1', '2026-01-01').sort()).toEqual(['c1', 'c2', 'c3', 'd1', 'n1']))
  it('that nobody knows is itself', () => expect(unitsBelow(units, 'x', '2026-01-01')).toEqual(['x']))
})

describe('a filter', () => {
  it('reads ranges with open ends', () => {
    expect(workersOf('10-50')).toEqual({ from: 10, to: 50 })
    expect(workersOf('10-')).toEqual({ from: 10 })
    expect(workersOf('-50')).toEqual({ to: 50 })
    for (const workers of ['-', '50', 'a-b', '10-50-']) expect(registerFilter.safeParse({ workers }).success, workers).toBe(false)
  })
  it('is one sentence, each condition in its words', () => {
    expect(
      sayFilter(
        {
          unitId: 'd1',
          craft: 'lacquer',
          kind: 'household',
          sector: 'đ',
          workers: '10-10',
          exporting: 'unknown',
          open: 'closed',
          supported: '2024',
        },
        { unit: 'Huyện Một' },
      ),
    ).toBe('Huyện Một, sơn mài, hộ kinh doanh, ngành đ, 10 lao động, chưa rõ có xuất khẩu không, đã ngừng hoạt động, được hỗ trợ năm 2024')
    expect(conditionsOf({ q: 'gốm', changed: '2024-11-22', supported: 'never', workers: '-1200' })).toEqual([
      'không quá 1.200 lao động',
      'chưa từng được hỗ trợ',
      'có sửa từ 22/11/2024',
      'có chữ “gốm”',
    ])
  })
})

describe('columns', () => {
  it('stand in the order asked for, the name first, personal ones only for those who may', () => {
    const keys = (asked?: string, personal = true) => chosenColumns(asked, personal).map(column => column.key)
    expect(keys('phone,workers,phone,nonsense,name')).toEqual(['name', 'phone', 'workers'])
    expect(keys('phone,workers', false)).toEqual(['name', 'workers'])
    expect(keys()).toEqual(['name', 'code', 'craft', 'place', 'village', 'taxCode', 'workers'])
  })
  it('that name a record or a person are set in one record at a time', () => {
    for (const column of registerColumns.filter(each => each.bulk)) {
      expect(column.personal, column.key).toBe(false)
      expect(['code', 'name', 'taxCode'], column.key).not.toContain(column.key)
      expect(column.field, column.key).not.toBeNull()
    }
  })
})

describe('a cell that comes back', () => {
  it.each([
    ['workers', 12, { raw: 12 }, true],
    ['workers', 12, { raw: '12' }, false],
    ['workers', null, undefined, true],
    ['workers', 12, undefined, false],
    ['exporting', true, { raw: 'Có' }, true],
    ['exporting', false, { raw: false }, true],
    ['craft', 'lacquer', { raw: 'Sơn mài' }, true],
    ['closedOn', '2024-05-06', { raw: '2024-05-06', date: '2024-05-06' }, true],
    ['taxCode', '•••••••••123', { raw: '•••••••••123' }, true],
    ['name', 'Hợp tác xã', { raw: 'Hợp  tác xã ' }, true],
    ['name', 'Hợp tác xã', { raw: '#REF!', error: true as const }, false],
  ] as const)('%s given out as %s and read as %o is untouched: %s', (key, base, cell, expected) =>
    expect(untouched(columnOf(key), cell, base)).toBe(expected),
  )
})
describe('names of places and villages', () => {
  it('point to one, to several, or to none', () => {
    const find = placeLookup(units, '2024-11-22')
    expect(find('xa dong,huyen mot')).toEqual({ id: 'c2' })
    expect(find('Xã Đông')).toEqual({ id: 'c2' })
    expect(find('c1')).toEqual({ id: 'c1' })
    expect(find('Xã Tân Lập')).toEqual({ several: ['Xã Tân Lập, Huyện Một', 'Xã Tân Lập, Huyện Hai'] })
    expect(find('Xã Mới')).toBeUndefined()
    const village = namedLookup([{ id: '1', code: 'LN-1', name: 'Làng gốm' }])
    expect(village('lang gom')).toEqual({ id: '1' })
    expect(village('LN-1')).toEqual({ id: '1' })
  })
})
