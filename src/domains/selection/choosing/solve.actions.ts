/** The solver as everybody else calls it: in a thread, so that nobody waits behind it. */
import { startThread } from '../../../files/thread.ts'
import type { Effort, Program, Solution } from './choosing.schema.ts'
import type { SolveTask } from './solve.thread.ts'

/** A thread that has not come back so long after its time is given up. */
const GRACE = 20_000

/**
 * The best sets of programmes, each within the time given. A thread that does not come back in time has found nothing, and proven nothing.
 */
export const solveAll = async (programs: readonly Program[], effort: Effort): Promise<Solution[]> => {
  if (programs.length === 0) return []
  const task: SolveTask = { programs, effort }
  const thread = startThread(new URL('./solve.thread.ts', import.meta.url), task)
  let guard: NodeJS.Timeout | undefined
  try {
    return await new Promise<Solution[]>((resolve, reject) => {
      const given = effort.milliseconds * programs.length + GRACE
      guard = setTimeout(() => resolve(programs.map(() => ({ kind: 'none', proven: false }))), given)
      thread.once('message', (solutions: Solution[]) => resolve(solutions))
      thread.once('error', reject)
      thread.once('exit', () => reject(new Error('The solving thread ended early')))
    })
  } finally {
    clearTimeout(guard)
    await thread.terminate()
  }
}
/** The best set of one programme. */
export const solve = async (program: Program, effort: Effort): Promise<Solution> => (await solveAll([program], effort))[0]!
