/** The promise of merging: whatever is merged and un-merged, in any order that is allowed, every table is as it was. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { type MatchedKind, matchedKinds } from './duplicates.schema.ts'
import { fillSmallYear } from './duplicates.testing.ts'
import { fieldsOf } from './kinds.rules.ts'

let server: TestServer
let officer: Visitor
beforeAll(async () => {
  server = await testServer()
  await fillSmallYear(server.database)
  officer = await server.as('thamdinh')
})
afterAll(() => server.close())

const query = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await server.database.pool.query(sql, values)).rows
/** A generator of its own, so that a failure can be seen again. */
const dice = (seed: number) => {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return {
    below: (count: number) => Math.floor(next() * count),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
  }
}
/** Each table's rows as sorted JSON; what the log and the merges themselves hold apart. */
const wholeDatabase = async (): Promise<Record<string, string>> => {
  const tables = await query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('act', 'version', 'merge', 'session')`,
  )
  const all: Record<string, string> = {}
  for (const { name } of tables) {
    const dropped = name === 'duplicate_pair' ? ` - '{state,reason,decided_by,decided_on}'::text[]` : ''
    const rows = await query<{ row: string }>(`select (to_jsonb(t)${dropped})::text as row from "${name}" t order by 1`)
    all[name] = rows.map(each => each.row).join('\n')
  }
  return all
}
/** The tables that differ; words that search has learned may only have become more. */
const changedTables = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(before).filter(name => {
    if (name !== 'search_word') return before[name] !== after[name]
    const now = new Set(after[name]!.split('\n'))
    return before[name]!.split('\n').some(row => row !== '' && !now.has(row))
  })

const kinds = Object.keys(matchedKinds) as MatchedKind[]
const standing = (kind: MatchedKind) => query<{ id: string }>(`select id from ${kind} where merged_into is null order by id`)
/** Two that would clash: at one fair, in one project, in one class. */
const clashing: Partial<Record<MatchedKind, string[]>> = {
  establishment: [
    `select a.establishment_id as "left", b.establishment_id as "right" from participation a join participation b on b.fair_id = a.fair_id and b.establishment_id > a.establishment_id`,
    `select a.establishment_id as "left", b.establishment_id as "right" from project_beneficiary a join project_beneficiary b on b.project_id = a.project_id and b.establishment_id > a.establishment_id`,
  ],
  person: [
    `select a.person_id as "left", b.person_id as "right" from attendance a join attendance b on b.class_id = a.class_id and b.person_id > a.person_id`,
  ],
}
const pairOf = async (kind: MatchedKind, left: string, right: string): Promise<string> => {
  const answer = await officer.post('/duplicates/pair', { kind, left, right })
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  return String(answer.body.id)
}
const mergePair = async (id: string, roll: ReturnType<typeof dice>, kind: MatchedKind): Promise<string> => {
  const { revision } = (await officer.get(`/duplicates/${id}`)).body
  const choices = Object.fromEntries(fieldsOf(kind).flatMap(({ key }) => (roll.below(3) === 0 ? [[key, roll.pick(['kept', 'gone'])]] : [])))
  const answer = await officer.post(`/duplicates/${id}/decide`, {
    decision: 'same',
    keep: roll.pick(['left', 'right']),
    choices,
    otherName: roll.pick(['alias', 'former', 'none']),
    revision,
  })
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  return String(answer.body.mergeId)
}

for (const [seed, order] of [
  [11, 'last first'],
  [12, 'any allowed'],
] as const)
  it(`50 random merges, of merged ones too, taken back ${order}, leave every table as it was (${seed})`, async () => {
    const roll = dice(seed)
    const planned: { kind: MatchedKind; left: string; right: string; id: string }[] = []
    // Pairs are made before the picture is taken: being asked about is no part of a merge.
    for (let n = 0; n < 140; n++) {
      const kind = roll.pick(kinds)
      const pairs =
        clashing[kind] && roll.below(2) ? await query<{ left: string; right: string }>(`${roll.pick(clashing[kind])} order by 1, 2`) : []
      const ids = await standing(kind)
      const { left, right } = pairs.length ? roll.pick(pairs) : { left: roll.pick(ids).id, right: roll.pick(ids).id }
      if (left !== right) planned.push({ kind, left, right, id: await pairOf(kind, left, right) })
    }
    const before = await wholeDatabase()
    const made: string[] = []
    let setAside = 0
    for (const { kind, id } of planned) {
      if (made.length === 50) break
      const page = await officer.get(`/duplicates/${id}`)
      if (page.body.mayMerge !== true || page.body.state !== 'open') continue
      made.push(await mergePair(id, roll, kind))
    }
    expect(made).toHaveLength(50)
    const [sums] = await query<{ moved: number; aside: number; chained: number }>(
      `select sum(jsonb_array_length(moves))::int as moved, sum(jsonb_array_length(put_aside))::int as aside,
         (select count(*)::int from merge m join merge n on n.kept_id = m.gone_id and m.entity = n.entity and n.undone_on is null where m.undone_on is null) as chained
       from merge where undone_on is null`,
    )
    setAside = sums!.aside
    // The test would say nothing if nothing had moved, clashed, or been merged twice over.
    expect(sums!.moved).toBeGreaterThan(50)
    expect(setAside).toBeGreaterThan(0)
    expect(sums!.chained).toBeGreaterThan(0)
    expect(changedTables(before, await wholeDatabase())).not.toEqual([])

    const left = [...made]
    let refusals = 0
    while (left.length) {
      const at = order === 'last first' ? left.length - 1 : roll.below(left.length)
      const answer = await officer.post(`/merges/${left[at]}/undo`, { reason: 'Thử hoàn tác' })
      if (answer.status === 409) {
        refusals++
        expect(String(answer.body.detail)).toMatch(/Hoàn tác lần gộp .+ trước/)
        expect(order).not.toBe('last first')
        continue
      }
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200, body: { notes: [] } })
      left.splice(at, 1)
    }
    if (order === 'any allowed') expect(refusals).toBeGreaterThan(0)
    expect(changedTables(before, await wholeDatabase())).toEqual([])
    expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
  }, 300_000)

it('the small year has a row in every column that points to a record of the register, so that none is left out of the promise', async () => {
  const columns = await query<{ table: string; column: string }>(
    `select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid in ('establishment'::regclass, 'village'::regclass, 'artisan'::regclass, 'person'::regclass) and a.attname <> 'merged_into'`,
  )
  const empty: string[] = []
  for (const { table, column } of columns)
    if (!(await query(`select from "${table}" where "${column}" is not null limit 1`)).length) empty.push(`${table}.${column}`)
  expect(empty).toEqual([])
})
it('every column that points to a record of the register leads on from a merged one', async () => {
  const rows = await query<{ column: string; guarded: boolean }>(
    `select c.conrelid::regclass || '.' || a.attname as column,
       exists (select 1 from pg_trigger t where t.tgrelid = c.conrelid and t.tgname = 'follow_merge_' || a.attname) as guarded
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid in ('establishment'::regclass, 'village'::regclass, 'artisan'::regclass, 'person'::regclass) and a.attname <> 'merged_into'`,
  )
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.filter(row => !row.guarded)).toEqual([])
})
