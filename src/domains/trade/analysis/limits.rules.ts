/** What somebody must know of a series before reading a figure of it. */
import { say } from '../../../words/say.ts'
import type { Limit } from '../analysis.schema.ts'
import type { SeriesRow } from '../series.schema.ts'

export const limitsOf = (series: SeriesRow): Limit[] => [
  ...(series.allPartners ? [] : [{ code: 'listed_partners' as const, says: say('trade.limitPartners') }]),
  ...(series.allProducts ? [] : [{ code: 'listed_products' as const, says: say('trade.limitProducts') }]),
  ...(series.digits === 2 ? [{ code: 'coarse' as const, says: say('trade.limitCoarse') }] : []),
  ...(series.frequency === 'fiscal_year' ? [{ code: 'fiscal_year' as const, says: say('trade.limitFiscal') }] : []),
  ...(series.breaks.length ? [{ code: 'breaks' as const, says: say('trade.limitBreaks', { count: series.breaks.length }) }] : []),
  ...series.notes.map(says => ({ code: 'note' as const, says })),
  ...(series.licence ? [{ code: 'licence' as const, says: series.licence }] : []),
]
