/** The figures of money and of projects: lines, content groups, units. Every one is a list of rows; parts come to their whole. Pure. */
import type { Day } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import { contentGroups, moneySources } from '../reference/catalog.schema.ts'
import type { UnitIndex } from '../reference/units.rules.ts'
import { counted, type Figure, type FigureRow, mustSum, ordered, type Source, summed } from './figures.rules.ts'
import type { Moment } from './measure.rules.ts'

export const moneyKinds = ['approved', 'advanced', 'paid', 'settled'] as const
export type MoneyKind = (typeof moneyKinds)[number]
export const countKinds = ['submitted', 'projects', 'accepted'] as const
export type CountKind = (typeof countKinds)[number]

export interface MoneyFact {
  recordId: string
  projectId: string
  code: string
  name: string
  unitId: string
  contentGroup: string
  source: string
  amount: number
  date: Day
  origin: Source | null
}
export interface ProjectFact {
  projectId: string
  code: string
  name: string
  unitId: string
  contentGroup: string
  submitted: Day | null
  projects: Day | null
  accepted: Day | null
  hasAmount: boolean
  origin: Source | null
}
export interface LineFact {
  id: string
  contentGroup: string
  source: string
  amount: number
}
export interface BudgetFacts {
  year: number
  lines: readonly LineFact[]
  money: Record<MoneyKind, readonly MoneyFact[]>
  projects: readonly ProjectFact[]
  /** False when a local officer sees their part only: a line's plan and rest are the whole city's. */
  whole: boolean
}

/** A row of a table by unit: the district where the commune belongs to the district era, else the commune; the city; not known. */
export interface UnitPlace {
  key: string
  label: string
  level: 'district' | 'commune' | 'city' | 'unknown'
}
export const placeOf = (units: Pick<UnitIndex, 'ancestors'>, unitId: string | null): UnitPlace => {
  const line = unitId ? units.ancestors(unitId) : []
  const [own] = line
  if (!own) return { key: 'unknown', label: say('reports.unitUnknown'), level: 'unknown' }
  const place = line.find(unit => unit.level === 'district') ?? (own.level === 'commune' ? own : undefined)
  if (place) return { key: place.id, label: place.fullName, level: place.level === 'district' ? 'district' : 'commune' }
  return { key: 'city', label: say('reports.unitCity'), level: 'city' }
}

const projectLink = (code: string) => ({ to: 'project' as const, code })
const moneyRow = (fact: MoneyFact): FigureRow => ({
  recordId: fact.recordId,
  label: `${fact.code} ${fact.name}`,
  date: fact.date,
  amount: fact.amount,
  unitId: fact.unitId,
  link: projectLink(fact.code),
  source: fact.origin,
})
const projectRow = (fact: ProjectFact, date: Day): FigureRow => ({
  recordId: fact.projectId,
  label: `${fact.code} ${fact.name}`,
  date,
  amount: 1,
  unitId: fact.unitId,
  link: projectLink(fact.code),
  source: fact.origin,
})

/** The labels of a budget figure's parts; `total` stands for all. */
export const groupLabel = (group: string): string => contentGroups[group as keyof typeof contentGroups] ?? say('reports.total')
export const sourceLabel = (source: string): string => moneySources[source as keyof typeof moneySources] ?? say('reports.allSources')
const kindLabels = {
  planned: 'reports.planned',
  approved: 'reports.approved',
  advanced: 'reports.advanced',
  paid: 'reports.paid',
  settled: 'reports.settled',
  remaining: 'reports.remaining',
  submitted: 'reports.submitted',
  projects: 'reports.projects',
  accepted: 'reports.accepted',
} as const
const definitions = {
  planned: 'reports.defPlanned',
  approved: 'reports.defApproved',
  advanced: 'reports.defAdvanced',
  paid: 'reports.defPaid',
  settled: 'reports.defSettled',
  remaining: 'reports.defRemaining',
  submitted: 'reports.defSubmitted',
  projects: 'reports.defProjects',
  accepted: 'reports.defAccepted',
} as const
type Kind = keyof typeof kindLabels
export const kindLabel = (kind: Kind): string => say(kindLabels[kind])

interface Part {
  code: string
  label: string
  ofMoney: (fact: MoneyFact) => boolean
  ofProject: (fact: ProjectFact) => boolean
}
/**
 * Adds a part's figures to the map: `<part>.<kind>` cumulative to the last day covered, `<part>.<kind>.period` inside the period.
 * Money belongs to the year by its line and projects by their year, so the cumulative figures have no first day.
 */
const addPart = (figures: Map<string, Figure>, part: Part, facts: BudgetFacts, { period, cut }: Moment, kinds: readonly Kind[]): void => {
  const add = (kind: Kind, rows: readonly FigureRow[], make: typeof counted, unit: string) => {
    const base = { label: `${part.label}: ${kindLabel(kind)}`, definition: say(definitions[kind]), unit }
    const sorted = ordered(rows)
    figures.set(`${part.code}.${kind}`, make({ ...base, code: `${part.code}.${kind}`, rows: sorted }))
    const inside = sorted.filter(row => (row.date ?? '') >= period.from)
    figures.set(`${part.code}.${kind}.period`, make({ ...base, code: `${part.code}.${kind}.period`, rows: inside }))
  }
  for (const kind of moneyKinds)
    if (kinds.includes(kind)) add(kind, facts.money[kind].filter(fact => part.ofMoney(fact) && fact.date <= cut).map(moneyRow), summed, '₫')
  for (const kind of countKinds)
    if (kinds.includes(kind))
      add(
        kind,
        facts.projects.filter(part.ofProject).flatMap(fact => {
          const day = fact[kind]
          return day !== null && day <= cut ? projectRow(fact, day) : []
        }),
        counted,
        say('reports.unitProject'),
      )
}

export const groups = Object.keys(contentGroups)
export const sources = Object.keys(moneySources)
/** The codes of the lines that the year has, in the order of the plan; `total` last. */
export const lineKeys = (facts: BudgetFacts): { group: string; source: string }[] =>
  groups.flatMap(group =>
    sources.filter(source => facts.lines.some(l => l.contentGroup === group && l.source === source)).map(source => ({ group, source })),
  )

const addPlan = (
  figures: Map<string, Figure>,
  part: { code: string; label: string },
  lines: readonly LineFact[],
  facts: BudgetFacts,
): void => {
  const planned: FigureRow[] = lines.map(line => ({
    recordId: line.id,
    label: `${groupLabel(line.contentGroup)} – ${sourceLabel(line.source)}`,
    date: null,
    amount: line.amount,
    unitId: null,
    link: { to: 'plan', code: String(facts.year) },
    source: null,
  }))
  const approved = figures.get(`${part.code}.approved`)?.rows ?? []
  const rows = { planned, remaining: [...planned, ...approved.map(row => ({ ...row, amount: -row.amount }))] }
  for (const kind of ['planned', 'remaining'] as const) {
    const code = `${part.code}.${kind}`
    const base = { code, label: `${part.label}: ${kindLabel(kind)}`, definition: say(definitions[kind]), unit: '₫' }
    // Another unit's approvals are out of sight, so the rest of a line would be wrong.
    figures.set(
      code,
      facts.whole
        ? summed({ ...base, rows: rows[kind] })
        : { ...base, measure: 'sum', value: null, rows: [], says: say('reports.wholeCityOnly') },
    )
  }
}

/**
 * All figures of money and projects by code: `budget.<group|total>.<source|total>.<kind>`, `group.<group|total>.<kind>`,
 * `unit.<unit id|city|unknown>.<kind>`.
 */
export const budgetFigures = (facts: BudgetFacts, moment: Moment, places: ReadonlyMap<string, UnitPlace>): Map<string, Figure> => {
  const figures = new Map<string, Figure>()
  for (const group of [...groups, 'total'])
    for (const source of [...sources, 'total']) {
      const has = (g: string, s: string) => (group === 'total' || g === group) && (source === 'total' || s === source)
      const part = { code: `budget.${group}.${source}`, label: `${groupLabel(group)}, ${sourceLabel(source)}` }
      addPart(figures, { ...part, ofMoney: f => has(f.contentGroup, f.source), ofProject: () => false }, facts, moment, moneyKinds)
      addPlan(
        figures,
        part,
        facts.lines.filter(l => has(l.contentGroup, l.source)),
        facts,
      )
    }
  const kinds = [...moneyKinds, ...countKinds]
  for (const group of [...groups, 'total']) {
    const has = (f: { contentGroup: string }) => group === 'total' || f.contentGroup === group
    addPart(figures, { code: `group.${group}`, label: groupLabel(group), ofMoney: has, ofProject: has }, facts, moment, kinds)
  }
  for (const place of new Map([...places.values()].map(p => [p.key, p])).values()) {
    const has = (f: { unitId: string }) => (places.get(f.unitId)?.key ?? 'unknown') === place.key
    addPart(figures, { code: `unit.${place.key}`, label: place.label, ofMoney: has, ofProject: has }, facts, moment, kinds)
  }
  return figures
}

/** Refuses to report when lines, groups or units do not come to their totals, in counts and in đồng. */
export const checkSums = (figures: ReadonlyMap<string, Figure>, placeKeys: readonly string[]): void => {
  const value = (code: string) => figures.get(code)?.value ?? 0
  const suffixes = (kinds: readonly string[]) => kinds.flatMap(kind => [kind, `${kind}.period`])
  const planKinds = figures.get('budget.total.total.planned')?.value === null ? [] : ['planned', 'remaining']
  for (const kind of [...suffixes(moneyKinds), ...planKinds]) {
    for (const group of [...groups, 'total']) {
      const parts = sources.map(source => value(`budget.${group}.${source}.${kind}`))
      mustSum(`budget.${group}.total.${kind}`, value(`budget.${group}.total.${kind}`), parts)
    }
    mustSum(
      `budget.total.total.${kind}`,
      value(`budget.total.total.${kind}`),
      groups.map(group => value(`budget.${group}.total.${kind}`)),
    )
  }
  for (const kind of suffixes(moneyKinds))
    mustSum(`budget and group ${kind}`, value(`group.total.${kind}`), [value(`budget.total.total.${kind}`)])
  for (const kind of suffixes([...moneyKinds, ...countKinds])) {
    const whole = value(`group.total.${kind}`)
    mustSum(
      `group.total.${kind}`,
      whole,
      groups.map(group => value(`group.${group}.${kind}`)),
    )
    mustSum(
      `unit ${kind}`,
      whole,
      placeKeys.map(key => value(`unit.${key}.${kind}`)),
    )
  }
}
