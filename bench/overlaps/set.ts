/** A made-up programme of six years with the lists of four others: what is supported twice is known, and so are those who only look so. */
import { type UnitWords, unitWords } from '../../src/domains/duplicates/vietnamese/units.rules.ts'
import { invoiceKey, plateKey, tellingWords } from '../../src/domains/overlaps/compare/keys.rules.ts'
import { partyOf } from '../../src/domains/overlaps/compare/party.rules.ts'
import type { Support } from '../../src/domains/overlaps/compare/support.schema.ts'
import { searchable } from '../../src/kernel/text.ts'
import { pairKey } from '../matching/measure.ts'
import type { Row } from '../matching/shape.ts'
import { index, units } from '../matching/vietnamese/places.ts'
import { plantAlike, plantShared } from './alike.ts'
import { linksOf, rowLinks } from './links.ts'
import { type LookAlike, once, type Plan, type Programme, programmeOf, type Truth, years } from './programme.ts'
import { plantTwice } from './twice.ts'
import { otherContents, projectName, rowOf } from './words.ts'

export interface OverlapSet {
  supports: Support[]
  /** The checked ones; the others are rows of lists. */
  projects: Support[]
  truth: Map<string, Truth>
  alike: Map<string, LookAlike>
  /** Belong together only through a third: neither right nor wrong to name. */
  unclear: Set<string>
  /** What was done to the picture of a pair. */
  changed: Map<string, string>
}

const words: UnitWords = unitWords(units, index, '2025-09-01')

/** Rows of other programmes' lists: most of what stands there is for other things. */
const plantLists = (programme: Programme, size: number): Plan[] => {
  const { chance, rows, entity, plans, mark, looks, pickPlan } = programme
  const lists: Plan[] = []
  const addRow = (record: Row, year: number, name: string, amount: number) => {
    const plan: Plan = {
      id: `row:${lists.length}`,
      record: rowOf(chance, record),
      year,
      activity: null,
      event: false,
      name,
      amount,
      thing: null,
      invoice: null,
      account: null,
      photos: [],
    }
    lists.push(plan)
    return plan
  }
  for (let n = 0; n < size / 2; n++) {
    const record = chance.pick(rows)
    const row = addRow(record, chance.pick(years), chance.pick(otherContents), (5 + chance.int(200)) * 1_000_000)
    for (const plan of plans)
      if (entity.get(plan.record.id!) === entity.get(record.id!) && plan.year === row.year) looks(plan, row, 'otherSupport')
  }
  for (let n = 0; n < 70; n++) {
    const plan = pickPlan(one => one.activity === 'machine')
    mark(
      plan,
      addRow(
        plan.record,
        Math.min(2026, Math.max(2021, plan.year + chance.int(3) - 1)),
        projectName(chance, 'list', plan.thing?.name ?? null, plan.record, plan.year),
        chance.chance(0.4) ? plan.amount : (5 + chance.int(300)) * 1_000_000,
      ),
      'list',
    )
  }

  return lists
}

/** @param size establishments; about twice as many supports come of them */
export const overlapSet = async (seed: number, size = 1500): Promise<OverlapSet> => {
  const programme = await programmeOf(seed, size)
  await plantTwice(programme)
  await plantAlike(programme)
  const lists = plantLists(programme, size)
  await plantShared(programme)
  // One record, or one family, that got one thing twice did so, however it came about; and a thing that was doubled thrice is one thing.
  const { plans, truth, alike, changed, entity, rows, days } = programme
  const chains = new Map<string, string>()
  const rootOf = (id: string): string => (chains.has(id) && chains.get(id) !== id ? rootOf(chains.get(id)!) : id)
  for (const key of truth.keys()) {
    const [a, b] = key.split('\t') as [string, string]
    chains.set(rootOf(a), rootOf(b))
  }
  const together = new Map<string, Plan[]>()
  for (const plan of [...plans, ...lists]) together.set(rootOf(plan.id), [...(together.get(rootOf(plan.id)) ?? []), plan])
  const linked = new Set<string>()
  for (const group of together.values())
    for (const [i, a] of group.entries()) for (const b of group.slice(i + 1)) linked.add(pairKey(a.id, b.id))
  const byEntity = new Map<string, Plan[]>()
  for (const plan of plans.filter(once)) {
    const key = `${entity.get(plan.record.id!)} ${plan.activity}`
    byEntity.set(key, [...(byEntity.get(key) ?? []), plan])
  }
  for (const group of byEntity.values())
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) {
        const key = pairKey(a.id, b.id)
        if (!truth.has(key)) truth.set(key, a.record.id === b.record.id ? 'again' : 'doubleRecord')
      }
  for (const key of truth.keys()) alike.delete(key)

  const links = await linksOf(rows, words)
  const toRows = await rowLinks(
    rows,
    lists.map(plan => ({ ...plan.record, id: plan.id })),
    words,
  )
  const supportOf = (plan: Plan): Support => {
    const row = plan.record
    const project = plan.id.startsWith('project')
    const thing = plan.thing
    const invoice = plan.invoice && invoiceKey(plan.invoice.seller, plan.invoice.number)
    return {
      id: plan.id,
      year: plan.year,
      activity: plan.activity,
      event: plan.event,
      parties: [
        partyOf(
          {
            name: row.name!,
            taxCode: row.taxCode,
            unitId: row.unitId || null,
            address: row.address,
            representative: row.representative,
            phone: row.phone,
            email: row.email,
          },
          words,
          project ? row.id! : null,
          project ? (links.get(row.id!) ?? new Map()) : (toRows.get(plan.id) ?? new Map()),
        ),
      ],
      content: tellingWords(plan.name),
      amount: plan.amount || null,
      things: thing
        ? [{ words: tellingWords(thing.name), maker: searchable(thing.maker), serial: plateKey(thing.serial, thing.name) }]
        : [],
      // One date in eight was not copied.
      invoices: invoice ? [{ key: invoice, on: days.chance(0.12) ? null : plan.invoice!.day }] : [],
      accounts: plan.account ? [plan.account] : [],
      photos: plan.photos,
    }
  }
  const supports = [...plans, ...lists].map(supportOf)
  // Pairs that belong together only through a third are neither right nor wrong to name.
  const unclear = new Set([...linked].filter(key => !truth.has(key)))
  for (const key of unclear) alike.delete(key)
  return { supports, projects: supports.filter(({ id }) => id.startsWith('project')), truth, alike, changed, unclear }
}
