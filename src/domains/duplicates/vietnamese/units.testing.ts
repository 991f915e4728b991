/** Hà Nội's real units with the words they are written by, for tests. */
import { shippedUnits } from '../../reference/units.testing.ts'
import { unitWords } from './units.rules.ts'

export const realUnits = async () => {
  const { units, index } = await shippedUnits()
  return { units, index, words: unitWords(units, index, '2025-07-01') }
}
