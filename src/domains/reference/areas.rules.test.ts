/** Which places are areas of priority: named, certainly not, or not said; through the end of a unit. */
import { describe, expect, it } from 'vitest'
import { type AreaNamed, areaStanding } from './areas.rules.ts'
import { type AreaKind, areaKinds } from './areas.schema.ts'
import { pastedPlaces, placesRead } from './areas-read.rules.ts'
import { type Unit, unitIndex } from './units.rules.ts'

const unit = (id: string, fullName: string, more: Partial<Unit> = {}): Unit => ({
  id,
  code: id,
  name: fullName.replace(/^(Xã|Huyện) /, ''),
  fullName,
  type: 'xã',
  level: 'commune',
  parentId: 'd',
  validFrom: '2004-01-01',
  validUntil: '2025-07-01',
  ...more,
})
const all: Unit[] = [
  unit('p', 'Thành phố Thử', { level: 'province', parentId: null, validUntil: null }),
  unit('d', 'Huyện Thử', { level: 'district', parentId: 'p' }),
  unit('e', 'Huyện Khác', { level: 'district', parentId: 'p' }),
  unit('a', 'Xã An'),
  unit('b', 'Xã Bình'),
  unit('a2', 'Xã An', { parentId: 'e' }),
  unit('n', 'Xã An Bình', { parentId: 'p', validFrom: '2025-07-01', validUntil: null }),
]
const merged = (fromId: string) => ({ fromId, toId: 'n', on: '2025-07-01', kind: 'merge' })
const units = { ...unitIndex(all, [merged('a'), merged('b')]), all }
const list = (unitIds: string[], more: Partial<AreaNamed> = {}): AreaNamed => ({
  kind: 'ethnic',
  document: 'QĐ THỬ 01',
  validFrom: '2021-01-01',
  validUntil: null,
  complete: false,
  unitIds,
  ...more,
})
const complete = (unitIds: string[] = []) => (Object.keys(areaKinds) as AreaKind[]).map(kind => list(unitIds, { kind, complete: true }))
const on = (lists: AreaNamed[], id: string, day = '2024-11-22', kinds?: AreaKind[]) => areaStanding(lists, units, id, day, kinds).holds

describe('a place', () => {
  it('is named with its kind and document, within the days of the list', () => {
    expect(areaStanding([list(['a'])], units, 'a', '2024-11-22')).toEqual({
      holds: true,
      says: 'Xã An, vùng dân tộc thiểu số, theo QĐ THỬ 01',
    })
    expect(on([list(['a'])], 'a', '2020-12-31')).toBeNull()
    expect(on([list(['a'], { validUntil: '2024-01-01' })], 'a')).toBeNull()
  })
  it('lies in what is named above it, and keeps what the unit it came from was', () => {
    expect(on([list(['d'])], 'a')).toBe(true)
    expect(on([list(['a'])], 'a', '2026-03-01')).toBe(true)
    expect(on([list(['n'], { validFrom: '2025-07-01' })], 'a', '2026-03-01')).toBe(true)
  })
  it('without any list is not said, and neither is one that an incomplete list leaves out', () => {
    expect(on([], 'b')).toBeNull()
    expect(on([list(['a'])], 'b')).toBeNull()
  })
  it('is none only when complete lists of every kind leave it out', () => {
    expect(on(complete(['a']), 'b')).toBe(false)
    expect(on(complete(['a']).slice(1), 'b')).toBeNull()
    expect(on([list([], { kind: 'difficult', complete: true })], 'b', '2024-11-22', ['difficult'])).toBe(false)
  })
  it('that is not named is told which lists were looked at, or that there is none', () => {
    const says = (lists: AreaNamed[], id: string, day = '2024-11-22') => areaStanding(lists, units, id, day, ['ethnic']).says
    expect(says([], 'b')).toBe('chưa nhập danh sách vùng dân tộc thiểu số nào áp dụng vào ngày 22/11/2024')
    expect(says([list(['a'])], 'b')).toContain('QĐ THỬ 01, mà danh sách chưa chắc')
    expect(says([list(['a'], { complete: true })], 'b')).toBe(
      'Xã Bình không có tên trong danh sách vùng dân tộc thiểu số theo QĐ THỬ 01 (danh sách là toàn bộ)',
    )
    expect(says([list(['a'], { complete: true })], 'n', '2026-03-01')).toContain('chỉ nêu một phần của Xã An Bình')
  })
  it('of which only a former part is named is not said either way', () => {
    expect(on(complete(['a']), 'n', '2026-03-01')).toBeNull()
  })
})

describe('what is pasted', () => {
  const read = (pasted: string) => placesRead(units, pastedPlaces(pasted), '2024-11-22')
  it('is read by name, by name with the unit above, from two columns, by code, without its kind where that is clear', () => {
    expect(read('xã  bình\r\nXã An\tHuyện Thử\n\na2\nHuyện Khác')).toEqual({ unitIds: ['b', 'a', 'a2', 'e'], unread: [] })
    expect(read('bình\nan, khác')).toEqual({ unitIds: ['b', 'a2'], unread: [] })
  })
  it('says which lines name nothing of that day, or more than one, and where they stand', () => {
    expect(read('Xã An\n\nXã Không Có\nXã An Bình')).toEqual({
      unitIds: [],
      unread: [
        { at: 'dòng 1', line: 'Xã An', several: ['Xã An, Huyện Thử', 'Xã An, Huyện Khác'] },
        { at: 'dòng 3', line: 'Xã Không Có', several: [] },
        { at: 'dòng 4', line: 'Xã An Bình', several: [] },
      ],
    })
  })
})
