/** By when something is due: the day, and how far it is. */

import { date } from '../../../web/format.ts'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import type { Due } from './project.data.ts'

/** 'còn 12 ngày', 'hết hạn hôm nay', 'quá 3 ngày'. */
export const daysWord = (days: number): string =>
  days === 0
    ? say('projectScreens.dueToday')
    : say(days > 0 ? 'projectScreens.daysLeft' : 'projectScreens.daysLate', { days: Math.abs(days) })

/** In a table: the day; when late, by how many days. */
export function DueMark({ due }: { due: Due | null }) {
  if (!due)
    return (
      <span style={{ color: 'var(--muted)' }}>
        <span aria-hidden>{say('projectScreens.dueNone')}</span>
        <span className="only-heard">{say('projectScreens.dueNoneHeard')}</span>
      </span>
    )
  if (!due.late) return <span className="figures">{date(due.on)}</span>
  return <StateBadge plain kind="late" word={daysWord(due.days)} />
}
