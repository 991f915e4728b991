/** What a bulk edit is asked for: which records, which values, why. */
import * as z from 'zod'
import { say } from '../../words/say.ts'
import { Establishment } from './establishments.schema.ts'
import { selection } from './views.schema.ts'

/** The values that may be set in many records at once. Null empties a value that may be empty. */
export const bulkValues = z
  .strictObject({
    ...Establishment.input.pick({
      kind: true,
      craft: true,
      sector: true,
      unitId: true,
      workers: true,
      localMaterials: true,
      exporting: true,
      supportingIndustry: true,
      womenOwned: true,
      cleanerProduction: true,
      clusterInfrastructure: true,
      experienceYears: true,
      closedOn: true,
    }).shape,
    villageCode: z.string().max(30).nullable(),
  })
  .partial()
  .refine(values => Object.values(values).some(value => value !== undefined), { error: say('registerList.bulkNothing') })
export type BulkValues = z.output<typeof bulkValues>

export const bulkReason = z
  .string()
  .trim()
  .min(3, { error: say('registerList.reasonMissing') })
  .max(500)
export const bulkAsk = z.object({ selection, values: bulkValues })
export type BulkAsk = z.output<typeof bulkAsk>
