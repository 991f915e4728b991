/** How well money given twice is found: `npx tsx bench/overlaps/run.ts`; `--write` puts the figures into README.md; `--seed=41` measures another set. */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { holdersOf } from '../../src/domains/overlaps/compare/holders.rules.ts'
import { overlapsOf } from '../../src/domains/overlaps/compare/overlaps.rules.ts'
import { type Likelihood, likelihoods } from '../../src/domains/overlaps/compare/score.rules.ts'
import { pairKey } from '../matching/measure.ts'
import { changes } from './photos.ts'
import { lookAlikes, truths } from './programme.ts'
import { overlapSet } from './set.ts'

const asked = process.argv.find(each => each.startsWith('--seed='))
const seeds = asked ? [Number(asked.slice('--seed='.length))] : [7, 8]
const levels = Object.keys(likelihoods) as Likelihood[]
type Count = Record<Likelihood, number> & { all: number }
const none = (): Count => ({ certain: 0, likely: 0, possible: 0, all: 0 })
const share = (part: number, whole: number) => (whole ? (part / whole).toFixed(3) : '–')
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`

const main = async () => {
  const [byTruth, byAlike, byChange] = [new Map<string, Count>(), new Map<string, Count>(), new Map<string, Count>()]
  const found = none()
  const right = none()
  let [supports, projects, rows, seconds, pairs] = [0, 0, 0, 0, 0]
  const count = (map: Map<string, Count>, name: string, level: Likelihood | undefined) => {
    const of = map.get(name) ?? none()
    of.all++
    if (level) of[level]++
    map.set(name, of)
  }
  for (const seed of seeds) {
    const set = await overlapSet(seed)
    supports += set.supports.length
    projects += set.projects.length
    rows += set.supports.length - set.projects.length
    const began = process.hrtime.bigint()
    const holders = holdersOf(set.supports)
    const levelOf = new Map<string, Likelihood>()
    for (const project of set.projects)
      for (const { other, likelihood } of overlapsOf(project, holders)) levelOf.set(pairKey(project.id, other), likelihood)
    seconds += Number(process.hrtime.bigint() - began) / 1e9
    pairs += levelOf.size
    for (const [key, level] of levelOf) {
      if (set.unclear.has(key)) continue
      found[level]++
      if (set.truth.has(key)) right[level]++
    }
    for (const [key, kind] of set.truth) count(byTruth, kind, levelOf.get(key))
    for (const [key, kind] of set.alike) count(byAlike, kind, levelOf.get(key))
    for (const [key, how] of set.changed) count(byChange, how, levelOf.get(key))
  }
  const total = [...byTruth.values()].reduce((sum, each) => sum + each.all, 0)
  const upTo = (counts: Count, level: Likelihood) => levels.slice(0, levels.indexOf(level) + 1).reduce((sum, each) => sum + counts[each], 0)
  const recallRow = (name: string, counts: Count) => row([name, counts.all, ...levels.map(level => share(upTo(counts, level), counts.all))])
  const table = (head: readonly string[], lines: readonly string[]) =>
    [row(head), row(head.map((_, at) => (at ? '--:' : ':--'))), ...lines].join('\n')
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)} over seeds ${seeds.join(', ')}: ${supports} supports (${projects} projects, ${rows} rows of lists), ${total} pairs that are the same money twice; ${pairs} pairs named in ${seconds.toFixed(1)} s; ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}.`,
    table(
      ['Named as', 'Pairs', 'Right', 'Precision of this level', 'Precision so far', 'Recall so far'],
      levels.map(level =>
        row([
          level,
          found[level],
          right[level],
          share(right[level], found[level]),
          share(upTo(right, level), upTo(found, level)),
          share(upTo(right, level), total),
        ]),
      ),
    ),
    'Found, by the way it was planted (share of the pairs that are at least this likely):',
    table(
      ['Twice', 'Pairs', ...levels],
      truths.map(kind => recallRow(kind, byTruth.get(kind) ?? none())),
    ),
    'Honest look-alikes that are named all the same:',
    table(
      ['Look-alike', 'Pairs', ...levels],
      lookAlikes.map(kind => recallRow(kind, byAlike.get(kind) ?? none())),
    ),
    'Pictures sent a second time, by what was done to them:',
    table(
      ['Change', 'Pairs', ...levels],
      Object.keys(changes).map(how => recallRow(how, byChange.get(how) ?? none())),
    ),
  ].join('\n\n')
  console.log(text)
  if (process.argv.includes('--write')) {
    const readme = new URL('./README.md', import.meta.url)
    writeFileSync(
      readme,
      readFileSync(readme, 'utf8').replace(
        /<!-- measured -->[\s\S]*<!-- \/measured -->/,
        () => `<!-- measured -->\n${text}\n<!-- /measured -->`,
      ),
    )
  }
}
void main()
