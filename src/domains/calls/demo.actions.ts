/** The demonstration's calls: invented, and visibly so. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { createCall, stepCall } from './keeping.actions.ts'
import type { CallText } from './keeping.rules.ts'

interface DemoCall {
  text: CallText
  publishedOn: Day
  /** Closed before its last day. */
  closed?: { on: Day; reason: string }
}
const common = {
  guidance: [
    'Dữ liệu minh họa: đợt đăng ký này không có thật, thời hạn thẩm định cũng vậy.',
    'Đọc phần giấy tờ trước khi nộp. Có thể nộp trên điện thoại, lưu giữa chừng rồi làm tiếp.',
  ],
  contact: 'Phòng Quản lý công nghiệp (minh họa), điện thoại 024 0000 0000, giờ hành chính',
  papers: [],
  handlingDays: 20,
} satisfies Partial<CallText>
const calls: Readonly<Record<string, readonly DemoCall[]>> = {
  'ha-noi-2024': [
    {
      publishedOn: '2024-01-10',
      text: {
        ...common,
        year: 2024,
        title: 'Đợt đăng ký hỗ trợ máy móc, thiết bị năm 2024 (minh họa)',
        activities: ['machine', 'machine_line', 'demo_model'],
        budget: 3_000_000_000,
        groupBudgets: { technology: 3_000_000_000 },
        opensOn: '2024-01-15',
        closesOn: '2024-02-29',
      },
    },
  ],
  'xa-2026': [
    {
      publishedOn: '2026-01-08',
      closed: { on: '2026-03-20', reason: 'Số hồ sơ đã đủ kinh phí dự kiến (minh họa)' },
      text: {
        ...common,
        year: 2026,
        title: 'Đợt đăng ký hỗ trợ khuyến công năm 2026 (minh họa)',
        activities: ['machine', 'machine_line', 'trademark'],
        budget: 4_000_000_000,
        groupBudgets: null,
        opensOn: '2026-01-12',
        closesOn: '2026-03-31',
      },
    },
    {
      publishedOn: '2026-10-28',
      text: {
        ...common,
        year: 2027,
        title: 'Đợt đăng ký hỗ trợ khuyến công năm 2027 (minh họa)',
        activities: [
          'machine',
          'machine_line',
          'demo_model',
          'cleaner_pilot',
          'trademark',
          'showroom',
          'domestic_fair',
          'vocational_class',
        ],
        budget: 6_000_000_000,
        groupBudgets: { technology: 4_500_000_000, products: 1_000_000_000, management: 500_000_000 },
        opensOn: '2026-11-02',
        closesOn: '2026-12-31',
      },
    },
  ],
}

/** Brings in the calls of a demonstration set, each act on the day it is said to have been done. */
export const bringDemoCalls = async (ctx: Context, set: string): Promise<void> => {
  for (const { text, publishedOn, closed } of calls[set] ?? []) {
    const on = (today: Day): Context => ({ ...ctx, today })
    const { code } = await createCall(on(publishedOn), text)
    await stepCall(on(publishedOn), code, 'publish', { revision: 1 })
    if (closed) await stepCall(on(closed.on), code, 'close', { revision: 2, reason: closed.reason })
  }
}
