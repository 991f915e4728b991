/** Time and proof of the best set: `npx tsx bench/choice/run.ts [seconds]`. Prints one line a problem; everything in it is made up. */
import { cpus } from 'node:os'
import type { Item, Limits } from '../../src/domains/selection/choosing/choosing.schema.ts'
import { programOf } from '../../src/domains/selection/choosing/program.rules.ts'
import { solve } from '../../src/domains/selection/choosing/solve.actions.ts'

const milliseconds = Number(process.argv[2] ?? 60) * 1000
let state = 1
/** Whole numbers from `least` to `most`, the same on every machine. */
const pick = (least: number, most: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
  return least + Math.floor((state / 2_147_483_648) * (most - least + 1))
}
const GROUPS = 5
const UNITS = 126
/** 2,000 projects in 5 groups and 126 units; costs to the đồng, or in whole millions as people ask for them. */
const city = (seed: number, millions: boolean): Item[] => {
  state = seed * 999
  return Array.from({ length: 2000 }, (_, at) => ({
    id: `DA-${String(at).padStart(4, '0')}`,
    cost: millions ? pick(20, 300) * 1_000_000 : pick(20_000_000, 300_000_000),
    score: BigInt(pick(4000, 10_000)),
    group: `G${pick(0, GROUPS - 1)}`,
    area: `A${pick(0, UNITS - 1)}`,
    establishments: [`E${pick(0, 1500)}`],
    gives: { machines: pick(0, 2) },
  }))
}
const limits: Limits = {
  budget: 60_000_000_000,
  groups: Array.from({ length: GROUPS }, (_, g) => ({ group: `G${g}`, minCount: 20, maxCount: 400, maxCost: 16_000_000_000 })),
  areas: Array.from({ length: UNITS }, (_, a) => ({ area: `A${a}`, minCount: 2 })),
  onePerEstablishment: true,
  targets: [{ target: 'machines', min: 300 }],
}
/** One budget alone; the last three kinds are known to be hard. */
const kinds: Record<string, (range: number) => [cost: number, score: number]> = {
  uncorrelated: range => [pick(1, range), pick(1, range)],
  'weakly correlated': range => {
    const cost = pick(1, range)
    return [cost, Math.max(1, cost + pick(-range / 10, range / 10))]
  },
  votes: range => [pick(1, range / 1000) * 1000, pick(1, 500)],
  'strongly correlated': range => {
    const cost = pick(1, range)
    return [cost, cost + range / 10]
  },
  'score equals cost': range => {
    const cost = pick(1, range)
    return [cost, cost]
  },
}
const listOf = (kind: string, count: number, range: number): Item[] => {
  state = count
  return Array.from({ length: count }, (_, at) => {
    const [cost, score] = kinds[kind]!(range)
    return { id: `p${at}`, cost: Math.round(cost), score: BigInt(Math.round(score)) }
  })
}

const measure = async (name: string, items: Item[], given: Limits): Promise<void> => {
  // The event loop is watched: the longest that it was held up while the thread solved.
  let last = performance.now()
  let held = 0
  const beat = setInterval(() => {
    held = Math.max(held, performance.now() - last - 10)
    last = performance.now()
  }, 10)
  const began = performance.now()
  const program = programOf(items, given)
  last = performance.now()
  const answer = await solve(program, { milliseconds })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  clearInterval(beat)
  const found =
    answer.kind === 'found'
      ? `${answer.chosen.length} chosen, score ${answer.score}, proven ${answer.proven}, ties proven ${answer.tiesProven}, gap ${answer.bound - answer.score}`
      : `none, proven ${answer.proven}`
  console.log(`${name}: ${seconds} s, ${program.rows.length} limits, ${found}, loop held ${Math.round(held)} ms`)
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`)
for (const seed of [1, 2, 3])
  for (const millions of [false, true])
    await measure(`2000 projects, seed ${seed}, ${millions ? 'whole millions' : 'to the đồng'}`, city(seed, millions), limits)
for (const kind of Object.keys(kinds))
  for (const count of [200, 1000, 5000]) {
    const items = listOf(kind, count, 1_000_000)
    const budget = Math.floor(items.reduce((sum, one) => sum + one.cost, 0) * 0.4)
    await measure(`one budget, ${kind}, ${count}`, items, { budget })
  }
