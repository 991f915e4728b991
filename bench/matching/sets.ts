/** Everything that is measured, by name: the files, and how the records are linked. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LinkField, LinkRecord } from '../../src/domains/duplicates/linkage/linkage.schema.ts'
import { readLists } from '../../src/domains/duplicates/match-file.actions.ts'
import {
  type EstablishmentFacts,
  establishmentFields,
  establishmentRecord,
  personFields,
  personRecord,
} from '../../src/domains/duplicates/vietnamese/records.rules.ts'
import { unitWords } from '../../src/domains/duplicates/vietnamese/units.rules.ts'
import { readCsv } from '../../src/files/csv.ts'
import { families } from './families/families.ts'
import { pairsWithin, type Row, type Shape } from './shape.ts'
import { shapes } from './shapes.ts'
import { establishments } from './vietnamese/establishments.ts'
import { index, units } from './vietnamese/places.ts'
import { trainees } from './vietnamese/trainees.ts'

/** Records as they are compared. */
export interface Lists {
  fields: readonly LinkField[]
  first: readonly LinkRecord[]
  second?: readonly LinkRecord[]
}
/** Lists of like things: a judge that is held against one group has seen nothing of it. */
export const groups = ['people', 'goods', 'papers', 'one_column', 'places', 'media'] as const
export type Group = (typeof groups)[number]
export interface MatchSet {
  name: string
  group: Group
  make(): Shape
  /** Reads the files in the folder, as an officer or anybody with a CSV would. */
  read(folder: string, shape: Pick<Shape, 'id' | 'left' | 'right'>): Promise<Lists>
}
const fromFile: MatchSet['read'] = (folder, { id, left, right }) =>
  readLists({ file: join(folder, left.file), id, ...(right && { link: join(folder, right.file) }) })
/** The register's own way: records prepared as Vietnamese ones. */
const fromRegister =
  (fields: readonly LinkField[], prepare: (row: Row) => LinkRecord): MatchSet['read'] =>
  async (folder, { left }) => ({
    fields,
    first: readCsv(await readFile(join(folder, left.file), 'utf8')).map(row => prepare(row as Row)),
  })
const words = unitWords(units, index, '2025-09-01')
const factsOf = (row: Row) => ({ ...row, otherNames: row.formerName ? [row.formerName] : [] }) as unknown as EstablishmentFacts

const fake = (): Shape => {
  const rows = readCsv(readFileSync(new URL('data/fake_1000.csv', import.meta.url), 'utf8')) as Row[]
  const clusters = new Map<string, string[]>()
  for (const row of rows) clusters.set(row.cluster ?? '', [...(clusters.get(row.cluster ?? '') ?? []), row.unique_id ?? ''])
  const columns = ['unique_id', 'first_name', 'surname', 'dob', 'city', 'email']
  return {
    name: 'fake_1000',
    id: 'unique_id',
    naming: ['first_name', 'surname', 'city'],
    left: { file: 'fake_1000.csv', columns, rows },
    truth: pairsWithin(clusters.values()),
  }
}
/** The Vietnamese register as any table: what the core does without the register's knowledge. */
const asTable = (): Shape => {
  const shape = establishments()
  const columns = shape.left.columns.filter(column => column !== 'unitId')
  return { ...shape, name: 'vietnamese_establishments_csv', left: { ...shape.left, columns } }
}
const groupOf: Record<string, Group> = {
  people: 'people',
  people_two_files: 'people',
  voters: 'people',
  none_people: 'people',
  products: 'goods',
  software: 'goods',
  shops: 'goods',
  shops_dirty: 'goods',
  none_products: 'goods',
  papers: 'papers',
  libraries: 'papers',
  citations: 'papers',
  affiliations: 'one_column',
  firms_long_text: 'one_column',
  restaurants: 'places',
}
export const sets: readonly MatchSet[] = [
  { name: 'fake_1000', group: 'people', make: fake, read: fromFile },
  {
    name: 'vietnamese_establishments',
    group: 'places',
    make: () => establishments(),
    read: fromRegister(establishmentFields, row => establishmentRecord(factsOf(row), words)),
  },
  { name: 'vietnamese_establishments_csv', group: 'places', make: asTable, read: fromFile },
  {
    name: 'vietnamese_trainees',
    group: 'people',
    make: () => trainees(),
    read: fromRegister(personFields, row => personRecord(row as unknown as Parameters<typeof personRecord>[0], words)),
  },
  ...shapes.map(({ name, make }): MatchSet => ({ name, group: groupOf[name] ?? 'media', make, read: fromFile })),
]
/** Generated families, to learn from and to be held against: another seed makes other words, other plans. */
export const familySets = (seed: number, many: number): MatchSet[] =>
  families(seed, many).map(({ name, group, make }) => ({ name: `${name}_${seed}`, group, make, read: fromFile }))
