/** Routes of the lists of areas of priority. */
import * as z from 'zod'
import { invalid } from '../../kernel/refusal.ts'
import { type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { addAreaList, areaKeepers, areasShown, endAreaList, lookAtFile, lookAtPasted, removeAreaList } from './areas.actions.ts'
import { AreaList } from './areas.schema.ts'
import { officials } from './roles.schema.ts'

const tag = 'Danh mục'
const list = z.object({ id: z.uuid() })
/** One place a line. */
const places = z.string().max(60_000)
const { kind, document, validFrom, validUntil, complete } = AreaList.fields
export const areaRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/areas',
    who: [...officials, 'admin'],
    tag,
    summary: 'Danh sách địa bàn ưu tiên theo văn bản và ngày hiệu lực',
    handle: ctx => areasShown(ctx),
  }),
  route({
    method: 'POST',
    path: '/areas',
    who: areaKeepers,
    tag,
    summary: 'Thêm một danh sách địa bàn ưu tiên theo văn bản',
    body: z.object({
      kind: kind.check,
      document: document.check,
      validFrom: validFrom.check,
      validUntil: validUntil.check,
      complete: complete.check,
      places,
    }),
    handle: (ctx, { body }) => addAreaList(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/areas/preview',
    who: areaKeepers,
    tag,
    summary: 'Xem trước các địa bàn đã dán: nơi nào được nhận ra, dòng nào không',
    body: z.object({ places, validFrom: validFrom.check }),
    handle: (ctx, { body }) => lookAtPasted(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/areas/file',
    who: areaKeepers,
    tag,
    summary: 'Xem trước các địa bàn của một tệp Excel, CSV: cột nhận theo tiêu đề, chỗ sai chỉ theo ô',
    upload: true,
    uploadLimit: 5 * 1024 * 1024,
    body: z.object({ validFrom: validFrom.check }),
    handle: (ctx, { body, files }) => lookAtFile(ctx, files[0] ?? invalid(say('exchange.noFile')), body.validFrom),
  }),
  route({
    method: 'PUT',
    path: '/areas/:id',
    who: areaKeepers,
    tag,
    summary: 'Ghi ngày thôi áp dụng của một danh sách địa bàn ưu tiên',
    params: list,
    body: z.object({ validUntil: validUntil.check }),
    handle: (ctx, { params, body }) => endAreaList(ctx, params.id, body.validUntil ?? null),
  }),
  route({
    method: 'POST',
    path: '/areas/:id/removal',
    who: areaKeepers,
    tag,
    summary: 'Bỏ một danh sách địa bàn ưu tiên đã nhập nhầm',
    params: list,
    body: z.object({ reason: z.string().trim().min(3).max(500) }),
    handle: (ctx, { params, body }) => removeAreaList(ctx, params.id, body.reason),
  }),
]
