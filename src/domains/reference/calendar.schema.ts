/** Days off and days made up: what the count of working days leaves out. Each is dated data with its source, entered by officers year by year. */
import { unique } from 'drizzle-orm/pg-core'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'

export const calendarKinds = { off: 'Nghỉ lễ, tết', work: 'Đi làm bù' } as const
export const Holiday = entity(
  'holiday',
  'Ngày nghỉ, ngày làm bù',
  {
    day: f.date('Ngày', { help: 'Với ngày lặp lại hằng năm: ngày đầu tiên được áp dụng' }),
    kind: f.choice('Loại ngày', calendarKinds),
    name: f.text('Tên ngày', { max: 200 }),
    yearly: f.flag('Lặp lại hằng năm', { help: 'Ngày lễ theo dương lịch, cố định theo luật' }),
    until: optional(f.date('Áp dụng đến trước ngày')),
    source: f.text('Căn cứ', { max: 500, help: 'Văn bản cho nghỉ hoặc hoán đổi ngày làm việc' }),
    confidence: f.choice('Độ tin cậy', {
      S: 'Đã đọc trong nguồn',
      M: 'Theo hiểu biết chung, chưa đối chiếu',
    }),
  },
  t => [unique().on(t.day)],
)
export type HolidayRow = RowOf<typeof Holiday>
