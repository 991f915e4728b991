/** Prepares the cases that the rules of appraisal judge: a project's facts and its beneficiaries', as they stood on the days that count. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import type { Case } from '../appraisal/appraisal.schema.ts'
import type { NormRow } from '../appraisal/norms.schema.ts'
import { earlierSupport, type PastSupport, sameYear } from '../appraisal/past.rules.ts'
import { placeOn } from '../appraisal/places.rules.ts'
import { recognitionsOf } from '../establishments/recognitions.actions.ts'
import { difficultAreas } from '../reference/areas.actions.ts'
import { activities } from '../reference/catalog.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { ports } from './projects.ports.ts'
import { type ProjectRow, projectStates } from './projects.schema.ts'
import { listBeneficiaries, listRelated, listSameSerial } from './projects.store.ts'

/** The projects of an establishment, for judging what it asks for next. */
export const pastSupport = async (tx: Tx, establishmentId: string): Promise<PastSupport[]> =>
  (await listRelated(tx, [establishmentId])).map(asPast)
const asPast = ({ state, ...one }: Awaited<ReturnType<typeof listRelated>>[number]) => ({
  ...one,
  stateLabel: projectStates[state],
  stage: state === 'draft' ? ('draft' as const) : state === 'rejected' || state === 'stopped' ? ('void' as const) : ('standing' as const),
})

/**
 * The cases of many projects by id.
 * @param today stands in for days that have not come: a draft is judged as if submitted today
 * @param norms of the nation and the province, through time
 */
export const loadCases = async (
  db: NodePgDatabase,
  tx: Tx,
  projects: readonly ProjectRow[],
  today: Day,
  norms: readonly NormRow[],
): Promise<Map<string, Case>> => {
  const ids = projects.map(p => p.id)
  const units = await loadUnits(db)
  const difficult = await difficultAreas(tx, units)
  const beneficiaries = await listBeneficiaries(tx, ids)
  const related = (await listRelated(tx, [...new Set(beneficiaries.map(b => b.establishment.id))])).map(asPast)
  const serials = (await listSameSerial(tx, ids)).rows
  const recognitions = await recognitionsOf(tx, [...new Set(beneficiaries.flatMap(b => b.village?.id ?? []))])
  const notes = await ports.overlaps?.(tx, ids)
  const surveys = await ports.surveys?.(tx, ids)
  const of = groupBy(beneficiaries, b => b.projectId)
  const relatedOf = groupBy(related, r => r.establishmentId)

  return new Map(
    projects.map(project => {
      const submittedOn = project.submittedOn ?? today
      const approvedOn = project.plannedOn ?? today
      const own = of.get(project.id) ?? []
      const othersOf = (establishmentId: string) => (relatedOf.get(establishmentId) ?? []).filter(r => r.id !== project.id)
      const twins = own.flatMap(b => sameYear(othersOf(b.establishment.id), project.activity, project.year))
      const note = notes?.get(project.id)
      const sameMachine = serials.filter(r => r.project_id === project.id).map(r => r.code)
      const given: Case = {
        activity: project.activity,
        shape: activities[project.activity].shape,
        contentGroup: project.contentGroup,
        submittedOn,
        approvedOn,
        totalCost: project.totalCost,
        eligibleCost: project.eligibleCost,
        requested: project.requested,
        counterpart: project.counterpart,
        units: project.units,
        commitsCapital: project.commitsCapital,
        commitsNoDouble: project.commitsNoDouble,
        inPlan: project.plannedOn !== null,
        implementerExperienced: project.implementer === 'other' ? null : true,
        beneficiaries: own.map(({ establishment: e, village }) => ({
          code: e.code,
          name: e.name,
          kind: e.kind,
          sector: e.sector,
          taxCode: e.taxCode,
          unit: placeOn(units, e.unitId, submittedOn),
          village: village && { name: village.name, recognitions: recognitions.get(village.id) ?? [] },
          cleanerProduction: e.cleanerProduction,
          clusterInfrastructure: e.clusterInfrastructure,
          difficult: { onSubmission: difficult(e.unitId, submittedOn), onApproval: difficult(e.unitId, approvedOn) },
          earlier: earlierSupport(othersOf(e.id), project.activity, submittedOn),
        })),
        norms,
        // What an officer called different is no twin any more.
        twins: [...new Set([...twins, ...sameMachine])].filter(other => !note?.different.includes(other)).sort(),
        survey: surveys?.get(project.id) ?? null,
        ...(note && { overlaps: { open: note.open, same: note.same } }),
      }
      return [project.id, given]
    }),
  )
}
