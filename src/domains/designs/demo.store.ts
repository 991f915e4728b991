/** Which designs of the demo year are shown with pictures. */
import { asc, sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { Design, type DesignCraft, type DesignRow } from './designs.schema.ts'

const { table } = Design
/** Designs of a craft whose name begins with one of the words, accepted ones first; copies and variants are left out. */
export const designsNamed = (tx: Tx, craft: DesignCraft, beginnings: readonly string[], limit: number): Promise<DesignRow[]> =>
  tx
    .select()
    .from(table)
    .where(
      sql`${table.craft} = ${craft} and ${table.copyFoundOn} is null and ${table.variantOf} is null
        and ${table.name} like any (${sql.param(beginnings.map(each => `${each}%`))}::text[])`,
    )
    .orderBy(sql`${table.acceptedOn} is null`, asc(table.code))
    .limit(limit)
