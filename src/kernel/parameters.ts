/** What a dated version of a rule sets, declared once: the check of what an officer enters, the form, and the words that show it. */
import * as z from 'zod'
import { say } from '../words/say.ts'
import type { Options } from './entity.ts'
import { sayDong, sayNumber } from './money.ts'
import { clean } from './text.ts'

/** One value as a form draws it. */
export interface ParameterField {
  key: string
  label: string
  /** `choices` several codes, in the order of importance when `ordered`; `percents` a percent for some of the codes. */
  kind: 'text' | 'flag' | 'count' | 'percent' | 'money' | 'choices' | 'percents'
  required: boolean
  options?: Options
  ordered?: true
  help?: string
}
/** Values of a version by key, as JSON keeps them. */
export type ParameterValues = Readonly<Record<string, unknown>>
type Declared<Z extends z.ZodType> = { field: Omit<ParameterField, 'key'>; check: Z }
export interface ParameterSet<P extends ParameterValues = ParameterValues> {
  fields: readonly ParameterField[]
  /** Refuses what is not a whole version, in Vietnamese, each wrong value named. */
  check: z.ZodType<P>
}

interface More {
  help?: string
}
/** A value that was added to a rule later: versions entered before it set none. */
interface Later {
  later?: true
}
const missing = (label: string) => say('kernel.fieldRequired', { label: label.charAt(0).toLowerCase() + label.slice(1) })
const wrong = (label: string) => ({ error: say('kernel.fieldWrong', { label }) })
const codesOf = <O extends Options>(options: O) => Object.keys(options) as [keyof O & string, ...(keyof O & string)[]]
const percent = (label: string) => {
  const bad = { error: say('kernel.parameterPercent', { label }) }
  return z.number(bad).min(0, bad).max(100, bad)
}
const money = (label: string) => {
  const bad = { error: say('kernel.parameterWhole', { label }) }
  return z.int(bad).min(0, bad)
}

/** The kinds of value. */
export const p = {
  text: (label: string, more: More & { max?: number } = {}) => {
    const { max = 200, ...help } = more
    const text = z.string({ error: missing(label) }).transform(clean)
    const check = text.pipe(
      z
        .string()
        .min(1, { error: missing(label) })
        .max(max, wrong(label)),
    )
    return { field: { label, kind: 'text', required: true, ...help }, check } satisfies Declared<z.ZodType>
  },
  flag: (label: string, { later, ...more }: More & Later = {}) => {
    const check = z.boolean(wrong(label))
    return {
      field: { label, kind: 'flag', required: true, ...more },
      check: later ? check.default(false) : check,
    } satisfies Declared<z.ZodType>
  },
  count: (label: string, more: More = {}) =>
    ({ field: { label, kind: 'count', required: true, ...more }, check: money(label) }) satisfies Declared<z.ZodType>,
  percent: (label: string, more: More = {}) =>
    ({ field: { label, kind: 'percent', required: true, ...more }, check: percent(label) }) satisfies Declared<z.ZodType>,
  maybePercent: (label: string, more: More = {}) =>
    ({ field: { label, kind: 'percent', required: false, ...more }, check: percent(label).nullable() }) satisfies Declared<z.ZodType>,
  maybeMoney: (label: string, more: More = {}) =>
    ({ field: { label, kind: 'money', required: false, ...more }, check: money(label).nullable() }) satisfies Declared<z.ZodType>,
  choices: <const O extends Options>(label: string, options: O, { later, ...more }: More & Later & { ordered?: true } = {}) => {
    const check = z.array(z.enum(codesOf(options), wrong(label))).refine(list => new Set(list).size === list.length, wrong(label))
    return {
      field: { label, kind: 'choices', required: false, options, ...more },
      check: later ? check.default([]) : check,
    } satisfies Declared<z.ZodType>
  },
  percents: <const O extends Options>(label: string, options: O, more: More = {}) =>
    ({
      field: { label, kind: 'percents', required: false, options, ...more },
      check: z.partialRecord(z.enum(codesOf(options), wrong(label)), percent(label)),
    }) satisfies Declared<z.ZodType>,
}
type Fields = Readonly<Record<string, Declared<z.ZodType>>>
type ValuesOf<F extends Fields> = { [K in keyof F]: z.output<F[K]['check']> }

/** The values that every version of a rule sets. */
export const parameterSet = <F extends Fields>(fields: F): ParameterSet<ValuesOf<F>> => ({
  fields: Object.entries(fields).map(([key, { field }]) => ({ key, ...field })),
  check: z.strictObject(Object.fromEntries(Object.entries(fields).map(([key, { check }]) => [key, check]))) as unknown as z.ZodType<
    ValuesOf<F>
  >,
})

/** One value in words; an empty list is said, not left blank. */
export const sayParameter = ({ kind, options = {} }: ParameterField, value: unknown): string => {
  if (value === null || value === undefined) return say('kernel.parameterNone')
  if (kind === 'flag') return say(value ? 'kernel.parameterYes' : 'kernel.parameterNo')
  if (kind === 'percent') return `${sayNumber(Number(value))}%`
  if (kind === 'money') return sayDong(Number(value))
  if (kind === 'count') return sayNumber(Number(value))
  if (kind === 'choices') {
    const codes = value as readonly string[]
    return codes.length ? codes.map(code => options[code] ?? code).join('; ') : say('kernel.parameterNone')
  }
  if (kind === 'percents') {
    const entries = Object.entries(value as Readonly<Record<string, number>>)
    return entries.length
      ? entries.map(([code, share]) => `${options[code] ?? code}: ${sayNumber(share)}%`).join('; ')
      : say('kernel.parameterNone')
  }
  return String(value)
}
