/** The line of a unit, for screens that tell how a place came to be. */
import type { Tx } from '../../kernel/log.ts'
import { lineOf, type UnitLine } from './lineage.rules.ts'
import { listSuccessions } from './reference.store.ts'

/** The steps before and after a unit. */
export const loadLine = async (tx: Tx, unitId: string): Promise<UnitLine> => lineOf(await listSuccessions(tx), unitId)
