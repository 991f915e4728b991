/** Routes of an establishment's page: as of a day, years, units, names, papers. */
import * as z from 'zod'
import { FileAnswer, type Route, route } from '../../kernel/route.ts'
import { readers } from '../reference/roles.schema.ts'
import { EstablishmentName, EstablishmentPaper } from './establishments.schema.ts'
import { openPage } from './history.actions.ts'
import { moveToSuccessor, openUnits } from './history-units.actions.ts'
import { openYears } from './history-years.actions.ts'
import { addName, removeName } from './names.actions.ts'
import { attachToEstablishment, papersOf, paperWriters, readEstablishmentPaper } from './papers.actions.ts'
import { openSettling, settle } from './settling.actions.ts'

const tag = 'Sổ bộ'
const editors = ['local_officer', 'centre_officer', 'appraiser'] as const
const code = z.object({ code: z.string().max(30) })
const named = EstablishmentName.input.omit({ establishmentId: true })
const optionalText = z.string().max(100).optional()
const asOf = z.object({ asOf: z.iso.date().optional() })

export const establishmentPageRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/establishments/:code',
    who: readers,
    tag,
    summary: 'Một cơ sở, hiện nay hoặc như vào một ngày',
    params: code,
    query: z.object({ asOf: z.iso.date().optional(), compare: z.iso.date().optional() }),
    handle: (ctx, i) => openPage(ctx, i.params.code, i.query),
  }),
  route({
    method: 'GET',
    path: '/establishments/:code/history',
    who: readers,
    tag,
    summary: 'Hỗ trợ, đề án, máy, mẫu, hội chợ, lớp, kiểm tra của cơ sở qua các năm',
    params: code,
    query: asOf,
    handle: (ctx, i) => openYears(ctx, i.params.code, i.query.asOf),
  }),
  route({
    method: 'GET',
    path: '/establishments/:code/units',
    who: readers,
    tag,
    summary: 'Địa bàn của cơ sở qua thời gian',
    params: code,
    query: asOf,
    handle: (ctx, i) => openUnits(ctx, i.params.code, i.query.asOf),
  }),
  route({
    method: 'POST',
    path: '/establishments/:code/move',
    who: editors,
    tag,
    summary: 'Chuyển cơ sở sang đơn vị kế tiếp của địa bàn đã kết thúc',
    params: code,
    body: z.object({ unitId: z.string().max(40), revision: z.int() }),
    handle: (ctx, i) => moveToSuccessor(ctx, i.params.code, i.body),
  }),
  route({
    method: 'GET',
    path: '/register/settling/:unitId',
    who: editors,
    tag,
    summary: 'Cơ sở còn ghi ở một đơn vị đã kết thúc, và những đơn vị kế tiếp',
    params: z.object({ unitId: z.string().max(40) }),
    handle: (ctx, i) => openSettling(ctx, i.params.unitId),
  }),
  route({
    method: 'POST',
    path: '/register/settling/:unitId',
    who: editors,
    tag,
    summary: 'Xác định đơn vị kế tiếp cho nhiều cơ sở cùng lúc',
    params: z.object({ unitId: z.string().max(40) }),
    body: z.object({
      to: z.string().max(40),
      codes: z.array(z.string().max(30)).min(1).max(5000),
      reason: z.string().trim().max(300).optional(),
    }),
    handle: (ctx, i) => settle(ctx, i.params.unitId, i.body),
  }),
  route({
    method: 'POST',
    path: '/establishments/:code/names',
    who: editors,
    tag,
    summary: 'Thêm tên cũ, tên thường gọi, tên giao dịch',
    params: code,
    body: named,
    handle: (ctx, i) => addName(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/establishments/:code/names/:id/removal',
    who: editors,
    tag,
    summary: 'Bỏ một tên khác của cơ sở, có ghi lý do',
    params: code.extend({ id: z.uuid() }),
    body: z.object({ reason: z.string().trim().min(5).max(500) }),
    handle: (ctx, i) => removeName(ctx, i.params.code, i.params.id, i.body.reason),
  }),
  route({
    method: 'GET',
    path: '/establishments/:code/papers',
    who: readers,
    tag,
    summary: 'Giấy tờ của cơ sở và của các đề án của cơ sở',
    params: code,
    query: asOf,
    handle: (ctx, i) => papersOf(ctx, i.params.code, i.query.asOf),
  }),
  route({
    method: 'POST',
    path: '/establishments/:code/papers',
    who: paperWriters,
    tag,
    summary: 'Thêm giấy tờ của cơ sở kèm tệp',
    params: code,
    upload: true,
    body: z.object({
      kind: EstablishmentPaper.fields.kind.check,
      number: optionalText,
      issuedOn: z.union([z.iso.date(), z.literal('')]).optional(),
    }),
    handle: (ctx, i) => attachToEstablishment(ctx, i.params.code, i.body, i.files[0]!),
  }),
  route({
    method: 'GET',
    path: '/establishments/:code/papers/:id',
    who: readers,
    tag,
    file: true,
    summary: 'Tải tệp của một giấy tờ của cơ sở',
    params: code.extend({ id: z.uuid() }),
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await readEstablishmentPaper(ctx, i.params.code, i.params.id)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
]
