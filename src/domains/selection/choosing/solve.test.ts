/** The solver in its thread: followed while it works, stopped when somebody asks. */
import { describe, expect, it } from 'vitest'
import { programOf } from './program.rules.ts'
import { Stopped, solveAll } from './solve.actions.ts'

const items = Array.from({ length: 12 }, (_, at) => ({
  id: `P${at}`,
  cost: 10 + at,
  score: BigInt(20 + ((at * 7) % 11)),
  group: at % 2 ? 'a' : 'b',
}))
const program = programOf(items, { budget: 60, groups: [{ group: 'a', maxCount: 2 }] })
describe('solving', () => {
  it('tells of each programme as it is done, in order', async () => {
    let solved = 0
    const solutions = await solveAll([program, program, program], { milliseconds: 20_000 }, { solved: () => solved++ })
    expect(solved).toBe(3)
    expect(solutions).toEqual([solutions[0], solutions[0], solutions[0]])
    expect(solutions[0]).toMatchObject({ kind: 'found', proven: true })
  })
  it('stops when asked, and when whoever asks fails, deciding nothing', async () => {
    await expect(solveAll([program], { milliseconds: 20_000 }, { cancelled: async () => true })).rejects.toBeInstanceOf(Stopped)
    const failing = async (): Promise<boolean> => {
      throw new RangeError('process ends')
    }
    await expect(solveAll([program], { milliseconds: 20_000 }, { cancelled: failing })).rejects.toBeInstanceOf(RangeError)
  })
})
