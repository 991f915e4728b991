/** Who was supported in which year, as a table that lists of the register filter and count by. */
import { sql } from 'drizzle-orm'
import { beneficiary, chain, Project } from './projects.schema.ts'

/** From the decision on: a project that was refused or stopped supported nobody. */
const decided = chain.slice(chain.indexOf('planned'))
export const supports = sql`(select b.establishment_id, p.year from ${beneficiary} b join ${Project.table} p on p.id = b.project_id
  where p.state = any(${sql.param([...decided])}::text[]))`
