/** Which places are areas of priority: named, certainly not, or not said; through the end of a unit. */
import { describe, expect, it } from 'vitest'
import { type AreaNamed, areaStanding } from './areas.rules.ts'
import { type AreaKind, areaKinds } from './areas.schema.ts'
import { headsAmong, pastedPlaces, placesRead, sayUnread } from './areas-read.rules.ts'
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
    expect(read('xã  bình\r\nXã An\tHuyện Thử\n\na2\nHuyện Khác')).toEqual({ unitIds: ['b', 'a', 'a2', 'e'], again: 0, unread: [] })
    expect(read('bình\nan, khác\nXã Bình')).toEqual({ unitIds: ['b', 'a2'], again: 1, unread: [] })
  })
  it.each([
    '1. Xã Bình',
    '12) xã Bình.',
    '- Xã Bình;',
    'a) Xã Bình',
    'IV. Xã Bình',
    'X. Bình',
    'x.bình, h. Thử',
    '3\tXã Bình\tHuyện Thử',
    'Xã Bình, Huyện Thử, Thành phố Thử',
    'Xã Bình, H. Thử, TP Thử',
    'Xã Bình (huyện Thử)',
    'Xã Bình - Huyện Thử',
    'Xã Bình thuộc huyện Thử',
    'xã Bình huyện Thử',
  ])('is read as documents write it: %s', written => {
    expect(read(written)).toMatchObject({ unitIds: ['b'], unread: [] })
  })
  it('several on one line, each in its place; a number alone is no code', () => {
    expect(read('Xã Bình; Huyện Khác; 12')).toMatchObject({ unitIds: ['b', 'e'], unread: [{ at: 'dòng 1', line: '12' }] })
  })
  it('of a name that is clear as written no other spelling is looked for', () => {
    const dashed = unit('v', 'Phường An - Bình', { name: 'An - Bình' })
    expect(
      placesRead({ ...unitIndex([...all, dashed], []), all: [...all, dashed] }, pastedPlaces('Phường An - Bình'), '2024-11-22'),
    ).toEqual({
      unitIds: ['v'],
      again: 0,
      unread: [],
    })
  })
  it('says of a unit of other days when it was, and what its place is now', () => {
    const says = (pasted: string, day: string) =>
      placesRead(units, pastedPlaces(pasted), day).unread.map(place => sayUnread(units, place, day))
    expect(says('Xã Bình, Huyện Thử', '2025-07-02')).toEqual([
      '“Xã Bình, Huyện Thử” chỉ là đơn vị đến hết ngày 30/06/2025; ngày 02/07/2025 là hoặc thuộc: Xã An Bình.',
    ])
    expect(says('Huyện Khác', '2025-07-02')).toEqual(['“Huyện Khác” chỉ là đơn vị đến hết ngày 30/06/2025, không còn vào ngày 02/07/2025.'])
    expect(says('Xã An Bình', '2024-11-22')).toEqual(['“Xã An Bình” chỉ là đơn vị từ ngày 01/07/2025, chưa có vào ngày 22/11/2024.'])
    // Two of that name: which one is meant nobody knows.
    expect(says('Xã An', '2025-07-02')).toEqual(['“Xã An” không phải tên hay mã đơn vị vào ngày 02/07/2025.'])
  })
  it('a district above a commune of the same list may only have headed it', () => {
    expect(headsAmong(units, ['d', 'b', 'e'])).toEqual(['d'])
    expect(headsAmong(units, ['d', 'a2'])).toEqual([])
  })
  it('says which lines name nothing of that day, or more than one, and where they stand', () => {
    expect(read('Xã An\n\nXã Không Có\nXã An Bình')).toEqual({
      unitIds: [],
      again: 0,
      unread: [
        { at: 'dòng 1', line: 'Xã An', several: ['Xã An, Huyện Thử', 'Xã An, Huyện Khác'], otherDays: null },
        { at: 'dòng 3', line: 'Xã Không Có', several: [], otherDays: null },
        { at: 'dòng 4', line: 'Xã An Bình', several: [], otherDays: expect.objectContaining({ id: 'n' }) },
      ],
    })
  })
})
