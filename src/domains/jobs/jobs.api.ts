/** Routes of long work. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { cancelJob, listJobs, openJob } from './jobs.actions.ts'
import { jobLine, jobView } from './jobs.schema.ts'

const tag = 'Việc đang chạy'
const params = z.object({ id: z.uuid() })
export const jobRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/jobs',
    who: 'signed-in',
    tag,
    summary: 'Các việc dài của tôi; quản trị và lãnh đạo thấy của mọi người',
    returns: z.array(jobLine),
    handle: ctx => listJobs(ctx),
  }),
  route({
    method: 'GET',
    path: '/jobs/:id',
    who: 'signed-in',
    tag,
    summary: 'Một việc: đến đâu, kết quả',
    params,
    returns: jobView,
    handle: (ctx, { params: { id } }) => openJob(ctx, id),
  }),
  route({
    method: 'POST',
    path: '/jobs/:id/cancel',
    who: 'signed-in',
    tag,
    summary: 'Dừng một việc sau phần đang làm',
    params,
    returns: jobView,
    handle: (ctx, { params: { id } }) => cancelJob(ctx, id),
  }),
]
