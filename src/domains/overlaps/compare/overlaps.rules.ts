/** Holds one support against all others. */
import { evidenceOf } from './evidence.rules.ts'
import type { Holders } from './holders.rules.ts'
import { type Score, scoreOf } from './score.rules.ts'
import type { Support } from './support.schema.ts'

export interface Found extends Score {
  /** Id of the other support. */
  other: string
}
/** The other supports that may be the same money, likeliest first. */
export const overlapsOf = (support: Support, holders: Holders): Found[] =>
  [...holders.near(support)]
    .flatMap(other => {
      const score = scoreOf(evidenceOf(support, holders.supports.get(other)!, holders))
      return score ? [{ other, ...score }] : []
    })
    .sort((a, b) => b.bits - a.bits || a.other.localeCompare(b.other))
