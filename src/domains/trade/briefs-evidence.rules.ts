/** What of an analysis goes into a brief: figures to be frozen, and the fields they fill in. */
import type { Day } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import type { Figure, Gap, ProductPage, SupplierRow } from './analysis.schema.ts'
import { type BriefCraft, briefCrafts, type Evidence } from './briefs.schema.ts'
import { productInside, sayAmount, sayFigure, sayGrowth, sayShare } from './markets.rules.ts'

/** Viet Nam and those who sell the same crafts; the leader of the market joins them. */
const rivals = ['VNM', 'CHN', 'IND', 'PHL'] as const

const cut = (text: string, max: number) => (text.length > max ? `${text.slice(0, max - 1)}…` : text)
/** The figures of a product in a market as they stand on the day, each with its source, period and mapping; what cannot be told is no evidence. */
export const evidenceOf = (page: ProductPage, gap: Gap | null, day: Day): Evidence[] => {
  const { product, market, period, previous, series, mapping } = page
  const names = { product: productInside(product), market: market.name }
  const figure = (label: string, value: Figure, write: (value: number) => string, more: Partial<Evidence> = {}): Evidence => ({
    origin: 'analysis',
    label: cut(label, 300),
    value: value.value,
    text: cut(sayFigure(value, write), 300),
    unit: null,
    source: cut(`${series.source}, ${series.name}`, 300),
    reporter: cut(market.name, 120),
    partner: null,
    product: cut(product.label, 200),
    period: cut(period.label, 60),
    mapping: mapping && cut(mapping.code, 60),
    takenOn: day,
    ...more,
  })
  const amount = (value: number) => sayAmount(value, series.currency)
  const periods = previous ? cut(say('briefs.evidencePeriods', { period: period.label, previous: previous.label }), 60) : period.label
  const whole = page.size.value !== null
  const supplier = (row: SupplierRow): Evidence[] => {
    const said = { ...names, supplier: row.place.name }
    const partner = { partner: cut(row.place.name, 120) }
    return [
      figure(say('briefs.evidenceFocus', said), { value: row.value, why: null, says: null }, amount, { ...partner, unit: series.currency }),
      whole
        ? figure(say('briefs.evidenceShare', said), row.share, sayShare, partner)
        : figure(say('briefs.evidenceShareListed', said), row.shareOfListed, sayShare, partner),
      ...(row.unitValue.figure.value === null
        ? []
        : [
            figure(
              say('briefs.evidenceUnitValue', said),
              row.unitValue.figure,
              value => sayAmount(value, `${series.currency}/${row.unitValue.unit ?? ''}`),
              { ...partner, unit: cut(`${series.currency}/${row.unitValue.unit ?? ''}`, 60) },
            ),
          ]),
    ]
  }
  const leader = page.suppliers[0]?.place.code
  const chosen = page.suppliers.filter(({ place }) => place.code === leader || rivals.some(code => code === place.code))
  const told = [
    figure(say('briefs.evidenceSize', names), page.size, amount, { unit: series.currency }),
    figure(say('briefs.evidenceGrowth', names), page.growth, sayGrowth, { unit: '%', period: periods }),
    ...chosen.flatMap(supplier),
    figure(say('briefs.evidenceHhi', names), page.hhi, value => value.toFixed(2).replace('.', ',')),
    ...(gap?.priceBand
      ? [
          figure(
            say('briefs.evidenceBand', names),
            { value: gap.priceBand.low, why: null, says: null },
            () => say('briefs.bandText', { ...bandOf(gap.priceBand!, series.currency) }),
            { unit: cut(`${series.currency}/${gap.priceBand.unit}`, 60) },
          ),
        ]
      : []),
  ]
  return told.filter(({ value }) => value !== null)
}
const bandOf = ({ low, high, unit }: NonNullable<Gap['priceBand']>, currency: string) => ({
  low: sayAmount(low, currency),
  high: sayAmount(high, currency),
  unit,
})

/** What a brief begins with, filled in from the market; everything may be changed. */
export const startOf = (page: ProductPage, gap: Gap | null, hs: readonly string[]) => {
  const craft = Object.hasOwn(briefCrafts, page.product.code) ? (page.product.code as BriefCraft) : null
  return {
    title: cut(say('briefs.startTitle', { product: productInside(page.product), market: page.market.name }), 300),
    craft,
    product: cut(page.product.label, 200),
    markets: page.market.kind === 'country' || page.market.kind === 'group' ? [page.market.code] : [],
    hs: hs.slice(0, 60),
    priceMin: gap?.priceBand ? round(gap.priceBand.low) : null,
    priceMax: gap?.priceBand ? round(gap.priceBand.high) : null,
    currency: gap?.priceBand ? page.series.currency : null,
    priceUnit: gap?.priceBand?.unit ?? null,
    priceBasis: gap?.priceBand ? ('import' as const) : null,
  }
}
/** Two decimals: a unit value is an average, not a price tag. */
const round = (value: number) => Math.round(value * 100) / 100
