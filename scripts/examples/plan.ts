/** The plan of a year as a workbook: targets as intervals, invented budget lines, the work scheduled through the year. */
import { lineSheet, planSheet, scheduleSheet, targetSheet } from '../../src/domains/exchange/plan-sheets.schema.ts'
import type { TargetCode } from '../../src/domains/plans/plans.schema.ts'
import type { ContentGroup, moneySources } from '../../src/domains/reference/catalog.schema.ts'
import type { Day } from '../../src/kernel/dates.ts'
import type { ProjectRow } from './projects.ts'
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
  /** What is approved on the lines may not exceed them. */
  projects: readonly ProjectRow[]
}
/** What the five targets are called and counted in. */
export const targetNames: Record<TargetCode, { name: string; unit: string }> = {
  export_growth: { name: 'Tăng trưởng kim ngạch xuất khẩu hàng thủ công mỹ nghệ', unit: '%' },
  new_designs: { name: 'Mẫu sản phẩm thủ công mỹ nghệ mới', unit: 'mẫu' },
  fair_participations: { name: 'Lượt doanh nghiệp tham gia hội chợ, triển lãm', unit: 'lượt' },
  machine_establishments: { name: 'Cơ sở được hỗ trợ máy móc, thiết bị tiên tiến', unit: 'cơ sở' },
  managers_trained: { name: 'Lượt học viên là lãnh đạo, cán bộ quản lý được tập huấn', unit: 'lượt' },
}

/** The database refuses a decision above its line; the examples must not come near that by chance. */
const mustCover = (lines: PlanFacts['lines'], projects: readonly ProjectRow[]) => {
  for (const [group, source, millions] of lines) {
    const approved = projects
      .filter(({ cells }) => cells.contentGroup === group && cells.source === source)
      .reduce((sum, { cells }) => sum + Number(cells.approvedAmount ?? 0), 0)
    if (approved > millions * 1_000_000) throw new Error(`${group} ${source}: ${approved} is approved on a line of ${millions} million`)
  }
}

export const planBook = ({ about, cells, lines, intervals, schedule, projects }: PlanFacts): ExampleBook => {
  mustCover(lines, projects)
  return {
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
  }
}

/** The plan of 2024: its targets are those of KH 43/KH-UBND; its money is invented, for the real budget is not known here. */
export const plan2024 = (schedule: readonly Scheduled[], projects: readonly ProjectRow[]): ExampleBook =>
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
      ['management', 'city', 2700],
      ['technology', 'city', 6700],
      ['technology', 'district', 600],
      ['technology', 'national', 900],
      ['products', 'city', 4700],
      ['products', 'district', 100],
      ['designs', 'city', 1750],
      ['programme', 'city', 1250],
    ],
    intervals: {
      export_growth: [6, 8],
      new_designs: [650, 800],
      fair_participations: [600, 650],
      machine_establishments: [10, 15],
      managers_trained: [2000, 2500],
    },
    schedule,
    projects,
  })
