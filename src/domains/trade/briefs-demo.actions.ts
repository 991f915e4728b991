/** The demonstration's briefs and what came of them: invented, and visibly so. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { BriefText, OutcomeText } from './briefs.rules.ts'
import { createBrief, stepBrief } from './briefs-keeping.actions.ts'
import { addOutcome } from './briefs-outcomes.actions.ts'

interface DemoBrief {
  text: Omit<BriefText, 'year'>
  /** Month and day in the demo year. */
  publishedOn: string
  outcomes: { on: string; told: Omit<OutcomeText, 'happenedOn'> }[]
}
const none = { establishment: null, designCode: null, quantity: null, unit: null, value: null, currency: null, note: null }
const demoFigure = (label: string, text: string, takenOn: Day) => ({
  origin: 'noted' as const,
  label,
  value: null,
  text,
  unit: null,
  source: 'Số liệu minh họa, không có thật',
  reporter: null,
  partner: null,
  product: null,
  period: 'Năm minh họa',
  mapping: null,
  takenOn,
})
const briefsOf = (year: number): DemoBrief[] => [
  {
    publishedOn: '02-20',
    text: {
      title: 'Giỏ đựng đồ mây tre xếp lồng cho thị trường Hoa Kỳ (minh họa)',
      craft: 'bamboo',
      product: 'Giỏ, hộp đựng đồ gia đình',
      markets: ['USA'],
      hs: ['460211', '460212', '460219'],
      priceMin: 6,
      priceMax: 14,
      currency: 'USD',
      priceUnit: 'chiếc',
      priceBasis: 'import',
      need: [
        'Bộ ba chiếc xếp lồng nhau, đóng gói chiếm ít chỗ.',
        'Hình khối gọn, màu mộc hoặc một màu trầm; không sơn bóng.',
        'Quai chịu được 5 kg, đáy phẳng đứng vững trên kệ.',
      ],
      materials: ['Mây, tre, guột đã xử lý mốc mọt'],
      technique: ['Đan đều tay, giấu mối; không dùng đinh ghim lộ'],
      constraints: ['Chiều dài chiếc lớn nhất không quá 45 cm', 'Cả bộ không quá 2,5 kg'],
      certificates: [
        {
          name: 'Yêu cầu kiểm dịch, chất xử lý (minh họa)',
          note: 'Ghi để minh họa cách dùng; hỏi lại bên mua trước khi làm hàng.',
          source: 'Minh họa, chưa đối chiếu',
          checkedOn: null,
        },
      ],
      noted: [
        demoFigure('Nhập khẩu đồ đan của thị trường, số minh họa', '100 triệu USD (số minh họa)', `${year}-02-10`),
        demoFigure('Thị phần của Việt Nam, số minh họa', '10% (số minh họa)', `${year}-02-10`),
      ],
      audience: 'Cơ sở mây tre, nhà thiết kế dự cuộc thi mẫu của năm (minh họa)',
      answersBy: `${year}-12-15`,
      season: 'Mùa hàng thu đông (minh họa)',
      contact: 'Trung tâm Khuyến công (minh họa), điện thoại 024 0000 0000',
      note: null,
    },
    outcomes: [
      { on: '05-14', told: { ...none, kind: 'enquiry', buyer: 'Công ty nhập khẩu Minh Họa A', country: 'USA' } },
      {
        on: '06-20',
        told: { ...none, kind: 'sample', buyer: 'Công ty nhập khẩu Minh Họa A', country: 'USA', quantity: 12, unit: 'bộ' },
      },
      {
        on: '09-12',
        told: {
          ...none,
          kind: 'order',
          buyer: 'Công ty nhập khẩu Minh Họa A',
          country: 'USA',
          quantity: 1500,
          unit: 'bộ',
          value: 27_000,
          currency: 'USD',
          note: 'Đơn hàng minh họa, không có thật',
        },
      },
    ],
  },
  {
    publishedOn: '04-08',
    text: {
      title: 'Đèn bàn gốm men rạn cỡ nhỏ cho thị trường Nhật Bản (minh họa)',
      craft: 'ceramics',
      product: 'Đèn bàn, chân đèn gốm',
      markets: ['JPN'],
      hs: ['691390', '940521'],
      priceMin: 18,
      priceMax: 35,
      currency: 'USD',
      priceUnit: 'chiếc',
      priceBasis: 'fob',
      need: ['Cỡ nhỏ cho phòng ngủ, cao 22–28 cm.', 'Men rạn, màu xám tro hoặc trắng ngà; bề mặt không phản sáng.'],
      materials: ['Gốm nung già, men không chì'],
      technique: ['Rạn đều, chân đế mài phẳng'],
      constraints: ['Lỗ luồn dây theo yêu cầu của bên mua'],
      certificates: [],
      noted: [demoFigure('Nhập khẩu đồ gốm trang trí, số minh họa', '100 triệu USD (số minh họa)', `${year}-04-01`)],
      audience: 'Cơ sở gốm Bát Tràng, nhà thiết kế trẻ (minh họa)',
      answersBy: null,
      season: null,
      contact: 'Trung tâm Khuyến công (minh họa), điện thoại 024 0000 0000',
      note: null,
    },
    outcomes: [{ on: '08-02', told: { ...none, kind: 'enquiry', buyer: 'Cửa hàng Minh Họa B', country: 'JPN' } }],
  },
]

/** Brings in the briefs of a demonstration year, each act on the day it is said to have been done. */
export const bringDemoBriefs = async (ctx: Context): Promise<void> => {
  const year = Number(ctx.today.slice(0, 4))
  for (const { text, publishedOn, outcomes } of briefsOf(year)) {
    const on = (day: string): Context => ({ ...ctx, today: `${year}-${day}` })
    const { code } = await createBrief(on(publishedOn), { ...text, year })
    await stepBrief(on(publishedOn), code, 'publish', { revision: 1 })
    for (const { on: day, told } of outcomes) await addOutcome(on(day), code, { ...told, happenedOn: `${year}-${day}` })
  }
}
