/** A made-up programme: its register, and the supports that it gives, with plates, invoices, accounts and pictures of their own. */
import type { Photo } from '../../src/domains/overlaps/compare/support.schema.ts'
import { pictureParts } from '../../src/files/picture-parts.ts'
import { pairKey } from '../matching/measure.ts'
import { random } from '../matching/random.ts'
import type { Row } from '../matching/shape.ts'
import { establishments, phoneNumber, taxNumber } from '../matching/vietnamese/establishments.ts'
import { workshopPhoto } from './photos.ts'
import { activityPlan, catalogue, projectName } from './words.ts'

/** Ways to be supported twice that are planted, and look-alikes that are planted. */
export const truths = ['again', 'doubleRecord', 'family', 'serial', 'invoice', 'account', 'photo', 'list'] as const
export type Truth = (typeof truths)[number]
export const lookAlikes = [
  'helperPhone',
  'groupPhone',
  'namesake',
  'oneHome',
  'neighbours',
  'branch',
  'gate',
  'invoiceOfOtherYear',
  'jointInvoice',
  'modelAsPlate',
  'sharedAccount',
  'otherSupport',
] as const
export type LookAlike = (typeof lookAlikes)[number]

export interface Plan {
  id: string
  year: number
  record: Row
  activity: string | null
  event: boolean
  name: string
  amount: number
  thing: { name: string; maker: string; serial: string } | null
  invoice: { seller: string; number: string; year: number; day: string } | null
  account: string | null
  photos: Photo[]
}
const groupsOf = (rows: readonly Row[], truth: readonly (readonly [string, string])[]) => {
  const entity = new Map(rows.map(row => [row.id!, row.id!]))
  for (const [a, b] of truth) {
    const [x, y] = [entity.get(a)!, entity.get(b)!]
    for (const [id, of] of entity) if (of === y) entity.set(id, x)
  }
  return entity
}
/** A picture as it is compared; none when there is next to nothing on it. */
export const photo = async (image: Promise<Buffer> | Buffer): Promise<Photo[]> => {
  const parts = await pictureParts(await image)
  return parts.length ? [parts as unknown as Photo] : []
}

export const years = [2021, 2022, 2023, 2024, 2025, 2026]
/** Supported once, unlike a fair. */
export const once = (plan: Plan) => !plan.event && plan.id.startsWith('project')

/** Honest supports only: no establishment, nor a family, gets one kind of thing twice. */
export const programmeOf = async (seed: number, size: number) => {
  const chance = random(seed)
  const shape = establishments(seed, size, 0.07)
  const rows: Row[] = [...shape.left.rows]
  const entity = groupsOf(rows, shape.truth)
  const plans: Plan[] = []
  const truth = new Map<string, Truth>()
  const alike = new Map<string, LookAlike>()
  const changed = new Map<string, string>()
  const sellers = Array.from({ length: 14 }, () => taxNumber(chance))
  const nextSerial = new Map<string, number>()
  const nextInvoice = new Map<string, number>()
  const accounts = new Map<string, string>()
  let pictures = seed * 100_000
  const picture = () => pictures++

  // Firms with a household of the same person beside them, half of which will be supported for the same thing.
  const families: [Row, Row][] = []
  for (const firm of chance.some(
    rows.filter(row => row.kind === 'company' && row.representative && row.phone),
    90,
  )) {
    const household: Row = {
      ...firm,
      id: `ho-${families.length}`,
      kind: 'household',
      name: `Hộ kinh doanh ${firm.representative}`,
      taxCode: '',
      email: '',
      phone: chance.chance(0.7) ? firm.phone! : phoneNumber(chance),
      address: chance.chance(0.7) ? firm.address! : '',
    }
    families.push([firm, household])
    rows.push(household)
    entity.set(household.id!, household.id!)
  }

  const serialOf = (model: string, year: number): string => {
    const next = (nextSerial.get(model) ?? 100 + chance.int(4000)) + 1
    nextSerial.set(model, next)
    const style = model.length % 3
    return style === 0
      ? `${model.slice(0, 2).toUpperCase()}-${year}-${String(next).padStart(5, '0')}`
      : style === 1
        ? `SN ${model.replace(/\W/g, '').toUpperCase()}O${next}`
        : `${year % 100}I${String(next).padStart(6, '0')}`
  }
  // Days have a chance of their own: whatever else is drawn stays as it is without them.
  const days = random(seed + 7_000_000)
  const dayIn = (year: number) => `${year}-${String(1 + days.int(12)).padStart(2, '0')}-${String(1 + days.int(28)).padStart(2, '0')}`
  const invoiceOf = (seller: string, year: number) => {
    const key = `${seller} ${year}`
    const next = (nextInvoice.get(key) ?? chance.int(20)) + 1 + chance.int(3)
    nextInvoice.set(key, next)
    return { seller, year, number: String(next).padStart(7, '0'), day: dayIn(year) }
  }
  const accountOf = (row: Row): string => {
    const of = entity.get(row.id!)!
    const known = accounts.get(of) ?? `${chance.pick(['19', '22', '10', '03'])}${chance.digits(11)}`
    accounts.set(of, known)
    return known
  }
  const add = async (record: Row, year: number, activity: string, more: Partial<Plan> = {}): Promise<Plan> => {
    const { event, machine } = activityPlan(activity)
    const item = machine ? chance.common(catalogue, 1.4) : null
    const thing = item && { name: item.name, maker: item.maker, serial: chance.chance(0.8) ? serialOf(item.model, year) : '' }
    const plan: Plan = {
      id: `project:${plans.length}`,
      record,
      year,
      activity,
      event,
      name: projectName(chance, activity, (more.thing ?? thing)?.name ?? null, record, year),
      amount: event
        ? 0
        : chance.chance(0.5)
          ? chance.pick([35, 50, 100, 150, 200, 240, 300]) * 1_000_000
          : (20 + chance.int(2800)) * 100_000 + chance.int(100) * 1000,
      thing,
      invoice: machine && chance.chance(0.6) ? invoiceOf(chance.pick(sellers), year) : null,
      account: chance.chance(0.6) ? accountOf(record) : null,
      photos: event || chance.chance(0.4) ? [] : await photo(workshopPhoto(picture())),
      ...more,
    }
    plans.push(plan)
    return plan
  }
  const mark = (a: Plan, b: Plan, kind: Truth) => truth.set(pairKey(a.id, b.id), kind)
  const looks = (a: Plan, b: Plan, kind: LookAlike) => {
    const key = pairKey(a.id, b.id)
    if (!truth.has(key)) alike.set(key, kind)
  }
  // No establishment, nor a family, gets one kind of thing twice unless it is planted.
  const given = new Set<string>()
  const houseOf = (row: Row) => [
    entity.get(row.id!)!,
    ...(row.representative && row.phone ? [`${row.representative}|${row.phone}`] : []),
    ...families.flatMap(([a, b], at) => (a.id === row.id || b.id === row.id ? [`family ${at}`] : [])),
  ]
  const mayGet = (row: Row, activity: string) => activityPlan(activity).event || houseOf(row).every(key => !given.has(`${key} ${activity}`))
  const take = (row: Row, activity: string) => {
    for (const key of houseOf(row)) given.add(`${key} ${activity}`)
  }
  const anActivity = () =>
    chance.common(
      [
        'machine',
        'domestic_fair',
        'trademark',
        'management_class',
        'design_consultancy',
        'consultancy',
        'showroom',
        'demo_model',
        'technology_transfer',
        'cleaner_assessment',
      ],
      1.5,
    )
  while (plans.length < size * 1.55) {
    const [row, activity] = [chance.pick(rows), anActivity()]
    if (!mayGet(row, activity)) continue
    take(row, activity)
    await add(row, chance.pick(years), activity)
  }
  const pickPlan = (wanted: (plan: Plan) => boolean) => chance.pick(plans.filter(wanted))
  const later = (year: number, most = 3) => Math.min(2026, year + chance.int(most + 1))

  // The same machine is often asked for under another head.
  const headOf = (plan: Plan) =>
    plan.thing && chance.chance(0.35) ? chance.pick(['machine', 'demo_model', 'technology_transfer']) : plan.activity!
  const stranger = (to: Plan) =>
    chance.pick(rows.filter(row => entity.get(row.id!) !== entity.get(to.record.id!) && mayGet(row, to.activity ?? '')))
  return {
    chance,
    shape,
    rows,
    entity,
    plans,
    truth,
    alike,
    changed,
    sellers,
    families,
    picture,
    serialOf,
    invoiceOf,
    days,
    dayIn,
    add,
    mark,
    looks,
    mayGet,
    take,
    pickPlan,
    later,
    headOf,
    stranger,
  }
}
export type Programme = Awaited<ReturnType<typeof programmeOf>>
