/** The briefs that a fair or contest works for, with what came back to each. */
import type { Column } from '../../../web/ui/DataTable.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { TableCard } from '../../../web/ui/TableCard.tsx'
import { say } from '../../../words/say.ts'
import type { briefsFor } from '../briefs.actions.ts'
import { outcomeKinds } from '../briefs.schema.ts'

type Served = Sent<Awaited<ReturnType<typeof briefsFor>>>[number]
const columns: Column<Served>[] = [
  { key: 'title', header: say('briefScreens.served'), value: row => row.title, width: 20, two: true },
  { key: 'code', header: say('briefScreens.servedCode'), value: row => row.code, width: 7.5 },
  { key: 'standing', header: say('briefScreens.servedState'), value: row => row.standingLabel, line: 9 },
  ...(Object.keys(outcomeKinds) as (keyof typeof outcomeKinds)[]).map(
    (kind): Column<Served> => ({ key: kind, header: outcomeKinds[kind], value: row => row.outcomes[kind], numeric: true }),
  ),
]
export function BriefsServed({ title, briefs, none }: { title: string; briefs: readonly Served[]; none: { title: string; text: string } }) {
  return (
    <TableCard
      title={title}
      columns={columns}
      rows={briefs}
      rowKey={row => row.code}
      to={row => `/thi-truong/dat-hang/${encodeURIComponent(row.code)}`}
      none={none}
    />
  )
}
