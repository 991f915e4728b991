/** Routes of bulk edits and of changes taken back. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { applyBulk, previewBulk } from './bulk.actions.ts'
import { bulkAsk, bulkReason } from './bulk.schema.ts'
import { changesOfRegister, openChange, undoChange } from './bulk-undo.actions.ts'

const tag = 'Sổ bộ'
/** The same people who correct one establishment. */
const editors = ['local_officer', 'centre_officer', 'appraiser'] as const
/** Changes of every list are kept in one place; each is taken back by whoever corrects the records of its list. */
const changers = [...editors, 'leader'] as const
const params = z.object({ id: z.uuid() })

export const bulkRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/register/bulk/preview',
    who: editors,
    tag,
    summary: 'Xem trước khi sửa nhiều cơ sở: bao nhiêu đổi, đã đúng, không sửa được và vì sao; không lưu gì',
    body: bulkAsk,
    handle: (ctx, { body }) => previewBulk(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/register/bulk',
    who: editors,
    tag,
    summary: 'Sửa nhiều cơ sở đúng như đã xem trước',
    body: bulkAsk.extend({ fingerprint: z.string().max(64), reason: bulkReason }),
    handle: (ctx, { body }) => applyBulk(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/register/changes',
    who: changers,
    tag,
    summary: 'Các lần sửa nhiều bản ghi: cơ sở, làng nghề, nghệ nhân, học viên',
    handle: ctx => changesOfRegister(ctx),
  }),
  route({
    method: 'GET',
    path: '/register/changes/:id',
    who: changers,
    tag,
    summary: 'Một lần sửa: từng bản ghi trước và sau',
    params,
    handle: (ctx, { params: { id } }) => openChange(ctx, id),
  }),
  route({
    method: 'POST',
    path: '/register/changes/:id/undo',
    who: changers,
    tag,
    summary: 'Hoàn tác một lần sửa; bản ghi đã được sửa tiếp thì giữ nguyên và được nêu tên',
    params,
    handle: (ctx, { params: { id } }) => undoChange(ctx, id),
  }),
]
