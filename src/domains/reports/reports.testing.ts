/** A small invented year for the tests of reports: few rows, every one at an edge that matters. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Reach } from '../../kernel/access.ts'
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { Design } from '../designs/designs.schema.ts'
import { Establishment } from '../establishments/establishments.schema.ts'
import { Fair, Participation } from '../fairs/fairs.schema.ts'
import { Allocation, Contract, Decision, Payment, Settlement } from '../funding/funding.schema.ts'
import { BudgetAmount, BudgetLine, Plan, ScheduleItem, Target } from '../plans/plans.schema.ts'
import { beneficiary, Project } from '../projects/projects.schema.ts'
import { Import, sourceRow } from '../reference/sources.schema.ts'
import { ExportTurnover } from '../trade/trade.schema.ts'
import { Attendance, Person, TrainingClass } from '../training/training.schema.ts'

export const wholeCity: Reach = { everywhere: true, unitIds: [], establishmentIds: [] }
const files = { keep: async () => '', read: async () => new Uint8Array() }
export const contextOn = (db: NodePgDatabase, today: Day, reach: Reach = wholeCity): Context => ({
  db,
  today,
  actor: null,
  reach,
  demo: true,
  files,
})

/** Thị trấn Thường Tín in Huyện Thường Tín; a commune of the era without districts. */
export const thuongTin = { district: 'hn-d-279', town: 'hn-c-10183', laterCommune: 'hn25b-c-10183' }
const city = 'p-01'

const first = <T>(rows: T[]): T => {
  const [row] = rows
  if (!row) throw new Error('nothing inserted')
  return row
}

export const fillYear = async (db: NodePgDatabase) => {
  const insertOne = {
    establishment: async (code: string, unitId: string) =>
      first(
        await db
          .insert(Establishment.table)
          .values({
            code,
            name: `Cơ sở ${code}`,
            kind: 'company',
            craft: 'ceramics',
            sector: 'đ',
            unitId,
            cleanerProduction: false,
            clusterInfrastructure: false,
            search: code,
          })
          .returning(),
      ),
  }
  const plan = first(
    await db
      .insert(Plan.table)
      .values({ year: 2024, version: 1, state: 'approved', title: 'Kế hoạch khuyến công minh họa năm 2024', approvedOn: '2024-01-31' })
      .returning(),
  )
  const target = { planId: plan.id }
  await db.insert(Target.table).values([
    {
      ...target,
      code: 'export_growth',
      name: 'Tăng trưởng xuất khẩu',
      unit: '%',
      min: 6,
      max: 8,
      thing: 'export_turnover',
      qualifies: 'published',
      dateField: 'month',
      distinct: 'month',
      position: 1,
    },
    {
      ...target,
      code: 'new_designs',
      name: 'Mẫu mới',
      unit: 'mẫu',
      min: 2,
      max: 3,
      thing: 'design',
      qualifies: 'declared_less_copies',
      dateField: 'madeOn',
      distinct: 'design',
      position: 2,
    },
    {
      ...target,
      code: 'fair_participations',
      name: 'Lượt doanh nghiệp dự hội chợ',
      unit: 'lượt',
      min: 4,
      max: 6,
      thing: 'fair_participation',
      qualifies: 'attended',
      dateField: 'startsOn',
      distinct: 'establishment+fair',
      position: 3,
    },
    {
      ...target,
      code: 'machine_establishments',
      name: 'Cơ sở được hỗ trợ máy móc',
      unit: 'cơ sở',
      min: 3,
      max: 4,
      thing: 'project_establishment',
      qualifies: 'accepted',
      dateField: 'acceptedOn',
      distinct: 'establishment',
      filter: { activity: ['machine', 'machine_line'] },
      position: 4,
    },
    {
      ...target,
      code: 'managers_trained',
      name: 'Lượt học viên quản lý',
      unit: 'lượt học viên',
      min: 10,
      max: 12,
      thing: 'attendance',
      qualifies: 'completed',
      dateField: 'endsOn',
      distinct: 'attendance',
      filter: { kind: 'management' },
      position: 5,
    },
  ])
  await db.insert(ScheduleItem.table).values([
    { year: 2024, targetCode: 'fair_participations', name: 'Hội chợ đã qua', on: '2024-11-22', expected: 9 },
    { year: 2024, targetCode: 'fair_participations', name: 'Hội chợ tháng 12', on: '2024-12-05', expected: 1 },
    { year: 2024, targetCode: 'managers_trained', name: 'Lớp tháng 12', on: '2024-12-10', expected: 2 },
    { year: 2024, targetCode: 'managers_trained', name: 'Lớp sau năm kế hoạch', on: '2024-12-20', expected: 50 },
  ])
  const [a, b, c] = [
    await insertOne.establishment('CS-1', thuongTin.town),
    await insertOne.establishment('CS-2', thuongTin.laterCommune),
    await insertOne.establishment('CS-3', thuongTin.town),
  ]

  // Exports: ten months of 2024 at 107 % of 2023, one of them provisional.
  const series = { source: 'Số liệu minh họa', currency: 'USD', mapping: 'DEMO-1' }
  const month = (year: number, m: number) => `${year}-${String(m).padStart(2, '0')}`
  await db.insert(ExportTurnover.table).values([
    ...Array.from({ length: 12 }, (_, i) => ({ ...series, month: month(2023, i + 1), amount: 100, status: 'final' as const })),
    ...Array.from({ length: 10 }, (_, i) => ({
      ...series,
      month: month(2024, i + 1),
      amount: 107,
      status: i === 9 ? ('provisional' as const) : ('final' as const),
    })),
    // Another mapping version must not fill a gap.
    { ...series, mapping: 'DEMO-0', month: '2024-11', amount: 999, status: 'final' },
  ])

  // Designs: D1 with a variant, D2 found to be a copy in October, D3 of last year's last day, D4 made on the year's first day.
  const design = async (code: string, madeOn: Day, more: Partial<typeof Design.table.$inferInsert> = {}) =>
    first(
      await db
        .insert(Design.table)
        .values({
          code,
          name: `Mẫu ${code}`,
          craft: 'ceramics',
          source: 'contest',
          establishmentId: a.id,
          madeOn,
          declaredOn: madeOn,
          ...more,
        })
        .returning(),
    )
  const d1 = await design('D1', '2024-03-01', { acceptedOn: '2024-09-01' })
  await design('D1-V', '2024-08-01', { variantOf: d1.id })
  await design('D2', '2024-05-14', { copyFoundOn: '2024-10-01' })
  await design('D3', '2023-12-14')
  await design('D4', '2023-12-15', { establishmentId: null })

  // Fairs: two held, CS-1 and CS-3 at both counted, CS-2 cancelled one and never answered for the other.
  const fairs = await db
    .insert(Fair.table)
    .values([
      { code: 'HC-1', name: 'Hội chợ xuân', startsOn: '2024-02-15' },
      { code: 'HC-2', name: 'Hội chợ thu', startsOn: '2024-10-10' },
    ])
    .returning()
  const [spring, autumn] = [fairs[0]!, fairs[1]!]
  await db.insert(Participation.table).values([
    { fairId: spring.id, establishmentId: a.id, state: 'attended' },
    { fairId: autumn.id, establishmentId: a.id, state: 'attended' },
    { fairId: autumn.id, establishmentId: c.id, state: 'attended' },
    { fairId: spring.id, establishmentId: b.id, state: 'cancelled' },
    { fairId: autumn.id, establishmentId: b.id, state: 'registered' },
  ])

  // Classes: one person twice, one who did not complete, one vocational trainee.
  const classes = await db
    .insert(TrainingClass.table)
    .values([
      { code: 'L-1', name: 'Lớp quản lý 1', kind: 'management', startsOn: '2024-04-01', endsOn: '2024-04-03' },
      { code: 'L-2', name: 'Lớp quản lý 2', kind: 'management', startsOn: '2024-09-10', endsOn: '2024-09-15' },
      { code: 'L-3', name: 'Lớp nghề', kind: 'vocational', startsOn: '2024-05-01', endsOn: '2024-07-30' },
    ])
    .returning()
  const [l1, l2, l3] = [classes[0]!, classes[1]!, classes[2]!]
  const people = await db
    .insert(Person.table)
    .values(['An', 'Bình', 'Cúc'].map((name, i) => ({ name: `Người minh họa ${name}`, establishmentId: i === 2 ? null : a.id, key: name })))
    .returning()
  const [an, binh, cuc] = [people[0]!, people[1]!, people[2]!]
  await db.insert(Attendance.table).values([
    { classId: l1.id, personId: an.id, completed: true },
    { classId: l2.id, personId: an.id, completed: true },
    { classId: l2.id, personId: cuc.id, completed: true },
    { classId: l2.id, personId: binh.id, completed: false },
    { classId: l3.id, personId: binh.id, completed: true },
  ])

  // Money: technology/city carries P1 to P4, management/city a city-wide class.
  const lines = await db
    .insert(BudgetLine.table)
    .values([
      { year: 2024, contentGroup: 'technology', source: 'city' },
      { year: 2024, contentGroup: 'technology', source: 'national' },
      { year: 2024, contentGroup: 'management', source: 'city' },
    ])
    .returning()
  const [tech, national, training] = [lines[0]!, lines[1]!, lines[2]!]
  await db.insert(BudgetAmount.table).values([
    { planId: plan.id, lineId: tech.id, amount: 1_000_000_000 },
    { planId: plan.id, lineId: national.id, amount: 300_000_001 },
    { planId: plan.id, lineId: training.id, amount: 200_000_000 },
  ])
  const decision = first(
    await db.insert(Decision.table).values({ number: 'DEMO-1', issuedOn: '2024-03-20', issuer: 'Cơ quan minh họa' }).returning(),
  )
  const project = async (
    code: string,
    unitId: string,
    who: readonly { id: string }[],
    more: Partial<typeof Project.table.$inferInsert>,
    money?: { lineId: string; amount: number; approvedOn: Day; advance?: [number, Day]; settled?: [number, Day] },
  ) => {
    const row = first(
      await db
        .insert(Project.table)
        .values({
          code,
          year: 2024,
          name: `Đề án ${code}`,
          contentGroup: money?.lineId === training.id ? 'management' : 'technology',
          activity: 'machine',
          source: money?.lineId === national.id ? 'national' : 'city',
          implementer: 'beneficiary',
          unitId,
          totalCost: 900_000_000,
          eligibleCost: 600_000_000,
          requested: 300_000_000,
          counterpart: 600_000_000,
          units: 1,
          pilot: false,
          commitsCapital: true,
          commitsNoDouble: true,
          state: 'submitted',
          submittedOn: '2024-02-01',
          revision: 1,
          search: code,
          ...more,
        })
        .returning(),
    )
    if (who.length) await db.insert(beneficiary).values(who.map(each => ({ projectId: row.id, establishmentId: each.id })))
    if (!money) return row
    await db
      .insert(Allocation.table)
      .values({ projectId: row.id, decisionId: decision.id, lineId: money.lineId, amount: money.amount, approvedOn: money.approvedOn })
    if (!money.advance) return row
    const contract = first(
      await db
        .insert(Contract.table)
        .values({ projectId: row.id, number: `HĐ ${code}`, signedOn: money.approvedOn, amount: money.amount })
        .returning(),
    )
    await db.insert(Payment.table).values({ contractId: contract.id, kind: 'advance', amount: money.advance[0], paidOn: money.advance[1] })
    if (!money.settled) return row
    const [amount, settledOn] = money.settled
    await db.insert(Settlement.table).values({ projectId: row.id, acceptedEligibleCost: 600_000_000, amount, settledOn })
    await db.insert(Payment.table).values({ contractId: contract.id, kind: 'final', amount: amount - money.advance[0], paidOn: settledOn })
    return row
  }
  const accepted = (acceptedOn: Day) => ({ state: 'accepted' as const, plannedOn: '2024-03-20', acceptedOn })
  // P1 and P2 both serve CS-1; P3 serves CS-2, a commune without a district; P4 is still under way for CS-3; P5 was stopped.
  const p1 = await project(
    'P1',
    thuongTin.town,
    [a],
    { ...accepted('2024-06-20'), state: 'settled' },
    {
      lineId: tech.id,
      amount: 300_000_000,
      approvedOn: '2024-03-20',
      advance: [200_000_000, '2024-04-15'],
      settled: [280_000_001, '2024-07-30'],
    },
  )
  await project(
    'P2',
    thuongTin.town,
    [a],
    { ...accepted('2024-09-14'), activity: 'machine_line' },
    { lineId: tech.id, amount: 100_000_003, approvedOn: '2024-06-15' },
  )
  await project('P3', thuongTin.laterCommune, [b], accepted('2024-11-22'), {
    lineId: national.id,
    amount: 50_000_000,
    approvedOn: '2024-10-01',
  })
  await project(
    'P4',
    thuongTin.town,
    [c],
    { state: 'under_way', plannedOn: '2024-03-20', plannedEndOn: '2024-12-01' },
    { lineId: tech.id, amount: 200_000_000, approvedOn: '2024-03-20', advance: [100_000_000, '2024-11-23'] },
  )
  await project('P5', thuongTin.town, [c], {
    state: 'stopped',
    plannedOn: '2024-03-20',
    acceptedOn: '2024-05-05',
    endedOn: '2024-06-01',
    endReason: 'Minh họa',
  })
  await project('P6', thuongTin.town, [], { ...accepted('2024-08-08'), plannedOn: null })
  await project(
    'P7',
    city,
    [],
    { state: 'under_way', contentGroup: 'management', activity: 'management_class', implementer: 'centre', plannedOn: '2024-03-20' },
    { lineId: training.id, amount: 60_000_000, approvedOn: '2024-03-20' },
  )

  const read = first(
    await db
      .insert(Import.table)
      .values({ kind: 'results', fileName: 'ket-qua.xlsx', sha256: '0', day: '2024-11-22', accepted: 2, rejected: 0, problems: [] })
      .returning(),
  )
  await db.insert(sourceRow).values([
    { recordId: d1.id, entity: 'design', importId: read.id, file: 'ket-qua.xlsx', sheet: 'Mẫu', row: 7 },
    { recordId: p1.id, entity: 'project', importId: read.id, file: 'de-an.xlsx', sheet: 'Đề án', row: 5 },
  ])
  return { plan, tech, d1, p1, establishments: { a, b, c } }
}
