import type { Succession } from './units.rules.ts'

/** One row of the succession with what its source says of it. */
export interface LineageStep extends Succession {
  confidence: string
  note: string | null
}
export interface UnitLine {
  /** Steps that led to the unit, earliest first. */
  before: LineageStep[]
  /** Steps by which it ended and what followed, earliest first. */
  after: LineageStep[]
}
/** Every step that leads to a unit or away from it, over as many reforms as there were. */
export const lineOf = (steps: readonly LineageStep[], unitId: string): UnitLine => {
  const walk = (from: 'fromId' | 'toId', next: 'fromId' | 'toId') => {
    const found = new Set<LineageStep>()
    const waiting = [unitId]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
      for (const step of steps) {
        if (step[from] !== id || found.has(step)) continue
        found.add(step)
        const to = step[next]
        if (to !== null) waiting.push(to)
      }
    return [...found].sort((a, b) => a.on.localeCompare(b.on))
  }
  return { before: walk('toId', 'fromId'), after: walk('fromId', 'toId') }
}
