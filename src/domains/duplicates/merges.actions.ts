/** Merging two records into one, and taking a merge back exactly. Nothing merges by itself: each is an officer's act. */
import { type Context, logged, performer } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { searchTextOf } from '../establishments/establishments.actions.ts'
import { loadUnits, placeName } from '../reference/reference.actions.ts'
import type { MatchedKind, MergeRow } from './duplicates.schema.ts'
import { pointBack, repoint } from './graph.store.ts'
import { fieldsOf, matchedEntities, type RecordRow } from './kinds.rules.ts'
import { type Choices, mergedFields, nameLeftOver, restored, undoFirst, type Values, withName } from './merge.rules.ts'
import * as store from './merges.store.ts'
import { movedActs } from './moved.rules.ts'
import { reopenPair } from './pairs.store.ts'
import { findNamed, loadRecords, type Named, writeRecord } from './records.store.ts'

/** A record as sentences name it: its code, or the kind where there is none. People's names stay out of refusals. */
export const sayRecord = (record: Pick<Named, 'code' | 'kind'>): string => record.code ?? say(`duplicates.one_${record.kind}`)

/**
 * Why this officer may not merge these two, or null. City-wide officers may; a local officer may while the city handles no project of either,
 * nobody signs in for either (a merge lets them see and file for both), and never villages, whose recognition is the city's.
 * Both records are within reach already.
 */
export const notMergeable = async (tx: Tx, ctx: Context, kind: MatchedKind, ids: readonly string[]): Promise<string | null> => {
  if (ctx.reach.everywhere) return null
  if (kind === 'village') return say('duplicates.cityVillages')
  if (kind === 'establishment' && (await store.accountsOf(tx, ids)).length) return say('duplicates.cityAccounts')
  const codes = await store.cityProjects(tx, kind, ids)
  return codes.length ? say('duplicates.cityProjects', { codes: codes.slice(0, 3).join(', '), count: codes.length }) : null
}
/** Whoever signs in for a record that moved now signs in for the other one: their account's history says so. */
const logAccounts = async (tx: Tx, ctx: Context, { id, moves }: Pick<MergeRow, 'id' | 'moves'>, action: string): Promise<void> => {
  const grants = moves.filter(({ table }) => table === 'role_grant').map(({ key }) => String(key.id))
  for (const recordId of await store.accountsByGrant(tx, grants))
    await logged(tx, ctx, { entity: 'account', recordId, action, values: { mergeId: id } })
}
/** Each record that the merge pointed elsewhere, or put aside, tells so in its own log. */
const logMoved = (tx: Tx, ctx: Context, row: MergeRow, names: { kept: RecordRow; gone: RecordRow }, undone = false): Promise<void> => {
  const word = (record: RecordRow) => sayRecord({ code: (record.code as string | undefined) ?? null, kind: row.entity })
  const reason = say(undone ? 'duplicates.movedBack' : 'duplicates.movedTo', { gone: word(names.gone), kept: word(names.kept) })
  return recordAll(
    tx,
    performer(ctx.actor, ctx.grant),
    ctx.today,
    movedActs(row.entity, row, undone).map(act => ({ ...act, reason })),
  )
}
const loggedValues = ({ search, createdAt, ...values }: RecordRow): Values => values

/** What search looks through, when a field that it is made of changes. */
const searchOf = async (ctx: Context, kind: MatchedKind, row: Values): Promise<string | null> => {
  if (kind === 'establishment')
    return searchTextOf(
      row as { code: string; name: string; craft: string; taxCode: string | null },
      await placeName(ctx.db, String(row.unitId)),
    )
  if (kind !== 'village') return null
  const unit = (await loadUnits(ctx.db)).unit(String(row.unitId))
  return searchable([row.code, row.name, row.otherNames, row.craft, unit?.fullName].filter(Boolean).join(' '))
}
const searched = ['name', 'otherNames', 'craft', 'taxCode', 'unitId']
const withSearch = async (ctx: Context, kind: MatchedKind, row: RecordRow, changed: Values): Promise<Values> => {
  if (!Object.keys(changed).some(field => searched.includes(field))) return changed
  const search = await searchOf(ctx, kind, { ...row, ...changed })
  return search === null || search === row.search ? changed : { ...changed, search }
}

export interface MergeInput {
  kind: MatchedKind
  keptId: string
  goneId: string
  choices: Choices
  /** What the name that is no longer used becomes: a name the establishment goes by, a former one, or nothing. */
  otherName: 'alias' | 'former' | 'none'
  reason: string
  pairId: string
}
/**
 * Merges `goneId` into `keptId` in the caller's transaction: what points to the one points to the other, fields as the officer chose, the row of
 * the one that is gone stays and leads to the one that is kept. Both rows are locked by the caller (`lockTwo`).
 */
export const mergeTwo = async (tx: Tx, ctx: Context, input: MergeInput, rows: ReadonlyMap<string, RecordRow>): Promise<MergeRow> => {
  const { kind, keptId, goneId } = input
  const kept = rows.get(keptId)!
  const gone = rows.get(goneId)!
  if (kept.mergedInto || gone.mergedInto) conflict(say('duplicates.mergedMeanwhile'))
  const refusal = await notMergeable(tx, ctx, kind, [keptId, goneId])
  if (refusal) refuse(refusal)
  const changed = mergedFields(kind, kept, gone, input.choices)
  const leftOver = input.otherName === 'none' ? null : nameLeftOver(kept, gone, changed)
  if (leftOver && kind === 'village') changed.otherNames = withName(String(changed.otherNames ?? kept.otherNames ?? ''), leftOver)
  const after = await withSearch(ctx, kind, kept, changed)
  const { moves, putAside } = await repoint(tx, matchedEntities[kind].table, keptId, goneId)
  const keptNow = await writeRecord(tx, kind, keptId, after)
  const goneNow = await writeRecord(tx, kind, goneId, { mergedInto: keptId })
  const row = await store.insertMerge(tx, {
    entity: kind,
    keptId,
    goneId,
    pairId: input.pairId,
    before: { kept, gone },
    after,
    moves,
    putAside,
    reason: input.reason,
    by: ctx.actor?.id ?? null,
    on: ctx.today,
  })
  if (leftOver && kind === 'establishment' && input.otherName !== 'none')
    await store.insertOtherName(tx, row.id, keptId, leftOver, input.otherName, say('duplicates.nameNote', { code: String(gone.code) }))
  for (const now of [keptNow, goneNow])
    await logged(tx, ctx, { entity: kind, recordId: now.id, action: 'merged', values: loggedValues(now), reason: input.reason })
  await logMoved(tx, ctx, row, { kept, gone })
  await logAccounts(tx, ctx, row, 'merged')
  return row
}
/** Holds two records until the transaction ends; refuses when either is not within reach. */
export const lockTwo = async (tx: Tx, ctx: Context, kind: MatchedKind, ids: readonly [string, string]): Promise<Map<string, RecordRow>> => {
  const rows = await loadRecords(tx, kind, ids, true)
  const within = await findNamed(tx, ctx.reach, kind, ids)
  return rows.size === 2 && within.length === 2 ? rows : unknown(say('duplicates.noSuch'))
}

/** Takes a merge back: both records, and everything that hung on them, as they were; what came or was corrected since stays and is said. */
export const undoMerge = (ctx: Context, id: string, reason: string | null) =>
  ctx.db.transaction(async tx => {
    const merge = (await store.findMerge(tx, id)) ?? unknown(say('duplicates.noMerge'))
    const { entity: kind, keptId, goneId } = merge
    const rows = await lockTwo(tx, ctx, kind, [keptId, goneId])
    if (merge.undoneOn) conflict(say('duplicates.undoneAlready', { day: sayDay(merge.undoneOn) }))
    const refusal = await notMergeable(tx, ctx, kind, [keptId, goneId])
    if (refusal) refuse(refusal)
    const first = undoFirst(merge, await store.laterMerges(tx, merge))
    if (first) conflict(await sayUndoFirst(tx, first))
    const kept = rows.get(keptId)!
    const { values, corrected } = restored(kept, merge.before.kept, merge.after)
    const goneNow = await writeRecord(tx, kind, goneId, { mergedInto: null })
    const back = await pointBack(tx, matchedEntities[kind].table, keptId, goneId, merge)
    await store.deleteOtherName(tx, id)
    // The words to search by go back with the rest, unless a correction made new ones of the fields that stay.
    const keptNow = await writeRecord(tx, kind, keptId, values.search === undefined ? await withSearch(ctx, kind, kept, values) : values)
    await store.closeMerge(tx, id, { undoneBy: ctx.actor?.id ?? null, undoneOn: ctx.today, undoReason: reason })
    for (const now of [keptNow, goneNow])
      await logged(tx, ctx, { entity: kind, recordId: now.id, action: 'unmerged', values: loggedValues(now), reason })
    await logMoved(tx, ctx, { ...merge, ...back }, { kept: keptNow, gone: goneNow }, true)
    await logAccounts(tx, ctx, merge, 'unmerged')
    if (merge.pairId && (await reopenPair(tx, merge.pairId, 'same')))
      await logged(tx, ctx, {
        entity: 'duplicate_pair',
        recordId: merge.pairId,
        action: 'reopened',
        fromState: 'same',
        toState: 'open',
        reason,
      })
    const labels = fieldsOf(kind).filter(field => corrected.includes(field.key))
    const notes = [
      ...(labels.length ? [say('duplicates.correctedSince', { fields: labels.map(field => field.label).join(', ') })] : []),
      ...(back.movedOn ? [say('duplicates.movedOn', { count: back.movedOn })] : []),
      ...(back.taken ? [say('duplicates.taken', { count: back.taken })] : []),
    ]
    return { id, kept: kept.code ?? null, gone: goneNow.code ?? null, pairId: merge.pairId, notes }
  })
const sayUndoFirst = async (tx: Tx, merge: MergeRow): Promise<string> => {
  const all = { everywhere: true, unitIds: [], establishmentIds: [] }
  const both = await findNamed(tx, all, merge.entity, [merge.keptId, merge.goneId])
  const word = (id: string) => sayRecord(both.find(each => each.id === id) ?? { code: null, kind: merge.entity })
  return say('duplicates.undoFirst', { gone: word(merge.goneId), kept: word(merge.keptId), day: sayDay(merge.on) })
}

/** Merges within reach, newest first, with what each moved. */
export const merges = async (
  ctx: Context,
  query: { kind?: MatchedKind | undefined; standing?: boolean | undefined; page?: number | undefined },
) => {
  const size = 50
  const page = query.page ?? 1
  const { rows, total, standing } = await store.listMerges(ctx.db, ctx.reach, { ...query, limit: size, offset: (page - 1) * size })
  return { total, standing, page, size, rows }
}
/** What a record's page says of merges: into which one it went, or which ones came into it. */
export const mergesOf = async (ctx: Context, kind: MatchedKind, reference: string) => {
  const [record] = await findNamed(ctx.db, ctx.reach, kind, [reference])
  if (!record) return unknown(say('duplicates.noSuch'))
  const { rows } = await store.listMerges(ctx.db, ctx.reach, { kind, recordId: record.id, standing: true, limit: 50, offset: 0 })
  const into = rows.find(row => row.goneId === record.id)
  const [keptNow] = record.mergedInto ? await findNamed(ctx.db, ctx.reach, kind, [record.mergedInto]) : []
  return {
    into: into
      ? {
          mergeId: into.id,
          on: into.on,
          kept: { id: keptNow?.id ?? into.keptId, code: keptNow?.code ?? into.keptCode, name: keptNow?.name ?? into.keptName },
        }
      : null,
    from: rows
      .filter(row => row.keptId === record.id)
      .map(row => ({ mergeId: row.id, on: row.on, code: row.goneCode, name: row.goneName })),
  }
}
