/** How far a job is: what is being done, a bar, and the way to stop it. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { number, percent } from '../../../web/format.ts'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type JobData, stopJob, useUnanswered } from './jobs.data.ts'
import css from './jobs.module.css'

interface JobProgressProps {
  job: Omit<JobData, 'result'>
  /** What its stopping does, in a sentence. */
  help?: string
}
export function JobProgress({ job, help }: JobProgressProps) {
  const [asking, setAsking] = useState(false)
  const { note, done, total, cancelAsked, can, state } = job
  const unanswered = useUnanswered(job.id)
  const what = unanswered
    ? say('jobs.unanswered')
    : cancelAsked
      ? say('jobs.stopping')
      : state === 'waiting'
        ? say('jobs.waitingTurn')
        : (note ?? say('jobs.waitingTurn'))
  const share = total ? Math.min(1, done / total) : undefined
  const stop = async () => {
    setAsking(true)
    await stopJob(job.id).catch(failed)
    setAsking(false)
  }
  return (
    <div className={css.progress}>
      {/* The bar tells how far it is; only what is being done is read out when it changes. */}
      <p className={css.what} role="status">
        {what}
      </p>
      <progress className={css.bar} {...(share === undefined ? {} : { value: share, max: 1 })} aria-label={what} />
      <p className={css.quiet}>
        {total
          ? say('jobs.ofPercent', { done: number(done), total: number(total), percent: percent(Math.floor((share ?? 0) * 100), 0) })
          : done > 0
            ? say('jobs.rowsSoFar', { done: number(done) })
            : '\u00a0'}
      </p>
      {help && <p className={css.quiet}>{help}</p>}
      {(can.includes('cancel') || cancelAsked) && (
        <div>
          <Button variant="default" loading={asking} disabled={cancelAsked} onClick={() => void stop()}>
            {say('jobs.stop')}
          </Button>
        </div>
      )}
    </div>
  )
}
