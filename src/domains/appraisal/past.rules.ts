/** What an establishment was supported with before and is being supported with, as the rules of appraisal count it. */
import type { Day } from '../../kernel/dates.ts'
import type { CaseBeneficiary } from './appraisal.schema.ts'

/** A project that an establishment is or was a beneficiary of. */
export interface PastSupport {
  code: string
  name: string
  activity: string
  year: number
  /** 'Đã ký hợp đồng' */
  stateLabel: string
  /** draft: not handed in · standing: handed in or further · void: refused or stopped, it supports nobody */
  stage: 'draft' | 'standing' | 'void'
  /** Null while no contract is signed. */
  contractedOn: Day | null
  /** Null while it is not accepted, or when it never was. */
  acceptedOn: Day | null
}
const before = (day: Day | null, submittedOn: Day): day is Day => day !== null && day < submittedOn
/** Those of the same activity that were accepted before the day of submission, or contracted by then and not yet accepted. */
export const earlierSupport = (past: readonly PastSupport[], activity: string, submittedOn: Day): CaseBeneficiary['earlier'] =>
  past.flatMap<CaseBeneficiary['earlier'][number]>(({ code, name, activity: own, stage, contractedOn, acceptedOn }) => {
    if (own !== activity || stage === 'void') return []
    if (before(acceptedOn, submittedOn)) return [{ code, name, acceptedOn, contractedOn }]
    return before(contractedOn, submittedOn) ? [{ code, name, acceptedOn: null, contractedOn }] : []
  })
/** Codes of those of the same activity and year: the same content, as far as these facts tell. */
export const sameYear = (past: readonly PastSupport[], activity: string, year: number): string[] =>
  past.filter(one => one.activity === activity && one.year === year && one.stage !== 'void').map(({ code }) => code)
