/** Everything that a new database needs before anyone uses it: units, duties, settings, norms. */
import type { Tx } from '../kernel/log.ts'
import { seedNorms } from './appraisal/appraisal.seed.ts'
import { seedReference } from './reference/reference.seed.ts'

export const seed = async (tx: Tx): Promise<void> => {
  await seedReference(tx)
  await seedNorms(tx)
}
