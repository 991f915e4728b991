/** Routes of the year's plan. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { contentGroups, moneySources } from '../reference/catalog.schema.ts'
import { officials } from '../reference/roles.schema.ts'
import * as actions from './plans.actions.ts'
import { targetCodes } from './plans.schema.ts'

const tag = 'Kế hoạch'
/** One prepares an amendment, another person approves it. */
const preparers = ['leader', 'appraiser'] as const
const year = z.object({ year: z.coerce.number().int().min(2012).max(2100) })
const version = year.extend({ version: z.coerce.number().int().min(1) })
const codes = <T extends Record<string, string>>(options: T) => z.enum(Object.keys(options) as [string, ...string[]])
export const planRoutes: Route[] = [
  route({ method: 'GET', path: '/plans', who: officials, tag, summary: 'Các năm đã có kế hoạch', handle: ctx => actions.planYears(ctx) }),
  route({
    method: 'GET',
    path: '/plans/:year',
    who: officials,
    tag,
    summary: 'Kế hoạch của một năm',
    params: year,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    handle: (ctx, i) => actions.openPlan(ctx, i.params.year, i.query.version),
  }),
  route({
    method: 'POST',
    path: '/plans/:year/amendments',
    who: preparers,
    tag,
    summary: 'Mở dự thảo điều chỉnh kế hoạch',
    params: year,
    body: z.object({ reason: z.string().trim().min(5).max(1000) }),
    handle: (ctx, i) => actions.amendPlan(ctx, i.params.year, i.body.reason),
  }),
  route({
    method: 'PUT',
    path: '/plans/:year/:version',
    who: preparers,
    tag,
    summary: 'Sửa dòng ngân sách, chỉ tiêu của dự thảo',
    params: version,
    body: z.object({
      lines: z
        .array(
          z.object({ contentGroup: codes(contentGroups), source: codes(moneySources), amount: z.int().min(0).max(1_000_000_000_000_000) }),
        )
        .optional(),
      targets: z
        .array(z.object({ code: z.enum(targetCodes), min: z.number().min(0).max(1e12), max: z.number().min(0).max(1e12) }))
        .optional(),
    }),
    handle: (ctx, i) => actions.changePlan(ctx, i.params.year, i.params.version, i.body),
  }),
  route({
    method: 'POST',
    path: '/plans/:year/:version/approval',
    who: ['leader'],
    tag,
    summary: 'Ghi nhận phê duyệt một phiên bản kế hoạch',
    params: version,
    body: z.object({ number: z.string().trim().min(1).max(100), issuedOn: z.iso.date(), issuer: z.string().trim().min(1).max(200) }),
    handle: (ctx, i) => actions.approvePlan(ctx, i.params.year, i.params.version, i.body),
  }),
]
