/** What a document may bring a version of: the norm of each activity, and each rule that judges by dated values. */
import { type ParameterSet, type ParameterValues, sayParameter } from '../../kernel/parameters.ts'
import type { RuleScope } from '../../kernel/rules.ts'
import { say } from '../../words/say.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import type { DocumentRow, LawVersionRow } from './documents.schema.ts'
import { type AddedVersion, type DatedValues, versionKey } from './law.rules.ts'
import { isNorm, type NormRow, normParameters } from './norms.schema.ts'
import { activityFits } from './rules/activity-fits.rule.ts'
import { advanceLimit, advanceMachine } from './rules/advance-limit.rule.ts'
import { eligibleArea } from './rules/eligible-area.rule.ts'
import { eligibleSector } from './rules/eligible-sector.rule.ts'
import { managementFee } from './rules/management-fee.rule.ts'
import { selectionOrder } from './rules/selection-order.rule.ts'

/** Every rule whose versions differ in values, those that judge projects first. */
export const datedRules: readonly DatedValues[] = [
  eligibleArea.dated,
  activityFits.dated,
  eligibleSector.dated,
  selectionOrder,
  advanceLimit,
  advanceMachine,
  managementFee,
]
export interface Subject {
  code: string
  kind: 'norm' | 'rule'
  title: string
  decidedBy: DatedValues['decidedBy']
  parameters: ParameterSet
}
export const subjects: readonly Subject[] = [
  ...datedRules.map(({ code, title, decidedBy, parameters }) => ({ code, kind: 'rule' as const, title, decidedBy, parameters })),
  ...Object.entries(activityLabels).map(([code, label]) => ({
    code,
    kind: 'norm' as const,
    title: say('appraisal.normOf', { activity: label }),
    decidedBy: 'approval' as const,
    parameters: normParameters,
  })),
]
const byCode = new Map(subjects.map(subject => [subject.code, subject]))
export const subjectOf = (code: string): Subject | undefined => byCode.get(code)

/** The values of a version in words, in the order of its form. */
export const saidValues = (code: string, values: ParameterValues): { label: string; says: string }[] =>
  (subjectOf(code)?.parameters.fields ?? []).map(field => ({ label: field.label, says: sayParameter(field, values[field.key]) }))

/** What a version of a norm would have to set to say the same. */
export const valuesOfNorm = (norm: NormRow): ParameterValues =>
  Object.fromEntries(normParameters.fields.map(({ key }) => [key, norm[key as keyof NormRow]]))

interface Added {
  version: LawVersionRow
  document: DocumentRow
}
const scopeOf = ({ scope, province }: DocumentRow): RuleScope =>
  scope === 'local' ? { level: 'local', province: province ?? '' } : { level: 'national' }
/** 'Nghị quyết 12/2026/NQ-HĐND, Điều 5' */
const articleOf = ({ version, document }: Added): string => say('appraisal.clauseOf', { number: document.number, clause: version.clause })

/** Versions of rules as the law takes them in, in the order given. */
export const addedVersions = (rows: readonly Added[]): AddedVersion[] =>
  rows
    .filter(({ version }) => !isNorm(version.code))
    .map(({ version, document }) => ({
      key: versionKey(version.code, document),
      code: version.code,
      values: version.values,
      from: document.inForceFrom,
      until: document.inForceUntil,
      article: articleOf({ version, document }),
      confidence: 'S',
      scope: scopeOf(document),
    }))
/** Norms that documents add, in the order given. */
export const addedNorms = (rows: readonly Added[]): NormRow[] =>
  rows
    .filter(({ version }) => isNorm(version.code))
    .map(({ version, document }) => ({
      ...normParameters.check.parse(version.values),
      key: versionKey(version.code, document),
      code: version.code,
      activity: version.code,
      article: articleOf({ version, document }),
      confidence: 'S',
      scope: document.scope,
      province: document.province,
      validFrom: document.inForceFrom,
      validUntil: document.inForceUntil,
    }))
