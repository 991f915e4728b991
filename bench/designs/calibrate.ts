/**
 * Learns src/domains/designs/likeness/weights.rules.ts: `npx tsx bench/designs/calibrate.ts [--photos <folder>] [--write]`.
 * Learned from drawn designs of four families (seed 11) and one half of the photographs; the textiles, the other two
 * families and the other half are never seen.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { eitherWay } from '../../src/domains/designs/likeness/judge.rules.ts'
import { type Asked, gather, queriesOf } from './gather.ts'
import { type Example, learn } from './learn.ts'
import { type DesignSet, drawn, photographs } from './sets.ts'

export const learnedFamilies = ['tile', 'ware', 'mark', 'carving', 'check'] as const
const each = 5
/**
 * How much a pair that is no copy counts. Drawn designs of one house share what no two real designs share to the pixel (the same vase
 * on the same table, the same star), so that they would teach more caution than photographs call for.
 */
const cost = (family: string) => (family === 'photo' ? 2 : 0.5)

export const examplesOf = (asked: readonly Asked[]): Example[] =>
  asked.flatMap(({ of, family, candidates }) =>
    candidates.flatMap(({ id, features }) => (features ? [{ features, isCopy: id === of, weight: id === of ? 1 : cost(family) }] : [])),
  )
const text = (
  learned: ReturnType<typeof learn>,
  source: string,
) => `/** What each number of the evidence is worth, in natural log-odds. Made by bench/designs/calibrate.ts; ${source}. */
export const weights: { base: number; features: Record<string, number> } = ${JSON.stringify(learned, null, 2)}
`
const main = async () => {
  const { values } = parseArgs({
    options: { photos: { type: 'string' }, write: { type: 'boolean' }, keep: { type: 'string' }, from: { type: 'string' } },
  })
  let asked: Asked[]
  if (values.from) asked = JSON.parse(readFileSync(values.from, 'utf8'))
  else {
    const sets: DesignSet[] = [await drawn(11, 2, 4, learnedFamilies)]
    if (values.photos) sets.push(await photographs(values.photos, 80, 1, 0))
    const [registered, others] = [sets.flatMap(set => set.registered), sets.flatMap(set => set.others)]
    const queries = await queriesOf(registered, others, each, 11)
    asked = (await gather(registered, queries, done => done % 50 || console.error(`${done}/${queries.length}`), 12)).asked
  }
  if (values.keep) writeFileSync(values.keep, JSON.stringify(asked))
  const examples = examplesOf(asked)
  const learned = learn(examples, eitherWay)
  const copies = examples.filter(example => example.isCopy).length
  const made = text(learned, `${copies} copies and ${examples.length - copies} other pairs`)
  if (values.write) writeFileSync(new URL('../../src/domains/designs/likeness/weights.rules.ts', import.meta.url), made)
  console.log(made)
}
await main()
