/** Trainees as a list asks for them. */
import * as z from 'zod'
import type { Role } from '../reference/roles.schema.ts'
import { classKinds } from './training.schema.ts'

/** Who works with trainees, or audits that each was counted once: the same people as find them by searching, and the auditor. */
export const traineeReaders: readonly Role[] = ['local_officer', 'centre_officer', 'appraiser', 'leader', 'auditor']
export const traineeEditors = ['local_officer', 'centre_officer', 'appraiser', 'leader'] as const

/** Columns that the list can be ordered by. */
export const traineeSorts = ['name', 'birthYear', 'establishment', 'unit', 'turns', 'classes', 'lastOn'] as const
export const traineeFilter = z.object({
  q: z.string().max(200).optional(),
  /** The year in which a class ended. */
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  classCode: z.string().max(40).optional(),
  kind: z.enum(Object.keys(classKinds) as [keyof typeof classKinds, ...(keyof typeof classKinds)[]]).optional(),
  unitId: z.string().max(40).optional(),
})
export const traineeView = traineeFilter.extend({
  sort: z.enum(traineeSorts).optional(),
  down: z.stringbool().optional(),
  cols: z.string().max(200).optional(),
})
export type TraineeFilter = z.output<typeof traineeFilter>
export type TraineeView = z.output<typeof traineeView>
