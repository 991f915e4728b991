/** HiGHS as the solver of the stages. It holds its thread until it has finished, therefore it lives in one of its own. */
import loadHighs, { type Highs, type Model } from 'highs'
import type { Solved, Solver, Task } from './stages.rules.ts'

/** Far below half a unit, which is what the limits are eased by. */
const exactly = {
  output_flag: false,
  random_seed: 0,
  mip_rel_gap: 0,
  mip_abs_gap: 0.9,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
}

const rowsOf = ({ goal, limits, lower, upper }: Task, highs: Highs, whole: boolean) => {
  const starts = [0]
  for (const { places } of limits) starts.push(starts.at(-1)! + places.length)
  return {
    numCols: goal.length,
    numRows: limits.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: goal,
    colLower: [...lower],
    colUpper: [...upper],
    rowLower: limits.map(({ min }) => min ?? -highs.infinity),
    rowUpper: limits.map(({ max }) => max ?? highs.infinity),
    matrix: {
      format: 'csr' as const,
      numRows: limits.length,
      numCols: goal.length,
      starts,
      indices: limits.flatMap(({ places }) => [...places]),
      values: limits.flatMap(({ coefficients }) => [...coefficients]),
    },
    ...(whole && { integrality: goal.map(() => highs.constants.variableType.integer) }),
  }
}
const statusOf = (highs: Highs, model: Model): Solved['status'] => {
  const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus
  const status = model.getModelStatus()
  if (status === optimal) return 'optimal'
  return status === infeasible || status === unboundedOrInfeasible ? 'infeasible' : 'stopped'
}

/**
 * HiGHS, ready to solve.
 * @param secondsLeft how long a solve may still take when it begins
 */
export const highsSolver = async (secondsLeft: () => number): Promise<Solver> => {
  const highs = await loadHighs()
  const run = (model: Model) => {
    model.options.set({ ...exactly, time_limit: Math.max(0.01, secondsLeft()) })
    model.run()
    return statusOf(highs, model)
  }
  return {
    relaxed: task =>
      highs.withModel(rowsOf(task, highs, false), model => {
        const status = run(model)
        return { status, prices: status === 'optimal' ? model.getSolution().rowDual : [] }
      }),
    whole: (task, start) =>
      highs.withModel(rowsOf(task, highs, true), model => {
        if (start) model.setSolution({ colValue: [...start] })
        const status = run(model)
        const found = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible
        return { status, x: found ? model.getSolution().colValue : null, bound: Number(model.info.get('mip_dual_bound')) }
      }),
  }
}
