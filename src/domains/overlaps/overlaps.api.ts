/** Routes of money given twice: the queue, a project's findings and numbers, other programmes' lists. */
import * as z from 'zod'
import { invalid } from '../../kernel/refusal.ts'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { type Role, readers } from '../reference/roles.schema.ts'
import { askForCheck } from './check.actions.ts'
import { likelihoods } from './compare/score.rules.ts'
import { evidenceKinds } from './compare/support.schema.ts'
import { addItem, removeItem } from './items.actions.ts'
import { importItems, itemTemplate } from './items-import.actions.ts'
import * as lists from './lists.actions.ts'
import * as overlaps from './overlaps.actions.ts'
import { evidenceImporters, listFields, overlapStates, programmes, SupportEvidence, typedKinds } from './overlaps.schema.ts'
import { checkNow, itemsOfProject, overlapsOfProject } from './project.actions.ts'

const tag = 'Trùng lặp hỗ trợ'
const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]
export const overlapReaders: readonly Role[] = ['appraiser', 'leader', 'auditor']
export const overlapDeciders: readonly Role[] = ['appraiser', 'leader']
/** Officials of a project's way; an establishment is not told whom it is compared with. */
const projectOfficials: readonly Role[] = ['local_officer', 'centre_officer', 'appraiser', 'leader', 'accountant', 'auditor']
const keepers: readonly Role[] = ['applicant', 'local_officer', 'centre_officer', 'appraiser', 'leader', 'accountant']

const id = z.object({ id: z.uuid() })
const code = z.object({ code: z.string().max(30) })
const queueQuery = z.object({
  q: z.string().max(200).optional(),
  state: z.enum(keys(overlapStates)).optional(),
  likelihood: z.enum(keys(likelihoods)).optional(),
  kind: z.enum(keys(evidenceKinds)).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  other: z.enum(['project', 'row']).optional(),
  listId: z.uuid().optional(),
})
const reason = z.string().trim().min(3, say('overlaps.reasonNeeded')).max(500)
const column = z.int().min(0).max(16_383)

export const overlapRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/overlaps',
    who: overlapReaders,
    tag,
    summary: 'Các hỗ trợ có thể trùng nhau',
    query: queueQuery.extend({ page: z.coerce.number().int().min(1).optional() }),
    handle: (ctx, i) => overlaps.queue(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/overlaps/:id',
    who: overlapReaders,
    tag,
    summary: 'Hai hỗ trợ cạnh nhau: căn cứ, từng trường, kết luận trước đây',
    params: id,
    query: queueQuery,
    handle: (ctx, i) => overlaps.openOverlap(ctx, i.params.id, i.query),
  }),
  route({
    method: 'POST',
    path: '/overlaps/:id/decide',
    who: overlapDeciders,
    tag,
    summary: 'Kết luận: trùng, không trùng, để sau. Không tự thay đổi đề án nào',
    params: id,
    body: z.object({ decision: z.enum(['same', 'different', 'later']), reason: reason.optional(), revision: z.string().max(60) }),
    handle: (ctx, i) => overlaps.decide(ctx, i.params.id, i.body),
  }),
  route({
    method: 'POST',
    path: '/overlaps/:id/reopen',
    who: overlapDeciders,
    tag,
    summary: 'Hoàn tác một kết luận',
    params: id,
    body: z.object({ reason: reason.optional() }),
    handle: (ctx, i) => overlaps.reopen(ctx, i.params.id, i.body.reason ?? null),
  }),
  route({
    method: 'POST',
    path: '/overlaps/check',
    who: overlapDeciders,
    tag,
    summary: 'Đối chiếu lại mọi đề án',
    handle: ctx => askForCheck(ctx, null, 'asked'),
  }),
  route({
    method: 'GET',
    path: '/projects/:code/overlaps',
    who: projectOfficials,
    tag,
    summary: 'Những hỗ trợ có thể trùng với một đề án, và đã đối chiếu với những gì',
    params: code,
    handle: (ctx, i) => overlapsOfProject(ctx, i.params.code),
  }),
  route({
    method: 'POST',
    path: '/projects/:code/overlaps/check',
    who: overlapDeciders,
    tag,
    summary: 'Đối chiếu lại một đề án',
    params: code,
    handle: (ctx, i) => checkNow(ctx, i.params.code),
  }),
  route({
    method: 'GET',
    path: '/projects/:code/evidence',
    who: readers,
    tag,
    summary: 'Chứng từ để đối chiếu của một đề án',
    params: code,
    handle: (ctx, i) => itemsOfProject(ctx, i.params.code),
  }),
  route({
    method: 'POST',
    path: '/projects/:code/evidence',
    who: keepers,
    tag,
    summary: 'Thêm số máy, hóa đơn, tài khoản nhận tiền',
    params: code,
    body: SupportEvidence.input
      .pick({ sellerTaxCode: true, issuedOn: true })
      .extend({ kind: z.enum(keys(typedKinds)), value: z.string().trim().min(1).max(60), paperId: z.uuid().nullish() }),
    handle: (ctx, i) => addItem(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/projects/:code/evidence/:id/remove',
    who: keepers,
    tag,
    summary: 'Bỏ một chứng từ đã chép',
    params: code.extend({ id: z.uuid() }),
    handle: (ctx, i) => removeItem(ctx, i.params.code, i.params.id),
  }),
  route({
    method: 'GET',
    path: '/overlaps/evidence/template',
    who: evidenceImporters,
    tag,
    file: true,
    summary: 'Biểu mẫu Excel để chép số máy, hóa đơn, tài khoản của nhiều đề án',
    handle: async () => new FileAnswer(await itemTemplate(), 'chung-tu-doi-chieu.xlsx', mediaTypes.xlsx),
  }),
  route({
    method: 'POST',
    path: '/overlaps/evidence/import',
    who: evidenceImporters,
    tag,
    upload: true,
    summary: 'Nhập chứng từ của nhiều đề án từ Excel: xem trước (save=false), rồi lưu những dòng đúng',
    body: z.object({ save: z.enum(['true', 'false']) }),
    handle: (ctx, i) => importItems(ctx, i.files[0] ?? invalid(say('exchange.noFile')), i.body.save === 'true'),
  }),
  route({
    method: 'GET',
    path: '/support-lists',
    who: overlapReaders,
    tag,
    summary: 'Danh sách hỗ trợ của chương trình khác',
    handle: ctx => lists.listLists(ctx),
  }),
  route({
    method: 'POST',
    path: '/support-lists',
    who: overlapDeciders,
    tag,
    summary: 'Gửi một danh sách Excel hoặc CSV để chọn cột',
    upload: true,
    handle: (ctx, i) => lists.takeList(ctx, i.files[0] ?? invalid(say('exchange.noFile'))),
  }),
  route({
    method: 'GET',
    path: '/support-lists/:id',
    who: overlapReaders,
    tag,
    summary: 'Một danh sách: các trang tính để chọn cột, hoặc kết quả đọc',
    params: id,
    handle: (ctx, i) => lists.openList(ctx, i.params.id),
  }),
  route({
    method: 'POST',
    path: '/support-lists/:id/import',
    who: overlapDeciders,
    tag,
    summary: 'Đọc danh sách theo các cột đã chọn rồi đối chiếu. Tiến độ ở /jobs/:id',
    params: id,
    body: z.object({
      name: z.string().trim().min(3).max(200),
      programme: z.enum(keys(programmes)),
      source: z.string().max(200).optional(),
      year: z.int().min(2000).max(2100).nullish(),
      sheet: z.string().max(200),
      headerRow: z.int().min(1).max(1_048_576),
      columns: z.partialRecord(z.enum(keys(listFields)), column),
      amountUnit: z.union([z.literal(1), z.literal(1000), z.literal(1_000_000)]),
    }),
    handle: (ctx, i) => lists.importList(ctx, i.params.id, i.body),
  }),
  route({
    method: 'POST',
    path: '/support-lists/:id/withdraw',
    who: overlapDeciders,
    tag,
    summary: 'Rút một danh sách khỏi mọi đối chiếu',
    params: id,
    body: z.object({ reason }),
    handle: (ctx, i) => lists.withdrawList(ctx, i.params.id, i.body.reason),
  }),
]
