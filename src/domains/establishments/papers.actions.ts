/** Papers of an establishment itself, and those that its projects brought. */
import { admitFile } from '../../files/admit.ts'
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { type Day, sayDay } from '../../kernel/dates.ts'
import { invalid, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { heldForChange, seenEstablishment } from './establishments.actions.ts'
import { ports } from './establishments.ports.ts'
import { EstablishmentPaper } from './establishments.schema.ts'
import * as store from './papers.store.ts'

export const paperKinds = EstablishmentPaper.fields.kind.options ?? {}
/** Who adds papers: officers, and an establishment for itself. */
export const paperWriters = ['applicant', 'local_officer', 'centre_officer', 'appraiser'] as const

export interface PaperInput {
  kind: (typeof EstablishmentPaper.table.$inferInsert)['kind']
  number?: string | undefined
  issuedOn?: string | undefined
}
/** Attaches a file after its content is checked by its bytes. */
export const attachToEstablishment = async (ctx: Context, code: string, input: PaperInput, file: UploadedFile) => {
  const { bytes, mediaType, fileName } = await admitFile(file)
  if (input.issuedOn && input.issuedOn > ctx.today) {
    const message = say('projects.paperFuture', { today: sayDay(ctx.today) })
    return invalid(message, [{ path: 'issuedOn', message }])
  }
  await seenEstablishment(ctx.db, ctx, code)
  const sha256 = await ctx.files.keep(bytes)
  return ctx.db.transaction(async tx => {
    const establishment = await heldForChange(tx, ctx, code)
    const paper = await store.insertPaper(tx, {
      establishmentId: establishment.id,
      kind: input.kind,
      number: clean(input.number ?? '') || null,
      issuedOn: input.issuedOn || null,
      fileName,
      sha256,
      mediaType,
      size: bytes.length,
    })
    await logged(tx, ctx, {
      entity: 'establishment',
      recordId: establishment.id,
      action: 'attach',
      values: { paper: { id: paper.id, kind: paper.kind, sha256 } },
    })
    return { id: paper.id }
  })
}
/**
 * The papers of an establishment and of its projects, for whoever may see it.
 * @param asOf only those that were kept by this day
 */
export const papersOf = async (ctx: Context, code: string, asOf?: Day) => {
  const by = ({ addedOn }: { addedOn: Day | null }) => asOf === undefined || (addedOn !== null && addedOn <= asOf)
  const { establishment } = await seenEstablishment(ctx.db, ctx, code)
  const own = (await store.listPapers(ctx.db, establishment.id)).filter(by)
  return {
    kinds: paperKinds,
    mayAdd: asOf === undefined && !establishment.mergedInto && holds(actorOf(ctx), ...paperWriters),
    own: own.map(({ paper: { id, kind, number, issuedOn, fileName, size, erasedOn }, addedOn }) => ({
      id,
      kindLabel: paperKinds[kind] ?? kind,
      number,
      issuedOn,
      fileName: erasedOn ? null : fileName,
      size,
      /** The file was erased for the person whose it was. */
      erasedOn,
      addedOn,
    })),
    projects: ((await ports.papers?.(ctx, establishment.id)) ?? []).filter(by),
  }
}
/** A paper's file. */
export const readEstablishmentPaper = async (ctx: Context, code: string, id: string) => {
  const { establishment } = await seenEstablishment(ctx.db, ctx, code)
  const paper = (await store.findPaper(ctx.db, establishment.id, id)) ?? unknown(say('projects.noPaper'))
  if (paper.erasedOn) unknown(say('establishments.paperErased', { day: sayDay(paper.erasedOn) }))
  return { bytes: await ctx.files.read(paper.sha256), name: paper.fileName, mediaType: paper.mediaType }
}
