/** Reads `--name value` options, and says which are wrong. */
import { parseArgs } from 'node:util'
import { Refusal } from '../kernel/refusal.ts'
import { say } from '../words/say.ts'

/** What is wrong with the options, in words. */
const whyOf = ({ code, message }: NodeJS.ErrnoException, names: readonly string[]): string => {
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? ''
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    ? say('server.unknownOption', { option, options: names.map(name => `--${name}`).join(', ') })
    : say('server.optionValue', { option })
}
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
    throw new Refusal(
      'invalid',
      `${say('server.badOption', { why: whyOf(error as NodeJS.ErrnoException, names) })}\n\n${say('server.usage')}`,
    )
  }
}
