/** Routes of councils, scoring sheets and scoring. */
import * as z from 'zod'
import { requiredText } from '../../kernel/input.ts'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { seatable } from '../people/people.actions.ts'
import { officials } from '../reference/roles.schema.ts'
import * as councils from './councils.actions.ts'
import { type Seat, seats } from './councils.schema.ts'
import { councilMinutes } from './minutes.actions.ts'
import * as scoring from './scoring.actions.ts'
import * as sheets from './sheets.actions.ts'

const tag = 'Hội đồng'
const code = z.object({ code: z.string().max(30) })
const reason = requiredText(say('councils.reason'))
const day = z.iso.date()
const revision = z.int()
const maybe = <T extends z.ZodType>(of: T) => of.nullish()

const sheet = z.object({
  code: requiredText(say('councils.code'), 40),
  title: requiredText(say('councils.sheet'), 300),
  basis: requiredText(say('councils.sheetBasis'), 500),
  validFrom: day,
  validUntil: maybe(day),
  criteria: z
    .array(
      z.object({
        title: requiredText(say('councils.criterion'), 300),
        max: z.number(),
        guidance: z.string().transform(clean),
        evidence: z.string().transform(clean),
      }),
    )
    .max(50),
})
const council = z.object({
  name: requiredText(say('councils.name'), 300),
  decisionNumber: maybe(z.string().transform(clean)),
  decidedOn: maybe(day),
  sheetId: z.uuid(),
  minimum: z.int().min(1).max(30),
  meetingOn: maybe(day),
  place: maybe(z.string().transform(clean)),
  scoreUntil: maybe(day),
})

export const councilRoutes: Route[] = [
  route({ method: 'GET', path: '/score-sheets', who: officials, tag, summary: 'Các phiếu chấm điểm', handle: ctx => sheets.sheets(ctx) }),
  route({
    method: 'POST',
    path: '/score-sheets',
    who: councils.managers,
    tag,
    summary: 'Soạn phiếu chấm điểm',
    body: sheet,
    handle: (ctx, { body }) => sheets.draftSheet(ctx, body),
  }),
  route({
    method: 'PUT',
    path: '/score-sheets/:id',
    who: councils.managers,
    tag,
    summary: 'Sửa dự thảo phiếu chấm',
    params: z.object({ id: z.uuid() }),
    body: sheet,
    handle: (ctx, { params, body }) => sheets.correctSheet(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/score-sheets/:id/adopt',
    who: ['leader'],
    tag,
    summary: 'Ban hành phiếu chấm do người khác soạn',
    params: z.object({ id: z.uuid() }),
    handle: (ctx, { params }) => sheets.adoptSheet(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/councils',
    who: 'signed-in',
    tag,
    summary: 'Các hội đồng của năm mà người đọc được xem',
    query: z.object({ year: z.coerce.number().int().min(2012).max(2100) }),
    handle: (ctx, { query }) => scoring.councilsOf(ctx, query.year),
  }),
  route({
    method: 'POST',
    path: '/councils',
    who: councils.managers,
    tag,
    summary: 'Lập hội đồng',
    body: council,
    handle: (ctx, { body }) => councils.formCouncil(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/councils/:code',
    who: 'signed-in',
    tag,
    summary: 'Một hội đồng: thành viên, hồ sơ, tiến độ; điểm khi đã chốt',
    params: code,
    handle: (ctx, { params }) => scoring.openCouncil(ctx, params.code),
  }),
  route({
    method: 'PUT',
    path: '/councils/:code',
    who: councils.managers,
    tag,
    summary: 'Sửa thông tin hội đồng',
    params: code,
    body: council.extend({ revision }),
    handle: (ctx, { params, body }) => councils.correctCouncil(ctx, params.code, body),
  }),
  route({
    method: 'POST',
    path: '/councils/:code/members',
    who: councils.managers,
    tag,
    summary: 'Thêm thành viên',
    params: code,
    body: z.object({
      accountId: z.uuid(),
      seat: z.enum(Object.keys(seats) as [Seat, ...Seat[]]),
      office: requiredText(say('councils.office'), 300),
      revision,
    }),
    handle: (ctx, { params, body }) => councils.seatMember(ctx, params.code, body),
  }),
  route({
    method: 'POST',
    path: '/councils/:code/members/:id/leave',
    who: councils.managers,
    tag,
    summary: 'Cho thành viên rời hội đồng; phiếu đã nộp được giữ',
    params: code.extend({ id: z.uuid() }),
    body: z.object({ reason, revision }),
    handle: (ctx, { params, body }) => councils.unseatMember(ctx, params.code, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/councils/people',
    who: councils.managers,
    tag,
    summary: 'Người có thể vào hội đồng',
    handle: ctx => seatable(ctx),
  }),
  route({
    method: 'GET',
    path: '/councils/:code/choosable',
    who: councils.managers,
    tag,
    summary: 'Hồ sơ đã rà soát mà hội đồng có thể chấm',
    params: code,
    handle: (ctx, { params }) => councils.choosable(ctx, params.code),
  }),
  route({
    method: 'PUT',
    path: '/councils/:code/projects',
    who: councils.managers,
    tag,
    summary: 'Chọn hồ sơ cho hội đồng',
    params: code,
    body: z.object({ projects: z.array(z.string().max(30)).max(500), revision }),
    handle: (ctx, { params, body }) => councils.chooseProjects(ctx, params.code, body),
  }),
  route({
    method: 'POST',
    path: '/councils/:code/start',
    who: councils.managers,
    tag,
    summary: 'Bắt đầu chấm: hồ sơ và phiếu không đổi nữa',
    params: code,
    body: z.object({ revision }),
    handle: (ctx, { params, body }) => councils.startScoring(ctx, params.code, body.revision),
  }),
  route({
    method: 'POST',
    path: '/councils/:code/close',
    who: councils.managers,
    tag,
    summary: 'Chốt điểm của vòng',
    params: code,
    body: z.object({ reason: reason.nullish(), revision }),
    handle: (ctx, { params, body }) => councils.closeScoring(ctx, params.code, { reason: body.reason ?? null, revision: body.revision }),
  }),
  route({
    method: 'POST',
    path: '/councils/:code/reopen',
    who: ['leader'],
    tag,
    summary: 'Mở vòng chấm mới, giữ nguyên phiếu cũ',
    params: code,
    body: z.object({ reason, revision }),
    handle: (ctx, { params, body }) => councils.reopenScoring(ctx, params.code, body),
  }),
  route({
    method: 'POST',
    path: '/councils/:code/conflicts',
    who: councils.managers,
    tag,
    summary: 'Ghi xung đột lợi ích của một thành viên',
    params: code,
    body: z.object({ memberId: z.uuid(), project: z.string().max(30), reason }),
    handle: (ctx, { params, body }) => councils.recordConflict(ctx, params.code, body),
  }),
  route({
    method: 'POST',
    path: '/councils/:code/conflicts/:id/lift',
    who: councils.managers,
    tag,
    summary: 'Gỡ xung đột lợi ích, kèm lý do',
    params: code.extend({ id: z.uuid() }),
    body: z.object({ reason }),
    handle: (ctx, { params, body }) => councils.liftConflict(ctx, params.code, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/councils/:code/declaration',
    who: 'signed-in',
    tag,
    summary: 'Khai báo xung đột lợi ích của mình',
    params: code,
    body: z.object({ conflicts: z.array(z.object({ project: z.string().max(30), reason })).max(500) }),
    handle: (ctx, { params, body }) => scoring.declareInterests(ctx, params.code, body),
  }),
  route({
    method: 'GET',
    path: '/councils/:code/scores/:project',
    who: 'signed-in',
    tag,
    summary: 'Phiếu chấm của tôi cho một hồ sơ',
    params: code.extend({ project: z.string().max(30) }),
    handle: (ctx, { params }) => scoring.openScore(ctx, params.code, params.project),
  }),
  route({
    method: 'PUT',
    path: '/councils/:code/scores/:project',
    who: 'signed-in',
    tag,
    summary: 'Lưu hoặc nộp phiếu chấm của tôi',
    params: code.extend({ project: z.string().max(30) }),
    body: z.object({
      points: z.record(z.string().max(10), z.object({ points: z.number().nullable(), note: z.string().max(2000).optional() })),
      note: z.string().max(4000).nullable(),
      submit: z.boolean(),
    }),
    handle: (ctx, { params, body }) => scoring.keepScore(ctx, params.code, params.project, body),
  }),
  route({
    method: 'GET',
    path: '/councils/:code/minutes',
    who: officials,
    tag,
    file: true,
    summary: 'Dự thảo biên bản họp hội đồng (Word)',
    params: code,
    handle: async (ctx, { params }) => {
      const { bytes, name } = await councilMinutes(ctx, params.code)
      return new FileAnswer(bytes, name, mediaTypes.docx)
    },
  }),
]
