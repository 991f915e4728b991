/** How likely two supports are the same money twice: a sum of log-odds, and its words. Decision 14 says where the weights come from. */
import { type Evidence, type EvidenceKind, evidenceKinds } from './support.schema.ts'
import { prior, weights } from './weights.rules.ts'

export const likelihoods = { certain: 'Chắc chắn', likely: 'Rất có thể', possible: 'Có thể' } as const
export type Likelihood = keyof typeof likelihoods
/** Bits from which a likelihood is said: odds of 64 to 1, 4 to 1, 1 to 3. */
export const leastBits: Readonly<Record<Likelihood, number>> = { certain: 6, likely: 2, possible: -1.6 }

export interface Weighed extends Evidence {
  /** log2 of how many times likelier the two become by it; negative speaks against. */
  bits: number
}
export interface Score {
  bits: number
  likelihood: Likelihood
  evidence: Weighed[]
}
const round = (bits: number) => Math.round(bits * 10) / 10
export const weighed = (evidence: readonly Evidence[]): Weighed[] =>
  evidence.map(each => ({ ...each, bits: round(weights[each.kind] * each.share) }))

/** Telephone, home and name of one person go together: all that speaks for one beneficiary weighs no more than one record of the register does. */
const mostOfWho = weights.record
/** What stands on papers of its own: two of these are met together by no chance. */
const papers: readonly EvidenceKind[] = ['serial', 'invoice', 'photo']
/** A paper that few share is always worth a look, whatever else differs: the same thing is asked for under another head, too. */
const telling = 4
/**
 * The prior and all weights, added up. What speaks for one beneficiary counts up to `mostOfWho`. "Certain" needs two sides: who and what, or two
 * papers; one paper that few share is possible at least.
 * @returns null when it is less than possible
 */
export const scoreOf = (said: readonly Evidence[]): Score | null => {
  const evidence = weighed(said)
  const sum = (kinds: 'who' | 'what', wanted: (bits: number) => boolean) =>
    evidence.filter(({ kind, bits }) => evidenceKinds[kind] === kinds && wanted(bits)).reduce((sofar, { bits }) => sofar + bits, 0)
  const [who, what] = [sum('who', bits => bits > 0), sum('what', bits => bits > 0)]
  const against = sum('who', bits => bits < 0) + sum('what', bits => bits < 0)
  const total = round(prior + Math.min(mostOfWho, who) + what + against)
  const onPaper = evidence.filter(({ kind, bits }) => papers.includes(kind) && bits >= telling).length
  const bits = onPaper ? Math.max(leastBits.possible, total) : total
  if (bits < leastBits.possible) return null
  const sides = who >= leastBits.likely && what >= leastBits.likely
  const certain = bits >= leastBits.certain && (sides || onPaper > 1)
  const likelihood = certain ? 'certain' : bits >= leastBits.likely ? 'likely' : 'possible'
  return { bits, likelihood, evidence: evidence.sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits)) }
}
/** Kinds that are worth a line of their own where somebody filters by them. */
export const tellingKinds: readonly EvidenceKind[] = [
  'record',
  'number',
  'linked',
  'perhapsLinked',
  'account',
  'phone',
  'ownerHome',
  'address',
  'person',
  'serial',
  'invoice',
  'photo',
  'machine',
  'activity',
  'listed',
]
