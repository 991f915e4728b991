import { expect, it } from 'vitest'
import { turns } from './turns.ts'

it('never lets more run than it may, in the order in which they came, and goes on after a fault', async () => {
  const two = turns(2)
  const began: number[] = []
  let running = 0
  let peak = 0
  const work = (at: number) =>
    two(async () => {
      began.push(at)
      peak = Math.max(peak, ++running)
      await new Promise(resolve => setTimeout(resolve, 2))
      running--
      if (at === 1) throw new Error('hỏng')
      return at
    })
  const ended = await Promise.allSettled([0, 1, 2, 3, 4].map(work))
  expect(peak).toBe(2)
  expect(began).toEqual([0, 1, 2, 3, 4])
  expect(ended.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})
