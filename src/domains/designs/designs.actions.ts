/** Brings designs in, in the transaction of an import that logs what it brings. */
import { type Context, logged } from '../../kernel/context.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { searchable } from '../../kernel/text.ts'
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

/** Takes an author's name off their designs, in rows and history; the designs stay counted. Returns how many. */
export const eraseAuthor = async (tx: Tx, ctx: Context, name: string, reason: string): Promise<number> => {
  const found = (await store.selectAuthored(tx)).filter(row => searchable(row.author ?? '') === searchable(name))
  for (const { id } of found) {
    await store.emptyAuthor(tx, id)
    await eraseVersions(tx, 'design', id, ['author'])
    await logged(tx, ctx, { entity: 'design', recordId: id, action: 'erase', values: { fields: ['author'] }, reason })
  }
  return found.length
}
