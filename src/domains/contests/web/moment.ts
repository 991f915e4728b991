/** Moments of a contest, 'YYYY-MM-DDTHH:MM:SS' in Hà Nội, as people read them. */
import { sayDay } from '../../../kernel/dates.ts'
import { say } from '../../../words/say.ts'

/** '17:00 ngày 30/07/2024'. */
export const sayMoment = (moment: string): string =>
  say('contestScreens.moment', { time: moment.slice(11, 16), day: sayDay(moment.slice(0, 10)) })
/** The same with seconds, where they decide. */
export const sayExactly = (moment: string): string =>
  say('contestScreens.moment', { time: moment.slice(11, 19), day: sayDay(moment.slice(0, 10)) })
/** Seconds from one moment to another. */
export const secondsBetween = (from: string, to: string): number => (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 1000
