/** What the report's paper has in common on screen and in Word. */
import type { Day } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import type { Level } from './targets.rules.ts'

/** 'ngày      tháng 02 năm 2026': the day is left for the clerk; months 1 and 2 get a zero (NĐ 30/2020, Phụ lục I). */
export const blankDay = (day: Day): string => {
  const month = Number(day.slice(5, 7))
  return say('reports.paperDay', { month: month < 3 ? `0${month}` : String(month), year: day.slice(0, 4) })
}

/** 'Trong 5 chỉ tiêu của kế hoạch: 3 trong khoảng, …': how many targets stand at each level. */
export const sumUp = (targets: readonly { level: Level }[]): string => {
  const of = (level: Level) => targets.filter(target => target.level === level).length
  return say('reports.paperTargets', {
    all: targets.length,
    inside: of('inside'),
    above: of('above'),
    under: of('under'),
    undetermined: of('undetermined'),
  })
}
