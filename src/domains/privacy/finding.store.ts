/** Where a person may be met in the register: by name, telephone, e-mail, personal number; merged records and past representatives too. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import type { ArtisanRow } from '../establishments/establishments.schema.ts'
import { contains, type Terms } from './terms.rules.ts'

/** At most so many of each kind are shown: whoever finds more looks for too little. */
export const mostFound = 100

const nothing = sql`false`
const named = (column: SQL, name: string | null): SQL => (name ? sql`search_fold(${column}) like ${contains(name)}` : nothing)
const same = (column: SQL, value: string | null): SQL => (value ? sql`${column} = ${value}` : nothing)
const sameMail = (column: SQL, value: string | null): SQL => (value ? sql`lower(${column}) = ${value}` : nothing)
const among = (column: SQL, ids: readonly string[]): SQL => sql`${column} = any (${sql.param([...ids])}::uuid[])`
const any = (...conditions: SQL[]): SQL => sql`(${sql.join(conditions, sql` or `)})`

export interface FoundEstablishment extends Record<string, unknown> {
  id: string
  code: string
  name: string
  kind: string
  unitId: string
  representative: string | null
  phone: string | null
  taxCode: string | null
  mergedInto: string | null
}
const establishmentColumns = sql`e.id, e.code, e.name, e.kind, e.unit_id as "unitId", e.representative, e.phone, e.tax_code as "taxCode",
  (select k.code from establishment k where k.id = e.merged_into) as "mergedInto"`

const establishmentsWhere = async (tx: Tx, where: SQL): Promise<FoundEstablishment[]> =>
  (
    await tx.execute<FoundEstablishment>(
      sql`select ${establishmentColumns} from establishment e where ${where} order by e.code limit ${mostFound}`,
    )
  ).rows
/** Establishments whose row, or whose household's name or other name, speaks of the person. */
export const findEstablishments = (tx: Tx, { name, phone, email, number }: Terms) =>
  establishmentsWhere(
    tx,
    any(
      named(sql`e.representative`, name),
      same(sql`e.phone`, phone),
      sameMail(sql`e.email`, email),
      same(sql`e.tax_code`, number),
      sql`e.kind = 'household' and ${named(sql`e.name`, name)}`,
      sql`e.kind = 'household' and exists (select from establishment_name n where n.establishment_id = e.id and ${named(sql`n.name`, name)})`,
    ),
  )
/** Establishments of which only an earlier version speaks of the person: somebody else stands for them now. */
export const findPast = (tx: Tx, { name, phone, email, number }: Terms, found: readonly string[]) =>
  establishmentsWhere(
    tx,
    sql`not ${among(sql`e.id`, found)} and e.id in (select v.record_id from version v where v.entity = 'establishment' and ${any(
      sql`v.values ->> 'representative' is not null and ${named(sql`v.values ->> 'representative'`, name)}`,
      same(sql`v.values ->> 'phone'`, phone),
      sameMail(sql`v.values ->> 'email'`, email),
      same(sql`v.values ->> 'taxCode'`, number),
    )})`,
  )
export const establishmentsById = (tx: Tx, ids: readonly string[]) => establishmentsWhere(tx, among(sql`e.id`, ids))

export interface FoundArtisan extends Record<string, unknown> {
  id: string
  code: string
  name: string
  birthYear: number | null
  phone: string | null
  title: ArtisanRow['title']
  craft: ArtisanRow['craft']
  unitId: string
  mergedInto: string | null
}
const artisansWhere = async (tx: Tx, where: SQL): Promise<FoundArtisan[]> =>
  (
    await tx.execute<FoundArtisan>(sql`
      select a.id, a.code, a.name, a.birth_year as "birthYear", a.phone, a.title, a.craft, a.unit_id as "unitId",
        (select k.code from artisan k where k.id = a.merged_into) as "mergedInto"
      from artisan a where ${where} order by a.code limit ${mostFound}`)
  ).rows
export const findArtisans = (tx: Tx, { name, phone }: Terms) => artisansWhere(tx, any(named(sql`a.name`, name), same(sql`a.phone`, phone)))
export const artisansById = (tx: Tx, ids: readonly string[]) => artisansWhere(tx, among(sql`a.id`, ids))

export interface FoundTrainee extends Record<string, unknown> {
  id: string
  name: string
  birthYear: number | null
  phone: string | null
  personalNumber: string | null
  establishment: string | null
  classes: number
  merged: boolean
}
const traineesWhere = async (tx: Tx, where: SQL): Promise<FoundTrainee[]> =>
  (
    await tx.execute<FoundTrainee>(sql`
      select p.id, p.name, p.birth_year as "birthYear", p.phone, p.personal_number as "personalNumber", e.name as establishment,
        (select count(*) from attendance a where a.person_id = p.id)::int as classes, p.merged_into is not null as merged
      from person p left join establishment e on e.id = p.establishment_id where ${where} order by p.name, p.id limit ${mostFound}`)
  ).rows
export const findTrainees = (tx: Tx, { name, phone, number }: Terms) =>
  traineesWhere(tx, any(named(sql`p.name`, name), same(sql`p.phone`, phone), same(sql`p.personal_number`, number)))
export const traineesById = (tx: Tx, ids: readonly string[]) => traineesWhere(tx, among(sql`p.id`, ids))

export interface FoundOnDesigns extends Record<string, unknown> {
  name: string | null
  establishment: string | null
  ids: string[]
  codes: string[]
}
const onDesigns = async (tx: Tx, who: SQL, where: SQL): Promise<FoundOnDesigns[]> =>
  (
    await tx.execute<FoundOnDesigns>(sql`
      select ${who} as name, e.name as establishment, array_agg(d.id::text order by d.code) as ids, array_agg(d.code order by d.code) as codes
      from design d left join establishment e on e.id = d.establishment_id where ${where}
      group by ${who}, e.id, e.name order by ${who}, e.name limit ${mostFound}`)
  ).rows
const author = sql`d.author`
const owner = sql`d.owner_name`
/** Designs by who made them and where. */
export const findAuthors = (tx: Tx, { name }: Terms) => onDesigns(tx, author, named(author, name))
export const authorsById = (tx: Tx, ids: readonly string[]) => onDesigns(tx, author, among(sql`d.id`, ids))
/** Designs by who owns them, where that is named. */
export const findOwners = (tx: Tx, { name }: Terms) => onDesigns(tx, owner, named(owner, name))
export const ownersById = (tx: Tx, ids: readonly string[]) => onDesigns(tx, owner, among(sql`d.id`, ids))

export interface FoundAccount extends Record<string, unknown> {
  id: string
  username: string
  name: string
}
const accountsWhere = async (tx: Tx, where: SQL): Promise<FoundAccount[]> =>
  (
    await tx.execute<FoundAccount>(sql`
      select a.id, a.username, a.name from account a
      where exists (select from role_grant g where g.account_id = a.id and g.role = 'applicant')
        and not exists (select from role_grant g where g.account_id = a.id and g.role <> 'applicant') and ${where}
      order by a.username limit ${mostFound}`)
  ).rows
/** Accounts that speak for an establishment and hold no office: of those named so, and of the given establishments. */
export const findAccounts = (tx: Tx, { name, email }: Terms, establishmentIds: readonly string[]) =>
  accountsWhere(
    tx,
    any(
      named(sql`a.name`, name),
      sameMail(sql`a.email`, email),
      sql`a.active and exists (select from role_grant g where g.account_id = a.id and ${among(sql`g.establishment_id`, establishmentIds)})`,
    ),
  )
export const accountsById = (tx: Tx, ids: readonly string[]) => accountsWhere(tx, among(sql`a.id`, ids))

/** The records that were merged into these, and those that these went into: all that officers said to be one. */
export const familyOf = async (tx: Tx, table: 'establishment' | 'artisan' | 'person', ids: readonly string[]): Promise<string[]> => {
  if (!ids.length) return []
  const records = sql.identifier(table)
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive up as (
      select id, merged_into from ${records} where id = any (${sql.param([...ids])}::uuid[])
      union select t.id, t.merged_into from ${records} t join up on t.id = up.merged_into
    ), family as (select id from up union select t.id from ${records} t join family f on t.merged_into = f.id)
    select id from family order by id`)
  return rows.map(row => row.id)
}
