/** A job of a round: how far it is, and what it has said when it ends; the round is then read anew. */
import { useEffect } from 'react'
import { queries } from '../../../web/api.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { type Sentence, say } from '../../../words/say.ts'
import { JobProgress } from '../../jobs/web/JobProgress.tsx'
import { isLive, useJob } from '../../jobs/web/jobs.data.ts'
import type { RoundView } from './rounds.ts'

export interface Followed {
  title: Sentence
  help: Sentence
  /** Where another person's job runs. */
  other: Sentence
  stopped: Sentence
  /** Said when it is done; left out where the page shows what came out. */
  done?: Sentence
}
interface FollowingProps {
  of: NonNullable<RoundView['computing']>
  words: Followed
  onEnd: () => void
}
export function Following({ of: { job: id, followed }, words, onEnd }: FollowingProps) {
  const { data: job, error } = useJob(followed ? id : undefined)
  const ended = job && !isLive(job)
  useEffect(() => {
    if (!ended || !job) return
    void queries.invalidateQueries({ queryKey: ['choice'] }).then(onEnd)
    if (job.state === 'done') {
      if (words.done) saved(say(words.done))
    } else if (job.state === 'cancelled') saved(say(words.stopped))
    else failed(new Error(job.problem ?? say('web.problemUnknown')))
  }, [ended, job, words, onEnd])
  // Another's job is not for everybody to follow.
  useEffect(() => {
    if (error) onEnd()
  }, [error, onEnd])
  if (!followed) return <Notice kind="waiting" title={say(words.other)} />
  return <Card title={say(words.title)}>{job && !ended && <JobProgress job={job} help={say(words.help)} />}</Card>
}
