/** Vietnamese words for what a schema refuses without words of its own: which value, and what is wrong with it. */
import type * as z from 'zod'
import { say } from '../words/say.ts'

/** 'Giá trị “xa”', by the name that the address or the body gives it. */
const nameOf = ({ path }: z.core.$ZodRawIssue): string =>
  path?.length ? say('kernel.inputNamed', { name: path.map(String).join('.') }) : say('kernel.inputWhole')

/** Set once as Zod's language (`z.config`); a schema that has words of its own is not asked here. */
export const sayWrong = (issue: z.core.$ZodRawIssue): string => {
  const name = nameOf(issue)
  switch (issue.code) {
    case 'invalid_type':
      return say(issue.input === undefined || issue.input === null ? 'kernel.inputMissing' : 'kernel.inputForm', { name })
    case 'invalid_value':
      return say(issue.input === undefined || issue.input === null ? 'kernel.inputMissing' : 'kernel.inputChoice', { name })
    case 'too_big':
    case 'too_small':
      return say(sizes[issue.code][sizeOf(issue.origin)], {
        name,
        limit: String('maximum' in issue ? issue.maximum : 'minimum' in issue ? issue.minimum : ''),
      })
    case 'unrecognized_keys':
      return say('kernel.inputExtra', { name, keys: (issue.keys as readonly string[]).map(key => `“${key}”`).join(', ') })
    default:
      return say('kernel.inputForm', { name })
  }
}
const sizes = {
  too_big: { text: 'kernel.inputLong', list: 'kernel.inputMany', number: 'kernel.inputMax' },
  too_small: { text: 'kernel.inputShort', list: 'kernel.inputFew', number: 'kernel.inputMin' },
} as const
const sizeOf = (origin: unknown): 'text' | 'list' | 'number' =>
  origin === 'string' ? 'text' : origin === 'array' || origin === 'set' || origin === 'map' ? 'list' : 'number'
