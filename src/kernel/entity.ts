/** One line per field: from it come the table, the input check, the form, the Excel column and the dictionary. */
import { type NotNull, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  numeric,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { say } from '../words/say.ts'
import { isDay } from './dates.ts'
import { clean } from './text.ts'

/** How a field is shown, typed and put into Excel. */
export type FieldKind = 'text' | 'int' | 'decimal' | 'money' | 'date' | 'choice' | 'flag' | 'ref' | 'json'
export interface Words {
  /** Official Vietnamese name: label on screen, header in Excel. */
  label: string
  /** One sentence that helps the person who fills it in. */
  help?: string
  unit?: string
  /** Personal value: masked, kept out of the log, erasable. */
  personal?: true
}
/** Code → Vietnamese label, in the order shown. */
export type Options = Readonly<Record<string, string>>

export interface Field<
  C extends PgColumnBuilderBase = PgColumnBuilderBase,
  Z extends z.ZodType = z.ZodType,
  Required extends boolean = boolean,
> extends Words {
  kind: FieldKind
  column: C
  check: Z
  required: Required
  options?: Options
  /** How people write an option besides its label: what is compared of it → code. Workbooks take it; screens offer labels. */
  also?: Options
}
type More = Omit<Words, 'label'>

const inSentence = (label: string) => (/^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1))

/** Vietnamese words for what zod found wrong with one field. */
const wrong = (label: string, options?: Options) => (issue: z.core.$ZodRawIssue) => {
  const max = 'maximum' in issue ? String(issue.maximum) : ''
  const min = 'minimum' in issue ? String(issue.minimum) : ''
  if (issue.input === undefined || issue.input === null || issue.input === '')
    return say('kernel.fieldRequired', { label: inSentence(label) })
  if (issue.code === 'too_big') return say(issue.origin === 'string' ? 'kernel.fieldTooLong' : 'kernel.fieldMax', { label, max })
  if (issue.code === 'too_small') return say(issue.origin === 'string' ? 'kernel.fieldTooShort' : 'kernel.fieldMin', { label, min })
  if (issue.code === 'invalid_value' && options) return say('kernel.fieldChoice', { label, options: Object.values(options).join(', ') })
  if (issue.code === 'invalid_format') return say('kernel.fieldPattern', { label })
  if (issue.code === 'invalid_type' && issue.expected === 'number') return say('kernel.fieldNumber', { label })
  return say('kernel.fieldWrong', { label })
}

const field = <C extends PgColumnBuilderBase, Z extends z.ZodType>(
  kind: FieldKind,
  column: C,
  check: Z,
  words: Words,
  options?: Options,
): Field<C, Z, true> => ({
  kind,
  column,
  check: check.meta({ title: words.label, ...(words.help && { description: words.help }) }) as Z,
  required: true,
  ...words,
  ...(options && { options }),
})

/** The kinds of field. Every one is required until wrapped in `optional`. */
export const f = {
  /** `tidy` brings what people type to the one form that is checked and kept. */
  text: (label: string, more: { max?: number; pattern?: RegExp; tidy?: (text: string) => string } & More = {}) => {
    const { max = 500, pattern, tidy = clean, ...words } = more
    const base = z
      .string({ error: wrong(label) })
      .transform(tidy)
      .pipe(
        z
          .string()
          .min(1, { error: wrong(label) })
          .max(max, { error: wrong(label) }),
      )
    return field('text', text(), pattern ? base.pipe(z.string().regex(pattern, { error: wrong(label) })) : base, { label, ...words })
  },
  int: (label: string, more: { min?: number; max?: number } & More = {}) => {
    const { min = 0, max = 2_147_483_647, ...words } = more
    return field(
      'int',
      integer(),
      z
        .int({ error: wrong(label) })
        .min(min, { error: wrong(label) })
        .max(max, { error: wrong(label) }),
      { label, ...words },
    )
  },
  decimal: (label: string, more: More = {}) =>
    field('decimal', numeric({ precision: 20, scale: 4, mode: 'number' }), z.number({ error: wrong(label) }), { label, ...more }),
  dong: (label: string, more: More = {}) =>
    field('money', bigint({ mode: 'number' }), z.int({ error: wrong(label) }).min(0, { error: wrong(label) }), {
      label,
      unit: '₫',
      ...more,
    }),
  date: (label: string, more: More = {}) =>
    field(
      'date',
      date({ mode: 'string' }),
      z.string({ error: wrong(label) }).refine(isDay, { error: say('kernel.fieldDate', { label }) }),
      { label, ...more },
    ),
  choice: <const O extends Options>(label: string, options: O, more: { also?: Readonly<Record<string, keyof O & string>> } & More = {}) => {
    const { also, ...words } = more
    const codes = Object.keys(options) as [keyof O & string, ...(keyof O & string)[]]
    const made = field('choice', text({ enum: codes }), z.enum(codes, { error: wrong(label, options) }), { label, ...words }, options)
    return also ? { ...made, also } : made
  },
  flag: (label: string, more: More = {}) => field('flag', boolean(), z.boolean({ error: wrong(label) }), { label, ...more }),
  /** A link to another record by its id. */
  ref: (label: string, to: () => AnyPgColumn, more: More = {}) =>
    field('ref', uuid().references(to), z.uuid({ error: wrong(label) }), { label, ...more }),
  /** A link to a unit, whose ids are readable text. */
  unit: (label: string, to: () => AnyPgColumn, more: More = {}) =>
    field('ref', text().references(to), z.string({ error: wrong(label) }).min(1, { error: wrong(label) }), { label, ...more }),
  json: <T>(label: string, check: z.ZodType<T>, more: More = {}) => field('json', jsonb().$type<T>(), check, { label, ...more }),
}

/** The field may be left out: null in the table, absent or null in the input. */
export const optional = <C extends PgColumnBuilderBase, Z extends z.ZodType>(
  x: Field<C, Z, true>,
): Field<C, z.ZodOptional<z.ZodNullable<Z>>, false> => ({
  ...x,
  required: false,
  check: x.check.nullable().optional(),
})

type Fields = Record<string, Field>
type Columns<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<infer C, z.ZodType, infer R> ? (R extends true ? NotNull<C> : C) : never
}
type Shape<F extends Fields> = { [K in keyof F]: F[K]['check'] }
/** What a form, a screen and the dictionary need to know of a field. */
export interface FieldModel extends Words {
  key: string
  kind: FieldKind
  required: boolean
  options?: Options
}

/** A kind of record. `name` is its table; `extra` adds keys, indexes and checks. */
export const entity = <const N extends string, F extends Fields>(
  name: N,
  label: string,
  fields: F,
  extra?: (table: Record<keyof F & string, AnyPgColumn>) => PgTableExtraConfigValue[],
) => {
  const columns = Object.fromEntries(
    Object.entries(fields).map(([key, x]) => [key, x.required ? (x.column as unknown as { notNull(): unknown }).notNull() : x.column]),
  ) as unknown as Columns<F>
  const table = pgTable(
    name,
    {
      id: uuid().primaryKey().default(sql`gen_random_uuid()`),
      ...columns,
      createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    },
    extra && (self => extra(self as unknown as Record<keyof F & string, AnyPgColumn>)),
  )
  const shape = Object.fromEntries(Object.entries(fields).map(([key, x]) => [key, x.check])) as Shape<F>
  const model: FieldModel[] = Object.entries(fields).map(([key, x]) => ({
    key,
    kind: x.kind,
    label: x.label,
    required: x.required,
    ...(x.help && { help: x.help }),
    ...(x.unit && { unit: x.unit }),
    ...(x.personal && { personal: x.personal }),
    ...(x.options && { options: x.options }),
  }))
  return {
    name,
    label,
    fields,
    table,
    /** Checks what a person or a workbook sends. */
    input: z.object(shape),
    form: model,
    /** Keys of the values that erasure empties. */
    personal: model.filter(x => x.personal).map(x => x.key),
  }
}
/** A row as it comes from the table of an entity. */
export type RowOf<E extends { table: { $inferSelect: unknown } }> = E['table']['$inferSelect']
