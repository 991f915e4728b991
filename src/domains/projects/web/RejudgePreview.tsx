/** Trước khi áp dụng: every open project whose findings or support a draft would change, with both sides and the sums. Nothing is written. */
import { Button, MultiSelect } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { date, money, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FigureDrawer } from '../../../web/ui/FigureDrawer.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { FindingSides } from './FindingSides.tsx'
import { changedWords, type Preview, previewFile, signed, usePreview } from './rejudge.data.ts'
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
  { key: 'name', header: say('projectScreens.name'), value: row => row.name, width: 17, two: true },
  { key: 'code', header: say('projectScreens.code'), value: row => row.code, line: 8 },
  { key: 'unit', header: say('projectScreens.place'), value: row => row.unitName, hidden: true },
  { key: 'activity', header: say('projectScreens.activity'), value: row => row.activityLabel, line: 14, two: true, hidden: true },
  { key: 'state', header: say('projectScreens.state'), value: row => row.stateLabel, hidden: true },
  { key: 'changes', header: say('lawScreens.changes'), value: row => changedWords(row.changes), width: 14, line: 18, two: true },
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

function Found({ data: { rows, considered, on, totals, byUnit, byActivity } }: { data: Preview }) {
  const [opened, setOpened] = useState<Row | null>(null)
  if (rows.length === 0) return <EmptyState small title={say('lawScreens.beforeNone', { considered: number(considered), day: date(on) })} />
  const state = { changed: number(rows.length), considered: number(considered), difference: signed(totals.difference) }
  return (
    <>
      <p className={css.state}>{say('lawScreens.beforeState', state)}</p>
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
      <div className={css.sums}>
        <Sums label={say('lawScreens.byUnit')} rows={byUnit} />
        <Sums label={say('lawScreens.byActivity')} rows={byActivity} />
      </div>
      <FigureDrawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened?.name ?? ''}
        facts={opened ? factsOf(opened) : []}
      >
        {opened && (
          <>
            <FindingSides changes={opened.changes} names={[say('lawScreens.now'), say('lawScreens.byDraft')]} />
            <p className={css.more}>
              <GoLink to={`/ho-so/${opened.code}`}>{say('lawScreens.openProject', { code: opened.code })}</GoLink>
            </p>
          </>
        )}
      </FigureDrawer>
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
