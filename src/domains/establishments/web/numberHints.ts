/** What is wrong with a number while it is typed: a mistake stands at the field before it is sent; a masked number is left alone. */
import type { RecordValues } from '../../../web/ui/RecordFields.tsx'
import { say } from '../../../words/say.ts'
import { phoneProblem, plainPhone, plainTaxCode } from '../contacts.rules.ts'
import { type IdentifierProblem, personalNumberProblem } from '../personal-number.rules.ts'

type Typed = RecordValues[string] | undefined
type Hint = { error?: string; help?: string }
const textOf = (value: Typed): string => (typeof value === 'string' ? value.trim() : '')
const said = (problem: IdentifierProblem | undefined): Hint => {
  if (!problem) return {}
  const sentence = [problem.says, problem.fix].filter(Boolean).join(' ')
  return problem.level === 'error' ? { error: sentence } : { help: sentence }
}
const masked: Hint = { help: say('training.numberHelp') }

export const phoneHint = (value: Typed): Hint => {
  const text = textOf(value)
  if (text.includes('•')) return masked
  // Shorter than any number, it is still being typed.
  return text.replace(/\D/g, '').length < 9 ? {} : said(phoneProblem(plainPhone(text)))
}
export const personalNumberHint = (value: Typed, day: string, birthYear: Typed): Hint => {
  const text = textOf(value)
  if (text.includes('•')) return masked
  if (text.replace(/\D/g, '').length < 12) return {}
  return said(personalNumberProblem(plainTaxCode(text), day, typeof birthYear === 'number' ? birthYear : null))
}
