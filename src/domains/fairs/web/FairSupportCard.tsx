/** The support that went into a fair: each project with its contract and money, and how the sums come about. */
import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date, money, number } from '../../../web/format.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import type { Column } from '../../../web/ui/DataTable.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { TableCard } from '../../../web/ui/TableCard.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type FairData, fairKey, fairPath } from './fair.data.ts'
import css from './fair.module.css'

type Support = NonNullable<FairData['support']>
type Row = Support['rows'][number]
const amounts = ['approved', 'contracted', 'paid'] as const

export function FairSupportCard({ fair, support }: { fair: string; support: Support }) {
  const client = useQueryClient()
  const [tying, setTying] = useState(false)
  const [leaving, setLeaving] = useState<string | null>(null)
  const { rows, mayTie, beyond, choices } = support
  const path = `${fairPath(fair)}/projects`
  const refresh = async (says: string) => {
    await client.invalidateQueries({ queryKey: fairKey(fair) })
    saved(says)
  }
  const untie: Column<Row> = {
    key: 'untie',
    header: '',
    value: () => null,
    cell: row => (
      <Button variant="subtle" size="compact-sm" aria-label={say('fairs.untieOf', { code: row.code })} onClick={() => setLeaving(row.code)}>
        {say('fairs.untieShort')}
      </Button>
    ),
    sort: false,
    width: 4,
  }
  return (
    <>
      <TableCard
        title={say('fairs.support')}
        aside={
          mayTie && (
            <Button
              variant="default"
              size="compact-sm"
              className="no-print"
              leftSection={<IconLink size={15} stroke={1.8} aria-hidden />}
              onClick={() => setTying(true)}
            >
              {say('fairs.tie')}
            </Button>
          )
        }
        columns={mayTie ? [...columns, untie] : columns}
        rows={rows}
        rowKey={row => row.code}
        to={row => row.to}
        none={{ title: say('fairs.supportNone'), text: say(mayTie ? 'fairs.supportNoneText' : 'fairs.supportNoneRead') }}
        note={
          <>
            {rows.length > 0 && <Sums fair={fair} support={support} />}
            {beyond > 0 && <p className={css.note}>{say('fairs.supportBeyond', { count: number(beyond) })}</p>}
          </>
        }
      />
      <ConfirmDialog
        opened={tying}
        onClose={() => setTying(false)}
        title={say('fairs.tie')}
        text={say(choices.length ? 'fairs.tieText' : 'fairs.tieNone')}
        verb={say('fairs.tie')}
        fields={[
          {
            key: 'code',
            label: say('fairs.project'),
            kind: 'select',
            required: true,
            options: choices.map(({ code, name, year, stateLabel }) => ({
              value: code,
              label: say('fairs.tieChoice', { code, name, year, state: stateLabel }),
            })),
          },
        ]}
        onConfirm={async values => {
          await post(path, values)
          await refresh(say('fairs.tied'))
        }}
      />
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={say('fairs.untie')}
        text={say('fairs.untieText', { code: leaving ?? '' })}
        verb={say('fairs.untie')}
        danger
        onConfirm={async () => {
          await post(`${path}/removal`, { code: leaving })
          await refresh(say('fairs.untied'))
        }}
      />
    </>
  )
}

/** What names a thing, and under it what else to know of it. */
const Two = ({ over, under }: { over: string; under: string }) => (
  <>
    <span className={css.over}>{over}</span>
    <span className={css.under}>{under}</span>
  </>
)

/** Each sum with its addends, so that anybody can add them up again. */
function Sums({ fair, support: { rows, sums } }: { fair: string; support: Support }) {
  const shared = rows.filter(row => row.shared.length > 1)
  return (
    <div className={css.sums}>
      <ul>
        {amounts.map(key => {
          const known = rows.map(row => row[key]).filter(amount => amount !== null)
          const words = { label: say(`fairs.${key}`), sum: money(sums[key]) }
          return (
            <li key={key} className="figures">
              {known.length > 1
                ? say('fairs.sumOf', { ...words, amounts: known.map(amount => number(amount)).join(' + ') })
                : say('fairs.sumOne', words)}
            </li>
          )
        })}
      </ul>
      <p className={css.note}>{say('fairs.sumWhence')}</p>
      {shared.map(({ code, shared: all }) => (
        <p key={code} className={css.note}>
          {say('fairs.shared', { code, others: all.filter(each => each !== fair).join(', ') })}
        </p>
      ))}
    </div>
  )
}

const columns: Column<Row>[] = [
  { key: 'name', header: say('fairs.project'), value: row => row.name, width: 18, two: true },
  {
    key: 'code',
    header: say('fairs.projectCode'),
    value: row => row.code,
    cell: row => <Two over={row.code} under={row.stateLabel} />,
    width: 8,
  },
  {
    key: 'contract',
    header: say('fairs.contract'),
    value: row => row.contract?.number ?? null,
    cell: ({ contract }) =>
      contract ? (
        <Two over={contract.number} under={date(contract.signedOn)} />
      ) : (
        <span className={css.none}>{say('fairs.noContract')}</span>
      ),
    width: 10,
  },
  ...amounts.map(
    (key): Column<Row> => ({
      key,
      header: say(`fairs.${key}`),
      value: row => row[key],
      cell: row => (row[key] === null ? <span className={css.none}>{say('fairs.noneYet')}</span> : <Money amount={row[key]} />),
      numeric: true,
    }),
  ),
]
