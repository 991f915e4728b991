/** What record linkage forgets of a person who is erased: names that its stored models count how often they occur. */
import type { Tx } from '../../kernel/log.ts'
import { storedModels, writeModels } from './sweeps.store.ts'

/** The value without the keys that speak of the person, wherever they stand. */
const without = (value: unknown, speaks: (text: string) => boolean): unknown => {
  if (Array.isArray(value)) return value.map(each => without(each, speaks))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (speaks(key) ? [] : [[key, without(each, speaks)]])))
}
/**
 * Takes what speaks of the person out of every stored model. A model without it takes the name for one that it never met.
 * @returns how many models changed
 */
export const forgetInModels = async (tx: Tx, speaks: (text: string) => boolean): Promise<number> => {
  let changed = 0
  for (const { id, models } of await storedModels(tx)) {
    if (!speaks(JSON.stringify(models))) continue
    await writeModels(tx, id, without(models, speaks) as typeof models)
    changed++
  }
  return changed
}
