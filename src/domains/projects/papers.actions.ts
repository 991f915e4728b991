/** Papers of a project: what they are, and their files where there are any. */

import { admitFile } from '../../files/admit.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { invalid, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import type { ProjectState, paperKinds } from './projects.schema.ts'
import * as store from './projects.store.ts'

/** What an establishment may add, and until when: the office's papers are the office's. */
export const ownerKinds: readonly (keyof typeof paperKinds)[] = [
  'request',
  'proposal',
  'registration',
  'quotation',
  'capital',
  'no_double',
  'other',
]
const ownerStates: readonly ProjectState[] = ['draft', 'submitted', 'supplement']

/** Attaches a file after its content is checked by its bytes. */
export const attachPaper = async (
  ctx: Context,
  code: string,
  input: { kind: keyof typeof paperKinds; number?: string | undefined; issuedOn?: string | undefined },
  file: UploadedFile,
) => {
  const { bytes, mediaType, fileName } = await admitFile(file)
  if (input.issuedOn && input.issuedOn > ctx.today) return invalid(say('projects.paperFuture', { today: sayDay(ctx.today) }))
  const known = await store.findProject(ctx.db, ctx.reach, code)
  if (!known) return unknown(say('projects.none', { code }))
  const sha256 = await ctx.files.keep(bytes)
  return ctx.db.transaction(async tx => {
    const project = (await store.findProject(tx, ctx.reach, code, true)) ?? unknown(say('projects.none', { code }))
    const onlyOwner = actorOf(ctx).grants.every(g => g.role === 'applicant')
    if (onlyOwner && !(ownerKinds.includes(input.kind) && ownerStates.includes(project.state))) refuse(say('projects.paperNotYours'))
    const paper = await store.insertPaper(tx, {
      projectId: project.id,
      kind: input.kind,
      number: clean(input.number ?? '') || null,
      issuedOn: input.issuedOn || null,
      fileName,
      sha256,
      mediaType,
      size: bytes.length,
    })
    await logged(tx, ctx, {
      entity: 'project',
      recordId: project.id,
      action: 'attach',
      fromState: project.state,
      toState: project.state,
      values: { kind: input.kind, sha256 },
    })
    return { id: paper.id }
  })
}
/** A paper's file, for whoever may see its project. */
export const readPaper = async (ctx: Context, code: string, id: string) => {
  const project = await store.findProject(ctx.db, ctx.reach, code)
  const paper = await store.findPaper(ctx.db, id)
  if (!project || !paper || paper.projectId !== project.id) return unknown(say('projects.noPaper'))
  if (!paper.sha256) return unknown(say('projects.noFile'))
  return {
    bytes: await ctx.files.read(paper.sha256),
    name: paper.fileName ?? `${code}.bin`,
    mediaType: paper.mediaType ?? 'application/octet-stream',
  }
}
