/** Everything that is measured, by name: the files, and how the records are linked. */
import { readFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { linkInWorker } from '../../src/domains/duplicates/link.actions.ts'
import type { LinkField, LinkRecord } from '../../src/domains/duplicates/linkage/linkage.schema.ts'
import { matchFile } from '../../src/domains/duplicates/match-file.actions.ts'
import {
  type EstablishmentFacts,
  establishmentFields,
  establishmentRecord,
  personFields,
  personRecord,
} from '../../src/domains/duplicates/vietnamese/records.rules.ts'
import { unitWords } from '../../src/domains/duplicates/vietnamese/units.rules.ts'
import { readCsv } from '../../src/files/csv.ts'
import type { Found } from './measure.ts'
import { pairsWithin, type Row, type Shape } from './shape.ts'
import { shapes } from './shapes.ts'
import { establishments } from './vietnamese/establishments.ts'
import { index, units } from './vietnamese/places.ts'
import { trainees } from './vietnamese/trainees.ts'

export interface Linked {
  found: Found[]
  compared: number
}
export interface MatchSet {
  name: string
  make(): Shape
  /** Links the files in the folder, as an officer or anybody with a CSV would. */
  link(folder: string, shape: Pick<Shape, 'id' | 'left' | 'right'>): Promise<Linked>
}
/** Pairs below are of no interest to anybody, not even to the search for the best threshold. */
const LEAST = 0.01

const byFile: MatchSet['link'] = async (folder, { id, left, right }) => {
  const out = join(folder, 'pairs.csv')
  const lines = await matchFile({
    file: join(folder, left.file),
    id,
    out,
    threshold: LEAST,
    ...(right && { link: join(folder, right.file) }),
  })
  // '… bản ghi, … cặp đã so sánh, …'
  const compared = Number(lines.at(-1)?.match(/\d+/g)?.[1])
  const found = readCsv(await readFile(out, 'utf8')).map(row => ({
    left: row.left_id ?? '',
    right: row.right_id ?? '',
    probability: Number(row.probability),
  }))
  return { found, compared }
}
/** The register's own way: records prepared as Vietnamese ones. */
const byRegister =
  (fields: readonly LinkField[], prepare: (row: Row) => LinkRecord): MatchSet['link'] =>
  async (folder, { left }) => {
    const records = readCsv(await readFile(join(folder, left.file), 'utf8')).map(row => prepare(row as Row))
    const { pairs, compared } = await linkInWorker(fields, records, undefined, { threshold: LEAST, evidence: false })
    return { found: pairs, compared }
  }
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
export const sets: readonly MatchSet[] = [
  { name: 'fake_1000', make: fake, link: byFile },
  {
    name: 'vietnamese_establishments',
    make: () => establishments(),
    link: byRegister(establishmentFields, row => establishmentRecord(factsOf(row), words)),
  },
  { name: 'vietnamese_establishments_csv', make: asTable, link: byFile },
  {
    name: 'vietnamese_trainees',
    make: () => trainees(),
    link: byRegister(personFields, row => personRecord(row as unknown as Parameters<typeof personRecord>[0], words)),
  },
  ...shapes.map(({ name, make }) => ({ name, make, link: byFile })),
]
export const folderFor = async (root: string, name: string): Promise<string> => {
  const folder = join(root, name)
  await mkdir(folder, { recursive: true })
  return folder
}
