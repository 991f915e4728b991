/** Codes into crafts by a mapping version. */
import type { Craft } from './mapping.schema.ts'

export interface Line {
  prefix: string
  craft: Craft | null
}
/** The craft of a code: the longest prefix decides; null where none does or where that one takes it out. */
export const craftOf = (lines: readonly Line[]): ((code: string) => Craft | null) => {
  const byPrefix = new Map(lines.map(line => [line.prefix, line.craft]))
  const numbered = /^\d+$/
  return code => {
    if (!numbered.test(code)) return byPrefix.get(code) ?? null
    for (let length = code.length; length >= 2; length--) {
      const craft = byPrefix.get(code.slice(0, length))
      if (craft !== undefined) return craft
    }
    return null
  }
}
