/** How likely the findings of a queue are, in words: '3 chắc chắn, 12 rất có thể'. */
import { number } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import type { Queue } from './overlaps.data.ts'

export const levelsOf = (queue: Queue): string =>
  queue.byLikelihood
    .filter(each => each.count > 0)
    .map(each => say('overlapScreens.countLevel', { count: number(each.count), level: each.label.toLowerCase() }))
    .join(', ')
