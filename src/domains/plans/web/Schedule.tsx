/** Work of the year that is scheduled and what each piece is expected to bring to a target. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import type { PlanData } from './plan.ts'

type Item = PlanData['schedule'][number]
export function Schedule({ plan }: { plan: PlanData }) {
  const { businessDate } = useSession()
  const [all, setAll] = useState(false)
  const ahead = plan.schedule.filter(item => item.on >= businessDate)
  const past = plan.schedule.length - ahead.length
  const targetOf = (item: Item) => plan.targets.find(target => target.code === item.targetCode)
  const columns: Column<Item>[] = [
    { key: 'work', header: say('planScreens.work'), value: item => item.name, width: 22, two: true },
    { key: 'day', header: say('planScreens.day'), value: item => item.on, cell: item => date(item.on) },
    {
      key: 'when',
      header: say('planScreens.when'),
      value: item => (item.on < businessDate ? 0 : 1),
      cell: item =>
        item.on < businessDate ? say('planScreens.past') : <StateBadge plain kind="waiting" word={say('planScreens.ahead')} />,
    },
    {
      key: 'expected',
      header: say('planScreens.expected'),
      numeric: true,
      value: item => item.expected,
      cell: item => <span title={targetOf(item)?.name}>{`${number(item.expected)} ${targetOf(item)?.unit ?? ''}`}</span>,
    },
  ]
  return (
    <Card
      title={say('planScreens.schedule')}
      aside={
        past > 0 && (
          <Button variant="default" size="compact-sm" aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? say('planScreens.scheduleAhead') : say('planScreens.schedulePast', { count: number(past) })}
          </Button>
        )
      }
    >
      <DataTable
        label={say('planScreens.scheduleTable')}
        columns={columns}
        rows={all ? plan.schedule : ahead}
        rowKey={item => `${item.on}${item.name}`}
        sort={{ key: 'day' }}
        empty={<EmptyState small title={say(past ? 'planScreens.scheduleNoneAhead' : 'planScreens.scheduleNone')} />}
      />
    </Card>
  )
}
