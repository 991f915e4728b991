/** A made-up register of any size, written straight into the tables, so that the triggers of search are what is measured. */
import type pg from 'pg'
import { taxCheckDigit } from '../../src/domains/establishments/taxcode.rules.ts'
import { searchable } from '../../src/kernel/text.ts'
import { type Random, random } from '../matching/random.ts'
import { coupleName, firmName, type Someone, someone, works } from '../matching/vietnamese/names.ts'
import { type Hamlet, hamlets } from '../matching/vietnamese/places.ts'
import { misspelt } from '../matching/vietnamese/spelling.ts'

export interface Made {
  id: string
  code: string
  name: string
  kind: 'company' | 'cooperative' | 'group' | 'household'
  craft: string
  /** Its craft's words and its name proper, as somebody would say them. */
  work: string
  proper: string
  owner: Someone
  unitId: string
  villageId: string | null
  villageName: string | null
  taxCode: string | null
  phone: string | null
}
/** A uuid of the seeded chance. */
const uuid = (chance: Random): string => {
  const hex = () =>
    Math.floor(chance.next() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0')
  const [a, b, c, d] = [hex(), hex(), hex(), hex()]
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`
}
const taxNumber = (chance: Random): string => {
  for (;;) {
    const nine = `01${chance.digits(7)}`
    const digit = taxCheckDigit(nine)
    if (digit !== null) return `${nine}${digit}`
  }
}
interface Place extends Hamlet {
  villageId: string | null
  villageName: string | null
}
const nameOf = (chance: Random, kind: Made['kind'], owner: Someone, place: Place, work: string): { name: string; proper: string } => {
  if (kind === 'company') {
    const proper = chance.chance(0.2) ? coupleName(chance, owner) : firmName(chance)
    const form = chance.common(['Công ty TNHH', 'Công ty Cổ phần', 'Công ty TNHH MTV', 'Doanh nghiệp tư nhân', 'Cty TNHH'], 1.6)
    return {
      proper,
      name: [form, chance.pick(['', work, `SX và TM ${work}`, 'Sản xuất và Thương mại', work]), proper].filter(Boolean).join(' '),
    }
  }
  if (kind === 'cooperative') {
    const proper = chance.chance(0.6) ? (place.villageName ?? place.name) : firmName(chance)
    return { proper, name: `Hợp tác xã ${work} ${proper}` }
  }
  if (kind === 'group') return { proper: place.name, name: `Tổ hợp tác ${work} ${place.name}` }
  if (chance.chance(0.5)) return { proper: owner.name, name: `${chance.pick(['Hộ kinh doanh', 'Hộ ông', 'Cơ sở'])} ${owner.name}` }
  const proper = chance.chance(0.7) ? coupleName(chance, owner) : firmName(chance)
  return { proper, name: `${chance.pick(['Cơ sở', 'Xưởng', 'Hộ kinh doanh'])} ${work} ${proper}` }
}
const mix = ['household', 'household', 'household', 'household', 'household', 'company', 'company', 'cooperative', 'group'] as const

const establishmentsOf = function* (chance: Random, size: number, places: readonly Place[]): Generator<Made> {
  const width = Math.max(5, String(size).length)
  for (let n = 1; n <= size; n++) {
    const place = chance.pick(places)
    const kind = chance.pick(mix)
    const owner = someone(chance, place.lines)
    const craft = chance.chance(0.8) ? place.craft : chance.pick(Object.keys(works) as (keyof typeof works)[])
    const work = chance.pick(works[craft])
    const { name, proper } = nameOf(chance, kind, owner, place, work)
    yield {
      id: uuid(chance),
      code: `CS-${String(n).padStart(width, '0')}`,
      // Registers hold mistakes of their own.
      name: chance.chance(0.02) ? misspelt(chance, name) : name,
      kind,
      craft,
      work,
      proper,
      owner,
      unitId: place.unitIds[chance.chance(0.5) ? 0 : 2],
      villageId: chance.chance(0.6) ? place.villageId : null,
      villageName: place.villageName,
      taxCode: chance.chance(0.6) ? taxNumber(chance) : null,
      phone: chance.chance(0.85) ? `09${chance.digits(8)}` : null,
    }
  }
}
const insert = (pool: pg.Pool, table: string, columns: Record<string, string>, rows: readonly (readonly unknown[])[]) => {
  const names = Object.keys(columns)
  const values = names.map((_, at) => rows.map(row => row[at] ?? null))
  return pool.query(
    `insert into ${table} (${names.join(', ')}) select * from unnest(${names.map((name, at) => `$${at + 1}::${columns[name]}[]`).join(', ')})`,
    values,
  )
}
const batches = function* <T>(all: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const each of all) {
    batch.push(each)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length) yield batch
}

/**
 * Fills an empty, seeded database with `size` establishments, their villages, and trainees, artisans, designs, projects in proportion.
 * Answers a sample of the establishments to ask for, spread over the whole.
 */
export const fill = async (pool: pg.Pool, size: number, sample: number, log: (line: string) => void): Promise<Made[]> => {
  const chance = random(20_240)
  const places: Place[] = hamlets(chance).map(hamlet => {
    const village = hamlet.village ?? (hamlet.name.includes(' ') ? hamlet.name : null)
    return { ...hamlet, villageName: village, villageId: village && uuid(chance) }
  })
  const villages = places.filter(place => place.villageId)
  await insert(
    pool,
    'village',
    { id: 'uuid', code: 'text', name: 'text', craft: 'text', unit_id: 'text', search: 'text' },
    villages.map((place, at) => [
      place.villageId,
      `LN-${String(at + 1).padStart(4, '0')}`,
      place.villageName,
      works[place.craft][0],
      place.unitIds[0],
      searchable(place.villageName ?? ''),
    ]),
  )
  const kept: Made[] = []
  const every = Math.max(1, Math.floor(size / sample))
  const people: unknown[][] = []
  const began = performance.now()
  let done = 0
  for (const batch of batches(establishmentsOf(chance, size, places), 5000)) {
    await insert(
      pool,
      'establishment',
      {
        id: 'uuid',
        code: 'text',
        name: 'text',
        kind: 'text',
        tax_code: 'text',
        craft: 'text',
        sector: 'text',
        unit_id: 'text',
        village_id: 'uuid',
        workers: 'int',
        cleaner_production: 'bool',
        cluster_infrastructure: 'bool',
        representative: 'text',
        phone: 'text',
        search: 'text',
      },
      batch.map(made => [
        made.id,
        made.code,
        made.name,
        made.kind,
        made.taxCode,
        made.craft,
        'đ',
        made.unitId,
        made.villageId,
        1 + chance.int(60),
        false,
        false,
        made.owner.name,
        made.phone,
        searchable(`${made.code} ${made.name}`),
      ]),
    )
    for (const made of batch) {
      done++
      if (done % every === 0 && kept.length < sample) kept.push(made)
      if (done % 10 === 0) people.push([uuid(chance), someone(chance, [made.owner.family]).name, made.id, `k${done}`])
    }
    if (done % 100_000 === 0) log(`${done} establishments, ${Math.round((performance.now() - began) / 1000)} s`)
  }
  for (const batch of batches(people, 5000))
    await insert(pool, 'person', { id: 'uuid', name: 'text', establishment_id: 'uuid', key: 'text' }, batch)
  await insert(
    pool,
    'artisan',
    { code: 'text', name: 'text', title: 'text', craft: 'text', unit_id: 'text' },
    Array.from({ length: 400 }, (_, at) => {
      const place = chance.pick(places)
      return [`NN-${at + 1}`, someone(chance, place.lines).name, chance.pick(['people', 'merited', 'city']), place.craft, place.unitIds[0]]
    }),
  )
  await insert(
    pool,
    'design',
    { code: 'text', name: 'text', craft: 'text', source: 'text', establishment_id: 'uuid', made_on: 'date', declared_on: 'date' },
    Array.from({ length: 5000 }, (_, at) => [
      `MM-${at + 1}`,
      `Bộ ${chance.pick(['bình', 'đĩa', 'hộp', 'khay', 'tranh'])} ${firmName(chance)}`,
      'ceramics',
      'contest',
      chance.pick(kept).id,
      '2024-03-01',
      '2024-03-01',
    ]),
  )
  log(`${size} establishments with the rest, ${Math.round((performance.now() - began) / 1000)} s`)
  return kept
}
