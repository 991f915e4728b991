/** The intervals of a version that is not in force: actuals are measured only against the one that is. */
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { SideNote } from '../../../web/ui/SideNote.tsx'
import { say } from '../../../words/say.ts'
import type { PlanData } from './plan.ts'

type Target = PlanData['targets'][number]
const columns: Column<Target>[] = [
  { key: 'name', header: say('planScreens.target'), value: target => target.name },
  { key: 'min', header: say('planScreens.minimum'), numeric: true, value: target => target.min, cell: target => number(target.min) },
  { key: 'max', header: say('planScreens.maximum'), numeric: true, value: target => target.max, cell: target => number(target.max) },
  { key: 'unit', header: say('planScreens.unit'), value: target => target.unit },
]
export function TargetTable({ plan }: { plan: PlanData }) {
  return (
    <Card title={say('planScreens.targetsOfVersion', { version: plan.version })}>
      <SideNote>{say('planScreens.targetsOld')}</SideNote>
      <DataTable label={say('planScreens.targetsTable')} columns={columns} rows={plan.targets} rowKey={target => target.code} />
    </Card>
  )
}
