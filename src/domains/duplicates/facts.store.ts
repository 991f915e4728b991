/** What the comparison is told of records: their facts with the names of what they point to. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import type { MatchedKind } from './duplicates.schema.ts'
import type { ArtisanFacts, EstablishmentFacts, PersonFacts, VillageFacts } from './vietnamese/records.rules.ts'

export interface FactsOf {
  establishment: EstablishmentFacts
  village: VillageFacts
  artisan: ArtisanFacts
  person: PersonFacts
}
/** A name in brackets says that the name was erased: nobody is found by it. */
const facts: Record<MatchedKind, SQL> = {
  establishment: sql`select t.id, t.name, t.kind, t.tax_code as "taxCode", t.craft, t.unit_id as "unitId", t.address, v.name as village,
      t.representative, t.phone, t.email,
      (select coalesce(json_agg(n.name order by n.id), '[]') from establishment_name n where n.establishment_id = t.id) as "otherNames"
    from establishment t left join village v on v.id = t.village_id where true`,
  village: sql`select t.id, t.name, t.other_names as "otherNames", t.craft, t.unit_id as "unitId", r.recognition_number as "recognitionNumber",
      r.recognised_on::text as "recognisedOn"
    from village t left join lateral (select * from village_recognition r where r.village_id = t.id
      order by r.recognised_on desc nulls last limit 1) r on true where true`,
  artisan: sql`select t.id, t.name, t.birth_year as "birthYear", t.title, t.craft, t.unit_id as "unitId", v.name as village,
      t.recognition_number as "recognitionNumber", t.phone
    from artisan t left join village v on v.id = t.village_id where t.name not like '(%'`,
  person: sql`select t.id, t.name, t.birth_year as "birthYear", t.phone, t.personal_number as "personalNumber", e.name as establishment,
      e.unit_id as "unitId"
    from person t left join establishment e on e.id = t.establishment_id where t.name not like '(%'`,
}
/** Facts of the records of a kind that are not merged into another: all, or those with these ids. */
export const loadFacts = async <Kind extends MatchedKind>(tx: Tx, kind: Kind, ids?: readonly string[]): Promise<FactsOf[Kind][]> =>
  (
    await tx.execute(
      sql`${facts[kind]} and t.merged_into is null ${ids ? (ids.length ? sql`and t.id in ${[...ids]}` : sql`and false`) : sql``} order by t.id`,
    )
  ).rows as unknown as FactsOf[Kind][]
