/**
 * Families of lists: the same kind of thing with none, few or many doubles, met twice or thirty times, kept well or badly, in one list, two, or
 * several sources stacked in one. No two lists share a word.
 */
import { type Random, random } from '../random.ts'
import type { Group } from '../sets.ts'
import { numbered, pairsWithin, type Row, type Shape } from '../shape.ts'
import { again, awful, type Noise, tidy, usual } from './noise.ts'
import * as things from './things.ts'
import { type Tongue, tongues } from './words.ts'

interface Family {
  name: string
  group: Group
  make: things.Things
}
const kinds: readonly Family[] = [
  { name: 'people', group: 'people', make: things.people },
  { name: 'members', group: 'people', make: things.members },
  { name: 'articles', group: 'goods', make: things.articles },
  { name: 'medicines', group: 'goods', make: things.medicines },
  { name: 'parts', group: 'goods', make: things.parts },
  { name: 'papers', group: 'papers', make: things.papers },
  { name: 'books', group: 'media', make: things.books },
  { name: 'firms', group: 'one_column', make: things.firms },
  { name: 'institutes', group: 'one_column', make: things.institutes },
  { name: 'places', group: 'one_column', make: things.places },
  { name: 'addresses', group: 'places', make: things.addresses },
  { name: 'inns', group: 'places', make: things.inns },
]
/** How a list is made of its things. */
interface Plan {
  /** Of all things, those met more than once. */
  share: number
  /** Most times that one is met. */
  largest: number
  noise: Noise
  alike: number
  form: 'one' | 'two' | 'sources'
  records: number
}
const timesOf = (chance: Random, { share, largest }: Plan): number =>
  chance.chance(share) ? 2 + Math.floor((largest - 1) * chance.next() ** 2.5) : 1

const oneList = (chance: Random, name: string, rows: readonly Row[], plan: Plan): Shape => {
  const groups: Row[][] = []
  let total = 0
  for (const row of rows) {
    if (total >= plan.records) break
    const times = plan.form === 'sources' ? Math.min(5, timesOf(chance, plan)) : timesOf(chance, plan)
    const sources = chance.some(['alpha', 'beta', 'gamma', 'delta', 'epsilon'], Math.min(5, times))
    groups.push(
      Array.from({ length: times }, (_, at) => ({
        ...(at === 0 && chance.chance(0.6) ? row : again(chance, row, plan.noise)),
        ...(plan.form === 'sources' && { source: sources[at] ?? '' }),
      })),
    )
    total += times
  }
  const columns = Object.keys(groups[0]?.[0] ?? {})
  return {
    name,
    id: 'nr',
    naming: columns.slice(0, 1),
    left: { file: 'list.csv', columns: ['nr', ...columns], rows: numbered(chance, groups.flat(), 'nr', at => String(at + 1)) },
    truth: pairsWithin(groups.map(group => group.map(row => row.nr ?? ''))),
  }
}
const twoLists = (chance: Random, name: string, rows: readonly Row[], plan: Plan): Shape => {
  const [left, right, pairs]: [Row[], Row[], [Row, Row][]] = [[], [], []]
  for (const row of rows.slice(0, plan.records)) {
    const both = chance.chance(plan.share)
    const a = { ...row }
    const b = again(chance, row, plan.noise)
    if (both) pairs.push([a, b])
    const isLeft = chance.chance(0.4)
    if (both || isLeft) left.push(a)
    if (both || !isLeft) right.push(b)
  }
  const columns = Object.keys(rows[0] ?? {})
  numbered(chance, left, 'nr', at => `a${at}`)
  numbered(chance, right, 'nr', at => `b${at}`)
  return {
    name,
    id: 'nr',
    naming: columns.slice(0, 1),
    left: { file: 'left.csv', columns: ['nr', ...columns], rows: left },
    right: { file: 'right.csv', columns: ['nr', ...columns], rows: right },
    truth: pairs.map(([a, b]) => [a.nr ?? '', b.nr ?? '']),
  }
}
const noises = [tidy, usual, awful]
/** The plans of a family: drawn from a seed, the first without a single double. */
const plansOf = (chance: Random, many: number): Plan[] =>
  Array.from({ length: many }, (_, at) => ({
    share: at === 0 ? 0 : chance.pick([0.05, 0.1, 0.3, 0.5, 0.8]),
    largest: chance.pick([2, 2, 3, 6, 12, 30]),
    noise: noises[at % 3] ?? usual,
    alike: chance.pick([0, 0.2, 0.5]),
    form: at === 0 ? 'one' : chance.pick(['one', 'one', 'one', 'two', 'two', 'sources']),
    records: chance.pick([300, 800, 1500, 2500]),
  }))
export interface FamilyList {
  name: string
  group: Group
  make(): Shape
}
/** Every list of the families: `many` plans of each. */
export const families = (seed = 1, many = 7): FamilyList[] =>
  kinds.flatMap(({ name, group, make }, k) => {
    const plans = plansOf(random(seed * 1000 + k), many)
    return plans.map((plan, at) => {
      const full = `${name}_${at}`
      const tongue = tongues[(k + at) % tongues.length] as Tongue
      return {
        name: full,
        group,
        make: () => {
          const chance = random(seed * 100_000 + k * 100 + at)
          const rows = make(chance, tongue, plan.records, plan.alike)
          return plan.form === 'two' ? twoLists(chance, full, rows, plan) : oneList(chance, full, chance.shuffled(rows), plan)
        },
      }
    })
  })
