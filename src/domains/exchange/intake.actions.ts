/** How the rows of one sheet come in: link, check, compare with what is there, save; each refused row is named. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { TableRow } from '../../files/workbook-read.ts'
import type { Day } from '../../kernel/dates.ts'
import { canonical } from '../../kernel/log.ts'
import { readRow, type Sheet } from '../../kernel/sheet.ts'
import { say } from '../../words/say.ts'
import { cellParsers } from './cells.actions.ts'
import { Line, type ReadLine } from './lines.rules.ts'
import type { PlaceFinder } from './places.rules.ts'
import { explain, refusalOf } from './refusals.rules.ts'

/** A transaction that may open savepoints. */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0]
/** What an import works with. */
export interface Env {
  tx: Transaction
  today: Day
  place: PlaceFinder
  /** Steps after this day have not happened yet; null refuses steps after today, as when somebody imports by hand. */
  leaveOutAfter: Day | null
  newId: (entity: string, key: string) => string
  /** Whether projects may come in past the step of filing: a leader's word, or a run outside the office's own books. */
  mayBringHistory: boolean
}

/** How rows with the values `V` become records `R`; `L` is what they link to, read once for the whole sheet. */
export interface Intake<V, L, R extends { id: string }> {
  sheet: Sheet<V>
  /** Name of the record in the log and in the sources. */
  entity: string
  /** Whether a workbook without the sheet is refused. */
  mustHave?: true
  load(env: Env, values: readonly V[]): Promise<L>
  /** The record, or undefined after `line.fail` has said why. Not called for a line whose cells could not be read. */
  prepare(line: ReadLine<V>, links: L, env: Env): R | undefined
  /** Equal keys are the same thing. */
  key(record: R): string
  /** The column in which a repeated thing is reported, and how it is called there; never a personal value. */
  keyColumn: keyof V & string
  keyText(values: V): string
  /** What is in the database already, by key: the same properties as `compared`. */
  existing(env: Env, records: readonly R[], links: L): Promise<Map<string, object>>
  compared?(record: R): object
  /** Reason and fix for what is there already with other values. */
  existsWords?(): readonly [reason: string, fix: string]
  /** Saved first when lower: what others of the sheet point to. */
  rank?(record: R): number
  save(env: Env, tx: Transaction, records: readonly R[]): Promise<void>
  /** What the log keeps. */
  recorded?(record: R): Record<string, unknown>
  stateOf?(record: R): string
}

export interface Saved {
  entity: string
  id: string
  row: number
  sheet: string
  values: Record<string, unknown>
  state: string | null
}
export interface Brought {
  lines: Line[]
  saved: Saved[]
  unchanged: number
}
/** The intake of a sheet, whatever its rows are. */
export interface SheetIntake {
  sheet: Sheet
  mustHave: boolean
  bring(env: Env, rows: readonly TableRow[]): Promise<Brought>
}

const CHUNK = 200
const plain = (record: object, keys: readonly string[]) =>
  canonical(Object.fromEntries(keys.map(key => [key, (record as Record<string, unknown>)[key] ?? null])))
/** Whether all that a row says of a record is already recorded. */
const same = (stored: object, given: object) => {
  const keys = Object.keys(given).filter(key => key !== 'id' && key !== 'search')
  return plain(stored, keys) === plain(given, keys)
}

/** Saves records together; when the database refuses, halves them until the refused ones are alone. */
const saveEach = async <R>(
  tx: Transaction,
  records: readonly R[],
  save: (tx: Transaction, records: readonly R[]) => Promise<void>,
  refused: (record: R, error: unknown) => void,
): Promise<void> => {
  if (!records.length) return
  try {
    await tx.transaction(inner => save(inner, records))
  } catch (error) {
    if (!refusalOf(error)) throw error
    const [only] = records
    if (records.length === 1 && only !== undefined) return refused(only, error)
    const half = Math.ceil(records.length / 2)
    await saveEach(tx, records.slice(0, half), save, refused)
    await saveEach(tx, records.slice(half), save, refused)
  }
}

const isRead = <V>(line: Line<V>): line is ReadLine<V> => line.values !== undefined

/** Makes an intake of its parts. */
export const intake = <V, L, R extends { id: string }>(of: Intake<V, L, R>): SheetIntake => ({
  sheet: of.sheet as Sheet,
  mustHave: of.mustHave ?? false,
  bring: async (env, rows) => {
    const lines = rows.map(row => new Line(of.sheet, row, readRow(of.sheet, row, cellParsers)))
    const read = lines.filter(isRead)
    const links = await of.load(
      env,
      read.map(line => line.values),
    )
    const ready = new Map<string, { line: ReadLine<V>; record: R }>()
    for (const line of read) {
      const record = of.prepare(line, links, env)
      if (!record || line.bad) continue
      const key = of.key(record)
      const first = ready.get(key)
      if (first) {
        const words = { key: of.keyText(line.values), row: first.line.row }
        line.fail(of.keyColumn, 'duplicate', say('exchange.duplicate', words), say('exchange.duplicateFix', words))
      } else ready.set(key, { line, record })
    }
    const stored = await of.existing(
      env,
      [...ready.values()].map(x => x.record),
      links,
    )
    const fresh: { line: ReadLine<V>; record: R }[] = []
    let unchanged = 0
    for (const [key, entry] of ready) {
      const before = stored.get(key)
      if (!before) fresh.push(entry)
      else if (same(before, of.compared?.(entry.record) ?? entry.record)) unchanged++
      else {
        const words = of.existsWords?.() ?? [say('exchange.exists', { key: of.keyText(entry.line.values) }), say('exchange.existsFix')]
        entry.line.fail(of.keyColumn, 'exists', ...words)
      }
    }
    const ordered = of.rank ? fresh.toSorted((a, b) => (of.rank?.(a.record) ?? 0) - (of.rank?.(b.record) ?? 0)) : fresh
    for (let start = 0; start < ordered.length; start += CHUNK)
      await saveEach(
        env.tx,
        ordered.slice(start, start + CHUNK),
        (tx, some) =>
          of.save(
            env,
            tx,
            some.map(x => x.record),
          ),
        ({ line }, error) => {
          const { key, cause, reason, fix } = explain(error, of.sheet as Sheet)
          line.fail((key ?? of.keyColumn) as keyof V & string, cause, reason, fix)
        },
      )
    const saved = fresh
      .filter(({ line }) => !line.bad)
      .map(({ line, record }) => ({
        entity: of.entity,
        id: record.id,
        row: line.row,
        sheet: of.sheet.name,
        values: of.recorded?.(record) ?? { ...record },
        state: of.stateOf?.(record) ?? null,
      }))
    return { lines: lines as Line[], saved, unchanged }
  },
})

/** Everything distinct that is there. */
export const distinct = <T>(values: readonly (T | null | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== null && value !== undefined)),
]
