/** When a pair is asked about again, and how its evidence reads. */
import { knows, say } from '../../words/say.ts'
import type { FieldEvidence, MatchedKind } from './duplicates.schema.ts'
import { matchedEntities } from './kinds.rules.ts'

/** Bits of evidence in a probability: log2 of its odds, held where a probability says no more than "certain". */
const bits = (probability: number): number => {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, probability))
  return Math.log2(p / (1 - p))
}
/** Clearly higher is two bits: the odds are at least four times what they were when an officer said "different". */
const clearly = 2
/** Whether two records that an officer called different are asked about again: one of them changed since, and the likeness is clearly greater. */
export const askAgain = (decided: { probability: number; changedSince: boolean }, now: number): boolean =>
  decided.changedSince && bits(now) - bits(decided.probability) >= clearly

/** The two ids of a pair in the order in which a pair is kept. */
export const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

export type Strength = 'strong' | 'fair' | 'weak' | 'none' | 'against' | 'stronglyAgainst'
/** A weight in bits as a word: four bits are sixteen to one. */
export const strengthOf = (weight: number): Strength =>
  weight >= 4
    ? 'strong'
    : weight >= 2
      ? 'fair'
      : weight >= 0.5
        ? 'weak'
        : weight > -0.5
          ? 'none'
          : weight > -3
            ? 'against'
            : 'stronglyAgainst'

/** Fields that the comparison makes of several, or calls otherwise than the record does. */
export const fieldLabel = (kind: MatchedKind, field: string): string => {
  const own = `duplicates.field_${field}`
  return knows(own) ? say(own) : (matchedEntities[kind].form.find(each => each.key === field)?.label ?? field)
}
const inSentence = (label: string) => (/^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1))
const sayField = (kind: MatchedKind, each: FieldEvidence) => `${inSentence(fieldLabel(kind, each.field))} ${each.says}`

/**
 * The evidence in one sentence: what speaks for one record, strongest first, then what speaks against. No value of a record is in it.
 * 'Tên cơ sở gần giống, điện thoại giống hệt; nhưng mã số thuế khác.'
 */
export const sayEvidence = (kind: MatchedKind, evidence: readonly FieldEvidence[]): string => {
  const sorted = [...evidence].sort((a, b) => b.weight - a.weight)
  const speaking = sorted.filter(each => each.weight >= 0.5).slice(0, 4)
  const against = sorted
    .filter(each => each.weight <= -0.5)
    .reverse()
    .slice(0, 2)
  const list = (fields: readonly FieldEvidence[]) => fields.map(each => sayField(kind, each)).join(', ')
  const sentence = speaking.length
    ? against.length
      ? say('duplicates.forAndAgainst', { speaking: list(speaking), against: list(against) })
      : say('duplicates.for', { speaking: list(speaking) })
    : against.length
      ? say('duplicates.against', { against: list(against) })
      : say('duplicates.noEvidence')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
/** How likely, as a whole percent that never claims certainty. */
export const percentOf = (probability: number): number => Math.min(99, Math.max(1, Math.round(probability * 100)))
