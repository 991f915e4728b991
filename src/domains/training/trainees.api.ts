/** Routes of trainees. Names and numbers travel in bodies, never in addresses. */
import * as z from 'zod'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { plainPhone, plainTaxCode } from '../establishments/contacts.rules.ts'
import * as actions from './trainees.actions.ts'
import { traineeEditors, traineeReaders, traineeView } from './trainees.schema.ts'
import { traineesWorkbook } from './trainees-workbook.actions.ts'
import { Attendance, Person } from './training.schema.ts'

const tag = 'Học viên'
const id = z.object({ id: z.uuid() })
const reason = z
  .string()
  .trim()
  .min(5, { error: () => say('training.reasonShort') })
  .max(500)
const trainee = z.object({
  name: Person.fields.name.check,
  birthYear: Person.fields.birthYear.check,
  phone: z.string().max(40).transform(plainPhone).nullish(),
  personalNumber: z.string().max(40).transform(plainTaxCode).nullish(),
  establishmentCode: z.string().max(30).nullish(),
})
const attendance = z.object({
  classCode: z.string().min(1).max(40),
  position: Attendance.fields.position.check,
  completed: z.boolean(),
})
const shown: readonly string[] = ['name', 'birthYear', 'phone', 'personalNumber']

export const traineeRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/trainees',
    who: traineeReaders,
    tag,
    summary: 'Học viên: tìm, lọc theo năm, lớp, loại lớp, địa bàn',
    query: traineeView.extend({
      page: z.coerce.number().int().min(1).max(1_000_000).optional(),
      size: z.coerce.number().int().min(1).max(200).optional(),
    }),
    handle: (ctx, i) => actions.listTrainees(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/trainees.xlsx',
    who: traineeReaders,
    tag,
    file: true,
    summary: 'Tải danh sách học viên ra Excel đúng như đang xem: điều kiện, cột, thứ tự',
    query: traineeView,
    handle: async (ctx, i) => new FileAnswer(await traineesWorkbook(ctx, i.query), 'hoc-vien.xlsx', mediaTypes.xlsx),
  }),
  route({
    method: 'GET',
    path: '/trainees/classes',
    who: traineeReaders,
    tag,
    summary: 'Các lớp để lọc và ghi lượt học',
    handle: ctx => actions.listClasses(ctx),
  }),
  route({
    method: 'GET',
    path: '/trainees/form',
    who: traineeEditors,
    tag,
    summary: 'Các trường của phiếu học viên',
    handle: async () => [
      ...Person.form.filter(field => shown.includes(field.key)),
      ...Attendance.form.filter(field => ['position', 'completed'].includes(field.key)),
    ],
  }),
  route({
    method: 'GET',
    path: '/trainees/:id',
    who: traineeReaders,
    tag,
    summary: 'Một học viên: các lớp đã học theo năm, cơ sở, diễn biến',
    params: id,
    handle: (ctx, i) => actions.openTrainee(ctx, i.params.id),
  }),
  route({
    method: 'POST',
    path: '/trainees',
    who: traineeEditors,
    tag,
    summary: 'Thêm học viên cùng lớp đã học',
    body: trainee.extend(attendance.shape),
    handle: (ctx, i) => actions.addTrainee(ctx, i.body),
  }),
  route({
    method: 'PUT',
    path: '/trainees/:id',
    who: traineeEditors,
    tag,
    summary: 'Sửa thông tin học viên, có ghi lý do',
    params: id,
    body: trainee.extend({ revision: z.int(), reason }),
    handle: (ctx, i) => actions.correctTrainee(ctx, i.params.id, i.body),
  }),
  route({
    method: 'PUT',
    path: '/trainees/:id/attendance',
    who: traineeEditors,
    tag,
    summary: 'Ghi thêm hoặc sửa một lượt học của học viên, có ghi lý do',
    params: id,
    body: attendance.extend({ reason }),
    handle: (ctx, i) => actions.recordAttendance(ctx, i.params.id, i.body),
  }),
  route({
    method: 'POST',
    path: '/people/:id/reveal',
    who: traineeReaders,
    tag,
    summary: 'Xem số định danh, điện thoại đang che của một học viên, có ghi mục đích',
    params: id,
    body: z.object({ field: z.enum(['personalNumber', 'phone']), purpose: reason }),
    handle: (ctx, i) => actions.revealTrainee(ctx, i.params.id, i.body.field, i.body.purpose),
  }),
]
