/** What an establishment was supported with before, as the rules of appraisal count it. */
import type { Day } from '../../kernel/dates.ts'
import type { CaseBeneficiary } from './appraisal.schema.ts'

/** A project that an establishment is or was a beneficiary of. */
export interface PastSupport {
  code: string
  name: string
  activity: string
  /** Null while it is not accepted, or when it never was. */
  acceptedOn: Day | null
}
/** Those of the same activity that were accepted before the day of submission. */
export const earlierSupport = (past: readonly PastSupport[], activity: string, submittedOn: Day): CaseBeneficiary['earlier'] =>
  past.flatMap(each =>
    each.activity === activity && each.acceptedOn !== null && each.acceptedOn < submittedOn
      ? [{ code: each.code, name: each.name, acceptedOn: each.acceptedOn }]
      : [],
  )
