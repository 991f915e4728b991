/** In Today: how many supports wait to be looked at, for those who decide. */
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { levelsOf } from './levels.ts'
import { overlapDeciders, overlapsAddress, useQueue } from './overlaps.data.ts'
import css from './overlaps.module.css'

/** Shows nothing to whoever decides on none, and nothing when none wait. */
export function OverlapsToday() {
  const decides = useSession().has(...overlapDeciders)
  const { data } = useQueue({}, decides)
  if (!decides || !data?.total) return null
  return (
    <Card>
      <p className={css.today}>
        <GoLink to={overlapsAddress}>{say('overlapScreens.todayTitle', { count: number(data.total) })}</GoLink>
        <span className={css.quiet}>{levelsOf(data)}</span>
      </p>
    </Card>
  )
}
