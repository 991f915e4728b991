/** Invented results, by kind: designs, fairs and who took part, classes and who learned, machines, export turnover. */
import type * as sheets from '../../src/domains/exchange/result-sheets.schema.ts'
import { addDays, type Day } from '../../src/kernel/dates.ts'
import { dayIn, later } from './days.ts'
import { type Craft, person, trades } from './names.ts'
import type { ProjectRow } from './projects.ts'
import { at, type Dice } from './random.ts'
import type { Known } from './register.ts'
import type { Row } from './workbook.ts'

export type DesignRow = Row<typeof sheets.designSheet>
export type FairRow = Row<typeof sheets.fairSheet>
export type ParticipationRow = Row<typeof sheets.participationSheet>
export type ClassRow = Row<typeof sheets.classSheet>
export type LearnerRow = Row<typeof sheets.learnerSheet>
export type MachineRow = Row<typeof sheets.machineSheet>
export type TurnoverRow = Row<typeof sheets.turnoverSheet>

const designCrafts: readonly Craft[] = ['ceramics', 'lacquer', 'bamboo', 'inlay', 'textile', 'metal_stone']
const looks = [
  'men ngọc',
  'màu nâu trầm',
  'cỡ nhỏ',
  'cỡ lớn',
  'dáng tròn',
  'dáng vuông',
  'họa tiết cổ',
  'họa tiết mới',
  'phối kim loại',
  'phối vải',
]

export interface DesignPlan {
  year: number
  prefix: string
  /** Designs by source, variants not counted. */
  sources: Record<'contest' | 'consultancy' | 'establishment' | 'order', number>
  variants: number
  copies: number
}
/** Designs of a year, declared by November; the last rows are variants of earlier ones. */
export const designRows = (chance: Dice, establishments: readonly Known[], plan: DesignPlan): DesignRow[] => {
  const { year, prefix } = plan
  const makers = establishments.filter(one => designCrafts.includes(one.craft))
  const rows: DesignRow[] = []
  const codeOf = (number: number) => `${prefix}${String(number).padStart(4, '0')}`
  for (const source of ['contest', 'consultancy', 'establishment', 'order'] as const)
    for (let i = 0; i < plan.sources[source]; i++) {
      const maker = chance.pick(makers)
      const contest = source === 'contest'
      const madeOn = contest ? dayIn(chance, `${year}-03-04`, `${year}-07-12`) : dayIn(chance, `${year}-01-08`, `${year}-10-25`)
      const declaredOn = contest
        ? dayIn(chance, madeOn > `${year}-07-01` ? madeOn : `${year}-07-01`, `${year}-07-29`)
        : later(madeOn, chance.int(3, 20))
      const accepted = contest ? chance.chance(0.85) : declaredOn < `${year}-10-01` && chance.chance(0.7)
      rows.push({
        cells: {
          code: codeOf(rows.length + 1),
          name: `${chance.pick(trades[maker.craft].designs)} ${chance.pick(looks)}`,
          craft: maker.craft,
          source,
          // A third of the contest's entries come from authors without an establishment.
          establishmentCode: contest && chance.chance(0.33) ? null : maker.code,
          author: chance.chance(contest ? 0.9 : 0.3) ? person(chance) : null,
          madeOn,
          declaredOn,
          acceptedOn: accepted ? (contest ? dayIn(chance, `${year}-08-19`, `${year}-09-20`) : later(declaredOn, chance.int(8, 25))) : null,
        },
      })
    }
  const originals = chance.shuffle(rows)
  for (const row of originals.slice(0, plan.copies)) {
    const model = originals.find(one => one !== row && one.cells.craft === row.cells.craft)
    Object.assign(row.cells, {
      acceptedOn: null,
      copyFoundOn: dayIn(chance, `${year}-10-28`, `${year}-11-18`),
      copyReason: `Trùng kiểu dáng với mẫu ${String(model?.cells.code ?? '')} (minh họa)`,
    })
  }
  for (let i = 0; i < plan.variants; i++) {
    const { cells } = at(originals, plan.copies + i)
    const variant = {
      ...cells,
      code: codeOf(rows.length + 1),
      name: `${String(cells.name)}, biến thể`,
      original: String(cells.code),
      acceptedOn: null,
    }
    rows.push({ cells: variant })
  }
  return rows
}

export interface FairPlan {
  code: string
  name: string
  place: string
  startsOn: Day
  days: number
  attended: number
  registered: number
  cancelled: number
}
export const fairRow = ({ code, name, place, startsOn, days }: FairPlan): FairRow => ({
  cells: { code, name, place, startsOn, endsOn: addDays(startsOn, days - 1) },
})
/** Who took part in each fair: an establishment once at a fair. */
export const participationRows = (chance: Dice, establishments: readonly Known[], fairs: readonly FairPlan[]): ParticipationRow[] =>
  fairs.flatMap(({ code, attended, registered, cancelled }) =>
    chance
      .shuffle(establishments)
      .slice(0, attended + registered + cancelled)
      .map(({ code: establishmentCode }, i) => {
        const state = i < attended ? 'attended' : i < attended + registered ? 'registered' : 'cancelled'
        return { cells: { fairCode: code, establishmentCode, state, booths: state === 'cancelled' ? null : chance.chance(0.15) ? 2 : 1 } }
      }),
  )

export interface ClassPlan {
  code: string
  name: string
  kind: 'management' | 'vocational'
  place: string
  startsOn: Day
  days: number
  completed: number
  left: number
}
export const classRow = ({ code, name, kind, place, startsOn, days }: ClassPlan): ClassRow => ({
  cells: { code, name, kind, startsOn, endsOn: addDays(startsOn, days - 1), place },
})
const positions = {
  management: ['Giám đốc', 'Phó giám đốc', 'Quản đốc', 'Kế toán trưởng', 'Chủ hộ', 'Tổ trưởng', 'Trưởng phòng kinh doanh'],
  vocational: ['Lao động học nghề', 'Thợ'],
} as const
/** Learners of classes of one kind, drawn in turn from `people` different persons, so that some come to two classes. */
export const learnerRows = (
  chance: Dice,
  establishments: readonly Known[],
  classes: readonly ClassPlan[],
  people: number,
): LearnerRow[] => {
  const kind = classes[0]?.kind ?? 'management'
  const pool = new Map<string, LearnerRow['cells']>()
  while (pool.size < people) {
    const name = person(chance)
    const birthYear = chance.int(1962, 2002)
    const establishmentCode = kind === 'vocational' && chance.chance(0.6) ? null : chance.pick(establishments).code
    pool.set(`${name} ${birthYear} ${establishmentCode}`, { name, birthYear, establishmentCode, position: chance.pick(positions[kind]) })
  }
  const persons = [...pool.values()]
  let next = 0
  return classes.flatMap(({ code, completed, left }) =>
    Array.from({ length: completed + left }, (_, i) => ({
      cells: { classCode: code, ...at(persons, next++ % persons.length), completed: i < completed },
    })),
  )
}
/** Persons among those who completed, told apart as the import does. */
export const distinctPersons = (rows: readonly LearnerRow[]): number =>
  new Set(
    rows
      .filter(({ cells }) => cells.completed === true)
      .map(({ cells }) => [cells.name, cells.birthYear, cells.establishmentCode].map(value => String(value ?? '')).join('\n')),
  ).size

/** Machines of the accepted machine projects, one for each beneficiary. */
export const machineRows = (projects: readonly ProjectRow[], establishments: readonly Known[], prefix: string): MachineRow[] =>
  machineBeneficiaries(projects).map(({ projectCode, establishmentCode }, i) => {
    const craft = establishments.find(one => one.code === establishmentCode)?.craft ?? 'other'
    const name = at(trades[craft].machines, i % trades[craft].machines.length)
    return {
      cells: {
        projectCode,
        establishmentCode,
        name: name.charAt(0).toUpperCase() + name.slice(1),
        serial: `${prefix}${String(i + 1).padStart(4, '0')}`,
        maker: 'Hãng Minh Họa',
      },
    }
  })
/** The pairs of project and establishment that the machine target looks at. */
export const machineBeneficiaries = (projects: readonly ProjectRow[]) =>
  projects
    .filter(({ cells }) => ['machine', 'machine_line'].includes(String(cells.activity)) && cells.acceptedOn)
    .flatMap(({ cells }) =>
      String(cells.beneficiaries)
        .split('; ')
        .map(establishmentCode => ({ projectCode: String(cells.code), establishmentCode })),
    )

/**
 * Monthly turnover of `year` up to `months` and of the whole year before, growing by `percent` over the same months.
 * The last month is provisional.
 */
export const turnoverRows = (chance: Dice, year: number, months: number, percent: number): TurnoverRow[] => {
  const series = { source: 'Số liệu minh họa', currency: 'USD', mapping: 'DEMO-1', note: 'Số liệu minh họa, không phải số thống kê' }
  const before = Array.from({ length: 12 }, (_, i) => (chance.int(14_500, 17_500) + (i >= 8 ? 1_500 : 0)) * 1000)
  const compared = before.slice(0, months)
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const now = compared.slice(0, -1).map(amount => Math.round((amount * (100 + percent + chance.int(-30, 30) / 10)) / 100_000) * 1000)
  now.push(Math.round((sum(compared) * (100 + percent)) / 100_000) * 1000 - sum(now))
  const rows = (of: number, amounts: readonly number[], last: boolean) =>
    amounts.map((amount, i): TurnoverRow => {
      const provisional = last && i === amounts.length - 1
      const month = `${of}-${String(i + 1).padStart(2, '0')}`
      return { cells: { month, ...series, amount, status: provisional ? 'provisional' : 'final' } }
    })
  return [...rows(year - 1, before, false), ...rows(year, now, true)]
}
