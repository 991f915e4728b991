/** Papers of a draft: photographed or chosen, checked by their bytes, kept by their hash, taken out and put back. */
import { keepFor } from '../../db/kept-files.ts'
import { admitFromAnyone } from '../../files/admit.ts'
import type { Context } from '../../kernel/context.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import type { PaperKind } from '../reference/papers.schema.ts'
import { paperLimits } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { heldDraft, openKeys } from './drafts.actions.ts'

/** Keeps a file with the draft; sent twice under one id it is kept once. Refuses ('invalid') what is no paper or too much. */
export const addPaper = async (ctx: Context, token: string, input: { id: string; kind: PaperKind }, file: UploadedFile) => {
  await heldDraft(ctx.db, token)
  const admitted = await admitFromAnyone(file)
  return keepFor(ctx, [admitted.bytes], sha256 =>
    ctx.db.transaction(async tx => {
      const draft = await heldDraft(tx, token, true)
      const { row } = draft
      const known = await store.findPaper(tx, row.id, input.id)
      if (known) return { id: known.id }
      const open = (await openKeys(ctx, tx, draft)).papers
      if (!(open === 'all' || open.has(input.kind))) return refuse(say('applications.paperShut'))
      const held = (await store.listPapers(tx, row.id)).filter(paper => !paper.removed)
      if (held.length >= paperLimits.files) return invalid(say('applications.tooManyFiles', { max: paperLimits.files }))
      await store.insertPaper(tx, {
        id: input.id,
        applicationId: row.id,
        kind: input.kind,
        fileName: admitted.fileName,
        sha256: sha256!,
        mediaType: admitted.mediaType,
        size: admitted.bytes.length,
        pictureHash: admitted.picture?.hash ?? null,
      })
      await store.updateApplication(tx, row.id, { touchedOn: ctx.today })
      return { id: input.id }
    }),
  )
}
/** Takes a paper out, or puts it back. */
export const setPaper = (ctx: Context, token: string, id: string, removed: boolean) =>
  ctx.db.transaction(async tx => {
    const draft = await heldDraft(tx, token, true)
    const { row } = draft
    const paper = (await store.findPaper(tx, row.id, id)) ?? unknown(say('applications.noPaper'))
    const open = (await openKeys(ctx, tx, draft)).papers
    if (!(open === 'all' || open.has(paper.kind))) return refuse(say('applications.paperShut'))
    await store.setRemoved(tx, id, removed)
    return { id, removed }
  })
/** The file of a paper, for whoever holds the draft's address. */
export const readDraftPaper = async (ctx: Context, token: string, id: string) => {
  const { row } = await heldDraft(ctx.db, token)
  const paper = await store.findPaper(ctx.db, row.id, id)
  if (!paper?.sha256) return unknown(say('applications.noPaper'))
  return { bytes: await ctx.files.read(paper.sha256), name: paper.fileName, mediaType: paper.mediaType }
}
