/** Routes of documents of law: drafts, what they bring, adoption by a second person. */
import * as z from 'zod'
import { f } from '../../kernel/entity.ts'
import { FileAnswer, type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { officials, type Role } from '../reference/roles.schema.ts'
import { adoptDocument, dropDocument, undoAdoption } from './adoption.actions.ts'
import * as documents from './documents.actions.ts'
import { LegalDocument } from './documents.schema.ts'

const tag = 'Thẩm định'
const readersOfRules: Role[] = [...officials, 'admin']
const keepers: readonly Role[] = documents.lawKeepers
const id = z.object({ id: z.uuid() })
const revision = { revision: z.int() }
const about = LegalDocument.input.pick({
  number: true,
  title: true,
  issuer: true,
  issuedOn: true,
  inForceFrom: true,
  inForceUntil: true,
  scope: true,
  sourceUrl: true,
})
const reasoned = z.object({ ...revision, reason: f.text(say('appraisal.reasonLabel'), { max: 1000 }).check })

export const documentRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/appraisal/documents',
    who: readersOfRules,
    tag,
    summary: 'Văn bản quy định do cán bộ nhập',
    handle: ctx => documents.listDocuments(ctx),
  }),
  route({
    method: 'GET',
    path: '/appraisal/documents/forms',
    who: readersOfRules,
    tag,
    summary: 'Những quy định, định mức mà văn bản có thể đặt lại, kèm các ô phải nhập',
    handle: ctx => documents.versionForms(ctx),
  }),
  route({
    method: 'GET',
    path: '/appraisal/documents/:id',
    who: readersOfRules,
    tag,
    summary: 'Một văn bản quy định',
    params: id,
    handle: (ctx, { params }) => documents.openDocument(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/appraisal/documents',
    who: keepers,
    tag,
    summary: 'Soạn một văn bản quy định',
    body: about,
    handle: (ctx, { body }) => documents.draftDocument(ctx, body),
  }),
  route({
    method: 'PUT',
    path: '/appraisal/documents/:id',
    who: keepers,
    tag,
    summary: 'Sửa văn bản còn là dự thảo',
    params: id,
    body: about.extend(revision),
    handle: (ctx, { params, body }) => documents.editDocument(ctx, params.id, body),
  }),
  route({
    method: 'PUT',
    path: '/appraisal/documents/:id/versions',
    who: keepers,
    tag,
    summary: 'Ghi các quy định, định mức của dự thảo',
    params: id,
    body: z.object({
      ...revision,
      versions: z
        .array(
          z.object({
            code: z.string().max(60),
            clause: f.text(say('appraisal.clauseLabel'), { max: 200 }).check,
            values: z.record(z.string().max(60), z.unknown()),
          }),
        )
        .max(100),
    }),
    handle: (ctx, { params, body }) => documents.writeVersions(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/appraisal/documents/:id/scan',
    who: keepers,
    tag,
    upload: true,
    summary: 'Kèm bản quét của văn bản',
    params: id,
    body: z.object({ revision: z.coerce.number().int() }),
    handle: (ctx, { params, body, files }) => documents.attachScan(ctx, params.id, body.revision, files[0]!),
  }),
  route({
    method: 'GET',
    path: '/appraisal/documents/:id/scan',
    who: readersOfRules,
    tag,
    file: true,
    summary: 'Tải bản quét của văn bản',
    params: id,
    handle: async (ctx, { params }) => {
      const { bytes, name, mediaType } = await documents.readScan(ctx, params.id)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    method: 'POST',
    path: '/appraisal/documents/:id/adoption',
    who: keepers,
    tag,
    summary: 'Người thứ hai đối chiếu và áp dụng văn bản',
    params: id,
    body: z.object({ ...revision, paper: f.text(say('appraisal.paperLabel')).check }),
    handle: (ctx, { params, body }) => adoptDocument(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/appraisal/documents/:id/undo',
    who: keepers,
    tag,
    summary: 'Rút lại việc áp dụng khi chưa có gì được xét theo văn bản',
    params: id,
    body: reasoned,
    handle: (ctx, { params, body }) => undoAdoption(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/appraisal/documents/:id/drop',
    who: keepers,
    tag,
    summary: 'Bỏ một dự thảo',
    params: id,
    body: reasoned,
    handle: (ctx, { params, body }) => dropDocument(ctx, params.id, body),
  }),
]
