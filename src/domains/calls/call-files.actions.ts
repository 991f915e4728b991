/** What a call hands out: its announcement, blank forms. */
import { keepFor } from '../../db/kept-files.ts'
import { admitFile } from '../../files/admit.ts'
import { type Context, logged } from '../../kernel/context.ts'
import { refuse, unknown } from '../../kernel/refusal.ts'
import { FileAnswer, type UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import type { CallFileRow, CallRow } from './calls.schema.ts'
import * as store from './calls.store.ts'

/** More than a reader takes home. */
const mostFiles = 20

const shown = ({ id, label, fileName, size, withdrawnOn }: CallFileRow) => ({ id, label, fileName, size, withdrawnOn })
/** A call's files as a page lists them; `withdrawn` also those taken back. */
export const filesOf = async (ctx: Context, call: CallRow, withdrawn: boolean) =>
  (await store.listFiles(ctx.db, call.id, withdrawn)).map(shown)

const callOf = async (tx: Context['db'], code: string, lock: boolean): Promise<CallRow> =>
  (await store.findCall(tx, code, lock)) ?? unknown(say('calls.none', { code }))
/** Attaches a file under a name of its own. Refuses what may not come in, and a 21st. */
export const attachFile = async (ctx: Context, code: string, label: string, file: UploadedFile) => {
  const { bytes, fileName, mediaType } = await admitFile(file)
  return keepFor(ctx, [bytes], (sha256 = '') =>
    ctx.db.transaction(async tx => {
      const call = await callOf(tx, code, true)
      if ((await store.listFiles(tx, call.id, false)).length >= mostFiles) refuse(say('calls.filesMost', { most: mostFiles }))
      const row = await store.insertFile(tx, { callId: call.id, label, fileName, sha256, mediaType, size: bytes.length })
      await logged(tx, ctx, { entity: 'call', recordId: call.id, action: 'attach', values: { label, fileName, sha256 } })
      return shown(row)
    }),
  )
}
/** Takes a file back from the page, or gives it out again. */
export const withdrawFile = (ctx: Context, code: string, id: string, withdrawn: boolean) =>
  ctx.db.transaction(async tx => {
    const call = await callOf(tx, code, true)
    const file = (await store.findFile(tx, call.id, id)) ?? unknown(say('calls.fileNone'))
    if ((file.withdrawnOn !== null) === withdrawn) return shown(file)
    const withdrawnOn = withdrawn ? ctx.today : null
    await store.updateFile(tx, id, withdrawnOn)
    const { label, fileName } = file
    await logged(tx, ctx, { entity: 'call', recordId: call.id, action: withdrawn ? 'detach' : 'reattach', values: { label, fileName } })
    return shown({ ...file, withdrawnOn })
  })
/** One file. The public reads those of a published call that were not taken back. */
export const readFile = async (ctx: Context, code: string, id: string, anyone: boolean): Promise<FileAnswer> => {
  const call = await callOf(ctx.db, code, false)
  const file = await store.findFile(ctx.db, call.id, id)
  if (!file || (anyone && (call.state === 'draft' || file.withdrawnOn !== null))) return unknown(say('calls.fileNone'))
  const bytes = await ctx.files.read(file.sha256).catch(() => unknown(say('calls.fileNone')))
  return new FileAnswer(bytes, file.fileName, file.mediaType)
}
