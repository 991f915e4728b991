/** Codes of the designs that entries became. */
import { inArray } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Design } from '../designs/designs.schema.ts'

export const designsOf = (tx: Tx, ids: readonly string[]) =>
  ids.length
    ? tx
        .select({ id: Design.table.id, code: Design.table.code, acceptedOn: Design.table.acceptedOn })
        .from(Design.table)
        .where(inArray(Design.table.id, [...ids]))
    : Promise.resolve([])
