/** Learns the weights of `weights.rules.ts` from made-up programmes whose answers are known: `npx tsx bench/overlaps/calibrate.ts`. */
import { evidenceOf } from '../../src/domains/overlaps/compare/evidence.rules.ts'
import { holdersOf } from '../../src/domains/overlaps/compare/holders.rules.ts'
import { type EvidenceKind, evidenceKinds } from '../../src/domains/overlaps/compare/support.schema.ts'
import { pairKey } from '../matching/measure.ts'
import { type Example, learn } from './learn.ts'
import { overlapSet } from './set.ts'

/** Never those that are measured on. */
const seeds = [101, 102, 103, 104, 105, 106]
/**
 * Set by hand: an officer's word stands as it is; linkage leaves hardly a home with its owner unsaid that could be learned from; and the set knows no
 * seller who counts twice in a year.
 */
const byHand: readonly EvidenceKind[] = ['saidDifferent', 'ownerHome', 'invoiceOtherDay']
const kinds = (Object.keys(evidenceKinds) as EvidenceKind[]).filter(kind => !byHand.includes(kind))
const against: readonly EvidenceKind[] = [
  'accountDiffers',
  'serialDiffers',
  'machineDiffers',
  'otherActivity',
  'otherHead',
  'contentDiffers',
]

const examplesOf = async (seed: number): Promise<Example[]> => {
  const { supports, projects, truth, unclear } = await overlapSet(seed)
  const holders = holdersOf(supports)
  const done = new Set<string>()
  const examples: Example[] = []
  for (const project of projects)
    for (const other of holders.near(project)) {
      const key = pairKey(project.id, other)
      if (done.has(key) || unclear.has(key)) continue
      done.add(key)
      const said = new Map(evidenceOf(project, holders.supports.get(other)!, holders).map(({ kind, share }) => [kind, share]))
      // Of whom nothing is said nobody asks.
      if (!said.size) continue
      examples.push({ given: kinds.map(kind => said.get(kind) ?? 0), twice: truth.has(key) })
    }
  return examples
}
const main = async () => {
  const examples: Example[] = []
  for (const seed of seeds) examples.push(...(await examplesOf(seed)))
  const { prior, weights } = learn(
    examples,
    kinds.map(kind => (against.includes(kind) ? -1 : 1)),
  )
  console.log(`${examples.length} pairs, ${examples.filter(({ twice }) => twice).length} of them twice`)
  console.log(`export const prior = ${prior}`)
  for (const [at, kind] of kinds.entries()) {
    const met = examples.filter(({ given }) => given[at])
    console.log(`  ${kind}: ${weights[at]},`.padEnd(28), `// ${met.length} pairs, ${met.filter(({ twice }) => twice).length} twice`)
  }
}
void main()
