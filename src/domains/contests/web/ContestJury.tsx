/** The jury of a contest: who sits in it, what they declared, how far each is. */
import { Scorers, standingOf } from '../../../web/scoring/Scorers.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { jurySeats } from '../judging.schema.ts'
import { type ContestData, contestPath, type JuryData, sayNumber, send, useJury } from './contests.data.ts'
import css from './contests.module.css'

type Juror = JuryData['jurors'][number]
export function ContestJury({ contest }: { contest: ContestData }) {
  const { data, error, refetch } = useJury(contest.code)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const path = contestPath(contest.code)
  const { revision } = data
  return (
    <Scorers
      title={say('contestScreens.tabJury')}
      words={{
        add: say('contestScreens.jurorAdd'),
        leave: say('contestScreens.jurorLeave'),
        leaveText: say('contestScreens.jurorLeaveText'),
      }}
      scorers={data.jurors.map(juror => {
        const scores = juror.seat !== 'secretary'
        return {
          ...juror,
          standing: scores || juror.leftOn ? standingOf(juror) : say('contestScreens.secretary'),
          progress: data.judging && scores ? say('contestScreens.progress', { done: juror.handedIn, all: juror.toScore }) : null,
          conflicts: juror.conflicts.map(each => ({ id: each.id, says: sayConflict(each) })),
        }
      })}
      open={data.runs && data.open}
      seats={jurySeats}
      people="/api/contests/people"
      conflictOf={{ key: 'number', label: say('contestScreens.number'), kind: 'int', required: true }}
      onAdd={values => send(`${path}/jury`, { ...values, revision })}
      onLeave={(id, values) => send(`${path}/jury/${id}/leave`, { ...values, revision })}
      onConflict={(jurorId, values) => send(`${path}/conflicts`, { ...values, jurorId })}
      onLift={(conflict, values) => send(`${path}/conflicts/${conflict}/lift`, values)}
      none={<EmptyState small title={say('contestScreens.juryNone')} text={say('contestScreens.juryNoneText')} />}
    >
      <p className={css.quiet}>{say('contestScreens.juryNote')}</p>
    </Scorers>
  )
}
const sayConflict = ({ declared, number, reason }: Juror['conflicts'][number]): string => {
  const barred = say(declared ? 'contestScreens.conflictDeclared' : 'contestScreens.conflictNoted', {
    number: number === null ? '–' : sayNumber(number),
  })
  return [barred, reason].filter(Boolean).join(': ')
}
