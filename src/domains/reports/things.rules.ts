/** Reads a target's data (thing, state, date, distinct, filter) into a measure that can be counted; what cannot be counted is refused. */
import { invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { TargetCode, TargetRow, things } from '../plans/plans.schema.ts'
import { activities, crafts, machineActivities } from '../reference/catalog.schema.ts'
import type { MonthAmount } from '../trade/turnover.rules.ts'
import { classKinds } from '../training/training.schema.ts'
import type { Source } from './figures.rules.ts'

export type Thing = keyof typeof things
export interface Measure {
  code: TargetCode
  thing: Thing
  /** The state that counts. */
  qualifies: string
  distinct: string
  filter: Readonly<Record<string, readonly string[]>>
}
/** The one series that growth is taken from: never two sources, currencies or mapping versions mixed. */
export interface Series {
  source: string
  currency: string
  mapping: string
}
export type ExportMonth = MonthAmount & { id: string; from: Source | null }
interface Shape {
  qualifies: readonly string[]
  dateField: readonly string[]
  distinct: readonly string[]
  /** Filter key → values it may have; null: any text. */
  filter: Readonly<Record<string, readonly string[] | null>>
}

/** What each thing can be counted by. The first of each list is the usual one. */
export const shapes: Readonly<Record<Thing, Shape>> = {
  export_turnover: {
    qualifies: ['published'],
    dateField: ['month'],
    distinct: ['month'],
    filter: { source: null, currency: null, mapping: null },
  },
  design: {
    qualifies: ['declared_less_copies', 'accepted', 'declared'],
    dateField: ['madeOn'],
    distinct: ['design'],
    filter: { craft: Object.keys(crafts), source: ['contest', 'consultancy', 'establishment', 'order'] },
  },
  fair_participation: {
    qualifies: ['attended'],
    dateField: ['startsOn'],
    distinct: ['establishment+fair'],
    filter: {},
  },
  project_establishment: {
    qualifies: ['accepted'],
    dateField: ['acceptedOn'],
    distinct: ['establishment'],
    filter: { activity: Object.keys(activities) },
  },
  attendance: {
    qualifies: ['completed'],
    dateField: ['endsOn'],
    distinct: ['attendance'],
    filter: { kind: Object.keys(classKinds) },
  },
}
/** Where a target leaves its filter open, its fixed code says what it counts. */
const usual: Partial<Record<TargetCode, Record<string, readonly string[]>>> = {
  managers_trained: { kind: ['management'] },
  machine_establishments: { activity: machineActivities },
}
const filterNames: Readonly<Record<string, string>> = { activities: 'activity', classKind: 'kind', class: 'kind' }

/** 'fair.starts_on' → 'startsOn'. */
const word = (text: string) =>
  (text.trim().split('.').at(-1) ?? '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace(/Id$/, '')
/** 'establishment × fair', 'fair_id, establishment_id' → 'establishment+fair'. */
const words = (text: string) =>
  text
    .split(/[^A-Za-z_.]+| x /)
    .map(word)
    .filter(Boolean)
    .sort()
    .join('+')

const wrong = (target: Pick<TargetRow, 'name'>, field: string, value: string, allowed: readonly string[]) =>
  invalid(say('reports.badTarget', { name: target.name, field, value }), [
    {
      path: field,
      message: say('reports.badTarget', { name: target.name, field, value }),
      fix: say('reports.badTargetFix', { allowed: allowed.join(', ') }),
    },
  ])

/**
 * The measure that a target's data describe.
 * @throws Refusal `invalid` naming the field that nothing counts by, and what it may be
 */
export const measureOf = (target: TargetRow): Measure => {
  const shape = shapes[target.thing]
  const qualifies = target.qualifies.trim()
  if (!shape.qualifies.includes(qualifies)) wrong(target, 'qualifies', qualifies, shape.qualifies)
  if (!shape.dateField.includes(word(target.dateField))) wrong(target, 'dateField', target.dateField, shape.dateField)
  const distinct = words(target.distinct)
  if (!shape.distinct.includes(distinct)) wrong(target, 'distinct', target.distinct, shape.distinct)
  const filter: Record<string, readonly string[]> = { ...usual[target.code] }
  for (const [name, value] of Object.entries(target.filter ?? {})) {
    const key = filterNames[name] ?? name
    const allowed = shape.filter[key]
    if (allowed === undefined) wrong(target, 'filter', name, Object.keys(shape.filter))
    const values = Array.isArray(value) ? value : [value]
    const stranger = allowed ? values.find(each => !allowed.includes(each)) : undefined
    if (stranger !== undefined) wrong(target, `filter.${name}`, stranger, allowed ?? [])
    filter[key] = values
  }
  return { code: target.code, thing: target.thing, qualifies, distinct, filter }
}

/** The series of a target: what its filter names, else the dated setting `export_series`; undefined when neither does. */
export const seriesOf = (measure: Measure, setting: Partial<Series> | null): Series | undefined => {
  const part = (key: keyof Series) => measure.filter[key]?.[0] ?? setting?.[key]
  const [source, currency, mapping] = [part('source'), part('currency'), part('mapping')]
  return source && currency && mapping ? { source, currency, mapping } : undefined
}
