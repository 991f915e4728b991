/** Brings designs in, in the transaction of an import that logs what it brings. */
import { type Context, logged } from '../../kernel/context.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { Design } from './designs.schema.ts'
import * as store from './designs.store.ts'

export type { DesignDraft } from './designs.store.ts'

/** The designs that have these codes. */
export const designsByCode = async (tx: Tx, codes: readonly string[]) =>
  new Map((await store.selectDesigns(tx, codes)).map(row => [row.code, row]))
export const takeInDesigns = async (tx: Tx, rows: readonly store.DesignDraft[]): Promise<void> => {
  await store.insertDesigns(tx, rows)
}
/** What the log may keep of a design: not its author. */
export const recordedDesign = (row: store.DesignDraft): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !Design.personal.includes(key)))

/** Takes the author's name off a design, in its row and history; the design stays counted. */
export const eraseAuthor = async (tx: Tx, ctx: Context, id: string, reason: string): Promise<void> => {
  await store.emptyAuthor(tx, id)
  await eraseVersions(tx, 'design', id, Design.personal)
  await logged(tx, ctx, { entity: 'design', recordId: id, action: 'erase', values: { fields: Design.personal }, reason })
}
