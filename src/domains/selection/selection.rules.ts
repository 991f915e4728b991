/** The legal order of choice and how far a line's money goes: rank, then stop at the first that does not fit. */
import { type Dong, dong, sayDong, sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import { type SelectionOrder, selectionOrder } from '../appraisal/rules/selection-order.rule.ts'
import { type AreaStanding, areaUnknown } from '../reference/areas.rules.ts'
import type { Candidate, Choice } from './selection.schema.ts'

/** The order as TT 36/2013 and TT 46/2012 first laid it down: for days and choices from before it was dated data. */
const firstOrder: SelectionOrder = selectionOrder.shipped[0]!.values

/** What the register holds of one beneficiary; null is not recorded, which is not the same as no. */
export interface PriorityFacts {
  exporting: boolean | null
  /** Local share of the value of raw materials, in percent. */
  localMaterials: number | null
  workers: number | null
  supportingIndustry: boolean | null
  womenOwned: boolean | null
  minorityOwned: boolean | null
}
/** Holds when it holds for every beneficiary, fails when it fails for one; without beneficiaries nothing is known. */
const forAll = (facts: readonly PriorityFacts[], test: (one: PriorityFacts) => boolean | null): boolean | null => {
  const answers = facts.map(test)
  if (answers.includes(false)) return false
  return answers.length === 0 || answers.includes(null) ? null : true
}
/**
 * The priorities that the order in force names (TT 46/2012 Điều 6; NĐ 235/2025 for who owns an establishment), each known to hold, known not
 * to, or not recorded.
 * @param area of the place where the project is carried out, on the day of the choice
 */
export const prioritiesOf = (
  facts: readonly PriorityFacts[],
  order: SelectionOrder = firstOrder,
  area: AreaStanding = areaUnknown,
): Candidate['priorities'] => {
  const { materialsAbove, workersFrom } = order
  const known: Record<SelectionOrder['criteria'][number], Omit<Candidate['priorities'][number], 'key'>> = {
    exporting: { says: say('selection.exporting'), holds: forAll(facts, one => one.exporting) },
    materials: {
      says: say('selection.materials', { percent: sayNumber(materialsAbove) }),
      holds: forAll(facts, one => (one.localMaterials === null ? null : one.localMaterials > materialsAbove)),
    },
    workers: {
      says: say('selection.workers', { count: sayNumber(workersFrom) }),
      holds: forAll(facts, one => (one.workers === null ? null : one.workers >= workersFrom)),
    },
    supporting: { says: say('selection.supporting'), holds: forAll(facts, one => one.supportingIndustry) },
    area: { says: area.holds && area.says ? say('selection.areaNamed', { place: area.says }) : say('selection.area'), holds: area.holds },
    women: { says: say('selection.women'), holds: forAll(facts, one => one.womenOwned) },
    minority: { says: say('selection.minority'), holds: forAll(facts, one => one.minorityOwned) },
  }
  return order.criteria.map(key => ({ key, ...known[key] }))
}
/** The criteria that nobody has recorded, in words: they count for nothing, and the reason says so. */
export const unrecordedOf = (priorities: Candidate['priorities']): string[] =>
  priorities.filter(priority => priority.holds === null).map(priority => priority.says)
/** What a project would take of the line: the requested amount, at most the support that the norms suggest. In đồng. */
export const candidateAmount = (requested: Dong, suggested: Dong | null): Dong =>
  suggested === null ? requested : Math.min(requested, suggested)

const held = (one: Pick<Candidate, 'priorities'>) => one.priorities.filter(priority => priority.holds === true)
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
/** A candidate's place under an order: the higher first, number by number. Unknown experience comes after any known. */
export const legalRanks = (one: Omit<Candidate, 'legal'>, order: SelectionOrder = firstOrder): number[] => {
  const ranks = { pilot: Number(one.pilot), priorities: held(one).length, experience: one.experienceYears ?? -1 }
  return order.order.map(step => ranks[step])
}
const byLaw = (a: Candidate, b: Candidate): number => {
  const [left, right] = [a.legal?.ranks ?? legalRanks(a), b.legal?.ranks ?? legalRanks(b)]
  return right.map((rank, at) => rank - (left[at] ?? 0)).find(difference => difference !== 0) ?? 0
}

/** Ties go as the officer ordered them; what the officer left out follows, lower amount first, then code. */
const inOrder = <C extends Candidate>(candidates: readonly C[], tieOrder: readonly string[]): C[] => {
  const place = (one: Candidate) => {
    const at = tieOrder.indexOf(one.code)
    return at < 0 ? tieOrder.length : at
  }
  return [...candidates].sort(
    (a, b) => byLaw(a, b) || place(a) - place(b) || a.amount - b.amount || byText(a.code, b.code) || byText(a.id, b.id),
  )
}

/** The legal order alone: ties go the lower amount first, then by code. */
export const inLegalOrder = <C extends Candidate>(candidates: readonly C[]): C[] => inOrder(candidates, [])

/** A project's place in the legal order with the facts that put it there. */
export const standingOf = (one: Candidate, rank: number): string => {
  const priorities = held(one)
  const facts = [
    say(one.pilot ? 'selection.pilot' : 'selection.notPilot'),
    priorities.length
      ? say('selection.priorities', { number: priorities.length, list: priorities.map(x => x.says).join('; ') })
      : say(one.legal?.unrecorded ? 'selection.noneHolds' : 'selection.noPriority'),
    one.experienceYears === null ? say('selection.noExperience') : say('selection.experience', { years: one.experienceYears }),
  ]
  const unrecorded = one.legal?.unrecorded?.length ? [say('selection.unrecorded', { list: one.legal.unrecorded.join('; ') })] : []
  return [say('selection.standing', { rank, facts: facts.join(', ') }), ...unrecorded].join(' ')
}
const tieSays = (one: Candidate, tiedWith: readonly string[], tieOrder: readonly string[]): string[] => {
  if (tiedWith.length === 0) return []
  const ordered = [one.code, ...tiedWith].every(code => tieOrder.includes(code))
  return [say(ordered ? 'selection.tieByOfficer' : 'selection.tieOpen', { codes: tiedWith.join(', ') })]
}

/**
 * Chooses within a line by the legal order (TT 36/2013 Điều 7, TT 46/2012 Điều 6). The chosen are always the first of the order:
 * at the first project that does not fit, the choice stops. Blocked candidates come last, out. Same candidates in any order, same answer.
 * @param budget what the line has left, in đồng
 * @param tieOrder codes in the order that an officer gave to ties; it never moves a project past one that the law puts before it
 */
export const chooseInOrder = (candidates: readonly Candidate[], budget: Dong, tieOrder: readonly string[]): Choice[] => {
  const able = inOrder(
    candidates.filter(one => one.blocked === null),
    tieOrder,
  )
  const rest = inOrder(
    candidates.filter(one => one.blocked !== null),
    [],
  )
  let left = Math.max(0, dong(budget))
  let marginal: Candidate | undefined
  const ranked = able.map((one, at): Choice => {
    const tiedWith = able.filter(other => other !== one && byLaw(one, other) === 0).map(other => other.code)
    const chosen = marginal === undefined && dong(one.amount) <= left
    const why = [standingOf(one, at + 1), ...tieSays(one, tiedWith, tieOrder)]
    if (chosen) {
      left -= one.amount
      why.push(say('selection.chosen', { amount: sayDong(one.amount), left: sayDong(left) }))
    } else if (marginal) why.push(say('selection.afterMarginal', { code: marginal.code }))
    else {
      marginal = one
      why.push(say('selection.doesNotFit', { amount: sayDong(one.amount), left: sayDong(left) }))
    }
    return { ...one, rank: at + 1, chosen, reason: why.join(' '), tiedWith, left }
  })
  const out = rest.map(
    (one, at): Choice => ({
      ...one,
      rank: able.length + at + 1,
      chosen: false,
      reason: say('selection.blocked', { why: one.blocked ?? '' }),
      tiedWith: [],
      left,
    }),
  )
  return [...ranked, ...out]
}
