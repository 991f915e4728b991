/** The year's rounds, the newest first. */
import { money, number } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { say } from '../../../words/say.ts'
import { ruleKinds } from '../choosing/choosing.schema.ts'
import { roundStates } from '../rounds.schema.ts'
import css from './choice.module.css'
import { groupOf, sourceOf } from './choice.ts'
import { type RoundHead, roundAddress, useRounds } from './rounds.ts'

const columns: Column<RoundHead>[] = [
  {
    key: 'number',
    header: say('selectionRounds.title'),
    value: row => row.number,
    cell: row => say('selectionRounds.shortTitle', { number: row.number }),
    width: 7,
  },
  {
    key: 'lines',
    header: say('selectionRounds.lines'),
    value: row => row.lines.map(line => `${groupOf(line)} · ${sourceOf(line)}`).join('; '),
    width: 18,
  },
  { key: 'rule', header: say('selectionRounds.rule'), value: row => ruleKinds[row.rule.kind], width: 14 },
  { key: 'state', header: say('selectionRounds.state'), value: row => roundStates[row.state], width: 8 },
  {
    key: 'count',
    header: say('selectionRounds.countColumn'),
    numeric: true,
    value: row => row.summary?.count ?? null,
    cell: row => (row.summary ? number(row.summary.count) : '–'),
  },
  {
    key: 'cost',
    header: say('selectionRounds.costColumn'),
    numeric: true,
    value: row => row.summary?.cost ?? null,
    cell: row => (row.summary ? money(row.summary.cost) : '–'),
  },
]
export function Rounds({ year }: { year: number }) {
  const { data, error, refetch } = useRounds(year)
  return (
    <section aria-label={say('selectionRounds.rounds')}>
      <h2 className={css.heading}>{say('selectionRounds.rounds')}</h2>
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {data && (
        <DataTable
          label={say('selectionRounds.rounds')}
          columns={columns}
          rows={data}
          rowKey={row => row.id}
          to={row => roundAddress(year, row.id)}
          empty={<EmptyState small title={say('selectionRounds.noRounds', { year })} text={say('selectionRounds.noRoundsText')} />}
        />
      )}
    </section>
  )
}
