/** What lists of the register need of domains above it; wired in domains/index.ts. */
import { type SQL, sql } from 'drizzle-orm'

/** `support` is a table of supports, in brackets, with the columns establishment_id and year. */
export const viewPorts: { support: SQL } = { support: sql`(select null::uuid as establishment_id, null::int as year where false)` }
