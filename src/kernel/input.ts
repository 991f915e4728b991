/** What routes ask for beside the fields of a record. */
import * as z from 'zod'
import { say } from '../words/say.ts'
import { clean } from './text.ts'

/** A text that must be given, cleaned. @param label as in the form: it is named when it is missing or too long */
export const requiredText = (label: string, max = 1000) =>
  z
    .string()
    .transform(clean)
    .pipe(
      z
        .string()
        .min(1, { error: say('kernel.fieldRequired', { label: label.toLowerCase() }) })
        .max(max, { error: say('kernel.fieldTooLong', { label, max: String(max) }) }),
    )
