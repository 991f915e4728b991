/** Who decides whether two records are one, and who may look at what was decided. */
import type { Role } from '../reference/roles.schema.ts'

/** A local officer within their units, and merges only what the city does not handle yet. */
export const deciders: readonly Role[] = ['local_officer', 'centre_officer', 'appraiser', 'leader']
export const overseers: readonly Role[] = [...deciders, 'auditor']
/** Who may ask for a sweep of the whole register. */
export const cityWide: readonly Role[] = ['centre_officer', 'appraiser', 'leader']
