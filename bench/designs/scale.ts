/**
 * How long a search takes among many: `npx tsx bench/designs/scale.ts [--rows 100000]`. The many are invented: descriptions of drawn
 * designs whose words, directions and fingerprints are drawn anew from those of all; their points are the drawn designs' own.
 */
import { parseArgs } from 'node:util'
import { compare, isCopy, verifiedFirst } from '../../src/domains/designs/likeness/compare.rules.ts'
import { ask, describe, recall } from '../../src/domains/designs/likeness/describe.thread.ts'
import { pack, unpackBody, unpackHead } from '../../src/domains/designs/likeness/described.rules.ts'
import { openEmbedder } from '../../src/domains/designs/likeness/embed.thread.ts'
import { Index } from '../../src/domains/designs/likeness/index.thread.ts'
import { openIndexFile } from '../../src/domains/designs/likeness/index-file.actions.ts'
import { ownModel } from '../../src/domains/designs/likeness/model.rules.ts'
import { random } from '../matching/random.ts'
import { edits } from './edits.ts'
import { drawn, textiles } from './sets.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } })
const wanted = Number(values.rows)
const r = random(5)
const embedder = await openEmbedder(ownModel)
const kept = openIndexFile('scale')
const index = new Index('scale', kept.file)
const registered = textiles().registered.slice(0, 6)
const models = await Promise.all(
  (await drawn(5, 2, 2)).registered.map(({ picture }) => describe(picture, 'scale', embedder, ownModel.size)),
)
const heads = models.map(unpackHead)
// A short body: what only fills the index need not fill the disk.
const body = unpackBody(models[0]!)
let began = performance.now()
for (let at = 0; at < wanted; at++) {
  const [a, b] = [r.pick(heads), r.pick(heads)]
  const words = Uint16Array.from(
    { length: 950 },
    (_, each) => (each % 2 ? a : b).words[each % Math.max(1, (each % 2 ? a : b).words.length)]! ^ (r.chance(0.5) ? r.int(16384) : 0),
  )
  const embedding = a.embedding.map((value, each) => Math.max(-127, Math.min(127, (value + b.embedding[each]!) / 2 + r.int(30) - 15)))
  const hashes = [0, 0, 0, 0].map(() => r.int(2 ** 32)) as [number, number, number, number]
  index.add(
    `made-${at}`,
    pack('scale', { ...a, words, embedding, hashes }, { ...body, grey: { ...body.grey, count: 150 }, lines: { ...body.lines, count: 50 } }),
  )
}
console.log(`${wanted} rows in ${((performance.now() - began) / 1000).toFixed(0)} s`)
for (const { name, picture } of registered) index.add(name, await describe(picture, 'scale', embedder, ownModel.size))
const first: number[] = []
const verified: number[] = []
let found = 0
let asked = 0
for (const [at, { name, picture }] of registered.entries())
  for (const edit of ['crop60', 'mug', 'rephotograph'] as const) {
    const query = await edits[edit]!(picture, random(at), [])
    began = performance.now()
    const { sought, asked: prepared } = await ask(query, embedder, ownModel.size)
    const rows = index.shortlist(sought, 2 * verifiedFirst, new Set())
    first.push(performance.now() - began)
    const own = prepared()
    const verdicts: boolean[] = []
    for (const { id, alike } of rows) {
      if (verdicts.length === verifiedFirst && verdicts.includes(true)) break
      verdicts.push(isCopy(compare(own, await recall(index.describedOf(id)), alike)))
    }
    verified.push(performance.now() - began)
    asked++
    if (rows.some(({ id }) => id === name)) found++
  }
kept.close()
const at = (list: number[], share: number) => ([...list].sort((a, b) => a - b)[Math.floor(list.length * share)]! / 1000).toFixed(2)
console.log(
  `first candidates: median ${at(first, 0.5)} s, 95% ${at(first, 0.95)} s; verified: median ${at(verified, 0.5)} s, 95% ${at(verified, 0.95)} s`,
)
console.log(`in the shortlist: ${found} of ${asked}; memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`)
