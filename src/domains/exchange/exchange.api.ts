/** Routes of templates and imports. */
import * as z from 'zod'
import { invalid } from '../../kernel/refusal.ts'
import { FileAnswer, mediaTypes, type Route, route, type UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { jobView } from '../jobs/jobs.schema.ts'
import { officials } from '../reference/roles.schema.ts'
import { importers } from './import.actions.ts'
import { continueImport, rejectedRows, startImport } from './import-job.actions.ts'
import { listImports } from './imports.actions.ts'
import { writeTemplate } from './template.actions.ts'
import { planUndo, startUndo } from './undo.actions.ts'
import { workbookKinds, workbooks } from './workbooks.schema.ts'

const tag = 'Nhập từ Excel'
const params = z.object({ kind: z.enum(workbookKinds) })
const one = z.object({ id: z.uuid() })
const mode = z.enum(['preview', 'good', 'none'])
const who = [...new Set(Object.values(importers).flat())]
const fileOf = (files: readonly UploadedFile[]): UploadedFile => files[0] ?? invalid(say('exchange.noFile'))

const sample = z.object({
  code: z.string().nullable(),
  name: z.string().nullable(),
  on: z.string().nullable(),
  link: z.string().nullable(),
})
const undoPlan = z.object({
  importId: z.string(),
  fileName: z.string(),
  label: z.string(),
  day: z.string(),
  by: z.string().nullable(),
  undoneOn: z.string().nullable(),
  records: z.array(z.object({ entity: z.string(), label: z.string(), count: z.int() })),
  total: z.int(),
  against: z.array(z.object({ entity: z.string(), label: z.string(), count: z.int(), says: z.string(), samples: z.array(sample) })),
})

export const exchangeRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/exchange/templates/:kind',
    who: officials,
    tag,
    summary: 'Mẫu Excel để điền',
    params,
    file: true,
    handle: async (_ctx, { params: { kind } }) => new FileAnswer(await writeTemplate(kind), workbooks[kind].fileName, mediaTypes.xlsx),
  }),
  route({
    method: 'POST',
    path: '/exchange/import/:kind',
    who,
    tag,
    summary: 'Gửi một sổ: đọc thử (preview), nhập các dòng đúng (good), hoặc không nhập gì khi còn dòng lỗi (none). Kết quả ở /jobs/:id',
    params,
    query: z.object({ mode: mode.default('none'), correctionOf: z.uuid().optional() }),
    upload: true,
    returns: jobView,
    handle: (ctx, { params: { kind }, query, files }) => startImport(ctx, kind, fileOf(files), query),
  }),
  route({
    method: 'POST',
    path: '/exchange/imports/:id/continue',
    who,
    tag,
    summary: 'Làm tiếp một sổ đã đọc thử hoặc đang dở, không đọc lại tệp',
    params: one,
    body: z.object({ mode: mode.default('good') }),
    returns: jobView,
    handle: (ctx, { params: { id }, body }) => continueImport(ctx, id, body.mode),
  }),
  route({
    method: 'GET',
    path: '/exchange/imports/:id/rejected',
    who,
    tag,
    summary: 'Các dòng lỗi của một lần nhập hoặc đọc thử, kèm ô lỗi, lý do và cách sửa',
    params: one,
    file: true,
    handle: async (ctx, { params: { id } }) => {
      const { bytes, fileName } = await rejectedRows(ctx, id)
      return new FileAnswer(bytes, `${fileName.replace(/\.\w+$/, '')}-loi.xlsx`, mediaTypes.xlsx)
    },
  }),
  route({
    method: 'GET',
    path: '/exchange/imports/:id/undo',
    who,
    tag,
    summary: 'Rút lại một lần nhập thì mất gì, và còn gì phụ thuộc vào nó',
    params: one,
    returns: undoPlan,
    handle: (ctx, { params: { id } }) => planUndo(ctx, id),
  }),
  route({
    method: 'POST',
    path: '/exchange/imports/:id/undo',
    who,
    tag,
    summary: 'Rút lại một lần nhập khi chưa có gì phụ thuộc vào nó',
    params: one,
    body: z.object({ reason: z.string().trim().min(1, say('exchange.undoReasonNeeded')).max(1000) }),
    returns: jobView,
    handle: (ctx, { params: { id }, body }) => startUndo(ctx, id, body.reason),
  }),
  route({
    method: 'GET',
    path: '/exchange/imports',
    who: [...who, 'auditor', 'viewer'],
    tag,
    summary: 'Các lần nhập',
    returns: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        label: z.string(),
        fileName: z.string(),
        day: z.string(),
        by: z.string().nullable(),
        accepted: z.int(),
        rejected: z.int(),
        refused: z.int(),
        state: z.enum(['in', 'running', 'stopped', 'undone']),
        undoneOn: z.string().nullable(),
        undoneBy: z.string().nullable(),
        undoReason: z.string().nullable(),
        at: z.string(),
        can: z.array(z.string()),
      }),
    ),
    handle: ctx => listImports(ctx),
  }),
]
