/** How well copies of designs are found: `npx tsx bench/designs/run.ts [--photos <folder>] [--each 24] [--write]`; `--write` puts the figures into README.md. */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { probabilityOf, worthOf } from '../../src/domains/designs/likeness/judge.rules.ts'
import { random } from '../matching/random.ts'
import { baselines, differing } from './baselines.ts'
import type { Original } from './drawn.ts'
import { type Gathered, gather, type Query, queriesOf } from './gather.ts'
import { calibrationOf, figuresOf, type Outcome, thresholdOf } from './measure.ts'
import { type DesignSet, drawn, photographs, textiles } from './sets.ts'

const percent = (share: number) => `${(100 * share).toFixed(1)}%`
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], lines: readonly (readonly (string | number)[])[]) =>
  [row(head), row(head.map((_, at) => (at ? '--:' : ':--'))), ...lines.map(row)].join('\n')
const by = (outcomes: readonly Outcome[], key: 'edit' | 'family') => [...new Set(outcomes.map(outcome => outcome[key]))].sort()

const hashed = async (name: string, registered: readonly Original[], queries: readonly Query[]): Promise<Outcome[]> => {
  const { hash } = baselines.find(each => each.name === name)!
  const known = await Promise.all(registered.map(async ({ name: id, picture }) => ({ id, bits: await hash(picture) })))
  const outcomes: Outcome[] = []
  for (const { picture, ...query } of queries) {
    const bits = await hash(picture)
    const ranked = known.map(each => ({ id: each.id, score: -differing(bits, each.bits) })).sort((a, b) => b.score - a.score)
    outcomes.push({ ...query, ranked })
  }
  return outcomes
}
const main = async () => {
  const { values } = parseArgs({
    options: {
      photos: { type: 'string' },
      each: { type: 'string', default: '24' },
      write: { type: 'boolean' },
      keep: { type: 'string' },
      from: { type: 'string' },
    },
  })
  const sets: { set: DesignSet; each: number }[] = [
    { set: textiles(), each: Number(values.each) },
    { set: await drawn(7, 1, 4), each: Math.ceil(Number(values.each) / 5) },
  ]
  if (values.photos) sets.push({ set: await photographs(values.photos, 70, 7, 1), each: Math.ceil(Number(values.each) / 5) })
  const registered = sets.flatMap(({ set }) => set.registered)
  const made = (await Promise.all(sets.map(({ set, each }) => queriesOf(set.registered, set.others, each, 7)))).flat()
  // In an order that means nothing, so that a part of a run is fair too.
  const wanted = random(7).shuffled(made)
  const keep = (gathered: Gathered) => values.keep && writeFileSync(values.keep, JSON.stringify(gathered))
  const gathered: Gathered = values.from
    ? JSON.parse(readFileSync(values.from, 'utf8'))
    : await gather(registered, wanted, (done, soFar) => {
        if (done % 25) return
        console.error(`${done}/${wanted.length}`)
        keep(soFar)
      })
  keep(gathered)
  const { asked, describing } = gathered
  const queries = wanted.slice(0, asked.length)
  const own: Outcome[] = asked.map(({ candidates, ...query }) => ({
    ...query,
    ranked: candidates
      .map(({ id, logit, features }) => ({ id, score: probabilityOf(features ? worthOf(features) : logit) }))
      .sort((a, b) => b.score - a.score),
  }))
  const others = await Promise.all(baselines.map(({ name }) => hashed(name, registered, queries)))
  const all = [own, ...others]
  const thresholds = all.map(thresholdOf)
  const figures = (pick: (outcome: Outcome) => boolean) => all.map((outcomes, at) => figuresOf(outcomes.filter(pick), thresholds[at]!))
  const line = (name: string, pick: (outcome: Outcome) => boolean) => {
    const each = figures(pick)
    const atHalf = figuresOf(own.filter(pick), 0.5)
    return [
      name,
      each[0]!.queries,
      ...each.map(({ first }) => percent(first)),
      ...each.map(({ found }) => percent(found)),
      percent(atHalf.found),
    ]
  }
  const names = ['ours', ...baselines.map(({ name }) => name)]
  const head = (what: string) => [
    what,
    'Copies',
    ...names.map(name => `First: ${name}`),
    ...names.map(name => `Found: ${name}`),
    'Found at 0.5',
  ]
  const negatives = own.filter(({ of }) => of === undefined)
  const alarms = (pick: (outcome: Outcome) => boolean) => {
    const chosen = negatives.filter(pick)
    return [chosen.length, chosen.filter(({ ranked }) => (ranked[0]?.score ?? 0) >= 0.5).length]
  }
  const seconds = asked.reduce((sum, each) => sum + each.seconds, 0) / asked.length
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${registered.length} registered designs, ${queries.length - negatives.length} copies of them, ${negatives.length} pictures of other designs; ${(describing / registered.length).toFixed(2)} s to describe one, ${seconds.toFixed(2)} s to ask of one, one thread, other work on the machine; ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}.`,
    `"Found" is the share of copies above the score that one in a hundred other designs reaches (${thresholds[0]!.toFixed(3)} for ours); "found at 0.5" goes by the probability itself.`,
    table(head('Family'), [...by(own, 'family').map(family => line(family, each => each.family === family)), line('all', () => true)]),
    table(
      head('Edit'),
      by(
        own.filter(({ of }) => of),
        'edit',
      ).map(edit => line(edit, each => each.edit === edit)),
    ),
    `Other designs called a copy (0.5 and above):`,
    table(
      ['Family', 'Asked', 'Called a copy'],
      [...by(negatives, 'family').map(family => [family, ...alarms(each => each.family === family)]), ['all', ...alarms(() => true)]],
    ),
    `Pairs by probability:`,
    table(
      ['Said', 'Pairs', 'Mean said', 'Are copies'],
      calibrationOf(own).map(({ tenth, pairs, copies, said }) => [
        `${tenth / 10}–${(tenth + 1) / 10}`,
        pairs,
        said.toFixed(2),
        pairs ? (copies / pairs).toFixed(2) : '–',
      ]),
    ),
  ].join('\n\n')
  console.log(text)
  if (!values.write) return
  const readme = new URL('./README.md', import.meta.url)
  const old = readFileSync(readme, 'utf8')
  writeFileSync(readme, old.replace(/<!-- measured -->[\s\S]*<!-- \/measured -->/, `<!-- measured -->\n${text}\n<!-- /measured -->`))
}
await main()
