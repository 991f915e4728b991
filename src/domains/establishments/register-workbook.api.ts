/** Routes of the register's workbooks: out as they are on screen, back in with the changes found. */
import * as z from 'zod'
import { invalid } from '../../kernel/refusal.ts'
import { FileAnswer, mediaTypes, type Route, route, type UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { officials } from '../reference/roles.schema.ts'
import { bulkReason } from './bulk.schema.ts'
import type { ChangeList } from './change-list.rules.ts'
import { registerWorkbook } from './register-workbook.actions.ts'
import { applyBack } from './register-workbook-back.actions.ts'
import { previewBack } from './register-workbook-preview.actions.ts'
import { registerView } from './views.schema.ts'

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

/** The way back of one list: a preview that writes nothing, then exactly what was previewed. */
export const workbookBackRoutes = (list: ChangeList): Route[] => [
  route({
    method: 'POST',
    path: `${list.path}/workbook/preview`,
    who: list.editors,
    tag: list.tag,
    summary: `Đọc lại tệp Excel ${list.noun} đã sửa: ô nào đổi, ô nào xung đột, ô nào sai; không lưu gì`,
    upload: true,
    handle: (ctx, { files }) => {
      const file = fileOf(files)
      return previewBack(ctx, list, file.bytes, file.name)
    },
  }),
  route({
    method: 'POST',
    path: `${list.path}/workbook`,
    who: list.editors,
    tag: list.tag,
    summary: `Ghi các thay đổi của tệp Excel ${list.noun} đúng như đã xem trước`,
    upload: true,
    body: z.object({ fingerprint: z.string().max(64), choices, reason: bulkReason }),
    handle: (ctx, { files, body }) => applyBack(ctx, list, fileOf(files).bytes, body),
  }),
]
export const registerWorkbookRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/establishments.xlsx',
    who: officials,
    tag: 'Sổ bộ',
    file: true,
    summary: 'Tải sổ bộ ra Excel đúng như đang xem: điều kiện, cột, thứ tự',
    query: registerView,
    handle: async (ctx, { query }) => new FileAnswer(await registerWorkbook(ctx, query), `so-bo-${ctx.today}.xlsx`, mediaTypes.xlsx),
  }),
]
