/** The clock of an application in words: 'Đã dùng 5/20 ngày làm việc. Đang dừng, chờ bổ sung.' */
import { date } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import type { Clock } from '../clock.rules.ts'

export const sayClock = ({ used, allowed, stopped, endedOn }: Clock): string =>
  [
    allowed === null ? say('projectScreens.clockUsed', { used }) : say('projectScreens.clockOf', { used, allowed }),
    ...(stopped ? [say('projectScreens.clockStopped')] : []),
    ...(endedOn ? [say('projectScreens.clockEnded', { day: date(endedOn) })] : []),
    ...(allowed === null && !endedOn ? [say('projectScreens.clockNone')] : []),
  ].join('. ')
