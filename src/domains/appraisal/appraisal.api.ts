/** Rules and norms as the administration reads them, and their verification by a leader or an administrator. */
import * as z from 'zod'
import { isDay } from '../../kernel/dates.ts'
import { f } from '../../kernel/entity.ts'
import { type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { readers } from '../reference/roles.schema.ts'
import { normsTable, rulesCatalogue, verifyRule, withdrawVerification } from './catalogue.actions.ts'
import { confidences, normShape } from './norms.schema.ts'

const tag = 'Thẩm định'
const readersOfRules = [...readers, 'admin']
const confidence = z.enum(confidences)
const scope = z.union([z.object({ level: z.literal('national') }), z.object({ level: z.literal('local'), province: z.string() })])
const verified = z.object({ by: z.string().nullable(), on: z.string(), paper: z.string() }).nullable()
const entry = z.object({
  key: z.string(),
  kind: z.enum(['rule', 'norm']),
  code: z.string(),
  title: z.string(),
  nature: z.enum(['law', 'arithmetic']),
  from: z.string().nullable(),
  until: z.string().nullable(),
  article: z.string(),
  confidence,
  scope,
  values: z.array(z.object({ label: z.string(), says: z.string() })),
  verified,
})
export const appraisalRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/appraisal/rules',
    who: readersOfRules,
    summary: 'Các quy tắc và định mức, độ tin cậy, ai đã xác minh',
    tag,
    returns: z.array(entry),
    handle: ctx => rulesCatalogue(ctx),
  }),
  route({
    method: 'GET',
    path: '/appraisal/norms',
    who: readersOfRules,
    summary: 'Định mức hỗ trợ đang áp dụng vào một ngày',
    tag,
    query: z.object({
      on: z
        .string()
        .refine(isDay, { error: say('appraisal.dayWrong') })
        .optional(),
    }),
    returns: z.object({ on: z.string(), norms: z.array(normShape.extend({ verified })), note: z.string().nullable() }),
    handle: (ctx, { query }) => normsTable(ctx, query.on ?? ctx.today),
  }),
  route({
    method: 'POST',
    path: '/appraisal/verifications',
    who: ['leader', 'admin'],
    summary: 'Xác minh một quy tắc hoặc định mức với văn bản',
    tag,
    body: z.object({ subject: z.string().min(1).max(200), paper: f.text(say('appraisal.paperLabel')).check }),
    returns: entry,
    handle: (ctx, { body }) => verifyRule(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/appraisal/verifications/withdrawal',
    who: ['leader', 'admin'],
    summary: 'Rút xác minh một quy tắc hoặc định mức, có lý do',
    tag,
    body: z.object({ subject: z.string().min(1).max(200), reason: f.text(say('appraisal.reasonLabel')).check }),
    returns: entry,
    handle: (ctx, { body }) => withdrawVerification(ctx, body),
  }),
]
