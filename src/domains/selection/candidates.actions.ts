/** The candidates of a line: projects appraised or proposed, each with what it would take and the priorities it shows. */
import { knownProjects } from '../projects/projects.actions.ts'
import type { CandidateSource } from './selection.ports.ts'
import { candidateAmount, prioritiesOf } from './selection.rules.ts'

export const candidatesOf: CandidateSource = async (ctx, tx, line) => {
  const { year, contentGroup, source } = line
  const known = await knownProjects(ctx, tx, { year, contentGroup, source, states: ['appraised', 'proposed'] })
  return known.map(({ project, suggested, findings, beneficiaries }) => {
    const years = beneficiaries.map(b => b.establishment.experienceYears)
    const blocking = findings.filter(finding => finding.weight === 'block')
    return {
      id: project.id,
      code: project.code,
      name: project.name,
      amount: candidateAmount(project.requested, suggested),
      pilot: project.pilot,
      priorities: prioritiesOf(
        beneficiaries.map(({ establishment: e }) => ({ exporting: e.exporting, localMaterials: e.localMaterials, workers: e.workers })),
      ),
      experienceYears: years.length === 0 || years.includes(null) ? null : Math.min(...years.map(Number)),
      blocked: blocking.length ? blocking.map(finding => finding.says).join(' ') : null,
    }
  })
}
