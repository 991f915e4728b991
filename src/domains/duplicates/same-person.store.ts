/** Trainees, artisans and those who stand for establishments as the persons that they are, for comparing across the kinds. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import type { PersonKind } from './duplicates.schema.ts'
import type { PersonFacts } from './vietnamese/records.rules.ts'

/** `name` of an establishment is its own: the person is its representative, or the owner whose name a household bears. */
export interface Standing extends PersonFacts {
  code: string | null
  representative: string | null
}
const selects: Readonly<Record<PersonKind, SQL>> = {
  person: sql`select t.id, null as code, t.name, null as representative, t.birth_year as "birthYear", t.phone, t.personal_number as "personalNumber",
      e.name as establishment, e.unit_id as "unitId"
    from person t left join establishment e on e.id = t.establishment_id where t.name not like '(%'`,
  artisan: sql`select t.id, t.code, t.name, null as representative, t.birth_year as "birthYear", t.phone, null as "personalNumber",
      e.name as establishment, t.unit_id as "unitId"
    from artisan t left join establishment e on e.id = t.establishment_id where t.name not like '(%'`,
  establishment: sql`select t.id, t.code, t.name, t.representative, null as "birthYear", t.phone,
      case when t.tax_code ~ '^[0-9]{12}$' then t.tax_code end as "personalNumber", t.name as establishment, t.unit_id as "unitId"
    from establishment t where coalesce(t.representative, '') not like '(%'`,
}
/** Every standing trainee, artisan and establishment by name; what was erased is left out. `firm`: the person is to be read from it. */
export const namesOfPeople = async (tx: Tx): Promise<{ name: string; representative: string | null; firm: boolean }[]> =>
  (
    await tx.execute<{ name: string; representative: string | null; firm: boolean }>(sql`
      select name, null as representative, false as firm from person where merged_into is null and name not like '(%'
      union all select name, null, false from artisan where merged_into is null and name not like '(%'
      union all select name, representative, true from establishment where merged_into is null and coalesce(representative, '') not like '(%'`)
  ).rows
/** The standing records with these ids. */
export const selectStanding = async (tx: Tx, kind: PersonKind, ids: readonly string[]): Promise<Standing[]> =>
  ids.length
    ? ((await tx.execute(sql`${selects[kind]} and t.merged_into is null and t.id in ${[...ids]} order by t.id`))
        .rows as unknown as Standing[])
    : []
/** Clues beside the name: one telephone, one personal number. */
export const numbersInCommon = (kind: PersonKind, { phone, personalNumber }: Pick<PersonFacts, 'phone' | 'personalNumber'>): SQL[] => {
  const table = sql.identifier(kind)
  const number = { person: 'personal_number', establishment: 'tax_code', artisan: null }[kind]
  return [
    ...(phone ? [sql`r.id in (select t.id from ${table} t where t.phone = ${phone})`] : []),
    ...(personalNumber && number ? [sql`r.id in (select t.id from ${table} t where t.${sql.identifier(number)} = ${personalNumber})`] : []),
  ]
}
