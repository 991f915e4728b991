/** Products × markets of a period, shares over time, and one product in one market. */
import type { Context } from '../../../kernel/context.ts'
import { invalid } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import type { Figure, MarketCell, MarketTable, ProductPage, SharesOverTime } from '../analysis.schema.ts'
import { known, unknownFor } from '../indices/figure.rules.ts'
import { balassa, growth, penetration, symmetric } from '../indices/shares.rules.ts'
import {
  type Asked,
  basisOf,
  breaksBetween,
  chosenPeriod,
  cubeOf,
  type Ground,
  groundOf,
  periodOf,
  previousOf,
  productsOf,
} from './basis.actions.ts'
import { type Cube, everything } from './cube.rules.ts'
import { spansOf } from './periods.rules.ts'

/** Growth of a figure against the year before; refused across a break. */
const growthOf = (
  ground: Ground,
  product: string,
  now: string,
  before: string | null,
  value: (period: string) => number | null,
): Figure => {
  if (before === null) return unknownFor('no_previous')
  const [broken] = breaksBetween(ground, product === everything ? null : product, before, now)
  if (broken) return unknownFor('broken', broken.says)
  return growth(value(now), value(before))
}
const sizeGrowth = (ground: Ground, cube: Cube, market: string, product: string, now: string, before: string | null): Figure => {
  const size = cube.size(now, market, product)
  return size.value === null && before !== null
    ? size
    : growthOf(ground, product, now, before, period => cube.size(period, market, product).value)
}
const valueFigure = (value: number | null): Figure => (value === null ? unknownFor('no_data') : known(value))

export const cellOf = (
  ground: Ground,
  cube: Cube,
  at: { product: string; market: string; period: string; previous: string | null; focus: string },
): MarketCell => {
  const { product, market, period, previous, focus } = at
  const own = cube.value(period, focus, market, product)
  return {
    product,
    market,
    size: cube.size(period, market, product),
    listed: cube.listed(period, market, product),
    growth: sizeGrowth(ground, cube, market, product, period, previous),
    focus: valueFigure(own),
    share: cube.share(period, focus, market, product),
    shareOfListed: cube.shareOfListed(period, focus, market, product),
    focusGrowth: growthOf(ground, product, period, previous, each => cube.value(each, focus, market, product)),
    leaders: cube
      .sellers(period, market, product)
      .filter(({ supplier }) => cube.counts(supplier) || supplier === focus)
      .slice(0, 5)
      .map(({ supplier, value }) => ({
        place: ground.places.of(supplier),
        value,
        share: cube.share(period, supplier, market, product),
        shareOfListed: cube.shareOfListed(period, supplier, market, product),
      })),
    broken: previous !== null && breaksBetween(ground, product, previous, period).length > 0,
  }
}
/** Markets of a cube that may be added up, the largest buyers first. */
const marketsOf = (cube: Cube, period: string): string[] =>
  [...cube.marketsApart]
    .map(market => ({ market, value: cube.listed(period, market, everything) }))
    .sort((a, b) => b.value - a.value)
    .map(each => each.market)

/** The supplier that is looked at: Việt Nam where it sells, else the one that reports. */
export const focusOf = (ground: Ground, cube: Cube, asked: string | undefined): string => {
  if (asked)
    return (
      ground.places.find(asked)?.code ??
      invalid(say('trade.noPlace', { name: asked }), [{ path: 'focus', message: say('trade.noPlaceFix') }])
    )
  if (cube.suppliers.has('VNM') || cube.suppliers.size !== 1) return 'VNM'
  return [...cube.suppliers][0] ?? 'VNM'
}

export const marketTable = async (
  ctx: Context,
  asked: Asked & { period?: string | undefined; focus?: string | undefined },
): Promise<MarketTable> => {
  const ground = await groundOf(ctx, asked)
  const period = chosenPeriod(ground, asked.period)
  const previous = previousOf(ground, period)
  const cube = await cubeOf(ctx, ground, previous ? [period, previous] : [period])
  const focus = focusOf(ground, cube, asked.focus)
  const products = await productsOf(ctx, ground)
  const markets = marketsOf(cube, period)
  return {
    ...basisOf(ctx, ground, cube, period),
    period: periodOf(ground, period),
    previous: previous ? periodOf(ground, previous) : null,
    focus: ground.places.of(focus),
    products,
    markets: markets.map(ground.places.of),
    cells: products.flatMap(({ code: product }) =>
      markets
        .map(market => cellOf(ground, cube, { product, market, period, previous, focus }))
        .filter(cell => cell.listed > 0 || (cell.size.value ?? 0) > 0),
    ),
  }
}

const product404 = (ground: Ground, product: string) => {
  if (![...ground.products.values()].includes(product))
    invalid(say('trade.noProduct', { product }), [{ path: 'product', message: say('trade.noProduct', { product }) }])
}
const market404 = (ground: Ground, cube: Cube, market: string | undefined, period: string): string => {
  if (market === undefined) return marketsOf(cube, period)[0] ?? invalid(say('trade.emptySeries'))
  const code = ground.places.find(market)?.code ?? market
  return cube.markets.has(code)
    ? code
    : invalid(say('trade.noMarket', { market }), [{ path: 'market', message: say('trade.noMarket', { market }) }])
}

/** Shares of suppliers in a market, period by period; `year` puts months together to whole years. */
export const sharesOverTime = async (
  ctx: Context,
  asked: Asked & {
    product?: string | undefined
    market?: string | undefined
    step?: 'period' | 'year' | undefined
    suppliers?: readonly string[] | undefined
  },
): Promise<SharesOverTime> => {
  const ground = await groundOf(ctx, asked)
  if (asked.product) product404(ground, asked.product)
  const have = [...ground.periods.keys()]
  const periods = asked.step === 'year' && ground.series.frequency === 'month' ? spansOf(have).filter(code => /^\d{4}$/.test(code)) : have
  const last = periods.at(-1) ?? invalid(say('trade.emptySeries'))
  const cube = await cubeOf(ctx, ground, periods)
  const product = asked.product ?? everything
  const market = market404(ground, cube, asked.market, last)
  const main = ['VNM', 'CHN', 'IND', 'PHL'].filter(code => cube.suppliers.has(code))
  const top = cube.sellers(last, market, product).map(each => each.supplier)
  const wanted = asked.suppliers?.length
    ? asked.suppliers.filter(code => cube.suppliers.has(code))
    : [...new Set([...main, ...top.slice(0, 6)])]
  const size = periods.map(period => cube.size(period, market, product))
  const names = await productsOf(ctx, ground)
  return {
    ...basisOf(ctx, ground, cube, last),
    product: names.find(each => each.code === asked.product) ?? null,
    market: ground.places.of(market),
    periods: periods.map(code => periodOf(ground, code)),
    size,
    suppliers: wanted.map(supplier => ({
      place: ground.places.of(supplier),
      values: periods.map(period => cube.value(period, supplier, market, product)),
      shares: periods.map(period => cube.share(period, supplier, market, product)),
      sharesOfListed: periods.map(period => cube.shareOfListed(period, supplier, market, product)),
    })),
    others: size.map((whole, at) => {
      const shown = wanted
        .filter(supplier => cube.counts(supplier))
        .reduce((sum, supplier) => sum + (cube.value(periods[at]!, supplier, market, product) ?? 0), 0)
      return whole.value === null ? null : Math.max(0, whole.value - shown)
    }),
    breaks: asked.product === undefined ? ground.breaks : (ground.breaksOf.get(asked.product) ?? []),
  }
}

/** Countries that import a product, and those that the supplier reaches; null where not all importing countries report. */
const reach = (ground: Ground, cube: Cube, period: string, supplier: string, product: string): Figure => {
  const buying = (sells: (market: string) => boolean) =>
    [...cube.markets].filter(market => ground.places.of(market).kind === 'country' && sells(market)).length
  const reached = buying(market => (cube.value(period, supplier, market, product) ?? 0) > 0)
  const { flow, allReporters, allPartners } = ground.series
  const whole = flow === 'import' ? allReporters : allReporters && allPartners
  return penetration(reached, whole ? buying(market => (cube.size(period, market, product).value ?? 0) > 0) : null)
}
/** RCA within what the series covers: one market of an import series, all markets of an export series. */
const rcaOf = (cube: Cube, period: string, supplier: string, market: string, product: string): Figure => {
  const markets = cube.scope.flow === 'import' ? [market] : cube.marketsToAll
  const add = (values: (number | null)[]) =>
    values.some(each => each === null) ? null : values.reduce<number>((sum, each) => sum + (each ?? 0), 0)
  return balassa({
    own: markets.reduce((sum, each) => sum + (cube.value(period, supplier, each, product) ?? 0), 0),
    ownTotal: add(markets.map(each => cube.allGoodsOf(period, supplier, each))),
    product: add(markets.map(each => cube.size(period, each, product).value)),
    total: add(markets.map(each => cube.allGoodsSize(period, each))),
  })
}

export const productPage = async (
  ctx: Context,
  asked: Asked & { product: string; market?: string | undefined; period?: string | undefined },
): Promise<ProductPage> => {
  const ground = await groundOf(ctx, asked)
  product404(ground, asked.product)
  const period = chosenPeriod(ground, asked.period)
  const previous = previousOf(ground, period)
  const cube = await cubeOf(ctx, ground, previous ? [period, previous] : [period])
  const { product } = asked
  const market = market404(ground, cube, asked.market, period)
  return {
    ...basisOf(ctx, ground, cube, period),
    product: (await productsOf(ctx, ground)).find(each => each.code === product)!,
    market: ground.places.of(market),
    period: periodOf(ground, period),
    previous: previous ? periodOf(ground, previous) : null,
    size: cube.size(period, market, product),
    growth: sizeGrowth(ground, cube, market, product, period, previous),
    ...cube.concentration(period, market, product),
    suppliers: cube.sellers(period, market, product).map(({ supplier, value }) => {
      const rca = rcaOf(cube, period, supplier, market, product)
      return {
        place: ground.places.of(supplier),
        value,
        growth: growthOf(ground, product, period, previous, each => cube.value(each, supplier, market, product)),
        share: cube.share(period, supplier, market, product),
        shareOfListed: cube.shareOfListed(period, supplier, market, product),
        shareBefore: previous ? cube.share(previous, supplier, market, product) : unknownFor('no_previous'),
        unitValue: cube.unitValue(period, supplier, market, product),
        rca,
        rcaSymmetric: symmetric(rca),
        penetration: reach(ground, cube, period, supplier, product),
      }
    }),
    breaks: previous ? breaksBetween(ground, product, previous, period) : [],
  }
}
export { market404, product404 }
