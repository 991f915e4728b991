/** The solver as everybody else calls it: in a thread, so that nobody waits behind it, followed and stopped by whoever asked. */
import { startThread } from '../../../files/thread.ts'
import type { Effort, Program, Solution } from './choosing.schema.ts'
import type { SolveTask } from './solve.thread.ts'

/** A thread that has not come back so long after its time is given up. */
const GRACE = 20_000
/** So often it is asked whether somebody wants it stopped. */
const LOOK_MS = 400

/** Follows solving, and stops it. */
export interface Watch {
  /** Another programme is done. */
  solved?: () => void
  /** Rejecting stops the solving too, and is passed on. */
  cancelled?: () => Promise<boolean>
}
/** Somebody asked to stop: nothing was decided. */
export class Stopped extends Error {}

/**
 * The best sets of programmes, each within the time given. For a programme whose thread does not come back in time nothing is found, and
 * nothing proven.
 * @throws Stopped
 */
export const solveAll = async (programs: readonly Program[], effort: Effort, watch: Watch = {}): Promise<Solution[]> => {
  if (programs.length === 0) return []
  const task: SolveTask = { programs, effort }
  const thread = startThread(new URL('./solve.thread.ts', import.meta.url), task)
  const solutions: Solution[] = []
  let guard: NodeJS.Timeout | undefined
  let looks: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      guard = setTimeout(resolve, effort.milliseconds * programs.length + GRACE)
      const look = async () => {
        if (await watch.cancelled?.()) reject(new Stopped())
        else looks = setTimeout(() => void look().catch(reject), LOOK_MS)
      }
      void look().catch(reject)
      thread.on('message', (solution: Solution) => {
        solutions.push(solution)
        watch.solved?.()
        if (solutions.length === programs.length) resolve()
      })
      thread.once('error', reject)
      thread.once('exit', () => reject(new Error('The solving thread ended early')))
    })
  } finally {
    clearTimeout(guard)
    clearTimeout(looks)
    await thread.terminate()
  }
  return programs.map((_, at) => solutions[at] ?? { kind: 'none', proven: false })
}
/** The best set of one programme. */
export const solve = async (program: Program, effort: Effort): Promise<Solution> => (await solveAll([program], effort))[0]!
