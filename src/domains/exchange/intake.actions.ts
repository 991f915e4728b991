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
  /** Rows of the same sheet that came before these and are the same things: key → row. Only where a sheet is read in parts. */
  earlier?: (sheet: string, keys: readonly string[], row: number) => Promise<ReadonlyMap<string, number>>
  /** Which of these codes the workbook's other sheets are about to bring in. Only where rows are checked before others are saved. */
  coming?: (entity: string, codes: readonly string[]) => Promise<ReadonlySet<string>>
}

/** How rows with the values `V` become records `R`; `L` is what they link to, read once for the whole sheet. */
export interface Intake<V, L, R extends { id: string }> {
  sheet: Sheet<V>
  /** Name of the record in the log and in the sources. */
  entity: string
  /** Whether a workbook without the sheet is refused. */
  mustHave?: true
  /** Its rows point to one another, so that they are judged together however many there are. */
  whole?: true
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
  /** Reason and fix for what is there already with other values; undefined for the usual ones. */
  existsWords?(stored: object, record: R): readonly [reason: string, fix: string] | undefined
  /** The cells in which it differs; each is pointed at instead of the key's. */
  existsCells?(stored: object, record: R): readonly { key: keyof V & string; reason: string; fix: string }[]
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
/** Rows that were read and checked; nothing is saved yet. */
export interface Judged {
  lines: Line[]
  /** What tells a line's record from every other, for the lines whose record could be made. */
  keys: ReadonlyMap<Line, string>
  /** Lines that say what is recorded already. */
  unchanged: ReadonlySet<Line>
  /** Saves the good new ones in `env.tx`. A line that the database refuses turns bad. */
  save(): Promise<Saved[]>
}
/** The intake of a sheet, whatever its rows are. */
export interface SheetIntake {
  sheet: Sheet
  /** Name of its records in the log, which is also their table's. */
  entity: string
  mustHave: boolean
  whole: boolean
  judge(env: Env, rows: readonly TableRow[]): Promise<Judged>
}

const CHUNK = 500
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

/** Rows read before others get a turn: a large sheet must not hold up those who only look something up. */
const TURN = 50
const breathe = () => new Promise<void>(resolve => setImmediate(resolve))

/** Makes an intake of its parts. */
export const intake = <V, L, R extends { id: string }>(of: Intake<V, L, R>): SheetIntake => {
  interface Entry {
    line: ReadLine<V>
    record: R
  }
  const read = async (rows: readonly TableRow[]): Promise<Line<V>[]> => {
    const lines: Line<V>[] = []
    for (const row of rows) {
      lines.push(new Line(of.sheet, row, readRow(of.sheet, row, cellParsers)))
      if (lines.length % TURN === 0) await breathe()
    }
    return lines
  }
  const repeats = (line: ReadLine<V>, row: number) => {
    const words = { key: of.keyText(line.values), row }
    line.fail(of.keyColumn, 'duplicate', say('exchange.duplicate', words), say('exchange.duplicateFix', words))
  }
  /** The record of every line that can have one, each thing once. */
  const prepare = async (env: Env, lines: readonly ReadLine<V>[], links: L) => {
    const ready = new Map<string, Entry>()
    const keys = new Map<Line<V>, string>()
    for (const [at, line] of lines.entries()) {
      if (at % TURN === TURN - 1) await breathe()
      const record = of.prepare(line, links, env)
      if (!record || line.bad) continue
      const key = of.key(record)
      keys.set(line, key)
      const first = ready.get(key)
      if (first) repeats(line, first.line.row)
      else ready.set(key, { line, record })
    }
    const before = await env.earlier?.(of.sheet.name, [...ready.keys()], lines[0]?.row ?? 0)
    for (const [key, row] of before ?? []) {
      const entry = ready.get(key)
      if (entry) repeats(entry.line, row)
      ready.delete(key)
    }
    return { ready, keys }
  }
  const differs = ({ line, record }: Entry, stored: object) => {
    const cells = of.existsCells?.(stored, record) ?? []
    for (const { key, reason, fix } of cells) line.fail(key, 'exists', reason, fix)
    if (cells.length) return
    const words = of.existsWords?.(stored, record) ?? [say('exchange.exists', { key: of.keyText(line.values) }), say('exchange.existsFix')]
    line.fail(of.keyColumn, 'exists', ...words)
  }
  const save = async (env: Env, fresh: readonly Entry[]): Promise<Saved[]> => {
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
    return fresh
      .filter(({ line }) => !line.bad)
      .map(({ line, record }) => ({
        entity: of.entity,
        id: record.id,
        row: line.row,
        sheet: of.sheet.name,
        values: of.recorded?.(record) ?? { ...record },
        state: of.stateOf?.(record) ?? null,
      }))
  }
  return {
    sheet: of.sheet as Sheet,
    entity: of.entity,
    mustHave: of.mustHave ?? false,
    whole: of.whole ?? false,
    judge: async (env, rows) => {
      const lines = await read(rows)
      const readable = lines.filter(isRead)
      const links = await of.load(
        env,
        readable.map(line => line.values),
      )
      const { ready, keys } = await prepare(env, readable, links)
      const stored = await of.existing(
        env,
        [...ready.values()].map(x => x.record),
        links,
      )
      const fresh: Entry[] = []
      const unchanged = new Set<Line<V>>()
      for (const [key, entry] of ready) {
        const before = stored.get(key)
        if (!before) fresh.push(entry)
        else if (same(before, of.compared?.(entry.record) ?? entry.record)) unchanged.add(entry.line)
        else differs(entry, before)
      }
      return {
        lines: lines as Line[],
        keys: keys as Map<Line, string>,
        unchanged: unchanged as Set<Line>,
        save: () => save(env, fresh),
      }
    },
  }
}

/** Records by code: those that are there, and those that another sheet of the workbook is about to bring in. */
export const withComing = async <R extends { id: string }>(
  env: Env,
  entity: string,
  codes: readonly string[],
  stored: ReadonlyMap<string, R>,
): Promise<ReadonlyMap<string, { id: string }>> => {
  const missing = codes.filter(code => !stored.has(code))
  const coming = missing.length ? await env.coming?.(entity, missing) : undefined
  return coming?.size ? new Map([...stored, ...[...coming].map(code => [code, { id: env.newId(entity, code) }] as const)]) : stored
}
/** Everything distinct that is there. */
export const distinct = <T>(values: readonly (T | null | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== null && value !== undefined)),
]
