/** Submitted reports as an erasure needs them. */
import { eq } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { snapshot } from './reports.schema.ts'

export const bodiesToErase = (tx: Tx) =>
  tx.select({ id: snapshot.id, body: snapshot.body, sha256: snapshot.sha256 }).from(snapshot).orderBy(snapshot.createdAt).for('update')
export const writeBody = (tx: Tx, id: string, body: unknown, sha256: string) =>
  tx.update(snapshot).set({ body, sha256 }).where(eq(snapshot.id, id))
