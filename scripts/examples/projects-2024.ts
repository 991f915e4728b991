/** The projects of 2024: 120 in every state that a workbook can tell, twelve of earlier years, three rows that the import refuses. */
import { projectSheet } from '../../src/domains/exchange/project-sheet.schema.ts'
import { type ActivityCode, activities } from '../../src/domains/reference/catalog.schema.ts'
import { type DatedState, numbered, type ProjectRow, projectRow, type Wanted } from './projects.ts'
import { at, type Dice, dice } from './random.ts'
import type { Known } from './register.ts'
import { type ExampleBook, exampleSheet, type Seed } from './workbook.ts'

const year = 2024
/** How many projects of each kind stand in each state. */
const mix: Partial<Record<ActivityCode, Partial<Record<DatedState, number>>>> = {
  management_class: { reviewed: 1, planned: 1, under_way: 1, accepted: 4, settled: 4, liquidated: 5 },
  vocational_class: { appraised: 1, advanced: 1, accepted: 2, settled: 2, liquidated: 2 },
  demo_model: { submitted: 1, appraised: 1, under_way: 1, accepted: 1 },
  running_model: { draft: 1, surveyed: 1, contracted: 1, liquidated: 1 },
  cleaner_pilot: { reviewed: 1, planned: 1, settled: 1 },
  machine: {
    ...{ draft: 2, submitted: 3, surveyed: 3, reviewed: 2, appraised: 3, proposed: 4, planned: 1 },
    ...{ contracted: 1, advanced: 1, under_way: 2, accepted: 2, settled: 2, liquidated: 3, rejected: 1 },
  },
  machine_line: { proposed: 1, under_way: 1, accepted: 1, settled: 1, stopped: 1 },
  domestic_fair: { submitted: 1, proposed: 1, contracted: 1, under_way: 1, accepted: 1, settled: 2, liquidated: 3 },
  foreign_fair: { planned: 1, liquidated: 1 },
  product_vote: { settled: 1 },
  trademark: { draft: 1, submitted: 2, surveyed: 1, planned: 1, accepted: 1, settled: 1, rejected: 1 },
  showroom: { surveyed: 1, reviewed: 1, proposed: 1, advanced: 1, accepted: 1, liquidated: 1, stopped: 1 },
  design_contest: { settled: 1 },
  design_consultancy: {
    draft: 1,
    submitted: 2,
    appraised: 1,
    proposed: 2,
    planned: 1,
    under_way: 2,
    accepted: 1,
    settled: 1,
    liquidated: 2,
  },
  programme_work: { draft: 1, proposed: 1, planned: 1, under_way: 2, settled: 2, liquidated: 1 },
}
/** Names of what is held for the whole city. */
const events: Partial<Record<ActivityCode, readonly string[]>> = {
  management_class: [
    'Tập huấn quản trị doanh nghiệp cho chủ cơ sở',
    'Tập huấn quản lý tài chính cho cơ sở công nghiệp nông thôn',
    'Tập huấn chuyển đổi số trong sản xuất thủ công',
    'Tập huấn kỹ năng bán hàng trên sàn thương mại điện tử',
    'Tập huấn quản lý chất lượng sản phẩm',
    'Tập huấn xây dựng thương hiệu làng nghề',
    'Tập huấn thủ tục xuất khẩu hàng thủ công mỹ nghệ',
    'Tập huấn an toàn lao động, bảo vệ môi trường',
  ],
  vocational_class: ['Truyền nghề mây tre đan', 'Truyền nghề sơn mài', 'Truyền nghề thêu tay', 'Truyền nghề khảm trai'],
  domestic_fair: [
    'Gian hàng chung của Hà Nội tại hội chợ hàng thủ công mỹ nghệ',
    'Gian hàng chung của Hà Nội tại hội chợ vùng đồng bằng sông Hồng',
    'Gian hàng chung của Hà Nội tại hội chợ phía Nam',
    'Điểm trưng bày sản phẩm làng nghề',
    'Hội chợ sản phẩm công nghiệp nông thôn tiêu biểu',
  ],
  foreign_fair: ['Tham gia hội chợ quà tặng tại châu Âu', 'Tham gia hội chợ hàng thủ công tại Nhật Bản'],
  product_vote: ['Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp thành phố'],
  design_contest: ['Cuộc thi thiết kế mẫu sản phẩm thủ công mỹ nghệ năm 2024'],
  programme_work: [
    'Kiểm tra, giám sát đề án khuyến công',
    'Bản tin khuyến công',
    'Phim giới thiệu làng nghề',
    'Hội nghị cán bộ làm công tác khuyến công',
  ],
}
const designCrafts: readonly string[] = ['ceramics', 'lacquer', 'bamboo', 'inlay', 'textile', 'metal_stone']

/** Establishments outside the quận in an order that spreads them over the districts, four of which get more. */
const queueOf = (chance: Dice, establishments: readonly Known[]): Known[] => {
  const rural = chance.shuffle(establishments.filter(one => !one.commune.district?.startsWith('Quận')))
  const seen = new Map<string, number>()
  const rank = new Map(
    rural.map(one => {
      const district = one.commune.district ?? ''
      const count = (seen.get(district) ?? 0) + 1
      seen.set(district, count)
      const more = ['Huyện Thường Tín', 'Huyện Gia Lâm', 'Huyện Phú Xuyên', 'Huyện Chương Mỹ'].includes(district)
      return [one, more ? count / 3 : count]
    }),
  )
  return rural.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
}

interface Special {
  beneficiary?: Known
  /** District of the establishment. */
  from?: string
  change?: Wanted['change']
  seed?: Seed
  plannedEndOn?: string | null
  source?: Wanted['source']
}
export interface Projects {
  book: ExampleBook
  /** Rows of 2024 that the import takes. */
  rows: ProjectRow[]
}

/** @param establishments the register of 2024 */
export const projects2024 = (establishments: readonly Known[]): Projects => {
  const chance = dice(202_402)
  const queue = queueOf(chance, establishments)
  const take = (fits: (one: Known) => boolean = () => true): Known => {
    const [one] = queue.splice(
      queue.findIndex(each => fits(each)),
      1,
    )
    if (!one) throw new Error('No establishment is left for another project')
    return one
  }
  const inUrban = (district: string) =>
    at(
      establishments.filter(one => one.commune.district === district && !one.cleaner),
      0,
    )
  const earlierRows = earlierProjects(chance, take)
  const special = specialsOf(earlierRows.machines, inUrban('Quận Hà Đông'), inUrban('Quận Hoàng Mai'))

  const rows: ProjectRow[] = []
  let shared: Known | undefined
  for (const { activity, state, nth } of slots()) {
    const { beneficiary, from, ...more } = special[`${activity} ${state} ${nth}`] ?? {}
    const own = () =>
      beneficiary ??
      take(one => (activity !== 'design_consultancy' || designCrafts.includes(one.craft)) && (!from || one.commune.district === from))
    const event = activities[activity].shape === 'event'
    const list = event ? [] : [activity === 'machine_line' && state === 'settled' && shared ? shared : own()]
    const [first] = list
    // One machine project serves two establishments; one establishment has a machine and a line: the target counts establishments.
    if (activity === 'machine' && state === 'settled' && nth === 0) list.push(take(one => one.craft === first?.craft))
    if (activity === 'machine' && state === 'liquidated' && nth === 0) shared = first
    const source = more.source ?? sourceFor(chance, activity)
    rows.push(projectRow(chance, { activity, state, year, beneficiaries: list, source, ...more }, rows.length + 1))
  }
  const good = withEventNames(numbered(rows, 'MH-DA-'))
  const all = [...earlierRows.rows, ...good, ...refusedProjects(chance, take)]
  return {
    book: {
      kind: 'projects',
      about: 'Đề án năm 2024 và một số đề án của năm 2022, 2023; tất cả đều được đặt ra.',
      sheets: [exampleSheet(projectSheet, all)],
    },
    rows: good,
  }
}

/** Every project of the mix: its kind, its state and which one of these it is. */
const slots = () =>
  (Object.entries(mix) as [ActivityCode, Partial<Record<DatedState, number>>][]).flatMap(([activity, states]) =>
    (Object.entries(states) as [DatedState, number][]).flatMap(([state, count]) =>
      Array.from({ length: count }, (_, nth) => ({ activity, state, nth })),
    ),
  )

/** Names classes and fairs in their order of submission, so that a second round comes after the first. */
const withEventNames = (rows: readonly ProjectRow[]): ProjectRow[] => {
  const seen = new Map<string, number>()
  return rows.map(row => {
    const activity = String(row.cells.activity)
    const names = events[activity as ActivityCode]
    if (!names) return row
    const index = seen.get(activity) ?? 0
    seen.set(activity, index + 1)
    const round = Math.floor(index / names.length) + 1
    return { ...row, cells: { ...row.cells, name: `${at(names, index % names.length)}${round > 1 ? `, đợt ${round}` : ''}` } }
  })
}

const sourceFor = (chance: Dice, activity: ActivityCode): NonNullable<Wanted['source']> => {
  if (activities[activity].shape === 'event') return 'city'
  if (activities[activity].group === 'technology' && chance.chance(0.12)) return 'national'
  return activities[activity].group !== 'designs' && chance.chance(0.14) ? 'district' : 'city'
}

/** Projects that carry a seeded finding, or an end that leaves the machine target open. Keyed by activity, state and number. */
const specialsOf = (supported: readonly Known[], haDong: Known, hoangMai: Known): Record<string, Special> => {
  const finding = (key: string, says: string): Seed => ({ key, says, effect: 'finding' })
  const asked = (total: number, eligible: number, requested: number) => ({
    totalCost: total * 1_000_000,
    eligibleCost: eligible * 1_000_000,
    requested: requested * 1_000_000,
    counterpart: (total - requested) * 1_000_000,
  })
  const again = 'Cơ sở đã được hỗ trợ máy móc ở một đề án trước đã nghiệm thu'
  const ward = 'Cơ sở ở phường thuộc quận, ngoài địa bàn được hỗ trợ'
  const city = { source: 'city' } as const
  return {
    'machine submitted 0': {
      change: asked(860, 820, 380),
      seed: finding('requested', 'Đề nghị 380 triệu đồng, vượt mức trần 300 triệu đồng'),
      ...city,
    },
    'trademark submitted 0': {
      change: asked(95, 90, 45),
      seed: finding('requested', 'Đề nghị 45 triệu đồng, vượt mức trần 35 triệu đồng'),
      ...city,
    },
    // Officers of these two districts find something that waits for them.
    'machine submitted 1': { from: 'Huyện Thường Tín', ...city },
    'machine submitted 2': { from: 'Huyện Gia Lâm', ...city },
    'trademark submitted 1': { from: 'Huyện Thường Tín', ...city },
    'machine surveyed 0': { beneficiary: at(supported, 0), seed: finding('beneficiaries', again), ...city },
    'machine appraised 0': { beneficiary: at(supported, 1), seed: finding('beneficiaries', again), ...city },
    'machine reviewed 0': { beneficiary: haDong, seed: finding('place', ward), ...city },
    'design_consultancy submitted 0': { beneficiary: hoangMai, seed: finding('place', ward) },
    'machine proposed 0': { change: { commitsCapital: false }, seed: finding('commitsCapital', 'Thiếu cam kết vốn đối ứng'), ...city },
    'showroom surveyed 0': {
      change: { commitsNoDouble: false },
      seed: finding('commitsNoDouble', 'Thiếu cam kết không nhận hỗ trợ trùng'),
    },
    'machine proposed 1': { change: { pilot: true }, ...city },
    'machine proposed 2': city,
    'machine proposed 3': city,
    'machine_line proposed 0': city,
    'machine appraised 1': { change: { pilot: true }, ...city },
    'machine appraised 2': city,
    'machine contracted 0': { plannedEndOn: null },
    'machine advanced 0': { plannedEndOn: null },
    'machine under_way 0': { plannedEndOn: '2024-11-15' },
    'machine under_way 1': { plannedEndOn: '2024-12-20' },
  }
}

/** Liquidated projects of 2022 and 2023; two of them return in 2024 as repeated support. */
const earlierProjects = (chance: Dice, take: () => Known) => {
  const kinds: readonly ActivityCode[] = ['machine', 'machine', 'trademark', 'design_consultancy', 'showroom', 'machine']
  const machines: Known[] = []
  const rows = [2022, 2023].flatMap(of => {
    const own = kinds.map((activity, i) => {
      const one = take()
      if (activity === 'machine') machines.push(one)
      return projectRow(chance, { activity, state: 'liquidated', year: of, beneficiaries: [one] }, i + 1)
    })
    return numbered(own, `MH-DA${of - 2000}-`, 2)
  })
  return { rows, machines }
}

/** Rows that the import refuses. */
const refusedProjects = (chance: Dice, take: () => Known): ProjectRow[] => {
  const make = (code: string, state: DatedState, change: Wanted['change'], key: string, says: string): ProjectRow =>
    projectRow(
      chance,
      { activity: 'machine', state, year, beneficiaries: [take()], change: { code, ...change }, seed: { key, says, effect: 'rejected' } },
      900,
    )
  return [
    make('MH-DA-121', 'proposed', { appraisedOn: null }, 'appraisedOn', 'Có ngày trình nhưng thiếu ngày thẩm định'),
    make('MH-DA-122', 'submitted', { requested: '150 triệu' }, 'requested', 'Số tiền ghi bằng chữ theo đơn vị triệu'),
    make('MH-DA-123', 'submitted', { submittedOn: '31/02/2024' }, 'submittedOn', 'Không có ngày 31/02 trong lịch'),
  ]
}
