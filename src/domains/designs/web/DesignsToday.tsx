/** In Today: how many designs may be copies and wait for a decision, for those who decide. */
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { listAddress, useDesigns } from './designs.data.ts'

/** Shows nothing to whoever decides about none, and nothing when none wait. */
export function DesignsToday() {
  const decides = useSession().has('appraiser', 'leader')
  const { data } = useDesigns({ state: 'waiting' }, decides)
  if (!decides || !data?.total) return null
  return (
    <Card>
      <GoLink to={`${listAddress}?state=waiting`}>{say('designScreens.todayTitle', { count: number(data.total) })}</GoLink>
    </Card>
  )
}
