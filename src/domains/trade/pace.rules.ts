/** The year's exports against the plan's range, month by month, and what the year may come to. Pure. */
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { Pace, PaceForecast, PaceMonth } from './analysis.schema.ts'
import { growth } from './indices/shares.rules.ts'
import { type MonthAmount, sameMonthLastYear, sayMonth, total } from './turnover.rules.ts'

const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)

/** Months of the year, each with what the plan's range asks by then; nothing is cumulated across a hole. */
export const paceMonths = (series: readonly MonthAmount[], year: number, target: { min: number; max: number } | null): PaceMonth[] => {
  const known = new Map(series.map(row => [row.month, row]))
  const amountOf = (month: string) => known.get(month)?.amount ?? null
  const sum = (months: readonly string[]): number | null => {
    const amounts = months.map(amountOf)
    return amounts.some(amount => amount === null) ? null : total(amounts as number[])
  }
  return monthsOf(year).map((month, at, all) => {
    const [soFar, before] = [all.slice(0, at + 1), all.slice(0, at + 1).map(sameMonthLastYear)]
    const [now, base] = [sum(soFar), sum(before)]
    const ends = (percent: number | undefined) => (base === null || percent === undefined ? null : base * (1 + percent / 100))
    return {
      month,
      amount: amountOf(month),
      status: known.get(month)?.status ?? null,
      lastYear: amountOf(sameMonthLastYear(month)),
      growth: growth(amountOf(month), amountOf(sameMonthLastYear(month))),
      cumulated: growth(now, base),
      atMin: ends(target?.min),
      atMax: ends(target?.max),
      cumulatedAmount: now,
    }
  })
}

/** Fewer months say too little of how far months stray from the year's ratio. */
const leastMonths = 6
/** Quantile of Student's distribution that leaves a tenth above it, for 1 to 11 degrees of freedom: the band's four of five. */
const student = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363]

/**
 * Months of one year stray together, more than each by itself would: the band is widened by this much. Learned on half of the chapters of US imports
 * 2014–2019 so that four of five years fall inside; `bench/trade` measures it on the other half.
 */
const widening = 1.3

/**
 * What the year may come to, from its first `count` months: the months to come bring last year's amounts times the ratio of the months so far to the
 * same months of last year. The band takes how far single months stray from that ratio as how far those to come will, each by itself (ratio
 * estimator; variance of the months to come and of the ratio itself), times Student's quantile for 80 % and the widening.
 * @returns undefined where a month of either year is missing, or fewer than six months are in
 */
export const forecastFrom = (
  series: readonly MonthAmount[],
  year: number,
  count: number,
): { low: number; middle: number; high: number; base: number } | undefined => {
  const known = new Map(series.map(row => [row.month, row.amount]))
  const months = monthsOf(year)
  const before = months.map(month => known.get(sameMonthLastYear(month)))
  const now = months.slice(0, count).map(month => known.get(month))
  if (count < leastMonths || before.some(amount => amount === undefined || amount <= 0) || now.some(amount => amount === undefined))
    return undefined
  const bases = before as number[]
  const [past, rest] = [bases.slice(0, count), bases.slice(count)]
  const soFar = total(now as number[])
  const pastBase = total(past)
  const ratio = soFar / pastBase
  // Weighted residual variance of the ratio model: a month's error grows with the root of its base.
  const variance = (now as number[]).reduce((sum, amount, at) => sum + (amount - ratio * past[at]!) ** 2 / past[at]!, 0) / (count - 1)
  const restBase = total(rest)
  const spread = Math.sqrt(variance * (restBase + restBase ** 2 / pastBase))
  const middle = soFar + ratio * restBase
  const half = widening * (student[count - 2] ?? 1.363) * spread
  return { low: Math.max(soFar, middle - half), middle, high: middle + half, base: pastBase + restBase }
}

/** The forecast with its method in words and what the same method said of years that are over. */
export const forecast = (series: readonly MonthAmount[], year: number, count: number): PaceForecast | string => {
  if (count === 12) return say('trade.paceWhole')
  if (count < leastMonths) return say('trade.paceFew', { count, least: leastMonths })
  const found = forecastFrom(series, year, count)
  if (!found) return say('trade.paceBaseMissing', { year: year - 1 })
  const percent = (amount: number) => (amount / found.base - 1) * 100
  const { low, middle, high } = found
  const years = [...new Set(series.map(row => Number(row.month.slice(0, 4))))].filter(each => each < year).sort()
  const backtest = years.flatMap(past => {
    const said = forecastFrom(series, past, count)
    const came = monthsOf(past).map(month => series.find(row => row.month === month)?.amount)
    if (!said || came.some(amount => amount === undefined)) return []
    const whole = total(came as number[])
    return [
      {
        year: past,
        month: monthsOf(past)[count - 1]!,
        said: said.middle,
        low: said.low,
        high: said.high,
        came: whole,
        inside: said.low <= whole && whole <= said.high,
      },
    ]
  })
  return {
    amount: { low, middle, high },
    growth: { low: percent(low), middle: percent(middle), high: percent(high) },
    method: say(backtest.length ? 'trade.paceMethodTested' : 'trade.paceMethod', {
      count,
      years: backtest.length,
      inside: backtest.filter(each => each.inside).length,
    }),
    backtest,
  }
}

/** How many months from January on can be cumulated. */
const knownMonths = (months: readonly PaceMonth[]): number => {
  const hole = months.findIndex(month => month.cumulated.value === null)
  return hole < 0 ? months.length : hole
}
/** The whole answer for a year. */
export const paceOf = (
  series: readonly MonthAmount[],
  year: number,
  named: Pace['series'],
  target: { min: number; max: number } | null,
): Pace => {
  const months = paceMonths(series, year, target)
  const done = knownMonths(months)
  const last = months[done - 1]
  const status = last
    ? [
        ...months.slice(0, done).map(month => month.status),
        ...series.filter(row => row.month <= sameMonthLastYear(last.month) && row.month >= `${year - 1}-01`).map(row => row.status),
      ].includes('provisional')
      ? ('provisional' as const)
      : ('final' as const)
    : null
  const finals = paceMonths(
    series.filter(row => row.status === 'final'),
    year,
    null,
  )
  const final = finals[knownMonths(finals) - 1]
  const said = forecast(series, year, done)
  const found = typeof said === 'string' ? null : said
  return {
    year,
    series: named,
    target,
    months,
    lastMonth: last?.month ?? null,
    growth: last?.cumulated ?? months[0]!.cumulated,
    status,
    finalMonth: final?.month ?? null,
    finalGrowth: final?.cumulated ?? finals[0]!.cumulated,
    forecast: found,
    refused: typeof said === 'string' ? said : null,
    says: sayPace(last, final, target, found),
  }
}
const sayPace = (
  last: PaceMonth | undefined,
  final: PaceMonth | undefined,
  target: { min: number; max: number } | null,
  found: PaceForecast | null,
): string => {
  if (!last || last.cumulated.value === null) return say('trade.paceNothing')
  const growthSoFar = last.cumulated.value
  const told = (month: PaceMonth) => ({ month: sayMonth(month.month), percent: sayNumber(month.cumulated.value ?? 0, 1) })
  const apart = final && final.month !== last.month ? ` ${say('trade.paceFinal', told(final))}` : ''
  const so = `${say('trade.paceSoFar', told(last))}${apart}`
  if (!target) return `${so} ${say('trade.paceNoTarget')}`
  const range = { min: sayNumber(target.min), max: sayNumber(target.max) }
  const against = say(
    growthSoFar < target.min ? 'trade.paceUnder' : growthSoFar > target.max ? 'trade.paceAbove' : 'trade.paceInside',
    range,
  )
  if (!found) return `${so} ${against}`
  const { low, middle, high } = found.growth
  return `${so} ${against} ${say('trade.paceForecast', { low: sayNumber(low, 1), middle: sayNumber(middle, 1), high: sayNumber(high, 1) })}`
}
