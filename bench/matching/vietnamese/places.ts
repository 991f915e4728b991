/** Hà Nội's real units in three eras, and made-up hamlets in them. */
import { readFileSync } from 'node:fs'
import { type Succession, type Unit, type UnitIndex, unitIndex } from '../../../src/domains/reference/units.rules.ts'
import { readCsv } from '../../../src/files/csv.ts'
import type { Random } from '../random.ts'
import { type Craft, craftOf, families } from './names.ts'

const read = (file: string) => readCsv(readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8'))
export const units: readonly Unit[] = read('units/units.csv').map(row => ({
  id: row.id ?? '',
  code: row.code ?? '',
  name: row.name ?? '',
  fullName: row.full_name ?? '',
  type: row.type ?? '',
  level: row.level as Unit['level'],
  parentId: row.parent_id || null,
  validFrom: row.valid_from ?? '',
  validUntil: row.valid_until || null,
}))
export const successions: readonly Succession[] = read('units/succession.csv').map(row => ({
  fromId: row.from_id ?? '',
  toId: row.to_id || null,
  on: row.on ?? '',
  kind: row.kind ?? '',
}))
export const index: UnitIndex = unitIndex(units, successions)

export const eras = ['2024-06-01', '2025-03-01', '2025-09-01'] as const
/** A hamlet and the unit it lies in, era by era. */
export interface Hamlet {
  name: string
  kind: string
  unitIds: readonly [string, string, string]
  /** Family names of most who live there. */
  lines: readonly string[]
  craft: Craft
  village: string | null
}
const hamletNames =
  'Thượng,Hạ,Trung,Đông,Đoài,Nội,Ngoại,Tiền,Hậu,Chợ,Đình,Bến,Mới,Cầu,Phú Thịnh,Yên Khê,Đồng Vàng,Văn Giang,An Khoái,Phúc Lâm,Tân Tiến,Hòa Bình,Đồng Tâm,Thái Lai,Lưu Xá,Phương Quan,Đại Nghiệp,Bình Vọng,Mỹ Hòa,Quý Sơn'.split(
    ',',
  )
const crafts: readonly Craft[] = [
  'wood',
  'food',
  'bamboo',
  'mechanics',
  'garment',
  'textile',
  'ceramics',
  'other',
  'lacquer',
  'inlay',
  'metal_stone',
]

/** From three to five hamlets for each commune of 2024 with known successors, and the real craft villages of the demo list. */
export const hamlets = (chance: Random): Hamlet[] => {
  const villages = read('villages/villages.csv')
  const old = units.filter(unit => unit.id.startsWith('hn-c-'))
  return old.flatMap(unit => {
    const [second] = index.successorsOf(unit.id, eras[1]).units
    const last = second ? index.successorsOf(second, eras[2]).units : []
    if (!second || !last.length) return []
    const known = villages.filter(row => row.unit_id === unit.id)
    const lines = chance.some([...families.slice(0, 6), chance.common(families), chance.pick(families)], 4)
    const plain = Array.from({ length: 3 + chance.int(3) }, (_, at) => ({
      name: chance.chance(0.2) ? String(at + 1) : chance.pick(hamletNames),
      craft: chance.common(crafts, 1.4),
      village: null,
    }))
    const mine = known.map(row => ({ name: row.village ?? '', craft: craftOf(row.craft ?? ''), village: row.village ?? '' }))
    return [...mine, ...plain].map(place => ({
      ...place,
      kind: unit.type === 'Xã' ? chance.pick(['thôn', 'thôn', 'thôn', 'xóm', 'làng']) : chance.pick(['tổ', 'tổ dân phố', 'ngõ', 'phố']),
      lines: chance.shuffled(lines),
      unitIds: [unit.id, second, chance.pick(last)] as const,
    }))
  })
}
const shortTypes: Record<string, string[]> = {
  Xã: ['Xã', 'xã', 'X.'],
  Phường: ['Phường', 'phường', 'P.', 'P'],
  'Thị trấn': ['Thị trấn', 'TT', 'TT.', 'thị trấn'],
  Huyện: ['Huyện', 'huyện', 'H.'],
  Quận: ['Quận', 'quận', 'Q.'],
  'Thị xã': ['Thị xã', 'TX', 'TX.'],
}
/** The unit with those above, as somebody writes it. */
export const written = (chance: Random, unitId: string, tidy: boolean): string => {
  const line = index.ancestors(unitId).filter(unit => unit.level !== 'province')
  const named = line.map(unit => {
    if (tidy) return unit.fullName
    if (chance.chance(0.3)) return unit.name
    const type = chance.pick(shortTypes[unit.type] ?? [unit.type])
    return `${type}${type.endsWith('.') && chance.chance(0.5) ? '' : ' '}${unit.name}`
  })
  const ends = tidy || chance.chance(0.5) ? [] : [chance.pick(['Hà Nội', 'TP Hà Nội', 'TP. Hà Nội', 'Thành phố Hà Nội', 'HN'])]
  return [...named, ...ends].join(chance.chance(0.8) || tidy ? ', ' : ' - ')
}
