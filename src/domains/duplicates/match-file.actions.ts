/** Finds records that are likely one in any CSV file, or between two: `khuyencong match`. Nothing of the register is needed. */
import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { lettersOf, separatorOf } from '../../files/delimited.ts'
import { invalid } from '../../kernel/refusal.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { align } from './linkage/align.rules.ts'
import { inferKind } from './linkage/infer.rules.ts'
import { linkRecords } from './linkage/link.rules.ts'
import type { LinkField, LinkRecord } from './linkage/linkage.schema.ts'

export interface MatchRequest {
  file: string
  /** Column whose values name the records; in both files. */
  id: string
  /** A second file: pairs are then sought between the two, not within one. */
  link?: string
  /** Columns to compare; all that say something when left out. */
  fields?: readonly string[]
  /** Pairs less likely are not written; 0.5 when left out. */
  threshold?: number
  out: string
}

interface TextTable {
  path: string
  header: string[]
  rows: { line: number; cells: string[] }[]
}
/** Any letters will do here: a file that is neither Unicode nor Vietnamese of old is read as Western. */
const textOf = (bytes: Uint8Array): string => {
  try {
    const { encoding, code } = lettersOf(bytes)
    if (!code) return new TextDecoder(encoding).decode(bytes)
  } catch {}
  return new TextDecoder('windows-1252').decode(bytes)
}
const readTable = async (path: string): Promise<TextTable> => {
  const bytes = await readFile(path).catch(() => invalid(say('linkage.noFile', { path })))
  const text = textOf(bytes).replace(/^\uFEFF/, '')
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      delimiter: separatorOf(text.slice(0, 200_000)),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      ltrim: true,
    }) as unknown as typeof records
  } catch (error) {
    return invalid(say('linkage.badCsv', { path, why: (error as Error).message }))
  }
  const [first, ...rest] = records
  const header = (first?.record ?? []).map(clean)
  const rows = rest.map(({ record, info }) => ({
    line: info.lines,
    cells: header.map((_, column) => clean(record[column] ?? '')),
  }))
  return { path, header, rows }
}
const needColumn = ({ path, header }: TextTable, column: string) => {
  if (!header.includes(column)) invalid(say('linkage.noColumn', { path, column, columns: header.join(', ') }))
}
/** Every record needs a name of its own, for pairs are written by name. */
const checkIds = ({ path, rows, header }: TextTable, column: string) => {
  const at = header.indexOf(column)
  const seen = new Map<string, number>()
  for (const { line: row, cells } of rows) {
    const id = cells[at]
    if (!id) return invalid(say('linkage.idMissing', { path, row, column }))
    const first = seen.get(id)
    if (first) return invalid(say('linkage.idTwice', { path, row, id, first }))
    seen.set(id, row)
  }
}

/** A column that is compared: its field, and its place in each file. */
interface Compared {
  field: LinkField
  places: number[]
}
const valuesAt = ({ rows }: TextTable, place: number): string[] => rows.map(({ cells }) => cells[place] ?? '').filter(Boolean)
/** Names of the columns to compare, with their names in each file; those of two files whose names differ are told from their values. */
const namesOf = (tables: readonly TextTable[], { id, fields }: Pick<MatchRequest, 'id' | 'fields'>): string[][] => {
  if (fields) return fields.map(name => tables.map(() => name))
  const open = ({ header }: TextTable) => header.filter(name => name !== id && name !== '')
  const [first, second] = tables
  if (!first) return []
  if (!second) return open(first).map(name => [name])
  const alone = (table: TextTable, other: TextTable) =>
    open(table)
      .filter(name => !other.header.includes(name))
      .flatMap(name => {
        const values = valuesAt(table, table.header.indexOf(name))
        const found = inferKind(name, values)
        return 'kind' in found ? [{ name, kind: found.kind, values }] : []
      })
  const partners = align(alone(first, second), alone(second, first))
  return open(first).flatMap(name => {
    const partner = second.header.includes(name) ? name : partners.get(name)
    return partner ? [[name, partner]] : []
  })
}
/** How the columns are compared, and what is left out and why. */
const fieldsOf = (tables: readonly TextTable[], request: Pick<MatchRequest, 'id' | 'fields'>): { fields: Compared[]; lines: string[] } => {
  for (const table of tables) for (const field of request.fields ?? []) needColumn(table, field)
  const lines: string[] = []
  const kept: Compared[] = []
  for (const names of namesOf(tables, request)) {
    const places = tables.map(({ header }, at) => header.indexOf(names[at]!))
    const key = [...new Set(names)].join(' = ')
    const found = inferKind(
      key,
      tables.flatMap((table, at) => valuesAt(table, places[at]!)),
      request.fields !== undefined,
    )
    if ('kind' in found) kept.push({ field: { key, kind: found.kind }, places })
    else lines.push(say('linkage.leftOut', { column: key, why: say(`linkage.out_${found.left_out}`) }))
  }
  if (!kept.length) invalid(say('linkage.noFields'))
  const said = kept.map(({ field: { key, kind } }) => `${key} (${say(`linkage.kind_${kind}`)})`)
  lines.unshift(say('linkage.comparing', { fields: said.join(', ') }))
  return { fields: kept, lines }
}
const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** What is compared: the fields, and the records of one or two files. */
export interface Lists {
  fields: LinkField[]
  first: LinkRecord[]
  second?: LinkRecord[]
  /** Sentences on what is compared and what is left out. */
  lines: string[]
}
/**
 * Reads the files and tells what their columns hold.
 * @throws Refusal naming the file, line and column that cannot be used
 */
export const readLists = async (request: Omit<MatchRequest, 'out'>): Promise<Lists> => {
  const tables = await Promise.all([request.file, ...(request.link ? [request.link] : [])].map(readTable))
  for (const table of tables) {
    needColumn(table, request.id)
    checkIds(table, request.id)
  }
  const { fields, lines } = fieldsOf(tables, request)
  const [first = [], second] = tables.map(({ rows, header }, at): LinkRecord[] => {
    const id = header.indexOf(request.id)
    return rows.map(({ cells }) => ({ id: cells[id]!, values: fields.map(({ places }) => cells[places[at]!] || null) }))
  })
  return { fields: fields.map(({ field }) => field), first, lines, ...(second && { second }) }
}

/**
 * Reads, links, writes `left_id,right_id,probability`, likeliest first: every pair believed more likely than not has 0.5 or more.
 * @returns sentences on what was compared and found
 * @throws Refusal naming the file, line and column that cannot be used
 */
export const matchFile = async (request: MatchRequest): Promise<string[]> => {
  const { fields, first, second, lines } = await readLists(request)
  const { pairs, compared } = linkRecords(fields, first, second, { threshold: request.threshold ?? 0.5, evidence: false })
  const text = pairs.map(pair => `${cell(pair.left)},${cell(pair.right)},${pair.probability.toFixed(6)}`)
  await writeFile(request.out, `${['left_id,right_id,probability', ...text].join('\n')}\n`)
  const records = first.length + (second?.length ?? 0)
  return [...lines, say('linkage.done', { records, compared, pairs: pairs.length, out: request.out })]
}
