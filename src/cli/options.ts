/** Reads `--name value` options, and says which are wrong. */
import { parseArgs } from 'node:util'
import { Refusal } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'

/** Positionals and the named options given; an unknown or empty option is refused with the usage. */
export const readOptions = <const N extends string>(
  args: string[],
  names: readonly N[],
): { words: string[]; options: Partial<Record<N, string>> } => {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: Object.fromEntries(names.map(name => [name, { type: 'string' as const }])),
    })
    return { words: positionals, options: values as Partial<Record<N, string>> }
  } catch (error) {
    throw new Refusal('invalid', `${say('server.badOption', { why: (error as Error).message })}\n\n${say('server.usage')}`)
  }
}
