/** What came back to a brief: sums, each line with its paper, and the form that writes one down. */
import { Button } from '@mantine/core'
import { IconPaperclip, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { daysBetween } from '../../../kernel/dates.ts'
import { post, upload } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type BriefData, briefKey, briefsKey, sayValues } from './briefs.data.ts'
import css from './briefs.module.css'
import { OutcomeDialog } from './OutcomeDialog.tsx'

type Outcome = BriefData['outcomes'][number]
export function BriefOutcomes({ brief }: { brief: BriefData }) {
  const client = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [taking, setTaking] = useState<Outcome | null>(null)
  const [attaching, setAttaching] = useState<Outcome | null>(null)
  const writes = brief.can.includes('outcome')
  const path = `/api/briefs/${encodeURIComponent(brief.code)}/outcomes`
  const refresh = () =>
    Promise.all([client.invalidateQueries({ queryKey: briefKey(brief.code) }), client.invalidateQueries({ queryKey: briefsKey })])
  return (
    <Card
      title={say('briefScreens.outcomes')}
      aside={
        writes && (
          <Button
            variant="default"
            size="compact-sm"
            className="no-print"
            leftSection={<IconPlus size={15} stroke={1.8} />}
            onClick={() => setAdding(true)}
          >
            {say('briefScreens.addOutcome')}
          </Button>
        )
      }
    >
      {brief.outcomes.length === 0 ? (
        <EmptyState
          small
          title={say(brief.state === 'draft' ? 'briefScreens.outcomesDraft' : 'briefScreens.outcomesNone')}
          {...(brief.state === 'draft' ? {} : { text: say('briefScreens.outcomesNoneText') })}
        />
      ) : (
        <>
          <Sums brief={brief} />
          <ul className={css.rows}>
            {brief.outcomes.map(outcome => (
              <Line
                key={outcome.id}
                outcome={outcome}
                path={path}
                {...(brief.can.includes('take back') ? { onTakeBack: () => setTaking(outcome) } : {})}
                {...(writes ? { onAttach: () => setAttaching(outcome) } : {})}
              />
            ))}
          </ul>
        </>
      )}
      <OutcomeDialog
        opened={adding}
        onClose={() => setAdding(false)}
        path={path}
        onDone={async () => {
          await refresh()
          saved(say('briefScreens.outcomeDone'))
        }}
      />
      <ConfirmDialog
        opened={taking !== null}
        onClose={() => setTaking(null)}
        title={say('briefScreens.takeBack')}
        text={say('briefScreens.takeBackText')}
        verb={say('briefScreens.takeBack')}
        danger
        fields={[{ key: 'reason', label: say('briefScreens.takeBackReason'), kind: 'textarea', required: true }]}
        onConfirm={async values => {
          await post(`${path}/${taking?.id}/taking-back`, values)
          await refresh()
          saved(say('briefScreens.takeBackDone'))
        }}
      />
      <ConfirmDialog
        opened={attaching !== null}
        onClose={() => setAttaching(null)}
        title={say('briefScreens.outcomePaperAdd')}
        verb={say('briefScreens.outcomePaperAdd')}
        fields={[
          {
            key: 'file',
            label: say('briefScreens.outcomePaper'),
            kind: 'file',
            required: true,
            help: say('briefScreens.outcomePaperHelp'),
          },
        ]}
        onConfirm={async ({ file }) => {
          if (file instanceof File) await upload(`${path}/${attaching?.id}/paper`, [file])
          await refresh()
          saved(say('briefScreens.outcomePaperDone'))
        }}
      />
    </Card>
  )
}

function Sums({ brief: { sums, publishedOn } }: { brief: BriefData }) {
  const { counts, values, firstOrderOn } = sums
  return (
    <div className={css.sums}>
      <p>
        {say('briefScreens.sumsLine', {
          orders: number(counts.order),
          contracts: number(counts.contract),
          samples: number(counts.sample),
          enquiries: number(counts.enquiry),
        })}
      </p>
      {values.length > 0 && <p>{say('briefScreens.sumsValue', { values: sayValues(values) })}</p>}
      {publishedOn && firstOrderOn && <p>{say('briefScreens.firstOrder', { days: number(daysBetween(publishedOn, firstOrderOn)) })}</p>}
    </div>
  )
}

interface LineProps {
  outcome: Outcome
  path: string
  onTakeBack?: () => void
  onAttach?: () => void
}
function Line({ outcome, path, onTakeBack, onAttach }: LineProps) {
  const gone = outcome.takenBackOn !== null
  const amounts = [
    outcome.quantity !== null && `${number(outcome.quantity)} ${outcome.unit ?? ''}`,
    outcome.value !== null && `${number(outcome.value)}\u00a0${outcome.currency ?? ''}`,
  ].filter(Boolean)
  return (
    <li className={css.outcome} data-gone={gone || undefined}>
      <p className={css.outcomeHead}>
        <strong>{outcome.kindLabel}</strong>
        <span>{date(outcome.happenedOn)}</span>
        <strong className="figures">{amounts.join(' · ')}</strong>
      </p>
      <p>
        {[outcome.buyer, outcome.countryName].filter(Boolean).join(', ')}
        {outcome.establishment && (
          <>
            {' · '}
            <GoLink to={`/so-bo/${outcome.establishment.code}`}>{outcome.establishment.name}</GoLink>
          </>
        )}
        {outcome.designCode && (
          <>
            {' · '}
            <GoLink to={`/mau-san-pham/${encodeURIComponent(outcome.designCode)}`}>{outcome.designCode}</GoLink>
          </>
        )}
      </p>
      {outcome.note && <p>{outcome.note}</p>}
      {gone ? (
        <p className={css.small}>{say('briefScreens.takenBack', { day: date(outcome.takenBackOn), why: outcome.takenBackWhy ?? '' })}</p>
      ) : (
        <p className={css.outcomeTools}>
          {outcome.hasPaper ? (
            <a href={`${path}/${outcome.id}/paper`} target="_blank" rel="noopener noreferrer">
              <IconPaperclip size={15} stroke={1.7} aria-hidden /> {outcome.paperName ?? say('briefScreens.outcomePaperOpen')}
            </a>
          ) : onAttach ? (
            <Button variant="subtle" size="compact-sm" onClick={onAttach} leftSection={<IconPaperclip size={15} stroke={1.7} />}>
              {say('briefScreens.outcomePaperAdd')}
            </Button>
          ) : (
            <span className={css.small}>{say('briefScreens.outcomePaperNone')}</span>
          )}
          {onTakeBack && (
            <Button variant="subtle" color="gray" size="compact-sm" className="no-print" onClick={onTakeBack}>
              {say('briefScreens.takeBack')}
            </Button>
          )}
        </p>
      )}
    </li>
  )
}
