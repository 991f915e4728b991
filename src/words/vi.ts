/** The Vietnamese vocabulary, one file per area; another language is another object of the same shape. */
import kernel from './vi/kernel.ts'
import web from './vi/web.ts'

export const vi = { kernel, web } as const
export type Vocabulary = typeof vi
