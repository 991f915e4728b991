/** Open projects whose latest kept appraisal was judged by older rules; a leader asks for them to be appraised again. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, money, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { changesColumn, JudgedDrawer, projectColumns } from './JudgedTwice.tsx'
import { type Outdated, useOutdated } from './rejudge.data.ts'
import css from './rejudge.module.css'

export function OutdatedAppraisals() {
  const { has } = useSession()
  const client = useQueryClient()
  const { data, error, refetch } = useOutdated()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<Outdated | null>(null)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return null
  const chosen = data.filter(row => row.asked === null && picked.has(row.code)).map(({ code }) => code)
  const leads = has('leader')
  const ticking = {
    has: (key: string | number) => picked.has(String(key)),
    set: (keys: readonly (string | number)[], on: boolean) => {
      const rest = [...picked].filter(code => !keys.includes(code))
      setPicked(new Set(on ? [...rest, ...keys.map(String)] : rest))
    },
    name: (row: Outdated) => row.name,
  }
  return (
    <Card title={say('lawScreens.outdated')}>
      {data.length === 0 ? (
        <EmptyState small title={say('lawScreens.outdatedNone')} />
      ) : (
        <>
          <p className={css.quiet}>{say('lawScreens.outdatedText')}</p>
          <DataTable
            label={say('lawScreens.outdated')}
            columns={columns}
            rows={data}
            rowKey={row => row.code}
            onOpen={setOpened}
            ticking={leads ? ticking : undefined}
            toolbar={
              leads && (
                <Button disabled={chosen.length === 0} onClick={() => setAsking(true)}>
                  {chosen.length ? say('lawScreens.askAgain', { count: number(chosen.length) }) : say('lawScreens.again')}
                </Button>
              )
            }
          />
        </>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('lawScreens.again')}
        text={say('lawScreens.againText', { count: number(chosen.length) })}
        verb={say('lawScreens.again')}
        fields={[{ key: 'reason', label: say('lawScreens.reason'), kind: 'textarea', required: true, help: say('lawScreens.againHelp') }]}
        onConfirm={async values => {
          const { asked } = await post<{ asked: number }>('/api/rejudging', { codes: chosen, reason: values.reason })
          await client.invalidateQueries({ queryKey: ['rejudging'] })
          setPicked(new Set())
          saved(say('lawScreens.againDone', { count: number(asked) }))
        }}
      />
      <JudgedDrawer
        row={opened}
        facts={opened ? factsOf(opened) : []}
        names={[say('lawScreens.asJudged'), say('lawScreens.now')]}
        onClose={() => setOpened(null)}
      />
    </Card>
  )
}

const askedWord = ({ asked }: Outdated) => (asked ? say('lawScreens.askedOn', { day: date(asked.on) }) : say('lawScreens.notAsked'))
const columns: Column<Outdated>[] = [
  ...projectColumns<Outdated>(),
  { key: 'on', header: say('lawScreens.judged'), value: row => row.judgedOn, cell: row => date(row.judgedOn), hidden: true },
  changesColumn<Outdated>(),
  {
    key: 'before',
    header: say('lawScreens.amountThen'),
    numeric: true,
    value: row => row.before,
    cell: row => <Money amount={row.before} />,
  },
  {
    key: 'after',
    header: say('lawScreens.amountNow'),
    numeric: true,
    value: row => row.after,
    cell: row => <Money amount={row.after} strong />,
  },
  {
    key: 'asked',
    header: say('lawScreens.again'),
    value: row => row.asked?.on ?? null,
    line: 10,
    two: true,
    cell: row => (row.asked ? <StateBadge plain kind="waiting" word={askedWord(row)} /> : askedWord(row)),
  },
]
const factsOf = (row: Outdated) => [
  { label: say('projectScreens.place'), value: row.unitName },
  { label: say('projectScreens.state'), value: row.stateLabel },
  { label: say('lawScreens.judged'), value: date(row.judgedOn) },
  { label: say('lawScreens.amountThen'), value: money(row.before) },
  { label: say('lawScreens.amountNow'), value: money(row.after) },
  { label: say('lawScreens.again'), value: row.asked ? `${askedWord(row)}. ${row.asked.reason}` : askedWord(row) },
]
