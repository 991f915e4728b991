/** The plan of a year as a workbook: targets as intervals, invented budget lines, the work scheduled through the year. */
import { lineSheet, planSheet, scheduleSheet, targetSheet } from '../../src/domains/exchange/plan-sheets.schema.ts'
import type { TargetCode } from '../../src/domains/plans/plans.schema.ts'
import type { ContentGroup, moneySources } from '../../src/domains/reference/catalog.schema.ts'
import type { Day } from '../../src/kernel/dates.ts'
import { type ExampleBook, exampleSheet, type Row } from './workbook.ts'

export type Interval = readonly [min: number, max: number]
export interface Scheduled {
  target: TargetCode
  name: string
  on: Day
  expected: number
}
export interface PlanFacts {
  about: string
  cells: Row<typeof planSheet>['cells']
  /** Millions of đồng by content group and source. */
  lines: readonly (readonly [ContentGroup, keyof typeof moneySources, number])[]
  intervals: Record<TargetCode, Interval>
  schedule: readonly Scheduled[]
}
/** What the five targets are called and counted in. */
export const targetNames: Record<TargetCode, { name: string; unit: string }> = {
  export_growth: { name: 'Tăng trưởng kim ngạch xuất khẩu hàng thủ công mỹ nghệ', unit: '%' },
  new_designs: { name: 'Mẫu sản phẩm thủ công mỹ nghệ mới', unit: 'mẫu' },
  fair_participations: { name: 'Lượt doanh nghiệp tham gia hội chợ, triển lãm', unit: 'lượt' },
  machine_establishments: { name: 'Cơ sở được hỗ trợ máy móc, thiết bị tiên tiến', unit: 'cơ sở' },
  managers_trained: { name: 'Lượt học viên là lãnh đạo, cán bộ quản lý được tập huấn', unit: 'lượt' },
}

export const planBook = ({ about, cells, lines, intervals, schedule }: PlanFacts): ExampleBook => ({
  kind: 'plan',
  about,
  sheets: [
    exampleSheet(planSheet, [{ cells }]),
    exampleSheet(
      lineSheet,
      lines.map(([contentGroup, source, millions]) => ({ cells: { contentGroup, source, amount: millions * 1_000_000 } })),
    ),
    exampleSheet(
      targetSheet,
      (Object.keys(targetNames) as TargetCode[]).map(code => {
        const [min, max] = intervals[code]
        return { cells: { code, ...targetNames[code], min, max } }
      }),
    ),
    exampleSheet(
      scheduleSheet,
      schedule
        .toSorted((a, b) => a.on.localeCompare(b.on))
        .map(({ target, ...item }) => ({ cells: { targetCode: target, name: item.name, on: item.on, expected: item.expected } })),
    ),
  ],
})

/** The plan of 2024: its targets are those of KH 43/KH-UBND; its money is invented, for the real budget is not known here. */
export const plan2024 = (schedule: readonly Scheduled[]): ExampleBook =>
  planBook({
    about: 'Kế hoạch khuyến công năm 2024: số văn bản và năm chỉ tiêu theo KH 43/KH-UBND; kinh phí là số liệu minh họa.',
    cells: {
      year: 2024,
      title: 'Kế hoạch khuyến công năm 2024 (kinh phí và lịch là số liệu minh họa)',
      number: '43/KH-UBND',
      issuedOn: '2024-01-31',
      issuer: 'UBND Thành phố Hà Nội',
      approvedOn: '2024-01-31',
    },
    lines: [
      ['management', 'city', 3000],
      ['technology', 'city', 6000],
      ['technology', 'district', 900],
      ['technology', 'national', 1500],
      ['products', 'city', 4000],
      ['products', 'district', 250],
      ['designs', 'city', 2000],
      ['programme', 'city', 1500],
    ],
    intervals: {
      export_growth: [6, 8],
      new_designs: [650, 800],
      fair_participations: [600, 650],
      machine_establishments: [10, 15],
      managers_trained: [2000, 2500],
    },
    schedule,
  })
