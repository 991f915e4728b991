/** How likely two supports are the same money twice: a sum of log-odds, and its words. Decision 14 says where the weights come from. */
import { type Evidence, type EvidenceKind, evidenceKinds, papers } from './support.schema.ts'
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

/** Telephone, home, name and account of one person go together: all that speaks for one beneficiary weighs no more than one kind may. */
export const mostOfWho = 10
/** A paper that few share is always worth a look, whatever else differs: the same thing is asked for under another head, too. */
const telling = 4
/** While one of these is said nothing is certain. */
const contradicts: readonly EvidenceKind[] = ['saidDifferent', 'otherActivity']
/** Nor while machines are two, unless one record asks again for what is given once: then it does not matter for which machine. */
const otherThing: readonly EvidenceKind[] = ['serialDiffers', 'machineDiffers']
/**
 * The prior and all weights, added up. What speaks for one beneficiary counts up to `mostOfWho`. "Certain" needs two facts that are met together by
 * no chance: who and what, two papers, or a plate with its model, which name one machine; and nothing that contradicts. One paper that few share is
 * possible at least, unless it names two machines.
 * @returns null when it is less than possible
 */
export const scoreOf = (given: readonly Evidence[]): Score | null => {
  const evidence = weighed(given)
  const sum = (kinds: 'who' | 'what', wanted: (bits: number) => boolean) =>
    evidence.filter(({ kind, bits }) => evidenceKinds[kind] === kinds && wanted(bits)).reduce((sofar, { bits }) => sofar + bits, 0)
  const [who, what] = [sum('who', bits => bits > 0), sum('what', bits => bits > 0)]
  const against = sum('who', bits => bits < 0) + sum('what', bits => bits < 0)
  const total = round(prior + Math.min(mostOfWho, who) + what + against)
  const says = (...kinds: readonly EvidenceKind[]) => evidence.some(({ kind }) => kinds.includes(kind))
  const onPaper = evidence.filter(({ kind, bits }) => papers.includes(kind) && bits >= telling)
  // Machines of one model with plates of their own that stand on one invoice were bought together.
  const bits = onPaper.length && !says('serialDiffers') ? Math.max(leastBits.possible, total) : total
  if (bits < leastBits.possible) return null
  const sides = who >= leastBits.likely && what >= leastBits.likely
  const oneMachine = onPaper.some(({ kind }) => kind === 'serial') && says('machine')
  const doubted = says(...contradicts) || (!says('onceAgain') && says(...otherThing))
  const certain = bits >= leastBits.certain && (sides || onPaper.length > 1 || oneMachine) && !doubted
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
  'ownerPhone',
  'branch',
  'address',
  'person',
  'serial',
  'invoice',
  'invoiceUndated',
  'invoiceOtherDay',
  'photo',
  'machine',
  'onceAgain',
  'activity',
  'listed',
]
