/** Pictures of a design: added as they are admitted, ordered, named, opened to the public one by one. */
import { dropUnneeded } from '../../db/kept-files.ts'
import { admitFile } from '../../files/admit.ts'
import { thumbnail } from '../../files/thumbnail.ts'
import { type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { isEvidence } from './checks.store.ts'
import { Design, type DesignRow } from './designs.schema.ts'
import { askForIndex, forgetViews } from './index.actions.ts'
import { heldDesign, seenDesign } from './seeing.actions.ts'
import type { ViewKind, ViewRow } from './views.schema.ts'
import * as store from './views.store.ts'

export const mostViews = 12

export interface NewView {
  bytes: Uint8Array
  fileName: string
  kind: ViewKind
  caption?: string | null | undefined
}
const entity = Design.name
const recorded = (view: ViewRow) => ({ view: { id: view.id, kind: view.kind, sha256: view.sha256, position: view.position } })

/** A picture as it may be kept: upright, without what the camera wrote about the taker, with its small copy. Refuses what is no picture. */
export const admitPicture = async (file: UploadedFile) => {
  const { bytes, mediaType, fileName, picture } = await admitFile(file)
  if (!picture) return invalid(say('designs.notPicture', { name: fileName }))
  return { bytes, mediaType, fileName, ...picture }
}
/** Adds pictures to a design, in the caller's transaction, and has them described in the background. */
export const addViews = async (tx: Tx, ctx: Context, design: Pick<DesignRow, 'id'>, files: readonly NewView[]): Promise<string[]> => {
  const held = await store.viewsOf(tx, [design.id])
  if (held.length + files.length > mostViews) invalid(say('designs.mostViews', { most: mostViews }))
  const known = new Set(held.map(view => view.sha256))
  const ids: string[] = []
  for (const file of files) {
    const { bytes, fileName, mediaType, width, height, hash } = await admitPicture({ name: file.fileName, bytes: file.bytes })
    const sha256 = await ctx.files.keep(bytes)
    if (known.has(sha256)) invalid(say('designs.pictureTwice', { name: fileName }))
    known.add(sha256)
    const view = await store.insertView(tx, {
      designId: design.id,
      position: held.length + ids.length + 1,
      kind: file.kind,
      caption: clean(file.caption ?? '') || null,
      fileName,
      sha256,
      thumbSha256: await ctx.files.keep(await thumbnail(bytes)),
      mediaType,
      size: bytes.length,
      width,
      height,
      hash,
      addedOn: ctx.today,
    })
    await logged(tx, ctx, { entity, recordId: design.id, action: 'add_view', values: recorded(view) })
    ids.push(view.id)
  }
  await askForIndex(ctx, tx)
  return ids
}
/** Adds one picture that somebody uploads. */
export const uploadView = (ctx: Context, code: string, input: { kind: ViewKind; caption?: string | undefined }, file: UploadedFile) =>
  ctx.db.transaction(async tx => {
    const design = await changeable(tx, ctx, code)
    const [id] = await addViews(tx, ctx, design, [{ ...input, bytes: file.bytes, fileName: file.name }])
    return { id }
  })
/** A design whose pictures may change: once it is accepted, they are what was accepted. */
const changeable = async (tx: Tx, ctx: Context, code: string): Promise<DesignRow> => {
  const design = await heldDesign(tx, ctx, code)
  if (design.acceptedOn) refuse(say('designs.lockedAccepted'))
  return design
}
const viewIn = async (tx: Tx, designId: string, id: string): Promise<ViewRow> =>
  (await store.findView(tx, designId, id)) ?? unknown(say('designs.noView'))

/** Says what a picture shows. */
export const describeView = (ctx: Context, code: string, id: string, input: { kind: ViewKind; caption?: string | null | undefined }) =>
  ctx.db.transaction(async tx => {
    const design = await heldDesign(tx, ctx, code)
    await viewIn(tx, design.id, id)
    const values = { kind: input.kind, caption: clean(input.caption ?? '') || null }
    await store.updateView(tx, id, values)
    await logged(tx, ctx, { entity, recordId: design.id, action: 'describe_view', values: { view: { id, ...values } } })
    return { id }
  })
/** Puts the pictures in another order; the first one stands for the design. */
export const orderViews = (ctx: Context, code: string, ids: readonly string[]) =>
  ctx.db.transaction(async tx => {
    const design = await heldDesign(tx, ctx, code)
    const held = await store.viewsOf(tx, [design.id])
    if (held.length !== ids.length || new Set(ids).size !== ids.length || held.some(view => !ids.includes(view.id)))
      invalid(say('designs.viewsOrder'))
    for (const [at, id] of ids.entries()) await store.updateView(tx, id, { position: at + 1 })
    await logged(tx, ctx, { entity, recordId: design.id, action: 'order_views', values: { views: [...ids] } })
    return { ids }
  })
/** Takes a picture off a design, unless a decision rests on it. */
export const removeView = async (ctx: Context, code: string, id: string) => {
  const gone = await ctx.db.transaction(async tx => {
    const design = await changeable(tx, ctx, code)
    const view = await viewIn(tx, design.id, id)
    if (await isEvidence(tx, id)) refuse(say('designs.viewNeeded'))
    await store.deleteView(tx, id)
    await logged(tx, ctx, { entity, recordId: design.id, action: 'remove_view', values: recorded(view) })
    return view
  })
  await forgetViews(ctx, [id])
  await dropUnneeded(ctx, [gone.sha256, gone.thumbSha256])
  return { id }
}

/** The bytes of a picture, or of its small copy. */
export const pictureOf = async (ctx: Context, view: ViewRow, small: boolean) => {
  const sha256 = small ? view.thumbSha256 : view.sha256
  const bytes = await ctx.files.read(sha256).catch(() => unknown(say('designs.pictureAway')))
  return { bytes, name: small ? `${view.id}.webp` : view.fileName, mediaType: small ? 'image/webp' : view.mediaType }
}
/** Stands in rows of figures for a design without pictures: a blank sheet. */
const blank = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#F4F0E7"/></svg>'
/** The small picture that stands for a design, given only its code; a blank sheet when it has none. */
export const firstPicture = async (ctx: Context, code: string) => {
  const { design } = await seenDesign(ctx.db, ctx, code)
  const [view] = await store.viewsOf(ctx.db, [design.id])
  return view ? pictureOf(ctx, view, true) : { bytes: new TextEncoder().encode(blank), name: `${code}.svg`, mediaType: 'image/svg+xml' }
}
/** A picture of a design within the reader's reach. */
export const readView = async (ctx: Context, code: string, id: string, small: boolean) => {
  const { design } = await seenDesign(ctx.db, ctx, code)
  return pictureOf(ctx, await viewIn(ctx.db, design.id, id), small)
}
