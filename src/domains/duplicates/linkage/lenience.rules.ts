/**
 * How much lower the line may lie because pairs answer to each other afterwards (`together`). A wrong pair within a group of several is torn out by the
 * group's other pairs; a wrong pair between two lists loses to the right one. The more of that there is, the less a wrong pair costs, and the more is won
 * by letting doubtful pairs speak. How much was chosen by what lists held out from the judge show (`bench/matching/README.md`).
 */
import { freedomOf, learnedBy } from './judge.rules.ts'
import type { Scored } from './together.rules.ts'

/** Log-odds, where every record that has a partner has several, as a part of how freely the line is moved; and where candidates compete. */
const WITHIN = 1.5
const BETWEEN = 1

/** Of the records with a likely partner, those with several, 0…1; its square is the chance that both records of a pair have others to ask. */
const oftenMet = ({ left, right, probability }: Scored, count: number): number => {
  const partners = new Int32Array(count)
  for (const [p, chance] of probability.entries()) {
    if (chance < 0.5) continue
    partners[left[p]!]!++
    partners[right[p]!]!++
  }
  const met = partners.filter(times => times > 0)
  return met.length ? met.filter(times => times > 1).length / met.length : 0
}
/**
 * @param scored pairs, by a line that does not count on their answering to each other
 * @param count records
 * @param fields how many fields the model learned from
 * @returns by how much the line may be lowered, in natural log-odds
 */
export const lenienceOf = (scored: Scored, count: number, fields: number, between: boolean): number =>
  between ? BETWEEN * learnedBy(fields) : WITHIN * freedomOf(fields) * oftenMet(scored, count) ** 2

/** Lenience finds some more; where it finds this many times as many, it has let groups flow together. */
const FLOOD = 2
const foundIn = ({ probability }: Scored): number => probability.reduce((sum, chance) => sum + Number(chance >= 0.5), 0)
/**
 * The pairs as they answer to each other by the lowered line, or by one lowered less where that floods the list.
 * @param agreedBy the pairs after they answered to each other, by a line
 * @param line where it would lie without lenience
 */
export const leniently = (agreedBy: (line: number) => Scored, line: number, lenience: number): Scored => {
  if (lenience === 0) return agreedBy(line)
  const strict = agreedBy(line)
  const most = FLOOD * foundIn(strict)
  for (const share of [1, 0.5]) {
    const lenient = agreedBy(line - share * lenience)
    if (foundIn(lenient) <= most) return lenient
  }
  return strict
}
