/** The bell of the top bar: how much is unread, and the way to it. */
import { IconBell } from '@tabler/icons-react'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { useUnread } from './notices.data.ts'
import css from './notices.module.css'

export function NoticeBell({ className }: { className?: string | undefined }) {
  const unread = useUnread().data?.unread ?? 0
  return (
    <GoLink
      to="/thong-bao"
      className={`${css.bell} ${className ?? ''}`}
      aria-label={unread ? say('notices.bell', { count: unread }) : say('notices.bellNone')}
    >
      <IconBell size={22} stroke={1.5} aria-hidden />
      {unread > 0 && (
        <span className={css.count} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </GoLink>
  )
}
