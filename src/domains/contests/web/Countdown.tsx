/** Time left until the closing minute ends, by the server's clock: days far from it, seconds in the last hour. */
import { useEffect, useState } from 'react'
import { say } from '../../../words/say.ts'
import css from './contests.module.css'
import { sayMoment, secondsBetween } from './moment.ts'

interface CountdownProps {
  /** The server's moment when the page was read. */
  now: string
  deadline: string
}
export function Countdown({ now, deadline }: CountdownProps) {
  const left = useSecondsLeft(now, deadline)
  return (
    <p className={css.countdown} data-near={(left >= 0 && left < 3600) || undefined} role="timer">
      <strong>{leftSaid(left)}</strong>
      <span className={css.quiet}>{say('contestScreens.until', { until: sayMoment(deadline) })}</span>
    </p>
  )
}
/** Seconds left; below zero when it is over. Counted from the server's moment with the device's own time passed since. */
const useSecondsLeft = (now: string, deadline: string): number => {
  const [read] = useState(() => performance.now())
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick(count => count + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.floor(secondsBetween(now, deadline) - (performance.now() - read) / 1000)
}
const two = (value: number) => String(value).padStart(2, '0')
const leftSaid = (seconds: number): string => {
  if (seconds < 0) return say('contestScreens.leftOver')
  if (seconds < 3600) return say('contestScreens.leftMinutes', { minutes: two(Math.floor(seconds / 60)), seconds: two(seconds % 60) })
  if (seconds < 86_400)
    return say('contestScreens.leftHours', { hours: Math.floor(seconds / 3600), minutes: Math.floor((seconds % 3600) / 60) })
  return say('contestScreens.leftDays', { days: Math.floor(seconds / 86_400) })
}
