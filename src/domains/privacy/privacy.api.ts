/** Routes of personal data: requests, looking for the person, the copy, erasure. Names and numbers travel in bodies, never in addresses. */
import * as z from 'zod'
import { isDay } from '../../kernel/dates.ts'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { eraseByName, eraseOfEstablishment, eraseOnRequest } from './erasure.actions.ts'
import { copyFor } from './export.actions.ts'
import { copyWorkbook } from './export-workbook.actions.ts'
import { findSubject } from './finding.actions.ts'
import { erasers, handlers, overseers, requestKinds, subjectKinds } from './privacy.schema.ts'
import * as requests from './requests.actions.ts'
import { confirmSubject, openSubjectRequest } from './subject.actions.ts'

const tag = 'Dữ liệu cá nhân'
const id = z.object({ id: z.uuid() })
const reason = z.string().trim().min(5).max(500)
const words = z.string().trim().max(200).nullish()
const kindOf = <T extends object>(kinds: T) => z.enum(Object.keys(kinds) as [keyof T & string, ...(keyof T & string)[]])

export const privacyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/personal-requests',
    who: overseers,
    tag,
    summary: 'Yêu cầu của chủ thể dữ liệu và hạn trả lời',
    handle: ctx => requests.requests(ctx),
  }),
  route({
    method: 'POST',
    path: '/personal-requests',
    who: handlers,
    tag,
    summary: 'Ghi nhận một yêu cầu; hạn trả lời tính từ ngày nhận',
    body: z.object({
      kind: kindOf(requestKinds),
      subject: z.string().trim().min(2).max(200),
      receivedOn: z.string().refine(isDay, { error: () => say('privacy.dayWrong') }),
      note: z.string().trim().max(1000).nullish(),
    }),
    handle: (ctx, i) => requests.openRequest(ctx, i.body),
  }),
  route({
    method: 'GET',
    path: '/personal-requests/:id',
    who: overseers,
    tag,
    summary: 'Một yêu cầu với các bản ghi đã xác nhận',
    params: id,
    handle: (ctx, i) => openSubjectRequest(ctx, i.params.id),
  }),
  route({
    method: 'POST',
    path: '/personal-requests/:id/find',
    who: handlers,
    tag,
    summary: 'Tìm người yêu cầu trong mọi nơi có dữ liệu cá nhân',
    params: id,
    body: z.object({ name: words, phone: words, email: words, number: words }),
    handle: (ctx, i) => findSubject(ctx, i.params.id, i.body),
  }),
  route({
    method: 'PUT',
    path: '/personal-requests/:id/records',
    who: handlers,
    tag,
    summary: 'Xác nhận những bản ghi nào là của người yêu cầu',
    params: id,
    body: z.object({ records: z.array(z.object({ entity: kindOf(subjectKinds), id: z.string().min(1).max(300) })).max(2000) }),
    handle: (ctx, i) => confirmSubject(ctx, i.params.id, i.body.records),
  }),
  route({
    method: 'GET',
    path: '/personal-requests/:id/copy',
    who: handlers,
    tag,
    file: true,
    summary: 'Bản sao mọi dữ liệu đang giữ của người yêu cầu: Excel hoặc JSON; việc xuất được ghi lại',
    params: id,
    query: z.object({ format: z.enum(['xlsx', 'json']) }),
    handle: async (ctx, { params, query }) => {
      const copy = await copyFor(ctx, params.id)
      return query.format === 'json'
        ? new FileAnswer(new TextEncoder().encode(JSON.stringify(copy, null, 2)), 'du-lieu-ca-nhan.json', 'application/json')
        : new FileAnswer(await copyWorkbook(copy), 'du-lieu-ca-nhan.xlsx', mediaTypes.xlsx)
    },
  }),
  route({
    method: 'POST',
    path: '/personal-requests/:id/answer',
    who: handlers,
    tag,
    summary: 'Ghi nhận đã giao bản sao',
    params: id,
    body: z.object({ note: z.string().trim().max(1000).nullish() }),
    handle: (ctx, i) => requests.answerRequest(ctx, i.params.id, i.body.note ?? null),
  }),
  route({
    method: 'POST',
    path: '/personal-requests/:id/refuse',
    who: handlers,
    tag,
    summary: 'Từ chối yêu cầu, có lý do',
    params: id,
    body: z.object({ reason }),
    handle: (ctx, i) => requests.refuseRequest(ctx, i.params.id, i.body.reason),
  }),
  route({
    method: 'POST',
    path: '/personal-requests/:id/erase',
    who: erasers,
    tag,
    summary: 'Xóa dữ liệu của người yêu cầu ở các bản ghi đã xác nhận; số đếm và số tiền giữ nguyên',
    params: id,
    body: z.object({ reason }),
    handle: (ctx, i) => eraseOnRequest(ctx, i.params.id, i.body.reason),
  }),
  route({
    method: 'POST',
    path: '/establishments/:code/erasure',
    who: erasers,
    tag,
    summary: 'Xóa thông tin cá nhân của một cơ sở theo yêu cầu, có ghi lý do',
    params: z.object({ code: z.string().max(30) }),
    body: z.object({ reason }),
    handle: (ctx, i) => eraseOfEstablishment(ctx, i.params.code, i.body.reason),
  }),
  route({
    method: 'POST',
    path: '/people/erasure',
    who: erasers,
    tag,
    summary: 'Xóa tên một học viên, tác giả theo yêu cầu, có ghi lý do; số liệu giữ nguyên',
    body: z.object({ name: z.string().trim().min(2).max(200), birthYear: z.int().min(1900).max(2100).nullish(), reason }),
    handle: (ctx, i) => eraseByName(ctx, i.body),
  }),
]
