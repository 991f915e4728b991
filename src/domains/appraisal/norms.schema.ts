/** Norms of support: those that ship (data/law/norms.json), and what a version added on screen sets of one. */
import * as z from 'zod'
import shipped from '../../../data/law/norms.json' with { type: 'json' }
import type { Day } from '../../kernel/dates.ts'
import { p, parameterSet } from '../../kernel/parameters.ts'
import type { Confidence } from '../../kernel/rules.ts'
import { say } from '../../words/say.ts'
import { activities } from '../reference/catalog.schema.ts'

/** A norm of support: percent × eligible cost, at most the ceiling. National ceilings (TT 28/2018) and a province's own set stand side by side. */
export interface NormRow {
  /** `code@from` with the scope or the document, for example `machine@2018-05-11/national`. */
  key: string
  /** The activity that it is of. */
  code: string
  activity: string
  label: string
  percent: number | null
  ceiling: number | null
  per: string
  /** It holds at difficult areas and nowhere else. */
  difficultOnly: boolean
  article: string
  confidence: Confidence
  scope: 'national' | 'local'
  province: string | null
  validFrom: Day
  validUntil: Day | null
}
export const confidences = ['S', 'S-press', 'M', 'M-low', 'I', 'X'] as const satisfies readonly Confidence[]
const day = z.iso.date()
export const normShape = z.object({
  key: z.string(),
  code: z.string(),
  activity: z.string(),
  label: z.string(),
  percent: z.number().nullable(),
  ceiling: z.number().nullable(),
  per: z.string(),
  difficultOnly: z.boolean().default(false),
  article: z.string(),
  confidence: z.enum(confidences),
  scope: z.enum(['national', 'local']),
  province: z.string().nullable(),
  validFrom: day,
  validUntil: day.nullable(),
})
/** The nation's norms as they ship; a province's own set ships empty. */
export const shippedNorms: readonly NormRow[] = z.array(normShape).parse(shipped)

/** What a version of a norm sets. */
export const normParameters = parameterSet({
  label: p.text(say('appraisal.normLabel')),
  percent: p.maybePercent(say('appraisal.normPercent'), { help: say('appraisal.normPercentHelp') }),
  ceiling: p.maybeMoney(say('appraisal.normCeiling'), { help: say('appraisal.normCeilingHelp') }),
  per: p.text(say('appraisal.normPer'), { max: 40, help: say('appraisal.normPerHelp') }),
  difficultOnly: p.flag(say('appraisal.normDifficult'), { help: say('appraisal.normDifficultHelp'), later: true }),
})
/** Whether a code names the norm of an activity; rules have codes of their own. */
export const isNorm = (code: string): boolean => code in activities
