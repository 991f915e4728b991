/** What designs need of a domain above them, and the comparison of pictures they look through; wired in domains/index.ts. */
import type { Tx } from '../../kernel/log.ts'
import type { Likeness } from './likeness/likeness.schema.ts'

export interface DesignPrize {
  /** Code and title of the contest. */
  contest: string
  title: string
  /** 'Giải Nhất, nhóm Gốm sứ'; null without a prize, or before the result is confirmed. */
  prize: string | null
}
export const ports: {
  /** Opens the comparison of pictures, once for each database. */
  likeness?: () => Likeness
  /** Of these designs, those whose author and establishment nobody is shown yet: entries of a contest that is being judged. */
  concealed?: (tx: Tx, designIds: readonly string[]) => Promise<ReadonlySet<string>>
  /** The contest of each of these designs that is an entry of one, with the confirmed prize. */
  prizes?: (tx: Tx, designIds: readonly string[]) => Promise<ReadonlyMap<string, DesignPrize>>
} = {}
