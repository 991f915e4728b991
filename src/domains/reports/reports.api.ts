/** Routes of reports: the report, any figure opened, the files, what was submitted. */
import * as z from 'zod'
import { isDay } from '../../kernel/dates.ts'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { emptyHead, type PaperHead } from '../reference/paper-head.schema.ts'
import { readSetting } from '../reference/reference.actions.ts'
import { officials } from '../reference/roles.schema.ts'
import { reportDocument } from './document.actions.ts'
import { jsonBytes } from './json.rules.ts'
import { buildReport, openFigure, planGauges } from './reports.actions.ts'
import { compareWithSnapshot, listSnapshots, submitReport } from './snapshots.actions.ts'
import { reportWorkbook } from './workbook.actions.ts'

const tag = 'Báo cáo'
const day = z
  .string()
  .refine(isDay, { error: () => say('reports.asOfWrong') })
  .optional()
const ofPeriod = z.object({ period: z.string().max(10), asOf: day })
const types = { ...mediaTypes, json: 'application/json' } as const

export const reportsRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/reports',
    who: officials,
    tag,
    summary: 'Báo cáo của một kỳ; các dòng của từng số liệu mở ở /reports/figure',
    query: ofPeriod,
    handle: async (ctx, { query }) => {
      const report = await buildReport(ctx, query)
      return { ...report, targets: report.targets.map(({ rows, ...target }) => ({ ...target, rowCount: rows.length })) }
    },
  }),
  route({
    method: 'GET',
    path: '/reports/gauges',
    who: officials,
    tag,
    summary: 'Các chỉ tiêu của năm kế hoạch',
    query: z.object({ year: z.coerce.number().int() }),
    handle: (ctx, { query }) => planGauges(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/reports/figure',
    who: officials,
    tag,
    summary: 'Mở một số liệu: định nghĩa, điều kiện và từng dòng',
    query: ofPeriod.extend({ figure: z.string().max(100) }),
    handle: (ctx, { query }) => openFigure(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/reports/file',
    who: officials,
    tag,
    summary: 'Tải báo cáo: Excel, Word theo Nghị định 30/2020 hoặc JSON',
    query: ofPeriod.extend({ format: z.enum(['xlsx', 'docx', 'json']) }),
    file: true,
    handle: async (ctx, { query: { format, ...input } }) => {
      const report = await buildReport(ctx, input)
      const bytes =
        format === 'xlsx'
          ? await reportWorkbook(report)
          : format === 'docx'
            ? await reportDocument(report, await readSetting<PaperHead>(ctx.db, 'paper_head', report.period.asOf, emptyHead))
            : jsonBytes(report)
      return new FileAnswer(bytes, `bao-cao-${report.period.code}.${format}`, types[format])
    },
  }),
  route({
    method: 'POST',
    path: '/reports/snapshots',
    who: ['centre_officer', 'appraiser', 'leader'],
    tag,
    summary: 'Nộp báo cáo: giữ nguyên số liệu như lúc nộp',
    body: ofPeriod,
    handle: (ctx, { body }) => submitReport(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/reports/snapshots',
    who: officials,
    tag,
    summary: 'Các báo cáo đã nộp của một kỳ',
    query: z.object({ period: z.string().max(10).optional() }),
    handle: (ctx, { query }) => listSnapshots(ctx, query.period),
  }),
  route({
    method: 'GET',
    path: '/reports/snapshots/:id/changes',
    who: officials,
    tag,
    summary: 'Số liệu khác đi so với lúc nộp báo cáo',
    params: z.object({ id: z.uuid() }),
    handle: (ctx, { params }) => compareWithSnapshot(ctx, params),
  }),
]
