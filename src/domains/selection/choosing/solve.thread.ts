/** Solves programmes in a thread of its own, one after the other; each solution is told as it is found. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Effort, Program, Solution } from './choosing.schema.ts'
import { highsSolver } from './highs.thread.ts'
import { mostStates } from './knapsack.rules.ts'
import { bestSet, isBudgetOnly } from './optimum.rules.ts'
import type { Solver } from './stages.rules.ts'

export interface SolveTask {
  programs: readonly Program[]
  /** For each programme. */
  effort: Effort
}
const { programs, effort } = workerData.given as SolveTask
let end = 0
const unasked: Solver = { relaxed: () => null, whole: () => ({ status: 'stopped', x: null, bound: Number.POSITIVE_INFINITY }) }
const solver = programs.every(isBudgetOnly) ? unasked : await highsSolver(() => (end - performance.now()) / 1000)
for (const program of programs) {
  end = performance.now() + effort.milliseconds
  const solution: Solution = bestSet(program, solver, { expired: () => performance.now() > end, states: effort.steps ?? mostStates })
  parentPort?.postMessage(solution)
}
