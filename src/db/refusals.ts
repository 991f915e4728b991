/** Turns what the database refuses into words: the guards of migrations/0001 and unique keys. */

import { sayDong } from '../kernel/money.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type Sentence, say } from '../words/say.ts'

interface DatabaseError {
  code?: string
  constraint?: string
  message?: string
  cause?: DatabaseError
}
const guards: Record<string, Sentence> = {
  allocation_within_line: 'db.overLine',
  allocation_above_paid: 'db.belowPaid',
  allocation_above_contract: 'db.belowContract',
  allocation_kept: 'db.kept',
  allocation_line: 'db.notItsLine',
  contract_kept: 'db.kept',
  names_stay: 'db.kept',
  paid_stays: 'db.paidStays',
  settlement_stays: 'db.settlementStays',
  plan_covers_allocations: 'db.underAllocated',
  contract_within_allocation: 'db.overAllocation',
  payment_within_contract: 'db.overContract',
  reclaim_within_paid: 'db.overPaid',
  settlement_within_approved: 'db.overApproved',
  project_costs: 'db.projectCosts',
  target_interval: 'db.targetInterval',
  brief_outcome_kept: 'briefs.outcomeKept',
  choice_round_kept: 'selectionRounds.roundKept',
  choice_exception_kept: 'selectionRounds.roundKept',
  choice_exception_second: 'selectionRounds.secondPerson',
  choice_round_second: 'selectionRounds.secondPerson',
  contest_score_kept: 'contests.sheetIn',
  contest_round_kept: 'contests.roundKept',
  contest_number_kept: 'contests.numberKept',
  contest_award_kept: 'contests.awardKept',
  contest_award_second: 'contests.secondPerson',
  council_score_kept: 'councils.scoreIn',
  score_sheet_kept: 'councils.sheetAdopted',
  design_decision_kept: 'designs.decisionKept',
  design_search_decided: 'designs.searchDecided',
  design_search_kept: 'designs.searchKept',
  design_second_person: 'designs.secondPerson',
}
/** The refusal that a database error means to its user; undefined when it is a fault of ours. */
export const asRefusal = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error
  const given = error as DatabaseError
  const inner = given?.code ? given : given?.cause
  if (!inner?.code) return undefined
  const guard = inner.constraint && guards[inner.constraint]
  if (guard) {
    const [allowed = 0, used = 0, asked = 0] = [...(inner.message ?? '').matchAll(/\d+/g)].map(match => Number(match[0]))
    return new Refusal(
      'refused',
      say(guard, { allowed: sayDong(allowed), used: sayDong(used), asked: sayDong(asked), left: sayDong(Math.max(0, allowed - used)) }),
    )
  }
  // Text or numbers that the database cannot hold: a NUL, a figure out of range, a code that is none.
  if (/^22/.test(inner.code)) return new Refusal('invalid', say('db.cannotHold'))
  if (inner.code === '23505') return new Refusal('conflict', say('db.twice'))
  if (inner.code === '23503') return new Refusal('invalid', say('db.noSuch'))
  if (inner.code === '23001') return new Refusal('refused', say('db.appendOnly'))
  if (inner.code === '40001' || inner.code === '40P01') return new Refusal('conflict', say('db.again'))
  return undefined
}
