/** The choice within budget lines: the lines of a year, a line's proposal, and keeping it. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { officials } from '../reference/roles.schema.ts'
import { keepChoice, linesOfYear, listSelections, proposeChoice } from './selection.actions.ts'

const tag = 'Lựa chọn'
const line = z.object({
  id: z.string(),
  year: z.int(),
  contentGroup: z.string(),
  source: z.string(),
  amount: z.int(),
  allocated: z.int(),
  left: z.int(),
})
const choice = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  amount: z.int(),
  pilot: z.boolean(),
  priorities: z.array(z.object({ key: z.string(), says: z.string(), holds: z.boolean().nullable() })),
  experienceYears: z.number().nullable(),
  blocked: z.string().nullable(),
  rank: z.int(),
  chosen: z.boolean(),
  reason: z.string(),
  tiedWith: z.array(z.string()),
  left: z.int(),
})
const proposal = z.object({
  line,
  rule: z.object({ key: z.string(), article: z.string(), confidence: z.string() }),
  choices: z.array(choice),
  tieOrder: z.array(z.string()),
  tieReason: z.string().nullable(),
})
const kept = z.object({
  id: z.string(),
  day: z.string(),
  rule: z.string(),
  choices: z.array(choice),
  tieOrder: z.array(z.string()),
  tieReason: z.string().nullable(),
})
const params = z.object({ id: z.uuid() })

export const selectionRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/selection/lines',
    who: officials,
    summary: 'Các dòng ngân sách của năm và số đề án chờ lựa chọn',
    tag,
    query: z.object({ year: z.coerce.number().int().min(2012).max(2100) }),
    returns: z.array(line.extend({ waiting: z.int() })),
    handle: (ctx, { query }) => linesOfYear(ctx, query.year),
  }),
  route({
    method: 'GET',
    path: '/selection/lines/:id',
    who: officials,
    summary: 'Đề xuất lựa chọn của một dòng ngân sách và các lần lựa chọn đã lưu',
    tag,
    params,
    returns: proposal.extend({ kept: z.array(kept) }),
    handle: async (ctx, { params: { id } }) => ({
      ...(await proposeChoice(ctx, { lineId: id })),
      kept: (await listSelections(ctx, id)).map(({ id: keptId, day, rule, choices, tieOrder, tieReason }) => ({
        id: keptId,
        day,
        rule,
        choices,
        tieOrder,
        tieReason,
      })),
    }),
  }),
  route({
    method: 'POST',
    path: '/selection/lines/:id',
    who: ['leader', 'appraiser'],
    summary: 'Lưu lựa chọn, kèm thứ tự của các đề án ngang nhau nếu có',
    tag,
    params,
    body: z.object({ tieOrder: z.array(z.string()).max(500).default([]), tieReason: z.string().transform(clean).nullish() }),
    returns: proposal.extend({ id: z.string() }),
    handle: (ctx, { params: { id }, body }) => keepChoice(ctx, { lineId: id, ...body, tieReason: body.tieReason ?? null }),
  }),
]
