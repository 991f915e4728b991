import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestOf } from './nearest.rules.ts'

test('the nearest of any that are offered are those that sorting all would put first, and it begins anew', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 }), { maxLength: 3 }),
      (most, rounds) => {
        const nearest = nearestOf(most)
        for (const offered of rounds) {
          for (const [other, s] of offered.entries()) nearest.offer(other, s)
          const sorted = [...offered.entries()].filter(([, s]) => s > 0).sort(([a, x], [b, y]) => y - x || a - b)
          expect([...nearest.taken()]).toEqual(sorted.slice(0, most).map(([other]) => other))
        }
      },
    ),
  )
})
