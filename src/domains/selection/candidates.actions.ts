/** The candidates of a line: projects appraised or proposed, each with what it would take, its priorities and its place by law. */
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { priorityOrderOn } from '../appraisal/appraisal.actions.ts'
import { knownProjects } from '../projects/projects.actions.ts'
import { loadAreas } from '../reference/areas.actions.ts'
import { areaStanding } from '../reference/areas.rules.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type { CandidateSource } from './selection.ports.ts'
import { candidateAmount, legalRanks, prioritiesOf, unrecordedOf } from './selection.rules.ts'

/** The order of law on the day, the city's own before the nation's; refused on a day before there was any. */
export const orderOn = async (tx: Tx, day: Day) => (await priorityOrderOn(tx, day)) ?? refuse(say('selection.noOrder'))

export const candidatesOf: CandidateSource = async (ctx, tx, line) => {
  const { year, contentGroup, source } = line
  const { key, values } = await orderOn(tx, ctx.today)
  const areas = await loadAreas(tx)
  const units = await loadUnits(ctx.db)
  const known = await knownProjects(ctx, tx, { year, contentGroup, source, states: ['appraised', 'proposed'] })
  return known.map(({ project, suggested, findings, beneficiaries }) => {
    const years = beneficiaries.map(b => b.establishment.experienceYears)
    const blocking = findings.filter(finding => finding.weight === 'block')
    const facts = {
      id: project.id,
      code: project.code,
      name: project.name,
      amount: candidateAmount(project.requested, suggested),
      pilot: project.pilot,
      priorities: prioritiesOf(
        beneficiaries.map(({ establishment }) => establishment),
        values,
        areaStanding(areas, units, project.unitId, ctx.today),
      ),
      experienceYears: years.length === 0 || years.includes(null) ? null : Math.min(...years.map(Number)),
      blocked: blocking.length ? blocking.map(finding => finding.says).join(' ') : null,
    }
    return { ...facts, legal: { key, ranks: legalRanks(facts, values), unrecorded: unrecordedOf(facts.priorities) } }
  })
}
