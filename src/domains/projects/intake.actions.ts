/** Bulk intake of projects and machines, in the transaction of an import that logs what it brings in. */
import type { Tx } from '../../kernel/log.ts'
import * as store from './intake.store.ts'

export type { MachineDraft, ProjectDraft } from './intake.store.ts'

/** A project with the establishments that benefit from it. */
export interface ProjectIntake {
  project: store.ProjectDraft
  beneficiaryIds: readonly string[]
}

/** The projects that have these codes, each with its beneficiaries' ids. */
export const projectsByCode = async (tx: Tx, codes: readonly string[]) => {
  const projects = await store.selectProjects(tx, codes)
  const links = await store.selectBeneficiaries(
    tx,
    projects.map(project => project.id),
  )
  const idsOf = new Map<string, string[]>()
  for (const link of links) idsOf.set(link.projectId, [...(idsOf.get(link.projectId) ?? []), link.establishmentId])
  return new Map(projects.map(project => [project.code, { project, beneficiaryIds: idsOf.get(project.id) ?? [] }]))
}
export const takeInProjects = async (tx: Tx, rows: readonly ProjectIntake[]): Promise<void> => {
  await store.insertProjects(
    tx,
    rows.map(row => row.project),
  )
  const links = rows.flatMap(row => row.beneficiaryIds.map(establishmentId => ({ projectId: row.project.id, establishmentId })))
  if (links.length) await store.insertBeneficiaries(tx, links)
}
/** The machines of these projects. */
export const machinesOf = (tx: Tx, projectIds: readonly string[]) => store.selectMachines(tx, projectIds)
export const takeInMachines = async (tx: Tx, rows: readonly store.MachineDraft[]): Promise<void> => {
  await store.insertMachines(tx, rows)
}
