/** Routes of trade statistics: series, mapping versions, analyses, imports, the official series. */
import * as z from 'zod'
import { isDay } from '../../kernel/dates.ts'
import { invalid } from '../../kernel/refusal.ts'
import { type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { officials, type Role } from '../reference/roles.schema.ts'
import { cms, gaps } from './analysis/change.actions.ts'
import { marketTable, productPage, sharesOverTime } from './analysis/markets.actions.ts'
import { askedPeriod } from './analysis/periods.rules.ts'
import { figureRows, mirror } from './analysis/rows.actions.ts'
import { listSeries, openSeries } from './analysis/series.actions.ts'
import { groupings } from './analysis.schema.ts'
import * as imports from './imports.actions.ts'
import * as mappings from './mapping.actions.ts'
import { bases } from './mapping.schema.ts'
import { addUpMonths, nameOfficial, officialPace, officialSeries } from './official.actions.ts'
import { listPlaces } from './places.actions.ts'
import { flows, formats, frequencies, statuses, tradeFields } from './series.schema.ts'
import { askForShipped } from './shipped.actions.ts'

const tag = 'Số liệu thương mại'
const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]
const keepers: readonly Role[] = ['centre_officer', 'appraiser', 'leader']
const leaders: readonly Role[] = ['leader']

const text = (max: number) => z.string().trim().min(1).max(max)
const reason = z.string().trim().min(3, say('trade.reasonNeeded')).max(500)
const day = z.string().refine(isDay, { error: say('trade.badDay') })
const period = z.string().regex(askedPeriod, { error: say('trade.badPeriod') })
const name = z.string().max(80)
const asked = z.object({ series: text(120), mapping: text(60).optional(), by: z.enum(groupings).optional() })
const id = z.object({ id: z.uuid() })
const mappingCode = z.string().regex(/^[\p{L}\d][\p{L}\d._-]{1,39}$/u, { error: say('trade.badMappingCode') })
const mappingNamed = z.object({ mapping: z.string().max(60) })
const column = z.int().min(0).max(16_383)
const tradeMapping = z.object({
  format: z.enum(keys(formats)),
  sheet: z.string().max(200),
  headerRow: z.int().min(0).max(1_048_576),
  columns: z.partialRecord(z.enum(keys(tradeFields)), column),
  multiplier: z.union([z.literal(1), z.literal(1000), z.literal(1_000_000)]),
  decimal: z.enum(['.', ',']).optional(),
  reporter: name.nullable(),
  partner: name.nullable(),
  period: z.string().max(20).nullable(),
  status: z.enum(keys(statuses)),
  only: z.array(z.object({ column, is: z.string().max(80) })).max(20),
})
const newSeries = z.object({
  name: text(200),
  source: text(200),
  sourceUrl: z.url().max(500).nullish(),
  licence: z.string().max(500).nullish(),
  flow: z.enum(keys(flows)),
  frequency: z.enum(keys(frequencies)),
  nomenclature: text(40),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: say('trade.badCurrency') }),
  valuation: z.string().max(60).nullish(),
  digits: z.int().min(0).max(10),
  allReporters: z.boolean(),
  allPartners: z.boolean(),
  allProducts: z.boolean(),
  note: z.string().max(500).nullish(),
})

const dataRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/trade/series',
    who: officials,
    tag,
    summary: 'Các chuỗi số liệu thương mại',
    handle: ctx => listSeries(ctx),
  }),
  route({
    method: 'GET',
    path: '/trade/series/:id',
    who: officials,
    tag,
    summary: 'Một chuỗi số: kỳ, phạm vi, chỗ đứt, các lần nhập',
    params: z.object({ id: text(120) }),
    handle: (ctx, i) => openSeries(ctx, i.params.id),
  }),
  route({ method: 'GET', path: '/trade/places', who: officials, tag, summary: 'Nước và nhóm nước', handle: ctx => listPlaces(ctx) }),
  route({
    method: 'POST',
    path: '/trade/shipped',
    who: keepers,
    tag,
    summary: 'Nạp số liệu đi kèm phần mềm. Tiến độ ở /jobs/:id',
    handle: ctx => askForShipped(ctx),
  }),
  route({
    method: 'GET',
    path: '/trade/hs',
    who: 'signed-in',
    tag,
    summary: 'Tìm mã HS theo chữ số hoặc theo tên tiếng Việt, tiếng Anh',
    query: z.object({ q: z.string().max(200), limit: z.coerce.number().int().min(1).max(200).optional() }),
    handle: (ctx, i) => mappings.findCodes(ctx, i.query.q, i.query.limit ?? 50),
  }),
]
const mappingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/trade/mappings',
    who: officials,
    tag,
    summary: 'Các bản quy mã HS về nhóm nghề',
    handle: ctx => mappings.listMappings(ctx),
  }),
  route({
    method: 'GET',
    path: '/trade/mappings/:mapping',
    who: officials,
    tag,
    summary: 'Một bản quy mã, từng dòng có căn cứ',
    params: mappingNamed,
    handle: (ctx, i) => mappings.openMapping(ctx, i.params.mapping),
  }),
  route({
    method: 'POST',
    path: '/trade/mappings',
    who: keepers,
    tag,
    summary: 'Lập bản dự thảo mới từ một bản có sẵn',
    body: z.object({ from: mappingCode, code: mappingCode, name: text(200), validFrom: day, note: z.string().max(1000).nullish() }),
    handle: (ctx, i) => mappings.copyMapping(ctx, i.body),
  }),
  route({
    method: 'PUT',
    path: '/trade/mappings/:mapping/lines',
    who: keepers,
    tag,
    summary: 'Sửa các dòng của bản dự thảo, cả danh sách một lần',
    params: mappingNamed,
    body: z.object({
      lines: z
        .array(
          z.object({
            prefix: text(60),
            craft: z.enum(keys(crafts)).nullable(),
            basis: z.enum(keys(bases)),
            note: z.string().max(500).nullish(),
          }),
        )
        .max(3000),
    }),
    handle: (ctx, i) => mappings.changeLines(ctx, i.params.mapping, i.body.lines),
  }),
  route({
    method: 'POST',
    path: '/trade/mappings/:mapping/approve',
    who: leaders,
    tag,
    summary: 'Xác nhận bản quy mã; từ đó không sửa được nữa',
    params: mappingNamed,
    body: z.object({ reason }),
    handle: (ctx, i) => mappings.approveMapping(ctx, i.params.mapping, i.body.reason),
  }),
  route({
    method: 'POST',
    path: '/trade/mappings/:mapping/retire',
    who: leaders,
    tag,
    summary: 'Thôi dùng bản quy mã',
    params: mappingNamed,
    body: z.object({ reason }),
    handle: (ctx, i) => mappings.retireMapping(ctx, i.params.mapping, i.body.reason),
  }),
]
const analysisRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/trade/analysis/table',
    who: officials,
    tag,
    summary: 'Nhóm hàng và thị trường của một kỳ: quy mô, tăng trưởng, thị phần',
    query: asked.extend({ period: period.optional(), focus: name.optional() }),
    handle: (ctx, i) => marketTable(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/trade/analysis/shares',
    who: officials,
    tag,
    summary: 'Thị phần các nước cung cấp qua thời gian',
    query: asked.extend({
      product: name.optional(),
      market: name.optional(),
      step: z.enum(['period', 'year']).optional(),
      suppliers: z
        .string()
        .max(400)
        .transform(list => list.split(',').filter(Boolean))
        .optional(),
    }),
    handle: (ctx, i) => sharesOverTime(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/trade/analysis/product',
    who: officials,
    tag,
    summary: 'Một nhóm hàng ở một thị trường: tập trung, thị phần, đơn giá, lợi thế so sánh; thiếu mẫu số thì nói lý do',
    query: asked.extend({ product: name, market: name.optional(), period: period.optional() }),
    handle: (ctx, i) => productPage(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/trade/analysis/cms',
    who: officials,
    tag,
    summary: 'Phân tích thị phần không đổi giữa hai kỳ',
    query: asked.extend({ supplier: name.optional(), from: period.optional(), to: period.optional(), market: name.optional() }),
    handle: (ctx, i) => cms(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/trade/analysis/gaps',
    who: officials,
    tag,
    summary: 'Nơi thị trường mua nhiều hoặc tăng mà nước đang xem bán ít',
    query: asked.extend({ period: period.optional(), focus: name.optional() }),
    handle: (ctx, i) => gaps(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/trade/analysis/mirror',
    who: officials,
    tag,
    summary: 'Số của nước bán và của nước mua đặt cạnh nhau',
    query: z.object({
      exporter: name,
      importer: name,
      year: z.string().regex(/^\d{4}$/),
      mapping: text(60).optional(),
      by: z.enum(groupings).optional(),
    }),
    handle: (ctx, i) => mirror(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/trade/analysis/rows',
    who: officials,
    tag,
    summary: 'Các dòng của nguồn đứng sau một con số',
    query: asked.extend({
      period: period.optional(),
      product: name.optional(),
      market: name.optional(),
      supplier: name.optional(),
      page: z.coerce.number().int().min(1).max(10_000).optional(),
    }),
    handle: (ctx, i) => figureRows(ctx, i.query),
  }),
]
const importRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/trade/imports',
    who: officials,
    tag,
    summary: 'Các lần nhập số liệu',
    handle: ctx => imports.listImports(ctx),
  }),
  route({
    method: 'POST',
    path: '/trade/imports',
    who: keepers,
    tag,
    summary: 'Gửi một tệp số liệu (CSV, Excel, JSON, .gz) để chọn cột',
    upload: true,
    handle: (ctx, i) => imports.takeImport(ctx, i.files[0] ?? invalid(say('exchange.noFile'))),
  }),
  route({
    method: 'GET',
    path: '/trade/imports/:id',
    who: officials,
    tag,
    summary: 'Một lần nhập: các trang để chọn cột, hoặc kết quả đọc và các dòng bị từ chối',
    params: id,
    handle: (ctx, i) => imports.openImport(ctx, i.params.id),
  }),
  route({
    method: 'POST',
    path: '/trade/imports/:id/read',
    who: keepers,
    tag,
    summary: 'Đọc tệp vào một chuỗi số theo các cột đã chọn. Tiến độ ở /jobs/:id',
    params: id,
    body: z.object({ seriesId: text(120).optional(), series: newSeries.optional(), mapping: tradeMapping, saveAs: text(100).optional() }),
    handle: (ctx, i) => imports.readInto(ctx, i.params.id, i.body),
  }),
  route({
    method: 'POST',
    path: '/trade/imports/:id/undo',
    who: keepers,
    tag,
    summary: 'Rút lại một lần nhập; số mà nó thay thế có hiệu lực trở lại',
    params: id,
    body: z.object({ reason }),
    handle: (ctx, i) => imports.undoImport(ctx, i.params.id, i.body.reason),
  }),
  route({
    method: 'GET',
    path: '/trade/profiles',
    who: officials,
    tag,
    summary: 'Các cách đọc tệp đã lưu',
    handle: ctx => imports.listProfiles(ctx),
  }),
]
const officialRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/trade/official',
    who: officials,
    tag,
    summary: 'Chuỗi số xuất khẩu chính thức của Hà Nội và các chuỗi có thể chọn',
    handle: ctx => officialSeries(ctx),
  }),
  route({
    method: 'POST',
    path: '/trade/official',
    who: leaders,
    tag,
    summary: 'Chọn chuỗi số chính thức từ một ngày, có lý do',
    body: z.object({ source: text(500), currency: text(3), mapping: text(500), from: day, reason }),
    handle: (ctx, i) => nameOfficial(ctx, i.body),
  }),
  route({
    method: 'POST',
    path: '/trade/official/months',
    who: keepers,
    tag,
    summary: 'Cộng một chuỗi xuất khẩu theo tháng, theo bản quy mã đã xác nhận, thành kim ngạch có thể chọn làm chính thức',
    body: z.object({ series: text(120), mapping: text(60) }),
    handle: (ctx, i) => addUpMonths(ctx, i.body),
  }),
  route({
    method: 'GET',
    path: '/trade/official/pace',
    who: officials,
    tag,
    summary: 'Tăng trưởng xuất khẩu từng tháng so với khoảng của kế hoạch, có khoảng dự báo',
    query: z.object({ year: z.coerce.number().int().min(2012).max(2100).optional() }),
    handle: (ctx, i) => officialPace(ctx, i.query.year),
  }),
]
export const tradeRoutes: Route[] = [...dataRoutes, ...mappingRoutes, ...analysisRoutes, ...importRoutes, ...officialRoutes]
