/**
 * What the analyses of trade answer. Every figure is of one series (one source, direction, nomenclature, currency), and every figure that can be
 * missing says why: an index never answers NaN, and a missing denominator is a reason, not a zero.
 */
import type { Craft } from './mapping.schema.ts'
import type { Flow, Frequency, Status } from './series.schema.ts'

/** Why a figure cannot be given. `says` of the figure is the Vietnamese sentence. */
const reasons = [
  'no_data',
  'no_total',
  'listed_partners',
  'listed_products',
  'one_supplier',
  'zero_base',
  'no_previous',
  'broken',
  'no_quantity',
  'mixed_units',
  'too_coarse',
  'few_periods',
] as const
export type Reason = (typeof reasons)[number]
/** A figure, or why there is none. */
export type Figure = { value: number; why: null; says: null } | { value: null; why: Reason; says: string }

/** A country, a group such as the EU, or the world. `m49` is the UN code that maps use; null where there is none. */
export interface Place {
  /** ISO 3166 alpha-3; groups have codes of their own (`EU27`, `WLD`). */
  code: string
  m49: string | null
  name: string
  nameEn: string
  kind: 'country' | 'group' | 'world' | 'unspecified'
}
/** What somebody must know of a series before reading a figure of it. */
export interface Limit {
  code:
    | 'listed_partners'
    | 'listed_products'
    | 'group_beside_members'
    | 'fiscal_year'
    | 'rounded'
    | 'breaks'
    | 'incomplete_year'
    | 'licence'
    | 'coarse'
    | 'note'
  says: string
}
export interface Period {
  /** `2024`, `2024-05`, `FY2024` (fiscal year that begins in 2024). */
  code: string
  /** 'Năm 2024', '05/2024', 'Năm tài chính 04/2024–03/2025'. */
  label: string
  status: Status
}
/** Who sells and who buys: in an import series the reporters buy, in an export series they sell. */
export interface SeriesCard {
  id: string
  code: string
  name: string
  source: string
  sourceUrl: string | null
  licence: string | null
  flow: Flow
  flowLabel: string
  frequency: Frequency
  frequencyLabel: string
  nomenclature: string
  currency: string
  /** Length of the codes that figures are summed from. */
  digits: number
  reporters: Place[]
  /** Whether all partners and all products of the reporters are in: RCA and shares of the whole market need it. */
  allReporters: boolean
  allPartners: boolean
  allProducts: boolean
  /** The source gives the sum over all partners, so that shares of the whole market can be told. */
  hasWorld: boolean
  periods: Period[]
  /** Longer periods that can be asked for, put together of months: whole years, the last twelve months, the year so far. */
  spans: Period[]
  rows: number
  provisional: number
  limits: Limit[]
  /** Made up, for a demonstration. */
  example: boolean
}
/** A code whose level jumps for a reason that is not trade: missing codes, changed nomenclature. */
export interface SeriesBreak {
  code: string
  /** First period that no longer compares with those before; null: the whole series is in doubt. */
  period: string | null
  kind: 'broken' | 'minor'
  says: string
  /** Crafts of the mapping that it touches; empty without a mapping. */
  crafts: Craft[]
}
export interface SeriesPage extends SeriesCard {
  partners: Place[]
  breaks: SeriesBreak[]
  /** Rows and value of each period, to see holes. */
  coverage: { period: string; rows: number; codes: number; partners: number; value: number }[]
  imports: { id: string; fileName: string; broughtOn: string; rows: number; state: string; stateLabel: string }[]
}

/** By what products are grouped: crafts of a mapping version, or the first digits of the code. */
export const groupings = ['craft', 'hs2', 'hs4', 'hs6'] as const
export type Grouping = (typeof groupings)[number]
export interface Product {
  code: string
  label: string
  labelEn: string | null
}
/** What each answer says of itself, for the line under a chart. */
export interface Basis {
  series: { id: string; code: string; name: string; source: string; currency: string; flow: Flow }
  mapping: { code: string; name: string; state: string; stateLabel: string } | null
  by: Grouping
  /** 'Nguồn: …; nhóm hàng theo …; đơn vị: USD; tính đến …' */
  sourceLine: string
  limits: Limit[]
  /** Codes in the series that the mapping gives to no craft: value left out of the figures, 0…1 of the period; null by HS. */
  unmappedShare: number | null
}

/** Products × markets of one period, the page one starts from. */
export interface MarketTable extends Basis {
  period: Period
  /** Same period a year before (or the period before), with which growth is reckoned. */
  previous: Period | null
  /** The supplier whose share is told; Việt Nam unless asked. */
  focus: Place
  products: Product[]
  markets: Place[]
  cells: MarketCell[]
}
export interface MarketCell {
  product: string
  market: string
  /** What the market buys from everybody. */
  size: Figure
  /** What all suppliers in the series bring together: the size when all partners are in, less otherwise. */
  listed: number
  growth: Figure
  focus: Figure
  /** Of the whole market. */
  share: Figure
  /** Of the suppliers in the series only; never to be called market share. */
  shareOfListed: Figure
  focusGrowth: Figure
  /** Largest suppliers, first first. */
  leaders: { place: Place; value: number; share: Figure; shareOfListed: Figure }[]
  broken: boolean
}

/** Shares of suppliers in one market over time. */
export interface SharesOverTime extends Basis {
  product: Product | null
  market: Place
  periods: Period[]
  size: Figure[]
  suppliers: { place: Place; values: (number | null)[]; shares: Figure[]; sharesOfListed: Figure[] }[]
  /** All other suppliers together: the whole less those shown; null where the whole is not known. */
  others: (number | null)[]
  breaks: SeriesBreak[]
}

/** One product in one market and period: everything the data let us say. */
export interface ProductPage extends Basis {
  product: Product
  market: Place
  period: Period
  previous: Period | null
  size: Figure
  growth: Figure
  hhi: Figure
  hhiNormalised: Figure
  suppliers: SupplierRow[]
  breaks: SeriesBreak[]
}
export interface SupplierRow {
  place: Place
  value: number
  growth: Figure
  share: Figure
  shareOfListed: Figure
  shareBefore: Figure
  unitValue: UnitValue
  /** Balassa index of the supplier in this product, over all products and markets of the series. */
  rca: Figure
  rcaSymmetric: Figure
  /** Share of the countries importing the product that the supplier reaches. */
  penetration: Figure
}
/** Value over quantity of the rows that state one; `coverage` is their share of the value. */
export interface UnitValue {
  figure: Figure
  unit: string | null
  coverage: number | null
}

/** Constant market shares: why a supplier's exports changed between two periods (Leamer & Stern 1970, chapter 7). */
export interface CmsAnswer extends Basis {
  supplier: Place
  from: Period
  to: Period
  /** Why it cannot be done; then no effects. */
  refused: { why: Reason; says: string } | null
  total: CmsEffects | null
  byProduct: { product: Product; effects: CmsEffects }[]
  byMarket: { market: Place; effects: CmsEffects }[]
  formula: string
}
/** before + size + mix + market + competitiveness = after, exactly. */
export interface CmsEffects {
  before: number
  after: number
  change: number
  size: number
  mix: number
  market: number
  competitiveness: number
}

/** Where a market grows and the focus supplier lags: what briefs begin from. */
export interface Gaps extends Basis {
  period: Period
  previous: Period | null
  focus: Place
  rows: Gap[]
}
export interface Gap {
  product: Product
  market: Place
  size: Figure
  growth: Figure
  focus: Figure
  focusGrowth: Figure
  /** What the suppliers in the series sell there together. */
  listed: number
  share: Figure
  shareOfListed: Figure
  /** Change of the focus supplier's share, in percentage points. */
  shareChange: Figure
  leader: { place: Place; share: Figure; shareOfListed: Figure; unitValue: UnitValue } | null
  focusUnitValue: UnitValue
  /** Quarter and three quarters of unit values of the supplying countries, weighted by quantity; in the series' currency a unit. */
  priceBand: { low: number; high: number; unit: string } | null
  /** The row in one sentence. */
  says: string
}

/** Two sides of one trade: what the seller's statistics and the buyer's say, beside each other. */
export interface Mirror {
  exporter: Place
  importer: Place
  rows: {
    product: Product
    exported: { series: string; seriesName: string; period: Period; value: number } | null
    imported: { series: string; seriesName: string; period: Period; value: number } | null
    /** Imported less exported, only where both are in one currency. */
    difference: Figure
    /** Imported ÷ exported. */
    ratio: Figure
  }[]
  /** Why the two differ: CIF against FOB, fiscal against calendar year, transit, coverage. */
  notes: string[]
}

/** Rows of the source behind a figure. */
export interface FigureRows extends Basis {
  total: number
  count: number
  page: number
  rows: {
    id: number
    reporter: Place
    partner: Place
    period: Period
    code: string
    description: string | null
    value: number
    quantity: number | null
    unit: string | null
    status: Status
    statusLabel: string
    source: { importId: string; fileName: string; row: number }
  }[]
}

export interface HsRow {
  code: string
  digits: number
  nameVi: string | null
  nameEn: string
  /** Craft in each mapping version that gives it one. */
  crafts: { mapping: string; craft: Craft }[]
}

/** The year's export growth against the plan's range, month by month, of the official series. */
export interface Pace {
  year: number
  series: { source: string; currency: string; mapping: string } | null
  target: { min: number; max: number } | null
  months: PaceMonth[]
  /** Last month with figures of both years. */
  lastMonth: string | null
  /** Cumulated growth, percent, by that month. */
  growth: Figure
  status: Status | null
  /** The same over final figures only: the last month up to which both years are final. */
  finalMonth: string | null
  finalGrowth: Figure
  /** What the year may come to; null with `refused` saying why. */
  forecast: PaceForecast | null
  refused: string | null
  says: string
}
export interface PaceMonth {
  month: string
  amount: number | null
  status: Status | null
  lastYear: number | null
  /** Month against the same month. */
  growth: Figure
  /** All months so far against the same months. */
  cumulated: Figure
  /** Cumulated amount at the lower and upper end of the plan's range; null where last year's month is missing. */
  atMin: number | null
  atMax: number | null
  cumulatedAmount: number | null
}
export interface PaceForecast {
  /** The year's amount and growth in percent, with a band that four of five years of the past fell into. */
  amount: { low: number; middle: number; high: number }
  growth: { low: number; middle: number; high: number }
  method: string
  /** The same method on years that are over: what it said then, what came. */
  backtest: { year: number; month: string; said: number; low: number; high: number; came: number; inside: boolean }[]
}
