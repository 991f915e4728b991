/** Codes that point to other records: found, or reported. */
import { say } from '../../words/say.ts'
import type { ReadLine } from './lines.rules.ts'

/**
 * The record that a cell's code names. Reports an unknown code and answers undefined; a blank cell answers null.
 * @param where where such codes are given, for the person who corrects it
 */
export const linked = <V, T>(
  line: ReadLine<V>,
  key: keyof V & string,
  code: string | null | undefined,
  known: ReadonlyMap<string, T>,
  where: string,
): T | null | undefined => {
  if (!code) return null
  const found = known.get(code)
  if (!found) line.fail(key, 'unknown_code', say('exchange.codeUnknown', { code, where }), say('exchange.codeFix', { where }))
  return found
}
