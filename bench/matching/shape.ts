/** A data set to measure on: one list or two, and the pairs that are truly one; written as CSV files. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from './random.ts'

export type Row = Record<string, string>
export interface Shape {
  name: string
  /** Column of the identifier. */
  id: string
  left: { file: string; columns: readonly string[]; rows: readonly Row[] }
  right?: { file: string; columns: readonly string[]; rows: readonly Row[] }
  /** Columns of both lists that name a record: all that the plain baselines look at. */
  naming: readonly string[]
  /** Ids of the left list and of the right (or the same) list. */
  truth: readonly (readonly [string, string])[]
}

const cell = (value: string): string => (/[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
export const toCsv = (columns: readonly string[], rows: readonly Row[]): string =>
  `${[columns, ...rows.map(row => columns.map(column => row[column] ?? ''))].map(line => line.map(cell).join(',')).join('\n')}\n`

/** Writes the shape's files into `<folder>/<name>/` and answers that folder. */
export const writeShape = (folder: string, shape: Shape): string => {
  const place = join(folder, shape.name)
  mkdirSync(place, { recursive: true })
  for (const list of [shape.left, shape.right]) if (list) writeFileSync(join(place, list.file), toCsv(list.columns, list.rows))
  const pairs = shape.truth.map(([left_id, right_id]) => ({ left_id, right_id }))
  writeFileSync(join(place, 'truth.csv'), toCsv(['left_id', 'right_id'], pairs))
  return place
}
/** Every pair within each group of ids, smaller id first. */
export const pairsWithin = (groups: Iterable<readonly string[]>): [string, string][] =>
  [...groups].flatMap(ids => ids.flatMap((a, at) => ids.slice(at + 1).map((b): [string, string] => (a < b ? [a, b] : [b, a]))))
/** Shuffles the rows and gives each its identifier in the new order, so that an identifier says nothing of the truth. */
export const numbered = (chance: Random, rows: readonly Row[], id: string, label: (at: number) => string): Row[] => {
  const mixed = chance.shuffled(rows)
  for (const [at, row] of mixed.entries()) row[id] = label(at)
  return mixed
}
