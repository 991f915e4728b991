/** Bulk reads and inserts of projects, beneficiaries and machines for imports. */
import { inArray } from 'drizzle-orm'
import type { Tx } from '../../kernel/log.ts'
import { beneficiary, Machine, Project } from './projects.schema.ts'

export type ProjectDraft = typeof Project.table.$inferInsert & { id: string }
export type MachineDraft = typeof Machine.table.$inferInsert & { id: string }

export const selectProjects = (tx: Tx, codes: readonly string[]) =>
  codes.length
    ? tx
        .select()
        .from(Project.table)
        .where(inArray(Project.table.code, [...codes]))
    : Promise.resolve([])
export const selectBeneficiaries = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .select()
        .from(beneficiary)
        .where(inArray(beneficiary.projectId, [...projectIds]))
    : Promise.resolve([])
export const insertProjects = (tx: Tx, rows: readonly ProjectDraft[]) => tx.insert(Project.table).values([...rows])
export const insertBeneficiaries = (tx: Tx, rows: readonly (typeof beneficiary.$inferInsert)[]) => tx.insert(beneficiary).values([...rows])
export const selectMachines = (tx: Tx, projectIds: readonly string[]) =>
  projectIds.length
    ? tx
        .select()
        .from(Machine.table)
        .where(inArray(Machine.table.projectId, [...projectIds]))
    : Promise.resolve([])
export const insertMachines = (tx: Tx, rows: readonly MachineDraft[]) => tx.insert(Machine.table).values([...rows])
