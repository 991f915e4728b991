/** The questions about units, asked of the shipped lists of Hà Nội. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ancestors, type Succession, subtree, successorsOf, territory, type Unit, unitIndex, validOn } from './units.rules.ts'

const rowsOf = (file: string): Record<string, string>[] => {
  const [head = '', ...lines] = readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = head.split(',')
  return lines.map(line => Object.fromEntries(line.split(',').map((value, at) => [columns[at] ?? '', value])))
}
const text = (row: Record<string, string>, column: string): string => row[column] ?? ''
const units: Unit[] = rowsOf('units/units.csv').map(row => ({
  id: text(row, 'id'),
  code: text(row, 'code'),
  name: text(row, 'name'),
  fullName: text(row, 'full_name'),
  type: text(row, 'type'),
  level: text(row, 'level') as Unit['level'],
  parentId: text(row, 'parent_id') || null,
  validFrom: text(row, 'valid_from'),
  validUntil: text(row, 'valid_until') || null,
}))
const successions: Succession[] = rowsOf('units/succession.csv').map(row => ({
  fromId: text(row, 'from_id'),
  toId: text(row, 'to_id') || null,
  on: text(row, 'on'),
  kind: text(row, 'kind'),
}))
const index = unitIndex(units, successions)
const [IN_2024, EARLY_2025, IN_2026] = ['2024-11-22', '2025-03-01', '2026-02-01']
const inForce = (day: string, level: Unit['level']) => units.filter(unit => unit.level === level && validOn(unit, day))
const names = (ids: Iterable<string>) => [...ids].map(id => index.unit(id)?.fullName).sort()

describe('the shipped lists', () => {
  it.each([
    ['2024-12-31', 579, 30, 63],
    ['2025-01-01', 526, 30, 63],
    ['2025-06-30', 526, 30, 63],
    ['2025-07-01', 126, 0, 34],
  ])('on %s Hà Nội has %i communes and %i districts, the country %i provinces', (day, communes, districts, provinces) => {
    expect(inForce(day, 'commune')).toHaveLength(communes)
    expect(inForce(day, 'district')).toHaveLength(districts)
    expect(inForce(day, 'province')).toHaveLength(provinces)
  })

  it('have 51 wards and 75 rural communes directly under the city since 1 July 2025', () => {
    const now = inForce('2025-07-01', 'commune')
    expect(now.filter(unit => unit.type === 'Phường')).toHaveLength(51)
    expect(now.filter(unit => unit.type === 'Xã')).toHaveLength(75)
    expect(now.every(unit => unit.parentId === 'p-01')).toBe(true)
  })

  it('are spelt in NFC and use each id once', () => {
    expect(units.every(unit => unit.fullName === unit.fullName.normalize('NFC'))).toBe(true)
    expect(new Set(units.map(unit => unit.id)).size).toBe(units.length)
  })

  it('let every commune of early 2025 lead to at least one of today', () => {
    for (const unit of inForce(EARLY_2025, 'commune')) {
      const next = index.successorsOf(unit.id, IN_2026).units
      expect(next.length, unit.fullName).toBeGreaterThan(0)
      expect(next.every(id => validOn(index.unit(id)!, IN_2026))).toBe(true)
    }
  })

  it('leave exactly the eight communes of 2024 without a known successor', () => {
    const lost = inForce(IN_2024, 'commune').filter(unit => index.successorsOf(unit.id, EARLY_2025).units.length === 0)
    expect(names(lost.map(unit => unit.id))).toEqual(
      [
        'Phường Thịnh Quang',
        'Phường Bạch Mai',
        'Phường Hạ Đình',
        'Phường Quang Trung',
        'Phường Ngô Quyền',
        'Xã Văn Hoàng',
        'Xã Nam Phong',
        'Xã Trầm Lộng',
      ].sort(),
    )
  })

  it('give every craft village of the demo a commune of 2024, or none and the reason', () => {
    const villages = rowsOf('villages/villages.csv')
    expect(villages).toHaveLength(91)
    for (const row of villages) {
      expect(row.status).toBe('unverified-demo')
      const unit = index.unit(text(row, 'unit_id'))
      if (unit) expect(validOn(unit, IN_2024)).toBe(true)
      else expect(row.source_note).toContain('huyện đã ghi không có đơn vị tên này')
    }
    expect(villages.filter(row => row.unit_id === '').map(row => row.village)).toEqual(['Ninh Sở', 'Mã Lão'])
  })
})

describe('Huyện Thường Tín', () => {
  it('holds itself and 29 communes in 2024, 27 in early 2025, and nothing after it ended', () => {
    expect(index.subtree('hn-d-279', IN_2024).size).toBe(30)
    expect(index.subtree('hn-d-279', EARLY_2025).size).toBe(28)
    expect(index.subtree('hn-d-279', '2025-06-30').size).toBe(28)
    expect(index.subtree('hn-d-279', '2025-07-01').size).toBe(0)
    expect(index.territory('hn-d-279', '2025-07-01').size).toBe(0)
  })

  it('lets its officer find the records of communes merged at the start of 2025', () => {
    const now = index.territory('hn-d-279', EARLY_2025)
    expect(now.has('hn-c-10228')).toBe(true) // Thư Phú, merged into Chương Dương
    expect(now.has('hn25a-c-10264')).toBe(true) // Vạn Nhất
    expect(index.territory('hn-d-279', IN_2024).has('hn25a-c-10264')).toBe(false) // not begun in 2024
    expect(now.has('hn-c-10033')).toBe(false) // Phú Nghĩa, of another district
  })

  it('is not followed by any single unit', () => {
    expect(index.successorsOf('hn-d-279', IN_2026)).toEqual({ units: [], certain: false })
  })
})

describe('the lineage of a commune', () => {
  it('is certain when it merged whole into one', () => {
    expect(index.successorsOf('hn-c-10183', IN_2026)).toEqual({ units: ['hn25b-c-10183'], certain: true })
    expect(index.unit('hn25b-c-10183')?.fullName).toBe('Xã Thường Tín')
  })

  it('is followed through both reforms', () => {
    expect(index.successorsOf('hn-c-10228', EARLY_2025)).toEqual({ units: ['hn-c-10237'], certain: true })
    expect(index.successorsOf('hn-c-10228', IN_2026)).toEqual({ units: ['hn25b-c-10237'], certain: true })
  })

  it('is the commune itself while it is in force', () => {
    expect(index.successorsOf('hn-c-10183', '2025-06-30')).toEqual({ units: ['hn-c-10183'], certain: true })
  })

  it('is not certain after a split, nor for what merged into a commune that was split later', () => {
    const split = index.successorsOf('hn-c-10192', IN_2026)
    expect(names(split.units)).toEqual(['Xã Hồng Vân', 'Xã Nam Phù', 'Xã Ngọc Hồi'])
    expect(split.certain).toBe(false)
    const later = index.successorsOf('hn-c-10252', IN_2026) // Thống Nhất → Vạn Nhất → two
    expect(names(later.units)).toEqual(['Xã Chương Dương', 'Xã Phú Xuyên'])
    expect(later.certain).toBe(false)
  })

  it('is not certain when the successor is unknown, even though a namesake exists', () => {
    expect(index.successorsOf('hn-c-10297', EARLY_2025)).toEqual({ units: [], certain: false })
    expect(index.unit('hn25a-c-10291')?.name).toBe(index.unit('hn-c-10297')?.name)
  })

  it('has no answer for a unit that has not begun or does not exist', () => {
    expect(index.successorsOf('hn25b-c-10183', IN_2024)).toEqual({ units: [], certain: false })
    expect(index.successorsOf('nowhere', IN_2024)).toEqual({ units: [], certain: false })
  })

  it('reads the same from the successions alone', () => {
    for (const id of ['hn-c-10183', 'hn-c-10228', 'hn-c-10192', 'hn-c-10297'])
      expect(successorsOf(successions, id, IN_2026)).toEqual(index.successorsOf(id, IN_2026))
  })
})

describe('the territory an officer reads', () => {
  it('of a commune today holds the old communes that merged whole into it, not the split ones', () => {
    const now = index.territory('hn25b-c-10237', IN_2026) // Xã Chương Dương
    expect(now.has('hn-c-10237')).toBe(true)
    expect(now.has('hn-c-10228')).toBe(true)
    expect(now.has('hn25a-c-10264')).toBe(false) // Vạn Nhất, split
    expect(now.has('hn-d-279')).toBe(false)
  })

  it('of the district keeps a commune whose successor is unknown, until someone assigns it', () => {
    expect(index.territory('hn-d-280', EARLY_2025).has('hn-c-10297')).toBe(true)
  })

  it('of the city is every unit of Hà Nội that has begun by that day, and no other province', () => {
    const ofHanoi = (day: string) => units.filter(unit => (unit.id === 'p-01' || unit.id.startsWith('hn')) && unit.validFrom <= day)
    for (const day of [IN_2024, EARLY_2025, IN_2026])
      expect(index.territory('p-01', day)).toEqual(new Set(ofHanoi(day).map(unit => unit.id)))
  })

  it('of a merged province reaches the provinces it took in', () => {
    expect([...index.territory('p25-15', IN_2026)].sort()).toEqual(['p-10', 'p-15', 'p25-15'])
    expect([...index.territory('p-19', IN_2024)]).toEqual(['p-19'])
  })

  it('gives no record to two communes today', () => {
    const owners = new Map<string, string>()
    for (const commune of inForce(IN_2026, 'commune'))
      for (const id of index.territory(commune.id, IN_2026)) {
        expect(owners.get(id), `${id} in ${commune.fullName}`).toBeUndefined()
        owners.set(id, commune.id)
      }
  })

  it('is the same from the plain functions', () => {
    expect(territory(units, successions, 'hn25b-c-10237', IN_2026)).toEqual(index.territory('hn25b-c-10237', IN_2026))
    expect(subtree(units, 'hn-d-279', IN_2024)).toEqual(index.subtree('hn-d-279', IN_2024))
  })
})

describe('ancestry', () => {
  it('of phường Chương Mỹ goes straight to the city', () => {
    expect(ancestors(units, 'hn25b-c-10015').map(unit => unit.fullName)).toEqual(['Phường Chương Mỹ', 'Thành phố Hà Nội'])
  })

  it('of thị trấn Chúc Sơn, which had its code before, passes through its district', () => {
    expect(index.ancestors('hn-c-10015').map(unit => unit.fullName)).toEqual(['Thị trấn Chúc Sơn', 'Huyện Chương Mỹ', 'Thành phố Hà Nội'])
  })

  it('ends even if the parents run in a circle', () => {
    const unit = (id: string, parentId: string): Unit => ({ ...units[0]!, id, parentId })
    const circle = [unit('a', 'b'), unit('b', 'a')]
    expect(ancestors(circle, 'a').map(one => one.id)).toEqual(['a', 'b'])
    expect(subtree(circle, 'a', IN_2024).size).toBe(2)
  })
})
