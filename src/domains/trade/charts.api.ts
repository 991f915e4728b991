/** The route that turns a chart's figures into a workbook. */
import * as z from 'zod'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { chartWorkbook } from './charts.actions.ts'

const text = z.string().max(2000)
export const chartRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/charts/workbook',
    who: 'signed-in',
    tag: 'Biểu đồ',
    limit: 60,
    file: true,
    summary: 'Số liệu của một biểu đồ, tệp Excel có ghi nguồn, ngày lấy, người lấy',
    body: z.object({
      title: text.min(1),
      source: text,
      period: text,
      notes: z.array(text).max(20),
      columns: z
        .array(z.object({ header: text, numeric: z.boolean() }))
        .min(1)
        .max(60),
      rows: z.array(z.array(z.union([text, z.number(), z.null()]))).max(5000),
    }),
    handle: async (ctx, i) => new FileAnswer(await chartWorkbook(ctx, i.body), `bieu-do-${ctx.today}.xlsx`, mediaTypes.xlsx),
  }),
]
