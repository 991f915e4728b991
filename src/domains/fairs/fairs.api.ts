/** Routes of fairs. */
import * as z from 'zod'
import { FileAnswer, type Route, route } from '../../kernel/route.ts'
import { officials } from '../reference/roles.schema.ts'
import { fairCalendar, fairPage } from './page.actions.ts'

const common = { who: officials, tag: 'Hội chợ, triển lãm', params: z.object({ fair: z.string().max(40) }) } as const

export const fairRoutes: Route[] = [
  route({
    ...common,
    method: 'GET',
    path: '/fairs/:fair',
    summary: 'Một hội chợ: thời gian, cơ sở tham gia trong tầm đọc, đặt hàng mẫu mà hội chợ phục vụ và kết quả',
    handle: (ctx, i) => fairPage(ctx, i.params.fair),
  }),
  route({
    ...common,
    method: 'GET',
    path: '/fairs/:fair/calendar.ics',
    file: true,
    summary: 'Hội chợ cho lịch của điện thoại, Outlook (iCalendar)',
    handle: async (ctx, i) => {
      const { text, name } = await fairCalendar(ctx, i.params.fair)
      return new FileAnswer(new TextEncoder().encode(text), name, 'text/calendar; charset=utf-8')
    },
  }),
]
