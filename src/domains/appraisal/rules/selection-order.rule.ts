/** In which order projects are chosen (TT 36/2013 Điều 7; TT 46/2012 Điều 6): dated values that the choice reads. */
import { p, parameterSet } from '../../../kernel/parameters.ts'
import { say } from '../../../words/say.ts'
import { national } from '../beneficiaries.rules.ts'
import type { DatedValues } from '../law.rules.ts'

/** What goes before what. */
export const orderSteps = {
  pilot: say('appraisal.orderPilot'),
  priorities: say('appraisal.orderPriorities'),
  experience: say('appraisal.orderExperience'),
} as const
export const priorityCriteria = {
  exporting: say('appraisal.priorityExporting'),
  materials: say('appraisal.priorityMaterials'),
  workers: say('appraisal.priorityWorkers'),
  supporting: say('appraisal.prioritySupporting'),
  area: say('appraisal.priorityArea'),
  women: say('appraisal.priorityWomen'),
  minority: say('appraisal.priorityMinority'),
} as const
const parameters = parameterSet({
  order: p.choices(say('appraisal.orderSteps'), orderSteps, { ordered: true }),
  criteria: p.choices(say('appraisal.priorityList'), priorityCriteria),
  /** Strictly more than so many percent of the value of raw materials come from the province. */
  materialsAbove: p.percent(say('appraisal.materialsAbove')),
  workersFrom: p.count(say('appraisal.workersFrom')),
})
export type SelectionOrder = ReturnType<(typeof parameters)['check']['parse']>

const original: SelectionOrder = {
  order: ['pilot', 'priorities', 'experience'],
  criteria: ['exporting', 'materials', 'workers', 'supporting', 'area'],
  materialsAbove: 50,
  workersFrom: 50,
}
export const selectionOrder: DatedValues<SelectionOrder> = {
  code: 'selection-order',
  title: say('appraisal.orderTitle'),
  decidedBy: 'choice',
  parameters,
  shipped: [
    {
      from: '2014-02-10',
      until: '2025-10-15',
      article: 'TT 36/2013/TT-BCT Điều 7; TT 46/2012/TT-BCT Điều 6',
      confidence: 'S',
      scope: national,
      values: original,
    },
    {
      from: '2025-10-15',
      until: null,
      article: 'TT 36/2013/TT-BCT Điều 7; TT 46/2012/TT-BCT Điều 6; NĐ 235/2025/NĐ-CP (ưu tiên nữ, dân tộc thiểu số làm chủ)',
      confidence: 'S-press',
      scope: national,
      values: { ...original, criteria: [...original.criteria, 'women', 'minority'] },
    },
  ],
}
