/** An establishment's designs. */
import { eq } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Design } from './designs.schema.ts'

export const designsOf = (tx: Tx, establishmentId: string) =>
  tx.select().from(Design.table).where(eq(Design.table.establishmentId, establishmentId)).orderBy(Design.table.madeOn, Design.table.code)
