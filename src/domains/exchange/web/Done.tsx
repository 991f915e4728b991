/** What an import brought in, what is left to correct or to go on with, and the way to take it back. */
import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiProblem } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import { isLive, useJob } from '../../jobs/web/jobs.data.ts'
import type { ImportOutcome } from '../import.actions.ts'
import type { WorkbookKind } from '../workbooks.schema.ts'
import { useImports } from './import.data.ts'
import css from './import.module.css'
import { Corrections, Groups, Kept } from './Preview.tsx'
import { Undo } from './Undo.tsx'

const places: Record<WorkbookKind, string> = { plan: '/ke-hoach', establishments: '/so-bo', projects: '/ho-so', results: '/bao-cao' }

interface DoneProps {
  id: string
  outcome: ImportOutcome
  /** It was stopped before all rows were in. */
  stopped: boolean
  problem?: ApiProblem
  onGoOn: () => void
  onCorrect: () => void
  onAnother: () => void
}
export function Done({ id, outcome, stopped, problem, onGoOn, onCorrect, onAnother }: DoneProps) {
  const go = useGo()
  const { data: past } = useImports()
  const [undoing, setUndoing] = useState(false)
  const { kind, accepted, rejected, left, fileName } = outcome
  const undone = past?.find(each => each.id === id)?.undoneOn
  if (undone)
    return (
      <Notice kind="info" title={say('exchangeScreens.undoneTitle', { file: fileName })} text={say('exchangeScreens.undoneText')}>
        <div className={css.buttons}>
          <Button onClick={onAnother}>{say('exchangeScreens.again')}</Button>
        </div>
      </Notice>
    )
  const vars = { accepted: number(accepted), file: fileName, left: number(left), rejected: number(rejected) }
  return (
    <>
      <Notice
        kind={stopped ? 'warning' : 'done'}
        title={say(stopped ? 'exchangeScreens.stoppedTitle' : 'exchangeScreens.doneTitle', vars)}
        text={say(
          left > 0 ? 'exchangeScreens.stoppedText' : rejected > 0 ? 'exchangeScreens.doneRejected' : 'exchangeScreens.doneAll',
          vars,
        )}
      >
        <Kept outcome={outcome} />
        {outcome.matchJob && <Matching id={outcome.matchJob} />}
        {problem && <ErrorState problem={problem} />}
        <div className={css.buttons}>
          {left > 0 && <Button onClick={onGoOn}>{say('exchangeScreens.saveOn', vars)}</Button>}
          <Button variant={left > 0 ? 'default' : 'filled'} onClick={() => go(places[kind])}>
            {say(`exchangeScreens.open_${kind}`)}
          </Button>
          <Corrections id={id} outcome={outcome} onCorrect={onCorrect} />
          <Button variant="default" onClick={onAnother}>
            {say('exchangeScreens.again')}
          </Button>
          <Button variant="default" leftSection={<IconArrowBackUp size={18} stroke={1.6} />} onClick={() => setUndoing(true)}>
            {say('exchangeScreens.undo')}
          </Button>
        </div>
      </Notice>
      <Groups title={say('exchangeScreens.problems')} groups={outcome.groups} kind="error" closed />
      <Undo id={id} opened={undoing} onClose={() => setUndoing(false)} />
    </>
  )
}

/** What the comparison with the register says, once it has run. */
function Matching({ id }: { id: string }) {
  const { data: job } = useJob<{ fresh: number }>(id)
  if (!job || job.state === 'failed' || job.state === 'cancelled') return null
  const fresh = job.result?.fresh ?? 0
  return (
    <p role="status">
      {isLive(job)
        ? say('exchangeScreens.matching')
        : fresh > 0
          ? say('exchangeScreens.matched', { count: number(fresh) })
          : say('exchangeScreens.matchedNone')}{' '}
      {!isLive(job) && fresh > 0 && <GoLink to="/so-bo/trung-lap">{say('exchangeScreens.openPairs')}</GoLink>}
    </p>
  )
}
