/** Looks into the entries, always within the reader's reach, and into the vocabulary. */
import { type SQL, sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Candidate } from './ranking.rules.ts'
import { inHead, largeKinds, matches, type SearchKind, searchEntry, searchWord } from './search.schema.ts'

/** Villages, fairs, contests, design briefs and documents of law are the programme's own lists; all other kinds are somebody's. */
const open: readonly SearchKind[] = ['village', 'fair', 'contest', 'brief', 'legal_document']
const within = (reach: Reach, kind: SearchKind): SQL =>
  kind === 'design' && reach.apart?.length
    ? sql`${searchEntry.recordId} <> all (${sql.param([...reach.apart])}::uuid[]) and ${reached(reach, kind)}`
    : reached(reach, kind)
const reached = (reach: Reach, kind: SearchKind): SQL => {
  if (reach.everywhere || open.includes(kind)) return sql`true`
  const parts = [
    ...(reach.unitIds.length ? [sql`${searchEntry.unitId} = any(${sql.param([...reach.unitIds])})`] : []),
    ...(reach.establishmentIds.length ? [sql`${searchEntry.establishmentIds} && ${sql.param([...reach.establishmentIds])}::uuid[]`] : []),
  ]
  return parts.length ? sql`(${sql.join(parts, sql` or `)})` : sql`false`
}
const rowsOf = (
  kind: SearchKind,
  whole: readonly string[],
) => sql`select ${sql.raw(`'${kind}'`)} as kind, ${searchEntry.recordId} as "recordId",
  ${searchEntry.code}, ${searchEntry.title}, ${searchEntry.detail}, ${searchEntry.also}, ${searchEntry.establishmentIds} as "establishmentIds",
  ${whole.length ? sql`string_to_array(${searchEntry.words}, ' ') && ${sql.param([...whole])}::text[]` : sql`false`} as exact from ${searchEntry}`

/** From so many entries on, the sixteenth of the large kinds is worth asking first. */
const many = 200_000
const sizes = new WeakMap<object, { large: boolean; until: number }>()
/** Whether there are very many entries, as the database last counted them; looked up once a minute. */
const isLarge = async (tx: Tx): Promise<boolean> => {
  const known = sizes.get(tx)
  if (known && known.until > Date.now()) return known.large
  const { rows } = await tx.execute<{ entries: number }>(
    sql`select reltuples as entries from pg_class where oid = 'search_entry'::regclass`,
  )
  const large = Number(rows[0]?.entries ?? 0) > many
  sizes.set(tx, { large, until: Date.now() + 60_000 })
  return large
}
export interface Look {
  kind: SearchKind
  /** tsqueries, the strictest first; a later one is asked only when those before it found fewer than `enough`. */
  queries: readonly string[]
}
/** As many entries of a query at most: beyond it a question is too wide for an order to mean anything. */
const most = { head: 160, all: 240, small: 80 }
/** So many in a sixteenth of a large kind answer the question: there are thousands like them, and reading all their places takes long. */
const plenty = 60

/**
 * Entries that satisfy the queries of each look; an entry may come more than once. One statement, however many queries it holds. Of large
 * kinds each query is asked of the sixteenth first, once there are very many.
 * @param whole lexemes that make an answer exact
 */
export const look = async (tx: Tx, reach: Reach, looks: readonly Look[], enough: number, whole: readonly string[] = []) => {
  const steps: { name: SQL; rows: SQL }[] = []
  const very = await isLarge(tx)
  for (const { kind, queries } of looks) {
    const large = largeKinds.includes(kind)
    const before: SQL[] = []
    queries.forEach((query, at) => {
      const step = (part: keyof typeof most, where: SQL) => {
        const name = sql.raw(`${kind}_${at}_${part}`)
        const gates = before.map(gate => sql`${gate} and `)
        const rows = sql`${rowsOf(kind, whole)} where ${sql.join(gates)}${matches(kind, query)} and ${where} and ${within(reach, kind)} limit ${most[part]}`
        steps.push({ name, rows })
        before.push(sql`(select count(*) from ${name}) < ${part === 'head' ? plenty : enough}`)
      }
      if (large && very) step('head', inHead)
      step(large ? 'all' : 'small', sql`true`)
    })
  }
  if (!steps.length) return []
  const named = steps.map(({ name, rows }) => sql`${name} as materialized (${rows})`)
  const all = steps.map(({ name }) => sql`select * from ${name}`)
  const { rows } = await tx.execute(sql`with ${sql.join(named, sql`, `)} ${sql.join(all, sql` union all `)}`)
  return rows as unknown as Candidate[]
}
/** Whether anything of the kind within reach matches. */
export const matchesAny = async (tx: Tx, reach: Reach, kind: SearchKind, query: string): Promise<boolean> =>
  (await look(tx, reach, [{ kind, queries: [query] }], 1)).length > 0

export interface Shown {
  recordId: string
  words: string
  /** Code of the establishment that it belongs to. */
  owner: string | null
}
/** All lexemes of the entries that are shown, and the establishment each belongs to. */
export const describe = async (tx: Tx, shown: readonly Pick<Candidate, 'kind' | 'recordId'>[]): Promise<Map<string, Shown>> => {
  if (!shown.length) return new Map()
  const { rows } = await tx.execute(sql`select s.record_id as "recordId", s.words, o.code as owner
    from unnest(${sql.param(shown.map(each => each.kind))}::text[], ${sql.param(shown.map(each => each.recordId))}::uuid[]) as asked(entity, id)
    join ${searchEntry} s on s.entity = asked.entity and s.record_id = asked.id
    left join ${searchEntry} o on o.entity = 'establishment' and o.record_id = s.establishment_ids[1]`)
  return new Map((rows as unknown as Shown[]).map(row => [row.recordId, row]))
}

// The vocabulary's index orders by bytes.
const word = sql`${searchWord.word} collate "C"`
/** How often each of the words stands in the vocabulary, those that do; and whether some word begins like `start`. */
export const vocabularyOf = async (
  tx: Tx,
  words: readonly string[],
  start = '',
): Promise<{ known: Map<string, number>; begins: boolean }> => {
  if (!words.length) return { known: new Map(), begins: false }
  const { rows } = await tx.execute<{ word: string | null; times: number }>(
    sql`select ${searchWord.word} as word, count(*)::int as times from ${searchWord} where ${word} = any(${sql.param([...words])}::text[])
      group by ${searchWord.word}
      union all (select null, 1 from ${searchWord} where ${start !== ''} and ${word} >= ${start} and ${word} < ${`${start}~`} limit 1)`,
  )
  return {
    known: new Map(rows.flatMap(row => (row.word === null ? [] : [[row.word, row.times] as const]))),
    begins: rows.some(row => row.word === null),
  }
}
/** Vocabulary words that begin in one of these ways, or that share most letters with a long word, with how often they stand there. */
export const wordsAlike = async (tx: Tx, typed: string, starts: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await tx.execute<{ word: string; times: number }>(
    sql`with alike as (
        select distinct w.word from unnest(${sql.param([...starts])}::text[]) as start,
          lateral (select word from ${searchWord} where ${word} >= start and ${word} < start || '~' limit 100) as w
        union select word from ${searchWord} where ${typed.length > 5} and word % ${typed})
      select alike.word, (select count(*)::int from ${searchWord} where ${word} = alike.word) as times from alike limit 200`,
  )
  return new Map(rows.map(row => [row.word, row.times]))
}
