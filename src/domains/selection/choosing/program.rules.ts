/** Limits of a choice as rows of whole numbers, and whether a set keeps to them: the last word, whatever a solver says. */
import type { Item, Limits, Program, Row } from './choosing.schema.ts'

const every = (items: readonly Item[]) => items.map((_, place) => place)
const where = (items: readonly Item[], test: (one: Item) => boolean) => every(items).filter(place => test(items[place]!))
const counted = (places: readonly number[]) => places.map(() => 1)
const costs = (items: readonly Item[], places: readonly number[]) => places.map(place => items[place]!.cost)

/** The rows that the limits make of the items; a limit that nothing can break is left out. */
export const programOf = (items: readonly Item[], limits: Limits): Program => {
  const all = every(items)
  const rows: Row[] = [
    { key: 'budget', kind: 'budget', about: '', places: all, coefficients: costs(items, all), min: null, max: limits.budget },
  ]
  for (const [line, max] of Object.entries(limits.lines ?? {})) {
    const places = where(items, one => one.line === line)
    rows.push({ key: `line:${line}`, kind: 'line', about: line, places, coefficients: costs(items, places), min: null, max })
  }
  for (const { group, minCount, maxCount, minCost, maxCost } of limits.groups ?? []) {
    const places = where(items, one => one.group === group)
    const [least, most, leastMoney, mostMoney] = [minCount ?? null, maxCount ?? null, minCost ?? null, maxCost ?? null]
    const shared = { about: group, places }
    if (least !== null || most !== null)
      rows.push({ ...shared, key: `groupCount:${group}`, kind: 'groupCount', coefficients: counted(places), min: least, max: most })
    if (leastMoney !== null || mostMoney !== null)
      rows.push({
        ...shared,
        key: `groupCost:${group}`,
        kind: 'groupCost',
        coefficients: costs(items, places),
        min: leastMoney,
        max: mostMoney,
      })
  }
  for (const { area, minCount } of limits.areas ?? []) {
    const places = where(items, one => one.area === area)
    rows.push({ key: `area:${area}`, kind: 'area', about: area, places, coefficients: counted(places), min: minCount, max: null })
  }
  if (limits.onePerEstablishment) {
    const of = new Map<string, number[]>()
    items.forEach((one, place) => {
      for (const each of new Set(one.establishments ?? [])) of.set(each, [...(of.get(each) ?? []), place])
    })
    for (const [about, places] of of)
      if (places.length > 1)
        rows.push({ key: `establishment:${about}`, kind: 'establishment', about, places, coefficients: counted(places), min: null, max: 1 })
  }
  for (const { target, min } of limits.targets ?? []) {
    const places = where(items, one => (one.gives?.[target] ?? 0) !== 0)
    const coefficients = places.map(place => items[place]!.gives![target]!)
    rows.push({ key: `target:${target}`, kind: 'target', about: target, places, coefficients, min, max: null })
  }
  return { items, rows, must: limits.must ?? [], mustNot: limits.mustNot ?? [] }
}

/** What a row comes to for a set, exactly. */
export const sumOf = (row: Pick<Row, 'places' | 'coefficients'>, has: (place: number) => boolean): bigint =>
  row.places.reduce((sum, place, at) => (has(place) ? sum + BigInt(row.coefficients[at]!) : sum), 0n)
/** The rows that a set breaks. */
export const brokenBy = <R extends Pick<Row, 'places' | 'coefficients' | 'min' | 'max'>>(
  rows: readonly R[],
  has: (place: number) => boolean,
): R[] =>
  rows.filter(row => {
    const sum = sumOf(row, has)
    return (row.min !== null && sum < BigInt(row.min)) || (row.max !== null && sum > BigInt(row.max))
  })
