/** Points that people give: at most one decimal, added in tenths so that no sum drifts. */

export const tenths = (points: number): number => Math.round(points * 10)
/** Whether it is a number with at most one decimal. */
export const isPoints = (points: number): boolean => Number.isFinite(points) && Math.abs(points * 10 - tenths(points)) < 1e-9
/** The sum of points, exact. */
export const sumPoints = (points: readonly number[]): number => points.reduce((sum, each) => sum + tenths(each), 0) / 10
/** The mean, half up at the second decimal. @param points at least one */
export const meanPoints = (points: readonly number[]): number => {
  const sum = points.reduce((all, each) => all + tenths(each), 0)
  return Math.floor((sum * 10 * 2 + points.length) / (2 * points.length)) / 100
}
