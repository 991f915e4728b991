/** The jury of a contest: who sits in it, what they declared, how far each is. */
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { jurySeats } from '../judging.schema.ts'
import { type ContestData, contestPath, type JuryData, sayNumber, send, useJury, useSeatable } from './contests.data.ts'
import css from './contests.module.css'

type Juror = JuryData['jurors'][number]
export function ContestJury({ contest }: { contest: ContestData }) {
  const { data, error, refetch } = useJury(contest.code)
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Juror | null>(null)
  const [barring, setBarring] = useState<Juror | null>(null)
  const [lifting, setLifting] = useState<string | null>(null)
  const { data: people } = useSeatable(adding)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const path = contestPath(contest.code)
  const { revision } = data
  const open = data.runs && data.open
  const inside = new Set(data.jurors.filter(each => !each.leftOn).map(each => each.name))
  return (
    <Card
      title={say('contestScreens.tabJury')}
      aside={
        open && (
          <Button variant="default" size="compact-md" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {say('contestScreens.jurorAdd')}
          </Button>
        )
      }
    >
      {data.jurors.length === 0 && <EmptyState small title={say('contestScreens.juryNone')} text={say('contestScreens.juryNoneText')} />}
      <ul className={css.people}>
        {data.jurors.map(juror => (
          <li key={juror.id} className={css.person} data-left={juror.leftOn ? true : undefined}>
            <div>
              <p className={css.name}>
                {juror.name} <span className={css.quiet}>{juror.seatLabel}</span>
              </p>
              <p className={css.quiet}>{juror.office}</p>
              <p className={css.quiet}>{standing(juror)}</p>
              {juror.conflicts.map(each => (
                <p key={each.id} className={css.conflict}>
                  {[
                    say(each.declared ? 'contestScreens.conflictDeclared' : 'contestScreens.conflictNoted', {
                      number: each.number === null ? '–' : sayNumber(each.number),
                    }),
                    each.reason,
                  ]
                    .filter(Boolean)
                    .join(': ')}{' '}
                  {open && !juror.me && (
                    <button type="button" className={`quiet-button ${css.link}`} onClick={() => setLifting(each.id)}>
                      {say('contestScreens.conflictLift')}
                    </button>
                  )}
                </p>
              ))}
            </div>
            <div className={css.personSide}>
              {data.judging && juror.seat !== 'secretary' && (
                <span className={css.number}>{say('contestScreens.progress', { done: juror.handedIn, all: juror.toScore })}</span>
              )}
              {open && !juror.leftOn && (
                <span className={css.personActs}>
                  <button type="button" className={`quiet-button ${css.link}`} onClick={() => setBarring(juror)}>
                    {say('contestScreens.conflictAdd')}
                  </button>
                  <button type="button" className={`quiet-button ${css.link}`} onClick={() => setLeaving(juror)}>
                    {say('contestScreens.jurorLeave')}
                  </button>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className={css.quiet}>{say('contestScreens.juryNote')}</p>
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('contestScreens.jurorAdd')}
        verb={say('contestScreens.jurorAdd')}
        initial={{ seat: 'member' }}
        fields={[
          {
            key: 'accountId',
            label: say('contestScreens.account'),
            kind: 'select',
            required: true,
            options: (people ?? [])
              .filter(each => !inside.has(each.name))
              .map(each => ({ value: each.id, label: `${each.name} (${each.roles})` })),
          },
          {
            key: 'seat',
            label: say('contestScreens.seat'),
            kind: 'select',
            required: true,
            options: Object.entries(jurySeats).map(([value, label]) => ({ value, label })),
          },
          { key: 'office', label: say('contests.office'), kind: 'text', required: true },
        ]}
        onConfirm={async values => void (await send(`${path}/jury`, { ...values, revision }))}
      />
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`${say('contestScreens.jurorLeave')}: ${leaving?.name ?? ''}`}
        text={say('contestScreens.jurorLeaveText')}
        verb={say('contestScreens.jurorLeave')}
        danger
        fields={[{ key: 'reason', label: say('contests.reason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) => void (await send(`${path}/jury/${leaving?.id}/leave`, { reason, revision }))}
      />
      <ConfirmDialog
        opened={barring !== null}
        onClose={() => setBarring(null)}
        title={`${say('contestScreens.conflictAdd')}: ${barring?.name ?? ''}`}
        verb={say('contestScreens.conflictAdd')}
        fields={[
          { key: 'number', label: say('contestScreens.number'), kind: 'int', required: true },
          { key: 'reason', label: say('contests.reason'), kind: 'textarea', required: true },
        ]}
        onConfirm={async values => void (await send(`${path}/conflicts`, { ...values, jurorId: barring?.id }))}
      />
      <ConfirmDialog
        opened={lifting !== null}
        onClose={() => setLifting(null)}
        title={say('contestScreens.conflictLift')}
        verb={say('contestScreens.conflictLift')}
        fields={[{ key: 'reason', label: say('contests.reason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) => void (await send(`${path}/conflicts/${lifting}/lift`, { reason }))}
      />
    </Card>
  )
}
const standing = (juror: Juror): string => {
  if (juror.leftOn) return say('contestScreens.jurorLeft', { day: date(juror.leftOn), reason: juror.leftReason ?? '' })
  if (juror.seat === 'secretary') return say('contestScreens.secretary')
  return juror.declaredOn ? say('contestScreens.declaredOn', { day: date(juror.declaredOn) }) : say('contestScreens.declareWaits')
}
