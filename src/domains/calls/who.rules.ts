/** Who may apply, in sentences: read from the rules of appraisal as they stand, so that the page says what the office judges by. */
import type { Day } from '../../kernel/dates.ts'
import { sayParameter } from '../../kernel/parameters.ts'
import { type Confidence, judge } from '../../kernel/rules.ts'
import { type Law, valuesOn } from '../appraisal/law.rules.ts'
import { activityFits, conditionOf, fitsOn } from '../appraisal/rules/activity-fits.rule.ts'
import { eligibleArea } from '../appraisal/rules/eligible-area.rule.ts'
import { eligibleSector } from '../appraisal/rules/eligible-sector.rule.ts'
import { type ActivityCode, activityLabels } from '../reference/catalog.schema.ts'
import { applicantForm } from './rules/applicant-form.rule.ts'
import { legalForms } from './support.schema.ts'

/** One condition with where it is written. */
export interface Condition {
  title: string
  lines: { label: string; text: string }[]
  article: string
  confidence: Confidence
  verified: boolean
}

/** The forms of applicant that the law takes in on the day, read off the rule itself. */
const formsOf = (law: Law, day: Day): Condition[] => {
  const found = codesOf(legalForms).flatMap(form => {
    const finding = judge(applicantForm, { form, day }, law)
    return finding && finding.ok !== false ? [{ form, finding }] : []
  })
  const [first] = found
  if (!first) return []
  const certain = found.filter(({ finding }) => finding.ok === true).map(({ form }) => legalForms[form])
  const unsure = found.filter(({ finding }) => finding.ok === 'undetermined').map(({ finding }) => finding.says)
  const { title, article, confidence, verified } = first.finding
  return [{ title, lines: [certain.join('; '), ...unsure].map(text => ({ label: '', text })), article, confidence, verified }]
}
const codesOf = <O extends object>(options: O) => Object.keys(options) as (keyof O)[]

/** Of what a call takes, that which not everybody may ask for. */
const ofActivities = (law: Law, day: Day, taken: readonly ActivityCode[]): Condition[] =>
  fitsOn(law, day).flatMap(({ values, article, confidence, verified }) => {
    const lines = taken.flatMap(code => {
      const text = conditionOf(code, values)
      return text ? [{ label: activityLabels[code], text }] : []
    })
    return lines.length ? [{ title: activityFits.title, lines, article, confidence, verified }] : []
  })

/**
 * The forms of applicant, and the conditions of area and sector in force on the day; of the activities those that not everybody may ask for.
 * @param taken what the call takes
 */
export const mayApply = (law: Law, day: Day, taken: readonly ActivityCode[]): Condition[] => {
  const byValues = [eligibleArea, eligibleSector].flatMap(({ dated }) =>
    valuesOn(dated, law, day).map(({ values, article, confidence, verified }) => ({
      title: dated.title,
      lines: dated.parameters.fields
        .filter(({ key }) => said(values[key]))
        .map(field => ({ label: field.label, text: values[field.key] === true ? '' : sayParameter(field, values[field.key]) })),
      article,
      confidence,
      verified,
    })),
  )
  return [...formsOf(law, day), ...byValues, ...ofActivities(law, day, taken)]
}
/** What is not set says nothing to somebody who reads on a phone. */
const said = (value: unknown): boolean => value !== false && value !== null && !(Array.isArray(value) && value.length === 0)
