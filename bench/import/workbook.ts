/** A register of many invented establishments as a workbook: the same for the same count, one row in a hundred with a mistake. */
import { establishmentKinds } from '../../src/domains/establishments/establishments.schema.ts'
import { establishmentSheet } from '../../src/domains/exchange/register-sheets.schema.ts'
import { crafts, sectors } from '../../src/domains/reference/catalog.schema.ts'
import { fillWorkbook } from '../../src/files/workbook-fill.ts'

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
const stream = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}
const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý']
const middle = ['Văn', 'Thị', 'Hữu', 'Đức', 'Quang', 'Minh', 'Thanh', 'Xuân']
const given = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Giang',
  'Hà',
  'Hòa',
  'Hùng',
  'Lan',
  'Liên',
  'Long',
  'Mai',
  'Nam',
  'Ngọc',
  'Phúc',
  'Quý',
  'Sơn',
  'Thảo',
  'Tú',
  'Yến',
]
const forms = { company: 'Công ty TNHH', cooperative: 'Hợp tác xã', group: 'Tổ hợp tác', household: 'Hộ kinh doanh' } as const

/**
 * @param places codes of communes in force on the day of the import
 * @returns the bytes of co-so.xlsx with `count` rows
 */
export const registerOf = (count: number, places: readonly string[]): Promise<Uint8Array> => {
  const chance = stream(count)
  const one = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const person = () => `${one(family)} ${one(middle)} ${one(given)}`
  const craftCodes = Object.keys(crafts) as (keyof typeof crafts)[]
  const sectorCodes = Object.keys(sectors) as (keyof typeof sectors)[]
  const row = (at: number) => {
    const kind = one(Object.keys(forms) as (keyof typeof forms)[])
    const craft = one(craftCodes)
    const owner = person()
    const values: Record<string, string | number | boolean | null> = {
      code: `BM-${String(at).padStart(6, '0')}`,
      name: `${forms[kind]} ${crafts[craft]} ${owner.split(' ').slice(1).join(' ')} ${at}`,
      kind: establishmentKinds[kind],
      craft: crafts[craft],
      sector: sectors[one(sectorCodes)],
      place: one(places),
      address: `Số ${1 + Math.floor(chance() * 200)}, thôn ${1 + Math.floor(chance() * 9)}`,
      workers: Math.floor(chance() * 80),
      localMaterials: Math.floor(chance() * 100),
      exporting: chance() < 0.3,
      experienceYears: Math.floor(chance() * 30),
      representative: owner,
      phone: `09${String(Math.floor(chance() * 1e8)).padStart(8, '0')}`,
    }
    if (at % 100 === 50) values.kind = 'Không rõ'
    return establishmentSheet.columns.map(({ key }) => {
      const value = values[key] ?? null
      return typeof value === 'boolean' ? (value ? 'Có' : 'Không') : value
    })
  }
  const parts = function* () {
    for (let start = 0; start < count; start += 1000)
      yield Array.from({ length: Math.min(1000, count - start) }, (_, at) => row(start + at))
  }
  const kinds = { int: 'int', money: 'money', date: 'date' } as const
  return fillWorkbook([
    {
      name: establishmentSheet.name,
      columns: establishmentSheet.columns.map(({ header, kind }) => ({
        header,
        width: 18,
        ...(kind in kinds && { kind: kinds[kind as keyof typeof kinds] }),
      })),
      parts: parts(),
    },
  ])
}
