/** A public page of a contest that opens later: what it waits for, and the way back; any other refusal as it is. */
import { asProblem } from '../../../web/api.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import pub from '../../calls/web/public.module.css'
import { publicAddress } from './contests.data.ts'

interface NotYetProps {
  title: string
  contest: string
  problem: unknown
  onRetry: () => void
}
export function NotYet({ title, contest, problem, onRetry }: NotYetProps) {
  usePageTitle(title)
  const { status, detail } = asProblem(problem)
  const back = { label: say('contestScreens.backToContest'), to: publicAddress(contest) }
  if (status !== 404) return <ErrorState problem={problem} onRetry={onRetry} back={back} />
  return (
    <div className={pub.stack}>
      <h1 className={pub.title}>{title}</h1>
      <EmptyState title={detail} action={<GoLink to={back.to}>{back.label}</GoLink>} />
    </div>
  )
}
