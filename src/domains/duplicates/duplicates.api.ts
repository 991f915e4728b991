/** Routes of likely pairs and merges. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { cityWide, deciders, overseers } from './deciders.schema.ts'
import { matchedKinds, pairStates } from './duplicates.schema.ts'
import { merges, mergesOf, undoMerge } from './merges.actions.ts'
import * as pairs from './pairs.actions.ts'
import { askForSweep } from './sweeps.actions.ts'

const tag = 'Bản ghi trùng'
const kind = z.enum(Object.keys(matchedKinds) as [keyof typeof matchedKinds])
const queueQuery = z.object({
  kind: kind.optional(),
  state: z.enum(Object.keys(pairStates) as [keyof typeof pairStates]).optional(),
  unitId: z.string().max(40).optional(),
  atLeast: z.coerce.number().min(0).max(100).optional(),
})
const page = z.coerce.number().int().min(1).optional()
const id = z.object({ id: z.uuid() })
const reason = z.string().trim().min(3).max(500)
const reference = z.string().trim().min(1).max(60)

export const duplicateRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/duplicates',
    who: deciders,
    tag,
    summary: 'Các cặp bản ghi có thể là một',
    query: queueQuery.extend({ page }),
    handle: (ctx, i) => pairs.queue(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/duplicates/:id',
    who: deciders,
    tag,
    summary: 'Hai bản ghi cạnh nhau: từng trường, căn cứ, những gì gắn với mỗi bên',
    params: id,
    query: queueQuery,
    handle: (ctx, i) => pairs.openPair(ctx, i.params.id, i.query),
  }),
  route({
    method: 'POST',
    path: '/duplicates/:id/decide',
    who: deciders,
    tag,
    summary: 'Quyết định một cặp: là một (gộp), khác nhau, để sau',
    params: id,
    body: z.object({
      decision: z.enum(['same', 'different', 'later']),
      reason: reason.optional(),
      keep: z.enum(['left', 'right']).optional(),
      choices: z.record(z.string().max(40), z.enum(['kept', 'gone'])).optional(),
      otherName: z.enum(['alias', 'former', 'none']).optional(),
      revision: z.string().max(40),
    }),
    handle: (ctx, i) => pairs.decide(ctx, i.params.id, i.body),
  }),
  route({
    method: 'POST',
    path: '/duplicates/:id/reopen',
    who: deciders,
    tag,
    summary: 'Hoàn tác quyết định khác nhau hoặc để sau',
    params: id,
    handle: (ctx, i) => pairs.reopen(ctx, i.params.id),
  }),
  route({
    method: 'GET',
    path: '/duplicates/candidates',
    who: deciders,
    tag,
    summary: 'Tìm bản ghi theo tên hoặc mã để chỉ ra hai bản ghi trùng nhau',
    query: z.object({ kind, q: z.string().trim().max(200) }),
    handle: (ctx, i) => pairs.candidates(ctx, i.query),
  }),
  route({
    method: 'POST',
    path: '/duplicates/pair',
    who: deciders,
    tag,
    summary: 'Chỉ ra hai bản ghi trùng nhau',
    body: z.object({ kind, left: reference, right: reference }),
    handle: (ctx, i) => pairs.pointAt(ctx, i.body),
  }),
  route({
    method: 'POST',
    path: '/duplicates/sweep',
    who: cityWide,
    tag,
    summary: 'Rà soát cả sổ bộ để tìm các cặp có thể là một',
    handle: ctx => askForSweep(ctx),
  }),
  route({
    method: 'GET',
    path: '/merges',
    who: overseers,
    tag,
    summary: 'Các lần gộp bản ghi',
    query: z.object({ kind: kind.optional(), standing: z.stringbool().optional(), page }),
    handle: (ctx, i) => merges(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/merges/of',
    who: overseers,
    tag,
    summary: 'Các lần gộp của một bản ghi',
    query: z.object({ kind, record: reference }),
    handle: (ctx, i) => mergesOf(ctx, i.query.kind, i.query.record),
  }),
  route({
    method: 'POST',
    path: '/merges/:id/undo',
    who: deciders,
    tag,
    summary: 'Hoàn tác một lần gộp: trả lại cả hai bản ghi như cũ',
    params: id,
    body: z.object({ reason: reason.optional() }),
    handle: (ctx, i) => undoMerge(ctx, i.params.id, i.body.reason ?? null),
  }),
]
