/** Routes that tie projects to the fairs that they pay for. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { fairSupporters, tieToFair, untieFromFair } from './fair-support.actions.ts'

const common = {
  method: 'POST',
  who: fairSupporters,
  tag: 'Hội chợ, triển lãm',
  params: z.object({ fair: z.string().max(40) }),
  body: z.object({ code: z.string().trim().min(1).max(60) }),
} as const

export const fairSupportRoutes: Route[] = [
  route({
    ...common,
    path: '/fairs/:fair/projects',
    summary: 'Gắn đề án đã chi cho hội chợ',
    handle: (ctx, i) => tieToFair(ctx, i.params.fair, i.body.code),
  }),
  route({
    ...common,
    path: '/fairs/:fair/projects/removal',
    summary: 'Bỏ gắn đề án khỏi hội chợ',
    handle: (ctx, i) => untieFromFair(ctx, i.params.fair, i.body.code),
  }),
]
