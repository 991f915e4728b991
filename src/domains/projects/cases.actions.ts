/** Prepares the cases that the rules of appraisal judge: a project's facts and its beneficiaries', as they stood on the days that count. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Day } from '../../kernel/dates.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { loadNorms } from '../appraisal/appraisal.actions.ts'
import type { Case, CaseBeneficiary } from '../appraisal/appraisal.schema.ts'
import { activities } from '../reference/catalog.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { type UnitIndex, validOn } from '../reference/units.rules.ts'
import type { ProjectRow } from './projects.schema.ts'
import { listBeneficiaries, listRelated, listSameSerial } from './projects.store.ts'

/** The commune that stands for a recorded one on a day: itself, or its one certain successor. Null when nobody can say. */
const placeOn = (units: UnitIndex, unitId: string, day: Day): CaseBeneficiary['unit'] => {
  const recorded = units.unit(unitId)
  if (!recorded) return null
  const lineage = validOn(recorded, day) || recorded.validFrom > day ? undefined : units.successorsOf(unitId, day)
  const place = validOn(recorded, day) ? recorded : lineage?.certain ? units.unit(lineage.units[0] ?? '') : undefined
  if (!place) return null
  const district = units.ancestors(place.id).find(u => u.level === 'district')
  return { name: place.fullName, type: place.type, district: district ? { name: district.fullName, type: district.type } : null }
}

/** The cases of many projects by id. `today` stands in for days that have not come: a draft is judged as if submitted today. */
export const loadCases = async (db: NodePgDatabase, tx: Tx, projects: readonly ProjectRow[], today: Day): Promise<Map<string, Case>> => {
  const ids = projects.map(p => p.id)
  const units = await loadUnits(db)
  const beneficiaries = await listBeneficiaries(tx, ids)
  const related = await listRelated(tx, [...new Set(beneficiaries.map(b => b.establishment.id))])
  const serials = (await listSameSerial(tx, ids)).rows
  const norms = await loadNorms(tx)
  const of = groupBy(beneficiaries, b => b.projectId)
  const relatedOf = groupBy(related, r => r.establishmentId)

  return new Map(
    projects.map(project => {
      const submittedOn = project.submittedOn ?? today
      const own = of.get(project.id) ?? []
      const others = own.flatMap(b =>
        (relatedOf.get(b.establishment.id) ?? []).filter(r => r.id !== project.id && r.activity === project.activity),
      )
      const twins = others.filter(r => r.year === project.year && r.state !== 'rejected' && r.state !== 'stopped').map(r => r.code)
      const sameMachine = serials.filter(r => r.project_id === project.id).map(r => r.code)
      const given: Case = {
        activity: project.activity,
        shape: activities[project.activity].shape,
        contentGroup: project.contentGroup,
        submittedOn,
        approvedOn: project.plannedOn ?? today,
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
          sector: e.sector,
          taxCode: e.taxCode,
          unit: placeOn(units, e.unitId, submittedOn),
          village: village && { name: village.name, recognisedOn: village.recognisedOn, withdrawnOn: village.withdrawnOn },
          cleanerProduction: e.cleanerProduction,
          clusterInfrastructure: e.clusterInfrastructure,
          earlier: (relatedOf.get(e.id) ?? []).flatMap(r =>
            r.id !== project.id && r.activity === project.activity && r.acceptedOn !== null && r.acceptedOn < submittedOn
              ? [{ code: r.code, name: r.name, acceptedOn: r.acceptedOn }]
              : [],
          ),
        })),
        norms,
        twins: [...new Set([...twins, ...sameMachine])].sort(),
      }
      return [project.id, given]
    }),
  )
}
