/** The series that there are, and one of them with its holes, breaks and imports. */
import type { Context } from '../../../kernel/context.ts'
import type { SeriesCard, SeriesPage } from '../analysis.schema.ts'
import { allImports, allSeries } from '../load.store.ts'
import { places } from '../places.actions.ts'
import type { Places } from '../places.rules.ts'
import { flows, frequencies, importStates, type SeriesRow } from '../series.schema.ts'
import { valuesByPeriod } from './analysis.store.ts'
import { groundOf, seriesNamed } from './basis.actions.ts'
import { limitsOf } from './limits.rules.ts'
import { sayPeriod, spansOf } from './periods.rules.ts'

const cardOf = (series: SeriesRow, list: Places): SeriesCard => {
  const { periods: own, reporters, partners } = series.stand
  const statusOf = (provisional: boolean) => (provisional ? ('provisional' as const) : ('final' as const))
  const periods = own.map(each => ({ code: each.period, label: sayPeriod(each.period), status: statusOf(each.provisional > 0) }))
  const provisional = own.reduce((sum, each) => sum + each.provisional, 0)
  return {
    id: series.id,
    code: series.code,
    name: series.name,
    source: series.source,
    sourceUrl: series.sourceUrl,
    licence: series.licence,
    flow: series.flow,
    flowLabel: flows[series.flow],
    frequency: series.frequency,
    frequencyLabel: frequencies[series.frequency],
    nomenclature: series.nomenclature,
    currency: series.currency,
    digits: series.digits,
    reporters: reporters.map(list.of),
    allReporters: series.allReporters,
    allPartners: series.allPartners,
    allProducts: series.allProducts,
    hasWorld: partners.some(code => list.of(code).kind === 'world'),
    periods,
    spans:
      series.frequency === 'month'
        ? spansOf(own.map(each => each.period)).map(code => ({ code, label: sayPeriod(code), status: statusOf(provisional > 0) }))
        : [],
    rows: own.reduce((sum, each) => sum + each.rows, 0),
    provisional,
    limits: limitsOf(series),
    example: series.example,
  }
}
export const listSeries = async (ctx: Context): Promise<{ rows: SeriesCard[] }> => {
  const list = await places()
  return { rows: (await allSeries(ctx.db)).map(series => cardOf(series, list)) }
}
export const openSeries = async (ctx: Context, key: string): Promise<SeriesPage> => {
  const series = await seriesNamed(ctx, key)
  const list = await places()
  const partners = series.stand.partners.map(list.of)
  const groups = new Set(partners.filter(each => each.kind === 'group').map(each => each.code))
  const twice = partners.filter(each => each.kind === 'world' || groups.has(list.groupOf(each.code) ?? '')).map(each => each.code)
  const values = await valuesByPeriod(ctx.db, series, twice)
  // Crafts that a break touches need the usual mapping, which a coarse series has no use for.
  const breaks = series.breaks.length && series.digits !== 2 ? (await groundOf(ctx, { series: series.id })).breaks : []
  return {
    ...cardOf(series, list),
    partners,
    breaks,
    coverage: series.stand.periods.map(({ period, rows, codes, partners: count }) => ({
      period,
      rows,
      codes,
      partners: count,
      value: values.get(period) ?? 0,
    })),
    imports: (await allImports(ctx.db, series.id)).map(({ file }) => ({
      id: file.id,
      fileName: file.fileName,
      broughtOn: file.broughtOn,
      rows: file.rows,
      state: file.state,
      stateLabel: importStates[file.state],
    })),
  }
}
