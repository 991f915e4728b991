/** Routes of artisans. */
import * as z from 'zod'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { officials, readers } from '../reference/roles.schema.ts'
import * as actions from './artisans.actions.ts'
import { plainPhone } from './contacts.rules.ts'
import { Artisan } from './establishments.schema.ts'
import { listView } from './list-columns.schema.ts'
import { artisansInOrder, artisansWorkbook } from './villages-workbook.actions.ts'

const tag = 'Nghệ nhân'
const query = z.object({
  q: z.string().max(200).optional(),
  craft: z.string().max(40).optional(),
  title: z.string().max(40).optional(),
  unitId: z.string().max(40).optional(),
})
const view = query.extend(listView)
const code = z.object({ code: z.string().max(30) })
const body = Artisan.input.omit({ code: true, villageId: true, establishmentId: true, mergedInto: true }).extend({
  code: Artisan.fields.code.check.optional(),
  villageCode: z.string().max(30).nullish(),
  establishmentCode: z.string().max(30).nullish(),
  phone: z.string().max(40).transform(plainPhone).nullish(),
})
const linked = ['code', 'villageId', 'establishmentId', 'mergedInto']

export const artisanRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/artisans',
    who: readers,
    tag,
    summary: 'Nghệ nhân: tìm, lọc theo nghề, danh hiệu, địa bàn',
    query: view,
    handle: (ctx, i) => artisansInOrder(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/artisans.xlsx',
    who: officials,
    tag,
    file: true,
    summary: 'Tải danh sách nghệ nhân ra Excel đúng như đang xem: điều kiện, cột, thứ tự',
    query: view,
    handle: async (ctx, i) => new FileAnswer(await artisansWorkbook(ctx, i.query), 'nghe-nhan.xlsx', mediaTypes.xlsx),
  }),
  route({
    method: 'GET',
    path: '/artisans/form',
    who: actions.artisanEditors,
    tag,
    summary: 'Các trường của phiếu nghệ nhân',
    handle: async () => Artisan.form.filter(field => !linked.includes(field.key)),
  }),
  route({
    method: 'GET',
    path: '/artisans/:code',
    who: readers,
    tag,
    summary: 'Một nghệ nhân',
    params: code,
    handle: (ctx, i) => actions.openArtisan(ctx, i.params.code),
  }),
  route({
    method: 'POST',
    path: '/artisans',
    who: actions.artisanEditors,
    tag,
    summary: 'Thêm nghệ nhân',
    body,
    handle: (ctx, i) => actions.addArtisan(ctx, i.body),
  }),
  route({
    method: 'PUT',
    path: '/artisans/:code',
    who: actions.artisanEditors,
    tag,
    summary: 'Sửa thông tin nghệ nhân',
    params: code,
    body: body.omit({ code: true }).extend({ revision: z.int(), reason: z.string().max(500).optional() }),
    handle: (ctx, i) => actions.correctArtisan(ctx, i.params.code, i.body),
  }),
]
