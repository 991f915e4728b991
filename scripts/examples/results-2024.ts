/** The results of 2024 until 22/11, and the work that is still scheduled after it. */
import * as sheets from '../../src/domains/exchange/result-sheets.schema.ts'
import { addDays, type Day } from '../../src/kernel/dates.ts'
import { later, workday } from './days.ts'
import type { Scheduled } from './plan.ts'
import type { ProjectRow } from './projects.ts'
import { at, type Dice, dice } from './random.ts'
import type { Known } from './register.ts'
import {
  type ClassPlan,
  classRow,
  type DesignRow,
  designRows,
  distinctPersons,
  type FairPlan,
  fairRow,
  learnerRows,
  machineBeneficiaries,
  machineRows,
  participationRows,
  turnoverRows,
} from './results.ts'
import { type ExampleBook, exampleSheet, type Seed } from './workbook.ts'

const asOf: Day = '2024-11-22'
/** Name, place, first day, days, attended; the names are invented and say so. */
const held: readonly (readonly [string, string, Day, number, number])[] = [
  ['Hội chợ sản phẩm làng nghề đầu xuân', 'Hà Nội', '2024-01-17', 6, 38],
  ['Hội chợ hàng công nghiệp nông thôn đồng bằng sông Hồng', 'Ninh Bình', '2024-03-06', 6, 42],
  ['Tuần hàng thủ công Hà Nội', 'Hà Nội', '2024-04-03', 5, 55],
  ['Hội chợ quà tặng mùa hè', 'Hà Nội', '2024-05-08', 6, 61],
  ['Hội chợ thương mại vùng Đông Bắc', 'Quảng Ninh', '2024-05-29', 7, 48],
  ['Hội chợ công nghiệp nông thôn miền Trung', 'Đà Nẵng', '2024-06-19', 6, 40],
  ['Triển lãm nội thất và đồ gỗ', 'Hà Nội', '2024-07-10', 5, 52],
  ['Hội chợ làng nghề mùa thu', 'Hà Nội', '2024-08-21', 6, 70],
  ['Hội chợ sản phẩm công nghiệp nông thôn tiêu biểu', 'Hà Nội', '2024-09-18', 6, 66],
  ['Hội chợ hàng xuất khẩu', 'Thành phố Hồ Chí Minh', '2024-10-02', 5, 58],
  ['Hội chợ quà tặng thủ công mùa đông', 'Hà Nội', '2024-10-23', 5, 47],
  ['Hội chợ đặc sản vùng miền', 'Hải Phòng', '2024-11-13', 6, 35],
]
const fairs2024 = (chance: Dice): FairPlan[] => {
  const code = (i: number) => `MH-HC-${String(i + 1).padStart(2, '0')}`
  const past = held.map(([name, place, startsOn, days, attended], i): FairPlan => {
    const some = { registered: i % 2 ? chance.int(1, 4) : 0, cancelled: chance.int(0, 5) }
    return { code: code(i), name: `${name} (minh họa)`, place, startsOn, days, attended, ...some }
  })
  const coming = { name: 'Hội chợ hàng thủ công cuối năm (minh họa)', place: 'Hà Nội', startsOn: '2024-12-04', days: 6 }
  return [...past, { code: code(held.length), ...coming, attended: 0, registered: 30, cancelled: 0 }]
}

const topics = [
  'Quản trị doanh nghiệp',
  'Quản lý tài chính',
  'Chuyển đổi số trong sản xuất',
  'Bán hàng trên sàn thương mại điện tử',
  'Quản lý chất lượng',
  'Xây dựng thương hiệu',
  'Thủ tục xuất khẩu',
] as const
const towns = [
  'Thường Tín',
  'Gia Lâm',
  'Phú Xuyên',
  'Chương Mỹ',
  'Thạch Thất',
  'Đông Anh',
  'Thanh Oai',
  'Hoài Đức',
  'Ứng Hòa',
  'Ba Vì',
] as const
const trained = 2050
const managementClasses = 21
/** The first day from which a class of so many days runs without a weekend or a holiday. */
const wholeDays = (day: Day, days: number): Day => {
  const last = addDays(day, days - 1)
  return workday(last) === last ? day : wholeDays(later(day, 1), days)
}
/** 21 classes held with 2,050 who completed, and one more in December. */
const management2024 = (chance: Dice): ClassPlan[] => {
  const even = Math.floor(trained / managementClasses)
  let left = trained
  const classes = Array.from({ length: managementClasses }, (_, i): ClassPlan => {
    const swing = i % 2 ? 7 : -7
    const completed = i === managementClasses - 1 ? left : even + swing
    left -= completed
    const startsOn = wholeDays(later('2024-03-18', i * 11), 3)
    const town = at(towns, i % towns.length)
    const name = `${at(topics, i % topics.length)}, huyện ${town}`
    return {
      code: `MH-QL-${String(i + 1).padStart(2, '0')}`,
      name,
      kind: 'management',
      place: town,
      startsOn,
      days: 3,
      completed,
      left: chance.int(0, 4),
    }
  })
  const coming = { startsOn: '2024-12-03', days: 3, completed: 0, left: 0, place: 'Sóc Sơn' }
  return [...classes, { code: 'MH-QL-22', name: 'Chuyển đổi số trong sản xuất, huyện Sóc Sơn', kind: 'management', ...coming }]
}
const vocations = ['Mây tre đan', 'Sơn mài', 'Thêu tay', 'Khảm trai', 'Gốm', 'Mộc mỹ nghệ', 'Nón lá', 'Dệt lụa'] as const
const vocational2024 = (chance: Dice): ClassPlan[] =>
  vocations.map((craft, i) => ({
    code: `MH-DN-${String(i + 1).padStart(2, '0')}`,
    name: `Truyền nghề ${craft.toLowerCase()}`,
    kind: 'vocational',
    place: at(towns, i % towns.length),
    startsOn: later('2024-03-04', i * 24),
    days: 45,
    completed: 35,
    left: chance.int(0, 2),
  }))

/** Made in 2023 and declared in 2024: they belong to 2023. */
const lateDesigns = (rows: readonly DesignRow[], count: number): DesignRow[] =>
  rows.slice(0, count).map(({ cells }, i) => ({
    cells: {
      ...cells,
      code: `MH-M23-000${i + 1}`,
      source: 'establishment',
      madeOn: `2023-11-${20 + i}`,
      declaredOn: '2024-01-15',
      acceptedOn: null,
      copyFoundOn: null,
      copyReason: null,
    },
  }))

const sources = { contest: 352, consultancy: 168, establishment: 84, order: 44 } as const
const variants = 42
const copies = 15
const growth = 6.8

/** What the report must come to on 22/11/2024. */
export interface Expected {
  designs: { declared: number; variants: number; copies: number; reported: number }
  fairs: number
  machines: { establishments: number; projects: number }
  managers: { attendances: number; persons: number }
  vocational: number
  growth: number
}
export interface Results {
  book: ExampleBook
  schedule: Scheduled[]
  expected: Expected
}

/** @param projects the accepted rows of 2024 */
export const results2024 = (establishments: readonly Known[], projects: readonly ProjectRow[]): Results => {
  const chance = dice(202_403)
  const rejected = (key: string, says: string): Seed[] => [{ key, says, effect: 'rejected' }]
  const designs = designRows(chance, establishments, { year: 2024, prefix: 'MH-M24-', sources, variants, copies })
  const fairs = fairs2024(chance)
  const participations = participationRows(chance, establishments, fairs)
  const twice = at(participations, 0)
  const again = {
    cells: twice.cells,
    seeds: rejected('establishmentCode', `Cơ sở ${String(twice.cells.establishmentCode)} đã ghi ở hội chợ này tại một dòng phía trên`),
  }
  const management = management2024(chance)
  const vocational = vocational2024(chance)
  const managers = learnerRows(chance, establishments, management, 1890)
  const trainees = learnerRows(chance, establishments, vocational, 300)
  const stranger = {
    cells: { ...at(managers, 0).cells, classCode: 'MH-QL-99' },
    seeds: rejected('classCode', 'Không có lớp MH-QL-99'),
  }
  const ended = management.filter(one => addDays(one.startsOn, one.days - 1) <= asOf)
  const pairs = machineBeneficiaries(projects)
  return {
    book: {
      kind: 'results',
      about: 'Kết quả năm 2024 đến ngày 22/11/2024: mẫu mới, hội chợ, lớp, máy móc, kim ngạch; tất cả đều được đặt ra.',
      sheets: [
        exampleSheet(sheets.designSheet, [...designs, ...lateDesigns(designs, 5)]),
        exampleSheet(sheets.fairSheet, fairs.map(fairRow)),
        exampleSheet(sheets.participationSheet, [...participations, again]),
        exampleSheet(sheets.classSheet, [...management, ...vocational].map(classRow)),
        exampleSheet(sheets.learnerSheet, [...managers, ...trainees, stranger]),
        exampleSheet(sheets.machineSheet, machineRows(projects, establishments, 'MH-SM-')),
        exampleSheet(sheets.turnoverSheet, turnoverRows(chance, 2024, 10, growth)),
      ],
    },
    schedule: scheduleOf(fairs, management),
    expected: {
      designs: { declared: designs.length - variants, variants, copies, reported: designs.length - variants - copies },
      fairs: fairs.reduce((sum, fair) => sum + fair.attended, 0),
      machines: {
        establishments: new Set(pairs.map(pair => pair.establishmentCode)).size,
        projects: new Set(pairs.map(pair => pair.projectCode)).size,
      },
      managers: { attendances: ended.reduce((sum, one) => sum + one.completed, 0), persons: distinctPersons(managers) },
      vocational: vocational.reduce((sum, one) => sum + one.completed, 0),
      growth,
    },
  }
}

/** Nobody plans to the very head. */
const roughly = (count: number) => Math.round(count / 10) * 10
const scheduleOf = (fairs: readonly FairPlan[], classes: readonly ClassPlan[]): Scheduled[] => [
  ...fairs.map(
    ({ name, startsOn, attended }): Scheduled => ({ target: 'fair_participations', name, on: startsOn, expected: roughly(attended) || 30 }),
  ),
  ...classes.map(
    ({ name, startsOn, days, completed }): Scheduled => ({
      target: 'managers_trained',
      name: `Lớp tập huấn: ${name}`,
      on: addDays(startsOn, days - 1),
      expected: roughly(completed) || 95,
    }),
  ),
  { target: 'new_designs', name: 'Cuộc thi thiết kế mẫu (minh họa)', on: '2024-07-30', expected: 350 },
  { target: 'new_designs', name: 'Tư vấn thiết kế cho làng nghề, đợt 1 (minh họa)', on: '2024-06-28', expected: 90 },
  { target: 'new_designs', name: 'Tư vấn thiết kế cho làng nghề, đợt 2 (minh họa)', on: '2024-09-30', expected: 80 },
  { target: 'new_designs', name: 'Tư vấn thiết kế cho làng nghề, đợt cuối năm (minh họa)', on: '2024-12-10', expected: 30 },
]
