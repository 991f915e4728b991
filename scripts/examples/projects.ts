/** One invented project: its name, its sums within the national ceilings, and its days up to the state that it has come to. */
import type { projectSheet } from '../../src/domains/exchange/project-sheet.schema.ts'
import type { ProjectState } from '../../src/domains/projects/projects.schema.ts'
import { type ActivityCode, activities, type contentGroups, type moneySources } from '../../src/domains/reference/catalog.schema.ts'
import type { Day } from '../../src/kernel/dates.ts'
import { share } from '../../src/kernel/money.ts'
import { dayIn, earlier, later } from './days.ts'
import { trades } from './names.ts'
import type { Dice } from './random.ts'
import type { Known } from './register.ts'
import type { Row, Seed } from './workbook.ts'

export type ProjectRow = Row<typeof projectSheet>
type Cells = ProjectRow['cells']
/** States that dated columns can tell; a wait for supplements cannot be written in a workbook. */
export type DatedState = Exclude<ProjectState, 'supplement'>

const million = 1_000_000
/** Percent and ceiling in millions (TT 28/2018, law.md 2.2), and the eligible cost in millions that is usual here, of what the demo years do. */
interface DemoNorm {
  percent: number
  ceiling?: number
  cost: readonly [number, number]
}
const norms: Partial<Record<ActivityCode, DemoNorm>> = {
  management_class: { percent: 100, cost: [90, 160] },
  vocational_class: { percent: 100, cost: [70, 130] },
  demo_model: { percent: 30, ceiling: 1000, cost: [900, 2600] },
  running_model: { percent: 30, ceiling: 100, cost: [150, 400] },
  cleaner_pilot: { percent: 30, ceiling: 500, cost: [500, 1500] },
  machine: { percent: 50, ceiling: 300, cost: [260, 760] },
  machine_line: { percent: 50, ceiling: 450, cost: [700, 1400] },
  domestic_fair: { percent: 80, cost: [150, 600] },
  foreign_fair: { percent: 100, cost: [400, 900] },
  product_vote: { percent: 100, cost: [320, 380] },
  trademark: { percent: 50, ceiling: 35, cost: [30, 80] },
  showroom: { percent: 50, ceiling: 50, cost: [60, 140] },
  design_contest: { percent: 100, cost: [1400, 1600] },
  design_consultancy: { percent: 50, ceiling: 35, cost: [40, 90] },
  programme_work: { percent: 100, cost: [80, 300] },
}
const normOf = (activity: ActivityCode): DemoNorm => {
  const norm = norms[activity]
  if (!norm) throw new Error(`no demo costs for ${activity}`)
  return norm
}

export interface Wanted {
  activity: ActivityCode
  state: DatedState
  year: number
  beneficiaries?: readonly Known[]
  /** Name of a project without beneficiaries. */
  name?: string
  place?: string
  source?: keyof typeof moneySources
  plannedEndOn?: Day | null
  change?: Cells
  seed?: Seed
}

/** Days of the year's four decisions and the spans in which projects of each state were accepted, 'MM-DD'. */
const decisions = ['03-12', '05-21', '08-13', '10-27'] as const
const decidedIn: Partial<Record<DatedState, readonly number[]>> = {
  planned: [3],
  contracted: [3],
  advanced: [2],
  under_way: [1, 2],
  accepted: [1, 2],
  settled: [0, 1],
  liquidated: [0],
  stopped: [1],
}
const acceptance: Partial<Record<DatedState, readonly [string, string]>> = {
  liquidated: ['06-24', '08-14'],
  settled: ['08-26', '10-16'],
  accepted: ['10-21', '11-18'],
}
const lastStep = ['09-25', '11-17'] as const
const stopping = ['08-05', '09-30'] as const

const before = ['submittedOn', 'surveyedOn', 'reviewedOn', 'appraisedOn', 'proposedOn'] as const
const gaps = { surveyedOn: [8, 16], reviewedOn: [6, 14], appraisedOn: [10, 20], proposedOn: [7, 15] } as const
const reached: Partial<Record<DatedState, (typeof before)[number]>> = {
  submitted: 'submittedOn',
  surveyed: 'surveyedOn',
  reviewed: 'reviewedOn',
  appraised: 'appraisedOn',
  proposed: 'proposedOn',
  rejected: 'appraisedOn',
}
const ends = {
  rejected: 'Nội dung đề nghị không phù hợp nhu cầu sản xuất của cơ sở (minh họa)',
  stopped: 'Cơ sở xin ngừng vì chưa bố trí được vốn đối ứng (minh họa)',
} as const

/** The steps before a decision, backwards from the day of the last one. */
const stepsBack = (chance: Dice, last: (typeof before)[number], on: Day, survey: boolean): Cells => {
  const steps = before.slice(0, before.indexOf(last) + 1).filter(step => survey || step !== 'surveyedOn')
  const cells: Cells = {}
  let day = on
  for (const step of steps.toReversed()) {
    cells[step] = day
    if (step === 'submittedOn') continue
    const [least, most] = gaps[step]
    day = earlier(day, chance.int(least, most))
  }
  return cells
}
const dayOf = (value: unknown): Day => String(value)

/** Dates of a state. Money is written with them by `moneyFor`. */
const datesFor = (chance: Dice, { activity, state, year }: Wanted): Cells => {
  const survey = activities[activity].shape === 'establishment'
  const on = (day: string) => `${year}-${day}`
  const within = (span: readonly [string, string]) => dayIn(chance, on(span[0]), on(span[1]))
  if (state === 'draft') return {}
  const last = reached[state]
  if (last) {
    const cells = stepsBack(chance, last, within(lastStep), survey)
    return state === 'rejected' ? { ...cells, endedOn: later(dayOf(cells[last]), 3), endReason: ends.rejected } : cells
  }
  const batch = chance.pick(decidedIn[state] ?? [0])
  const plannedOn = later(on(decisions[batch] ?? decisions[0]), 0)
  const cells: Cells = {
    ...stepsBack(chance, 'proposedOn', earlier(plannedOn, chance.int(12, 20)), survey),
    decisionNumber: `MINH-HOA-0${batch + 1}/${year}/QĐ`,
    plannedOn,
    decisionIssuer: 'UBND Thành phố Hà Nội',
  }
  if (state === 'planned') return cells
  cells.contractedOn = later(plannedOn, chance.int(8, 16))
  if (state === 'contracted') return cells
  if (['advanced', 'stopped'].includes(state) || chance.chance(0.85)) cells.advancedOn = later(cells.contractedOn, chance.int(5, 12))
  if (state === 'advanced') return cells
  if (state === 'stopped') return { ...cells, endedOn: within(stopping), endReason: ends.stopped }
  cells.startedOn = later(dayOf(cells.advancedOn ?? cells.contractedOn), chance.int(2, 8))
  const span = acceptance[state]
  if (!span) return cells
  cells.acceptedOn = within(span)
  if (state === 'accepted') return cells
  cells.settledOn = later(cells.acceptedOn, chance.int(5, 13))
  if (state === 'liquidated') cells.liquidatedOn = later(cells.settledOn, chance.int(15, 35))
  return cells
}

/** Costs and the support asked for: at most percent × eligible cost and the ceiling. */
const costsFor = (
  chance: Dice,
  { activity, beneficiaries = [] }: Wanted,
): Cells & { eligibleCost: number; requested: number; units: number } => {
  const { percent, ceiling, cost } = normOf(activity)
  const units = Math.max(1, beneficiaries.length)
  const eligible = chance.int(...cost) * units
  const most = (ceiling ?? Number.POSITIVE_INFINITY) * units
  const requested = Math.min(Math.floor((eligible * percent) / 100), most)
  const event = activities[activity].shape === 'event'
  const total = event ? eligible : Math.round((eligible * chance.int(102, 112)) / 100)
  return {
    totalCost: total * million,
    eligibleCost: eligible * million,
    requested: requested * million,
    counterpart: event ? 0 : (total - requested) * million,
    units,
  }
}
type Costs = ReturnType<typeof costsFor>

/** What was decided, contracted, advanced and settled, with the dates that they belong to. */
const moneyFor = (chance: Dice, wanted: Wanted, dates: Cells, { eligibleCost, requested }: Costs, number: number): Cells => {
  if (!dates.plannedOn) return {}
  const cut = chance.chance(0.15) ? chance.int(88, 96) : 100
  const approved = Math.floor((requested * cut) / 100 / million) * million
  const cells: Cells = { approvedAmount: approved }
  if (!dates.contractedOn) return cells
  Object.assign(cells, { contractNumber: `MH-HĐ-${String(number).padStart(3, '0')}/${wanted.year}`, contractAmount: approved })
  if (dates.advancedOn) cells.advanceAmount = Math.floor((approved * chance.int(50, 70)) / 100 / million) * million
  if (!dates.acceptedOn) return cells
  const accepted = Math.floor((eligibleCost * chance.int(93, 100)) / 100)
  cells.acceptedEligibleCost = accepted
  if (dates.settledOn) cells.settledAmount = Math.min(approved, share(accepted, normOf(wanted.activity).percent))
  return cells
}

const nameFor = (chance: Dice, { activity, beneficiaries = [], name }: Wanted): string => {
  const [first] = beneficiaries
  if (!first) return name ?? activities[activity].label
  const { goods, machines } = trades[first.craft]
  const who = beneficiaries.map(one => one.name).join(' và ')
  const what: Partial<Record<ActivityCode, string>> = {
    machine: `Ứng dụng ${chance.pick(machines)} trong sản xuất ${goods}`,
    machine_line: `Ứng dụng dây chuyền sản xuất ${goods}`,
    demo_model: `Mô hình trình diễn công nghệ mới sản xuất ${goods}`,
    running_model: `Mô hình cơ sở sản xuất ${goods} hoạt động hiệu quả`,
    cleaner_pilot: `Mô hình thí điểm sản xuất sạch hơn trong sản xuất ${goods}`,
    trademark: `Đăng ký nhãn hiệu cho ${goods}`,
    showroom: `Phòng trưng bày ${goods}`,
    design_consultancy: `Tư vấn phát triển mẫu mã ${goods}`,
  }
  return `${what[activity] ?? activities[activity].label}: ${who}`
}

const defaultEnd = (chance: Dice, { state, year }: Wanted, dates: Cells): Day | null => {
  if (dates.acceptedOn) return later(dayOf(dates.acceptedOn), chance.int(-15, 20))
  if (dates.plannedOn) return `${year}-12-25`
  return state !== 'draft' && chance.chance(0.5) ? `${year + 1}-06-30` : null
}

/** A row of the projects' sheet; `number` tells contracts apart. */
export const projectRow = (chance: Dice, wanted: Wanted, number: number): ProjectRow => {
  const { activity, year, beneficiaries = [], source = 'city', change = {}, seed } = wanted
  const event = activities[activity].shape === 'event'
  const dates = datesFor(chance, wanted)
  const costs = costsFor(chance, wanted)
  const other = activity === 'design_consultancy' || activity === 'trademark'
  const implementer = event ? 'centre' : other ? 'other' : chance.chance(0.5) ? 'centre' : 'beneficiary'
  const [first] = beneficiaries
  return {
    cells: {
      year,
      name: nameFor(chance, wanted),
      contentGroup: activities[activity].group satisfies keyof typeof contentGroups,
      activity,
      source,
      implementer,
      implementerName: other ? 'Đơn vị tư vấn Minh Họa' : null,
      place: wanted.place ?? first?.commune.text ?? 'Thành phố Hà Nội',
      beneficiaries: beneficiaries.map(one => one.code).join('; ') || null,
      ...costs,
      pilot: false,
      commitsCapital: !event,
      commitsNoDouble: !event,
      plannedEndOn: wanted.plannedEndOn === undefined ? defaultEnd(chance, wanted, dates) : wanted.plannedEndOn,
      ...dates,
      ...moneyFor(chance, wanted, dates, costs, number),
      ...change,
    },
    ...(seed && { seeds: [seed] }),
  }
}

/** Gives codes in the order of submission, drafts last. */
export const numbered = (rows: readonly ProjectRow[], prefix: string, digits = 3): ProjectRow[] =>
  rows
    .toSorted((a, b) => String(a.cells.submittedOn ?? '9').localeCompare(String(b.cells.submittedOn ?? '9')))
    .map((row, i) => ({ ...row, cells: { ...row.cells, code: `${prefix}${String(i + 1).padStart(digits, '0')}` } }))
