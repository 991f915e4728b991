/** Puts the national norm table into the database; a province's own set ships empty. */
import type { Tx } from '../../kernel/log.ts'
import { readData } from '../reference/reference.seed.ts'
import { type NormRow, norm } from './appraisal.schema.ts'

export const seedNorms = async (tx: Tx): Promise<void> => {
  const rows: NormRow[] = JSON.parse(await readData('law/norms.json'))
  await tx.insert(norm).values(rows).onConflictDoNothing()
}
