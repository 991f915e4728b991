/** The map of communes: six counts for each, what cannot be placed, and the classes of the measure that is drawn. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { compareVietnamese } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { craftGroups, recognitionOn } from '../establishments/villages.rules.ts'
import { province } from '../reference/city.schema.ts'
import { loadUnits, readSetting } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import { moneyOf, projectsOf } from './budget.store.ts'
import { momentOf } from './facts.actions.ts'
import { classesOf, type MapFact, mapDay, noValues, placeOnMap, sumsOf } from './map.rules.ts'
import { type MapMeasureCode, type MapValues, mapMeasures } from './map.schema.ts'
import * as store from './map.store.ts'
import { designMark, type Moment } from './measure.rules.ts'
import type { Measure } from './things.rules.ts'
import { evidenceOf } from './things.store.ts'

export interface MapQuery {
  year?: number | undefined
  craft?: store.Craft | undefined
  measure?: MapMeasureCode | undefined
}

/** Designs of the year as the report counts them, at the unit of their establishment. */
const designFacts = async (tx: Tx, craft: store.Craft | undefined, { period, asOf, cut }: Moment): Promise<MapFact[]> => {
  const qualifies = designMark(await readSetting(tx, 'designs_reported', asOf, 'declared_less_copies'))
  const filter: Measure['filter'] = craft ? { craft: [craft] } : {}
  const measure: Measure = { code: 'new_designs', thing: 'design', qualifies, distinct: 'design', filter }
  const { evidence } = await evidenceOf(tx, measure, { ...period.yearRange, asOf })
  return evidence
    .filter(each => each.marks.includes(qualifies) && each.date <= cut)
    .map(({ unitId }) => ({ measure: 'designs', unitId, value: 1 }))
}
/** Projects decided by the day and the money given to them, by the year of their line as in the report, at the project's own place. */
const projectFacts = async (tx: Tx, craft: store.Craft | undefined, { period: { year }, cut }: Moment): Promise<MapFact[]> => {
  const projects = (await projectsOf(tx, year)).filter(row => row.projects !== null && row.projects <= cut)
  const approved = (await moneyOf(tx, year)).approved.filter(row => row.date <= cut)
  const ids = [...new Set([...projects, ...approved].map(row => row.projectId))]
  const ofCraft = craft ? await store.projectsOfCraft(tx, ids, craft) : new Set(ids)
  return [
    ...projects.filter(row => ofCraft.has(row.projectId)).map(({ unitId }): MapFact => ({ measure: 'projects', unitId, value: 1 })),
    ...approved
      .filter(row => ofCraft.has(row.projectId))
      .map(({ unitId, amount }): MapFact => ({ measure: 'support', unitId, value: amount })),
  ]
}
const registerFacts = async (tx: Tx, craft: store.Craft | undefined, day: Day): Promise<MapFact[]> => {
  const establishments = await store.establishmentsByUnit(tx, craft, day)
  const artisans = await store.artisansByUnit(tx, craft, day)
  const villages = (await store.villageDecisions(tx)).filter(
    village => recognitionOn(village.periods, day) === 'recognised' && (!craft || craftGroups(village.craft).includes(craft)),
  )
  return [
    ...establishments.map((row): MapFact => ({ measure: 'establishments', ...row })),
    ...artisans.map((row): MapFact => ({ measure: 'artisans', ...row })),
    ...villages.map(({ unitId }): MapFact => ({ measure: 'villages', unitId, value: 1 })),
  ]
}

/**
 * The figures of every commune of the map within what the reader may see. Records of units that ended before stand at their certain
 * successor; the communes, what is unknown and what is the whole city's come to the total.
 * @param query year of plan (by default the business year), a craft, the measure that the classes are of (by default establishments)
 */
export const registerMap = (ctx: Context, query: MapQuery) =>
  ctx.db.transaction(tx => mapIn(tx, ctx, query), { isolationLevel: 'repeatable read', accessMode: 'read only' })

const mapIn = async (tx: Tx, ctx: Context, { craft, measure = 'establishments', ...query }: MapQuery) => {
  const year = query.year ?? Number(ctx.today.slice(0, 4))
  const units = await loadUnits(ctx.db)
  const moment = await momentOf(tx, ctx, { period: String(year) })
  const lastOfYear = `${year}-12-31`
  const day = ctx.today < lastOfYear ? ctx.today : lastOfYear
  const shown = units.all.filter(
    unit => unit.level === 'commune' && validOn(unit, mapDay) && units.ancestors(unit.id).some(above => above.id === province.unitId),
  )
  const onMap = new Set(shown.map(unit => unit.id))

  const { everywhere, unitIds } = ctx.reach
  const own = new Set(unitIds)
  const sees = (unitId: string | null) => everywhere || (unitId !== null && own.has(unitId))
  const facts = [
    ...(await registerFacts(tx, craft, day)),
    ...(await projectFacts(tx, craft, moment)),
    ...(await designFacts(tx, craft, moment)),
  ].filter(fact => sees(fact.unitId))
  const sums = sumsOf(facts, unitId => placeOnMap(units, onMap, unitId))

  /** A commune is the reader's when it, or a unit that certainly went into it, is. */
  const reached = new Set(
    unitIds.flatMap(id => {
      const place = placeOnMap(units, onMap, id)
      return place.at === 'commune' ? [place.unitId] : []
    }),
  )
  const mine = (unitId: string) => everywhere || reached.has(unitId)
  const communes = shown
    .map(({ id, code, fullName }) => ({
      unitId: id,
      code,
      name: fullName,
      values: mine(id) ? (sums.communes.get(id) ?? noValues()) : null,
    }))
    .sort((a, b) => compareVietnamese(a.name, b.name))
  const named = (id: string) =>
    units
      .ancestors(id)
      .filter(above => above.level !== 'province')
      .map(above => above.fullName)
      .join(', ')
  return {
    year,
    /** The day on which the register's own records are counted, and the last day of the year's money and designs. */
    day,
    cut: moment.cut,
    craft: craft ?? null,
    measure,
    measures: mapMeasures,
    years: [...new Set([year, ...(await store.yearsKnown(tx))])].sort((a, b) => b - a),
    everywhere,
    communes,
    unknown: {
      values: totalOf([...sums.unknown.values()]),
      units: [...sums.unknown]
        .map(([id, values]) => ({ unitId: id || null, name: id ? named(id) : say('mapScreens.noUnit'), values }))
        .sort((a, b) => compareVietnamese(a.name, b.name)),
    },
    city: sums.city,
    total: sums.total,
    classes: classesOf(communes.flatMap(({ values }) => (values ? [values[measure]] : []))),
  }
}
const totalOf = (list: readonly MapValues[]): MapValues => {
  const total = noValues()
  for (const values of list) for (const code of Object.keys(total) as MapMeasureCode[]) total[code] += values[code]
  return total
}
export type RegisterMapData = Awaited<ReturnType<typeof registerMap>>
