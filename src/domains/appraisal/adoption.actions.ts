/** Adopting a document: from then on its versions judge, and block. Taken back while nothing was judged by it; a mistake after that is corrected by another document. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { deleteVerifications, insertVerification } from './appraisal.store.ts'
import { adoptHindrance, countUses, entity, heldDocument, makersOf, undoHindrance } from './documents.actions.ts'
import { documentStates } from './documents.schema.ts'
import * as store from './documents.store.ts'
import { versionKey } from './law.rules.ts'

/** A second person adopts a draft, naming the paper that they compared it with: that verifies each of its versions. */
export const adoptDocument = (
  ctx: Context,
  id: string,
  { revision, paper }: { revision: number; paper: string },
): Promise<{ id: string }> =>
  ctx.db.transaction(async tx => {
    const actor = actorOf(ctx)
    const document = await heldDocument(tx, id, revision)
    const versions = await store.listVersions(tx, [id])
    const why = adoptHindrance(document, versions.length, (await makersOf(tx, id)).has(actor.id))
    if (why) refuse(why)
    for (const { code } of versions)
      await insertVerification(tx, { subject: versionKey(code, document), paper, by: actor.id, on: ctx.today })
    const adoption = await store.nextAdoption(tx)
    await store.updateDocument(tx, id, { state: 'adopted', adoptedBy: actor.id, adoptedOn: ctx.today, adoption, paper })
    await logged(tx, ctx, {
      ...{ entity, recordId: id, action: 'adopt', fromState: 'draft', toState: 'adopted' },
      values: { paper, versions: versions.map(({ code, clause, values }) => ({ code, clause, values })) },
    })
    return { id }
  })

/** Makes an adopted document a draft again, while no kept judgement used it. */
export const undoAdoption = (
  ctx: Context,
  id: string,
  { revision, reason }: { revision: number; reason: string },
): Promise<{ id: string }> =>
  ctx.db.transaction(async tx => {
    const document = await heldDocument(tx, id, revision)
    const keys = (await store.listVersions(tx, [id])).map(({ code }) => versionKey(code, document))
    const why = undoHindrance(document, await countUses(tx, keys))
    if (why) refuse(why)
    await deleteVerifications(tx, keys)
    await store.updateDocument(tx, id, { state: 'draft', adoptedBy: null, adoptedOn: null, adoption: null, paper: null })
    await logged(tx, ctx, { entity, recordId: id, action: 'undo', fromState: 'adopted', toState: 'draft', reason })
    return { id }
  })

/** Puts a draft away that came to nothing; it stays in the list, closed. */
export const dropDocument = (
  ctx: Context,
  id: string,
  { revision, reason }: { revision: number; reason: string },
): Promise<{ id: string }> =>
  ctx.db.transaction(async tx => {
    const document = await heldDocument(tx, id, revision)
    if (document.state !== 'draft') refuse(say('appraisal.documentClosed', { state: documentStates[document.state] }))
    await store.updateDocument(tx, id, { state: 'dropped' })
    await logged(tx, ctx, { entity, recordId: id, action: 'drop', fromState: 'draft', toState: 'dropped', reason })
    return { id }
  })
