/** What an analysis stands on: the series, the mapping version, how products are grouped, and what a reader must know of it. */

import type { Context } from '../../../kernel/context.ts'
import { sayDay } from '../../../kernel/dates.ts'
import type { Tx } from '../../../kernel/log.ts'
import { invalid, unknown } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import { crafts } from '../../reference/catalog.schema.ts'
import type { Basis, Grouping, Limit, Period, Product, SeriesBreak } from '../analysis.schema.ts'
import { findSeries } from '../load.store.ts'
import { craftOf } from '../mapping.rules.ts'
import { type Craft, type MappingRow, mappingStates } from '../mapping.schema.ts'
import { findMapping, linesOf, namesOf, usualMappings } from '../mapping.store.ts'
import { places } from '../places.actions.ts'
import type { Places } from '../places.rules.ts'
import { flows, type SeriesRow } from '../series.schema.ts'
import { cubeRows } from './analysis.store.ts'
import { allGoods, Cube, unmapped } from './cube.rules.ts'
import { limitsOf } from './limits.rules.ts'
import { sayPeriod, sourcesOf, usualPeriod, yearBefore } from './periods.rules.ts'

export interface Asked {
  series: string
  mapping?: string | undefined
  by?: Grouping | undefined
}
/** A series ready to be analysed. */
export interface Ground {
  series: SeriesRow
  mapping: MappingRow | null
  by: Grouping
  /** Code → product; codes that no product takes go to `unmapped`, all goods to `allGoods`. */
  products: ReadonlyMap<string, string>
  places: Places
  /** Periods that the series has, with whether any figure in them is provisional. */
  periods: ReadonlyMap<string, { rows: number; provisional: number }>
  breaks: SeriesBreak[]
  /** Breaks that touch a product. */
  breaksOf: ReadonlyMap<string, SeriesBreak[]>
  limits: Limit[]
}
const width: Record<Exclude<Grouping, 'craft'>, number> = { hs2: 2, hs4: 4, hs6: 6 }

export const seriesNamed = async (ctx: Context, key: string): Promise<SeriesRow> =>
  (await findSeries(ctx.db, key)) ?? unknown(say('trade.noSeries'))
const groupingFor = (series: SeriesRow, asked: Grouping | undefined): Grouping => {
  const coarse = series.digits === 2
  const by = asked ?? (coarse ? 'hs2' : 'craft')
  const needs = by === 'craft' ? 4 : width[by]
  if ((series.digits !== 0 && series.digits < needs) || (series.digits === 0 && by !== 'craft'))
    invalid(say('trade.tooCoarse', { name: series.name, digits: series.digits }), [{ path: 'by', message: say('trade.why_too_coarse') }])
  return by
}

/** The first version that takes any code of the series: one of goods by name says nothing of a series by numbers. */
const usualMapping = async (tx: Tx, { stand }: SeriesRow) => {
  const versions = await usualMappings(tx)
  for (const version of versions) {
    const craft = craftOf(await linesOf(tx, version.id))
    if (stand.codes.some(code => craft(code) !== null)) return version
  }
  return versions[0]
}
/** @throws Refusal `unknown` for a series or mapping that is not there, `invalid` for a grouping that its codes are too short for */
export const groundOf = async (ctx: Context, asked: Asked): Promise<Ground> => {
  const series = await seriesNamed(ctx, asked.series)
  const by = groupingFor(series, asked.by)
  const mapping =
    by !== 'craft'
      ? null
      : ((asked.mapping ? await findMapping(ctx.db, asked.mapping) : await usualMapping(ctx.db, series)) ?? unknown(say('trade.noMapping')))
  const craft = mapping ? craftOf(await linesOf(ctx.db, mapping.id)) : null
  const { digits, stand } = series
  const codes = stand.codes.filter(code => code === 'TOTAL' || digits === 0 || code.length === digits)
  const productOf = (code: string): string => {
    if (code === 'TOTAL') return allGoods
    return craft ? (craft(code) ?? unmapped) : code.slice(0, width[by as keyof typeof width])
  }
  const products = new Map(codes.map(code => [code, productOf(code)]))
  const periods = new Map(stand.periods.map(each => [each.period, each]))
  const breaks = series.breaks.map(
    (each): SeriesBreak => ({
      ...each,
      crafts: craft ? [...new Set(codes.filter(code => code.startsWith(each.code)).map(craft))].filter((c): c is Craft => c !== null) : [],
    }),
  )
  const breaksOf = new Map(
    [...new Set(products.values())].map(product => [
      product,
      breaks.filter(each => codes.some(code => products.get(code) === product && code.startsWith(each.code))),
    ]),
  )
  return { series, mapping, by, products, places: await places(), periods, breaks, breaksOf, limits: limitsOf(series) }
}
export const periodOf = (ground: Ground, code: string): Period => {
  const parts = sourcesOf(code, ground.series.frequency).map(each => ground.periods.get(each))
  return { code, label: sayPeriod(code), status: parts.some(each => each && each.provisional > 0) ? 'provisional' : 'final' }
}
/** The period asked for, or the latest whole one; refused where the series has nothing of it. */
export const chosenPeriod = (ground: Ground, asked: string | undefined): string => {
  const code = asked ?? usualPeriod([...ground.periods.keys()], ground.series.frequency) ?? invalid(say('trade.emptySeries'))
  const sources = sourcesOf(code, ground.series.frequency)
  if (!sources.some(each => ground.periods.has(each)))
    invalid(say('trade.periodMissing', { period: sayPeriod(code) }), [
      { path: 'period', message: say('trade.periodMissing', { period: sayPeriod(code) }) },
    ])
  return code
}
/** Whether the series has every source period of it. */
export const isWhole = (ground: Ground, code: string): boolean =>
  sourcesOf(code, ground.series.frequency).every(each => ground.periods.has(each))
/** The same months a year before, where the series has them all, and all of the period itself: six months are not held against twelve. */
export const previousOf = (ground: Ground, code: string): string | null =>
  isWhole(ground, code) && isWhole(ground, yearBefore(code)) ? yearBefore(code) : null

export const cubeOf = async (ctx: Context, ground: Ground, periods: readonly string[]): Promise<Cube> => {
  const { series, products, places: list } = ground
  const pairs = periods.flatMap(code => sourcesOf(code, series.frequency).map(source => [source, code] as const))
  const rows = await cubeRows(ctx.db, series.id, pairs, products)
  const { flow, allReporters, allPartners, allProducts } = series
  return new Cube(rows, {
    flow,
    allReporters,
    allPartners,
    allProducts,
    groupOf: list.groupOf,
    isWorld: code => list.of(code).kind === 'world',
  })
}
/** The head that every answer carries. */
export const basisOf = (ctx: Context, ground: Ground, cube: Cube | null, period: string | null): Basis => {
  const { series, mapping, by } = ground
  const unmappedShare = cube && period && by === 'craft' ? cube.unmappedShare(period) : null
  const limits: Limit[] =
    period && !isWhole(ground, period)
      ? [...ground.limits, { code: 'incomplete_year', says: say('trade.limitIncomplete', { period: sayPeriod(period) }) }]
      : ground.limits
  const sides = cube && groupsBeside(ground, cube)
  return {
    series: { id: series.id, code: series.code, name: series.name, source: series.source, currency: series.currency, flow: series.flow },
    mapping: mapping && { code: mapping.code, name: mapping.name, state: mapping.state, stateLabel: mappingStates[mapping.state] },
    by,
    sourceLine: say(mapping ? 'trade.sourceLineMapped' : 'trade.sourceLine', {
      source: series.source,
      flow: flows[series.flow].toLowerCase(),
      currency: series.currency,
      nomenclature: series.nomenclature,
      mapping: mapping ? `${mapping.code} (${mappingStates[mapping.state].toLowerCase()})` : '',
      day: sayDay(ctx.today),
    }),
    limits: sides ? [...limits, sides] : limits,
    unmappedShare,
  }
}
const groupsBeside = ({ places: list }: Ground, cube: Cube): Limit | null => {
  const members = [...cube.suppliers].filter(code => !cube.counts(code))
  const [first] = members
  if (!first) return null
  return {
    code: 'group_beside_members',
    says: say('trade.limitGroup', {
      group: list.of(list.groupOf(first)!).name,
      members: members.map(code => list.of(code).name).join(', '),
    }),
  }
}
/** Products that the series has, named, in the order of the catalogue or of their codes. */
export const productsOf = async (ctx: Context, ground: Ground): Promise<Product[]> => {
  const codes = [...new Set(ground.products.values())].filter(code => code !== allGoods && code !== unmapped)
  if (ground.by === 'craft')
    return (Object.keys(crafts) as Craft[]).filter(code => codes.includes(code)).map(code => ({ code, label: crafts[code], labelEn: null }))
  const names = await namesOf(ctx.db, ground.series.nomenclature, codes)
  return codes.sort().map(code => {
    const name = names.get(code)
    return { code, label: name?.nameVi ?? name?.nameEn ?? code, labelEn: name?.nameEn ?? null }
  })
}
/** Breaks that make two periods of a product (null: of any) incomparable. */
export const breaksBetween = (ground: Ground, product: string | null, from: string, to: string): SeriesBreak[] =>
  (product === null ? ground.breaks : (ground.breaksOf.get(product) ?? [])).filter(
    each => each.kind === 'broken' && (each.period === null || (from < each.period && each.period <= to)),
  )
