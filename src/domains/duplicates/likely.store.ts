/** Establishments that may be the one being typed, found by cheap questions; the comparison then says how alike they are. */
import { sql } from 'drizzle-orm'
import type { Reach } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/log.ts'
import type { establishmentKinds } from '../establishments/establishments.schema.ts'
import { reaches } from './records.store.ts'

export interface Clues {
  taxCode?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
  /** The name's own words, folded. */
  words: readonly string[]
  /** The unit with those before and after it. */
  unitIds: readonly string[]
  /** The one that is being corrected is not its own double. */
  exceptCode?: string | undefined
}
export interface Candidate extends Record<string, unknown> {
  id: string
  code: string
  name: string
  kind: keyof typeof establishmentKinds
  unitId: string
}
/** At most 120 standing establishments within reach: the same tax code, phone or e-mail, a name that shares words in the same place, or the same name anywhere. */
export const candidates = async (tx: Tx, reach: Reach, clues: Clues): Promise<Candidate[]> => {
  const literal = (word: string) => word.replace(/[%_\\]/g, '\\$&')
  const shared = clues.words.length
    ? sql`(${sql.join(
        clues.words.map(word => sql`(e.search like ${`%${literal(word)}%`})::int`),
        sql` + `,
      )})`
    : sql`0`
  // A name ends with what is its own: 'Sơn mài mỹ nghệ Kim Oanh'.
  const phrase = clues.words.slice(-2).join(' ')
  const { rows } = await tx.execute<Candidate>(sql`
    with clue as (
      select e.id, 1000 as rank from establishment e
        where e.tax_code = ${clues.taxCode ?? null} or e.phone = ${clues.phone ?? null} or lower(e.email) = ${clues.email?.toLowerCase() ?? null}
      union all (select e.id, ${shared} from establishment e
        where ${clues.unitIds.length ? sql`e.unit_id in ${[...clues.unitIds]}` : sql`false`} and ${shared} > 0 order by 2 desc limit 80)
      union all (select e.id, 500 + ${shared} from establishment e
        where ${phrase.length > 4 ? sql`e.search like ${`%${literal(phrase)}%`}` : sql`false`} order by 2 desc limit 40))
    select e.id, e.code, e.name, e.kind, e.unit_id as "unitId" from establishment e join (select id, max(rank) as rank from clue group by 1) c on c.id = e.id
    where e.merged_into is null and ${reaches(reach, sql`e.unit_id`)} and e.code is distinct from ${clues.exceptCode ?? null}
    order by c.rank desc, e.id limit 120`)
  return rows
}
