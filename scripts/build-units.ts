/** Builds data/units and data/villages from a folder of source lists (`admin/`, `registry/`): `tsx scripts/build-units.ts <folder>`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clean, searchable } from '../src/kernel/text.ts'

type Row = Record<string, string>
interface UnitRow {
  id: string
  code: string
  name: string
  full_name: string
  type: string
  level: 'province' | 'district' | 'commune'
  parent_id: string
  valid_from: string
  valid_until: string
}
interface SuccessionRow {
  from_id: string
  to_id: string
  on: string
  kind: 'merged' | 'split' | 'renamed' | 'same' | 'unknown'
  confidence: 'stated' | 'inferred' | 'unknown'
  note: string
}

const HANOI = '01'
/** The first day of each era. The first is a floor (Hà Tây joined Hà Nội), not the founding day of a unit. */
const ERA = { first: '2008-08-01', second: '2025-01-01', third: '2025-07-01' }

/** Rows of a plain CSV (no quotes in the sources: refused if one appears), every value cleaned to NFC. */
function read(folder: string, path: string): Row[] {
  const text = readFileSync(join(folder, path), 'utf8')
  if (text.includes('"')) throw new Error(`${path}: quoted values are not expected`)
  const [head = '', ...lines] = text.split(/\r?\n/).filter(Boolean)
  const columns = head.split(',')
  return lines.map(line => {
    const values = line.split(',')
    if (values.length !== columns.length) throw new Error(`${path}: ${values.length} values for ${columns.length} columns: ${line}`)
    return Object.fromEntries(columns.map((column, at) => [column, clean(values[at] ?? '')]))
  })
}

function write(path: string, columns: string[], rows: object[]): void {
  const lines = rows.map(row => {
    const values = new Map<string, unknown>(Object.entries(row))
    return columns.map(column => String(values.get(column) ?? ''))
  })
  if (lines.flat().some(value => /[",\n]/.test(value))) throw new Error(`${path}: a value holds a comma, a quote or a line break`)
  writeFileSync(path, `${[columns, ...lines].map(line => line.join(',')).join('\n')}\n`)
}

const pick = (row: Row, column: string): string => {
  const value = row[column]
  if (value === undefined) throw new Error(`no column ${column}`)
  return value
}
const byCode = (rows: Row[]): Map<string, Row> => new Map(rows.map(row => [pick(row, 'code'), row]))
const groupBy = (rows: Row[], column: string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(pick(row, column), [...(groups.get(pick(row, column)) ?? []), row])
  return groups
}
const alike = (a: Row, b: Row | undefined, columns: string[]): boolean =>
  b !== undefined && columns.every(column => a[column] === b[column])

const anomalies: string[] = []
const expect = (what: string, actual: number, wanted: number): void => {
  console.log(`${what}: ${actual}`)
  if (actual !== wanted) throw new Error(`${what}: ${actual}, expected ${wanted}`)
}

const makeUnit = (row: Row, id: string, level: UnitRow['level'], parent_id: string, valid_from: string, valid_until: string): UnitRow => ({
  id,
  code: pick(row, 'code'),
  name: pick(row, 'name'),
  full_name: pick(row, 'full_name'),
  type: pick(row, 'unit_type'),
  level,
  parent_id,
  valid_from,
  valid_until,
})

/** Provinces of the three lists. One row while code and official name stay; a change of either begins a new row. */
function provinces(folder: string): { units: UnitRow[]; successions: SuccessionRow[] } {
  const dates = [ERA.first, ERA.second, ERA.third]
  const lists = ['2024-02-01', '2025-03-01', '2025-07-01'].map(day => byCode(read(folder, `admin/provinces_${day}.csv`)))
  const units: UnitRow[] = []
  let open = new Map<string, UnitRow>()
  const perEra = lists.map((list, era) => {
    const day = dates[era] ?? ''
    const next = new Map<string, UnitRow>()
    for (const [code, row] of list) {
      const before = open.get(code)
      const unit =
        before?.full_name === pick(row, 'full_name') ? before : makeUnit(row, `${era === 0 ? 'p' : 'p25'}-${code}`, 'province', '', day, '')
      if (unit !== before) units.push(unit)
      next.set(code, unit)
    }
    for (const [code, unit] of open) if (next.get(code) !== unit) unit.valid_until = day
    open = next
    return next
  })
  const [first, second, third] = perEra as [Map<string, UnitRow>, Map<string, UnitRow>, Map<string, UnitRow>]
  const successions: SuccessionRow[] = []
  for (const [code, unit] of first) {
    const next = second.get(code)
    if (!next) throw new Error(`province ${unit.full_name} ends on ${ERA.second} with no unit of its code`)
    if (next !== unit)
      successions.push({
        from_id: unit.id,
        to_id: next.id,
        on: ERA.second,
        kind: 'renamed',
        confidence: 'inferred',
        note: `Giữ mã ${code}; đổi tên thành ${next.full_name}`,
      })
  }
  for (const [oldCode, rows] of groupBy(read(folder, 'admin/mapping_2025-03_to_2025-07.csv'), 'old_province_code')) {
    const from = second.get(oldCode)
    const targets = [...new Set(rows.map(row => pick(row, 'new_province_code')))].sort()
    for (const code of targets) {
      const to = third.get(code)
      if (!from || !to) throw new Error(`province mapping ${oldCode} → ${code}: unit missing`)
      if (from === to && targets.length === 1) continue
      successions.push({
        from_id: from.id,
        to_id: to.id,
        on: ERA.third,
        kind: targets.length > 1 ? 'split' : 'merged',
        confidence: 'stated',
        note: '',
      })
    }
  }
  expect('provinces before 2025-07-01', second.size, 63)
  expect('provinces from 2025-07-01', third.size, 34)
  return { units, successions }
}

/** Districts and communes of Hà Nội in the three eras, with their lineage. */
function hanoi(folder: string): { units: UnitRow[]; successions: SuccessionRow[] } {
  const district = byCode(read(folder, 'admin/districts_2024-02-01.csv').filter(row => row.province_code === HANOI))
  const districtLater = byCode(read(folder, 'admin/districts_2025-03-01.csv').filter(row => row.province_code === HANOI))
  expect('districts of Hà Nội', district.size, 30)
  for (const [code, row] of district)
    if (!alike(row, districtLater.get(code), ['full_name', 'unit_type'])) throw new Error(`district ${code} changed during its life`)

  const inHanoi = (row: Row) => district.has(pick(row, 'district_code'))
  const first = byCode(read(folder, 'admin/communes_2024-02-01.csv').filter(inHanoi))
  const second = byCode(read(folder, 'admin/communes_2025-03-01.csv').filter(inHanoi))
  const third = byCode(read(folder, 'admin/communes_2025-07-01.csv').filter(row => row.province_code === HANOI))
  const ofType = (type: string) => [...third.values()].filter(row => row.unit_type === type).length
  expect('communes of Hà Nội to 2024-12-31', first.size, 579)
  expect('communes of Hà Nội 2025-01-01 to 2025-06-30', second.size, 526)
  expect('communes of Hà Nội from 2025-07-01', third.size, 126)
  expect('  of which phường', ofType('Phường'), 51)
  expect('  of which xã', ofType('Xã'), 75)

  const goesOn = (code: string): boolean => {
    const row = first.get(code)
    return row !== undefined && alike(row, second.get(code), ['full_name', 'name', 'unit_type', 'district_code'])
  }
  const firstId = (code: string) => `hn-c-${code}`
  const secondId = (code: string) => (goesOn(code) ? firstId(code) : `hn25a-c-${code}`)
  const thirdId = (code: string) => `hn25b-c-${code}`
  const districtOf = (row: Row) => `hn-d-${pick(row, 'district_code')}`
  const units = [
    ...[...district].map(([code, row]) => makeUnit(row, `hn-d-${code}`, 'district', `p-${HANOI}`, ERA.first, ERA.third)),
    ...[...first].map(([code, row]) =>
      makeUnit(row, firstId(code), 'commune', districtOf(row), ERA.first, goesOn(code) ? ERA.third : ERA.second),
    ),
    ...[...second]
      .filter(([code]) => !goesOn(code))
      .map(([code, row]) => makeUnit(row, secondId(code), 'commune', districtOf(row), ERA.second, ERA.third)),
    ...[...third].map(([code, row]) => makeUnit(row, thirdId(code), 'commune', `p-${HANOI}`, ERA.third, '')),
  ]
  console.log(`communes that go on unchanged from the first era to the second: ${[...first.keys()].filter(goesOn).length}`)
  return { units, successions: [...intoSecond(), ...intoThird()] }

  function intoSecond(): SuccessionRow[] {
    const mapping = read(folder, 'admin/mapping_hanoi_2024_to_2025-03.csv')
    const oldNames = groupBy([...first.values()], 'district_code')
    const sources = groupBy(mapping, 'new_ward_code')
    return mapping.flatMap((row): SuccessionRow[] => {
      const [oldCode, newCode, change] = [pick(row, 'old_ward_code'), pick(row, 'new_ward_code'), pick(row, 'change')]
      const old = first.get(oldCode)
      if (!old || pick(old, 'full_name') !== pick(row, 'old_ward')) throw new Error(`2024 mapping: ${oldCode} is not ${row.old_ward}`)
      if (goesOn(oldCode)) {
        if (change !== 'same') throw new Error(`2024 mapping: ${oldCode} is unchanged in the lists but '${change}' in the mapping`)
        return []
      }
      const base = { from_id: firstId(oldCode), on: ERA.second }
      if (change === 'unknown') {
        const namesake = [...second.values()].find(unit => unit.district_code === old.district_code && unit.full_name === old.full_name)
        anomalies.push(
          `unknown successor: ${old.full_name} (${oldCode})${namesake ? `; same name from 2025-01-01 under ${namesake.code}` : ''}`,
        )
        const hint = namesake ? `; đơn vị cùng tên từ 01/01/2025 mang mã ${namesake.code}` : ''
        return [{ ...base, to_id: '', kind: 'unknown', confidence: 'unknown', note: `Chưa xác định đơn vị kế thừa${hint}` }]
      }
      const target = second.get(newCode)
      if (!target || pick(target, 'full_name') !== pick(row, 'new_ward')) throw new Error(`2024 mapping: ${newCode} is not ${row.new_ward}`)
      const to_id = secondId(newCode)
      if (change === 'merged') return [{ ...base, to_id, kind: 'merged', confidence: 'stated', note: '' }]
      if (change !== 'same_code_renamed') throw new Error(`2024 mapping: unexpected change '${change}' for ${oldCode}`)
      const namesake = oldNames.get(pick(old, 'district_code'))?.find(unit => unit.full_name === target.full_name)
      if (namesake) {
        anomalies.push(`${old.full_name} (${oldCode}) keeps its code under the name of ${namesake.full_name} (${namesake.code})`)
        const note = `Giữ mã ${oldCode} nhưng mang tên của đơn vị cũ mã ${namesake.code}; cần đối chiếu nghị quyết`
        return [{ ...base, to_id, kind: 'merged', confidence: 'inferred', note }]
      }
      const alone = sources.get(newCode)?.length === 1
      return [{ ...base, to_id, kind: alone ? 'renamed' : 'merged', confidence: 'inferred', note: `Giữ mã ${oldCode}; tên mới` }]
    })
  }

  function intoThird(): SuccessionRow[] {
    const rows = groupBy(read(folder, 'admin/mapping_hanoi_2025-03_to_2025-07.csv'), 'old_ward_code')
    return [...rows].flatMap(([oldCode, pairs]) =>
      pairs.map((row): SuccessionRow => {
        const [old, target] = [second.get(oldCode), third.get(pick(row, 'new_ward_code'))]
        if (!old || !target) throw new Error(`2025 mapping: ${oldCode} → ${row.new_ward_code}: unit missing`)
        if (target.full_name !== row.new_ward) throw new Error(`2025 mapping: ${target.code} is not ${row.new_ward}`)
        if (old.full_name !== row.old_ward) anomalies.push(`spelling: official ${old.full_name}, mapping ${row.old_ward} (${oldCode})`)
        return {
          from_id: secondId(oldCode),
          to_id: thirdId(pick(target, 'code')),
          on: ERA.third,
          kind: pairs.length > 1 ? 'split' : 'merged',
          confidence: 'stated',
          note: '',
        }
      }),
    )
  }
}

/** Every unit that ends must say what follows, districts apart; every row must join units that meet on its day. */
function verify(units: UnitRow[], successions: SuccessionRow[]): void {
  const known = new Map(units.map(unit => [unit.id, unit]))
  if (known.size !== units.length) throw new Error('an id is used twice')
  for (const unit of units) if (unit.parent_id && !known.has(unit.parent_id)) throw new Error(`${unit.id}: no parent ${unit.parent_id}`)
  for (const row of successions) {
    const [from, to] = [known.get(row.from_id), known.get(row.to_id)]
    if (from?.valid_until !== row.on) throw new Error(`${row.from_id} does not end on ${row.on}`)
    if (row.to_id && (!to || to.valid_from > row.on || (to.valid_until && to.valid_until <= row.on)))
      throw new Error(`${row.to_id} is not in force on ${row.on}`)
  }
  const pairs = new Set(successions.map(row => `${row.from_id} ${row.to_id}`))
  if (pairs.size !== successions.length) throw new Error('a succession is given twice')
  const followed = new Set(successions.map(row => row.from_id))
  const reached = new Set(successions.map(row => row.to_id))
  for (const unit of units) {
    if (unit.level === 'district') continue
    if (unit.valid_until && !followed.has(unit.id)) throw new Error(`${unit.id} ${unit.full_name} ends with no succession row`)
    if (unit.valid_from !== ERA.first && !reached.has(unit.id)) throw new Error(`${unit.id} ${unit.full_name} begins with no predecessor`)
  }
  const openDays = ['2024-12-31', '2025-06-30', '2025-07-01']
  const inForce = (day: string, level: string) =>
    units.filter(unit => unit.level === level && unit.valid_from <= day && (!unit.valid_until || day < unit.valid_until)).length
  openDays.forEach((day, at) => {
    expect(`communes in force on ${day}`, inForce(day, 'commune'), [579, 526, 126][at] ?? 0)
    expect(`districts in force on ${day}`, inForce(day, 'district'), [30, 30, 0][at] ?? 0)
    expect(`provinces in force on ${day}`, inForce(day, 'province'), [63, 63, 34][at] ?? 0)
  })
}

/** Craft villages with the commune of 2024 found by name and district; where that fails the unit stays empty and the note says why. */
function villages(folder: string, units: UnitRow[]): Row[] {
  const era = units.filter(unit => unit.valid_from === ERA.first)
  const districts = new Map(era.filter(unit => unit.level === 'district').map(unit => [unit.id, unit]))
  return read(folder, 'registry/hanoi_craft_villages_unverified.csv').map(row => {
    const named = era.filter(unit => unit.level === 'commune' && searchable(unit.name) === searchable(pick(row, 'commune_as_given')))
    const district = (unit: UnitRow) => districts.get(unit.parent_id)
    const found = named.filter(unit => searchable(district(unit)?.name ?? '') === searchable(pick(row, 'district_as_given')))
    const unit = found.length === 1 ? found[0] : undefined
    if ((unit?.code ?? '') !== row.gso_commune_code_2024)
      throw new Error(`${row.village}: ${unit?.code} is not ${row.gso_commune_code_2024}`)
    const elsewhere = named.map(other => district(other)?.full_name).join('; ')
    if (!unit) anomalies.push(`village ${row.village}: no ${row.commune_as_given} in ${row.district_as_given}; elsewhere: ${elsewhere}`)
    const note = unit ? '' : `; huyện đã ghi không có đơn vị tên này${elsewhere ? ` mà có ở ${elsewhere}` : ''}`
    return {
      village: pick(row, 'village'),
      craft: pick(row, 'craft'),
      recognition_claimed: pick(row, 'recognition_claimed'),
      commune_as_given: pick(row, 'commune_as_given'),
      district_as_given: pick(row, 'district_as_given'),
      unit_id: unit?.id ?? '',
      status: 'unverified-demo',
      source_note: `Dữ liệu minh họa chưa kiểm chứng${note}`,
    }
  })
}

const source = process.argv[2]
if (!source) throw new Error('usage: tsx scripts/build-units.ts <folder with admin/ and registry/>')
const data = join(import.meta.dirname, '..', 'data')
mkdirSync(join(data, 'units'), { recursive: true })
mkdirSync(join(data, 'villages'), { recursive: true })

const [country, city] = [provinces(source), hanoi(source)]
const allUnits = [...country.units, ...city.units]
const allSuccessions = [...country.successions, ...city.successions]
verify(allUnits, allSuccessions)
const allVillages = villages(source, allUnits)

write(
  join(data, 'units', 'units.csv'),
  ['id', 'code', 'name', 'full_name', 'type', 'level', 'parent_id', 'valid_from', 'valid_until'],
  allUnits,
)
write(join(data, 'units', 'succession.csv'), ['from_id', 'to_id', 'on', 'kind', 'confidence', 'note'], allSuccessions)
write(
  join(data, 'villages', 'villages.csv'),
  ['village', 'craft', 'recognition_claimed', 'commune_as_given', 'district_as_given', 'unit_id', 'status', 'source_note'],
  allVillages,
)
const kinds = groupBy(
  allSuccessions.map(row => ({ kind: `${row.on} ${row.kind}` })),
  'kind',
)
console.log(`${allUnits.length} units · ${allSuccessions.length} successions · ${allVillages.length} villages`)
for (const [kind, rows] of kinds) console.log(`  ${kind}: ${rows.length}`)
console.log(`anomalies (${new Set(anomalies).size}):\n  ${[...new Set(anomalies)].join('\n  ')}`)
