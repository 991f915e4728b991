/** What a view of the register is: conditions, order and columns, as they stand in an address, a saved view and a request. */
import * as z from 'zod'
import { isDay } from '../../kernel/dates.ts'
import type { Options } from '../../kernel/entity.ts'
import { say } from '../../words/say.ts'
import { columnKeys } from './columns.schema.ts'
import { Establishment } from './establishments.schema.ts'

const { craft, kind, sector } = Establishment.fields
/** Kept or missing values, by which incomplete records are found. */
export const heldOptions = { has: say('registerList.held'), none: say('registerList.missing') } as const satisfies Options
export const exportingOptions = {
  yes: say('registerList.exportingYes'),
  no: say('registerList.exportingNo'),
  unknown: say('registerList.exportingUnknown'),
} as const satisfies Options
export const supportingOptions = {
  yes: say('registerList.supportingYes'),
  no: say('registerList.supportingNo'),
  unknown: say('registerList.supportingUnknown'),
} as const satisfies Options
export const womenOptions = {
  yes: say('registerList.womenYes'),
  no: say('registerList.womenNo'),
  unknown: say('registerList.womenUnknown'),
} as const satisfies Options
export const minorityOptions = {
  yes: say('registerList.minorityYes'),
  no: say('registerList.minorityNo'),
  unknown: say('registerList.minorityUnknown'),
} as const satisfies Options
export const difficultOptions = {
  yes: say('registerList.difficultYes'),
  no: say('registerList.difficultNo'),
  unknown: say('registerList.difficultUnknown'),
} as const satisfies Options
export const openOptions = { open: say('registerList.open'), closed: say('registerList.closed') } as const satisfies Options
/** Besides these, a year: supported in that year. */
export const supportOptions = { never: say('registerList.supportNever'), ever: say('registerList.supportEver') } as const satisfies Options

const oneOf = <O extends Options>(options: O) => z.enum(Object.keys(options) as [keyof O & string, ...(keyof O & string)[]]).optional()

/** Conditions, all of which a record fulfils. */
export const registerFilter = z.object({
  q: z.string().max(200).optional(),
  /** A unit with all below it and the units that it followed or that followed it. */
  unitId: z.string().max(40).optional(),
  village: z.string().max(30).optional(),
  craft: craft.check.optional(),
  kind: kind.check.optional(),
  sector: sector.check.optional(),
  /** '10-50', '10-' or '-50'. */
  workers: z
    .string()
    .regex(/^(\d{1,6}-\d{0,6}|-\d{1,6})$/, { error: say('registerList.badRange') })
    .optional(),
  exporting: oneOf(exportingOptions),
  supportingIndustry: oneOf(supportingOptions),
  womenOwned: oneOf(womenOptions),
  /** Counts only for those who may see whose establishment it is. */
  minorityOwned: oneOf(minorityOptions),
  /** By the lists of areas in force today. */
  difficultArea: oneOf(difficultOptions),
  open: oneOf(openOptions),
  taxCode: oneOf(heldOptions),
  phone: oneOf(heldOptions),
  supported: z
    .string()
    .regex(/^(never|ever|\d{4})$/, { error: say('registerList.badSupport') })
    .optional(),
  /** Changed on this day or later. */
  changed: z
    .string()
    .refine(isDay, { error: say('registerList.badDay') })
    .optional(),
})
export type RegisterFilter = z.output<typeof registerFilter>
/** Keys of the conditions, in the order in which they are said. */
export const filterKeys = Object.keys(registerFilter.shape) as (keyof RegisterFilter)[]

/** A view: conditions, order, columns. `cols` lists column keys with commas between. */
export const registerView = registerFilter.extend({
  sort: z.enum(columnKeys).optional(),
  down: z.stringbool().optional(),
  cols: z.string().max(400).optional(),
})
export type RegisterView = z.output<typeof registerView>

/** Records that somebody ticked, or all that fulfil the conditions. */
export const selection = z.union([
  z.strictObject({ codes: z.array(z.string().max(30)).min(1).max(20_000) }),
  z.strictObject({ filter: registerFilter, except: z.array(z.string().max(30)).max(20_000).optional() }),
])
export type Selection = z.output<typeof selection>

/** A saved view's name as a person types it. */
export const viewName = z
  .string()
  .trim()
  .min(1, { error: say('registerList.viewNameMissing') })
  .max(80, { error: say('registerList.viewNameLong') })
