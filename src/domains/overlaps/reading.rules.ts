/** How findings read: each piece of evidence as a sentence with its strength, without a value in it. */
import { knows, say } from '../../words/say.ts'
import { type Strength, strengthOf } from '../duplicates/pairs.rules.ts'
import type { Weighed } from './compare/score.rules.ts'
import { evidenceKinds } from './compare/support.schema.ts'

/** From how many holders a value in common is said to be shared by many. */
const many = 3
/** A finding keeps what was said when it was made: kinds that are told apart no longer still stand in old ones. */
const sentence = ({ kind, holders }: Weighed): string => {
  const key = `overlaps.says_${kind}`
  const says = say(knows(key) ? key : 'overlaps.saysFormer')
  return holders !== null && holders >= many ? say('overlaps.sharedBy', { says, holders }) : says
}
export interface EvidenceLine {
  kind: Weighed['kind']
  side: 'who' | 'what'
  says: string
  strength: Strength
}
/** The evidence in words, strongest first. */
export const evidenceLines = (evidence: readonly Weighed[]): EvidenceLine[] =>
  [...evidence]
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
    .map(each => ({ kind: each.kind, side: evidenceKinds[each.kind] ?? 'what', says: sentence(each), strength: strengthOf(each.bits) }))

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
/** In one sentence: what speaks for it, strongest first, then what speaks against. */
export const sayEvidence = (evidence: readonly Weighed[]): string => {
  const sorted = [...evidence].sort((a, b) => b.bits - a.bits)
  const speaking = sorted.filter(({ bits }) => bits >= 0.5).slice(0, 4)
  const against = sorted
    .filter(({ bits }) => bits <= -0.5)
    .reverse()
    .slice(0, 2)
  const list = (some: readonly Weighed[]) => some.map(sentence).map(lowered).join(', ')
  const text = against.length
    ? say('overlaps.forAndAgainst', { speaking: list(speaking), against: list(against) })
    : say('overlaps.for', { speaking: list(speaking) })
  return text.charAt(0).toUpperCase() + text.slice(1)
}
