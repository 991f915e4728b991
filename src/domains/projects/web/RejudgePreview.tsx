/** Trước khi áp dụng: every open project whose findings or support a draft would change, with both sides and the sums. Nothing is written. */
import { Button, MultiSelect } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { money } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { changesColumn, JudgedDrawer, projectColumns } from './JudgedTwice.tsx'
import { foundWords, type Preview, previewFile, signed, usePreview } from './rejudge.data.ts'
import css from './rejudge.module.css'

type Row = Preview['rows'][number]

interface RejudgePreviewProps {
  document: { id: string }
  /** Other drafts that can be looked at together with it. */
  others: readonly { id: string; number: string }[]
}
export function RejudgePreview({ document, others }: RejudgePreviewProps) {
  const [day, setDay] = useState<string>()
  const [along, setAlong] = useState<string[]>([])
  const documents = [document.id, ...along]
  const { data, error, refetch } = usePreview(documents, day)
  return (
    <Card
      title={say('lawScreens.before')}
      aside={
        data &&
        data.rows.length > 0 && (
          <Button
            component="a"
            href={previewFile(documents, day)}
            variant="default"
            leftSection={<IconFileSpreadsheet size={17} stroke={1.6} />}
          >
            {say('lawScreens.excel')}
          </Button>
        )
      }
    >
      <p className={css.quiet}>{say('lawScreens.beforeText')}</p>
      <div className={css.tools}>
        <DayInput
          label={say('lawScreens.beforeDay')}
          value={day ?? data?.on ?? null}
          onChange={value => setDay(value ?? undefined)}
          className={css.day ?? ''}
        />
        {others.length > 0 && (
          <MultiSelect
            label={say('lawScreens.together')}
            data={others.map(({ id, number: called }) => ({ value: id, label: called }))}
            value={along}
            onChange={setAlong}
            className={css.others ?? ''}
          />
        )}
      </div>
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && <Found data={data} />}
    </Card>
  )
}

const columns: Column<Row>[] = [
  ...projectColumns<Row>(),
  { key: 'activity', header: say('projectScreens.activity'), value: row => row.activityLabel, line: 14, two: true, hidden: true },
  changesColumn<Row>(),
  {
    key: 'before',
    header: say('lawScreens.amountBefore'),
    numeric: true,
    value: row => row.before.amount,
    cell: row => <Money amount={row.before.amount} />,
  },
  {
    key: 'after',
    header: say('lawScreens.amountAfter'),
    numeric: true,
    value: row => row.after.amount,
    cell: row => <Money amount={row.after.amount} strong />,
  },
  {
    key: 'difference',
    header: say('lawScreens.difference'),
    numeric: true,
    value: row => row.difference,
    cell: row => signed(row.difference),
  },
]

function Found({ data }: { data: Preview }) {
  const { rows, named, totals, byUnit, byActivity } = data
  const [opened, setOpened] = useState<Row | null>(null)
  if (data.changed === 0) return <EmptyState small title={foundWords(data)} />
  return (
    <>
      <p className={css.state}>{foundWords(data)}</p>
      {named ? (
        <DataTable
          label={say('lawScreens.beforeList')}
          columns={columns}
          rows={rows}
          rowKey={row => row.code}
          onOpen={setOpened}
          foot={{
            name: say('projects.sheetTotal'),
            before: <Money amount={totals.before} />,
            after: <Money amount={totals.after} strong />,
            difference: signed(totals.difference),
          }}
        />
      ) : (
        <p className={css.quiet}>{say('lawScreens.beforeUnnamed')}</p>
      )}
      <div className={css.sums}>
        <Sums label={say('lawScreens.byUnit')} rows={byUnit} />
        <Sums label={say('lawScreens.byActivity')} rows={byActivity} />
      </div>
      <JudgedDrawer
        row={opened}
        facts={opened ? factsOf(opened) : []}
        names={[say('lawScreens.now'), say('lawScreens.byDraft')]}
        onClose={() => setOpened(null)}
      />
    </>
  )
}
const factsOf = ({ unitName, activityLabel, stateLabel, requested, before, after, difference }: Row) => [
  { label: say('projectScreens.place'), value: unitName },
  { label: say('projectScreens.activity'), value: activityLabel },
  { label: say('projectScreens.state'), value: stateLabel },
  { label: say('projectScreens.requestedFull'), value: money(requested) },
  { label: say('lawScreens.amountBefore'), value: withSum(before) },
  { label: say('lawScreens.amountAfter'), value: withSum(after) },
  { label: say('lawScreens.difference'), value: signed(difference) },
]
/** '200.000.000 ₫, tính: min(…) = …' */
const withSum = ({ amount, arithmetic }: Row['before']) =>
  amount === null
    ? say('lawScreens.noSum')
    : arithmetic === null
      ? money(amount)
      : say('lawScreens.withSum', { amount: money(amount), arithmetic })

function Sums({ label, rows }: { label: string; rows: Preview['byUnit'] }) {
  return (
    <DataTable
      brief
      label={label}
      rows={rows}
      rowKey={row => row.name}
      columns={[
        { key: 'name', header: label, value: row => row.name, width: 16 },
        { key: 'projects', header: say('projects.sheetProjects'), numeric: true, value: row => row.projects },
        {
          key: 'difference',
          header: say('lawScreens.difference'),
          numeric: true,
          value: row => row.difference,
          cell: row => signed(row.difference),
        },
      ]}
    />
  )
}
