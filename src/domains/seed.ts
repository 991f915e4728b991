/** Everything that a new database needs before anyone uses it: units, duties, settings. */
import type { Tx } from '../kernel/log.ts'
import { seedReference } from './reference/reference.seed.ts'

export const seed = async (tx: Tx): Promise<void> => {
  await seedReference(tx)
}
