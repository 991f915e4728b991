/** Projects that a demonstration hangs its numbers on. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'

/** Ids of open projects for machines with one beneficiary, in the order of their codes. */
export const openMachineProjects = async (tx: Tx): Promise<string[]> =>
  (
    await tx.execute<{ id: string }>(
      sql`select p.id from project p where p.activity = 'machine' and p.state in ('submitted', 'surveyed', 'reviewed', 'appraised', 'proposed', 'planned')
            and (select count(*) from project_beneficiary b where b.project_id = p.id) = 1
          order by p.code limit 3`,
    )
  ).rows.map(row => row.id)
