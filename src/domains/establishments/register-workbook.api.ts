/** Routes of the register's workbook: out as it is on screen, back in with the changes found. */
import * as z from 'zod'
import { invalid } from '../../kernel/refusal.ts'
import { FileAnswer, mediaTypes, type Route, route, type UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { officials } from '../reference/roles.schema.ts'
import { bulkReason } from './bulk.schema.ts'
import { registerWorkbook } from './register-workbook.actions.ts'
import { applyBack, previewBack } from './register-workbook-back.actions.ts'
import { registerView } from './views.schema.ts'

const tag = 'Sổ bộ'
const editors = ['local_officer', 'centre_officer', 'appraiser'] as const
const fileOf = (files: readonly UploadedFile[]): UploadedFile => files[0] ?? invalid(say('exchange.noFile'))
/** Choices come as text, for the file travels beside them. */
const choices = z
  .string()
  .max(1_000_000)
  .transform((text, check) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      check.addIssue({ code: 'custom', message: say('registerList.backChoices') })
      return z.NEVER
    }
  })
  .pipe(z.record(z.string().max(80), z.enum(['mine', 'theirs'])))

export const registerWorkbookRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/establishments.xlsx',
    who: officials,
    tag,
    file: true,
    summary: 'Tải sổ bộ ra Excel đúng như đang xem: điều kiện, cột, thứ tự',
    query: registerView,
    handle: async (ctx, { query }) => new FileAnswer(await registerWorkbook(ctx, query), `so-bo-${ctx.today}.xlsx`, mediaTypes.xlsx),
  }),
  route({
    method: 'POST',
    path: '/register/workbook/preview',
    who: editors,
    tag,
    summary: 'Đọc lại tệp Excel đã sửa: ô nào đổi, ô nào xung đột, ô nào sai; không lưu gì',
    upload: true,
    handle: (ctx, { files }) => {
      const file = fileOf(files)
      return previewBack(ctx, file.bytes, file.name)
    },
  }),
  route({
    method: 'POST',
    path: '/register/workbook',
    who: editors,
    tag,
    summary: 'Ghi các thay đổi của tệp Excel đúng như đã xem trước',
    upload: true,
    body: z.object({ fingerprint: z.string().max(64), choices, reason: bulkReason }),
    handle: (ctx, { files, body }) => applyBack(ctx, fileOf(files).bytes, body),
  }),
]
