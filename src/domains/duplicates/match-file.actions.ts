/** Finds records that are likely one in any CSV file, or between two: `khuyencong match`. Nothing of the register is needed. */
import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { lettersOf, separatorOf } from '../../files/delimited.ts'
import { invalid } from '../../kernel/refusal.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
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

/** How the columns are compared, and what is left out and why. */
const fieldsOf = (tables: readonly TextTable[], { id, fields }: MatchRequest): { fields: LinkField[]; lines: string[] } => {
  for (const table of tables) for (const field of fields ?? []) needColumn(table, field)
  const [first] = tables
  const names =
    fields ?? (first?.header ?? []).filter(name => name !== id && name !== '' && tables.every(({ header }) => header.includes(name)))
  const lines: string[] = []
  const kept: LinkField[] = []
  for (const key of names) {
    const values = tables.flatMap(({ rows, header }) => rows.map(({ cells }) => cells[header.indexOf(key)] ?? '')).filter(Boolean)
    const found = inferKind(key, values, fields !== undefined)
    if ('kind' in found) kept.push({ key, kind: found.kind })
    else lines.push(say('linkage.leftOut', { column: key, why: say(`linkage.out_${found.left_out}`) }))
  }
  if (!kept.length) invalid(say('linkage.noFields'))
  lines.unshift(say('linkage.comparing', { fields: kept.map(({ key, kind }) => `${key} (${say(`linkage.kind_${kind}`)})`).join(', ') }))
  return { fields: kept, lines }
}
const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * Reads, links, writes `left_id,right_id,probability`, likeliest first: every pair believed more likely than not has 0.5 or more.
 * @returns sentences on what was compared and found
 * @throws Refusal naming the file, line and column that cannot be used
 */
export const matchFile = async (request: MatchRequest): Promise<string[]> => {
  const tables = await Promise.all([request.file, ...(request.link ? [request.link] : [])].map(readTable))
  for (const table of tables) {
    needColumn(table, request.id)
    checkIds(table, request.id)
  }
  const { fields, lines } = fieldsOf(tables, request)
  const [first = [], second] = tables.map(({ rows, header }): LinkRecord[] => {
    const places = fields.map(({ key }) => header.indexOf(key))
    const id = header.indexOf(request.id)
    return rows.map(({ cells }) => ({ id: cells[id]!, values: places.map(place => cells[place] || null) }))
  })
  const { pairs, compared } = linkRecords(fields, first, second, { threshold: request.threshold ?? 0.5, evidence: false })
  const text = pairs.map(pair => `${cell(pair.left)},${cell(pair.right)},${pair.probability.toFixed(6)}`)
  await writeFile(request.out, `${['left_id,right_id,probability', ...text].join('\n')}\n`)
  const records = first.length + (second?.length ?? 0)
  return [...lines, say('linkage.done', { records, compared, pairs: pairs.length, out: request.out })]
}
