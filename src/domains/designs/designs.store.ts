/** Designs in the database. */
import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Design } from './designs.schema.ts'

export type DesignDraft = typeof Design.table.$inferInsert & { id: string }

export const selectDesigns = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(Design.table)
        .where(inArray(Design.table.code, [...codes]))
    : Promise.resolve([])
export const insertDesigns = (tx: Tx, rows: readonly DesignDraft[]) => tx.insert(Design.table).values([...rows])

export const emptyAuthor = (tx: Tx, id: string) => tx.update(Design.table).set({ author: null }).where(eq(Design.table.id, id))
