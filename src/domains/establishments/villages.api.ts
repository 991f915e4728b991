/** Routes of craft villages. */
import * as z from 'zod'
import { isDay } from '../../kernel/dates.ts'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { officials, readers } from '../reference/roles.schema.ts'
import { Village, VillageRecognition } from './establishments.schema.ts'
import { listView } from './list-columns.schema.ts'
import { amendRecognition, recogniseVillage, withdrawVillage } from './recognitions.actions.ts'
import * as actions from './villages.actions.ts'
import { type Recognition, recognitions } from './villages.rules.ts'
import { villagesInOrder, villagesWorkbook } from './villages-workbook.actions.ts'

const tag = 'Làng nghề'
const day = z.string().refine(isDay, { error: () => say('villages.dayWrong') })
const query = z.object({
  q: z.string().max(200).optional(),
  craft: z.string().max(40).optional(),
  unitId: z.string().max(40).optional(),
  state: z.enum(Object.keys(recognitions) as [Recognition, ...Recognition[]]).optional(),
  on: day.optional(),
})
const view = query.extend(listView)
const code = z.object({ code: z.string().max(30) })
const revision = z.int()
const reason = z.string().max(500).optional()
const body = Village.input.omit({ search: true, code: true, mergedInto: true }).extend({ code: Village.fields.code.check.optional() })
const typed = ['name', 'otherNames', 'title', 'craft', 'unitId', 'note']
const number = VillageRecognition.fields.recognitionNumber.check.unwrap().unwrap()

export const villageRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/villages',
    who: readers,
    tag,
    summary: 'Làng nghề: lọc theo nghề, địa bàn, tình trạng công nhận vào một ngày',
    query: view,
    handle: (ctx, i) => villagesInOrder(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/villages.xlsx',
    who: officials,
    tag,
    file: true,
    summary: 'Tải danh sách làng nghề ra Excel đúng như đang xem: điều kiện, cột, thứ tự',
    query: view,
    handle: async (ctx, i) => new FileAnswer(await villagesWorkbook(ctx, i.query), 'lang-nghe.xlsx', mediaTypes.xlsx),
  }),
  route({
    method: 'GET',
    path: '/villages/form',
    who: actions.villageEditors,
    tag,
    summary: 'Các trường của phiếu làng nghề',
    handle: async () => Village.form.filter(field => typed.includes(field.key)),
  }),
  route({
    method: 'GET',
    path: '/villages/:code',
    who: readers,
    tag,
    summary: 'Một làng nghề',
    params: code,
    handle: (ctx, i) => actions.openVillage(ctx, i.params.code),
  }),
  route({
    method: 'POST',
    path: '/villages',
    who: actions.villageEditors,
    tag,
    summary: 'Thêm làng nghề',
    body,
    handle: (ctx, i) => actions.addVillage(ctx, i.body),
  }),
  route({
    method: 'PUT',
    path: '/villages/:code',
    who: actions.villageEditors,
    tag,
    summary: 'Sửa thông tin làng nghề',
    params: code,
    body: body.omit({ code: true }).extend({ revision, reason }),
    handle: (ctx, i) => actions.correctVillage(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/villages/:code/recognition',
    who: actions.villageEditors,
    tag,
    summary: 'Ghi quyết định công nhận làng nghề, lần đầu hoặc công nhận lại',
    params: code,
    body: z.object({ revision, number, day, title: Village.fields.title.check.unwrap().unwrap(), reason }),
    handle: (ctx, i) => recogniseVillage(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/villages/:code/withdrawal',
    who: actions.villageEditors,
    tag,
    summary: 'Ghi quyết định thu hồi công nhận làng nghề',
    params: code,
    body: z.object({ revision, number, day, reason }),
    handle: (ctx, i) => withdrawVillage(ctx, i.params.code, i.body),
  }),
  route({
    method: 'PUT',
    path: '/villages/:code/recognitions/:id',
    who: actions.villageEditors,
    tag,
    summary: 'Sửa hoặc bỏ một kỳ công nhận đã ghi của làng nghề, có ghi lý do',
    params: code.extend({ id: z.uuid() }),
    body: VillageRecognition.input.omit({ villageId: true }).extend({
      revision,
      reason: z
        .string()
        .min(5, { error: () => say('villages.reasonShort') })
        .max(500),
    }),
    handle: (ctx, i) => amendRecognition(ctx, i.params.code, i.params.id, i.body),
  }),
]
