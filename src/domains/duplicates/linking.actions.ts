/** The comparison core as this domain uses it: records prepared for it, pairs found, single records scored by what the last sweep learned. */
import type { Context } from '../../kernel/context.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type { FieldEvidence, MatchedKind } from './duplicates.schema.ts'
import type { FactsOf } from './facts.store.ts'
import { identifies, mayBeOne, sameNumber } from './identity.rules.ts'
import { linkInWorker } from './link.actions.ts'
import { levelsOf } from './linkage/compare.rules.ts'
import { type Knowledge, type LinkModel, priorModel, scoreAgainst } from './linkage/link.rules.ts'
import type { LinkedPair, LinkField, LinkRecord } from './linkage/linkage.schema.ts'
import { inOrder } from './pairs.rules.ts'
import type { PairDraft } from './pairs.store.ts'
import { lastModels } from './sweeps.store.ts'
import * as records from './vietnamese/records.rules.ts'
import { type UnitWords, unitWords } from './vietnamese/units.rules.ts'

const fields: Record<MatchedKind, readonly LinkField[]> = {
  establishment: records.establishmentFields,
  village: records.villageFields,
  artisan: records.artisanFields,
  person: records.personFields,
}
const makers: { [Kind in MatchedKind]: (row: FactsOf[Kind], units: UnitWords) => LinkRecord } = {
  establishment: (row, units) => records.establishmentRecord({ ...row, craft: crafts[row.craft as keyof typeof crafts] ?? null }, units),
  village: records.villageRecord,
  artisan: records.artisanRecord,
  person: records.personRecord,
}
/** Records as the core compares them. */
export const prepared = async <Kind extends MatchedKind>(
  ctx: Context,
  kind: Kind,
  rows: readonly FactsOf[Kind][],
): Promise<LinkRecord[]> => {
  const units = await loadUnits(ctx.db)
  const words = unitWords(units.all, units, ctx.today)
  const made: LinkRecord[] = []
  for (const row of rows) {
    made.push(makers[kind](row, words))
    // A large register takes seconds to prepare: other requests are answered in between.
    if (made.length % 200 === 0) await new Promise<void>(resolve => setImmediate(resolve))
  }
  return made
}
/** How likely two records are one when what identifies them does not agree: never enough for the queue. */
const unidentified = 0.2
/** How likely two records of one tax code or personal number are one at least: one of the two may be mistyped. */
const numbered = 0.9
/** Bits that agreement in what identifies a record is worth at least, in a register that has taught what doubles are like. */
const telling = 2
/** A model that knows of names what was learned elsewhere than from records of its own kind. */
const informedOf = (model: LinkModel, names: Knowledge | null | undefined): LinkModel =>
  names ? { ...model, knowledge: { ...model.knowledge, name: names } } : model
/**
 * What was learned from a register, held against what is believed of any: a pair is as likely as the more careful of the two says. A register with
 * few doubles teaches little of them, and then a name in common can seem to say nothing; the believed weights are shown instead.
 */
const careful = (kind: MatchedKind, learned: LinkedPair, left: LinkRecord, right: LinkRecord, names?: Knowledge | null): LinkedPair => {
  if (!mayBeOne(kind, learned.evidence)) return { ...learned, probability: Math.min(learned.probability, unidentified) }
  const [believed] = scoreAgainst(informedOf(priorModel(fields[kind]), names), left, [right])
  if (!believed) return learned
  const least = sameNumber(kind, learned.evidence) ? numbered : 0
  const probability = Math.max(least, Math.min(learned.probability, believed.probability))
  if (!learned.evidence.some(each => identifies(kind, each) && each.weight < telling)) return { ...learned, probability }
  // How many share a contact is known of the register alone.
  const contacts = learned.evidence.filter(each => fields[kind].some(field => field.key === each.field && field.kind === 'contact'))
  const evidence = believed.evidence.map(each => contacts.find(contact => contact.field === each.field) ?? each)
  return { ...learned, probability, evidence }
}
const likely = 0.5
/** Every likely pair among records of one kind, with the model that was learned from them; of fewer than two there is nothing to learn. */
export const linkWithin = async (
  kind: MatchedKind,
  rows: readonly LinkRecord[],
): Promise<{ pairs: LinkedPair[]; model: LinkModel | null }> => {
  if (rows.length < 2) return { pairs: [], model: null }
  const { pairs, model } = await linkInWorker(fields[kind], rows)
  const byId = new Map(rows.map(row => [row.id, row]))
  return {
    model,
    pairs: pairs.map(pair => careful(kind, pair, byId.get(pair.left)!, byId.get(pair.right)!)).filter(pair => pair.probability >= likely),
  }
}
/**
 * A record against a few others, by the model that the last sweep learned; before the first one, by what is believed of any register. Likeliest first.
 * @param acrossKinds the records stand for people of any kind: how often a name is met is taken over all of them
 */
export const scored = async (
  ctx: Context,
  kind: MatchedKind,
  draft: LinkRecord,
  candidates: readonly LinkRecord[],
  acrossKinds = false,
): Promise<LinkedPair[]> => {
  const models = await lastModels(ctx.db)
  const names = acrossKinds ? (models.people as Knowledge | undefined) : undefined
  const model = informedOf((models[kind] as LinkModel | undefined) ?? priorModel(fields[kind]), names)
  const byId = new Map(candidates.map(each => [each.id, each]))
  return scoreAgainst(model, draft, candidates)
    .map(pair => careful(kind, pair, draft, byId.get(pair.right)!, names))
    .sort((a, b) => b.probability - a.probability)
}

/**
 * What is kept of the evidence: no value, and nothing of fields that one of the two does not have. A phone in common that serves many is said to be
 * just that: it speaks neither for one record nor against it.
 */
export const evidenceOf = (kind: MatchedKind, pair: LinkedPair): FieldEvidence[] =>
  pair.evidence
    .filter(each => each.level !== null)
    .map(({ field, says, weight, level }) => {
      const compared = fields[kind].find(each => each.key === field)?.kind
      // Agreement may say nothing, but it never speaks against: a register may just have many of that.
      const agrees = compared !== undefined && level !== null && level > (levelsOf[compared] - 1) / 2
      if (!agrees || weight >= 0.5) return { field, says, weight }
      return { field, says: compared === 'contact' ? say('duplicates.servesMany') : says, weight: Math.max(0, weight) }
    })
export const draftOf = (kind: MatchedKind, pair: LinkedPair): PairDraft => {
  const [leftId, rightId] = inOrder(pair.left, pair.right)
  return { leftId, rightId, probability: pair.probability, evidence: evidenceOf(kind, pair) }
}
