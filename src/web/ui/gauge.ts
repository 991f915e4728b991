/** The geometry of a bullet chart: everything as a share of the width. Pure. */

export type Level = 'under' | 'inside' | 'above' | 'undetermined'
export type Reach = 'reached' | 'reachable' | 'unreachable' | 'undetermined'

export interface GaugeInput {
  actual: number | null
  min: number
  max: number
  /** Where it should be on the business date. */
  expected?: number | null
  forecast?: { low: number; high: number } | null
}
/** Positions in percent of the width, 0 at the left end. */
export interface GaugeMarks {
  zero: number
  band: { from: number; to: number }
  actual: number | null
  expected: number | null
  forecast: { from: number; to: number } | null
  /** The value at the right end. */
  end: number
}

/** A round number not below the value: 1, 2, 2.5, 4, 5, 8 or 10 times a power of ten. */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)))
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(each => each * power >= value - 1e-9) ?? 10
  return step * power
}

/** Lays the marks out on a scale that holds them all; a negative actual pushes 0 to the right. */
export const layOut = ({ actual, min, max, expected, forecast }: GaugeInput): GaugeMarks => {
  const known = [actual, expected, forecast?.low, forecast?.high].filter(value => value !== null && value !== undefined)
  const end = roundUp(Math.max(max * 1.1, ...known, Number.EPSILON))
  const lowest = Math.min(0, ...known)
  const start = lowest < 0 ? lowest * 1.1 : 0
  const at = (value: number) => ((value - start) / (end - start)) * 100
  const maybe = (value: number | null | undefined) => (value === null || value === undefined ? null : at(value))
  return {
    zero: at(0),
    band: { from: at(min), to: at(max) },
    actual: maybe(actual),
    expected: maybe(expected),
    forecast: forecast ? { from: at(forecast.low), to: at(forecast.high) } : null,
    end,
  }
}

/** The level of an actual against its range; without an actual it is undetermined. */
export const levelOf = (actual: number | null, min: number, max: number): Level =>
  actual === null ? 'undetermined' : actual < min ? 'under' : actual > max ? 'above' : 'inside'
