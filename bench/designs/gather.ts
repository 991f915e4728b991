/** Asks every query of the register and keeps the evidence: what the weights are learned from, and what the report counts. */

import { compare, verifiedFirst } from '../../src/domains/designs/likeness/compare.rules.ts'
import { ask, describe, recall } from '../../src/domains/designs/likeness/describe.thread.ts'
import { openEmbedder } from '../../src/domains/designs/likeness/embed.thread.ts'
import { Index } from '../../src/domains/designs/likeness/index.thread.ts'
import { openIndexFile } from '../../src/domains/designs/likeness/index-file.actions.ts'
import { featuresOf } from '../../src/domains/designs/likeness/judge.rules.ts'
import { ownModel } from '../../src/domains/designs/likeness/model.rules.ts'
import { random } from '../matching/random.ts'
import type { Original } from './drawn.ts'
import { edits } from './edits.ts'

export interface Query {
  /** The registered original it was made from; nothing for a design of its own. */
  of: string | undefined
  edit: string
  family: string
  picture: Buffer
}
export interface Asked extends Omit<Query, 'picture'> {
  seconds: number
  candidates: { id: string; logit: number; features: Record<string, number> | undefined; channel: string | undefined }[]
}
export interface Gathered {
  asked: Asked[]
  /** Seconds to describe all that is registered. */
  describing: number
}
const hardest = ['drawing', 'cup', 'outline', 'mug', 'pencil', 'crop40'] as const
/** Each registered picture with `each` of the edits in turn; each other one as it is and twice edited. */
export const queriesOf = async (
  registered: readonly Original[],
  others: readonly Original[],
  each: number,
  seed: number,
): Promise<Query[]> => {
  const names = Object.keys(edits)
  const queries: Query[] = []
  const pictures = others.map(other => other.picture)
  for (const [at, { name, family, picture }] of registered.entries())
    for (let turn = 0; turn < each; turn++) {
      const edit = names[(at * each + turn) % names.length]!
      queries.push({ of: name, edit, family, picture: await edits[edit]!(picture, random(seed + at * 100 + turn), pictures) })
    }
  for (const [at, { family, picture }] of others.entries()) {
    queries.push({ of: undefined, edit: 'none', family, picture })
    const rest = pictures.filter(other => other !== picture)
    // What tells least of a design is asked of each: others must not be taken for one another by it.
    for (const [turn, edit] of [names[at % names.length]!, hardest[at % hardest.length]!].entries())
      queries.push({ of: undefined, edit, family, picture: await edits[edit]!(picture, random(seed + 50_000 * (turn + 1) + at), rest) })
  }
  return queries
}
const version = 'bench'
export const gather = async (
  registered: readonly Original[],
  queries: readonly Query[],
  onAsked: (done: number, soFar: Gathered) => void = () => undefined,
  first = verifiedFirst,
): Promise<Gathered> => {
  const embedder = await openEmbedder(ownModel)
  const kept = openIndexFile(version)
  const index = new Index(version, kept.file)
  const began = performance.now()
  for (const { name, picture } of registered) index.add(name, await describe(picture, version, embedder, ownModel.size))
  const describing = (performance.now() - began) / 1000
  const asked: Asked[] = []
  for (const { picture, ...query } of queries) {
    const start = performance.now()
    const { sought, asked: prepared } = await ask(picture, embedder, ownModel.size)
    const own = prepared()
    const candidates: Asked['candidates'] = []
    for (const [at, { id, alike }] of index.shortlist(sought, 2 * first, new Set()).entries()) {
      if (at === first && candidates.some(({ logit }) => logit >= 0)) break
      const found = compare(own, await recall(index.describedOf(id)), alike)
      candidates.push({
        id,
        logit: found?.logit ?? -20 + alike,
        features: found && featuresOf(found.evidence),
        channel: found?.channel,
      })
    }
    candidates.sort((a, b) => b.logit - a.logit)
    asked.push({ ...query, seconds: (performance.now() - start) / 1000, candidates })
    onAsked(asked.length, { asked, describing })
  }
  kept.close()
  return { asked, describing }
}
