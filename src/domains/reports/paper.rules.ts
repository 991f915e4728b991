/** What the report's paper has in common on screen and in Word. */
import { say } from '../../words/say.ts'
import type { Level } from './targets.rules.ts'

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
