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
import { folded } from './linkage/strings.rules.ts'

export interface MatchRequest {
  file: string
  /** Column whose values name the records; where the two files call it differently, both names with a comma between. */
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
  if (!rows.length) return invalid(say('linkage.noRows', { path }))
  return { path, header, rows }
}
/** The column's own name in the file: as given, or the only one that differs from it in case and marks alone. */
const columnOf = ({ header }: TextTable, name: string): string | undefined => {
  if (header.includes(name)) return name
  const alike = header.filter(own => folded(own) === folded(name))
  return alike.length === 1 ? alike[0] : undefined
}
const noColumn = ({ path, header }: TextTable, column: string): never =>
  invalid(say('linkage.noColumn', { path, column, columns: header.join(', ') }))
/** The column of ids in each file. */
const idsOf = (tables: readonly TextTable[], id: string): string[] => {
  const apart = id.split(',')
  return tables.map((table, at) => columnOf(table, id) ?? columnOf(table, apart.length === 2 ? apart[at]! : id) ?? noColumn(table, id))
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
const open = ({ header }: TextTable, id: string) => header.filter(name => name !== id && name !== '')
/** Columns of two files that hold the same: those of one name, and the others told from their values. */
const pairsOf = (first: TextTable, second: TextTable, ids: readonly string[]): string[][] => {
  const sameName = (name: string, mine: TextTable, other: TextTable): string | undefined => {
    const theirs = columnOf(other, name)
    return theirs !== undefined && columnOf(mine, theirs) === name ? theirs : undefined
  }
  const alone = (mine: TextTable, id: string, other: TextTable) =>
    open(mine, id)
      .filter(name => sameName(name, mine, other) === undefined)
      .flatMap(name => {
        const values = valuesAt(mine, mine.header.indexOf(name))
        const found = inferKind(name, values)
        return 'kind' in found ? [{ name, kind: found.kind, values }] : []
      })
  const partners = align(alone(first, ids[0]!, second), alone(second, ids[1]!, first))
  return open(first, ids[0]!).flatMap(name => {
    const partner = sameName(name, first, second) ?? partners.get(name)
    return partner && partner !== ids[1] ? [[name, partner]] : []
  })
}
/** Names of the columns to compare in each file; those asked for may bear either file's name. */
const namesOf = (tables: readonly TextTable[], ids: readonly string[], fields: readonly string[] | undefined): string[][] => {
  const [first, second] = tables
  if (!first) return []
  if (!second)
    return fields ? fields.map(name => [columnOf(first, name) ?? noColumn(first, name)]) : open(first, ids[0]!).map(name => [name])
  const pairs = pairsOf(first, second, ids)
  return (
    fields?.map(name => {
      const [left, right] = [columnOf(first, name), columnOf(second, name)]
      if (left !== undefined && right !== undefined) return [left, right]
      const pair = pairs.find(([mine, theirs]) => mine === left || theirs === right)
      return pair ?? noColumn(left === undefined ? first : second, name)
    }) ?? pairs
  )
}
/** How the columns are compared, and what is left out and why. */
const fieldsOf = (
  tables: readonly TextTable[],
  ids: readonly string[],
  asked: readonly string[] | undefined,
): { fields: Compared[]; lines: string[] } => {
  const lines: string[] = []
  const kept: Compared[] = []
  for (const names of namesOf(tables, ids, asked)) {
    const places = tables.map(({ header }, at) => header.indexOf(names[at]!))
    const key = [...new Set(names)].join(' = ')
    const found = inferKind(
      key,
      tables.flatMap((table, at) => valuesAt(table, places[at]!)),
      asked !== undefined,
    )
    if ('kind' in found) kept.push({ field: { key, kind: found.kind }, places })
    else lines.push(say('linkage.leftOut', { column: key, why: say(`linkage.out_${found.left_out}`) }))
  }
  if (!kept.length) invalid(asked ? say('linkage.noneOfAsked', { why: lines.join('; ') }) : say('linkage.noFields'))
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
  const ids = idsOf(tables, request.id)
  for (const [at, table] of tables.entries()) checkIds(table, ids[at]!)
  const { fields, lines } = fieldsOf(tables, ids, request.fields)
  const [first = [], second] = tables.map(({ rows, header }, at): LinkRecord[] => {
    const id = header.indexOf(ids[at]!)
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
