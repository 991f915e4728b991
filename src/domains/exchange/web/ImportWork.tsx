/** One workbook on its way in, followed through its job: read, looked at, brought in, stopped, broken off. */
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type ApiProblem, asProblem } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import { JobProgress } from '../../jobs/web/JobProgress.tsx'
import { isLive } from '../../jobs/web/jobs.data.ts'
import { Done } from './Done.tsx'
import { goOn, type ImportJob, recordsChanged, useImportJob } from './import.data.ts'
import css from './import.module.css'
import { Preview } from './Preview.tsx'

interface ImportWorkProps {
  id: string
  onAnother: () => void
  onCorrect: () => void
}
export function ImportWork({ id, onAnother, onCorrect }: ImportWorkProps) {
  const { data: job, error } = useImportJob(id)
  const [problem, setProblem] = useState<ApiProblem>()
  const live = job ? isLive(job) : undefined
  const ran = useRef(false)
  useEffect(() => {
    if (live) ran.current = true
    // What has just come in is in no list that was read before.
    else if (live === false && ran.current) {
      ran.current = false
      void recordsChanged()
    }
  }, [live])
  const proceed = async (mode: 'good' | 'preview') => {
    setProblem(undefined)
    await goOn(id, mode).catch(thrown => setProblem(asProblem(thrown)))
  }
  if (!job) return error ? <Lost problem={error} onAnother={onAnother} /> : <Card title={say('exchangeScreens.work')}>{'\u00a0'}</Card>
  if (live) return <Running job={job} />
  if (job.state === 'failed')
    return (
      <Failed
        job={job}
        onAnother={onAnother}
        onAgain={() => void proceed(job.result?.saved ? 'good' : 'preview')}
        {...(problem ? { problem } : {})}
      />
    )
  const { result } = job
  if (!result) return <Lost problem={undefined} onAnother={onAnother} />
  const shared = { id, outcome: result, stopped: job.state === 'cancelled', onAnother, onCorrect, ...(problem ? { problem } : {}) }
  return result.saved ? (
    <Done {...shared} onGoOn={() => void proceed('good')} />
  ) : (
    <Preview {...shared} onImport={() => void proceed('good')} onLookOn={() => void proceed('preview')} />
  )
}

/** The name of the file, which the job's title carries in quotes. */
const Running = ({ job }: { job: ImportJob }) => (
  <Card title={job.title}>
    <JobProgress job={job} help={say(job.result ? 'exchangeScreens.savingHelp' : 'exchangeScreens.readingHelp')} />
  </Card>
)

interface FailedProps {
  job: ImportJob
  problem?: ApiProblem
  onAgain: () => void
  onAnother: () => void
}
function Failed({ job, problem, onAgain, onAnother }: FailedProps) {
  return (
    <Card title={job.title}>
      <div className={css.stack}>
        <Notice kind="refused" title={say('exchangeScreens.failed')} text={job.problem ?? ''} alert />
        {problem && <ErrorState problem={problem} />}
        <div className={css.buttons}>
          <Button onClick={onAnother}>{say('exchangeScreens.anotherFile')}</Button>
          {job.done > 0 && (
            <Button variant="default" onClick={onAgain}>
              {say('exchangeScreens.runOn', { done: number(job.done) })}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
/** Nothing to show: somebody else's work, or one whose rows are gone. */
function Lost({ problem, onAnother }: { problem: unknown; onAnother: () => void }) {
  return (
    <Card title={say('exchangeScreens.work')}>
      <div className={css.stack}>
        {problem ? <ErrorState problem={problem} /> : <Notice kind="info" title={say('exchangeScreens.stoppedEarly')} />}
        <div className={css.buttons}>
          <Button onClick={onAnother}>{say('exchangeScreens.anotherFile')}</Button>
        </div>
      </div>
    </Card>
  )
}
