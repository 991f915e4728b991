/** Finding likely pairs: the sweep over the whole register, after an import, and for two records that an officer points at. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { type FieldEvidence, type MatchedKind, matchedKinds, type PairSource } from './duplicates.schema.ts'
import { loadFacts } from './facts.store.ts'
import { draftOf, evidenceOf, linkWithin, prepared, scored } from './linking.actions.ts'
import { askAgain, inOrder } from './pairs.rules.ts'
import * as store from './pairs.store.ts'
import { learnPeopleNames } from './people-names.actions.ts'
import { importedIds, type Learned } from './sweeps.store.ts'

const kinds = Object.keys(matchedKinds) as MatchedKind[]
const keyOf = (a: string, b: string) => inOrder(a, b).join('/')

/**
 * The pairs that officers have decided on, by the records that stand today: whoever said that A is not C has also said so of B, when A has been
 * merged into B.
 */
const decidedBy = async (tx: Tx, kind: MatchedKind, known: readonly store.KnownPair[]) => {
  const into = await store.survivors(tx, kind)
  const now = (id: string) => into.get(id) ?? id
  const decided = new Map<string, store.KnownPair>()
  for (const each of known) if (each.state === 'different') decided.set(keyOf(now(each.leftId), now(each.rightId)), each)
  return decided
}

interface Kept {
  fresh: number
  again: number
  dropped: number
}
/**
 * Brings the queue up to date with what the comparison found: new pairs come in, open ones that are no longer likely go, those that an officer
 * pointed at or put off stay, and what was called different is asked about again only as `askAgain` says.
 * @param whole the found pairs are all there are: what is not among them is no longer likely
 */
const keep = async (
  tx: Tx,
  ctx: Context,
  kind: MatchedKind,
  found: readonly store.PairDraft[],
  by: PairSource,
  whole: boolean,
): Promise<Kept> => {
  const known = await store.knownPairs(tx, kind)
  const decided = await decidedBy(tx, kind, known)
  const again: [store.KnownPair, store.PairDraft][] = []
  const wanted = found.filter(draft => {
    const different = decided.get(keyOf(draft.leftId, draft.rightId))
    if (!different) return true
    const itself = different.leftId === draft.leftId && different.rightId === draft.rightId
    if (itself && askAgain(different, draft.probability)) again.push([different, draft])
    return false
  })
  const fresh = await store.savePairs(tx, kind, wanted, by, ctx.today)
  for (const [pair, draft] of again) await store.askAgainAbout(tx, pair.id, draft)
  const likely = new Set(found.map(draft => keyOf(draft.leftId, draft.rightId)))
  const gone = whole
    ? known.filter(each => each.state === 'open' && each.foundBy !== 'officer' && !likely.has(keyOf(each.leftId, each.rightId)))
    : []
  await store.dropPairs(
    tx,
    gone.map(each => each.id),
  )
  return { fresh, again: again.length, dropped: gone.length }
}

/** How a long run tells of itself, and whether it should stop. */
export interface Progress {
  at(done: number, total: number, note: string): Promise<void>
  /** Throws or answers true when somebody cancelled. */
  cancelled(): Promise<boolean>
}
const silent: Progress = { at: async () => {}, cancelled: async () => false }
export interface SweepResult extends Record<string, unknown> {
  /** Per kind: records looked at, likely pairs, new ones, asked about again, no longer likely. */
  kinds: Partial<Record<MatchedKind, Kept & { records: number; likely: number }>>
  /** What was learned, for scoring single records until the next sweep. */
  models: Learned
}
/** Compares the whole register with itself, kind by kind, and brings the queue up to date. Merges nothing. */
export const sweep = async (ctx: Context, progress: Progress = silent): Promise<SweepResult> => {
  const result: SweepResult = { kinds: {}, models: {} }
  for (const [at, kind] of kinds.entries()) {
    if (await progress.cancelled()) break
    await progress.at(at, kinds.length, say('duplicates.sweeping', { kind: matchedKinds[kind].toLowerCase() }))
    const rows = await prepared(ctx, kind, await loadFacts(ctx.db, kind))
    const { pairs, model } = await linkWithin(kind, rows)
    const kept = await ctx.db.transaction(tx =>
      keep(
        tx,
        ctx,
        kind,
        pairs.map(pair => draftOf(kind, pair)),
        'sweep',
        true,
      ),
    )
    result.kinds[kind] = { records: rows.length, likely: pairs.length, ...kept }
    if (model) result.models[kind] = model
  }
  const names = await learnPeopleNames(ctx)
  if (names) result.models.people = names
  await progress.at(kinds.length, kinds.length, say('duplicates.swept'))
  return result
}

/** Compares what an import brought with the rest of the register and queues the likely pairs. Call it after the import is saved. Answers how many are new. */
export const likelyAfterImport = async (ctx: Context, importId: string): Promise<number> => {
  let fresh = 0
  for (const kind of kinds) {
    const brought = await importedIds(ctx.db, importId, kind)
    if (!brought.size) continue
    const { pairs } = await linkWithin(kind, await prepared(ctx, kind, await loadFacts(ctx.db, kind)))
    const touching = pairs.filter(pair => brought.has(pair.left) || brought.has(pair.right))
    fresh += (
      await ctx.db.transaction(tx =>
        keep(
          tx,
          ctx,
          kind,
          touching.map(pair => draftOf(kind, pair)),
          'import',
          false,
        ),
      )
    ).fresh
  }
  return fresh
}

/** What the comparison thinks of two records, whatever it is. */
export const judge = async (
  ctx: Context,
  kind: MatchedKind,
  leftId: string,
  rightId: string,
): Promise<{ probability: number; evidence: FieldEvidence[] }> => {
  const [left, right] = await prepared(ctx, kind, await loadFacts(ctx.db, kind, [leftId, rightId]))
  // A record whose name was erased has nothing to compare.
  if (!left || !right) return { probability: 0, evidence: [] }
  const [pair] = await scored(ctx, kind, left, [right])
  return pair ? { probability: pair.probability, evidence: evidenceOf(kind, pair) } : { probability: 0, evidence: [] }
}
