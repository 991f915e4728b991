/** How typings of one field from several devices become one value, without losing any. Pure; the order of arrival does not matter for what is kept. */
import type { Cell, FieldValue, Patch } from './applications.schema.ts'

/** A typing as it arrived: `at` already by the server's clock, `typed` by the device's own. */
export interface Arrived extends Omit<Patch, 'at'> {
  at: number
  typed: number
  device: string
}
export interface Merged {
  /** What the field holds now; undefined when it stays as it was. */
  cell?: Cell
  /** What another device had typed without having seen this: kept and shown. */
  lost?: { id: string; value: FieldValue; at: number; device: string }
}
const later = (a: { at: number; id: string }, b: { at: number; id: string }) => a.at > b.at || (a.at === b.at && a.id > b.id)

/**
 * One device's own typings follow its own clock. Somebody who saw the field as it is may replace it, whatever the clocks say. Of two who
 * did not see each other, the one who typed later holds, and the other's value is kept.
 * @param revision the application's revision that this change makes
 */
export const merged = (held: Cell | undefined, patch: Arrived, revision: number): Merged => {
  const { id, value, at, typed, device, base } = patch
  const cell = { value, at: held ? Math.max(at, held.at + 1) : at, typed, device, id, revision }
  if (!held) return { cell }
  if (held.id === id) return {}
  if (held.device === device) return typed > held.typed ? { cell } : {}
  if (base >= held.revision) return { cell }
  if (held.value === value) return later(patch, held) ? { cell } : {}
  if (later(patch, held)) return { cell, lost: { id: held.id, value: held.value, at: held.at, device: held.device } }
  return { lost: { id, value, at, device } }
}
/** The values alone. */
export const valuesOf = (cells: Readonly<Record<string, Cell>>): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, cell.value]))
