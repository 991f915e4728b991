/** Papers that the law asks of an activity on a day: dated data with source and confidence (data/papers). */
import shipped from '../../../data/papers/papers.json' with { type: 'json' }
import { type Day, within } from '../../kernel/dates.ts'
import type { Confidence } from '../../kernel/rules.ts'
import { type ActivityCode, activities } from '../reference/catalog.schema.ts'
import { type PaperKind, paperKinds } from '../reference/papers.schema.ts'
import type { LegalForm } from './support.schema.ts'

export interface RequiredPaper {
  kind: PaperKind
  label: string
  /** What it must show, where there is more to say than its name. */
  note: string | null
  required: boolean
  /** The article that asks for it. */
  why: string
  /** Null for a paper that the call itself asks for. */
  confidence: Confidence | null
}
/** One line of data/papers/papers.json: a paper for some activities, or a shape of them, in [validFrom, validUntil). */
interface PaperLine {
  kind: PaperKind
  activities?: ActivityCode[]
  shape?: 'establishment' | 'event'
  forms?: LegalForm[]
  required: boolean
  note: string | null
  article: string
  confidence: Confidence
  validFrom: Day
  validUntil: Day | null
}
const lines = shipped as PaperLine[]

const concerns = (line: PaperLine, activity: ActivityCode): boolean =>
  line.activities ? line.activities.includes(activity) : !line.shape || line.shape === activities[activity].shape

/** The papers that the law asks of an activity on a day, each kind once, required ones first. */
export const papersFor = (activity: ActivityCode, day: Day, legalForm?: LegalForm): RequiredPaper[] => {
  const found = lines
    .filter(line => concerns(line, activity) && within(day, { from: line.validFrom, until: line.validUntil }))
    .filter(line => !line.forms || legalForm === undefined || line.forms.includes(legalForm))
  return found
    .filter((line, at) => found.findIndex(each => each.kind === line.kind) === at)
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .map(({ kind, note, required, article, confidence }) => ({ kind, label: paperKinds[kind], note, required, why: article, confidence }))
}
