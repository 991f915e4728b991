/** What holds a project out of a set, and why no set can be: said of each limit by itself. Pure. */
import { sayDong } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import type { Program, Row } from './choosing/choosing.schema.ts'

const activityOf = (code: string): string => activityLabels[code as keyof typeof activityLabels] ?? code
const tight = (row: Row): row is Row & { max: number } => row.max !== null
const money = ({ kind }: Row) => kind === 'budget' || kind === 'line' || kind === 'groupCost'

/**
 * The limits that a project would break if it joined a set as it is, each in a sentence.
 * @param chosen ids of the set
 * @returns for an id that is not in the set, its sentences; none when it would break no limit
 */
export const holdsOut = ({ items, rows }: Program, chosen: ReadonlySet<string>): ((id: string) => string[]) => {
  const place = new Map(items.map((one, at) => [one.id, at]))
  const of = new Map<number, { row: Row & { max: number }; coefficient: number; sum: number; inside: string[] }[]>()
  const several = rows.some(({ kind }) => kind === 'line')
  for (const row of rows) {
    // Of several lines each pays its own: the whole says nothing besides.
    if (!tight(row) || (several && row.kind === 'budget')) continue
    const inside = row.places.map(at => items[at]!.id).filter(id => chosen.has(id))
    const sum = row.places.reduce((total, at, i) => (chosen.has(items[at]!.id) ? total + row.coefficients[i]! : total), 0)
    for (const [i, at] of row.places.entries()) of.set(at, [...(of.get(at) ?? []), { row, coefficient: row.coefficients[i]!, sum, inside }])
  }
  return id =>
    (of.get(place.get(id) ?? -1) ?? [])
      .filter(({ row, coefficient, sum }) => sum + coefficient > row.max)
      .map(({ row, coefficient, sum, inside }) => {
        const vars = {
          max: money(row) ? sayDong(row.max) : row.max,
          lack: sayDong(sum + coefficient - row.max),
          activity: activityOf(row.about),
        }
        if (row.kind === 'establishment') return say('selectionRounds.heldEstablishment', { codes: inside.join(', ') })
        if (row.kind === 'groupCount') return say('selectionRounds.heldCount', vars)
        if (row.kind === 'groupCost') return say('selectionRounds.heldCost', vars)
        return say(coefficient > row.max ? 'selectionRounds.heldDear' : 'selectionRounds.heldMoney', vars)
      })
}

/** The first limit that no set can keep, whatever the others are, in a sentence; null when it takes several together. */
export const whyNone = ({ items, rows, must, mustNot }: Program): string | null => {
  const [inside, outside] = [new Set(must), new Set(mustNot)]
  const several = rows.some(({ kind }) => kind === 'line')
  for (const row of rows) {
    if (several && row.kind === 'budget') continue
    const sumOf = (test: (id: string) => boolean) =>
      row.places.reduce((total, at, i) => (test(items[at]!.id) ? total + row.coefficients[i]! : total), 0)
    const needed = sumOf(id => inside.has(id))
    const most = sumOf(id => !outside.has(id))
    const vars = {
      activity: activityOf(row.about),
      min: row.min ?? 0,
      max: money(row) ? sayDong(row.max ?? 0) : (row.max ?? 0),
      most,
      needed: money(row) ? sayDong(needed) : needed,
    }
    if (row.max !== null && needed > row.max) {
      if (row.kind === 'groupCount') return say('selectionRounds.noneMustCount', vars)
      if (row.kind === 'establishment')
        return say('selectionRounds.noneMustOne', {
          codes: row.places
            .map(at => items[at]!.id)
            .filter(id => inside.has(id))
            .join(', '),
        })
      return say('selectionRounds.noneMustMoney', { ...vars, lack: sayDong(needed - row.max) })
    }
    if (row.min === null) continue
    if (row.max !== null && row.min > row.max) return say('selectionRounds.noneAgainst', vars)
    if (most < row.min)
      return say(
        row.kind === 'groupCount'
          ? 'selectionRounds.noneFewCount'
          : row.kind === 'area'
            ? 'selectionRounds.noneFewArea'
            : 'selectionRounds.noneFewTarget',
        vars,
      )
  }
  return null
}
