/** The one export series that an officer names as Hà Nội's: it alone feeds the plan's gauge. Growth and pace are told of it. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { conflict, invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { growthTarget } from '../plans/plans.actions.ts'
import { readSetting, settingVersions, writeSetting } from '../reference/reference.actions.ts'
import { cubeOf, groundOf, periodOf } from './analysis/basis.actions.ts'
import { everything } from './analysis/cube.rules.ts'
import { sayPeriod } from './analysis/periods.rules.ts'
import { paceOf } from './pace.rules.ts'
import * as store from './trade.store.ts'

const officialSetting = 'export_series'
/** What acts about the naming are recorded under: a setting has no id of its own. */
const officialRecord = '6578706f-7274-4000-8000-736572696573'
export interface NamedSeries {
  source: string
  currency: string
  mapping: string
}
interface Named extends NamedSeries {
  reason?: string
  by?: string
  on?: Day
}
const same = (a: NamedSeries, b: NamedSeries) => a.source === b.source && a.currency === b.currency && a.mapping === b.mapping

/** What is named today, what was named before, and the series that could be. */
export const officialSeries = async (ctx: Context) => {
  const now = await readSetting<Named | null>(ctx.db, officialSetting, ctx.today, null)
  const candidates = await store.turnoverSeries(ctx.db)
  return {
    named: now && { source: now.source, currency: now.currency, mapping: now.mapping },
    history: (await settingVersions(ctx.db, officialSetting)).map(({ value, validFrom, source }) => {
      const named = value as Named
      return {
        source: named.source,
        currency: named.currency,
        mapping: named.mapping,
        from: validFrom,
        reason: named.reason ?? source,
        by: named.by ?? null,
        on: named.on ?? null,
      }
    }),
    candidates: candidates.map(each => ({ ...each, official: now !== null && same(now, each) })),
    can: actorOf(ctx).grants.some(grant => grant.role === 'leader') ? ['name'] : [],
  }
}
/** Names the series from a day on. Reports of earlier days keep the series that held then. */
export const nameOfficial = async (ctx: Context, input: NamedSeries & { from: Day; reason: string }) => {
  const { from, reason, ...series } = input
  const known = (await store.turnoverSeries(ctx.db)).some(each => same(each, series))
  if (!known) invalid(say('trade.noSuchSeries'), [{ path: 'source', message: say('trade.noSuchSeries') }])
  const actor = actorOf(ctx)
  const before = await readSetting<Named | null>(ctx.db, officialSetting, from, null)
  await ctx.db.transaction(async tx => {
    await writeSetting(tx, {
      key: officialSetting,
      value: { ...series, reason, by: actor.name, on: ctx.today },
      validFrom: from,
      source: reason,
      confidence: 'officer',
    })
    await logged(tx, ctx, {
      entity: 'export_series',
      recordId: officialRecord,
      action: 'name',
      fromState: before ? `${before.source} · ${before.currency} · ${before.mapping}` : null,
      toState: `${series.source} · ${series.currency} · ${series.mapping}`,
      values: { ...series, from },
      reason,
    })
  })
  return officialSeries(ctx)
}
/**
 * Adds up a monthly export series by a mapping version into turnover that can be named official: source and currency are the series', the mapping
 * is the version. A draft is not taken: what feeds a report needs somebody who stands for it. Done again, it takes in what has changed since, and
 * takes out months that the series no longer has.
 */
export const addUpMonths = async (ctx: Context, input: { series: string; mapping: string }) => {
  const ground = await groundOf(ctx, { ...input, by: 'craft' })
  const { series, mapping } = ground
  if (series.flow !== 'export' || series.frequency !== 'month')
    invalid(say('trade.monthsOnly'), [{ path: 'series', message: say('trade.monthsOnly') }])
  if (mapping?.state !== 'approved') invalid(say('trade.approvedOnly'), [{ path: 'mapping', message: say('trade.approvedOnly') }])
  const [seller, ...more] = series.stand.reporters
  if (!seller || more.length) return invalid(say('trade.oneReporter'), [{ path: 'series', message: say('trade.oneReporter') }])
  const months = [...ground.periods.keys()]
  const cube = await cubeOf(ctx, ground, months)
  const rows = months.map(month => ({
    month,
    source: series.source,
    currency: series.currency,
    mapping: mapping!.code,
    amount: cube.soldBy(month, seller, everything),
    status: periodOf(ground, month).status,
    note: say('trade.monthFrom', { series: series.name }),
  }))
  await ctx.db.transaction(async tx => {
    const note = say('trade.monthFrom', { series: series.name })
    const others = await store.monthsOfOthers(
      tx,
      { source: series.source, currency: series.currency, mapping: mapping!.code, note },
      months,
    )
    if (others.length) conflict(say('trade.monthsOfOther', { source: series.source, months: others.slice(0, 6).map(sayPeriod).join(', ') }))
    const gone = await store.dropTurnover(tx, { source: series.source, currency: series.currency, mapping: mapping!.code, note }, months)
    if (rows.length) await store.putTurnover(tx, rows)
    await logged(tx, ctx, {
      entity: 'export_series',
      recordId: officialRecord,
      action: 'add_up',
      values: {
        series: series.code,
        mapping: mapping!.code,
        months: rows.map(({ month, amount, status }) => ({ month, amount, status })),
        gone,
      },
    })
  })
  return officialSeries(ctx)
}
/** Growth month by month of the official series against the plan's range, with a forecast band. */
export const officialPace = async (ctx: Context, asked: number | undefined) => {
  const year = asked ?? Number(ctx.today.slice(0, 4))
  const named = await readSetting<NamedSeries | null>(ctx.db, officialSetting, ctx.today, null)
  const months = named ? (await store.turnoverMonths(ctx.db, named)).filter(row => row.month <= `${year}-12`) : []
  return paceOf(
    months,
    year,
    named && { source: named.source, currency: named.currency, mapping: named.mapping },
    await growthTarget(ctx, year),
  )
}
