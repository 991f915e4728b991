/** Routes of templates and imports. */
import * as z from 'zod'
import { invalid } from '../../kernel/refusal.ts'
import { FileAnswer, type Route, route, type UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { officials } from '../reference/roles.schema.ts'
import { importers, importWorkbook, listImports, previewWorkbook, rejectedRows } from './import.actions.ts'
import { writeTemplate } from './template.actions.ts'
import { workbookKinds, workbooks } from './workbooks.schema.ts'

const tag = 'Nhập từ Excel'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const params = z.object({ kind: z.enum(workbookKinds) })
const who = [...new Set(Object.values(importers).flat())]
const fileOf = (files: readonly UploadedFile[]): UploadedFile => files[0] ?? invalid(say('exchange.noFile'))

const count = z.object({ name: z.string(), read: z.int(), accepted: z.int(), unchanged: z.int(), rejected: z.int() })
const group = z.object({
  cause: z.string(),
  title: z.string(),
  count: z.int(),
  problems: z.array(
    z.object({
      level: z.enum(['error', 'warning']),
      sheet: z.string(),
      cell: z.string(),
      row: z.int(),
      column: z.string(),
      cause: z.string(),
      reason: z.string(),
      fix: z.string(),
    }),
  ),
})
const outcome = z.object({
  kind: params.shape.kind,
  fileName: z.string(),
  saved: z.boolean(),
  importId: z.string().nullable(),
  sheets: z.array(count),
  read: z.int(),
  accepted: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  groups: z.array(group),
  warnings: z.array(group),
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
    handle: async (_ctx, { params: { kind } }) => new FileAnswer(await writeTemplate(kind), workbooks[kind].fileName, xlsx),
  }),
  route({
    method: 'POST',
    path: '/exchange/preview/:kind',
    who,
    tag,
    summary: 'Đọc thử một sổ: số dòng đúng, lỗi theo nguyên nhân; không lưu gì',
    params,
    upload: true,
    returns: outcome,
    handle: (ctx, { params: { kind }, files }) => {
      const file = fileOf(files)
      return previewWorkbook(ctx, kind, file.bytes, file.name)
    },
  }),
  route({
    method: 'POST',
    path: '/exchange/import/:kind',
    who,
    tag,
    summary: 'Nhập các dòng đúng, hoặc không nhập gì khi còn dòng lỗi',
    params,
    query: z.object({ mode: z.enum(['good', 'none']).default('none') }),
    upload: true,
    returns: outcome,
    handle: (ctx, { params: { kind }, query: { mode }, files }) => {
      const file = fileOf(files)
      return importWorkbook(ctx, kind, file.bytes, file.name, mode)
    },
  }),
  route({
    method: 'POST',
    path: '/exchange/rejected/:kind',
    who,
    tag,
    summary: 'Các dòng lỗi của một sổ, kèm ô lỗi, lý do và cách sửa',
    params,
    upload: true,
    file: true,
    handle: async (ctx, { params: { kind }, files }) => {
      const file = fileOf(files)
      return new FileAnswer(
        await rejectedRows(ctx, kind, file.bytes, file.name),
        workbooks[kind].fileName.replace('.xlsx', '-loi.xlsx'),
        xlsx,
      )
    },
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
        at: z.string(),
      }),
    ),
    handle: ctx => listImports(ctx),
  }),
]
