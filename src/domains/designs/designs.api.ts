/** Routes of the design register. */
import * as z from 'zod'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { readers } from '../reference/roles.schema.ts'
import { correctDesign, createDesign } from './designs.actions.ts'
import { Design, designCrafts, designSources } from './designs.schema.ts'
import * as listing from './listing.actions.ts'
import { openToPublic, publicDesign, publicDesigns, publicPicture } from './opening.actions.ts'
import { openDesign } from './page.actions.ts'
import { writers } from './seeing.actions.ts'
import * as views from './views.actions.ts'
import { viewKinds } from './views.schema.ts'
import { designWorkbook } from './workbook.actions.ts'

const tag = 'Mẫu sản phẩm'
const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]
const code = z.object({ code: z.string().max(40) })
const view = code.extend({ id: z.uuid() })
const size = z.object({ size: z.enum(['small', 'whole']).optional() })
const query = z.object({
  q: z.string().max(200).optional(),
  craft: z.enum(keys(designCrafts)).optional(),
  source: z.enum(keys(designSources)).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  state: z.enum(keys(listing.listStates)).optional(),
  word: z.string().max(80).optional(),
  brief: z.string().max(30).optional(),
  maker: z.string().max(30).optional(),
  locarno: z.string().max(2).optional(),
  sort: z.enum(['declaredOn', 'madeOn', 'code', 'name']).optional(),
  descending: z.stringbool().optional(),
  page: z.coerce.number().int().min(1).optional(),
  size: z.coerce.number().int().min(1).max(200).optional(),
})
const body = Design.input
  .omit({
    code: true,
    establishmentId: true,
    briefId: true,
    variantOf: true,
    declaredOn: true,
    acceptedOn: true,
    copyFoundOn: true,
    copyReason: true,
    openedOn: true,
    openedBasis: true,
  })
  .extend({
    declaredOn: Design.fields.declaredOn.check.optional(),
    establishmentCode: z.string().max(30).nullish(),
    briefCode: z.string().max(30).nullish(),
    original: z.string().max(40).nullish(),
  })
const kind = z.enum(keys(viewKinds))
const caption = z.string().max(200)

export const designRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/designs',
    who: readers,
    tag,
    summary: 'Mẫu sản phẩm trong phạm vi được xem',
    query,
    handle: (ctx, i) => listing.searchDesigns(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/designs/workbook',
    who: readers,
    tag,
    file: true,
    summary: 'Danh sách mẫu thành tệp Excel',
    query,
    handle: async (ctx, i) => {
      const { bytes, name } = await designWorkbook(ctx, i.query)
      return new FileAnswer(bytes, name, mediaTypes.xlsx)
    },
  }),
  route({
    method: 'GET',
    path: '/designs/form',
    who: writers,
    tag,
    summary: 'Các trường của phiếu mẫu, từ đã dùng để gợi ý',
    handle: ctx => listing.designForm(ctx),
  }),
  route({
    method: 'POST',
    path: '/designs',
    who: writers,
    tag,
    summary: 'Khai báo mẫu mới',
    body,
    handle: (ctx, i) => createDesign(ctx, i.body),
  }),
  route({
    method: 'GET',
    path: '/designs/:code',
    who: readers,
    tag,
    summary: 'Một mẫu: thông tin, ảnh, kết quả đối chiếu, kết luận, lịch sử',
    params: code,
    handle: (ctx, i) => openDesign(ctx, i.params.code),
  }),
  route({
    method: 'PUT',
    path: '/designs/:code',
    who: writers,
    tag,
    summary: 'Sửa thông tin mẫu',
    params: code,
    body: body.extend({ revision: z.int(), reason: z.string().max(500).optional() }),
    handle: (ctx, i) => correctDesign(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/views',
    who: writers,
    tag,
    summary: 'Thêm một ảnh hoặc bản vẽ của mẫu',
    params: code,
    upload: true,
    body: z.object({ kind, caption: caption.optional() }),
    handle: (ctx, i) => views.uploadView(ctx, i.params.code, i.body, i.files[0]!),
  }),
  route({
    method: 'PUT',
    path: '/designs/:code/views',
    who: writers,
    tag,
    summary: 'Sắp xếp lại ảnh của mẫu',
    params: code,
    body: z.object({ ids: z.array(z.uuid()).max(views.mostViews) }),
    handle: (ctx, i) => views.orderViews(ctx, i.params.code, i.body.ids),
  }),
  route({
    method: 'PUT',
    path: '/designs/:code/views/:id',
    who: writers,
    tag,
    summary: 'Ghi chú thích của một ảnh',
    params: view,
    body: z.object({ kind, caption: caption.nullish() }),
    handle: (ctx, i) => views.describeView(ctx, i.params.code, i.params.id, i.body),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/views/:id/removal',
    who: writers,
    tag,
    summary: 'Bỏ một ảnh của mẫu',
    params: view,
    handle: (ctx, i) => views.removeView(ctx, i.params.code, i.params.id),
  }),
  route({
    method: 'GET',
    path: '/designs/:code/views/:id',
    who: readers,
    tag,
    file: true,
    summary: 'Ảnh của mẫu, nguyên cỡ hoặc thu nhỏ',
    params: view,
    query: size,
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await views.readView(ctx, i.params.code, i.params.id, i.query.size === 'small')
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    method: 'GET',
    path: '/designs/:code/picture',
    who: readers,
    tag,
    file: true,
    summary: 'Ảnh đại diện của mẫu, thu nhỏ; tờ trắng khi mẫu chưa có ảnh',
    params: code,
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await views.firstPicture(ctx, i.params.code)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    method: 'PUT',
    path: '/designs/:code/opening',
    who: writers,
    tag,
    summary: 'Mở mẫu và từng ảnh cho mọi người xem, hoặc đóng lại',
    params: code,
    body: z.object({ views: z.array(z.uuid()).max(views.mostViews), basis: z.string().max(500).nullish() }),
    handle: (ctx, i) => openToPublic(ctx, i.params.code, i.body),
  }),
  route({
    method: 'GET',
    path: '/public/designs',
    who: 'anyone',
    tag,
    limit: 120,
    summary: 'Bộ sưu tập mẫu mà chủ sở hữu cho công khai',
    query: z.object({ craft: z.enum(keys(designCrafts)).optional(), page: z.coerce.number().int().min(1).optional() }),
    handle: (ctx, i) => publicDesigns(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/public/designs/:code',
    who: 'anyone',
    tag,
    limit: 120,
    summary: 'Một mẫu đã mở công khai',
    params: code,
    handle: (ctx, i) => publicDesign(ctx, i.params.code),
  }),
  route({
    method: 'GET',
    path: '/public/designs/:code/views/:id',
    who: 'anyone',
    tag,
    file: true,
    limit: 600,
    summary: 'Một ảnh đã mở công khai',
    params: view,
    query: size,
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await publicPicture(ctx, i.params.code, i.params.id, i.query.size === 'small')
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
]
