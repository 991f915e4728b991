/** Constant market shares between two periods, and the gaps that briefs begin from. */
import type { Context } from '../../../kernel/context.ts'
import { sayNumber } from '../../../kernel/money.ts'
import { invalid } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import type { CmsAnswer, CmsEffects, Figure, Gap, Gaps } from '../analysis.schema.ts'
import { addEffects, constantMarketShares, type Sold, standardOf } from '../indices/cms.rules.ts'
import { known, unknownFor } from '../indices/figure.rules.ts'
import { priceBand } from '../indices/shares.rules.ts'
import { pricedRows } from './analysis.store.ts'
import {
  type Asked,
  basisOf,
  breaksBetween,
  chosenPeriod,
  cubeOf,
  type Ground,
  groundOf,
  isWhole,
  periodOf,
  previousOf,
  productsOf,
} from './basis.actions.ts'
import type { Cube } from './cube.rules.ts'
import { cellOf, focusOf, market404 } from './markets.actions.ts'
import { sourcesOf } from './periods.rules.ts'

export const cms = async (
  ctx: Context,
  asked: Asked & { supplier?: string | undefined; from?: string | undefined; to?: string | undefined; market?: string | undefined },
): Promise<CmsAnswer> => {
  const ground = await groundOf(ctx, asked)
  const to = chosenPeriod(ground, asked.to)
  const from = asked.from
    ? chosenPeriod(ground, asked.from)
    : (previousOf(ground, to) ?? invalid(say('trade.cmsNeedsFrom'), [{ path: 'from', message: say('trade.why_no_previous') }]))
  if (from.replace(/\d{4}/, '') !== to.replace(/\d{4}/, ''))
    invalid(say('trade.cmsSameMonths'), [{ path: 'from', message: say('trade.cmsSameMonths') }])
  if (from >= to) invalid(say('trade.cmsOrder'), [{ path: 'from', message: say('trade.cmsOrder') }])
  const cube = await cubeOf(ctx, ground, [from, to])
  const supplier = focusOf(ground, cube, asked.supplier)
  const products = await productsOf(ctx, ground)
  const markets = asked.market ? [market404(ground, cube, asked.market, to)] : cube.marketsApart
  const head = {
    ...basisOf(ctx, ground, cube, to),
    supplier: ground.places.of(supplier),
    from: periodOf(ground, from),
    to: periodOf(ground, to),
    formula: say('trade.cmsFormula'),
  }
  const none = (why: Parameters<typeof unknownFor>[0], says?: string): CmsAnswer => ({
    ...head,
    refused: { why, says: unknownFor(why, says).says! },
    total: null,
    byProduct: [],
    byMarket: [],
  })
  const cells = products.flatMap(({ code: product }) =>
    markets.map(market => ({ product, market, ...around(cube, from, to, market, product) })),
  )
  if (!isWhole(ground, from) || !isWhole(ground, to)) return none('few_periods')
  const without = cells.find(cell => cell.worldBefore.value === null || cell.worldAfter.value === null)
  if (without) return none((without.worldBefore.why ?? without.worldAfter.why)!)
  const [broken] = breaksBetween(ground, null, from, to).filter(each =>
    products.some(product => breaksBetween(ground, product.code, from, to).includes(each)),
  )
  if (broken) return none('broken', broken.says)
  const world = cells.map(
    ({ product, market, worldBefore, worldAfter }): Sold => ({ product, market, before: worldBefore.value!, after: worldAfter.value! }),
  )
  const own = cells.map(
    ({ product, market }): Sold => ({
      product,
      market,
      before: cube.value(from, supplier, market, product) ?? 0,
      after: cube.value(to, supplier, market, product) ?? 0,
    }),
  )
  const found = constantMarketShares(standardOf(world), own)
  if (found.refused) return none(found.refused)
  const grouped = (key: 'product' | 'market') => {
    const groups = new Map<string, CmsEffects[]>()
    for (const cell of found.cells) groups.set(cell[key], [...(groups.get(cell[key]) ?? []), cell.effects])
    return groups
  }
  return {
    ...head,
    refused: null,
    total: found.total,
    byProduct: [...grouped('product')].map(([code, list]) => ({
      product: products.find(each => each.code === code)!,
      effects: addEffects(list),
    })),
    byMarket: [...grouped('market')].map(([code, list]) => ({ market: ground.places.of(code), effects: addEffects(list) })),
  }
}
const around = (cube: Cube, from: string, to: string, market: string, product: string) => ({
  worldBefore: cube.size(from, market, product),
  worldAfter: cube.size(to, market, product),
})

const shownGaps = 60
/**
 * How much a row asks for a brief: what the market buys, and buys more of, that the supplier looked at does not sell. Where one country reports what it
 * sells, a competitor's markets: what it sells there, and sells more of.
 */
const weight = ({ size, growth, focus, focusGrowth, shareOfListed, listed }: Gap, alone: boolean): number => {
  const faster = ({ value }: Figure) => 1 + Math.max(-0.9, Math.min(3, (value ?? 0) / 100))
  if (alone) return listed * faster(focusGrowth)
  return ((size.value ?? listed) - (focus.value ?? 0)) * faster(growth) * (1 - (shareOfListed.value ?? 0))
}
const pointsApart = (now: Figure, before: Figure): Figure =>
  now.value === null ? now : before.value === null ? before : known((now.value - before.value) * 100)

/** Where a market buys and grows while the supplier looked at sells little. */
export const gaps = async (ctx: Context, asked: Asked & { period?: string | undefined; focus?: string | undefined }): Promise<Gaps> => {
  const ground = await groundOf(ctx, asked)
  const period = chosenPeriod(ground, asked.period)
  const previous = previousOf(ground, period)
  const cube = await cubeOf(ctx, ground, previous ? [period, previous] : [period])
  const focus = focusOf(ground, cube, asked.focus)
  const products = await productsOf(ctx, ground)
  const alone = cube.suppliers.size === 1
  const rows = products.flatMap(product =>
    cube.marketsApart.flatMap(market => {
      const cell = cellOf(ground, cube, { product: product.code, market, period, previous, focus })
      if (cell.listed <= 0) return []
      const first = cell.leaders.find(each => each.place.code !== focus) ?? null
      const before = previous ? cube.share(previous, focus, market, product.code) : unknownFor('no_previous')
      const gap: Gap = {
        product,
        market: ground.places.of(market),
        size: cell.size,
        growth: cell.growth,
        focus: cell.focus,
        focusGrowth: cell.focusGrowth,
        listed: cell.listed,
        share: cell.share,
        shareOfListed: cell.shareOfListed,
        shareChange: pointsApart(cell.share, before),
        leader: first && {
          place: first.place,
          share: first.share,
          shareOfListed: first.shareOfListed,
          unitValue: cube.unitValue(period, first.place.code, market, product.code),
        },
        focusUnitValue: cube.unitValue(period, focus, market, product.code),
        priceBand: null,
        says: '',
      }
      return [{ gap, weight: weight(gap, alone) }]
    }),
  )
  const best = rows.sort((a, b) => b.weight - a.weight).slice(0, shownGaps)
  const bands = await bandsOf(ctx, ground, period)
  for (const { gap } of best) {
    gap.says = sayGap(gap, ground.series.currency, alone ? ground.places.of(focus).name : null)
    gap.priceBand = bands.get(`${gap.market.code}|${gap.product.code}`) ?? null
  }
  return {
    ...basisOf(ctx, ground, cube, period),
    period: periodOf(ground, period),
    previous: previous ? periodOf(ground, previous) : null,
    focus: ground.places.of(focus),
    rows: best.map(each => each.gap),
  }
}
const percent = (share: number) => sayNumber(share * 100, 1)
const sayChange = ({ value }: Figure) =>
  value === null ? null : say(value >= 0 ? 'trade.gapGrows' : 'trade.gapShrinks', { percent: sayNumber(Math.abs(value), 1) })
const sayLeader = ({ leader }: Gap) => {
  if (!leader) return null
  const { share, shareOfListed, place } = leader
  if (share.value !== null) return say('trade.gapLeader', { leader: place.name, share: percent(share.value) })
  return shareOfListed.value === null ? null : say('trade.gapLeaderListed', { leader: place.name, share: percent(shareOfListed.value) })
}
/** @param seller the country that alone reports what it sells, if one does */
const sayGap = (gap: Gap, currency: string, seller: string | null): string => {
  const { market, product, size, listed, growth, focusGrowth } = gap
  const about = { market: market.name, product: product.label, value: sayNumber((size.value ?? listed) / 1e6, 1), currency }
  const parts =
    seller !== null
      ? [say('trade.gapSold', { ...about, seller }), sayChange(focusGrowth)]
      : [say(size.value === null ? 'trade.gapListed' : 'trade.gapSize', about), sayChange(growth), sayLeader(gap)]
  return parts.filter(Boolean).join('; ')
}
/**
 * The middle half of unit values in each market and product, each code and supplier weighing by its quantity, in the unit that most of the value is
 * counted in; by `market|product`.
 */
const bandsOf = async (ctx: Context, ground: Ground, period: string): Promise<Map<string, Gap['priceBand']>> => {
  const { series, products, places } = ground
  const groups = new Map<string, { unit: string; value: number; quantity: number }[]>()
  for (const row of await pricedRows(ctx.db, series.id, sourcesOf(period, series.frequency))) {
    const product = products.get(row.code)
    const [market, supplier] = series.flow === 'import' ? [row.reporter, row.partner] : [row.partner, row.reporter]
    if (product === undefined || places.of(supplier).kind === 'world') continue
    const key = `${market}|${product}`
    const list = groups.get(key)
    if (list) list.push(row)
    else groups.set(key, [row])
  }
  return new Map([...groups].map(([key, rows]) => [key, priceBand(rows)]))
}
