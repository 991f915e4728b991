/**
 * Teaches the judge: `npx tsx bench/matching/teach.ts <folder> [--write]`. Puts into the folder one judge for each group of lists, that has seen all lists
 * but those of the group, and `all.trees`, that has seen every list; `--write` makes the last the product's own. Nobody learns from the register's own
 * lists. What was taken from a list is kept in the folder and not taken again.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { baseOf } from '../../src/domains/duplicates/linkage/judge.rules.ts'
import { type Sign, signs } from '../../src/domains/duplicates/linkage/signs.rules.ts'
import { study } from '../../src/domains/duplicates/linkage/study.rules.ts'
import { type Examples, teach, written } from './boosting.ts'
import { pairKey } from './measure.ts'
import { random } from './random.ts'
import { familySets, type Group, groups, type MatchSet, sets } from './sets.ts'
import { writeShape } from './shape.ts'

/** Pairs that are taken from a list; of the hopeless ones one in ten stands for ten. */
const MOST = 2000
const HOPELESS = 10
/** The more of these a pair has, the likelier it is one, whatever the rest; and the other way round. */
const rising: readonly Sign[] = ['logit', 'whole', 'name', 'agreement', 'same', 'gapLow', 'gapHigh', 'modelGapLow', 'modelGapHigh']
const falling: readonly Sign[] = ['rankLow', 'rankHigh', 'modelRankLow', 'modelRankHigh', 'relative']
const settings = {
  trees: 60,
  depth: 4,
  rate: 0.12,
  least: 60,
  shrink: 30,
  direction: signs.map(sign => (rising.includes(sign) ? 1 : falling.includes(sign) ? -1 : 0)),
}
/** Pairs of a list, one after the other: the answer, what it counts, the signs. */
interface Taken {
  group: Group
  rows: Float32Array
}
const WIDTH = signs.length + 2
const take = async (set: MatchSet, folder: string): Promise<Taken> => {
  const kept = join(folder, `${set.name}.rows`)
  if (existsSync(kept)) return { group: set.group, rows: new Float32Array(new Uint8Array(readFileSync(kept)).buffer) }
  const shape = set.make()
  const place = writeShape(folder, { ...shape, name: set.name })
  const { fields, first, second } = await set.read(place, shape)
  rmSync(place, { recursive: true })
  const records = [...first, ...(second ?? [])]
  const truth = new Set(shape.truth.map(([a, b]) => pairKey(a, b, Boolean(second))))
  const { candidates, signsOfPair } = study(fields, first, second)
  const chance = random(7)
  const likely: number[][] = []
  const row = new Float32Array(signs.length)
  for (const [p, a] of candidates.left.entries()) {
    const b = candidates.right[p] ?? 0
    const answer = Number(truth.has(pairKey(records[a]?.id ?? '', records[b]?.id ?? '', Boolean(second))))
    signsOfPair(a, b, p, row)
    const [logit = 0, whole = 0] = row
    const hope = answer || logit > -10 || whole > 0.35 || row[signs.indexOf('rankLow')] === 0
    if (hope || chance.chance(1 / HOPELESS)) likely.push([answer, hope ? 1 : HOPELESS, ...row])
  }
  // Lists weigh alike, however many pairs they have; one without a single double weighs by its records.
  const share = Math.min(1, MOST / likely.length)
  const weight = 300 / (shape.truth.length + 0.1 * records.length + 30) / share
  const some = likely.filter(() => chance.chance(share))
  const rows = Float32Array.from(some.flatMap(([answer = 0, counts = 0, ...rest]) => [answer, counts * weight, ...rest]))
  writeFileSync(kept, new Uint8Array(rows.buffer))
  console.log(`${set.name}: ${records.length} records, ${some.length} pairs`)
  return { group: set.group, rows }
}
const examplesOf = (taken: readonly Taken[]): Examples => {
  const count = taken.reduce((sum, { rows }) => sum + rows.length / WIDTH, 0)
  const examples: Examples = {
    width: signs.length,
    signs: new Float32Array(count * signs.length),
    answers: new Uint8Array(count),
    weights: new Float32Array(count),
    base: new Float32Array(count),
  }
  let to = 0
  for (const { rows } of taken)
    for (let at = 0; at < rows.length; at += WIDTH, to++) {
      examples.answers[to] = rows[at] ?? 0
      examples.weights[to] = rows[at + 1] ?? 0
      examples.base[to] = baseOf(rows[at + 2] ?? 0)
      examples.signs.set(rows.subarray(at + 2, at + WIDTH), to * signs.length)
    }
  return examples
}

const [, , folder] = process.argv
if (!folder) throw new Error('Say where to write: npx tsx bench/matching/teach.ts <folder>')
mkdirSync(folder, { recursive: true })
const taken: Taken[] = []
const lists = sets.filter(({ name }) => !name.startsWith('vietnamese'))
for (const set of [...lists, ...familySets(1, 7), ...familySets(2, 4)]) taken.push(await take(set, folder))
for (const group of ['all', ...groups] as const) {
  const lines = teach(examplesOf(taken.filter(each => each.group !== group)), settings).map(written)
  writeFileSync(join(folder, `${group}.trees`), `${lines.join('\n')}\n`)
  console.log(`${group}: ${lines.length} trees`)
  if (group !== 'all' || !process.argv.includes('--write')) continue
  const says = '/** The trees that pairs are judged by; written by `bench/matching/teach.ts`, read by `judge.rules.ts`. */'
  const file = new URL('../../src/domains/duplicates/linkage/judge.trees.rules.ts', import.meta.url)
  writeFileSync(file, `${says}\nexport const learnedTrees = \`\n${lines.join('\n')}\n\`\n`)
}
