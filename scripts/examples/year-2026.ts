/** A small year of the time without districts, plainly invented: the plan, twenty establishments, projects and results of 2026. */
import { projectSheet } from '../../src/domains/exchange/project-sheet.schema.ts'
import { artisanSheet, establishmentSheet, recognitionSheet, villageSheet } from '../../src/domains/exchange/register-sheets.schema.ts'
import * as sheets from '../../src/domains/exchange/result-sheets.schema.ts'
import { addDays } from '../../src/kernel/dates.ts'
import { artisanRows } from './artisans.ts'
import type { Craft } from './names.ts'
import { communesOn } from './places.ts'
import { planBook } from './plan.ts'
import { numbered, projectRow, type Wanted } from './projects.ts'
import { at, type Dice, dice } from './random.ts'
import { type EstablishmentRow, establish, type Known, type VillageRow } from './register.ts'
import {
  type ClassPlan,
  classRow,
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
import type { Expected } from './results-2024.ts'
import { type ExampleBook, exampleSheet, type Seed } from './workbook.ts'

const year = 2026
/** Commune, craft, code of the village: establishments in the order of their codes. */
const places: readonly (readonly [string, Craft, string?])[] = [
  ['Xã Thường Tín', 'lacquer'],
  ['Xã Bát Tràng', 'ceramics'],
  ['Xã Phú Nghĩa', 'bamboo'],
  ['Xã Chuyên Mỹ', 'inlay'],
  ['Phường Hà Đông', 'textile', 'MH26-LN-01'],
  ['Phường Hà Đông', 'garment'],
  ['Phường Chương Mỹ', 'wood'],
  ['Phường Sơn Tây', 'bamboo', 'MH26-LN-02'],
  ['Xã Hồng Vân', 'inlay'],
  ['Xã Gia Lâm', 'food'],
  ['Xã Thạch Thất', 'wood'],
  ['Xã Thường Tín', 'textile'],
  ['Xã Bát Tràng', 'ceramics'],
  ['Xã Phú Nghĩa', 'bamboo'],
  ['Xã Ba Vì', 'food'],
  ['Xã Thư Lâm', 'inlay'],
  ['Xã Đại Xuyên', 'lacquer'],
  ['Xã Mỹ Đức', 'textile'],
  ['Xã Sơn Đồng', 'inlay'],
  ['Xã Thường Tín', 'lacquer'],
]
const villages: readonly VillageRow[] = [
  {
    cells: {
      code: 'MH26-LN-01',
      name: 'Lụa Minh Họa',
      title: 'traditional',
      craft: 'dệt lụa',
      place: 'Phường Hà Đông',
      recognitionNumber: 'MINH-HOA-LN-11',
      recognisedOn: '2012-06-15',
      note: 'Minh họa: làng nghề và quyết định được đặt ra',
    },
  },
  {
    cells: {
      code: 'MH26-LN-02',
      name: 'Tre Minh Họa',
      craft: 'mây tre đan',
      place: 'Phường Sơn Tây',
      note: 'Minh họa: chưa rõ quyết định công nhận, điều kiện theo làng nghề là chưa xác định',
    },
  },
]

/** The eighth is a household with the 12-digit number that households use since 1/7/2025; no province has the code 000. */
const household = 8
const register = (chance: Dice) => {
  const communes = communesOn('2026-11-22')
  const taken = new Set<string>()
  const made = places.map(([place, craft, villageCode], i) => {
    const number = i + 1
    const commune = communes.find(one => one.fullName === place)
    if (!commune) throw new Error(`No commune ${place} in ${year}`)
    const village = villages.find(({ cells }) => cells.code === villageCode)?.cells
    const kind = number === household ? ('household' as const) : i % 3 ? ('company' as const) : ('cooperative' as const)
    const setting = {
      code: `MH26-${String(number).padStart(4, '0')}`,
      number: 900 + number,
      commune,
      craft,
      kind,
      phone: `0900000${900 + number}`,
    }
    const at = village ? { village: { code: String(village.code), name: String(village.name) } } : {}
    return establish(chance, { ...setting, ...at }, taken)
  })
  const rows: EstablishmentRow[] = made.map(({ row }, i) => ({
    cells: { ...row.cells, cleanerProduction: false, ...(i + 1 === household && { taxCode: '000000000017' }) },
  }))
  return { rows, known: made.map(({ known }) => known) }
}

const projectsOf = (chance: Dice, known: readonly Known[]) => {
  const one = (number: number) => [at(known, number - 1)]
  const seed = (key: string, says: string): Seed => ({ key, says, effect: 'finding' })
  const wanted: Omit<Wanted, 'year'>[] = [
    { activity: 'machine', state: 'liquidated', beneficiaries: one(3) },
    { activity: 'machine', state: 'accepted', beneficiaries: one(2) },
    { activity: 'machine', state: 'submitted', beneficiaries: one(1) },
    { activity: 'machine', state: 'submitted', beneficiaries: one(13) },
    {
      activity: 'machine',
      state: 'reviewed',
      beneficiaries: one(7),
      seed: seed('place', 'Cơ sở ở phường, ngoài làng nghề được công nhận'),
    },
    { activity: 'design_consultancy', state: 'appraised', beneficiaries: one(5) },
    {
      activity: 'trademark',
      state: 'surveyed',
      beneficiaries: one(6),
      seed: seed('place', 'Cơ sở ở phường, ngoài làng nghề được công nhận'),
    },
    {
      activity: 'showroom',
      state: 'submitted',
      beneficiaries: one(8),
      seed: seed('place', 'Cơ sở ở phường, làng nghề chưa rõ quyết định công nhận: chưa xác định'),
    },
    {
      activity: 'machine',
      state: 'submitted',
      beneficiaries: one(20),
      change: { submittedOn: '2025-09-10' },
      seed: seed('submittedOn', 'Nộp từ 01/07 đến 14/10/2025: quy định về địa bàn chưa rõ, cần cán bộ quyết định'),
    },
    { activity: 'design_consultancy', state: 'planned', beneficiaries: one(4) },
    { activity: 'trademark', state: 'draft', beneficiaries: one(9) },
    { activity: 'management_class', state: 'settled', name: 'Tập huấn quản trị doanh nghiệp cho chủ cơ sở' },
    { activity: 'domestic_fair', state: 'accepted', name: 'Gian hàng chung tại hội chợ hàng thủ công' },
    { activity: 'programme_work', state: 'under_way', name: 'Kiểm tra, giám sát đề án khuyến công' },
  ]
  return numbered(
    wanted.map((each, i) => projectRow(chance, { year, ...each }, i + 1)),
    'MH26-DA-',
    2,
  )
}

const fairs: readonly FairPlan[] = [
  {
    code: 'MH26-HC-01',
    name: 'Hội chợ mùa xuân (minh họa)',
    place: 'Hà Nội',
    startsOn: '2026-03-18',
    days: 5,
    attended: 12,
    registered: 0,
    cancelled: 1,
  },
  {
    code: 'MH26-HC-02',
    name: 'Hội chợ mùa thu (minh họa)',
    place: 'Hà Nội',
    startsOn: '2026-09-16',
    days: 5,
    attended: 14,
    registered: 1,
    cancelled: 0,
  },
  {
    code: 'MH26-HC-03',
    name: 'Hội chợ cuối năm (minh họa)',
    place: 'Hà Nội',
    startsOn: '2026-12-02',
    days: 5,
    attended: 0,
    registered: 10,
    cancelled: 0,
  },
]
const classes: readonly ClassPlan[] = (
  [
    ['Quản trị doanh nghiệp', '2026-04-14', 26],
    ['Chuyển đổi số trong sản xuất', '2026-06-16', 24],
    ['Xây dựng thương hiệu', '2026-09-22', 25],
    ['Thủ tục xuất khẩu', '2026-12-08', 0],
  ] as const
).map(([name, startsOn, completed], i) => ({
  code: `MH26-QL-0${i + 1}`,
  name: `${name} (minh họa)`,
  kind: 'management',
  place: 'Hà Nội',
  startsOn,
  days: 3,
  completed,
  left: 0,
}))

/** Four workbooks of 2026 and what its report must come to on 22/11/2026. */
export const books2026 = (): { books: ExampleBook[]; expected: Expected } => {
  const chance = dice(202_601)
  const { rows, known } = register(chance)
  const masters = known.slice(0, 5).flatMap((one, i) => (rows[i] ? [{ known: one, row: rows[i] }] : []))
  const artisans = artisanRows(dice(202_602), masters, { prefix: 'MH26-NN-', phones: 700, from: '2014-09-02' })
  const projects = projectsOf(chance, known)
  const designs = designRows(chance, known, {
    year,
    prefix: 'MH26-M-',
    sources: { contest: 12, consultancy: 6, establishment: 3, order: 1 },
    variants: 3,
    copies: 1,
  })
  const managers = learnerRows(chance, known, classes, 70)
  const about = (what: string) => `${what} của bộ minh họa 2026: hai cấp, không còn cấp huyện; tất cả đều được đặt ra.`
  const plan = planBook({
    about: about('Kế hoạch'),
    cells: {
      year,
      title: 'Kế hoạch minh họa 2026',
      number: 'MINH-HOA-2026',
      issuedOn: '2026-01-30',
      issuer: 'UBND Thành phố Hà Nội (minh họa)',
      approvedOn: '2026-01-30',
    },
    lines: [
      ['management', 'city', 300],
      ['technology', 'city', 1500],
      ['products', 'city', 700],
      ['designs', 'city', 200],
      ['programme', 'city', 400],
    ],
    intervals: {
      export_growth: [5, 7],
      new_designs: [20, 40],
      fair_participations: [30, 40],
      machine_establishments: [2, 4],
      managers_trained: [80, 120],
    },
    projects,
    schedule: [
      { target: 'fair_participations', name: 'Hội chợ cuối năm (minh họa)', on: '2026-12-02', expected: 10 },
      { target: 'managers_trained', name: 'Lớp Thủ tục xuất khẩu (minh họa)', on: addDays('2026-12-08', 2), expected: 25 },
      { target: 'new_designs', name: 'Tư vấn thiết kế cuối năm (minh họa)', on: '2026-12-10', expected: 5 },
    ],
  })
  const pairs = machineBeneficiaries(projects)
  const originals = designs.filter(({ cells }) => !cells.original)
  const copied = originals.filter(({ cells }) => cells.copyFoundOn)
  return {
    books: [
      plan,
      {
        kind: 'establishments',
        about: about('Sổ bộ cơ sở'),
        sheets: [
          exampleSheet(villageSheet, villages),
          exampleSheet(recognitionSheet, []),
          exampleSheet(establishmentSheet, rows),
          exampleSheet(artisanSheet, artisans),
        ],
      },
      { kind: 'projects', about: about('Đề án'), sheets: [exampleSheet(projectSheet, projects)] },
      {
        kind: 'results',
        about: about('Kết quả'),
        sheets: [
          exampleSheet(sheets.designSheet, designs),
          exampleSheet(sheets.fairSheet, fairs.map(fairRow)),
          exampleSheet(sheets.participationSheet, participationRows(chance, known, fairs)),
          exampleSheet(sheets.classSheet, classes.map(classRow)),
          exampleSheet(sheets.learnerSheet, managers),
          exampleSheet(sheets.machineSheet, machineRows(projects, known, 'MH26-SM-')),
          exampleSheet(sheets.turnoverSheet, turnoverRows(chance, year, 10, 5.4)),
        ],
      },
    ],
    expected: {
      designs: {
        declared: originals.length,
        variants: designs.length - originals.length,
        copies: copied.length,
        reported: originals.length - copied.length,
      },
      fairs: fairs.reduce((sum, fair) => sum + fair.attended, 0),
      machines: {
        establishments: new Set(pairs.map(pair => pair.establishmentCode)).size,
        projects: new Set(pairs.map(pair => pair.projectCode)).size,
      },
      managers: { attendances: classes.reduce((sum, one) => sum + one.completed, 0), persons: distinctPersons(managers) },
      vocational: 0,
      growth: 5.4,
    },
  }
}
